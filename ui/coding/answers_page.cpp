#include "ui/coding/answers_page.h"
#include "core/project/project.h"
#include "ui/coding/answer_pane.h"
#include "ui/coding/answers_filter_bar.h"
#include "ui/coding/answers_table.h"
#include "ui/coding/blind.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/text_view.h"
#include "ui/coding/tick_chooser.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/elided_label.h"
#include <QAction>
#include <QCryptographicHash>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr std::size_t shownAtFirst = 2; ///< closed questions beside answers that are opened for the first time
constexpr std::size_t fewValues = 12;
constexpr std::size_t lookedAt = 20; ///< questions, to find those
constexpr int pauseInTyping = 80; // ms

/// What stands beside answers that are opened for the first time: questions with few different answers.
std::vector<ClosedAnswers> firstBeside(const Read& db, DatasetId dataset)
{
    std::vector<ClosedAnswers> beside;
    auto variables = answers::closedVariables(db, dataset);
    std::erase_if(variables, [](const Variable& variable) {
        return variable.level == Level::Scale || (variable.labels.empty() && variable.type != VariableType::Text);
    });
    for (std::size_t i = 0; i < std::min(variables.size(), lookedAt) && beside.size() < shownAtFirst; ++i)
        if (auto closed = answers::closed(db, variables[i].id); closed && closed->categories.items.size() <= fewValues)
            beside.push_back(std::move(*closed));
    return beside;
}
} // namespace

AnswersPage::AnswersPage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_quick(quick)
    , m_model(new AnswersModel(this))
    , m_title(named(new ElidedLabel, "answersTitle", tr("Answers")))
    , m_variables(named(new QToolButton, "answersVariables", tr("Questions beside the answers")))
    , m_asText(named(new QToolButton, "answersAsText", tr("Show as text")))
    , m_filter(new AnswersFilterBar(quick))
    , m_table(new AnswersTable(*m_model))
    , m_pane(new AnswerPane(session, *m_model, acts, quick))
    , m_chooser(new TickChooser(QStringLiteral("variableChooser"),
                                {tr("Which closed questions stand beside the answers"), tr("Find a question"), tr("Closed questions")},
                                this))
    , m_soon(new QTimer(this))
{
    build();
    addActions();
    m_soon->setSingleShot(true);
    m_soon->setInterval(pauseInTyping);
    connect(m_soon, &QTimer::timeout, this, &AnswersPage::filter);
    connect(m_filter, &AnswersFilterBar::typed, m_soon, qOverload<>(&QTimer::start));
    connect(m_filter, &AnswersFilterBar::changed, this, &AnswersPage::filter);
    connect(m_filter, &AnswersFilterBar::againWanted, this, &AnswersPage::filter);
    connect(m_filter, &AnswersFilterBar::coderChanged, this, [this] { refresh(Changes::everything()); });
    connect(m_filter, &AnswersFilterBar::downWanted, this, [this] {
        if (m_soon->isActive())
            filter();
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->selectRow(0);
        m_table->setFocus();
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &AnswersPage::sortBy);
    connect(m_table, &AnswersTable::codeDropped, this, [this](CodeId code, const std::vector<int>& rows) { codeRows(rows, {code, {}}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AnswersPage::showCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AnswersPage::showCurrent);
    connect(m_pane, &AnswerPane::left, m_table, [this] { m_table->setFocus(); });
    connect(&m_pane->view(), &TextView::markSelected, this, [this](CodingId) {
        if (const auto* mark = m_pane->view().selectedMark())
            Q_EMIT codeShown(mark->coding.code);
    });
    connect(m_variables, &QToolButton::clicked, this, &AnswersPage::chooseVariables);
    connect(m_chooser, &TickChooser::changed, this, [this](const std::vector<qint64>& ids) { setVariables({ids.begin(), ids.end()}); });
    connect(m_asText, &QToolButton::clicked, this, &AnswersPage::asTextWanted);
    connect(&session, &Session::coderChanged, this, [this] {
        if (m_filter->onlyMine())
            refresh(Changes::everything());
    });
}

void AnswersPage::build()
{
    auto bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_variables->setText(tr("Beside…"));
    m_variables->setIcon(icon("gnumeric-column-add"));
    m_variables->setToolTip(tr("Choose which closed questions stand beside the answers"));
    m_asText->setText(tr("As text"));
    m_asText->setIcon(icon("view-list-text"));
    m_asText->setToolTip(tr("Read the answers as one text"));
    for (auto* button : {m_variables, m_asText}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 4, 8, 4);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_variables);
    bar->addWidget(m_asText);
    auto* splitter = named(new QSplitter(Qt::Vertical), "answersSplitter", tr("Grid and the chosen answer"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_pane);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    const int line = fontMetrics().lineSpacing();
    m_pane->setMinimumHeight(line * 4);
    m_table->setMinimumHeight(line * 6);
    splitter->setSizes({line * 30, line * 8});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_filter);
    column->addWidget(splitter, 1);
    setFocusProxy(m_table);
}

void AnswersPage::add(const char* name, const char* iconName, const QString& text, const QList<QKeySequence>& keys, bool writes,
                      std::function<void()> act)
{
    auto* action = new QAction(iconName ? icon(iconName) : QIcon(), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(!writes || !m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, std::move(act));
    m_table->addAction(action);
    m_actions << action;
}

void AnswersPage::addActions()
{
    const auto key = [](const char* keys) { return QKeySequence(QLatin1String(keys)); };
    add("codeAnswers", "tag", tr("Code the selected answers…"), {key("Return"), key("Enter")}, true, [this] { askForCode(); });
    add("codeAnswersWithLast", "view-refresh", tr("Code with the last code"), {key("Ctrl+Return"), key("Ctrl+Enter")}, true, [this] {
        if (m_acts.last().isValid())
            codeSelected({m_acts.last(), {}});
        else
            askForCode();
    });
    for (int number = 1; number <= CodingActs::mostPinned; ++number)
        add(("codeAnswersPinned" + std::to_string(number)).c_str(), "pin", tr("Code the selected answers with pinned code %1").arg(number),
            {QKeySequence(QString::number(number))}, true, [this, number] {
                if (std::size_t(number) <= m_acts.pinned().size())
                    codeSelected({m_acts.pinned()[std::size_t(number) - 1], {}});
            });
    add("removeFromAnswers", "edit-delete", tr("Remove a code from the selected answers…"), {key("Del")}, true, [this] { askToRemove(); });
    add("memoOnAnswer", "note", tr("Memo on the answer…"), {key("Shift+M")}, true, [this] { writeMemo(); });
    add("uncodedAnswers", "view-filter", tr("Show only answers without a code; again: all"), {key("F")}, false,
        [this] { m_filter->toggleUncoded(); });
    add("filterAnswersAgain", "view-refresh", tr("Filter the answers again"), {key("F5")}, false, [this] { filter(); });
    add("readAnswer", nullptr, tr("Go to the answer below the grid"), {key("Space")}, false, [this] { m_pane->view().setFocus(); });
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&m_acts, &CodingActs::pinsChanged, this, &AnswersPage::showPins);
    showPins();
}

void AnswersPage::showPins()
{
    const auto& pins = m_acts.pinned();
    for (int number = 1; number <= CodingActs::mostPinned; ++number) {
        auto* action = findChild<QAction*>(QStringLiteral("codeAnswersPinned%1").arg(number));
        const auto* code = std::size_t(number) <= pins.size() ? m_model->code(pins[std::size_t(number) - 1]) : nullptr;
        action->setVisible(code);
        action->setText(code ? tr("Code with “%1”").arg(code->name) : QString());
    }
}

CoderId AnswersPage::onlyCoder() const
{
    const auto seen = seenCoder(m_session);
    return !seen.isValid() && m_filter->onlyMine() ? ownCoder(m_session) : seen;
}

void AnswersPage::open(SourceId id)
{
    if (m_source == id)
        return;
    m_source = id;
    m_order = {};
    m_table->horizontalHeader()->setSortIndicator(AnswersModel::Respondent, Qt::AscendingOrder);
    m_filter->clear();
    reload();
    m_table->fitColumns();
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
}

void AnswersPage::reload()
{
    struct Loaded {
        AnswerSheet sheet;
        std::vector<ClosedAnswers> closed;
    };
    auto loaded = m_session.project().read([&](const Read& db) -> Result<Loaded> {
        auto sheet = answers::of(db, m_source, onlyCoder());
        if (!sheet)
            return fail(sheet);
        Loaded all{std::move(*sheet), {}};
        if (settings::layout(settingsName()).isEmpty())
            all.closed = firstBeside(db, all.sheet.question.dataset);
        for (const auto variable : rememberedVariables())
            if (auto closed = answers::closed(db, variable))
                all.closed.push_back(std::move(*closed));
        return all;
    });
    if (!m_session.notices().accept(loaded)) {
        m_source = {};
        return;
    }
    m_filter->setBlind(seenCoder(m_session).isValid());
    const auto& sheet = loaded->sheet;
    const auto none = sheet.responses - qint64(sheet.rows.size());
    m_title->setText(
        none > 0
            ? tr("%1 — %2 of %n response(s) answered", nullptr, int(sheet.responses)).arg(sheet.question.title()).arg(sheet.rows.size())
            : sheet.question.title());
    m_model->setSheet(std::move(loaded->sheet), std::move(loaded->closed));
    m_filter->setOffer(&m_model->codes(), &m_model->closed());
    showCurrent();
    showCounts();
}

void AnswersPage::setCodes(const std::vector<Code>& codes)
{
    m_model->setCodes(codes);
    m_filter->setOffer(&m_model->codes(), &m_model->closed());
    showPins();
}

void AnswersPage::keepingSelection(const std::function<void()>& change)
{
    std::vector<std::size_t> selected;
    for (const int row : m_table->selectedRows())
        selected.push_back(m_model->placeOf(row));
    const auto index = m_table->currentIndex();
    const auto current = index.isValid() ? m_model->placeOf(index.row()) : std::size_t(-1);
    change();
    m_table->selectPlaces(selected, current);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showCurrent();
    showCounts();
}

void AnswersPage::filter()
{
    m_soon->stop();
    keepingSelection([this] { m_model->choose(m_filter->filter(), m_order); });
}

void AnswersPage::sortBy(int column)
{
    using By = AnswerOrder::By;
    AnswerOrder order;
    order.by = column == AnswersModel::Respondent ? By::Response
        : column == AnswersModel::Answer          ? By::Answer
        : column == AnswersModel::Codes           ? By::Codes
                                                  : By::Variable;
    if (order.by == By::Variable)
        order.variable = m_model->closed()[std::size_t(column - AnswersModel::FirstVariable)].variable.id;
    order.descending = order.by == m_order.by && order.variable == m_order.variable && !m_order.descending;
    m_order = order;
    m_table->horizontalHeader()->setSortIndicator(column, order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    filter();
}

void AnswersPage::refresh(const Changes& changes)
{
    if (!m_source.isValid())
        return;
    const auto& gone = changes.of(Entity::Source).deleted;
    if (std::binary_search(gone.begin(), gone.end(), m_source.value())) {
        m_source = {};
        m_model->setSheet({}, {});
        m_pane->show(-1);
        m_title->clear();
        return;
    }
    if (changes.touches(Entity::Source, m_source.value()) || changes.touchesAny(Entity::Case, Entity::Dataset, Entity::Variable)) {
        keepingSelection([this] { reload(); });
        return;
    }
    if (!changes.touchesAny(Entity::Coding, Entity::Code, Entity::Coder))
        return;
    m_filter->setBlind(seenCoder(m_session).isValid());
    const auto rows =
        m_session.project().read([&](const Read& db) -> Result<std::vector<int>> { return m_model->refreshCodings(db, onlyCoder()); });
    if (rows)
        m_table->fitRows(*rows);
    m_pane->refresh();
    showCounts();
}

void AnswersPage::showCurrent()
{
    const auto index = m_table->currentIndex();
    m_pane->show(index.isValid() ? int(m_model->placeOf(index.row())) : -1);
}

void AnswersPage::showCounts()
{
    m_filter->showCounts(m_model->rowCount(), int(m_model->sheet().rows.size()), int(m_table->selectedRows().size()), m_model->misfits());
}

void AnswersPage::show(TextSpan span, CodingId coding)
{
    const auto& rows = m_model->sheet().rows;
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const AnswerRow& row) { return row.span.start <= span.start && span.start <= row.span.end; });
    if (found == rows.end())
        return;
    const auto place = std::size_t(found - rows.begin());
    if (m_model->rowOf(place) < 0) {
        m_filter->clear();
        filter();
    }
    m_table->selectPlaces({place}, place);
    m_pane->show(int(place));
    m_pane->select({span.start, std::min(span.end, found->span.end)});
    m_pane->selectCoding(coding);
}

void AnswersPage::showOnlyWith(CodeId code) { m_filter->setOnlyWith(code); }
void AnswersPage::focusFilter(const QString& seed) { m_filter->focusWords(seed); }

QRect AnswersPage::besideSelection() const
{
    const auto rows = m_table->selectedRows();
    return m_table->rowRect(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : rows.empty() ? 0 : rows.front());
}

void AnswersPage::codeRows(const std::vector<int>& rows, const CodeChoice& choice)
{
    std::vector<TextSpan> spans;
    for (const int row : rows)
        if (const auto& answer = m_model->row(row); !answer.span.isEmpty())
            spans.push_back(answer.span);
    if (spans.empty())
        m_session.notices().say(tr("Select answers first: with the mouse, or with Shift and the arrow keys."));
    else if (!m_session.project().isReadOnly())
        m_acts.codeAnswers(m_source, spans, choice);
}

void AnswersPage::codeSelected(const CodeChoice& choice)
{
    if (m_pane->view().hasFocus() && !m_pane->selection().isEmpty())
        m_pane->code(choice.code, choice.newPath);
    else
        codeRows(m_table->selectedRows(), choice);
}

void AnswersPage::askForCode()
{
    const auto rows = m_table->selectedRows();
    if (rows.empty())
        return codeRows(rows, {});
    m_quick.ask({rows.size() == 1 ? tr("Code the answer with") : tr("Code %n answer(s) with", nullptr, int(rows.size())),
                 m_model->codes(),
                 m_acts.recent(),
                 true,
                 {},
                 {}},
                besideSelection(), [this](const CodeChoice& choice) { codeRows(m_table->selectedRows(), choice); });
}

void AnswersPage::askToRemove()
{
    QSet<qlonglong> present;
    for (const int row : m_table->selectedRows())
        for (const auto& coding : m_model->row(row).codings)
            present.insert(coding.code.value());
    std::vector<Code> codes;
    for (const auto& code : m_model->codes())
        if (present.contains(code.id.value()))
            codes.push_back(code);
    if (codes.empty())
        m_session.notices().say(tr("The selected answers have no code."));
    else if (codes.size() == 1)
        removeCode(codes.front().id);
    else
        m_quick.ask({tr("Remove from the selected answers"), codes, {}, false, {}, {}}, besideSelection(),
                    [this](const CodeChoice& choice) { removeCode(choice.code); });
}

void AnswersPage::removeCode(CodeId id)
{
    std::vector<CodingId> codings;
    int touched = 0;
    for (const int row : m_table->selectedRows()) {
        const auto before = codings.size();
        for (const auto& coding : m_model->row(row).codings)
            if (coding.code == id && std::find(codings.begin(), codings.end(), coding.id) == codings.end())
                codings.push_back(coding.id);
        touched += codings.size() > before ? 1 : 0;
    }
    const auto* code = m_model->code(id);
    if (code && !codings.empty())
        m_acts.removeFromAnswers(codings, QString(code->name), touched);
}

void AnswersPage::writeMemo()
{
    const auto index = m_table->currentIndex();
    if (index.isValid() && !m_model->row(index.row()).span.isEmpty())
        Q_EMIT memoWanted(m_model->row(index.row()).span, m_table->rowRect(index.row()));
}

/// Ids alone are kept outside the study, by a name that says nothing of it.
QString AnswersPage::settingsName() const
{
    const auto hash = QCryptographicHash::hash(m_session.project().path().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("answers-%1-%2").arg(QString::fromLatin1(hash.left(16))).arg(m_source.value());
}

std::vector<VariableId> AnswersPage::rememberedVariables() const
{
    std::vector<VariableId> ids;
    for (const auto& id : QString::fromLatin1(settings::layout(settingsName())).split(u' ', Qt::SkipEmptyParts))
        if (id != QLatin1String("none"))
            ids.emplace_back(id.toLongLong());
    return ids;
}

void AnswersPage::chooseVariables()
{
    const auto all =
        m_session.project().read([&](const Read& db) { return answers::closedVariables(db, m_model->sheet().question.dataset); });
    if (!m_session.notices().accept(all))
        return;
    std::vector<TickChooser::Thing> things;
    for (const auto& variable : *all)
        things.push_back({variable.id.value(), variable.title(),
                          variable.label.isEmpty() ? variable.name : tr("%1: %2").arg(variable.name, variable.label)});
    std::vector<qint64> ticked;
    for (const auto& each : m_model->closed())
        ticked.push_back(each.variable.id.value());
    m_chooser->ask(things, ticked, {m_variables->mapToGlobal(QPoint(0, 0)), m_variables->size()});
}

void AnswersPage::setVariables(const std::vector<VariableId>& ids)
{
    QStringList names;
    for (const auto id : ids)
        names << QString::number(id.value());
    settings::setLayout(settingsName(), names.isEmpty() ? QByteArrayLiteral("none") : names.join(u' ').toLatin1());
    auto closed = m_session.project().read([&](const Read& db) -> Result<std::vector<ClosedAnswers>> {
        std::vector<ClosedAnswers> all;
        for (const auto id : ids)
            if (auto each = answers::closed(db, id))
                all.push_back(std::move(*each));
        return all;
    });
    if (!m_session.notices().accept(closed))
        return;
    keepingSelection([&] {
        m_model->setClosed(std::move(*closed));
        m_filter->setOffer(&m_model->codes(), &m_model->closed());
        m_table->fitColumns();
    });
}

} // namespace counterpoint::ui

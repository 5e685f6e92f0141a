#include "ui/coding/passage_page.h"
#include "core/coding/retrieval.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/place_list.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QSet>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qsizetype context = 120;

QString joined(std::initializer_list<QString> parts)
{
    QStringList filled;
    for (const auto& part : parts)
        if (!part.isEmpty() && !filled.contains(part))
            filled << part;
    return filled.join(QStringLiteral(" · "));
}
} // namespace

PassagePage::PassagePage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_quick(quick)
    , m_title(named(new QLabel, "passagesTitle", tr("Passages")))
    , m_below(named(new QCheckBox(tr("With the codes below it")), "passagesBelow", tr("With the codes below it")))
    , m_list(named(new PlaceList, "passageList", tr("Passages of the code")))
    , m_stack(new QStackedWidget)
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* back = named(new QToolButton, "passagesBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    auto* copy = named(new QToolButton, "passagesCopy", tr("Copy the passages"));
    copy->setIcon(icon("edit-copy"));
    copy->setToolTip(tr("Copy the passages, with where they stand"));
    copy->setAutoRaise(true);
    m_below->setChecked(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_below);
    addActs(*bar);
    bar->addWidget(copy);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new EmptyPlace(
        tr("Nothing is coded with this code yet. Select a passage in a text, press Enter and type a few letters of the code."), {}, ""));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    connect(back, &QToolButton::clicked, this, &PassagePage::left);
    connect(m_below, &QCheckBox::toggled, this, &PassagePage::reload);
    connect(m_list, &PlaceList::chosen, this, &PassagePage::chosen);
    connect(copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_list->asText());
        m_session.notices().say(tr("Copied the passages."));
    });
}

/// What can be done with the chosen passages, as buttons, in the list's menu and by its keys.
void PassagePage::addActs(QHBoxLayout& bar)
{
    const bool writable = !m_session.project().isReadOnly();
    const auto add = [&](const char* name, const char* iconName, const QString& text, const QKeySequence& key, auto act) {
        auto* action = new QAction(icon(iconName), text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(writable);
        connect(action, &QAction::triggered, this, act);
        m_list->addAction(action);
        auto* button = named(new QToolButton, (std::string(name) + "Button").c_str(), text);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar.addWidget(button);
        return action;
    };
    m_recode = add("recodePassages", "document-edit", tr("Code the chosen passages anew… (R)"), QKeySequence(Qt::Key_R),
                   [this] { askToRecode(); });
    m_remove = add("removePassages", "edit-delete", tr("Remove the chosen codings (Delete)"), QKeySequence(Qt::Key_Delete), [this] {
        if (const auto chosenOnes = m_list->chosenCodings(); !chosenOnes.empty())
            m_acts.remove(chosenOnes);
    });
    m_split = add("splitCode", "split", tr("Split the code by going through its passages…"), {}, [this] { Q_EMIT splitWanted(m_code); });
    m_mergeOverlapping = add("mergeOverlappingPassages", "merge", tr("Merge overlapping codings of the code, everywhere"), {}, [this] {
        const auto code = std::find_if(m_codes.begin(), m_codes.end(), [this](const Code& each) { return each.id == m_code; });
        if (code != m_codes.end())
            m_acts.mergeOverlapping(m_code, Code(*code).name, {}, seenCoder(m_session));
    });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PassagePage::showChosen);
}

void PassagePage::showChosen()
{
    const bool any = !m_session.project().isReadOnly() && m_list->selectionModel()->hasSelection();
    m_recode->setEnabled(any);
    m_remove->setEnabled(any);
}

void PassagePage::askToRecode()
{
    const auto codings = m_list->chosenCodings();
    if (codings.empty())
        return;
    const auto row = m_list->visualRect(m_list->currentIndex());
    const QRect beside{m_list->viewport()->mapToGlobal(row.topLeft()), row.size()};
    m_quick.ask({tr("Code %n passage(s) anew as", nullptr, int(codings.size())), m_codes, m_acts.recent(), true, {}, {}}, beside,
                [this, codings](const CodeChoice& choice) { m_acts.recode(codings, choice); });
}

void PassagePage::show(CodeId code)
{
    m_code = code;
    reload();
    m_list->setFocus();
}

void PassagePage::refresh(const Changes& changes)
{
    if (isVisible() && changes.touchesAny(Entity::Coding, Entity::Code, Entity::Source, Entity::Speaker, Entity::Case, Entity::Coder))
        reload();
}

void PassagePage::reload()
{
    const auto code = std::find_if(m_codes.begin(), m_codes.end(), [this](const Code& each) { return each.id == m_code; });
    if (code == m_codes.end()) {
        Q_EMIT left();
        return;
    }
    const auto below = codebook::withDescendants(m_codes, m_code);
    m_below->setVisible(below.size() > 1);
    PassageFilter filter;
    filter.codes = m_below->isChecked() ? below : std::vector<CodeId>{m_code};
    filter.context = context;
    filter.counted = settings::participantsOnly() ? Counted::Participants : Counted::Everyone;
    if (const auto seen = seenCoder(m_session); seen.isValid())
        filter.coders = {seen};
    const auto passages = m_session.project().read([&](const Read& db) { return retrieval::passages(db, filter); });
    if (!m_session.notices().accept(passages))
        return;
    std::vector<PlaceRow> rows;
    QSet<qlonglong> sources;
    for (const auto& passage : *passages) {
        const auto own = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& each) { return each.id == passage.code; });
        sources.insert(passage.source.value());
        rows.push_back({passage.source, passage.span, passage.id, joined({passage.sourceName, passage.speaker, passage.caseName}),
                        joined({passage.code == m_code ? QString() : passage.codePath.section(u'/', -1), passage.coder,
                                passage.weight ? tr("weight %1").arg(*passage.weight) : QString()}),
                        passage.before, passage.text, passage.after, passage.comment,
                        own == m_codes.end() ? QColor() : QColor(own->colour)});
    }
    m_title->setText(
        (filter.counted == Counted::Participants ? tr("%1 — %2 in %3, without interviewers") : tr("%1 — %2 in %3"))
            .arg(code->path, tr("%n passage(s)", nullptr, int(rows.size())), tr("%n source(s)", nullptr, int(sources.size()))));
    m_stack->setCurrentIndex(rows.empty() ? 1 : 0);
    m_list->setRows(std::move(rows));
    showChosen();
}

void PassagePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

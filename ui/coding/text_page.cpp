#include "ui/coding/text_page.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "ui/coding/blind.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/elided_label.h"
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qlonglong allCoders = 0;
constexpr qlonglong mine = -1;
} // namespace

TextPage::TextPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new ElidedLabel, "sourceTitle", tr("Source")))
    , m_codeFilter(named(new QToolButton, "codeFilter", tr("Which codes are shown")))
    , m_allCodes(named(new QToolButton, "allCodes", tr("Show all codes again")))
    , m_blind(named(new QLabel(tr("Blind: only your codings are shown")), "blindNotice", tr("Blind: only your codings are shown")))
    , m_coderFilter(named(new QComboBox, "coderFilter", tr("Whose codings are shown")))
    , m_asGrid(named(new QToolButton, "textAsGrid", tr("Show as a grid")))
    , m_view(new TextView)
    , m_find(new FindBar(*m_view))
    , m_editing(new TextEditing(session, *this))
    , m_editState(named(new QLabel(tr("Editing: Escape ends")), "editState", tr("Editing")))
    , m_editStrip(new QWidget)
{
    auto bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_codeFilter->setIcon(icon("view-filter"));
    m_codeFilter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_codeFilter->setToolTip(tr("Show one code only, with those below it (F: that of the chosen coding)"));
    m_codeFilter->setAutoRaise(true);
    m_allCodes->setIcon(icon("window-close"));
    m_allCodes->setToolTip(tr("Show all codes again"));
    m_allCodes->setAutoRaise(true);
    m_blind->setToolTip(tr("You work blind. The switch is in the menu of your name, at the bottom of the window."));
    m_coderFilter->setToolTip(tr("Whose codings are shown. “Only mine” hides what others coded, for coding blind."));
    m_coderFilter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_asGrid->setText(tr("As a grid"));
    m_asGrid->setIcon(icon("table"));
    m_asGrid->setToolTip(tr("Code the answers in a grid, beside closed questions"));
    m_asGrid->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_asGrid->setAutoRaise(true);
    m_asGrid->hide();
    connect(m_asGrid, &QToolButton::clicked, this, &TextPage::gridWanted);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 4, 8, 4);
    bar->addWidget(m_title, 1);
    auto* edit = named(new QToolButton, "editTextButton", tr("Edit the text"));
    edit->setDefaultAction(m_editing->action());
    edit->setAutoRaise(true);
    edit->setFocusPolicy(Qt::TabFocus);
    m_editState->hide();
    m_editStrip->setFixedHeight(3);
    bar->addWidget(m_editState);
    bar->addSpacing(4);
    bar->addWidget(edit);
    bar->addWidget(m_blind);
    bar->addWidget(m_codeFilter);
    bar->addWidget(m_allCodes);
    bar->addWidget(m_coderFilter);
    bar->addWidget(m_asGrid);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_editStrip);
    column->addWidget(m_view, 1);
    column->addWidget(m_find);
    connect(m_codeFilter, &QToolButton::clicked, this, &TextPage::filterWanted);
    connect(m_allCodes, &QToolButton::clicked, this, [this] { showOnlyCode({}); });
    connect(m_coderFilter, &QComboBox::currentIndexChanged, this, &TextPage::reloadMarks);
    connect(&session, &Session::coderChanged, this, [this] { reloadMarks(); });
    connect(m_editing, &TextEditing::switched, this, &TextPage::showEditing);
    connect(m_find, &FindBar::replaceWanted, m_editing, &TextEditing::replace);
    m_find->setCanReplace(!session.project().isReadOnly());
    reloadCoders();
    showFilter();
}

void TextPage::showEditing(bool on)
{
    m_editState->setVisible(on);
    m_editStrip->setAutoFillBackground(on);
    m_editStrip->setBackgroundRole(QPalette::Highlight);
    m_editStrip->update();
}

void TextPage::addBelow(QWidget* widget)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_find), widget);
}

void TextPage::open(SourceId id)
{
    if (m_open && m_open->source.id == id)
        return;
    m_editing->setOn(false);
    auto loaded = m_session.project().read([&](const Read& db) { return openSource(db, id, seenCoder(m_session)); });
    if (!loaded)
        return;
    if (m_open)
        m_left[m_open->source.id.value()] = {m_view->topPosition(), m_view->textCursor().position()};
    m_open = std::make_unique<OpenSource>(std::move(*loaded));
    m_view->setText(m_open->text);
    m_view->setVoices(m_open->voices);
    m_view->setTimes(m_open->times);
    m_title->setText(m_open->source.name);
    m_asGrid->setVisible(m_open->source.kind == SourceKind::Answers);
    reloadMarks();
    m_find->setSource(m_open.get());
    if (const auto left = m_left.constFind(id.value()); left != m_left.constEnd()) {
        m_view->select(left->second, left->second);
        m_view->setTopPosition(left->first);
    }
    Q_EMIT opened(id);
}

void TextPage::show(TextSpan span)
{
    if (!m_open)
        return;
    const int from = m_open->toUtf16(span.start);
    const int to = m_open->toUtf16(span.end);
    m_view->select(from, to);
    m_view->showSpan(from, to);
}

void TextPage::select(TextSpan span) { m_view->select(m_open->toUtf16(span.start), m_open->toUtf16(span.end)); }

TextSpan TextPage::selection() const
{
    const auto cursor = m_view->textCursor();
    if (!m_open || !cursor.hasSelection())
        return {};
    return snapToGraphemes(m_open->text, m_open->index, m_open->toSpan(cursor.selectionStart(), cursor.selectionEnd()));
}

void TextPage::setCodes(const std::vector<Code>& codes)
{
    m_codes = codes;
    const bool gone =
        m_onlyCode.isValid() && std::none_of(codes.begin(), codes.end(), [this](const Code& code) { return code.id == m_onlyCode; });
    if (gone)
        m_onlyCode = {};
    showFilter();
}

void TextPage::refresh(const Changes& changes)
{
    if (changes.touches(Entity::Coder))
        reloadCoders();
    if (!m_open)
        return;
    m_editing->commit();
    const auto id = m_open->source.id.value();
    const auto& gone = changes.of(Entity::Source).deleted;
    if (std::binary_search(gone.begin(), gone.end(), id)) {
        m_editing->setOn(false);
        m_find->setSource(nullptr);
        m_open.reset();
        m_view->setText({});
        m_view->setVoices({});
        m_view->setTimes({});
        m_view->setMarks({});
        m_title->clear();
        return;
    }
    if (changes.touches(Entity::Source, id) || changes.touchesAny(Entity::Speaker, Entity::Case, Entity::Interaction))
        reload();
    else if (changes.touchesAny(Entity::Coding, Entity::Code, Entity::Coder))
        reloadMarks();
}

void TextPage::reload()
{
    auto loaded = m_session.project().read([&](const Read& db) { return openSource(db, m_open->source.id, seenCoder(m_session)); });
    if (!loaded)
        return;
    *m_open = std::move(*loaded);
    m_view->updateText(m_open->text);
    m_view->setVoices(m_open->voices);
    m_view->setTimes(m_open->times);
    m_title->setText(m_open->source.name);
    reloadMarks();
    m_find->sourceChanged();
}

CoderId TextPage::onlyCoder() const
{
    const auto chosen = m_coderFilter->currentData().toLongLong();
    return chosen == mine ? ownCoder(m_session) : CoderId(std::max(chosen, allCoders));
}

void TextPage::reloadMarks()
{
    if (!m_open)
        return;
    const auto seen = seenCoder(m_session);
    m_blind->setVisible(seen.isValid());
    m_coderFilter->setVisible(!seen.isValid());
    const auto codings = m_session.project().read([&](const Read& db) { return codings::of(db, m_open->source.id, seen); });
    if (!codings)
        return;
    QHash<qlonglong, const Code*> codes;
    for (const auto& code : m_codes)
        codes.insert(code.id.value(), &code);
    QHash<qlonglong, QString> names;
    for (const auto& coder : m_coders)
        names.insert(coder.id.value(), coder.name);
    QSet<qlonglong> wanted;
    if (m_onlyCode.isValid())
        for (const auto id : codebook::withDescendants(m_codes, m_onlyCode))
            wanted.insert(id.value());
    const auto coder = seen.isValid() ? seen : onlyCoder();
    std::vector<Mark> marks;
    marks.reserve(codings->size());
    for (const auto& coding : *codings) {
        const auto* code = codes.value(coding.code.value());
        if (!code || (m_onlyCode.isValid() && !wanted.contains(code->id.value())) || (coder.isValid() && coding.coder != coder))
            continue;
        marks.push_back({coding, m_open->toUtf16(coding.span.start), m_open->toUtf16(coding.span.end), code->name, code->path,
                         names.value(coding.coder.value()), QColor(code->colour), 0});
    }
    m_view->setMarks(Marks(std::move(marks)));
}

void TextPage::reloadCoders()
{
    auto coders = m_session.project().read([](const Read& db) { return coders::uncounted(db); });
    if (!coders)
        return;
    m_coders = std::move(*coders);
    const auto chosen = m_coderFilter->currentData();
    const QSignalBlocker quiet(m_coderFilter);
    m_coderFilter->clear();
    m_coderFilter->addItem(tr("All coders"), allCoders);
    m_coderFilter->addItem(tr("Only mine"), mine);
    for (const auto& coder : m_coders)
        m_coderFilter->addItem(tr("Only %1").arg(coder.name), qlonglong(coder.id.value()));
    m_coderFilter->setCurrentIndex(std::max(0, m_coderFilter->findData(chosen)));
}

void TextPage::showOnlyCoder(CoderId coder)
{
    m_coderFilter->setCurrentIndex(std::max(0, m_coderFilter->findData(qlonglong(coder.value()))));
}

void TextPage::showOnlyCode(CodeId code)
{
    m_onlyCode = code;
    showFilter();
    reloadMarks();
}

void TextPage::showFilter()
{
    const auto code = std::find_if(m_codes.begin(), m_codes.end(), [this](const Code& each) { return each.id == m_onlyCode; });
    const bool filtered = code != m_codes.end();
    m_allCodes->setVisible(filtered);
    m_codeFilter->setText(filtered ? tr("Only “%1”").arg(code->name) : tr("All codes"));
}

QRect TextPage::besideFilter() const { return {m_codeFilter->mapToGlobal(QPoint(0, 0)), m_codeFilter->size()}; }

void TextPage::addBar(QWidget* bar) { static_cast<QVBoxLayout*>(layout())->insertWidget(1, bar); }

} // namespace counterpoint::ui

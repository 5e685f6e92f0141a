#include "ui/coding/autocode_page.h"
#include "core/coding/coders.h"
#include "core/coding/dictionary.h"
#include "core/project/project.h"
#include "core/text/text_index.h"
#include "ui/coding/passage_tree.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>
#include <limits>

namespace counterpoint::ui {

namespace {

const std::pair<CodingUnit, const char*> units[] = {
    {CodingUnit::Sentence, QT_TRANSLATE_NOOP("counterpoint::ui::AutocodePage", "The sentence around each hit")},
    {CodingUnit::Paragraph, QT_TRANSLATE_NOOP("counterpoint::ui::AutocodePage", "The paragraph around each hit")},
    {CodingUnit::Turn, QT_TRANSLATE_NOOP("counterpoint::ui::AutocodePage", "The turn around each hit")},
    {CodingUnit::Hit, QT_TRANSLATE_NOOP("counterpoint::ui::AutocodePage", "The words found")},
};

TreePassage rowOf(const ProposedPassage& passage, bool withSource)
{
    const auto who = withSource ? QStringList{passage.speaker, passage.sourceName}.join(QStringLiteral(" · ")) : passage.speaker;
    TreePassage row{
        passage.source, passage.span, who, {}, passage.text, {}, passage.isCoded ? TreePassage::Tick::Fixed : TreePassage::Tick::On};
    const TextIndex index(passage.text);
    for (const auto& hit : passage.found)
        if (hit != passage.span)
            row.marks.emplace_back(index.toUtf16(hit.start - passage.span.start), index.toUtf16(hit.end - passage.span.start));
    return row;
}

Result<std::vector<AutocodePart>> foundBySearch(const Read& db, const SearchQuery& query, const SearchScope& scope, const CodeChoice& code,
                                                CodingUnit unit)
{
    return search::everywhere(db, query, 0, scope).map([&](const auto& hits) {
        return std::vector<AutocodePart>{{code, autocode::passagesFor(db, hits, unit)}};
    });
}

Result<std::vector<AutocodePart>> foundByWords(const Read& db, const std::vector<CodeId>& codes, CodingUnit unit)
{
    return dictionary::find(db, codes, {}, unit, {}).map([](std::vector<DictionaryFind>&& finds) {
        std::vector<AutocodePart> parts;
        for (auto& find : finds)
            parts.push_back({{find.code, {}}, std::move(find.passages)});
        return parts;
    });
}

} // namespace

AutocodePage::AutocodePage(Session& session, CodingActs& acts, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_title(named(new QLabel, "autocodeTitle", tr("What would be coded")))
    , m_unit(named(new QComboBox, "autocodeUnit", tr("What is coded")))
    , m_code(named(new QToolButton, "autocodeCode", tr("Code with")))
    , m_count(named(new QLabel, "autocodeCount", tr("Passages")))
    , m_apply(named(new QPushButton, "autocodeApply", tr("Code the passages")))
    , m_tree(named(new PassageTree, "autocodePassages", tr("Passages that would be coded")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(firstBar());
    column->addLayout(secondBar());
    column->addWidget(m_tree, 1);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &AutocodePage::plan);
    connect(m_code, &QToolButton::clicked, this, &AutocodePage::otherCodeWanted);
    connect(m_apply, &QPushButton::clicked, this, &AutocodePage::code);
    connect(m_tree, &PassageTree::ticked, this, &AutocodePage::sayHowMany);
    connect(m_tree, &PassageTree::chosen, this, &AutocodePage::chosen);
}

QLayout* AutocodePage::firstBar()
{
    auto* back = named(new QToolButton, "autocodeBack", tr("Back, without coding"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back, without coding (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &AutocodePage::left);
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_apply->setToolTip(tr("One step, which can be undone (Ctrl+Enter)"));
    m_apply->setDefault(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->addWidget(back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_apply);
    return bar;
}

QLayout* AutocodePage::secondBar()
{
    for (const auto& [unit, name] : units)
        m_unit->addItem(tr(name), int(unit));
    m_code->setIcon(icon("tag"));
    m_code->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_code->setToolTip(tr("Choose another code"));
    auto* all = named(new QToolButton, "autocodeAll", tr("Tick all"));
    auto* none = named(new QToolButton, "autocodeNone", tr("Tick none"));
    all->setText(tr("All"));
    none->setText(tr("None"));
    connect(all, &QToolButton::clicked, this, [this] { m_tree->setAllTicked(true); });
    connect(none, &QToolButton::clicked, this, [this] { m_tree->setAllTicked(false); });
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_unit);
    bar->addWidget(m_code);
    bar->addWidget(m_count, 1);
    bar->addWidget(all);
    bar->addWidget(none);
    return bar;
}

QRect AutocodePage::besideCode() const { return {m_code->mapToGlobal(QPoint(0, 0)), m_code->size()}; }

void AutocodePage::showSearch(const SearchQuery& query, const SearchScope& scope, const CodeChoice& code)
{
    m_search = Search{query, scope};
    m_search->query.limit = std::numeric_limits<qsizetype>::max();
    m_dictionary.reset();
    m_title->setText(tr("What “%1” finds").arg(query.pattern.trimmed()));
    m_unit->show();
    m_code->show();
    m_parts.clear();
    m_tree->setGroups({});
    setCode(code);
}

void AutocodePage::showDictionary(const std::vector<CodeId>& codes)
{
    m_search.reset();
    m_dictionary = codes;
    m_title->setText(tr("What the dictionaries of the codes find"));
    m_unit->show();
    m_code->hide();
    m_parts.clear();
    m_tree->setGroups({});
    plan();
}

void AutocodePage::showParts(const QString& title, std::vector<AutocodePart> parts)
{
    m_search.reset();
    m_dictionary.reset();
    m_title->setText(title);
    m_unit->hide();
    m_code->setVisible(parts.size() == 1);
    m_parts = std::move(parts);
    if (m_parts.size() == 1)
        m_code->setText(nameOf(m_parts.front().code));
    markAndShow();
}

void AutocodePage::setCode(const CodeChoice& code)
{
    m_code->setText(nameOf(code));
    if (m_parts.empty())
        m_parts.push_back({code, {}});
    m_parts.front().code = code;
    if (m_search)
        plan();
    else
        markAndShow();
}

QString AutocodePage::nameOf(const CodeChoice& code) const
{
    if (!code.code.isValid())
        return code.newPath;
    return m_session.project()
        .read([&](const Read& db) { return codebook::byId(db, code.code); })
        .map([](const Code& known) { return known.path; })
        .value_or(QString());
}

void AutocodePage::plan()
{
    if (!m_dictionary && (!m_search || m_parts.empty()))
        return;
    const int number = ++m_planned;
    const auto unit = CodingUnit(m_unit->currentData().toInt());
    m_apply->setEnabled(false);
    m_count->setText(tr("Looking…"));
    const auto gather = [search = m_search, dictionary = m_dictionary, parts = m_parts, unit](const Read& db) {
        return dictionary ? foundByWords(db, *dictionary, unit) : foundBySearch(db, search->query, search->scope, parts.front().code, unit);
    };
    readAside(m_session, this, tr("Gather what would be coded"), gather, [this, number](Result<std::vector<AutocodePart>> found) {
        if (number != m_planned || !m_session.notices().accept(found))
            return;
        m_parts = std::move(*found);
        markAndShow();
    });
}

void AutocodePage::markAndShow()
{
    ++m_planned;
    const auto marked = m_session.project().read([&](const Read& db) {
        const auto coder = coders::byName(db, m_session.coderName()).map([](const Coder& known) { return known.id; }).value_or(CoderId());
        for (auto& part : m_parts) {
            auto code = part.code.code;
            if (!code.isValid())
                for (const auto& known : codebook::uncounted(db))
                    if (known.path.compare(part.code.newPath, Qt::CaseInsensitive) == 0)
                        code = known.id;
            autocode::markCoded(db, part.passages, code, coder);
        }
    });
    if (!m_session.notices().accept(marked))
        return;
    std::vector<PassageGroup> groups;
    for (const auto& part : m_parts) {
        if (part.passages.empty())
            continue;
        if (m_parts.size() > 1)
            groups.push_back({std::int64_t(groups.size()) + 1, nameOf(part.code), {}, {}});
        for (const auto& passage : part.passages) {
            if (m_parts.size() == 1 && (groups.empty() || groups.back().key != passage.source.value()))
                groups.push_back({passage.source.value(), passage.sourceName, {}, {}});
            groups.back().passages.push_back(rowOf(passage, m_parts.size() > 1));
        }
    }
    m_tree->setGroups(std::move(groups));
    m_tree->enter();
    sayHowMany();
}

void AutocodePage::sayHowMany()
{
    int ticked = 0;
    int fixed = 0;
    QSet<qlonglong> sources;
    for (const auto& group : m_tree->groups())
        for (const auto& passage : group.passages) {
            fixed += passage.tick == TreePassage::Tick::Fixed ? 1 : 0;
            if (passage.tick != TreePassage::Tick::On)
                continue;
            ++ticked;
            sources.insert(passage.source.value());
        }
    m_apply->setText(tr("Code %n passage(s)", nullptr, ticked));
    m_apply->setEnabled(ticked > 0 && !m_session.project().isReadOnly());
    auto words = tr("in %n source(s)", nullptr, int(sources.size()));
    if (fixed > 0)
        words += tr("; %n more already coded so", nullptr, fixed);
    m_count->setText(words);
}

void AutocodePage::code()
{
    if (!m_apply->isEnabled())
        return;
    auto parts = m_parts;
    std::vector<bool> ticks;
    for (const auto& group : m_tree->groups())
        for (const auto& passage : group.passages)
            ticks.push_back(passage.tick == TreePassage::Tick::On);
    std::size_t i = 0;
    for (auto& part : parts)
        for (auto& passage : part.passages)
            passage.isCoded = !ticks[i++];
    std::erase_if(parts, [](const AutocodePart& part) {
        return std::all_of(part.passages.begin(), part.passages.end(), [](const ProposedPassage& passage) { return passage.isCoded; });
    });
    if (m_acts.autocode(parts))
        Q_EMIT done();
}

void AutocodePage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (isEnter && event->modifiers() & Qt::ControlModifier)
        code();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

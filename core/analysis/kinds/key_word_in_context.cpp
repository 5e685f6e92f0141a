#include "core/analysis/cells.h"
#include "core/analysis/kinds.h"
#include "core/analysis/passages_behind.h"
#include "core/analysis/word_options.h"
#include "core/base/translate.h"
#include "core/coding/source_search.h"
#include "core/text/search_terms.h"
#include "core/words/word_tree.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "WordsInContext";
constexpr std::size_t mostRows = 1'000;

/// Whole words, by whose they are; in order of the sources.
Result<std::vector<SearchHit>> hitsFor(const Input& input, const QString& word, qsizetype around)
{
    const auto scope = word_options::scopeOf(input);
    if (!scope)
        return fail(scope);
    SearchScope where;
    where.sources = scope->sources;
    where.speech = scope->counted == Counted::Participants ? SearchScope::Speech::WithoutInterviewers : SearchScope::Speech::Everyone;
    if (!scope->strands.empty()) {
        const auto all = sources::uncounted(input.db);
        where.sources.clear();
        for (const auto& source : all)
            if (std::find(scope->strands.begin(), scope->strands.end(), source.strand) != scope->strands.end()
                && (scope->sources.empty() || std::find(scope->sources.begin(), scope->sources.end(), source.id) != scope->sources.end()))
                where.sources.push_back(source.id);
        if (where.sources.empty())
            return std::vector<SearchHit>();
    }
    auto hits = search::everywhere(input.db, {word, false, true}, around, where);
    if (hits)
        std::erase_if(*hits, [](const SearchHit& hit) { return !words::isWhole(hit); });
    return hits;
}

/// What decides the order: words to the right, or to the left from the hit outwards.
QString sortKey(const SearchHit& hit, const QString& by)
{
    if (by == QLatin1String("right"))
        return hit.after.simplified().toCaseFolded();
    auto words = hit.before.simplified().toCaseFolded().split(u' ');
    std::reverse(words.begin(), words.end());
    return words.join(u' ');
}

QJsonValue orNull(const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

ResultCell wordsOf(const QString& text) { return cells::words(text.simplified()); }

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto hits = hitsFor(input, input.text("kwic"), qsizetype(input.number("context")));
    if (!hits)
        return fail(hits);
    if (const auto by = input.text("sort"); by != QLatin1String("source"))
        std::stable_sort(hits->begin(), hits->end(),
                         [&](const SearchHit& a, const SearchHit& b) { return sortKey(a, by) < sortKey(b, by); });
    Part part;
    auto& table = part.table;
    table.title = translate(context, "“%1” in context").arg(input.text("kwic"));
    table.counted = translate(context, "%n occurrence(s)", nullptr, int(hits->size()));
    table.headers << translate(context, "Before") << translate(context, "Word") << translate(context, "After")
                  << translate(context, "Source") << translate(context, "Speaker");
    QJsonArray rows;
    for (const auto& hit : *hits) {
        rows.append(QJsonObject{{QStringLiteral("source"), hit.sourceName},
                                {QStringLiteral("speaker"), orNull(hit.speaker)},
                                {QStringLiteral("case"), orNull(hit.caseName)},
                                {QStringLiteral("start"), qint64(hit.span.start)},
                                {QStringLiteral("end"), qint64(hit.span.end)},
                                {QStringLiteral("before"), hit.before},
                                {QStringLiteral("text"), hit.text},
                                {QStringLiteral("after"), hit.after}});
        part.essence.insert(part.essence.end(), {double(hit.source.value()), double(hit.span.start)});
        if (table.rows.size() == mostRows)
            continue;
        ResultRow row;
        row.cells = {wordsOf(hit.before), cells::words(hit.text), wordsOf(hit.after), cells::words(hit.sourceName),
                     cells::words(hit.speaker)};
        const auto query = passages_behind::all({word_options::queryFor(input, {hit.text}), passages_behind::source(hit.sourceName),
                                                 hit.speaker.isEmpty() ? QString() : passages_behind::speaker(hit.speaker)});
        for (auto& cell : row.cells)
            cell.query = query;
        table.rows.push_back(std::move(row));
    }
    if (hits->size() > mostRows)
        table.notes << translate(context, "The first %n are shown.", nullptr, int(mostRows));
    table.method = translate(context, "Whole words, capitals and small letters alike; labels of turns are not searched.");
    part.entries.push_back(entryFor(QStringLiteral("kwic"), {input.text("kwic")}, table, {{QStringLiteral("hits"), rows}}));
    return singlePart(std::move(part));
}

/// Rows of the table of a tree, each leading to the turns in which its words stand.
class BranchRows {
public:
    BranchRows(const Input& input, const std::vector<SearchHit>& hits, words::Side side, Part& part)
        : m_input(input)
        , m_hits(hits)
        , m_side(side)
        , m_part(part)
    {
    }
    void addRoot(const figure::WordTree::Branch& root) { add(root, {}, 0); }

private:
    void add(const figure::WordTree::Branch& branch, const QStringList& path, int depth)
    {
        ResultRow row;
        row.cells = {cells::words(QString(depth * 2, QChar(0x2003)) + branch.words), cells::count(branch.count)};
        for (auto& cell : row.cells)
            cell.query = branch.count > 0 ? queryFor(path) : QString();
        m_part.table.rows.push_back(std::move(row));
        m_part.essence.push_back(branch.count);
        for (const auto& next : branch.branches)
            add(next, path + next.words.split(u' '), depth + 1);
    }
    QString queryFor(const QStringList& path) const
    {
        static const QRegularExpression quote(QStringLiteral("[\"\\x{201C}-\\x{201F}\\x{AB}\\x{BB}]"));
        QStringList searched;
        for (auto form : words::written(m_hits, m_side, path))
            searched << (form.contains(quote) ? wordsNear(form.replace(quote, QStringLiteral(" ")), 0) : u'"' + form + u'"');
        searched.removeDuplicates();
        return word_options::queryFor(m_input, searched);
    }
    const Input& m_input;
    const std::vector<SearchHit>& m_hits;
    words::Side m_side;
    Part& m_part;
};

QJsonObject jsonOf(const figure::WordTree::Branch& branch)
{
    QJsonArray branches;
    for (const auto& next : branch.branches)
        branches.append(jsonOf(next));
    return {{QStringLiteral("words"), branch.words}, {QStringLiteral("count"), branch.count}, {QStringLiteral("branches"), branches}};
}

Result<std::vector<Part>> treeFor(const Input& input)
{
    const auto hits = hitsFor(input, input.text("tree"), 80);
    if (!hits)
        return fail(hits);
    const auto side = input.text("side") == QLatin1String("before") ? words::Side::Before : words::Side::After;
    const auto tree = words::tree(*hits, side, {int(input.number("depth")), 8, input.number("least")});
    Part part;
    auto& table = part.table;
    table.title = side == words::Side::After ? translate(context, "What follows “%1”").arg(input.text("tree"))
                                             : translate(context, "What stands before “%1”").arg(input.text("tree"));
    table.counted = translate(context, "%n occurrence(s)", nullptr, int(hits->size()));
    table.headers << translate(context, "Words") << translate(context, "Occurrences");
    BranchRows(input, *hits, side, part).addRoot(tree.root);
    table.method =
        translate(context, "Word tree after Wattenberg and Viégas (2008): branches to the end of the sentence, the most frequent first.");
    part.figures.push_back(tree);
    part.entries.push_back(
        entryFor(QStringLiteral("wordtree"), {input.text("tree")}, table, {{QStringLiteral("tree"), jsonOf(tree.root)}}));
    return singlePart(std::move(part));
}

Option number(const char* key, const QString& title, double standard, double least, double most, const QString& about)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = Option::Type::Number;
    option.standard = standard;
    option.least = least;
    option.most = most;
    option.isWhole = true;
    option.about = about;
    return option;
}

AnalysisKind aboutOneWord(const char* key, const char* icon)
{
    AnalysisKind kind;
    kind.key = QLatin1String(key);
    kind.command = QStringLiteral("words");
    kind.icon = icon;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace

AnalysisKind kinds::keyWordInContext()
{
    auto kind = aboutOneWord("kwic", "view-list-text");
    kind.title = translate(context, "Word in context");
    kind.about = translate(context, "Each place where a word stands, with what is around it");
    kind.alsoCalled = translate(context, "KWIC; concordance; keyword in context; text search");
    kind.options = {word_options::word("kwic"),
                    number("context", translate(context, "Letters around it"), 60, 20, 2'000,
                           translate(context, "Characters of text before and after")),
                    shared::choice("sort", translate(context, "Sort by"), "source",
                                   {{QStringLiteral("source"), translate(context, "source")},
                                    {QStringLiteral("left"), translate(context, "the words before")},
                                    {QStringLiteral("right"), translate(context, "the words after")}})};
    for (auto& option : word_options::material())
        kind.options.push_back(std::move(option));
    kind.compute = partsFor;
    return kind;
}

AnalysisKind kinds::wordTree()
{
    auto kind = aboutOneWord("word_tree", "view-list-tree");
    kind.title = translate(context, "Word tree");
    kind.about = translate(context, "What follows a word, or stands before it, as branches");
    kind.alsoCalled = translate(context, "word cloud; text search tree; keyword tree");
    kind.options = {
        word_options::word("tree"),
        shared::choice(
            "side", translate(context, "Words"), "after",
            {{QStringLiteral("after"), translate(context, "after it")}, {QStringLiteral("before"), translate(context, "before it")}}),
        number("least", translate(context, "Fewest occurrences"), 2, 1, 100'000, translate(context, "Rarer branches are not drawn")),
        number("depth", translate(context, "Words along a branch"), 6, 1, 12, translate(context, "How far from the word"))};
    for (auto& option : word_options::material())
        kind.options.push_back(std::move(option));
    kind.compute = treeFor;
    return kind;
}

} // namespace counterpoint

#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/word_options.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "WordFrequencies";
constexpr std::size_t mostBars = 25;
constexpr std::size_t mostForms = 6;

double perThousand(qint64 count, qint64 words) { return words > 0 ? 1000.0 * double(count) / double(words) : std::nan(""); }

ResultCell rateCell(qint64 count, qint64 words)
{
    const double rate = perThousand(count, words);
    return std::isfinite(rate) ? ResultCell{format::fixed(rate, 2), rate} : ResultCell{format::undefined()};
}

/// A count that leads to the turns behind it; of none it leads nowhere.
ResultCell leading(ResultCell count, const QString& query)
{
    if (count.number > 0)
        count.query = query;
    return count;
}

QJsonObject jsonOf(const CountedWord& word, const WordTable& table)
{
    QJsonObject json{{QStringLiteral("word"), word.word},
                     {QStringLiteral("count"), word.count},
                     {QStringLiteral("per_1000"), perThousand(word.count, table.words)},
                     {QStringLiteral("sources"), word.sources},
                     {QStringLiteral("cases"), word.cases}};
    if (word.forms.size() > 1)
        json[QStringLiteral("forms")] = QJsonArray::fromStringList(word.forms);
    if (table.groups.empty())
        return json;
    QJsonObject groups;
    for (std::size_t i = 0; i < table.groups.size(); ++i)
        groups[table.groups[i].name] = word.byGroup[i];
    json[QStringLiteral("groups")] = groups;
    return json;
}

QJsonArray jsonOf(const std::vector<WordGroup>& groups)
{
    QJsonArray rows;
    for (const auto& group : groups)
        rows.append(QJsonObject{
            {QStringLiteral("name"), group.name}, {QStringLiteral("words"), group.words}, {QStringLiteral("cases"), group.cases}});
    return rows;
}

QString nameOf(const CountedWord& word)
{
    if (word.forms.size() < 2)
        return word.word;
    auto forms = word.forms.mid(1, qsizetype(mostForms));
    if (word.forms.size() > qsizetype(mostForms) + 1)
        forms << QStringLiteral("…");
    return QStringLiteral("%1 (%2)").arg(word.word, forms.join(QStringLiteral(", ")));
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto scope = word_options::scopeOf(input);
    if (!scope)
        return fail(scope);
    const auto counted = words::count(input.db, *scope);
    if (!counted)
        return fail(counted);
    if (counted->words == 0)
        return fail(Error::Kind::Invalid,
                    translate(context, "There are no words to count: bring in a text, or look at more of the material."));
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Counts of words");
    table.counted = translate(context, "%1 words, %2 different ones", nullptr)
                        .arg(format::count(double(counted->words)), format::count(double(counted->counted.size())));
    table.headers << translate(context, "Word") << translate(context, "Count") << translate(context, "In 1,000 words")
                  << translate(context, "Sources") << translate(context, "Cases");
    for (const auto& group : counted->groups)
        table.headers << group.name << translate(context, "%1, in 1,000").arg(group.name);
    const auto shown = std::min(counted->counted.size(), std::size_t(input.number("most")));
    figure::BarChart chart;
    QJsonArray rows;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& word = counted->counted[i];
        ResultRow row;
        const auto forms = word.forms.isEmpty() ? QStringList{word.word} : word.forms;
        row.cells = {cells::words(nameOf(word)), leading(cells::count(double(word.count)), word_options::queryFor(input, forms)),
                     rateCell(word.count, counted->words), cells::count(double(word.sources)), cells::count(double(word.cases))};
        for (std::size_t group = 0; group < counted->groups.size(); ++group) {
            row.cells.push_back(
                leading(cells::count(double(word.byGroup[group])), word_options::queryFor(input, forms, counted->groups[group].name)));
            row.cells.push_back(rateCell(word.byGroup[group], counted->groups[group].words));
        }
        table.rows.push_back(std::move(row));
        rows.append(jsonOf(word, *counted));
        part.essence.push_back(double(word.count));
        if (i < mostBars)
            chart.bars.push_back({word.word, double(word.count), {}});
    }
    if (shown < counted->counted.size())
        table.notes << translate(context, "The %n most frequent are shown.", nullptr, int(shown));
    table.notes << word_options::notes(input, *counted);
    table.method =
        translate(context,
                  "Words are counted by the word borders of Unicode (UAX #29), capitals and small letters alike, without the labels "
                  "of turns.");
    if (!scope->stemming.isEmpty())
        table.method += u' ' + translate(context, "Forms of a word are taken together by Snowball's stemmer.");
    chart.title = table.title;
    chart.note = table.counted;
    chart.valueTitle = translate(context, "Count");
    if (shown > 0)
        part.figures.push_back(std::move(chart));
    part.entries.push_back(entryFor(QStringLiteral("words"), {}, table,
                                    {{QStringLiteral("words"), rows},
                                     {QStringLiteral("n_words"), counted->words},
                                     {QStringLiteral("n_different"), qint64(counted->counted.size())},
                                     {QStringLiteral("n_left_out"), counted->leftOut},
                                     {QStringLiteral("n_in_no_group"), counted->inNoGroup},
                                     {QStringLiteral("groups"), jsonOf(counted->groups)}}));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::wordFrequencies()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("words");
    kind.command = QStringLiteral("words");
    kind.title = translate(context, "Counts of words");
    kind.about = translate(context, "How often each word is said, and by whom");
    kind.alsoCalled = translate(context, "word frequencies; word frequency query; word count; word cloud; most frequent words");
    kind.icon = "view-list-text";
    Option most;
    most.key = QStringLiteral("most");
    most.title = translate(context, "Most words shown");
    most.type = Option::Type::Number;
    most.standard = 100;
    most.least = 1;
    most.most = 100'000;
    most.isWhole = true;
    kind.options = word_options::material();
    kind.options.push_back(word_options::groupedBy(false));
    for (auto& option : word_options::choice())
        kind.options.push_back(std::move(option));
    kind.options.push_back(most);
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint

#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/base/translate.h"
#include "core/responses/variables.h"
#include "core/stats/univariate.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace counterpoint {

namespace {

constexpr const char* context = "Quality";
constexpr std::size_t mostListed = 1'000; ///< responses in the table; the document for machines has all

/// One sign of careless or faked answers, and the responses that show it. Nothing is ever left out for it.
struct Flag {
    QString key; ///< in JSON
    QString title;
    QString criterion; ///< a sentence: what counts
    QStringList variables;
    double checked = 0; ///< responses that could show it
    std::vector<std::size_t> rows; ///< from 0
};

bool isMissingAt(const Question& question, std::size_t row)
{
    const auto& column = question.column;
    if (column.isEmpty(row))
        return true;
    return column.type == VariableType::Text ? question.variable.isMissing(column.dictionary[std::size_t(column.codes[row])])
                                             : question.variable.isMissing(column.numbers[row]);
}

/// The same answer to every item of a battery.
Result<Flag> straightLining(const std::vector<VariableId>& battery, const QString& name, const Input& input)
{
    const auto least = std::size_t(input.number("least_items"));
    Flag flag{QStringLiteral("straight_lining"),
              name.isEmpty() ? translate(context, "Straight-lining") : translate(context, "Straight-lining: %1").arg(name),
              translate(context, "The same answer to all items that were answered, at least %1 of them.").arg(least),
              {},
              0,
              {}};
    std::vector<double> first;
    std::vector<std::size_t> answered;
    std::vector<bool> differs;
    for (const auto id : battery) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        flag.variables << question->variable.name;
        const auto rows = question->column.rows();
        first.resize(rows);
        answered.resize(rows);
        differs.resize(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            if (isMissingAt(*question, row))
                continue;
            const double answer =
                question->column.type == VariableType::Text ? double(question->column.codes[row]) : question->column.numbers[row];
            if (answered[row]++ == 0)
                first[row] = answer;
            else if (answer != first[row])
                differs[row] = true;
        }
    }
    for (std::size_t row = 0; row < answered.size(); ++row) {
        if (!input.sample.has(row) || answered[row] < least)
            continue;
        ++flag.checked;
        if (!differs[row])
            flag.rows.push_back(row);
    }
    return flag;
}

/// The batteries to look at: the items that were chosen, or the items of each scale of the dataset.
std::vector<std::pair<QString, std::vector<VariableId>>> batteriesOf(const Input& input, const std::vector<Variable>& all)
{
    if (const auto& chosen = input.in("variables"); !chosen.empty())
        return {{QString(), chosen}};
    std::vector<std::pair<QString, std::vector<VariableId>>> batteries;
    for (const auto& variable : all) {
        if (variable.scale.isEmpty())
            continue;
        const auto known = std::find_if(batteries.begin(), batteries.end(), [&](const auto& b) { return b.first == variable.scale; });
        if (known == batteries.end())
            batteries.push_back({variable.scale, {variable.id}});
        else
            known->second.push_back(variable.id);
    }
    std::erase_if(batteries, [&](const auto& battery) { return double(battery.second.size()) < input.number("least_items"); });
    return batteries;
}

Result<Flag> speeding(const Input& input)
{
    const auto question = input.question("duration");
    if (!question)
        return fail(question);
    const auto numbers = numbersOf(*question, input.sample);
    const auto median = stats::describe(numbers.values).median;
    const double share = input.number("speed_share");
    Flag flag{QStringLiteral("speeding"), translate(context, "Speeding"), {}, {question->variable.name}, 0, {}};
    flag.criterion = median.isDefined()
        ? translate(context, "Faster than %1 % of the median, which is %2.").arg(format::percent(share), format::statistic(median.value))
        : translate(context, "No duration is known.");
    for (std::size_t row = 0; row < question->column.rows(); ++row) {
        if (!input.sample.has(row) || isMissingAt(*question, row))
            continue;
        ++flag.checked;
        if (question->column.numbers[row] < median.value * share / 100)
            flag.rows.push_back(row);
    }
    return flag;
}

/// What an answer is the same by: a hash that is told apart from others by 128 bits of mixing, and whether there was an answer at all.
struct Print {
    quint64 one = 0;
    quint64 other = 0;
    bool hasAnswer = false;
    bool operator<(const Print& that) const { return std::pair(one, other) < std::pair(that.one, that.other); }
    bool operator==(const Print& that) const { return one == that.one && other == that.other; }
};

void mix(Print& print, quint64 piece)
{
    const auto step = [](quint64 state, quint64 value, quint64 odd) {
        state ^= value + odd + (state << 6) + (state >> 2);
        state *= 0xff51afd7ed558ccdULL;
        return state ^ (state >> 33);
    };
    print.one = step(print.one, piece, 0x9e3779b97f4a7c15ULL);
    print.other = step(print.other, piece, 0xc2b2ae3d27d4eb4fULL);
}

/// Responses that agree with an earlier one in every one of these variables.
Result<Flag> duplicates(const std::vector<VariableId>& ids, const QString& criterion, const Input& input)
{
    Flag flag{QStringLiteral("duplicates"), translate(context, "Duplicates"), criterion, {}, 0, {}};
    std::vector<Print> prints;
    for (const auto id : ids) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        flag.variables << question->variable.name;
        prints.resize(question->column.rows());
        for (std::size_t row = 0; row < prints.size(); ++row) {
            const auto& column = question->column;
            const bool isEmpty = column.isEmpty(row);
            prints[row].hasAnswer = prints[row].hasAnswer || !isEmpty;
            const double number = isEmpty ? -1 : column.type == VariableType::Text ? double(column.codes[row]) : column.numbers[row] + 0.0;
            quint64 bits = 0;
            std::memcpy(&bits, &number, sizeof bits);
            mix(prints[row], isEmpty ? 0x7ff8dead00000000ULL : bits);
        }
    }
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < prints.size(); ++row)
        if (input.sample.has(row) && prints[row].hasAnswer)
            order.push_back(row);
    flag.checked = double(order.size());
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return prints[a] < prints[b]; });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (prints[order[i]] == prints[order[i - 1]])
            flag.rows.push_back(order[i]);
    std::sort(flag.rows.begin(), flag.rows.end());
    return flag;
}

Result<Flag> nonResponse(const std::vector<VariableId>& ids, const Input& input)
{
    const double share = input.number("missing_share");
    Flag flag{QStringLiteral("item_nonresponse"),
              translate(context, "Item non-response"),
              translate(context, "More than %1 % of %2 questions without an answer.").arg(format::percent(share)).arg(ids.size()),
              {},
              0,
              {}};
    std::vector<double> missing;
    for (const auto id : ids) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        flag.variables << question->variable.name;
        missing.resize(question->column.rows());
        for (std::size_t row = 0; row < missing.size(); ++row)
            missing[row] += isMissingAt(*question, row) ? 1 : 0;
    }
    for (std::size_t row = 0; row < missing.size(); ++row) {
        if (!input.sample.has(row))
            continue;
        ++flag.checked;
        if (missing[row] * 100 > share * double(ids.size()))
            flag.rows.push_back(row);
    }
    return flag;
}

/// Neither a letter nor a digit: '', '-', '…'.
bool isBlank(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetterOrNumber(); });
}

Result<Flag> blankAnswers(const std::vector<VariableId>& open, const Input& input)
{
    Flag flag{QStringLiteral("blank_open"),
              translate(context, "Blank open answers"),
              translate(context, "No letter and no digit in any of %1 open answers.").arg(open.size()),
              {},
              0,
              {}};
    std::vector<bool> hasWords;
    for (const auto id : open) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        flag.variables << question->variable.name;
        const auto& column = question->column;
        hasWords.resize(column.rows());
        std::vector<bool> saysSomething;
        for (const auto& text : column.dictionary)
            saysSomething.push_back(!isBlank(text));
        for (std::size_t row = 0; row < hasWords.size(); ++row)
            if (!isMissingAt(*question, row))
                hasWords[row] = hasWords[row] || column.type != VariableType::Text || saysSomething[std::size_t(column.codes[row])];
    }
    for (std::size_t row = 0; row < hasWords.size(); ++row) {
        if (!input.sample.has(row))
            continue;
        ++flag.checked;
        if (!hasWords[row])
            flag.rows.push_back(row);
    }
    return flag;
}

/// All closed questions: a few alone are answered alike by many.
std::vector<VariableId> closedQuestions(const Input& input, const std::vector<Variable>& all)
{
    std::vector<VariableId> ids;
    const auto apart = {input.in("duration"), input.in("key"), input.in("open")};
    for (const auto& variable : all)
        if (!variable.isOpen && std::none_of(apart.begin(), apart.end(), [&](const auto& list) {
                return std::find(list.begin(), list.end(), variable.id) != list.end();
            }))
            ids.push_back(variable.id);
    return ids;
}

Result<std::vector<Flag>> flagsOf(const Input& input)
{
    const auto all = variables::of(input.db, input.sample.dataset.id);
    std::vector<Result<Flag>> found;
    for (const auto& [name, battery] : batteriesOf(input, all))
        found.push_back(straightLining(battery, name, input));
    if (!input.in("duration").empty())
        found.push_back(speeding(input));
    const auto closed = closedQuestions(input, all);
    const auto& questions = input.in("variables").empty() ? closed : input.in("variables");
    if (!input.in("key").empty())
        found.push_back(duplicates(input.in("key"), translate(context, "The same in these variables as in an earlier response."), input));
    else if (!closed.empty())
        found.push_back(duplicates(closed, translate(context, "The same answers to all questions as in an earlier response."), input));
    if (!questions.empty())
        found.push_back(nonResponse(questions, input));
    std::vector<VariableId> open = input.in("open");
    if (open.empty())
        for (const auto& variable : all)
            if (variable.isOpen)
                open.push_back(variable.id);
    if (!open.empty())
        found.push_back(blankAnswers(open, input));
    std::vector<Flag> flags;
    for (auto& flag : found) {
        if (!flag)
            return fail(flag);
        flags.push_back(std::move(*flag));
    }
    return flags;
}

ResultTable summaryOf(const std::vector<Flag>& flags, std::size_t flagged, const Input& input)
{
    ResultTable table;
    table.title = translate(context, "Quality flags");
    table.headers = {translate(context, "Flag"), translate(context, "Responses"), translate(context, "Checked"),
                     translate(context, "Percent"), translate(context, "What counts")};
    for (const auto& flag : flags)
        table.rows.push_back(
            {ResultRow::Kind::Body,
             {{flag.title},
              cells::count(double(flag.rows.size())),
              cells::count(flag.checked),
              cells::percent(flag.checked > 0 ? stats::Number(100 * double(flag.rows.size()) / flag.checked) : stats::Number()),
              {flag.criterion}}});
    table.rows.push_back({ResultRow::Kind::Total,
                          {{translate(context, "Any of them")},
                           cells::count(double(flagged)),
                           cells::count(input.sample.n),
                           cells::percent(input.sample.n > 0 ? stats::Number(100 * double(flagged) / input.sample.n) : stats::Number()),
                           {}}});
    table.nTotal = table.nValid = input.sample.n;
    table.notes = input.sampleNotes();
    table.method = translate(context, "A flag is a reason to look at a response; none is left out for it.");
    return table;
}

/// The responses with a flag, by their row, with what identifies them and which flags they have.
Result<ResultTable> listOf(const std::map<std::size_t, std::vector<bool>>& byRow, const std::vector<Flag>& flags, const Input& input)
{
    const auto keys = input.questions("key");
    if (!keys)
        return fail(keys);
    ResultTable table;
    table.title = translate(context, "Responses with flags");
    table.headers = {translate(context, "Row")};
    for (const auto& key : *keys)
        table.headers << key.variable.name;
    for (const auto& flag : flags)
        table.headers << flag.title;
    for (const auto& [row, has] : byRow) {
        if (table.rows.size() == mostListed)
            break;
        ResultRow line{ResultRow::Kind::Body, {{QString::number(row + 1)}}};
        for (const auto& key : *keys)
            line.cells.push_back({key.column.text(row)});
        for (const bool flagged : has)
            line.cells.push_back({flagged ? QStringLiteral("×") : QString()});
        table.rows.push_back(std::move(line));
    }
    table.nTotal = input.sample.n;
    table.nValid = input.sample.n;
    if (byRow.size() > mostListed)
        table.notes << translate(context, "The first %1 of %2 responses are shown.").arg(mostListed).arg(byRow.size());
    return table;
}

QJsonObject toJson(const std::vector<Flag>& flags, std::size_t flagged)
{
    QJsonArray list;
    for (const auto& flag : flags) {
        QJsonArray rows;
        for (const auto row : flag.rows)
            rows.append(qint64(row) + 1);
        list.append(QJsonObject{{QStringLiteral("flag"), flag.key},
                                {QStringLiteral("title"), flag.title},
                                {QStringLiteral("criterion"), flag.criterion},
                                {QStringLiteral("variables"), QJsonArray::fromStringList(flag.variables)},
                                {QStringLiteral("checked"), flag.checked},
                                {QStringLiteral("n"), qint64(flag.rows.size())},
                                {QStringLiteral("rows"), rows}});
    }
    return {{QStringLiteral("flags"), list}, {QStringLiteral("n_flagged"), qint64(flagged)}};
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto flags = flagsOf(input);
    if (!flags)
        return fail(flags);
    std::map<std::size_t, std::vector<bool>> byRow;
    for (std::size_t i = 0; i < flags->size(); ++i)
        for (const auto row : (*flags)[i].rows) {
            auto& has = byRow[row];
            has.resize(flags->size());
            has[i] = true;
        }
    std::vector<Part> parts(1);
    auto& part = parts.front();
    part.table = summaryOf(*flags, byRow.size(), input);
    QStringList names;
    for (const auto& flag : *flags) {
        for (const auto& name : flag.variables)
            if (!names.contains(name))
                names << name;
        part.essence.push_back(flag.checked);
        part.essence.push_back(double(flag.rows.size()));
    }
    part.entries.push_back(entryFor(QStringLiteral("quality"), names, part.table, toJson(*flags, byRow.size())));
    if (byRow.empty())
        return parts;
    auto list = listOf(byRow, *flags, input);
    if (!list)
        return fail(list);
    parts.emplace_back();
    parts.back().table = std::move(*list);
    return parts;
}

Role optional(const char* key, const QString& title, std::size_t most, const char* flag, const QString& about)
{
    return {QLatin1String(key), title, 0, most, {}, QLatin1String(flag), about};
}

Option number(const char* key, const QString& title, double standard, double least, double most, const QString& about)
{
    Option option{QLatin1String(key), title, Option::Type::Number, standard, {}, least, most, {}, about};
    return option;
}

} // namespace

AnalysisKind kinds::quality()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("quality");
    kind.title = translate(context, "Quality of responses");
    kind.about = translate(context, "Straight-lining, speeding, duplicates, missing and blank answers, with the responses behind them");
    kind.alsoCalled = translate(context, "data cleaning; screening; speeders; straightlining; outliers");
    kind.icon = "flag";
    auto items = optional("variables", translate(context, "Questions"), Role::anyNumber, "",
                          translate(context, "Questions to look at; all of the dataset, battery by battery, where none is named"));
    auto duration = optional("duration", translate(context, "Duration"), 1, "--duration", translate(context, "How long answering took"));
    duration.types = {VariableType::Number};
    kind.roles = {items, duration,
                  optional("key", translate(context, "Identifier"), Role::anyNumber, "--key",
                           translate(context, "What should be different in every response")),
                  optional("open", translate(context, "Open answers"), Role::anyNumber, "--open",
                           translate(context, "Open questions; those of the dataset where none is named")),
                  shared::split()};
    auto leastItems = number("least_items", translate(context, "Items of a straight line"), 3, 2, 1000,
                             translate(context, "How many items must have been answered alike, at least"));
    leastItems.isWhole = true;
    kind.options = {leastItems,
                    number("speed_share", translate(context, "Speeding below % of median"), 50, 1, 100,
                           translate(context, "Faster than this percentage of the median duration is speeding")),
                    number("missing_share", translate(context, "Missing above %"), 50, 0, 100,
                           translate(context, "Non-response above this percentage of the questions is flagged"))};
    kind.convention = translate(
        context, "Responses were checked for straight-lining, speeding, duplicates and missing answers; none was left out for that.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint

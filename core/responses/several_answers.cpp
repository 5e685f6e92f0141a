#include "core/responses/several_answers.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype mostListedAlone = 12; ///< options up to which answers that one person gave count as offered
constexpr qsizetype mostGuessed = 60; ///< options of a question that is taken apart without being asked
constexpr qsizetype mostOptions = 400;

struct Cells {
    std::vector<std::pair<QStringList, qint64>> rows; ///< the parts of each distinct cell, and its count
};

/// Where `separator` stands in `text` outside of brackets; the end where it does not.
qsizetype cutIn(const QString& text, const QString& separator, qsizetype from = 0)
{
    int depth = 0;
    for (auto i = from; i < text.size(); ++i) {
        if (text[i] == u'(')
            ++depth;
        else if (text[i] == u')')
            depth = std::max(0, depth - 1);
        else if (depth == 0 && QStringView(text).mid(i).startsWith(separator))
            return i;
    }
    const auto plain = depth > 0 ? text.indexOf(separator, from) : -1; // a bracket that nobody closed holds nothing together
    return plain < 0 ? text.size() : plain;
}

QStringList atomsOf(const QString& cell, const QString& separator)
{
    QStringList atoms;
    for (qsizetype at = 0; at < cell.size();) {
        const auto cut = cutIn(cell, separator, at);
        if (const auto atom = cell.mid(at, cut - at).simplified(); !atom.isEmpty())
            atoms << atom;
        at = cut + separator.size();
    }
    return atoms;
}

Cells takeApart(const std::vector<CellCount>& cells, const QString& separator)
{
    Cells apart;
    for (const auto& [cell, count] : cells)
        if (auto atoms = atomsOf(cell, separator); !atoms.isEmpty())
            apart.rows.emplace_back(std::move(atoms), count);
    return apart;
}

bool goesOn(const QString& atom) { return !atom.isEmpty() && atom[0].isLower(); }

/// "By post, in an envelope": what goes on in lower case, and never comes but behind the same words, is the rest of one answer.
bool joinOnce(Cells& cells, const QString& separator)
{
    QHash<QString, QSet<QString>> before;
    QHash<QString, QSet<QString>> after;
    for (const auto& [parts, count] : cells.rows)
        for (qsizetype i = 0; i < parts.size(); ++i) {
            before[parts[i]].insert(i > 0 ? parts[i - 1] : QString());
            after[parts[i]].insert(i + 1 < parts.size() ? parts[i + 1] : QString());
        }
    bool joined = false;
    for (auto& [parts, count] : cells.rows)
        for (qsizetype i = 0; i + 1 < parts.size(); ++i)
            if (goesOn(parts[i + 1]) && !goesOn(parts[i]) && before[parts[i + 1]].size() == 1 && after[parts[i]].size() == 1) {
                parts[i] += separator + parts[i + 1];
                parts.removeAt(i + 1);
                joined = true;
            }
    return joined;
}

/// Each part once, put behind the part that it came after: the order of the form, where cells keep it.
QStringList orderOf(const Cells& cells)
{
    QStringList order;
    for (const auto& [parts, count] : cells.rows) {
        qsizetype place = 0;
        for (const auto& part : parts) {
            const auto known = order.indexOf(part);
            if (known < 0)
                order.insert(place++, part);
            else
                place = std::max(place, known + 1);
        }
    }
    return order;
}

QHash<QString, qint64> countsOf(const Cells& cells)
{
    QHash<QString, qint64> counts;
    for (const auto& [parts, count] : cells.rows)
        for (const auto& part : QSet<QString>(parts.begin(), parts.end()))
            counts[part] += count;
    return counts;
}

bool isRanking(const Cells& cells, qsizetype options)
{
    const auto holdsAll = [&](const auto& row) {
        return row.first.size() == options && QSet<QString>(row.first.begin(), row.first.end()).size() == options;
    };
    return options >= 3 && cells.rows.size() >= 2 && std::all_of(cells.rows.begin(), cells.rows.end(), holdsAll);
}

SeveralAnswers answersIn(const Cells& cells, const QString& separator)
{
    SeveralAnswers answers{separator, orderOf(cells), false, false};
    answers.isRanking = isRanking(cells, answers.options.size());
    if (answers.options.size() <= mostListedAlone)
        return answers;
    const auto counts = countsOf(cells);
    const auto several = std::count_if(counts.begin(), counts.end(), [](qint64 count) { return count > 1; });
    if (several > 0 && several < counts.size()) {
        answers.options.removeIf([&](const QString& option) { return counts[option] < 2; });
        answers.hasOthers = true;
    }
    if (answers.options.size() > mostOptions) {
        answers.options = answers.options.mid(0, mostOptions);
        answers.hasOthers = true;
    }
    return answers;
}

Cells joined(const std::vector<CellCount>& cells, const QString& separator)
{
    auto apart = takeApart(cells, separator);
    for (int i = 0; separator == QLatin1String(", ") && i < 8 && joinOnce(apart, separator);)
        ++i;
    return apart;
}

/// How often a part comes, on average, and whether cells and parts look like ticks in a list.
struct Look {
    qint64 occurrences = 0;
    qint64 responses = 0;
    qint64 withSeveral = 0;
    qsizetype parts = 0;
    qsizetype alone = 0; ///< parts that are a whole cell somewhere
    qsizetype recombined = 0; ///< parts that stand beside others in one cell, and otherwise in another
    bool someGoOn = false;
};

Look lookOf(const Cells& cells)
{
    Look look;
    QSet<QString> alone;
    QSet<QString> besideOthers;
    QHash<QString, qsizetype> distinctCells;
    const auto counts = countsOf(cells);
    for (const auto& [parts, count] : cells.rows) {
        look.occurrences += count * parts.size();
        look.responses += count;
        look.withSeveral += parts.size() > 1 ? count : 0;
        if (parts.size() == 1)
            alone.insert(parts.front());
        for (const auto& part : QSet<QString>(parts.begin(), parts.end())) {
            ++distinctCells[part];
            if (parts.size() > 1)
                besideOthers.insert(part);
        }
    }
    look.recombined = std::count_if(besideOthers.begin(), besideOthers.end(), [&](const QString& part) { return distinctCells[part] > 1; });
    look.parts = counts.size();
    look.alone = alone.size();
    const auto lower = std::count_if(counts.keyBegin(), counts.keyEnd(), goesOn);
    look.someGoOn = lower > 0 && lower < counts.size();
    return look;
}

} // namespace

QStringList SeveralAnswers::parts(const QString& cell) const
{
    const auto rest = cell.simplified();
    const auto mark = separator.trimmed();
    QStringList parts;
    for (qsizetype at = 0; at < rest.size();) {
        const QString* longest = nullptr;
        for (const auto& option : options) {
            const auto end = at + option.size();
            const bool ends = end == rest.size() || QStringView(rest).mid(end).startsWith(mark);
            if (ends && QStringView(rest).mid(at).startsWith(option) && (!longest || longest->size() < option.size()))
                longest = &option;
        }
        const auto cut = longest ? at + longest->size() : cutIn(rest, mark == QLatin1String(",") ? QStringLiteral(", ") : mark, at);
        if (const auto part = rest.mid(at, cut - at).trimmed(); !part.isEmpty())
            parts << part;
        at = cut + mark.size();
        while (at < rest.size() && rest[at].isSpace())
            ++at;
    }
    return parts;
}

namespace severalAnswers {

std::optional<SeveralAnswers> guess(const std::vector<CellCount>& cells, const QString& separator)
{
    const auto endsWithMark = [&](const CellCount& one) { return one.cell.trimmed().endsWith(separator.trimmed()); };
    const bool isMarked = separator == QLatin1String(";") && !cells.empty() && std::all_of(cells.begin(), cells.end(), endsWithMark);
    const auto apart = joined(cells, separator);
    const auto look = lookOf(apart);
    auto answers = answersIn(apart, separator);
    if (answers.options.isEmpty() || answers.options.size() > mostGuessed)
        return {};
    if (isMarked)
        return answers;
    // "Yes, often" and "No, I prefer others" are what they are: ticks come in ever other company.
    const bool recurs = look.occurrences * 2 >= look.parts * 3 && look.withSeveral > 0 && look.recombined * 3 >= look.parts;
    if (separator == QLatin1String(";")) {
        // People who write a list in words leave a space behind the semicolon, and hardly ever say the same again.
        const bool isJoined = std::none_of(cells.begin(), cells.end(), [&](const CellCount& one) {
            const auto spaced = cutIn(one.cell, QStringLiteral("; "));
            return spaced < one.cell.size() || one.cell.contains(u'\n');
        });
        const bool isTicked = look.recombined * 2 >= look.parts && look.occurrences >= look.parts * 2 && !look.someGoOn;
        return recurs && (isJoined || isTicked) ? std::optional(answers) : std::nullopt;
    }
    const bool looksTicked = look.alone * 4 >= look.parts && !look.someGoOn && look.occurrences >= look.parts * 2;
    return recurs && looksTicked ? std::optional(answers) : std::nullopt;
}

SeveralAnswers read(const std::vector<CellCount>& cells, const Wish& wish)
{
    auto separator = wish.separator;
    if (separator.isEmpty()) {
        const auto has = [&](const QString& mark) {
            return std::any_of(cells.begin(), cells.end(), [&](const CellCount& one) { return one.cell.contains(mark); });
        };
        separator = has(QStringLiteral(";")) ? QStringLiteral(";")
            : has(QStringLiteral(", "))      ? QStringLiteral(", ")
            : has(QStringLiteral(","))       ? QStringLiteral(",")
                                             : QStringLiteral(", ");
    }
    if (wish.options.isEmpty())
        return answersIn(joined(cells, separator), separator);
    SeveralAnswers answers{separator, wish.options, false, false};
    answers.hasOthers = std::any_of(cells.begin(), cells.end(), [&](const CellCount& one) {
        const auto parts = answers.parts(one.cell);
        return std::any_of(parts.begin(), parts.end(), [&](const QString& part) { return !wish.options.contains(part); });
    });
    return answers;
}

bool isPossible(const std::vector<CellCount>& cells, const QString& separator)
{
    const auto look = lookOf(joined(cells, separator));
    return look.responses >= 4 && look.withSeveral * 4 >= look.responses && look.occurrences >= look.parts * 2 && look.parts <= mostGuessed;
}

} // namespace severalAnswers

} // namespace counterpoint

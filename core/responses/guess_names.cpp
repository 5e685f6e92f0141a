#include "core/responses/guess_names.h"
#include "core/base/translate.h"
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype longestName = 32;
constexpr qsizetype longestWord = 64;

bool isImportIds(const QStringList& row)
{
    const auto ids = std::count_if(row.begin(), row.end(), [](const QString& cell) { return cell.contains(QLatin1String("ImportId")); });
    return ids > 0 && ids * 2 >= row.size();
}

/// Qualtrics before 2017: names V1, V2 … over a row of words that begins with ResponseID.
bool isOldQualtrics(const std::vector<QStringList>& rows)
{
    return rows.size() > 1 && rows[0].size() > 1 && rows[0][0] == QLatin1String("V1") && rows[0][1] == QLatin1String("V2")
        && rows[1].value(0) == QLatin1String("ResponseID");
}

int headerCount(const std::vector<QStringList>& rows, bool hasHeader)
{
    for (int row = 1; row <= 2 && row < int(rows.size()); ++row)
        if (isImportIds(rows[std::size_t(row)]))
            return row + 1;
    return isOldQualtrics(rows) ? 2 : hasHeader && !rows.empty() ? 1 : 0;
}

QString importId(const QString& cell)
{
    static const QRegularExpression id(QStringLiteral(R"(["']ImportId["']\s*:\s*["']([^"']*)["'])"));
    return id.match(cell).captured(1);
}

/// Groups before a '/', where at least two columns share one: Kobo's "household/size", "household/income".
QSet<QString> groupsIn(const QStringList& headings)
{
    QHash<QString, int> counts;
    for (const auto& heading : headings)
        if (heading.contains('/') && !heading.endsWith('/'))
            ++counts[heading.section('/', 0, -2)];
    QSet<QString> groups;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        if (it.value() > 1 || headings.contains(it.key()))
            groups.insert(it.key());
    return groups;
}

/// A heading of one word stays as it is, for that is what scripts and papers call it ("Solar.R"). Of wording letters, digits and '_' stay, cut
/// between words: "Did you enjoy it?" -> "Did_you_enjoy_it".
QString shortName(const QString& heading)
{
    const auto word = heading.trimmed();
    if (word.size() <= longestWord && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isSpace(); }))
        return word;
    static const QRegularExpression notName(QStringLiteral("[^\\p{L}\\p{M}\\p{N}_]+"), QRegularExpression::UseUnicodePropertiesOption);
    auto name = heading.simplified();
    name.replace(notName, QStringLiteral("_"));
    while (name.endsWith('_'))
        name.chop(1);
    if (!heading.startsWith('_'))
        while (name.startsWith('_'))
            name.remove(0, 1);
    if (name.size() <= longestName || !heading.contains(' '))
        return name.left(longestWord);
    const auto cut = name.lastIndexOf('_', longestName);
    return name.left(cut > longestName / 2 ? cut : longestName);
}

void nameColumns(HeaderRows& header, const QStringList& headings)
{
    const auto groups = groupsIn(headings);
    for (const auto& heading : headings) {
        const bool grouped = heading.contains('/') && groups.contains(heading.section('/', 0, -2));
        header.names << shortName(grouped ? heading.section('/', -1) : heading);
        header.labels << (header.names.back() == heading ? QString() : heading.simplified());
    }
}

void nameTheNameless(HeaderRows& header)
{
    for (qsizetype i = 0; i < header.names.size(); ++i)
        if (header.names[i].isEmpty())
            header.names[i] = QStringLiteral("V%1").arg(i + 1);
}

} // namespace

void makeNamesUnique(HeaderRows& header)
{
    QSet<QString> taken; // names that differ in case alone would be one to the user
    QStringList renamed;
    for (auto& name : header.names) {
        auto unique = name;
        for (int i = 2; taken.contains(unique.toCaseFolded()); ++i)
            unique = name + '_' + QString::number(i);
        if (unique != name)
            renamed << unique;
        taken.insert(unique.toCaseFolded());
        name = unique;
    }
    if (renamed.isEmpty())
        return;
    const auto shown = renamed.size() > 5 ? renamed.mid(0, 5).join(", ") + QStringLiteral(" …") : renamed.join(", ");
    header.notes << translate("Responses", "Names that came more than once were numbered (%1 columns: %2).").arg(renamed.size()).arg(shown);
}

HeaderRows readHeader(const std::vector<QStringList>& firstRows, bool hasHeader, int count)
{
    HeaderRows header;
    header.count = count >= 0 ? std::min(count, int(firstRows.size())) : headerCount(firstRows, hasHeader);
    const auto width = firstRows.empty() ? 0 : firstRows.front().size();
    const auto rowAt = [&](int row) { return row < header.count ? firstRows[std::size_t(row)] : QStringList(width, QString()); };
    header.headings = rowAt(0);
    nameColumns(header, header.headings);
    const auto last = rowAt(header.count - 1 < 0 ? 0 : header.count - 1);
    for (qsizetype i = 0; i < width; ++i)
        header.hints << (header.count > 1 ? importId(last.value(i)) : QString());
    const bool wordingRow = header.count > 2 || (header.count == 2 && !isImportIds(last));
    for (qsizetype i = 0; wordingRow && i < width; ++i) {
        const auto wording = rowAt(1).value(i).simplified();
        header.labels[i] = wording == header.names[i] ? QString() : wording;
    }
    nameTheNameless(header);
    makeNamesUnique(header);
    return header;
}

} // namespace counterpoint

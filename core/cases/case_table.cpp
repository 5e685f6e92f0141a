#include "core/cases/case_table.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include <QLocale>
#include <algorithm>

namespace counterpoint {

namespace {

/// Cells of one table, line by line; a cell that begins with a quote reaches to the closing one, and doubled quotes are one.
std::vector<QStringList> cellsOf(const QString& text)
{
    std::vector<QStringList> lines;
    QStringList line;
    QString cell;
    bool quoted = false;
    const auto endCell = [&] { line << std::exchange(cell, QString()).trimmed(); };
    const auto endLine = [&] {
        endCell();
        if (std::any_of(line.begin(), line.end(), [](const QString& each) { return !each.isEmpty(); }))
            lines.push_back(line);
        line.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (quoted) {
            if (c != QLatin1Char('"'))
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == c)
                cell += text[++i];
            else
                quoted = false;
        } else if (c == QLatin1Char('"') && cell.isEmpty()) {
            quoted = true;
        } else if (c == QLatin1Char('\t')) {
            endCell();
        } else if (c == QLatin1Char('\n')) {
            endLine();
        } else if (c != QLatin1Char('\r')) {
            cell += c;
        }
    }
    endLine();
    return lines;
}

Attribute::Type guessedType(const CaseTable& table, qsizetype column)
{
    bool any = false;
    for (const auto& row : table.rows) {
        const auto& value = row.values[column];
        bool isNumber = false;
        QLocale::c().toDouble(value, &isNumber);
        if (!value.isEmpty() && !isNumber)
            return Attribute::Type::Text;
        any = any || !value.isEmpty();
    }
    return any ? Attribute::Type::Number : Attribute::Type::Text;
}

Result<std::vector<Attribute>> ensureAttributes(Edit& db, const CaseTable& table)
{
    std::vector<Attribute> columns;
    for (qsizetype i = 0; i < table.attributes.size(); ++i) {
        const auto& name = table.attributes[i];
        if (!attributes::byName(db, name))
            if (const auto added = attributes::add(db, name, guessedType(table, i)); !added)
                return fail(added);
        auto found = attributes::byName(db, name);
        if (!found)
            return fail(found);
        columns.push_back(*found);
    }
    return columns;
}

} // namespace

Result<CaseTable> caseTableFrom(const QString& tabSeparated)
{
    const auto lines = cellsOf(tabSeparated);
    if (lines.size() < 2)
        return fail(Error::Kind::Invalid,
                    translate("Cases",
                              "There is no table to paste. Copy rows from a spreadsheet: the first row with the names of the columns, "
                              "the first column with the names of the cases."));
    CaseTable table;
    table.attributes = lines.front().mid(1);
    while (!table.attributes.isEmpty() && table.attributes.last().isEmpty())
        table.attributes.removeLast();
    if (table.attributes.contains(QString()))
        return fail(Error::Kind::Invalid, translate("Cases", "A column has no name. Give each column a name in the first row."));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        CaseTable::Row row{lines[i].front(), lines[i].mid(1, table.attributes.size())};
        if (row.name.isEmpty())
            return fail(Error::Kind::Invalid, translate("Cases", "Row %1 has no name in its first column.").arg(i + 1));
        row.values.resize(table.attributes.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

namespace cases {

Result<Taken> takeTable(Edit& db, const CaseTable& table)
{
    const auto columns = ensureAttributes(db, table);
    if (!columns)
        return fail(columns);
    std::map<QString, CaseId> known;
    for (const auto& each : all(db))
        known.emplace(each.name.toCaseFolded(), each.id);
    Taken taken;
    for (const auto& row : table.rows) {
        const auto found = known.find(row.name.toCaseFolded());
        const auto id = found != known.end() ? Result<CaseId>(found->second) : add(db, row.name);
        if (!id)
            return fail(id);
        bool set = false;
        for (qsizetype i = 0; i < row.values.size(); ++i) {
            if (row.values[i].isEmpty())
                continue;
            if (const auto done = cases::set(db, *id, (*columns)[std::size_t(i)], row.values[i]); !done)
                return fail(done.error().kind, translate("Cases", "%1 (case “%2”)").arg(done.error().message, row.name));
            set = true;
        }
        if (found == known.end()) {
            known.emplace(row.name.toCaseFolded(), *id);
            ++taken.added;
        } else if (set) {
            ++taken.updated;
        }
    }
    return taken;
}

} // namespace cases

} // namespace counterpoint

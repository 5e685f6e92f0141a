#include "core/interchange/xlsform/table.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/headings.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

// Far below the rest of a sheet stand notes and what was forgotten there: the form has ended.
constexpr int mostEmptyColumns = 20;
constexpr int mostEmptyRows = 60;

QString withSingleSpaces(const QString& text)
{
    QString joined;
    joined.reserve(text.size());
    for (const auto unit : text)
        if (unit != u' ' || !joined.endsWith(u' '))
            joined += unit;
    return joined;
}

QString trimmedCell(const QString& cell) { return QString(cell).replace(QChar::Nbsp, u' ').trimmed(); }

QString understood(QString text, bool joinSpaces)
{
    if (joinSpaces)
        text = withSingleSpaces(text);
    return text.replace(u'‘', u'\'').replace(u'’', u'\'').replace(u'“', u'"').replace(u'”', u'"');
}

QStringList headingsOf(const QStringList& row)
{
    QStringList headings;
    int empty = 0;
    for (const auto& cell : row) {
        headings << withSingleSpaces(cell.trimmed());
        empty = headings.back().isEmpty() ? empty + 1 : 0;
        if (empty > mostEmptyColumns)
            break;
    }
    return headings;
}

void readColumns(const QStringList& headings, Table& table, std::vector<Finding>& errors)
{
    const auto doubleColons =
        std::any_of(headings.begin(), headings.end(), [](const QString& heading) { return heading.contains(QLatin1String("::")); });
    QSet<QString> written;
    QHash<QString, QString> meant; // headings by what they mean
    for (qsizetype place = 0; place < headings.size(); ++place) {
        const auto& heading = headings[place];
        // Of a form's id under both of its names, only this one counts.
        const bool isSecondId =
            table.kind == SheetKind::Settings && heading == QLatin1String("id_string") && headings.contains(QStringLiteral("form_id"));
        if (heading.isEmpty() || isSecondId)
            continue;
        if (written.contains(heading)) {
            errors.push_back({nameOf(table.kind), 1, heading,
                              translate("XlsForm", "Two columns are called “%1”. Rename or remove one of them.").arg(heading)});
            continue;
        }
        written.insert(heading);
        auto meaning = headingOf(heading, table.kind, doubleColons);
        const auto path = meaning.path.join(QStringLiteral("::"));
        if (const auto other = meant.constFind(path); other != meant.constEnd() && meaning.name != heading)
            errors.push_back(
                {nameOf(table.kind), 1, heading,
                 translate("XlsForm", "“%1” and “%2” are names of the same column. Rename or remove one of them.").arg(*other, heading)});
        meant.insert(path, heading);
        table.columns.push_back({heading, std::move(meaning.path), place});
    }
}

} // namespace

QString nameOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Survey:
        return QStringLiteral("survey");
    case SheetKind::Choices:
        return QStringLiteral("choices");
    case SheetKind::ExternalChoices:
        return QStringLiteral("external_choices");
    case SheetKind::Settings:
        return QStringLiteral("settings");
    case SheetKind::Entities:
        return QStringLiteral("entities");
    case SheetKind::Osm:
        return QStringLiteral("osm");
    }
    return {};
}

bool Table::has(const Record& record, QStringView key) const
{
    return std::any_of(record.cells.begin(), record.cells.end(),
                       [&](const Record::Cell& cell) { return columns[cell.column].key() == key; });
}

QString Table::text(const Record& record, QStringView key, QStringView part) const
{
    for (const auto& cell : record.cells) {
        const auto& path = columns[cell.column].path;
        if (path.front() == key && path.size() == (part.isEmpty() ? 1 : 2) && (part.isEmpty() || path[1] == part))
            return cell.text;
    }
    return {};
}

QString Table::headingOf(const Record& record, QStringView key, QStringView part) const
{
    const auto fits = [&](const Column& column) {
        return column.key() == key && (part.isEmpty() || (column.path.size() > 1 && column.path[1] == part));
    };
    for (const auto& cell : record.cells)
        if (fits(columns[cell.column]))
            return columns[cell.column].heading;
    const auto found = std::find_if(columns.begin(), columns.end(), fits);
    if (found != columns.end())
        return found->heading;
    return part.isEmpty() ? key.toString() : part.toString();
}

bool Table::hasColumn(QStringView key) const
{
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.key() == key; });
}

std::vector<bool> Table::usedColumns() const
{
    std::vector<bool> used(columns.size());
    for (const auto& record : records)
        for (const auto& cell : record.cells)
            used[cell.column] = true;
    return used;
}

Finding Table::at(const Record& record, QStringView key, QString message, QStringView part) const
{
    return {nameOf(kind), record.row, headingOf(record, key, part), std::move(message)};
}

Table tableOf(const Form& form, SheetKind kind, std::vector<Finding>& errors, bool joinSpaces)
{
    Table table{kind, false, {}, {}};
    const auto* sheet = form.sheet(nameOf(kind));
    if (!sheet)
        return table;
    table.exists = true;
    if (sheet->rows.empty())
        return table;
    readColumns(headingsOf(sheet->rows.front()), table, errors);
    int empty = 0;
    for (std::size_t at = 1; at < sheet->rows.size() && empty <= mostEmptyRows; ++at) {
        const auto& row = sheet->rows[at];
        Record record{int(at) + 1, {}};
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto place = table.columns[c].place;
            const auto cell = place < row.size() ? trimmedCell(row[place]) : QString();
            if (!cell.isEmpty())
                record.cells.push_back({c, understood(cell, joinSpaces), cell});
        }
        empty = record.cells.empty() ? empty + 1 : 0;
        table.records.push_back(std::move(record));
    }
    table.records.resize(table.records.size() - std::size_t(empty));
    return table;
}

QStringList languagesOf(const Table& table)
{
    static const QSet<QString> translated{"label", "hint", "guidance_hint"};
    static const QSet<QString> messages{"jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"};
    QStringList languages;
    for (const auto& column : table.columns) {
        QString language;
        if (translated.contains(column.key()))
            language = column.path.value(1);
        else if (column.key() == QLatin1String("media")
                 || (column.key() == QLatin1String("bind") && messages.contains(column.path.value(1))))
            language = column.path.value(2);
        else
            continue;
        if (!languages.contains(language))
            languages << language;
    }
    return languages;
}

} // namespace counterpoint::xlsform

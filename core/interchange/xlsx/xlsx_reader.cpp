#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/base/translate.h"
#include "core/interchange/xlsx/number_format.h"
#include <QDir>
#include <array>
#include <charconv>
#include <map>

namespace counterpoint::xlsx {

namespace {

constexpr qsizetype mostRows = 1'048'576; // of a sheet, by ECMA-376
constexpr qsizetype mostColumns = 16'384;
constexpr qsizetype mostGaps = 5'000'000; // empty cells and rows that a few far-away references make us keep

QString utf8(const char* text) { return QString::fromUtf8(text); }

/// The text of a shared or inline string: its runs, without the reading aids beside them.
QString runsOf(pugi::xml_node item)
{
    QString text;
    for (const auto child : item.children()) {
        const auto name = localName(child.name());
        if (name == "t")
            text += utf8(child.child_value());
        else if (name == "r")
            text += utf8(childOf(child, "t").child_value());
    }
    return text;
}

/// Column of "BC12", from 0; -1 where there is none.
qsizetype columnOf(const char* reference)
{
    qsizetype column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= mostColumns; ++reference)
        column = column * 26 + (*reference - 'A' + 1);
    return column - 1;
}

} // namespace

QString textOf(const Cell& cell)
{
    if (const auto* text = std::get_if<QString>(&cell))
        return *text;
    if (const auto* yes = std::get_if<bool>(&cell))
        return *yes ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    if (const auto* number = std::get_if<double>(&cell)) {
        std::array<char, 32> buffer;
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number).ptr;
        return QString::fromLatin1(buffer.data(), end - buffer.data());
    }
    return {};
}

Workbook::Workbook(ZipReader reader, QString fileName)
    : m_reader(std::move(reader))
    , m_fileName(std::move(fileName))
{
}

tl::unexpected<Error> Workbook::damaged(const QString& detail) const
{
    return fail(Error::Kind::Format,
                translate("Import", "“%1” is not a spreadsheet in Excel's .xlsx format, or it is damaged. Save it as .xlsx or .csv again.")
                    .arg(m_fileName),
                detail);
}

Result<XmlDocument> Workbook::part(const QString& name) const
{
    const auto bytes = m_reader.read(name);
    if (!bytes)
        return fail(bytes);
    return XmlDocument::parse(*bytes, m_fileName, name);
}

Result<Workbook> Workbook::open(const QByteArray& bytes, const QString& fileName)
{
    auto reader = ZipReader::open(bytes, fileName);
    if (!reader)
        return fail(reader);
    Workbook book(std::move(*reader), fileName);
    for (const auto read : {&Workbook::readSheets, &Workbook::readSharedStrings, &Workbook::readStyles})
        if (const auto done = (book.*read)(); !done)
            return fail(done);
    return book;
}

Result<> Workbook::readSheets()
{
    const QString workbookPart = QStringLiteral("xl/workbook.xml");
    if (!m_reader.contains(workbookPart))
        return damaged(QStringLiteral("no xl/workbook.xml"));
    const auto book = part(workbookPart);
    if (!book)
        return fail(book);
    std::map<QString, QString> targets;
    if (const auto relations = part(QStringLiteral("xl/_rels/workbook.xml.rels")))
        for (const auto relation : relations->root().children()) {
            const auto target = utf8(attributeOf(relation, "Target").value());
            const auto name = target.startsWith(u'/') ? target.mid(1) : QDir::cleanPath(QStringLiteral("xl/") + target);
            const auto type = utf8(attributeOf(relation, "Type").value());
            targets[utf8(attributeOf(relation, "Id").value())] = name;
            if (type.endsWith(QLatin1String("/sharedStrings")))
                m_stringsPart = name;
            else if (type.endsWith(QLatin1String("/styles")))
                m_stylesPart = name;
        }
    m_from1904 = attributeOf(childOf(book->root(), "workbookPr"), "date1904").as_bool();
    for (const auto sheet : childOf(book->root(), "sheets").children()) {
        // A sheet has an id of its own besides the one of its relation, so the prefix tells them apart.
        QString relation;
        for (const auto attribute : sheet.attributes())
            if (localName(attribute.name()) == "id" && std::string_view(attribute.name()) != "id")
                relation = utf8(attribute.value());
        const auto target = targets.find(relation);
        if (target != targets.end() && m_reader.contains(target->second))
            m_sheets.push_back({utf8(attributeOf(sheet, "name").value()), target->second});
    }
    return m_sheets.empty() ? damaged(QStringLiteral("no sheets")) : Result<>();
}

Result<> Workbook::readSharedStrings()
{
    if (m_stringsPart.isEmpty() || !m_reader.contains(m_stringsPart))
        return {};
    const auto strings = part(m_stringsPart);
    if (!strings)
        return fail(strings);
    for (const auto item : strings->root().children())
        if (localName(item.name()) == "si")
            m_strings.push_back(runsOf(item));
    return {};
}

Result<> Workbook::readStyles()
{
    if (m_stylesPart.isEmpty() || !m_reader.contains(m_stylesPart))
        return {};
    const auto styles = part(m_stylesPart);
    if (!styles)
        return fail(styles);
    std::map<int, bool> own;
    for (const auto format : childOf(styles->root(), "numFmts").children())
        own[attributeOf(format, "numFmtId").as_int()] = isDateFormat(attributeOf(format, "formatCode").value());
    for (const auto style : childOf(styles->root(), "cellXfs").children()) {
        const int format = attributeOf(style, "numFmtId").as_int();
        const auto known = own.find(format);
        m_isDate.push_back(known != own.end() ? known->second : isDateFormat(format));
    }
    return {};
}

QStringList Workbook::sheets() const
{
    QStringList names;
    for (const auto& sheet : m_sheets)
        names << sheet.name;
    return names;
}

Cell Workbook::valueOf(pugi::xml_node cell) const
{
    const std::string_view type = attributeOf(cell, "t").value();
    if (type == "inlineStr")
        return runsOf(childOf(cell, "is"));
    const std::string_view value = childOf(cell, "v").child_value();
    if (value.empty())
        return {};
    if (type == "s") {
        std::size_t index = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
        return read.ec == std::errc() && index < m_strings.size() ? Cell(m_strings[index]) : Cell();
    }
    if (type == "b")
        return value == "1";
    if (type == "str" || type == "e" || type == "d")
        return QString::fromUtf8(value.data(), qsizetype(value.size()));
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc())
        return QString::fromUtf8(value.data(), qsizetype(value.size()));
    const auto style = std::size_t(attributeOf(cell, "s").as_uint());
    if (style < m_isDate.size() && m_isDate[style])
        if (auto text = dateOf(number, m_from1904); !text.isEmpty())
            return text;
    return number;
}

Result<std::vector<Row>> Workbook::rows(const QString& name) const
{
    const auto wanted = name.isEmpty() ? m_sheets.begin() : std::find_if(m_sheets.begin(), m_sheets.end(), [&](const Sheet& sheet) {
        return sheet.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (wanted == m_sheets.end())
        return fail(
            Error::Kind::Invalid,
            translate("Import", "“%1” has no sheet called “%2”. It has: %3.").arg(m_fileName, name, sheets().join(QStringLiteral(", "))));
    const auto sheet = part(wanted->part);
    if (!sheet)
        return fail(sheet);
    std::vector<Row> rows;
    qsizetype gaps = 0;
    for (const auto line : childOf(sheet->root(), "sheetData").children()) {
        const auto given = attributeOf(line, "r").as_llong(qsizetype(rows.size()) + 1);
        if (given < 1 || given > mostRows)
            return damaged(QStringLiteral("row %1").arg(given));
        const auto at = std::size_t(given - 1);
        if (at >= rows.size()) {
            gaps += qsizetype(at - rows.size());
            if (gaps > mostGaps)
                return damaged(QStringLiteral("too many empty cells"));
            rows.resize(at + 1);
        }
        auto& row = rows[at];
        for (const auto cell : line.children()) {
            const auto reference = attributeOf(cell, "r");
            const auto column = reference ? columnOf(reference.value()) : qsizetype(row.size());
            if (column < 0 || column >= mostColumns)
                return damaged(QStringLiteral("cell %1").arg(utf8(reference.value())));
            auto value = valueOf(cell);
            if (std::holds_alternative<std::monostate>(value))
                continue;
            if (std::size_t(column) >= row.size()) {
                gaps += column - qsizetype(row.size());
                if (gaps > mostGaps)
                    return damaged(QStringLiteral("too many empty cells"));
                row.resize(std::size_t(column) + 1);
            }
            row[std::size_t(column)] = std::move(value);
        }
    }
    while (!rows.empty() && rows.back().empty())
        rows.pop_back();
    return rows;
}

} // namespace counterpoint::xlsx

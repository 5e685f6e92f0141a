#include "core/base/translate.h"
#include "core/coding/codebook_file.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <optional>

/// Codebooks as tables: cells to rows and back.
namespace counterpoint::codebookFile {

namespace {

using Table = std::vector<QStringList>;

constexpr std::size_t rowsAboveHeader = 20; ///< a title and what is said about the codebook

enum class Column { Path, Name, Parent, Colour, Origin, Definition, Inclusion, Exclusion, Example, Words };

/// How files call the columns; the first of each is how they are written.
const std::vector<std::pair<Column, QStringList>>& titles()
{
    const auto words = [](const char* list) { return QString::fromLatin1(list).split(u'|'); };
    static const std::vector<std::pair<Column, QStringList>> all{
        {Column::Path, words("path|code path|codepath")},
        {Column::Name, words("name|code|code name|codename|label|title")},
        {Column::Parent, words("parent|parent code|parent name|category|theme|group")},
        {Column::Colour, words("colour|color")},
        {Column::Origin, words("origin")},
        {Column::Definition, words("definition|description|meaning|memo")},
        {Column::Inclusion, words("inclusion|inclusion criteria|include|include when|use when|use it when|when to use")},
        {Column::Exclusion, words("exclusion|exclusion criteria|exclude|exclude when|do not use when|do not use it when|when not to use")},
        {Column::Example, words("example|examples|anchor example|quote")},
        {Column::Words, words("words|dictionary|keywords|terms|search terms")},
    };
    return all;
}

/// "Parent_Code " as "Parent Code".
QString titleIn(QString cell) { return cell.replace(u'_', u' ').replace(u'-', u' ').simplified(); }

std::map<Column, qsizetype> columnsOf(const QStringList& header)
{
    std::map<Column, qsizetype> columns;
    for (const auto& [column, names] : titles())
        for (qsizetype i = 0; i < header.size() && !columns.contains(column); ++i)
            if (names.contains(titleIn(header[i]), Qt::CaseInsensitive))
                columns[column] = i;
    return columns;
}

bool namesCodes(const std::map<Column, qsizetype>& columns) { return columns.contains(Column::Path) || columns.contains(Column::Name); }

/// The row that names the columns: of the first ones that which names most of them; none where no row names codes.
std::optional<std::size_t> headerOf(const Table& table)
{
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(table.size(), rowsAboveHeader); ++i)
        if (const auto columns = columnsOf(table[i]); namesCodes(columns) && columns.size() > most) {
            best = i;
            most = columns.size();
        }
    return best;
}

QString withoutSlash(QString name) { return name.replace(u'/', u'-').simplified(); }

QString tidied(const QString& path)
{
    QStringList parts;
    for (const auto& part : path.split(u'/'))
        if (!part.trimmed().isEmpty())
            parts << part.simplified();
    return parts.join(u'/');
}

/// Turns lines of a table into codes, and finds the parents they name.
class Reader {
public:
    /// `header`: the row of `table` that names the columns.
    Reader(const Table& table, std::size_t header)
        : m_columns(columnsOf(table[header]))
        , m_hasLevels(writesLevels(table[header]))
    {
        const auto above = [](const QStringList& line) { return !line.join(QString()).trimmed().isEmpty(); };
        if (std::any_of(table.begin(), table.begin() + std::ptrdiff_t(header), above))
            m_file.notes << translate("Codebook", "The columns are named in row %1; what stands above it is left out.").arg(header + 1);
        if (const auto others = unused(table[header]); !others.isEmpty())
            m_file.notes << translate("Codebook", "Of the columns, these are left out: %1.").arg(others.join(QStringLiteral(", ")));
        for (auto i = header + 1; i < table.size(); ++i)
            m_lines.push_back(lineOf(table[i], qsizetype(i) + 1));
    }

    CodebookFile read()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (!m_lines[i].name.isEmpty())
                m_byName[m_lines[i].name.toCaseFolded()].push_back(i);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            place(i);
        return std::move(m_file);
    }

private:
    /// MAXQDA writes `Code` and `Memo`, and the levels of a code in its name.
    bool writesLevels(const QStringList& header) const
    {
        const auto called = [&](Column column, const char* title) {
            const auto at = m_columns.find(column);
            return at != m_columns.end() && titleIn(header[at->second]).compare(QLatin1String(title), Qt::CaseInsensitive) == 0;
        };
        return called(Column::Name, "code") && called(Column::Definition, "memo") && !m_columns.contains(Column::Path)
            && !m_columns.contains(Column::Parent);
    }

    QStringList unused(const QStringList& header) const
    {
        QStringList titles;
        for (qsizetype i = 0; i < header.size(); ++i)
            if (!header[i].trimmed().isEmpty()
                && std::none_of(m_columns.begin(), m_columns.end(), [i](const auto& column) { return column.second == i; }))
                titles << translate("Codebook", "“%1”").arg(header[i].simplified());
        return titles;
    }

    struct Line {
        QStringList cells;
        qsizetype number = 0;
        QString name;
        QString parent; ///< its name or its path
        QString path; ///< empty until it is known
        enum { Waiting, Looking, Placed } state = Waiting;
    };

    QString cell(const QStringList& line, Column column) const
    {
        const auto at = m_columns.find(column);
        return at == m_columns.end() ? QString() : line.value(at->second).trimmed();
    }

    Line lineOf(const QStringList& cells, qsizetype number) const
    {
        auto path = tidied(cell(cells, Column::Path));
        if (m_hasLevels) {
            static const QRegularExpression border(QStringLiteral(R"(\s+>\s+|\\)"));
            path = tidied(cell(cells, Column::Name).replace(u'/', u'-').replace(border, QStringLiteral("/")));
        }
        if (!path.isEmpty())
            return {cells, number, path.section(u'/', -1), {}, path};
        return {cells, number, withoutSlash(cell(cells, Column::Name)), tidied(cell(cells, Column::Parent)), {}};
    }

    /// The line of the code that line `i` names as its parent: the first of that name, else none.
    std::optional<std::size_t> parentOf(std::size_t i) const
    {
        const auto& line = m_lines[i];
        if (!line.path.isEmpty() || line.name.isEmpty() || line.parent.isEmpty())
            return std::nullopt;
        const auto named = m_byName.find(line.parent.toCaseFolded());
        if (named == m_byName.end())
            return std::nullopt;
        const auto other = std::find_if(named->second.begin(), named->second.end(), [i](std::size_t each) { return each != i; });
        return other == named->second.end() ? i : *other;
    }

    /// Takes line `first`, and before it the lines of the codes above it that have not had their turn.
    void place(std::size_t first)
    {
        std::vector<std::size_t> upwards;
        for (auto at = std::optional(first); at && m_lines[*at].state != Line::Placed; at = parentOf(*at)) {
            if (m_lines[*at].state == Line::Looking) {
                auto& last = m_lines[upwards.back()];
                m_file.notes << translate("Codebook", "Row %1: the parents of “%2” lead back to itself, so it comes without a parent.")
                                    .arg(last.number)
                                    .arg(last.name);
                last.parent.clear();
                break;
            }
            m_lines[*at].state = Line::Looking;
            upwards.push_back(*at);
        }
        for (; !upwards.empty(); upwards.pop_back()) {
            auto& line = m_lines[upwards.back()];
            const auto parent = parentOf(upwards.back());
            if (line.path.isEmpty() && !line.name.isEmpty())
                line.path = parent ? m_lines[*parent].path + u'/' + line.name : tidied(line.parent + u'/' + line.name);
            if (parent && *parent > upwards.back())
                m_file.notes << translate("Codebook", "Row %1: “%2” stands above its parent “%3” in row %4, and comes below it.")
                                    .arg(line.number)
                                    .arg(line.name, m_lines[*parent].name)
                                    .arg(m_lines[*parent].number);
            line.state = Line::Placed;
            take(line.cells, line.path, line.number);
        }
    }

    void take(const QStringList& line, const QString& path, qsizetype number)
    {
        CodebookRow row{path,
                        cell(line, Column::Colour).toLower(),
                        cell(line, Column::Origin).toLower(),
                        cell(line, Column::Definition),
                        cell(line, Column::Inclusion),
                        cell(line, Column::Exclusion),
                        cell(line, Column::Example),
                        cell(line, Column::Words)};
        if (row.path.isEmpty()) {
            if (std::any_of(line.begin(), line.end(), [](const QString& text) { return !text.trimmed().isEmpty(); }))
                m_file.notes << translate("Codebook", "Row %1 names no code and is left out.").arg(number);
            return;
        }
        static const QRegularExpression colour(QStringLiteral("^#[0-9a-f]{6}$"));
        if (!row.colour.isEmpty() && !colour.match(row.colour).hasMatch()) {
            m_file.notes << translate("Codebook", "Row %1: “%2” is not a colour such as #0072b2; the code gets another one.")
                                .arg(number)
                                .arg(row.colour);
            row.colour.clear();
        }
        if (!row.origin.isEmpty() && row.origin != QLatin1String("theory") && row.origin != QLatin1String("data")) {
            m_file.notes
                << translate("Codebook", "Row %1: the origin “%2” is neither theory nor data and is left out.").arg(number).arg(row.origin);
            row.origin.clear();
        }
        const auto there = m_places.find(row.path.toCaseFolded());
        if (there == m_places.end()) {
            m_places[row.path.toCaseFolded()] = m_file.rows.size();
            m_file.rows.push_back(std::move(row));
            return;
        }
        m_file.notes
            << translate("Codebook", "Row %1 names “%2” again; what it says is taken, where it says something.").arg(number).arg(row.path);
        auto& before = m_file.rows[there->second];
        for (const auto part : {&CodebookRow::colour, &CodebookRow::origin, &CodebookRow::definition, &CodebookRow::inclusion,
                                &CodebookRow::exclusion, &CodebookRow::example})
            if (!(row.*part).isEmpty())
                before.*part = row.*part;
        // A dictionary may have a row for each term.
        if (!row.words.isEmpty())
            before.words += (before.words.isEmpty() ? QString() : QStringLiteral("\n")) + row.words;
    }

    std::map<Column, qsizetype> m_columns;
    bool m_hasLevels;
    CodebookFile m_file;
    std::vector<Line> m_lines;
    std::map<QString, std::vector<std::size_t>> m_byName; ///< lines whose codes have that name
    std::map<QString, std::size_t> m_places;
};

tl::unexpected<Error> noCodes(const QString& fileName)
{
    return fail(
        Error::Kind::Format,
        translate("Codebook",
                  "“%1” has no column that names codes. Call one “path” (as in Culture/Trust) or “name”, and the others parent, colour, "
                  "origin, definition, inclusion, exclusion, example, words.")
            .arg(fileName));
}

Table tableOf(const std::vector<xlsx::Row>& rows)
{
    Table table;
    for (const auto& row : rows) {
        QStringList line;
        for (const auto& cell : row)
            line << xlsx::textOf(cell);
        table.push_back(std::move(line));
    }
    return table;
}

/// The first sheet with a column that names codes.
Result<CodebookFile> readWorkbook(const QByteArray& bytes, const QString& fileName)
{
    const auto book = xlsx::Workbook::open(bytes, fileName);
    if (!book)
        return fail(book);
    const auto sheets = book->sheets();
    for (const auto& sheet : sheets) {
        const auto rows = book->rows(sheet);
        if (!rows)
            return fail(rows);
        const auto table = tableOf(*rows);
        const auto header = headerOf(table);
        if (!header)
            continue;
        auto codes = Reader(table, *header).read();
        if (sheets.size() > 1)
            codes.notes.prepend(translate("Codebook", "Read from the sheet “%1”.").arg(sheet));
        return codes;
    }
    return noCodes(fileName);
}

} // namespace

Result<CodebookFile> read(const QByteArray& bytes, const QString& fileName)
{
    if (bytes.isEmpty())
        return fail(Error::Kind::Format, translate("Codebook", "“%1” is empty.").arg(fileName));
    if (bytes.startsWith("PK"))
        return readWorkbook(bytes, fileName);
    const auto text = decodeToUtf8(bytes, fileName);
    if (!text)
        return fail(text);
    Table table;
    const std::string_view utf8(text->bytes.constData(), std::size_t(text->bytes.size()));
    DelimitedReader reader(withoutSeparatorLine(utf8), sniffDialect(utf8));
    std::vector<std::string_view> cells;
    while (reader.nextUnfittedRow(cells)) {
        QStringList line;
        for (const auto cell : cells)
            line << QString::fromUtf8(cell.data(), qsizetype(cell.size()));
        table.push_back(std::move(line));
    }
    const auto header = headerOf(table);
    return header ? Result<CodebookFile>(Reader(table, *header).read()) : noCodes(fileName);
}

Result<QByteArray> write(const std::vector<Code>& codes, Format format)
{
    std::vector<std::vector<DelimitedCell>> rows(1);
    for (const auto& [column, names] : titles())
        rows.front().emplace_back(names.front());
    for (const auto& code : codes) {
        const auto parent = code.path.contains(u'/') ? code.path.section(u'/', 0, -2) : QString();
        rows.push_back({code.path, code.name, parent, code.colour, code.origin, code.definition, code.inclusion, code.exclusion,
                        code.example, code.words});
    }
    if (format == Format::Xlsx)
        return xlsx::write({{translate("Codebook", "Codebook"), std::move(rows), {30, 20, 20, 10, 10, 50, 40, 40, 40, 30}}});
    DelimitedOptions options;
    options.bom = true;
    return writeDelimited(rows, options);
}

} // namespace counterpoint::codebookFile

#include "core/survey/xlsform_row.h"
#include "core/interchange/xlsform/headings.h"
#include <algorithm>
#include <array>

namespace counterpoint::xlsform_row {

namespace {

const QString separator = QStringLiteral("::");

struct TextColumn {
    QString role;
    QString column;
};

const std::array<TextColumn, 5>& textColumns()
{
    static const std::array<TextColumn, 5> columns{{
        {role::label, QStringLiteral("label")},
        {role::hint, QStringLiteral("hint")},
        {role::guidance, QStringLiteral("guidance_hint")},
        {role::constraintMessage, QStringLiteral("bind::jr:constraintMsg")},
        {role::requiredMessage, QStringLiteral("bind::jr:requiredMsg")},
    }};
    return columns;
}

/// Columns whose words are for people, or nobody's business: as they stand. In others, quotes are straightened.
bool isVerbatim(const QStringList& path)
{
    static const QStringList read{QStringLiteral("type"),          QStringLiteral("name"),       QStringLiteral("control"),
                                  QStringLiteral("choice_filter"), QStringLiteral("parameters"), QStringLiteral("list name")};
    if (path.front() == QLatin1String("bind"))
        return path.value(1).endsWith(QLatin1String("Msg")) || path.value(1) == QLatin1String("jr:noAppErrorString");
    return !read.contains(path.front());
}

/// The language behind the beginning of a path; none where it begins otherwise.
std::optional<QString> languageBehind(const QString& column, const QString& beginning)
{
    if (column == beginning)
        return QString();
    if (column.startsWith(beginning + separator))
        return column.mid(beginning.size() + separator.size());
    return std::nullopt;
}

/// The usual heading of a path.
QString headingFor(const QString& column, xlsform::SheetKind kind)
{
    static const std::map<QString, QString> names{
        {QStringLiteral("bind::relevant"), QStringLiteral("relevant")},
        {QStringLiteral("bind::required"), QStringLiteral("required")},
        {QStringLiteral("bind::constraint"), QStringLiteral("constraint")},
        {QStringLiteral("bind::calculate"), QStringLiteral("calculation")},
        {QStringLiteral("bind::readonly"), QStringLiteral("read_only")},
        {QStringLiteral("bind::jr:constraintMsg"), QStringLiteral("constraint_message")},
        {QStringLiteral("bind::jr:requiredMsg"), QStringLiteral("required_message")},
        {QStringLiteral("control::jr:count"), QStringLiteral("repeat_count")},
        {QStringLiteral("control::appearance"), QStringLiteral("appearance")},
        {QStringLiteral("list name"), QStringLiteral("list_name")},
        {QStringLiteral("title"), QStringLiteral("form_title")},
        {QStringLiteral("id_string"), QStringLiteral("form_id")},
    };
    for (const auto& [path, heading] : names)
        if (const auto language = languageBehind(column, path)) {
            const auto written = language->isEmpty() ? heading : heading + separator + *language;
            // Each sheet knows its own short headings.
            return xlsform::headingOf(written, kind, true).path.join(separator) == column ? written : column;
        }
    return column;
}

} // namespace

Row rowOf(const xlsform::Table& table, const xlsform::Record& record)
{
    Row row;
    for (const auto& cell : record.cells) {
        const auto& path = table.columns[cell.column].path;
        put(row, path.join(separator), isVerbatim(path) ? cell.raw : cell.text);
    }
    return row;
}

QString take(Row& row, const QString& column)
{
    const auto found = row.find(column);
    if (found == row.end())
        return {};
    auto text = std::move(found->second);
    row.erase(found);
    return text;
}

void put(Row& row, const QString& column, const QString& text)
{
    if (!text.isEmpty())
        row[column] = text;
}

RoleTexts takeTexts(Row& row, const QString& unnamed)
{
    RoleTexts texts;
    std::erase_if(row, [&](const auto& cell) {
        const auto& column = cell.first;
        const auto keep = [&](const QString& role, const QString& language) {
            setText(texts, role, language.isEmpty() ? unnamed : language, cell.second);
            return true;
        };
        for (const auto& known : textColumns())
            if (const auto language = languageBehind(column, known.column))
                return keep(known.role, *language);
        const auto path = column.split(separator);
        if (path.front() == QLatin1String("media") && path.size() > 1)
            return keep(path[0] + separator + path[1], path.value(2));
        // Of choices, the beginning has a space in it: the converter of XLSForm leaves such columns out.
        const bool isOfItem = path.front() == QLatin1String("counterpoint") && path.value(1) == QLatin1String("text");
        if (isOfItem || path.front() == QLatin1String("counterpoint text")) {
            const auto rest = path.mid(isOfItem ? 2 : 1);
            if (rest.size() == 1 || rest.size() == 2)
                return keep(rest.front(), rest.value(1));
        }
        return false;
    });
    return texts;
}

void putTexts(Row& row, const RoleTexts& texts, const QString& others)
{
    for (const auto& [role, text] : texts) {
        const auto known =
            std::find_if(textColumns().begin(), textColumns().end(), [&r = role](const TextColumn& one) { return one.role == r; });
        const auto column = known != textColumns().end() ? known->column : role.startsWith(QLatin1String("media::")) ? role : others + role;
        for (const auto& [language, words] : text)
            put(row, language.isEmpty() ? column : column + separator + language, words);
    }
}

bool hasWord(const QString& words, const QString& word) { return words.split(u' ', Qt::SkipEmptyParts).contains(word); }

QString withWord(const QString& words, const QString& word)
{
    if (hasWord(words, word))
        return words;
    return words.isEmpty() ? word : word + u' ' + words;
}

QString withoutWord(const QString& words, const QString& word)
{
    auto list = words.split(u' ', Qt::SkipEmptyParts);
    return list.removeAll(word) > 0 ? list.join(u' ') : words;
}

SheetBuilder::SheetBuilder(xlsform::SheetKind kind, const QStringList& headings, QString language)
    : m_kind(kind)
    , m_language(std::move(language))
{
    for (const auto& heading : headings) {
        m_places.emplace(xlsform::headingOf(heading, kind, true).path.join(separator), m_headings.size());
        m_headings << heading;
    }
}

void SheetBuilder::need(const QString& column) { placeOf(column); }

qsizetype SheetBuilder::placeOf(const QString& column)
{
    auto found = m_places.find(column);
    const auto behind = separator + m_language;
    if (found == m_places.end() && !m_language.isEmpty() && column.endsWith(behind))
        found = m_places.find(column.chopped(behind.size()));
    if (found != m_places.end())
        return found->second;
    m_headings << headingFor(column, m_kind);
    return m_places.emplace(column, m_headings.size() - 1).first->second;
}

void SheetBuilder::add(const Row& row)
{
    QStringList cells;
    for (const auto& [column, text] : row) {
        const auto place = placeOf(column);
        while (cells.size() <= place)
            cells << QString();
        cells[place] = text;
    }
    m_rows.push_back(std::move(cells));
}

bool SheetBuilder::hasLanguage(const QString& language) const
{
    return std::any_of(m_places.begin(), m_places.end(), [&](const auto& place) { return place.first.endsWith(separator + language); });
}

xlsform::Sheet SheetBuilder::sheet(const QString& name) const
{
    xlsform::Sheet sheet{name, {m_headings}};
    sheet.rows.insert(sheet.rows.end(), m_rows.begin(), m_rows.end());
    return sheet;
}

QStringList keptHeadings(const xlsform::Table& table)
{
    QStringList headings;
    for (const auto& column : table.columns) {
        const auto path = column.path.join(separator);
        const auto read = xlsform::headingOf(column.heading, table.kind, true).path.join(separator);
        headings << (read == path ? column.heading : headingFor(path, table.kind));
    }
    return headings;
}

} // namespace counterpoint::xlsform_row

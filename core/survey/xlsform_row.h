#pragma once
#include "core/interchange/xlsform/table.h"
#include "core/survey/local_text.h"

/// Rows of an XLSForm by the paths of their columns, which import and export have in common.
namespace counterpoint::xlsform_row {

/// 'label::English (en)', 'bind::relevant': a column's path in one; and the text of its cell.
using Row = Extras;

Row rowOf(const xlsform::Table& table, const xlsform::Record& record);
/// Takes a cell out of the row; empty where there is none.
QString take(Row& row, const QString& column);
void put(Row& row, const QString& column, const QString& text); ///< an empty text is left out

/// Takes all texts for people out of a row: labels, hints, messages, media. Those in a column without a language are in `unnamed`.
RoleTexts takeTexts(Row& row, const QString& unnamed);
void putTexts(Row& row, const RoleTexts& texts, const QString& others); ///< `others`: before the roles that XLSForm has no column for

/// Words parted by spaces, as an appearance has them.
bool hasWord(const QString& words, const QString& word);
QString withWord(const QString& words, const QString& word);
QString withoutWord(const QString& words, const QString& word);

/// Sheet by sheet, a table is built: by the headings that are there already, and new ones where a row needs them.
class SheetBuilder {
public:
    SheetBuilder(xlsform::SheetKind kind, const QStringList& headings, QString language);
    void need(const QString& column); ///< also where no row fills it
    void add(const Row& row);
    bool isEmpty() const { return m_rows.empty(); }
    bool hasLanguage(const QString& language) const; ///< in one of its columns
    xlsform::Sheet sheet(const QString& name) const;

private:
    qsizetype placeOf(const QString& column);

    xlsform::SheetKind m_kind;
    QString m_language; ///< whose texts stand in a column without a language, if there is one
    QStringList m_headings;
    std::map<QString, qsizetype> m_places; ///< by path
    std::vector<QStringList> m_rows;
};

/// The headings as they are kept: single colons between the parts of a path become double ones, so that new columns can stand beside them.
QStringList keptHeadings(const xlsform::Table& table);

} // namespace counterpoint::xlsform_row

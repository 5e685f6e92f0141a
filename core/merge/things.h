#pragma once
#include "core/merge/study_tables.h"
#include <QString>
#include <optional>
#include <string_view>
#include <utility>

/// What the rows of a study are called by people.
namespace counterpoint::merge::things {

QString groupOf(std::string_view table); ///< 'Codes', 'Texts'
QString titleOf(const Read& db, const std::vector<Table>& tables, const Table& table, const Row& row);
QString titleOfColumn(const Column& column); ///< 'Definition'
/// A value as it is read: of a reference the name of what it leads to.
QString textOf(const Read& db, const std::vector<Table>& tables, const Table& table, const Row& row, std::size_t column);
/// Words that a person wrote, which are kept where they lose.
bool isProse(const Column& column);
/// The columns by which two rows that were added on both sides are the same thing; empty: they never are.
std::vector<std::string> sameBy(const Table& table, const Row& row);
/// Whether a name must be the only one of its kind, within which column ('' : the study); none where it need not.
std::optional<std::string> nameIsUniqueWithin(std::string_view table);
/// The kind of thing that a memo can be tied to which stands for a row, and the column with its id ('' : its own key).
std::pair<QString, std::string> memoSubjectFor(std::string_view table);

} // namespace counterpoint::merge::things

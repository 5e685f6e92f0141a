#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <span>
#include <tuple>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// One kind of place where words of participants may stand, other than the texts of sources and the answers in datasets.
struct FieldKind {
    const char* table;
    const char* column;
    const char* row; ///< column that is the first part of its key
    const char* part; ///< the second part, or nullptr
    const char* place; ///< what the user calls it; to be translated
    const char* named; ///< SQL that names the row for the user, seen from its table
    const char* taken = nullptr; ///< query for a row other than ?2 that has the name ?1, where names must differ
    bool onlyPurged = false; ///< left alone by pseudonyms, which would break what it means; redacted all the same
};

/// Which field of which row. `field` is 'table.column'; the text of a source is 'text', the answers to a question 'variable.values'.
struct FieldRef {
    QString field;
    std::int64_t row = 0; ///< id of the source, the variable or the row
    std::int64_t part = 0; ///< second part of the key; of an answer its row in the dataset
    bool operator==(const FieldRef&) const = default;
    bool operator<(const FieldRef& other) const { return std::tie(field, row, part) < std::tie(other.field, other.row, other.part); }
};

/// A text of the study and where it stands.
struct FieldText {
    FieldRef ref;
    QString place; ///< "Texts", "Memos"
    QString where; ///< name of the source, memo, code …
    QString text;
    qint64 rows = 1; ///< of an answer: how many gave it
    std::vector<qsizetype> borders; ///< of a text: where its turns begin
    QStringList speakers = {}; ///< who speaks in each of them; empty where nobody is named
};

/// Every place where a name may stand. tests/core/pseudonyms walks the schema and asks for each column of text to be named here.
namespace fields {
inline const QString ofText = QStringLiteral("text");
inline const QString ofAnswers = QStringLiteral("variable.values");

std::span<const FieldKind> kinds();
QString nameOf(const FieldKind& kind); ///< 'table.column'
/// Columns of text that hold none of the participants' words: identifiers, times, kinds.
bool holdsNoWords(const QString& table, const QString& column);
/// Everything that a name may stand in and a pseudonym may be put in.
Result<std::vector<FieldText>> all(const Read& db);
/// The text of one field, but for texts and answers; an error where the row is gone.
Result<QString> read(const Read& db, const FieldRef& ref);
/// Writes it. Where names must differ, a taken one gets a number: the text as it was written.
QString write(Edit& db, const FieldRef& ref, const QString& text);
} // namespace fields

} // namespace counterpoint

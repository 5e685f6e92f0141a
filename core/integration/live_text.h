#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;

/// A number in running text that the study can say anew: '7 of 12' of “7 of 12 service leads”.
struct LiveField {
    enum class Kind {
        Passages, ///< counts of what a query finds
        Words,
        Sources,
        Cases,
        Mentions, ///< '7 of 12': who mentions a code, of those asked whose material is coded
        Number ///< a cell of an analysis
    };
    Kind kind = Kind::Passages;
    QString of; ///< a query; of Mentions a code, then AND and a group or strand if not everybody counts; of Number see numberOf()
    QString shown; ///< what it said when it was written or last accepted
    bool operator==(const LiveField&) const = default;
};

/// A stretch of text, or a field.
struct TextPiece {
    QString words; ///< empty where it is a field
    std::optional<LiveField> field;
    bool operator==(const TextPiece&) const = default;
};

/// A field beside what the study says now.
struct CheckedField {
    enum class State { Holds, Changed, Gone };
    LiveField field;
    State state = State::Holds;
    QString now; ///< empty where it is gone
    QString reason; ///< why it is gone
};

/// Text with live fields, kept as `[[mentions codes:"#uuid" AND case."#uuid" = "lead" => 7 of 12]]` within plain words.
namespace live_text {
std::vector<TextPiece> parse(const QString& text); ///< what is no field stays words
QString toText(const std::vector<TextPiece>& pieces);
QString shown(const QString& text); ///< the words as they are read, each field as it was last accepted
QString keyOf(LiveField::Kind kind); ///< 'mentions'

/// A field that shows what the study says now; names are kept as ids. Invalid says what of it cannot be computed.
Result<LiveField> make(const Read& db, LiveField::Kind kind, const QString& of);
/// Text as it is edited: each field is what it shows between ⟦ and ⟧.
QString forEditing(const QString& text);
/// And back: what stands between the brackets is the next field of `before` that shows the same; what was typed anew there is text.
QString fromEditing(const QString& edited, const QString& before);
/// Text as people write it, with names in its fields: `[[mentions codes:"Trust" => ]]`, `[[number "Trust by role" 1 "Total" "Mean" => ]]` with the
/// number of the table, from 1. Names become ids, and each field shows what the study says now. Invalid as make().
Result<QString> written(const Read& db, const QString& text);
/// What stands in `of` for a cell of an analysis, by the table's place from 0 and the words that head row and column.
QString numberOf(const Read& db, AnalysisId analysis, int table, const QString& row, const QString& column);
/// What the field is of, in the names of today: 'codes:"Us and them" AND case.group = "lead"', '“Trust”: Total, Mean'.
QString inWords(const Read& db, const LiveField& field);

AnalysisId analysisOf(const Read& db, const LiveField& field); ///< of a number; not valid where it is gone
Result<QString> now(const Read& db, const LiveField& field);
std::vector<CheckedField> check(const Read& db, const QString& text);
/// The text with all its fields, or with the `only`-th one, showing what the study says now; what is gone stays.
QString accepted(const Read& db, const QString& text, std::optional<int> only = {});
} // namespace live_text

} // namespace counterpoint

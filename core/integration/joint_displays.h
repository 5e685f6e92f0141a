#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using JointDisplayId = Id<struct JointDisplayTag>;
using JointRowId = Id<struct JointRowTag>;

/// What a row of a joint display is made of; which of it is shown depends on the display's kind.
struct JointRow {
    JointRowId id;
    QString title; ///< a theme, a result, a research question; of Groups the value of the attribute
    DatasetId dataset; ///< of Groups: whose respondents belong here though they are no Cases; may be invalid
    std::vector<CodeId> codes; ///< each with those below it
    QStringList numbers; ///< cells of analyses, as live_text::numberOf() names them
    std::vector<VariableId> variables; ///< survey items
    std::vector<CodingId> quotes;
    std::vector<CaseId> cases; ///< that were chosen for an interview
    std::vector<GuideQuestionId> questions;
    QString inference; ///< the meta-inference: what the row says when all of it is read together
    QString inferredBy;
    QString inferredAt; ///< UTC, ISO 8601
    QString seen; ///< the print of the row then
    bool operator==(const JointRow&) const = default;
};

/// A table in which numbers and words stand side by side.
struct JointDisplay {
    enum class Kind {
        SideBySide, ///< theme: statistics and quotes
        StatisticsByTheme, ///< theme: variables among those who mention it and those who do not
        Groups, ///< group: mean scores, themes, a typical quote
        Explanatory, ///< result: the Cases chosen because of it, and what they say
        Exploratory, ///< theme: the survey items that came of it
        Instruments ///< research question: survey items, guide questions, codes
    };
    JointDisplayId id;
    QString name;
    Kind kind = Kind::SideBySide;
    AttributeId attribute; ///< of Groups
    std::vector<VariableId> variables; ///< of Groups and StatisticsByTheme
    std::vector<CodeId> codes; ///< of Groups
    bool inReport = false;
    std::vector<JointRow> rows; ///< in the researcher's order
    bool operator==(const JointDisplay&) const = default;
};
QString toText(JointDisplay::Kind kind); ///< as stored and in JSON: 'side by side' …
QString titleOf(JointDisplay::Kind kind); ///< for people
QString aboutOf(JointDisplay::Kind kind); ///< in one sentence
Result<JointDisplay::Kind> jointKindFrom(const QString& text);
std::vector<JointDisplay::Kind> jointKinds();

namespace joint_displays {
std::vector<JointDisplay> all(const Read& db); ///< in the researcher's order; what is gone of what they name is left out
Result<JointDisplay> byId(const Read& db, JointDisplayId id);
Result<JointDisplay> byName(const Read& db, const QString& name);
/// Adds it at the end, with its rows; Invalid when the name is empty or taken.
Result<JointDisplayId> add(Edit& db, const JointDisplay& display);
Result<> update(Edit& db, const JointDisplay& display); ///< everything but the rows
void remove(Edit& db, JointDisplayId id);

Result<JointRowId> addRow(Edit& db, JointDisplayId id, const JointRow& row); ///< at the end; Invalid when the title is empty
Result<> updateRow(Edit& db, const JointRow& row); ///< what it is made of; the inference stays
/// What is written of a row, by whom; `seen` is its print now (see joint_table.h). An empty text takes it away.
void infer(Edit& db, JointRowId id, const QString& inference, const QString& by, const QString& seen);
void confirm(Edit& db, JointRowId id, const QString& seen); ///< looked at: the inference still holds
void moveRow(Edit& db, JointRowId id, int position); ///< before the position-th other row
void removeRow(Edit& db, JointRowId id);
} // namespace joint_displays

} // namespace counterpoint

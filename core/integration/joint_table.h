#pragma once
#include "core/integration/joint_displays.h"
#include "core/text/text_span.h"

namespace counterpoint {

/// A passage that stands in a joint display.
struct JointQuote {
    CodingId coding;
    SourceId source;
    TextSpan span;
    QString text;
    QString attribution; ///< 'Dana, carer; Focus group 2'
    bool operator==(const JointQuote&) const = default;
};

/// One cell as the study says it now.
struct JointCell {
    /// One statement of a cell, with what is behind it.
    struct Line {
        QString text; ///< 'Us and them: 7 of 12', 'Trust: M = 3.42, n = 98'
        QString passages{}; ///< the query whose passages stand behind it; may be empty
        AnalysisId analysis{}; ///< may be invalid
        VariableId variable{}; ///< may be invalid
        CaseId person{}; ///< may be invalid
    };
    std::vector<Line> lines;
    std::vector<JointQuote> quotes;
    QString print; ///< changes as soon as its numbers or passages do, whatever is renamed
};

/// A joint display with its cells computed.
struct JointTable {
    struct Row {
        JointRow row;
        std::vector<JointCell> cells; ///< as many as there are columns; the first names the row
        QString print() const; ///< of all its cells: what infer() keeps as seen
        bool isStale() const; ///< an inference was written, and the cells are not what was seen
    };
    JointDisplay display;
    QStringList columns; ///< without that of the inference
    std::vector<Row> rows;
    int stale() const;
};

namespace joint_displays {
QString noAnswers(); ///< what a cell says where nobody answered
/// Reads all codings once, and each analysis and variable once.
Result<JointTable> evaluate(const Read& db, const JointDisplay& display);
/// Writes an inference, with the row as it is now as seen.
Result<> inferNow(Edit& db, JointDisplayId id, JointRowId row, const QString& inference, const QString& by);
} // namespace joint_displays

} // namespace counterpoint

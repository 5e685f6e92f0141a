#pragma once
#include <QString>
#include <QStringList>

namespace counterpoint {

/// What was met while the text of a document was read that its reader is told about, whatever the format.
struct DocumentFindings {
    int insertions = 0; ///< tracked, kept
    int deletions = 0; ///< tracked, left out
    int comments = 0;
    int hiddenRuns = 0;
    int unknownSymbols = 0; ///< shown as U+FFFD
    bool headersOrFooters = false;

    /// One sentence for each thing; `notes` is the number of footnotes and endnotes that stand at the end of the text.
    QStringList sentences(std::size_t notes) const;
};

/// The text with its footnotes and endnotes below a line at the end: the first is [1].
QString withNotesBelow(QString text, const QStringList& notes);

/// A table row as a line, its cells between tabs; `cells` holds the lines of each.
QString rowOfCells(const QList<QStringList>& cells);

} // namespace counterpoint

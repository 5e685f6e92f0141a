#include "core/interchange/document_findings.h"
#include "core/base/translate.h"

namespace counterpoint {

QStringList DocumentFindings::sentences(std::size_t notes) const
{
    QStringList sentences;
    if (insertions > 0 || deletions > 0)
        sentences << translate("Import", "The document has tracked changes: %1 insertions were kept and %2 deletions left out.")
                         .arg(insertions)
                         .arg(deletions);
    if (comments > 0)
        sentences << translate("Import", "Comments were left out (%1).").arg(comments);
    if (hiddenRuns > 0)
        sentences << translate("Import", "Hidden text was left out (%1 passages).").arg(hiddenRuns);
    if (notes > 0)
        sentences << translate("Import", "Footnotes and endnotes are at the end of the text (%1).").arg(notes);
    if (unknownSymbols > 0)
        sentences << translate("Import", "Symbols of special fonts could not be read and are shown as \uFFFD (%1).").arg(unknownSymbols);
    if (headersOrFooters)
        sentences << translate("Import", "Headers and footers were left out.");
    return sentences;
}

QString withNotesBelow(QString text, const QStringList& notes)
{
    if (!notes.isEmpty())
        text += "\n\n" + QString(20, QChar(0x2500));
    for (qsizetype i = 0; i < notes.size(); ++i)
        text += QStringLiteral("\n[%1] ").arg(i + 1) + notes[i];
    return text;
}

QString rowOfCells(const QList<QStringList>& cells)
{
    // A table of one column is a frame around paragraphs, which stay lines; beside each other they would tear the row apart.
    if (cells.size() == 1)
        return cells.front().join('\n');
    QStringList texts;
    for (const auto& lines : cells)
        texts << lines.join(' ').replace('\n', ' ').trimmed();
    return texts.join('\t');
}

} // namespace counterpoint

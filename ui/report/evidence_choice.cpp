#include "ui/report/evidence_choice.h"
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace counterpoint::ui {

bool EvidenceChoice::isSame(const Evidence& piece) const
{
    if (analysis.isValid())
        return piece.analysis == analysis;
    if (assessment.isValid())
        return piece.assessment == assessment;
    if (displayRow.isValid())
        return piece.displayRow == displayRow;
    return piece.kind == Evidence::Kind::Passage && piece.source == source && piece.span == span;
}

Result<EvidenceId> addTo(Edit& db, FindingId finding, const EvidenceChoice& choice, Evidence::Stance stance)
{
    if (choice.analysis.isValid())
        return findings::addResult(db, finding, choice.analysis, stance);
    if (choice.assessment.isValid())
        return findings::addAssessment(db, finding, choice.assessment, stance);
    if (choice.displayRow.isValid())
        return findings::addDisplayRow(db, finding, choice.displayRow, stance);
    return findings::addPassage(db, finding, choice.source, choice.span, stance);
}

const char* const evidenceMimeType = "application/x-counterpoint-evidence";

QMimeData* toMimeData(const std::vector<EvidenceChoice>& choices)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const auto& choice : choices)
        out << qint64(choice.source.value()) << qint64(choice.span.start) << qint64(choice.span.end) << qint64(choice.analysis.value())
            << qint64(choice.assessment.value()) << qint64(choice.displayRow.value());
    auto* data = new QMimeData;
    data->setData(QLatin1String(evidenceMimeType), bytes);
    return data;
}

std::vector<EvidenceChoice> choicesFrom(const QMimeData& data)
{
    std::vector<EvidenceChoice> choices;
    QDataStream in(data.data(QLatin1String(evidenceMimeType)));
    while (!in.atEnd()) {
        qint64 source = 0;
        qint64 start = 0;
        qint64 end = 0;
        qint64 analysis = 0;
        qint64 assessment = 0;
        qint64 row = 0;
        in >> source >> start >> end >> analysis >> assessment >> row;
        if (in.status() != QDataStream::Ok)
            return {};
        choices.push_back(
            {SourceId(source), {qsizetype(start), qsizetype(end)}, AnalysisId(analysis), AssessmentId(assessment), JointRowId(row)});
    }
    return choices;
}

} // namespace counterpoint::ui

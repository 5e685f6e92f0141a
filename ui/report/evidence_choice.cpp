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

Evidence pieceOf(const EvidenceChoice& choice, FindingId finding, Evidence::Stance stance)
{
    Evidence piece;
    piece.finding = finding;
    piece.stance = stance;
    piece.kind = choice.analysis.isValid() ? Evidence::Kind::Result
        : choice.assessment.isValid()      ? Evidence::Kind::Convergence
        : choice.displayRow.isValid()      ? Evidence::Kind::JointDisplay
                                           : Evidence::Kind::Passage;
    piece.analysis = choice.analysis;
    piece.assessment = choice.assessment;
    piece.displayRow = choice.displayRow;
    piece.source = choice.source;
    piece.span = choice.span;
    return piece;
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

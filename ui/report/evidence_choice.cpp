#include "ui/report/evidence_choice.h"
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace counterpoint::ui {

const char* const evidenceMimeType = "application/x-counterpoint-evidence";

QMimeData* toMimeData(const std::vector<EvidenceChoice>& choices)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const auto& choice : choices)
        out << qint64(choice.source.value()) << qint64(choice.span.start) << qint64(choice.span.end) << qint64(choice.analysis.value());
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
        in >> source >> start >> end >> analysis;
        if (in.status() != QDataStream::Ok)
            return {};
        choices.push_back({SourceId(source), {qsizetype(start), qsizetype(end)}, AnalysisId(analysis)});
    }
    return choices;
}

} // namespace counterpoint::ui

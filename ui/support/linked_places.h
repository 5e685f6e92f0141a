#pragma once
#include "ui/support/place.h"
#include <QString>
#include <vector>

class QUrl;

namespace counterpoint::ui {

/// The places that the links of a text lead to: what stands behind a cell.
class LinkedPlaces {
public:
    QString link(const Place& place, const QString& words); ///< HTML
    QString toPassages(const QString& sentence, const QString& words) { return link(Place::ofQuery(sentence), words); }
    QString toAnalysis(AnalysisId id, const QString& words)
    {
        return link({Place::Workspace::Analyse, Entity::Analysis, id.value(), {}}, words);
    }
    const Place* at(const QUrl& link) const; ///< nullptr for a link that is none of these
    void clear() { m_places.clear(); }

private:
    std::vector<Place> m_places;
};

} // namespace counterpoint::ui

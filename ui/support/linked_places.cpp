#include "ui/support/linked_places.h"
#include <QUrl>

namespace counterpoint::ui {

QString LinkedPlaces::link(const Place& place, const QString& words)
{
    m_places.push_back(place);
    return QStringLiteral("<a href=\"#%1\">%2</a>").arg(m_places.size() - 1).arg(words.toHtmlEscaped());
}

const Place* LinkedPlaces::at(const QUrl& link) const
{
    bool isNumber = false;
    const auto place = link.fragment().toULongLong(&isNumber);
    return isNumber && place < m_places.size() ? &m_places[place] : nullptr;
}

} // namespace counterpoint::ui

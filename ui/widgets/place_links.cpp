#include "ui/widgets/place_links.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include <QFocusEvent>
#include <QUrl>

namespace counterpoint::ui {

PlaceLinks::PlaceLinks(Navigator& navigator, const char* objectName, const QString& title, QWidget* parent)
    : QLabel(parent)
    , m_navigator(navigator)
{
    named(this, objectName, title);
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    setFocusPolicy(Qt::StrongFocus);
    hide();
    connect(this, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto* place = m_places.at(QUrl(link)))
            m_navigator.go(Place(*place)); // what is shown then may set other links here
    });
}

void PlaceLinks::focusInEvent(QFocusEvent* event)
{
    QLabel::focusInEvent(event);
    // The first link has the keys at once, not after another Tab.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        focusNextPrevChild(event->reason() == Qt::TabFocusReason);
}

void PlaceLinks::setLinks(const std::vector<Link>& links)
{
    m_places.clear();
    QString html;
    for (const auto& link : links)
        html += QStringLiteral("<p style=\"margin:0 0 4px 0\">%1%2</p>")
                    .arg(link.before.toHtmlEscaped(), m_places.link(link.place, link.words));
    if (html != text())
        setText(html);
    setVisible(!links.empty());
}

} // namespace counterpoint::ui

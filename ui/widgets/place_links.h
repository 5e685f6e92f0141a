#pragma once
#include "ui/widgets/linked_places.h"
#include <QLabel>

namespace counterpoint::ui {

class Navigator;

/// Lines that lead somewhere, by click, or by Tab and Enter; not there while there are none.
class PlaceLinks : public QLabel {
    Q_OBJECT
public:
    struct Link {
        QString words;
        Place place;
        QString before = {}; ///< words in front of it that lead nowhere
    };
    PlaceLinks(Navigator& navigator, const char* objectName, const QString& title, QWidget* parent = nullptr);
    void setLinks(const std::vector<Link>& links);

private:
    void focusInEvent(QFocusEvent* event) override;

    Navigator& m_navigator;
    LinkedPlaces m_places;
};

} // namespace counterpoint::ui

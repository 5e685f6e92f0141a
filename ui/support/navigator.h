#pragma once
#include "ui/support/place.h"
#include <QObject>
#include <vector>

namespace counterpoint::ui {

/// Where the user has been, as in a browser. Whoever wants something shown calls go(); the window listens to requested().
class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Shows `place` and makes it the newest one; what was ahead is forgotten.
    void go(const Place& place);
    /// Notes that the user went there without being led, without asking for it to be shown: choosing a source in a list.
    void note(const Place& place);
    void back();
    void forward();
    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_places.size(); }
    /// Forgets everything: another study was opened.
    void clear();

Q_SIGNALS:
    void requested(const counterpoint::ui::Place& place);
    /// canGoBack() or canGoForward() may have changed.
    void historyChanged();

private:
    std::vector<Place> m_places;
    std::size_t m_current = 0;
};

} // namespace counterpoint::ui

#pragma once
#include "core/base/id.h"
#include "ui/support/place.h"
#include <QStackedWidget>
#include <map>
#include <vector>

namespace counterpoint::ui {

class LocalPageService;
class Session;
class Workspace;

/// The workspaces of the open study, each made when it is first shown and kept as it was left.
class Pages : public QStackedWidget {
    Q_OBJECT
public:
    explicit Pages(QWidget* parent = nullptr);
    ~Pages() override;
    /// From here on workspaces belong to `session`; nullptr: to none.
    void setSession(Session* session);
    /// Makes the workspace current; nullptr where there is no such workspace or no study.
    Workspace* open(Place::Workspace workspace);
    Workspace* current() const;
    Place::Workspace currentPlace() const { return m_current; }
    /// The workspaces that have been shown.
    const std::map<Place::Workspace, Workspace*>& made() const { return m_made; }
    /// That of the workspace in sight: one that needs much room does not widen the window while another is looked at.
    QSize minimumSizeHint() const override;
    const LocalPageService* localPage() const; ///< nullptr where the Survey workspace has not been shown

Q_SIGNALS:
    void shown(counterpoint::ui::Place::Workspace workspace);
    void localPageChanged();

private:
    Workspace* make(Place::Workspace workspace);
    void showResponses(DatasetId dataset, const QString& title, const std::vector<std::size_t>& rows);
    void saveLayouts() const;

    Session* m_session = nullptr;
    std::map<Place::Workspace, Workspace*> m_made;
    Place::Workspace m_current = Place::Workspace::Start;
};

} // namespace counterpoint::ui

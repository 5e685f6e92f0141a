#pragma once
#include "ui/support/place.h"
#include <QByteArray>
#include <QList>
#include <QWidget>

class QAction;

namespace counterpoint::ui {

class Session;

/// One page of the window. Made when it is first shown, as `XWorkspace(Session&, QWidget* parent)`, and kept while the study is open.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(Session& session, QWidget* parent);
    /// Shows and selects the thing that `place` names; a thing that is gone is passed over in silence.
    virtual void reveal(const Place& place);
    /// Commands of this workspace, for the search box (Ctrl+K); their texts read on their own ("Import transcripts…").
    virtual QList<QAction*> commands() const;
    /// Sizes of splitters, widths of columns: whatever the user arranged. Kept between runs, for all studies.
    virtual QByteArray saveLayout() const;
    virtual void restoreLayout(const QByteArray& layout);

protected:
    Session& session() const { return m_session; }

private:
    Session& m_session;
};

} // namespace counterpoint::ui

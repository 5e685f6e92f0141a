#pragma once
#include "core/integration/framework.h"
#include "ui/support/workspace.h"

class QSplitter;
class QStackedWidget;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class DisplayList;
class FrameworkForm;
class FrameworkPage;

/// Where the strands of a study come together: a list of displays, the chosen one, and what stands behind its chosen cell.
class IntegrateWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit IntegrateWorkspace(Session& session, QWidget* parent = nullptr);
    ~IntegrateWorkspace() override;

    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

private:
    QWidget* buildLeft();
    void reactTo(const Changes& changes);
    void reread();
    void showCurrent();
    void beginNew();
    void begin(const Framework& framework);
    void removeCurrent();
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    QSplitter* m_splitter;
    DisplayList* m_list;
    QStackedWidget* m_middle;
    QWidget* m_empty;
    FrameworkForm* m_form;
    FrameworkPage* m_framework;
    QAction* m_newFramework;
    std::vector<Framework> m_frameworks;
    bool m_isDirty = false; ///< the study changed while this was out of sight
};

} // namespace counterpoint::ui

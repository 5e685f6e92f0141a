#pragma once
#include "ui/report/outline_list.h"
#include <QWidget>

class QMenu;
class QToolButton;

namespace counterpoint {
struct ReportTemplate;
}

namespace counterpoint::ui {

/// The outline with its buttons: new section, template, move, level, delete. Without an outline only the templates are offered.
class OutlinePanel : public QWidget {
    Q_OBJECT
public:
    explicit OutlinePanel(bool isReadOnly, QWidget* parent = nullptr);
    OutlineList& list() { return *m_list; }
    void setRows(std::vector<OutlineRow> rows);
    bool isEmpty() const { return m_list->rows().empty(); }
    /// Opens the menu of kinds at the button.
    void openKinds();

Q_SIGNALS:
    void kindWanted(const QString& kind);
    void templateWanted(const counterpoint::ReportTemplate& chosen);

private:
    QToolButton* button(const char* name, const char* image, const QString& title, const QString& keys);
    QMenu* buildKinds();
    QMenu* buildTemplates();
    void showWhatCanBeDone();

    OutlineList* m_list;
    QToolButton* m_add;
    QToolButton* m_templates;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_out;
    QToolButton* m_in;
    QToolButton* m_remove;
    bool m_isReadOnly;
};

} // namespace counterpoint::ui

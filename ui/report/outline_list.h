#pragma once
#include "core/integration/report_sections.h"
#include <QListView>

namespace counterpoint::ui {

/// A section as the list shows it.
struct OutlineRow {
    ReportSectionId id;
    ReportSection section;
    QString heading;
    QString choice; ///< what is chosen in it; empty where nothing need be
    bool isSilent = false; ///< nothing is written: it will not be printed
    bool operator==(const OutlineRow&) const = default;
};

/// The sections of the report in order: dragged, or moved by Alt+Up and Alt+Down; Alt+Shift+Right and Left change the level; Delete removes.
class OutlineList : public QListView {
    Q_OBJECT
public:
    explicit OutlineList(QWidget* parent = nullptr);
    ~OutlineList() override;

    void setRows(std::vector<OutlineRow> rows);
    const std::vector<OutlineRow>& rows() const;
    const OutlineRow* current() const; ///< null where none is chosen
    void setCurrent(ReportSectionId id); ///< an invalid one: none
    void moveBy(int direction); ///< one row up (-1), or behind the section that follows what moves along
    void indentBy(int levels);
    void removeCurrent();

Q_SIGNALS:
    void currentSectionChanged(counterpoint::ReportSectionId id);
    /// `position` counts the sections that do not move along.
    void moveWanted(counterpoint::ReportSectionId id, int position);
    void indentWanted(counterpoint::ReportSectionId id, int by);
    void removeWanted(counterpoint::ReportSectionId id);
    void opened(counterpoint::ReportSectionId id);
    void addWanted();

private:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    std::size_t endOfCurrent() const;

    class Model;
    Model* m_model;
    bool m_filling = false;
};

} // namespace counterpoint::ui

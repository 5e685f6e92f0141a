#pragma once
#include "core/project/project.h"
#include "ui/support/row_model.h"
#include <QDockWidget>
#include <QPointer>

class QTableView;

namespace counterpoint::ui {

/// The record of steps, newest first: what, who, when. A double click (or Enter) brings the study to the state after that step.
class HistoryPanel : public QDockWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);
    void setProject(Project* project);
    /// Undoes or repeats steps until `step` is the last one that is done.
    Result<> goTo(StepId step);

Q_SIGNALS:
    void failed(const counterpoint::Error& error);

private:
    struct Row {
        StepId id;
        QString label;
        QString coder;
        QString at;
        HistoryStep::State state = HistoryStep::State::Done;
        bool operator==(const Row&) const = default;
    };
    static QVariant look(const Row& row, int role);
    void showEvent(QShowEvent* event) override;
    void reload();

    QPointer<Project> m_project;
    RowModel<Row>* m_model;
    QTableView* m_table;
};

} // namespace counterpoint::ui

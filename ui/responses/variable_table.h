#pragma once
#include "core/responses/variable.h"
#include "core/responses/weighting.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QAction;
class QTableView;

namespace counterpoint {
class Edit;
}

namespace counterpoint::ui {

class AnswerSetBar;
class WeightBar;
class ErrorLine;
class Session;

/// The variables of a dataset with all that is known of them, to be edited in place, one undo step each. What is written into a cell while
/// several variables are selected holds for all of them, as one step.
class VariableTable : public QWidget {
    Q_OBJECT
public:
    explicit VariableTable(Session& session, QWidget* parent = nullptr);
    void setVariables(std::vector<Variable> variables);
    void showVariable(VariableId variable);
    void setDataset(DatasetId dataset);
    void reloadSets();

Q_SIGNALS:
    void variableChosen(counterpoint::VariableId variable);
    void definitionWanted(counterpoint::VariableId variable); ///< of a derived one
    void newVariableWanted(counterpoint::VariableId from);

private:
    using Step = std::function<Result<>(const Variable&, const QString&)>;
    using Part = std::function<Result<>(Edit&, const Variable&, const QString&)>;
    std::vector<RowColumn<Variable>> columns();
    /// `part`: what a step of several variables does to each; none where each needs a value of its own.
    RowColumn<Variable> editable(const QString& title, std::function<QVariant(const Variable&)> text, Step step, Part part = {});
    bool keep(const QString& title, const Variable& variable, const QString& text, const Step& step, const Part& part);
    void addActions();
    QAction* addAction(const char* objectName, const char* image, const QString& text, std::function<void()> act);
    void enableActions();
    /// Those with a selected cell, in order; the current one where nothing is selected.
    std::vector<Variable> selected() const;
    void setLevels(Level level);
    void weigh(std::optional<Weighting::Kind> kind);
    void fitColumns();

    Session& m_session;
    RowModel<Variable>* m_model;
    QTableView* m_table;
    ErrorLine* m_error;
    AnswerSetBar* m_sets;
    WeightBar* m_weights;
    Variable m_copied; ///< whose labels are to be given to others
    QAction* m_giveLabels = nullptr;
    QAction* m_define = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_strata = nullptr;
    bool m_fitted = false;
};

} // namespace counterpoint::ui

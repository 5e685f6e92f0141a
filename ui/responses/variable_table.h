#pragma once
#include "core/responses/variable.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QTableView;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// The variables of a dataset with all that is known of them, to be edited in place, one undo step each.
class VariableTable : public QWidget {
    Q_OBJECT
public:
    explicit VariableTable(Session& session, QWidget* parent = nullptr);
    void setVariables(std::vector<Variable> variables);
    void showVariable(VariableId variable);

Q_SIGNALS:
    void variableChosen(counterpoint::VariableId variable);

private:
    using Step = std::function<Result<>(const Variable&, const QString&)>;
    std::vector<RowColumn<Variable>> columns();
    RowColumn<Variable> editable(const QString& title, std::function<QVariant(const Variable&)> text, Step step);
    bool keep(const Variable& variable, const QString& text, const Step& step);
    void fitColumns();

    Session& m_session;
    RowModel<Variable>* m_model;
    QTableView* m_table;
    ErrorLine* m_error;
    bool m_fitted = false;
};

} // namespace counterpoint::ui

#pragma once
#include "core/expression/problem.h"
#include "core/responses/variable.h"
#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;

namespace counterpoint::ui {

/// A field for an expression: names of variables and functions are completed while one types (Ctrl+Space: all of them), and what is wrong is
/// underlined where it stands. Tab goes on to the next field.
class ExpressionField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ExpressionField(QWidget* parent = nullptr);
    void setVariables(std::vector<Variable> variables);
    bool knows(const QString& variable) const;
    void setOfForms() { m_isOfForms = true; } ///< offers the functions that forms alone have, too
    void setLines(int lines) { m_lines = lines; }
    /// Underlines the problem; none takes the line away.
    void setProblem(const std::optional<expression::Problem>& problem);
    /// How the function that the cursor is in is written, and what it gives; empty outside of one.
    QString help() const;

private:
    void keyPressEvent(QKeyEvent* event) override;
    QSize sizeHint() const override;
    void offer(bool all);
    void fillWords();
    void complete(const QModelIndex& chosen);
    QString wordBeforeCursor() const;

    QStandardItemModel* m_words; ///< names of variables, and functions
    QStandardItemModel* m_names; ///< names of variables alone, as they go between braces
    QCompleter* m_completer;
    std::vector<Variable> m_variables;
    bool m_isFilled = false; ///< the lists hold them; a long form has thousands, and most fields are never written in
    int m_lines = 3;
    bool m_isOfForms = false;
};

} // namespace counterpoint::ui

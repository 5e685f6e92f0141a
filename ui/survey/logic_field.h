#pragma once
#include "core/responses/variable.h"
#include <QWidget>

class QLabel;

namespace counterpoint::ui {

class ErrorLine;
class ExpressionField;

/// An expression of a question: its field with completion, and below it what is wrong with it, or what it is for.
class LogicField : public QWidget {
    Q_OBJECT
public:
    LogicField(const char* objectName, const QString& title, const QString& example, QWidget* parent = nullptr);
    QString text() const;
    void setText(const QString& text);
    void setVariables(const std::vector<Variable>& variables);
    void setReadOnly(bool readOnly);
    /// A value is allowed too, which is no expression: 'a default'.
    void allowPlainText() { m_plainAllowed = true; }

Q_SIGNALS:
    void typed();
    void left();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void judge();

    QLabel* m_title;
    ExpressionField* m_field;
    ErrorLine* m_error;
    bool m_plainAllowed = false;
};

} // namespace counterpoint::ui

#pragma once
#include "core/responses/variable.h"
#include <QFrame>

class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

/// A box over the work to tick which closed questions stand beside the answers.
class VariableChooser : public QFrame {
    Q_OBJECT
public:
    explicit VariableChooser(QWidget* over);
    void ask(const std::vector<Variable>& variables, const std::vector<VariableId>& ticked, const QRect& beside);

Q_SIGNALS:
    void changed(const std::vector<counterpoint::VariableId>& ticked);

private:
    void filter(const QString& words);
    bool eventFilter(QObject* watched, QEvent* event) override;

    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace counterpoint::ui

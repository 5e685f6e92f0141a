#pragma once
#include "core/integration/framework.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace counterpoint::ui {

class Session;
class TickList;

/// A new framework matrix, or another name and other themes for one: its name, what its rows are, and the codes of its columns.
class FrameworkForm : public QWidget {
    Q_OBJECT
public:
    explicit FrameworkForm(Session& session, QWidget* parent = nullptr);
    void begin(const Framework& framework); ///< one without an id is a new one

Q_SIGNALS:
    void kept(counterpoint::FrameworkId id);
    void left();

private:
    void fillRows();
    void fillCodes();
    std::vector<CodeId> ticked() const;
    Result<FrameworkId> write(Edit& db) const;
    void keep();
    void refresh();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    Framework m_framework;
    QLabel* m_title;
    QLineEdit* m_name;
    QComboBox* m_rows;
    TickList* m_codes;
    bool m_hasCodes = false;
    QLabel* m_said;
    QPushButton* m_keep;
};

} // namespace counterpoint::ui

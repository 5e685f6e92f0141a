#pragma once
#include "core/integration/joint_displays.h"
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace counterpoint::ui {

class JointRowEditor;
class Session;
class TickButton;

/// A new joint display, or another name, other columns and other rows for one. Nothing is written until it is kept.
class JointForm : public QWidget {
    Q_OBJECT
public:
    explicit JointForm(Session& session, QWidget* parent = nullptr);
    void begin(const JointDisplay& display); ///< one without an id is a new one

Q_SIGNALS:
    void kept(counterpoint::JointDisplayId id);
    void left();

private:
    QLayout* buildRows();
    void fillColumns();
    void suitKind();
    void showRows(int current);
    void takeRow();
    void addRow();
    void removeRow();
    void moveRow(int by);
    JointDisplay::Kind kind() const;
    Result<JointDisplayId> write(Edit& db) const;
    void keep();
    void refresh();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    JointDisplay m_display; ///< as it is edited
    std::vector<JointRowId> m_before; ///< the rows there were
    QLabel* m_title;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QLabel* m_about;
    QComboBox* m_attribute;
    TickButton* m_variables;
    TickButton* m_codes;
    QListWidget* m_rows;
    JointRowEditor* m_editor;
    QPushButton* m_keep;
};

} // namespace counterpoint::ui

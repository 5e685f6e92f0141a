#pragma once
#include "core/integration/convergence.h"
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace counterpoint::ui {

class Session;
class TickList;

/// A new convergence matrix, or another name, other sides and other themes for one.
class ConvergenceForm : public QWidget {
    Q_OBJECT
public:
    explicit ConvergenceForm(Session& session, QWidget* parent = nullptr);
    void begin(const ConvergenceMatrix& matrix); ///< one without an id is a new one

Q_SIGNALS:
    void kept(counterpoint::ConvergenceId id);
    void left();

private:
    void fillKinds();
    void fillSides();
    void fillRespondents();
    std::vector<ConvergenceSide> sides() const;
    bool isOfStrands() const;
    AttributeId attribute() const;
    Result<ConvergenceId> write(Edit& db) const;
    Result<> writeThemes(Edit& db, ConvergenceId id) const;
    void keep();
    std::vector<CodeId> ticked() const;
    void refresh();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    ConvergenceMatrix m_matrix;
    QLabel* m_title;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QListWidget* m_sides;
    QLabel* m_respondentsLabel;
    QWidget* m_respondents; ///< a box for each dataset, in which a side is chosen
    std::vector<std::pair<DatasetId, QComboBox*>> m_datasets;
    TickList* m_codes;
    QPushButton* m_keep;
};

} // namespace counterpoint::ui

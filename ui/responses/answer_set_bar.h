#pragma once
#include "core/responses/answer_sets.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// Questions with several answers: makes a set of variables, or changes and removes one that there is. Below the table of variables, whose
/// selection is what the set is made of.
class AnswerSetBar : public QWidget {
    Q_OBJECT
public:
    explicit AnswerSetBar(Session& session, QWidget* parent = nullptr);
    void setDataset(DatasetId dataset);
    void reload();
    /// Opens it for a new set of these.
    void begin(const std::vector<Variable>& variables);
    /// What is selected in the table while it is open.
    void setSelected(const std::vector<Variable>& variables);

private:
    void choose(int place);
    void showMembers();
    void keep();
    void removeChosen();
    Result<std::vector<Value>> counted() const;

    Session& m_session;
    QComboBox* m_which;
    QLineEdit* m_name;
    QLineEdit* m_counted;
    QLabel* m_members;
    QPushButton* m_remove;
    ErrorLine* m_error;
    DatasetId m_dataset;
    std::vector<AnswerSet> m_sets;
    std::vector<Variable> m_selected;
    AnswerSet m_edited;
};

} // namespace counterpoint::ui

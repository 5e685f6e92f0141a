#pragma once
#include "core/responses/datasets.h"
#include "core/responses/respondent_matching.h"
#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// Which Cases the respondents of a dataset are, by their answers to one question: who would be found is said before anything is done.
class RespondentsDialog : public QDialog {
    Q_OBJECT
public:
    RespondentsDialog(Session& session, const Dataset& dataset, QWidget* parent = nullptr);

private:
    void chooseLikeliest();
    void match();
    void link();

    Session& m_session;
    Dataset m_dataset;
    RespondentMatching m_matching;
    QComboBox* m_variable;
    QComboBox* m_compared;
    QCheckBox* m_makes;
    QLabel* m_found;
    ErrorLine* m_error;
    QPushButton* m_link;
};

} // namespace counterpoint::ui

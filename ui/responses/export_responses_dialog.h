#pragma once
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// A dataset before it goes out: in which form, and what that form cannot hold.
class ExportResponsesDialog : public QDialog {
    Q_OBJECT
public:
    ExportResponsesDialog(Session& session, const Dataset& dataset, QWidget* parent = nullptr);

private:
    struct Form {
        QString title;
        QString suffix;
        ExportFormat format;
        ExportValues values;
    };
    static std::vector<Form> forms();
    void showLosses();
    void askForFile();
    void write(const QString& path);
    const Form& form() const;

    Session& m_session;
    Dataset m_dataset;
    std::vector<Form> m_forms;
    QStringList m_losses;
    QComboBox* m_form;
    QLabel* m_lost;
    ErrorLine* m_error;
    QPushButton* m_save = nullptr;
};

} // namespace counterpoint::ui

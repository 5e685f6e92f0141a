#pragma once
#include "core/survey/response_folder.h"
#include <QObject>

class QWidget;

namespace counterpoint::ui {

class QuestionnaireDesk;

/// Responses that people saved and sent back, from the folder that they are in.
class ReturnedFiles : public QObject {
    Q_OBJECT
public:
    ReturnedFiles(QuestionnaireDesk& desk, QWidget* window);
    void askForFolder();
    void takeIn(const QString& folder);

private:
    void askForPassphrase(const response_intake::Folder& folder);
    void takeIn(const response_intake::Folder& folder, const study_key::Opened& keys);

    QuestionnaireDesk& m_desk;
    QWidget* m_window;
};

} // namespace counterpoint::ui

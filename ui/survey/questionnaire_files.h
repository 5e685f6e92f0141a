#pragma once
#include "core/survey/survey_ids.h"
#include <QObject>
#include <memory>

class QTemporaryDir;
class QWidget;

namespace counterpoint::ui {

class QuestionnaireDesk;

/// A questionnaire from a file and into one, and tried in the browser.
class QuestionnaireFiles : public QObject {
    Q_OBJECT
public:
    QuestionnaireFiles(QuestionnaireDesk& desk, QWidget* window);
    ~QuestionnaireFiles() override;
    void askForForm();
    void importForm(const QString& path);
    void askForXlsForm(); ///< where to write it
    void exportXlsForm(const QString& path);
    void askForExport(); ///< as what, and with which options
    void askForPage();
    void exportPage(const QString& path);
    /// The real form in the system's browser. It keeps and sends nothing, and its file goes when the study is closed.
    void tryInBrowser();
    QString lastTried() const { return m_tried; }

private:
    bool write(const QString& path, const QByteArray& bytes);

    QuestionnaireDesk& m_desk;
    QWidget* m_window;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tried;
};

} // namespace counterpoint::ui

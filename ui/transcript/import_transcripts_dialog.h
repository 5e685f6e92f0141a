#pragma once
#include "core/base/id.h"
#include "core/transcript/import_transcript.h"
#include <QDialog>
#include <optional>
#include <vector>

class QFileDialog;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace counterpoint::ui {

class Session;
class TranscriptForm;

/// Brings transcripts in: the files at the left, and for the chosen one what was recognised in it, to be looked at and corrected.
class ImportTranscriptsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportTranscriptsDialog(Session& session, QWidget* parent = nullptr);
    /// Reads the files in the background and adds them to the list; one that cannot be read is listed with the reason.
    void addFiles(const QStringList& paths);
    /// Lets the user choose transcripts; deletes itself when it is closed. To be opened by the caller.
    static QFileDialog* fileChooser(QWidget* parent);
    TranscriptForm& form() { return *m_form; }
    /// Brings all readable files in, as one step.
    void importAll();

Q_SIGNALS:
    void imported(counterpoint::SourceId first);
    /// All files added so far are read.
    void ready();

private:
    struct Entry {
        QString path;
        std::optional<TranscriptPlan> plan;
        QString problem; ///< why there is no plan
    };
    void askForFiles();
    void take(std::vector<Entry> entries);
    void showCurrent();
    void refreshButtons();
    void removeCurrent();
    static Entry read(const QString& path);
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    Session& m_session;
    std::vector<Entry> m_entries;
    int m_shown = -1;
    QListWidget* m_files;
    QStackedWidget* m_right;
    TranscriptForm* m_form;
    QLabel* m_problem;
    QPushButton* m_import;
    QPushButton* m_remove;
};

} // namespace counterpoint::ui

#pragma once
#include "core/base/id.h"
#include "core/transcript/import_batch.h"
#include <QDialog>
#include <vector>

class QFileDialog;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace counterpoint::ui {

class ImportSummaryPage;
class KnownSourceBar;
class ReadingBar;
class Session;
class TranscriptForm;

/// Brings transcripts in: the files at the left, and for the chosen one what was recognised in it, to be looked at and corrected. What
/// is in the study already can be updated. At the end one summary says what came in and what did not.
class ImportTranscriptsDialog : public QDialog {
    Q_OBJECT
public:
    /// `then`: what is done with each source that came in, in the same step.
    explicit ImportTranscriptsDialog(Session& session, QWidget* parent = nullptr, imports::WithSource then = {});
    /// Reads the files, and those in folders and below, in the background and adds them to the list; one that cannot be read is listed
    /// with the reason.
    void addFiles(const QStringList& paths);
    /// Lets the user choose transcripts, or a folder of them; deletes itself when it is closed. To be opened by the caller.
    static QFileDialog* fileChooser(QWidget* parent);
    static QFileDialog* folderChooser(QWidget* parent);
    TranscriptForm& form() { return *m_form; }
    const std::vector<ImportItem>& items() const { return m_items; }
    /// Brings all readable files in that are not left out, as one step.
    void importAll();

Q_SIGNALS:
    void imported(counterpoint::SourceId first);
    /// All files added so far are read.
    void ready();

private:
    /// What a job brings back.
    struct Batch {
        FoundFiles found;
        std::vector<ImportItem> items;
    };
    QWidget* filesColumn();
    QWidget* rightSide();
    void choose(QFileDialog* chooser);
    void compareWithStudy(Batch batch);
    void take(Batch batch);
    void readAgain(const TextReading& reading);
    void usePatternForAll();
    void choose(ImportChoice choice);
    void keepCorrections();
    void showItem(int row);
    void showCurrent();
    void showRest();
    void refreshButtons();
    void importAside(const QString& label);
    void finish(Result<ImportSummary> summary);
    void removeCurrent();
    void reject() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    Session& m_session;
    imports::WithSource m_then;
    std::vector<ImportItem> m_items;
    std::vector<FoundFiles::LeftOut> m_passedOver;
    int m_shown = -1;
    bool m_writing = false;
    QStackedWidget* m_pages;
    ImportSummaryPage* m_summary;
    QListWidget* m_files;
    QLabel* m_rest;
    QStackedWidget* m_right;
    KnownSourceBar* m_known;
    TranscriptForm* m_form;
    QLabel* m_problem;
    ReadingBar* m_reading;
    QPushButton* m_import;
    QPushButton* m_cancel;
    QPushButton* m_remove;
};

} // namespace counterpoint::ui

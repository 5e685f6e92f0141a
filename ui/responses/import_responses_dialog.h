#pragma once
#include "core/responses/import_responses.h"
#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QTimer;

namespace counterpoint::ui {

class AnswersTarget;
class ErrorLine;
class ImportColumns;
class ImportReading;
class Session;

/// A file of responses before it comes in: how it is written, what its columns are, all as guessed and to be corrected.
class ImportResponsesDialog : public QDialog {
    Q_OBJECT
public:
    ImportResponsesDialog(Session& session, const QString& path, QWidget* parent = nullptr);

Q_SIGNALS:
    void imported(counterpoint::DatasetId dataset);

private:
    QWidget* buildFileOptions();
    QWidget* buildTables();
    QWidget* buildButtons();
    void readAgain();
    void readDictionary();
    void useDictionary(const QString& path);
    void showPreview(const Result<ResponsesPreview>& preview);
    void showOptions(const ResponsesPreview& preview);
    void showSheets(const ResponsesPreview& preview);
    void showFirstRows(const ResponsesPreview& preview);
    void showNotes();
    void updateButton();
    void offerKeys();
    void showUpdate();
    void update();
    void showAnswers();
    DatasetId target() const; ///< the dataset that the file is brought into; not valid for a new one
    NewResponses corrected() const;
    void import();
    void done(int result) override;

    Session& m_session;
    ImportReading* m_reading;
    NewResponses m_responses;
    PreviewOptions m_options;
    QLineEdit* m_name;
    QComboBox* m_target;
    AnswersTarget* m_answers;
    QComboBox* m_key;
    bool m_canUpdate = false;
    QComboBox* m_sheet;
    QComboBox* m_separator;
    QComboBox* m_encoding;
    QComboBox* m_decimal;
    QSpinBox* m_headerRows;
    QHash<QWidget*, QLabel*> m_fieldLabels; ///< of what is asked about the file
    QLabel* m_summary;
    ImportColumns* m_columns;
    QTableWidget* m_firstRows;
    QLabel* m_notes;
    ErrorLine* m_error;
    QProgressBar* m_progress;
    QTimer* m_ticker;
    QPushButton* m_import = nullptr;
    QPushButton* m_several = nullptr;
};

} // namespace counterpoint::ui

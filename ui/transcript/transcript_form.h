#pragma once
#include "core/interchange/text_reading.h"
#include "core/transcript/import_transcript.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;
class QToolButton;

namespace counterpoint::ui {

class PatternField;

/// What was recognised in one file, and everything about it that the user may correct; each correction is recognised again at once.
class TranscriptForm : public QWidget {
    Q_OBJECT
public:
    explicit TranscriptForm(QWidget* parent = nullptr);
    /// Names of the study's Cases and attributes, offered for choosing.
    void setKnown(const QStringList& caseNames, const QStringList& attributeNames);
    void setPlan(const TranscriptPlan& plan);
    /// The plan with all corrections.
    TranscriptPlan plan() const;

    void setHasSpeakers(bool has);
    /// From here on the labels of `speaker` belong to `into`; both as rows of the table.
    void mergeSpeakers(int speaker, int into);
    void ignoreSpeaker(int speaker);
    void addLabel(const QString& label);
    /// Labels are those that the pattern finds; an empty one leaves it to the recognition.
    void usePattern(const SpeakerPattern& pattern);
    PatternField& pattern() { return *m_pattern; }
    /// How the file was read, where the user has a say in that; a change is asked for by readingChanged().
    void setReading(const TextReading& reading, bool hasChoice);

Q_SIGNALS:
    void readingChanged(const counterpoint::TextReading& reading);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void buildTop();
    void buildSpeakers();
    void recognise();
    void showSpeakers();
    void showPreview();
    void showSummary();
    void fillMergeMenu();
    void readSpeakers();
    QComboBox* roleBox(int row);
    QComboBox* caseBox(int row);

    TranscriptPlan m_plan;
    QStringList m_caseNames;
    QLineEdit* m_name;
    QComboBox* m_strand;
    QComboBox* m_attribute;
    QLineEdit* m_group;
    QCheckBox* m_hasSpeakers;
    QWidget* m_reading;
    QCheckBox* m_dropFurniture;
    QCheckBox* m_dropLineNumbers;
    PatternField* m_pattern;
    QTableWidget* m_table;
    QToolButton* m_merge;
    QToolButton* m_ignore;
    QLineEdit* m_label;
    QLabel* m_summary;
    QPlainTextEdit* m_preview;
    bool m_filling = false;
};

} // namespace counterpoint::ui

#pragma once
#include "core/project/changes.h"
#include "ui/support/workspace.h"
#include <QStringList>

class QSplitter;
class QStackedWidget;

namespace counterpoint::ui {

class AgreementPage;
class AnswersPage;
class CodebookPane;
class CodingActs;
class CommentBox;
class ComparePage;
class CountedMaterial;
class MemoDesk;
class FindPages;
class PassageFindingBar;
class PassagePage;
class MergePage;
class QueryPage;
class PseudonymDesk;
class QuickCode;
class RecordingPane;
class PinBar;
class SourcePane;
class SplitPage;
class TextGestures;
class NamePicker;
class TextPage;
class InteractionGestures;
class TurnGestures;
class WeightBox;
struct PlaceRow;

/// Sources at the left, the text in the middle, the codebook at the right: where transcripts are read and coded.
class CodeWorkspace : public Workspace {
    Q_OBJECT
public:
    CodeWorkspace(Session& session, QWidget* parent);
    ~CodeWorkspace() override;
    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

    TextPage& text() { return *m_text; }
    RecordingPane& recording() { return *m_recording; }
    CodebookPane& codebook() { return *m_codebook; }
    CodingActs& acts() { return *m_acts; }
    MemoDesk& memos() { return *m_memos; }
    AnswersPage& answers() { return *m_answers; }
    /// Opens the form that brings transcripts in, with these files in it.
    void importTranscripts(const QStringList& files);

private:
    static Place agreementPlace();
    void build();
    void connectParts();
    void addCommands();
    void load();
    void take(const Changes& changes);
    void showCodes();
    void openSource(SourceId id);
    void showPassages(CodeId code);
    void showQuery(const QString& sentence);
    void splitCode(CodeId code);
    void goTo(const PlaceRow& row);
    void showText();
    void compareVersions(SourceId id);
    void importFolder();
    void showAnswersAs(bool grid);
    bool inGrid() const; ///< the open source is read in the grid of answers
    SourceId openedSource() const;
    void find();
    void searchEverywhere();
    QString selectedWords() const;
    QAction* command(const char* name, const char* iconName, const QString& text, const QKeySequence& key);
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    CodingActs* m_acts;
    QSplitter* m_splitter;
    QuickCode* m_quick;
    SourcePane* m_sources;
    QStackedWidget* m_middle;
    QWidget* m_empty = nullptr;
    TextPage* m_text;
    PassagePage* m_passages;
    QueryPage* m_query;
    MergePage* m_merge;
    AgreementPage* m_agreement;
    ComparePage* m_compare;
    FindPages* m_find = nullptr;
    SplitPage* m_split;
    PassageFindingBar* m_findings;
    PinBar* m_pins;
    CodebookPane* m_codebook = nullptr;
    CommentBox* m_comments;
    WeightBox* m_weights;
    TextGestures* m_gestures = nullptr;
    TurnGestures* m_turns = nullptr;
    InteractionGestures* m_interactions = nullptr;
    MemoDesk* m_memos;
    AnswersPage* m_answers;
    QWidget* m_reader = nullptr; ///< where the open source is read: text or grid
    bool m_answersAsGrid = true;
    PseudonymDesk* m_pseudonyms;
    RecordingPane* m_recording = nullptr;
    CountedMaterial* m_material;
    QList<QAction*> m_commands;
};

} // namespace counterpoint::ui

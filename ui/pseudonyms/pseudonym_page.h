#pragma once
#include "core/project/changes.h"
#include "core/pseudonyms/replacing.h"
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTimer;
class QToolBar;

namespace counterpoint::ui {

class KeyPanel;
class NameHits;
class PseudonymTable;
class RedactionPanel;
class Session;
class WhenShown;

/// Names and what stands for them: the table, where the names stand in the study, the key, and final redaction.
class PseudonymPage : public QWidget {
    Q_OBJECT
public:
    explicit PseudonymPage(Session& session, QWidget* parent = nullptr);
    /// Puts a name into the line where pseudonyms are added; none: only shows the page.
    void start(const QString& name = {});
    void startRedacting(const QString& words);
    void refresh(const Changes& changes);

Q_SIGNALS:
    void left();
    void placeWanted(counterpoint::SourceId source, counterpoint::TextSpan span);

private:
    QToolBar* buildTools();
    QWidget* buildHits();
    QAction* addTool(QToolBar* bar, const char* name, const char* iconName, const QString& text, bool writes, void (PseudonymPage::*act)());
    void reload();
    void search();
    void take(const Result<std::vector<FoundName>>& found);
    void filter();
    void showCounts();
    void propose();
    void importFile();
    void exportKey();
    void deleteKey();
    void redact();
    void removeRows();
    void apply();
    void takeBack();
    void showPanel(QWidget* panel);
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    PseudonymTable* m_table;
    NameHits* m_hits;
    QComboBox* m_place;
    QLabel* m_count;
    QPushButton* m_apply;
    QPushButton* m_back;
    QSplitter* m_splitter;
    KeyPanel* m_key;
    RedactionPanel* m_redaction;
    QTimer* m_soon;
    WhenShown* m_whenShown;
    int m_searches = 0; ///< so that the answer to an older one is passed over
};

} // namespace counterpoint::ui

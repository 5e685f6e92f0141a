#pragma once
#include "core/project/changes.h"
#include "ui/coding/player.h"
#include "ui/coding/recording_acts.h"
#include <QKeySequence>
#include <QList>
#include <QWidget>
#include <functional>
#include <optional>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace counterpoint::ui {

class PlayerBar;
class PlayerKeys;
class TextPage;

/// The recording of the source that is open, below its text: played, followed in the text, written down. Shown where one is linked.
class RecordingPane : public QWidget {
    Q_OBJECT
public:
    /// `keysOver` is the widget that the box for the keys lies over; `playback` none where the program cannot play.
    RecordingPane(Session& session, TextPage& page, QWidget* keysOver, std::unique_ptr<Playback> playback);
    void refresh(const Changes& changes);
    const QList<QAction*>& actions() const { return m_actions; }
    QAction* newTranscriptAction() const { return m_actions.back(); }
    void addTo(QMenu& menu); ///< what brings a recording to the text
    Player& player() { return m_player; }

    void askForFile(); ///< links a recording, or another one
    void askForNewTranscript();
    void linkFile(const QString& file);
    void newTranscript(const QString& file);

Q_SIGNALS:
    void transcriptMade(counterpoint::SourceId id);

private:
    QAction* add(const char* name, const char* iconName, const QString& text, std::function<void()> act);
    void addActions();
    void addKeys();
    void addMenu();
    bool eventFilter(QObject* watched, QEvent* event) override;
    void load();
    void say(const QString& sentence, bool missing);
    void follow(qint64 ms);
    void playFromCursor();
    void insertTimestamp();
    void beginTurn();
    void putCursor(qsizetype position);
    qsizetype position() const;

    Session& m_session;
    TextPage& m_page;
    RecordingActs m_acts;
    Player m_player;
    std::optional<Recording> m_recording;
    QToolButton* m_menu;
    PlayerBar* m_bar;
    QLabel* m_sentence;
    QPushButton* m_find;
    PlayerKeys* m_keys;
    QList<QAction*> m_actions;
    QAction* m_following = nullptr;
    QAction* m_enterTurns = nullptr;
};

} // namespace counterpoint::ui

#pragma once
#include "ui/coding/open_source.h"
#include "ui/coding/turn_acts.h"
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace counterpoint::ui {

class TextPage;

/// Keys and menus that correct who speaks where: at the cursor in the text, and at a name in the gutter.
class TurnGestures : public QObject {
    Q_OBJECT
public:
    TurnGestures(Session& session, TextPage& page, NamePicker& picker, QObject* parent = nullptr);
    const QList<QAction*>& actions() const { return m_actions; }
    /// Adds what can be done to the turn at the cursor.
    void addTo(QMenu& menu);

private:
    QAction* add(const char* name, const char* iconName, const QString& text, const char* keys, std::function<void()> act);
    void showMenu(const OpenSource::Voice& voice, const QPoint& position);
    void addSpeakerActs(QMenu& menu, const Speaker& speaker);
    void askToSplit();
    void askToAssign();
    void askForName();
    void askForCase(const Speaker& speaker);
    /// The turn at the cursor; says what to do where there is none.
    const OpenSource::Voice* currentTurn() const;
    const Speaker* currentSpeaker() const;
    /// All speakers, those who probably come next first.
    std::vector<NamePicker::Entry> entries(SpeakerId except) const;
    QRect besideCursor() const;
    qsizetype cursor() const;

    Session& m_session;
    TextPage& m_page;
    NamePicker& m_picker;
    TurnActs m_acts;
    QList<QAction*> m_actions;
};

} // namespace counterpoint::ui

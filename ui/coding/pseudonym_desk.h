#pragma once
#include "core/project/changes.h"
#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QMenu;

namespace counterpoint::ui {

class PseudonymPage;
class Session;
class TextPage;

/// Pseudonyms in the Code workspace: their page, and what the text's menu offers for the selected words.
class PseudonymDesk : public QObject {
    Q_OBJECT
public:
    PseudonymDesk(Session& session, TextPage& text, QObject* parent);
    PseudonymPage& page() { return *m_page; }
    const QList<QAction*>& actions() const { return m_actions; }
    void addTo(QMenu& menu);
    void refresh(const Changes& changes);

Q_SIGNALS:
    void pageWanted();
    void left();

private:
    QAction* add(const char* name, const char* iconName, const QString& text, std::function<void()> act);
    /// The selected words on one line; empty where nothing is selected, or far more than a name.
    QString words() const;

    Session& m_session;
    TextPage& m_text;
    PseudonymPage* m_page;
    QList<QAction*> m_actions;
};

} // namespace counterpoint::ui

#pragma once
#include "core/text/text_span.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <vector>

class QAction;

namespace counterpoint::ui {

class Session;
class TextPage;

/// Editing the open text in its place: F2 begins, Escape ends. What is typed in one go becomes one step of the study as soon as the
/// typing pauses, moves elsewhere, or goes on for long; codings and turns follow in the view meanwhile.
class TextEditing : public QObject {
    Q_OBJECT
public:
    TextEditing(Session& session, TextPage& page);

    QAction* action() const { return m_action; } ///< begins and ends it
    bool isOn() const;
    void setOn(bool on);
    /// Takes what was typed last into the study. Called before anything else happens to it.
    void commit();
    /// Replaces places of the open text, as one step.
    void replace(const std::vector<TextSpan>& spans, const QString& text);
    void showMenu(const QPoint& position);

Q_SIGNALS:
    void switched(bool on);

private:
    /// A place where something was typed that is not in the study yet, in UTF-16.
    struct Typed {
        int from = 0; ///< in the text that the view shows
        int removed = 0; ///< of the text that the study has
        int added = 0;
    };
    void take(int from, int removed, int added);
    void leaveElsewhere();
    bool eventFilter(QObject* watched, QEvent* event) override;

    Session& m_session;
    TextPage& m_page;
    QAction* m_action;
    std::vector<Typed> m_typed; ///< in order, none touching another
    QTimer m_pause;
    QElapsedTimer m_since;
};

} // namespace counterpoint::ui

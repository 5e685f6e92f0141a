#pragma once
#include "core/coding/interactions.h"
#include "ui/coding/open_source.h"
#include <QObject>

class QAction;
class QMenu;

namespace counterpoint::ui {

class NamePicker;
class Session;
class TextPage;

/// Marks how the turn at the cursor takes up another one: by a key and a few letters, or by the context menu.
class InteractionGestures : public QObject {
    Q_OBJECT
public:
    InteractionGestures(Session& session, TextPage& page, NamePicker& picker, QObject* parent = nullptr);
    QAction* action() const { return m_mark; }
    /// Adds the kinds for the turn at the cursor, and what is marked there, to be taken away.
    void addTo(QMenu& menu);

private:
    /// A turn that can be answered, with who speaks in it.
    struct Answerable {
        TextSpan span;
        QString speaker;
        QString words;
    };
    const Turn* currentTurn() const;
    std::vector<Answerable> answerable(const Turn& turn) const;
    std::vector<Interaction> marked(const Turn& turn) const; ///< by whoever codes
    QString inWords(const Interaction& interaction) const;
    void ask();
    void mark(InteractionKind kind, TextSpan span, const std::optional<Answerable>& answered);
    void remove(const Interaction& interaction);

    Session& m_session;
    TextPage& m_page;
    NamePicker& m_picker;
    QAction* m_mark;
};

} // namespace counterpoint::ui

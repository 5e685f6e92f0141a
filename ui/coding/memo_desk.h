#pragma once
#include "core/coding/memos.h"
#include "ui/support/place.h"
#include <QObject>
#include <QRect>

namespace counterpoint::ui {

class MemoBox;
class MemoMarks;
class MemoPage;
class Session;
class TextPage;
class ThingPicker;

/// Memos in the Code workspace: the page of all of them, the box over the text, the notes in its margin.
class MemoDesk : public QObject {
    Q_OBJECT
public:
    /// The boxes are children of `over`.
    MemoDesk(Session& session, TextPage& text, QWidget* over);
    MemoPage& page() { return *m_page; }
    MemoBox& box() { return *m_box; }
    /// A memo on the selected passage, else on the selected coding, else on the source.
    void writeOnSelection();
    /// A memo on what `draft` says, or the one that is on just that already.
    void writeOn(const Memo& draft, const QRect& beside);
    void showAll();
    void showOn(MemoSubject subject, std::int64_t id);
    /// Shows a memo, or the memos on a Case, variable, finding or the study; false for any other place.
    bool reveal(const Place& place);
    void refresh(const Changes& changes);
    void commit(); ///< keeps what was typed and not left yet

Q_SIGNALS:
    void pageWanted();
    void left();

private:
    Session& m_session;
    TextPage& m_text;
    ThingPicker* m_picker;
    MemoPage* m_page;
    MemoBox* m_box;
    MemoMarks* m_marks;
};

} // namespace counterpoint::ui

#pragma once
#include "core/coding/memos.h"
#include "ui/memos/memo_editor.h"
#include <QFrame>
#include <QPointer>

namespace counterpoint::ui {

/// A memo in a box over the text, so that what it is about stays in sight. Escape or Ctrl+Enter closes it; what was typed is kept.
class MemoBox : public QFrame {
    Q_OBJECT
public:
    MemoBox(Session& session, ThingPicker& picker, QWidget* over);
    MemoEditor& editor() { return *m_editor; }
    void open(MemoId id, const QRect& beside);
    void begin(const Memo& draft, const QRect& beside);
    void leave();

Q_SIGNALS:
    /// The memo is to be shown among all memos.
    void pageWanted(counterpoint::MemoId id);

private:
    void place(const QRect& beside);
    void keyPressEvent(QKeyEvent* event) override;

    MemoEditor* m_editor;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui

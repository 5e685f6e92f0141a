#pragma once
#include "core/coding/memo_overview.h"
#include <QFrame>
#include <QPointer>
#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

/// A small box over the work, where a memo, code, source, Case or finding is chosen by typing a few of its letters. Not modal; Escape
/// or a click elsewhere closes it.
class ThingPicker : public QFrame {
    Q_OBJECT
public:
    using Chosen = std::function<void(const MemoTarget&)>;

    /// A child of `over`, hidden until something is asked.
    explicit ThingPicker(QWidget* over);
    /// Opens below `beside` (in global coordinates) or above it where there is no room. The focus goes back where it was.
    void ask(const QString& prompt, std::vector<MemoThing> things, const QRect& beside, Chosen chosen);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill();
    void accept();
    void close(bool returnFocus);

    QLabel* m_prompt;
    QLineEdit* m_field;
    QListWidget* m_list;
    std::vector<MemoThing> m_things;
    std::vector<std::size_t> m_shown;
    Chosen m_chosen;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui

#pragma once
#include <QFrame>
#include <QPointer>
#include <functional>

class QLabel;
class QPlainTextEdit;

namespace counterpoint::ui {

/// A small box over the text for a comment on a coding. Kept when it is left or with Ctrl+Enter; Escape leaves things as they were.
class CommentBox : public QFrame {
    Q_OBJECT
public:
    explicit CommentBox(QWidget* over);
    void ask(const QString& title, const QString& text, const QRect& beside, std::function<void(const QString&)> kept);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void close(bool keep);

    QLabel* m_title;
    QPlainTextEdit* m_field;
    std::function<void(const QString&)> m_kept;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui

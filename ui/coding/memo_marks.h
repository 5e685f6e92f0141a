#pragma once
#include "core/coding/memos.h"
#include <QWidget>

namespace counterpoint::ui {

class Session;
class TextPage;

/// A note in the margin beside each passage that has a memo; a click opens it.
class MemoMarks : public QWidget {
    Q_OBJECT
public:
    MemoMarks(Session& session, TextPage& page);
    void reload();

Q_SIGNALS:
    void chosen(counterpoint::MemoId id, const QRect& beside); ///< `beside` in global coordinates

private:
    struct Note {
        MemoId id;
        int from = 0; ///< UTF-16
        int to = 0;
        QString words;
    };
    struct Shown {
        const Note* note;
        QRect place;
    };
    std::vector<Shown> shown() const;
    const Shown* at(const std::vector<Shown>& shown, const QPoint& position) const;
    void fit();
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

    Session& m_session;
    TextPage& m_page;
    std::vector<Note> m_notes;
};

} // namespace counterpoint::ui

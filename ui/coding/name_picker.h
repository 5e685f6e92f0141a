#pragma once
#include <QFrame>
#include <QPointer>
#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

/// A small box over the work, where a speaker or Case is chosen by a few letters, or a name typed. Not modal, moves nothing; Escape or a
/// click elsewhere closes it.
class NamePicker : public QFrame {
    Q_OBJECT
public:
    /// Something that can be chosen.
    struct Entry {
        qint64 id = 0;
        QString name;
        QString note; ///< behind the name, in the same line
    };
    /// What is asked for.
    struct Question {
        QString prompt; ///< "Who speaks here?"
        std::vector<Entry> entries; ///< the likeliest first
        QString create; ///< "New speaker “%1”"; empty: nothing new can be made
        QString text; ///< already in the field
    };
    /// `id` of an entry, or a name that is none of theirs.
    struct Choice {
        qint64 id = 0;
        QString name;
    };
    using Chosen = std::function<void(const Choice&)>;

    explicit NamePicker(QWidget* over);
    /// Opens beside `place` (in global coordinates). The focus goes back where it was.
    void ask(const Question& question, const QRect& place, Chosen chosen);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill();
    void accept();
    void close(bool returnFocus);

    QLabel* m_prompt;
    QLineEdit* m_field;
    QListWidget* m_list;
    Question m_question;
    Chosen m_chosen;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui

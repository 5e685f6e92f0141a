#pragma once
#include "core/coding/codebook.h"
#include "ui/coding/coding_acts.h"
#include <QFrame>
#include <QPointer>
#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace counterpoint::ui {

class CodeHits;

/// A small box over the work, where a code is chosen by typing a few of its letters. Not modal, moves nothing; Escape or a click
/// elsewhere closes it.
class QuickCode : public QFrame {
    Q_OBJECT
public:
    using Chosen = std::function<void(const CodeChoice&)>;
    /// What is asked for.
    struct Question {
        QString prompt; ///< "Code with"
        std::vector<Code> codes; ///< those that can be chosen, as codebook::all() gives them
        std::vector<CodeId> recent = {}; ///< these stand first while nothing is typed
        bool mayCreate = true;
        QString below = {}; ///< path that a new code is put under
        QString text = {}; ///< already in the field
    };

    /// A child of `over`, hidden until something is asked.
    explicit QuickCode(QWidget* over);
    /// Opens below `beside` (in global coordinates) or above it where there is no room. The focus goes back where it was.
    void ask(const Question& question, const QRect& beside, Chosen chosen);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fill();
    void accept();
    void close(bool returnFocus);

    QLabel* m_prompt;
    QLineEdit* m_field;
    QListView* m_list;
    CodeHits* m_hits;
    Chosen m_chosen;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui

#pragma once
#include "core/base/id.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/marks.h"
#include "ui/coding/text_units.h"
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <functional>
#include <optional>

class QAction;
class QMenu;

namespace counterpoint::ui {

class CommentBox;
class QuickCode;
class TextPage;
class WeightBox;

/// What the keys and the menu do in the text: code, code again, select units, go from coding to coding, change and remove them.
class TextGestures : public QObject {
    Q_OBJECT
public:
    TextGestures(Session& session, TextPage& page, CodingActs& acts, QuickCode& quick, CommentBox& comments, WeightBox& weights,
                 QObject* parent = nullptr);

    const QList<QAction*>& actions() const { return m_actions; }
    /// Codes what is selected in the text; says what to do where nothing is.
    void codeSelection(const CodeChoice& choice);
    void askForCode();
    void askToCodeHits(const std::vector<TextSpan>& hits, const QRect& beside);
    /// Fills the number keys' names anew.
    void showPins();

Q_SIGNALS:
    /// A coding was chosen in the text: its code is of interest.
    void codeShown(counterpoint::CodeId code);
    /// The context menu is about to open: for others to add to.
    void menuOpening(QMenu& menu);
    /// A memo is to be written on what is selected.
    void memoWanted();

private:
    QAction* add(const char* name, const char* iconName, const QString& text, const QList<QKeySequence>& keys, bool writes,
                 std::function<void()> act);
    void addCodingActions();
    void addMarkActions();
    void addMoveActions();
    void codeInVivo();
    void codeWithPinned(int number);
    void selectUnit(TextUnit unit);
    void goToMark(int step);
    void resizeByWord(int step);
    void moveStartByWord(int step);
    void resize(CodingId id, int from, int to);
    void askToRecode();
    void askForComment();
    void askForWeight();
    void mergeOverlapping();
    void askForFilter();
    void cycleFilter();
    void showMenu(const QPoint& position);
    void enable(QAction& action, bool can);
    void popUpMenu(const QPoint& global, const std::vector<Mark>& here);
    void addCodesToMenu(QMenu& menu);
    void addMarksToMenu(QMenu& menu, const std::vector<Mark>& here);
    /// The selected coding, or the innermost one at the cursor, which is selected by it.
    std::optional<Mark> currentMark();
    QRect besideSelection() const;
    bool hasSelection();

    Session& m_session;
    TextPage& m_page;
    CodingActs& m_acts;
    QuickCode& m_quick;
    CommentBox& m_comments;
    WeightBox& m_weights;
    QList<QAction*> m_actions;
    QList<QAction*> m_pins;
    std::optional<TextUnit> m_unit; ///< that the selection was made by
    TextSpan m_unitSelection;
};

} // namespace counterpoint::ui

#pragma once
#include "core/coding/memo_overview.h"
#include "ui/support/place.h"
#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class MemoActs;
class NoteField;
class Session;
class ThingPicker;

/// One memo to be read and written: title, text, what it is tied to, links from it and to it. What is typed is kept when typing
/// pauses or the memo is left; a burst of typing is one step. A new memo is in the study as soon as a word of it is.
class MemoEditor : public QWidget {
    Q_OBJECT
public:
    /// What is selected in the text, offered as something to link to.
    using Selection = std::function<std::optional<MemoTarget>()>;

    MemoEditor(Session& session, ThingPicker& picker, QWidget* parent = nullptr);
    ~MemoEditor() override;
    void setSelection(Selection selection) { m_selection = std::move(selection); }
    void open(MemoId id);
    /// An empty memo on what `draft` says.
    void begin(const Memo& draft);
    void close(); ///< shows none
    /// Keeps what was typed and not left yet.
    void commit();
    void refresh(const Changes& changes);
    bool isOpen() const { return m_isOpen; }
    const Memo& memo() const { return m_memo; }
    void focusText();

Q_SIGNALS:
    void placeWanted(const counterpoint::ui::Place& place);
    /// The memo is in the study now.
    void written(counterpoint::MemoId id);
    void removed(counterpoint::MemoId id);

private:
    void build();
    void load();
    void show(const ShownMemo& memo);
    void showAbout(const MemoThing& thing);
    void showLinks(const std::vector<ShownLink>& links);
    void showBacklinks();
    QWidget* chip(const MemoThing& thing, const QString& name, std::optional<int> position);
    void askForLink();
    void remove();
    void pauseLater();

    Session& m_session;
    ThingPicker& m_picker;
    MemoActs* m_acts;
    Memo m_memo; ///< as it is in the study
    MemoThing m_about;
    QString m_heading;
    bool m_isOpen = false;
    Selection m_selection;
    QLineEdit* m_title;
    QToolButton* m_delete;
    QToolButton* m_aboutButton;
    QLabel* m_passage;
    NoteField* m_body;
    QWidget* m_links;
    QToolButton* m_addLink;
    QLabel* m_backTitle;
    QWidget* m_backlinks;
    QLabel* m_origin;
    QTimer* m_pause;
    qint64 m_typingSince = 0; ///< ms; 0 while all is kept
};

} // namespace counterpoint::ui

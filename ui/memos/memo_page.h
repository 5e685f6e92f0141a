#pragma once
#include "core/coding/memo_overview.h"
#include "ui/memos/memo_editor.h"
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace counterpoint::ui {

class MemoFilterBar;
class MemoList;
class Session;
class ThingPicker;

/// All memos in one place: at the left those that the filter lets through, at the right the chosen one.
class MemoPage : public QWidget {
    Q_OBJECT
public:
    MemoPage(Session& session, ThingPicker& picker, QWidget* parent = nullptr);
    MemoEditor& editor() { return *m_editor; }
    /// Shows all memos; `id`, where valid, is chosen.
    void start(MemoId id = {});
    /// Shows the memos on one thing, or begins one where there is none.
    void startOn(MemoSubject subject, std::int64_t id);
    void commit() { m_editor->commit(); }
    void refresh(const Changes& changes);
    /// What is selected in the text, offered as something to write on or link to.
    void setSelection(const MemoEditor::Selection& selection);

Q_SIGNALS:
    void placeWanted(const counterpoint::ui::Place& place);
    void left();

private:
    void build();
    void reload();
    void list();
    void choose(MemoId id);
    void begin(const MemoTarget& on);
    void askForNew();
    void remove(MemoId id);
    void exportShown();
    void write(const QString& path);
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    ThingPicker& m_picker;
    MemoEditor::Selection m_selection;
    std::vector<ShownMemo> m_all;
    bool m_isStale = true;
    QLabel* m_title;
    QToolButton* m_new;
    QToolButton* m_export;
    MemoFilterBar* m_filter;
    MemoList* m_list;
    QStackedWidget* m_right;
    QWidget* m_none = nullptr;
    MemoEditor* m_editor;
};

} // namespace counterpoint::ui

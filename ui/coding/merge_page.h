#pragma once
#include "core/merge/fork.h"
#include "core/merge/merge.h"
#include "core/project/changes.h"
#include <QWidget>
#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class Session;

/// Another coder's copy of the study, difference by difference, before it is merged in one step. Where both changed the same, a choice.
class MergePage : public QWidget {
    Q_OBJECT
public:
    explicit MergePage(Session& session, QWidget* parent = nullptr);
    /// Asks for the copy's file.
    void askForCopy();
    void show(const QString& path);
    void refresh(const Changes& changes); ///< the study changed meanwhile: what would be merged may be another

Q_SIGNALS:
    void wanted(); ///< there is something to show
    void left();

private:
    /// Runs `work(merger, other, progress)` in a Job, and then `finished(Result)`, unless another copy is looked at by then.
    template <class Work, class Finished>
    void aside(const QString& title, Work work, Finished finished);
    bool isBusy() const { return !m_work.expired(); }
    void workEnded();
    void refreshButtons();
    void compare();
    void fill();
    QTreeWidgetItem* groupCalled(const QString& name);
    void addChoice(QTreeWidgetItem& row, const merge::Difference& difference);
    void merge();
    void leave();
    void leaveWork();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    std::shared_ptr<const merge::OtherCopy> m_other; ///< read by one thread at a time
    merge::Merged m_merged;
    merge::Choices m_choices;
    QLabel* m_said;
    QTreeWidget* m_tree;
    QPushButton* m_merge;
    std::weak_ptr<std::atomic<bool>> m_work; ///< what runs; true stops it
    bool m_isMerging = false;
    bool m_comparesAgain = false; ///< the study changed while the copies were compared
};

} // namespace counterpoint::ui

#pragma once
#include "core/merge/fork.h"
#include "core/merge/merge.h"
#include "core/project/changes.h"
#include <QWidget>
#include <optional>

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
    void compare();
    void fill();
    QTreeWidgetItem* groupCalled(const QString& name);
    void addChoice(QTreeWidgetItem& row, const merge::Difference& difference);
    void merge();
    void leave();
    Result<merge::Merged> bringIn(Edit& db) const;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    std::optional<merge::OtherCopy> m_other;
    merge::Merged m_merged;
    merge::Choices m_choices;
    QLabel* m_said;
    QTreeWidget* m_tree;
    QPushButton* m_merge;
    bool m_isMerging = false;
};

} // namespace counterpoint::ui

#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QTreeView>
#include <vector>

namespace counterpoint::ui {

class PassageTreeLook;
class PassageTreeModel;
struct PlaceRow;

/// A passage in a PassageTree.
struct TreePassage {
    enum class Tick { None, Off, On, Fixed }; ///< Fixed: shown as such, cannot be ticked
    SourceId source;
    TextSpan span;
    QString who; ///< speaker; with the source where the group is none
    QString before;
    QString text;
    QString after;
    Tick tick = Tick::None;
    std::vector<std::pair<qsizetype, qsizetype>> marks = {}; ///< from where to where in `text` words are marked
};

/// Passages under what they belong to.
struct PassageGroup {
    std::int64_t key = 0; ///< groups are told apart by it
    QString title;
    QString note; ///< beside the title, quiet; empty: the number of passages
    std::vector<TreePassage> passages;
};

/// Passages in their groups, two lines each, thousands of them; a click, or Enter, goes there, and Space ticks where they can be ticked.
class PassageTree : public QTreeView {
    Q_OBJECT
public:
    explicit PassageTree(QWidget* parent = nullptr);
    void setGroups(std::vector<PassageGroup> groups);
    /// Adds passages of a group that is the last one, or a new one after it.
    void append(PassageGroup group);
    const std::vector<PassageGroup>& groups() const;
    void setAllTicked(bool ticked);
    /// Puts the keyboard on the first passage, or the one that had it.
    void enter();

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void ticked();

private:
    void choose(const QModelIndex& index);
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

    PassageTreeModel* m_model;
    PassageTreeLook* m_look;
};

} // namespace counterpoint::ui

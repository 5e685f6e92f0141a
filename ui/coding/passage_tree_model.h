#pragma once
#include "ui/coding/passage_tree.h"
#include <QAbstractItemModel>

namespace counterpoint::ui {

/// Groups, and under each its passages.
class PassageTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;
    void setGroups(std::vector<PassageGroup> groups);
    void append(PassageGroup group);
    void setAllTicked(bool ticked);
    const std::vector<PassageGroup>& groups() const { return m_groups; }
    const PassageGroup* groupAt(const QModelIndex& index) const; ///< none for a passage
    const TreePassage* passageAt(const QModelIndex& index) const; ///< none for a group

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticked();

private:
    std::vector<PassageGroup> m_groups;
};

} // namespace counterpoint::ui

#pragma once
#include "core/analysis/study_items.h"
#include <QAbstractListModel>
#include <QJsonArray>
#include <QSet>

namespace counterpoint::ui {

/// Items of the study with a box each.
class TickModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    static constexpr int FindRole = Qt::UserRole + 1; ///< the whole name, by which an item is found
    void setItems(const std::vector<StudyItem>& items);
    void setTicked(const QJsonArray& keys);
    QJsonArray ticked() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void wanted(const QJsonArray& keys);

private:
    std::vector<StudyItem> m_items;
    QSet<QString> m_ticked;
};

} // namespace counterpoint::ui

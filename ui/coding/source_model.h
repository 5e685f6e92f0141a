#pragma once
#include "core/transcript/sources.h"
#include <QHash>
#include <QStandardItemModel>
#include <map>

namespace counterpoint::ui {

/// How a strand is called in the window.
QString strandName(Strand strand);

/// Sources below their strands; setSources() changes only what is different.
class SourceModel : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int idRole = Qt::UserRole + 1;

    explicit SourceModel(QObject* parent = nullptr);
    void setSources(const std::vector<Source>& sources); ///< by strand, then name; words below 0 are still being counted
    void updateSource(const Source& source); ///< in its place
    QModelIndex indexOf(SourceId id) const;
    static SourceId idAt(const QModelIndex& index) { return SourceId(index.siblingAtColumn(0).data(idRole).toLongLong()); }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void renameWanted(counterpoint::SourceId id, const QString& name);

private:
    QStandardItem* groupOf(Strand strand);
    void put(const Source& source, QStandardItem* group, int row);
    static void show(const Source& source, QStandardItem* item);

    std::map<Strand, QStandardItem*> m_groups;
    QHash<qlonglong, QStandardItem*> m_items;
};

} // namespace counterpoint::ui

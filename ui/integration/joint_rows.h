#pragma once
#include "core/integration/joint_table.h"
#include "ui/support/row_model.h"

namespace counterpoint::ui {

/// A row of a joint display, as its table shows it.
struct ShownJointRow {
    JointRowId id;
    QStringList cells;
    QString inference;
    bool isStale = false;
    bool operator==(const ShownJointRow&) const = default;
};

/// The rows; another display brings other columns.
class JointRows : public RowModel<ShownJointRow> {
public:
    explicit JointRows(QObject* parent = nullptr);
    void show(const JointTable& table);

private:
    QStringList m_titles;
};

} // namespace counterpoint::ui

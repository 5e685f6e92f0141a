#pragma once
#include <QAbstractTableModel>
#include <QHash>
#include <functional>
#include <optional>
#include <vector>

namespace counterpoint::ui {

/// One column of a RowModel: how it shows a row, and how it changes one.
template <class Row>
struct RowColumn {
    QString title;
    std::function<QVariant(const Row&)> text; ///< shown, and sorted by
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    std::function<QVariant(const Row&, int role)> more = {}; ///< other roles: Qt::EditRole, Qt::DecorationRole, Qt::ToolTipRole …
    std::function<bool(const Row&, const QVariant&)> edit =
        {}; ///< set: cells can be edited; takes a step in the study and says whether it did
    QString toolTip = {};
};

/// A table or list of value rows, told apart by `row.id`. setRows() says only what changed, so that selection, scroll position and an
/// open editor survive a step, in time proportional to the number of rows. Row needs operator==.
template <class Row>
class RowModel : public QAbstractTableModel {
public:
    using Column = RowColumn<Row>;
    using Key = decltype(Row::id);
    static constexpr int idRole = Qt::UserRole; ///< the row's id as qlonglong

    explicit RowModel(std::vector<Column> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(std::vector<Row> rows)
    {
        QHash<qlonglong, int> places;
        places.reserve(qsizetype(rows.size()));
        for (std::size_t i = 0; i < rows.size(); ++i)
            places.insert(rows[i].id.value(), int(i));
        if (!bySmallSteps(rows, places))
            byNewOrder(rows, places);
        m_places = std::move(places);
        takeValues(std::move(rows));
    }

    /// Replaces the columns (a Case's attributes, the codes of a matrix) and with them everything shown.
    void setColumns(std::vector<Column> columns)
    {
        beginResetModel();
        m_columns = std::move(columns);
        endResetModel();
    }

    const std::vector<Row>& rows() const { return m_rows; }
    const Column& column(int index) const { return m_columns[std::size_t(index)]; }
    const Row* at(const QModelIndex& index) const { return index.isValid() ? &m_rows[std::size_t(index.row())] : nullptr; }
    /// Id of the row that `index` of this model is in; none for an invalid index.
    Key idAt(const QModelIndex& index) const { return index.isValid() ? m_rows[std::size_t(index.row())].id : Key(); }
    QModelIndex indexOf(Key id, int columnIndex = 0) const
    {
        const auto place = m_places.constFind(id.value());
        return place == m_places.constEnd() ? QModelIndex() : index(*place, columnIndex);
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const auto* row = at(index);
        if (!row)
            return {};
        const auto& shown = m_columns[std::size_t(index.column())];
        if (role == idRole)
            return qlonglong(row->id.value());
        if (role == Qt::DisplayRole)
            return shown.text(*row);
        if (shown.more)
            if (auto value = shown.more(*row, role); value.isValid())
                return value;
        if (role == Qt::EditRole)
            return shown.text(*row);
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(int(shown.alignment));
        return {};
    }

    bool setData(const QModelIndex& index, const QVariant& value, int role) override
    {
        const auto* row = at(index);
        if (!row || role != Qt::EditRole)
            return false;
        const auto& edited = m_columns[std::size_t(index.column())];
        if (!edited.edit)
            return false;
        const Row copy = *row; // the step changes the rows before it returns
        return edited.edit(copy, value);
    }

    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        auto flags = QAbstractTableModel::flags(index);
        if (index.isValid() && m_columns[std::size_t(index.column())].edit)
            flags |= Qt::ItemIsEditable;
        return flags;
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const auto& shown = m_columns[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return shown.title;
        if (role == Qt::ToolTipRole && !shown.toolTip.isEmpty())
            return shown.toolTip;
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(int(shown.alignment));
        return {};
    }

private:
    struct Run {
        int first;
        int last;
    };
    static constexpr std::size_t mostRuns = 32; ///< beyond, one signal for all is cheaper than one each

    /// Removes and inserts whole runs of rows, where those that stay keep their order and the runs are few. False: nothing was done.
    bool bySmallSteps(const std::vector<Row>& rows, const QHash<qlonglong, int>& places)
    {
        std::vector<Run> gone;
        std::vector<Run> come;
        int kept = -1; // place among the new rows of the last one that stays
        const auto lengthen = [](std::vector<Run>& runs, int row) {
            if (!runs.empty() && runs.back().last == row - 1)
                runs.back().last = row;
            else
                runs.push_back({row, row});
        };
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto place = places.constFind(m_rows[i].id.value());
            if (place == places.constEnd()) {
                lengthen(gone, int(i));
            } else {
                if (*place < kept)
                    return false;
                kept = *place;
            }
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!m_places.contains(rows[i].id.value()))
                lengthen(come, int(i));
        if (gone.size() + come.size() > mostRuns)
            return false;
        for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
            beginRemoveRows({}, run->first, run->last);
            m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->last + 1);
            endRemoveRows();
        }
        for (const auto& run : come) {
            beginInsertRows({}, run.first, run.last);
            m_rows.insert(m_rows.begin() + run.first, rows.begin() + run.first, rows.begin() + run.last + 1);
            endInsertRows();
        }
        return true;
    }

    /// Everything at once; what views remember (selection, current row) is carried over by id.
    void byNewOrder(const std::vector<Row>& rows, const QHash<qlonglong, int>& places)
    {
        Q_EMIT layoutAboutToBeChanged();
        const auto before = persistentIndexList();
        QModelIndexList after;
        after.reserve(before.size());
        std::vector<Row> previous = std::exchange(m_rows, rows);
        for (const auto& index : before) {
            const auto place = places.constFind(previous[std::size_t(index.row())].id.value());
            after << (place == places.constEnd() ? QModelIndex() : createIndex(*place, index.column()));
        }
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }

    /// The same ids in the same order by now: says which rows hold other values than before.
    void takeValues(std::vector<Row> rows)
    {
        std::optional<Run> changed;
        const auto say = [&] {
            if (changed && !m_columns.empty())
                Q_EMIT dataChanged(index(changed->first, 0), index(changed->last, columnCount() - 1));
            changed.reset();
        };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (m_rows[i] == rows[i]) {
                say();
                continue;
            }
            m_rows[i] = std::move(rows[i]);
            changed = changed ? Run{changed->first, int(i)} : Run{int(i), int(i)};
        }
        say();
    }

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
    QHash<qlonglong, int> m_places;
};

} // namespace counterpoint::ui

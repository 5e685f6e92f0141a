#pragma once
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include <QAbstractTableModel>
#include <QHash>

namespace counterpoint {
class Project;
}

namespace counterpoint::ui {

/// The answers of a dataset, a row a respondent. Columns are read when they come into sight; of a wide dataset only those looked at last
/// are kept, and no cell is a text before it is painted.
class ResponseModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IsUserMissing = Qt::UserRole, IsEmpty, VariableRole };

    explicit ResponseModel(const Project& project, QObject* parent = nullptr);
    void setDataset(DatasetId dataset);
    DatasetId dataset() const { return m_dataset.id; }
    /// Reads names, labels and missing codes again, and the values of derived variables; others stay as they were imported.
    void refreshVariables();
    /// Shows only the responses for which an expression is true; empty: all. Invalid where it cannot be computed: then all are shown.
    Result<> setFilter(const QString& expression);
    /// Shows only these, ascending, whatever the filter; none: as the filter says.
    void setRows(std::vector<std::size_t> rows);
    bool isFiltered() const { return m_filtered; }
    qint64 allRows() const { return m_dataset.rows; }
    void setShowsLabels(bool labels);
    bool showsLabels() const { return m_showsLabels; }
    const std::vector<Variable>& variables() const { return m_variables; }
    int columnOf(VariableId variable) const; ///< -1 where it is not one of the dataset
    qint64 responseAt(int shown) const { return qint64(rowAt(shown)); } ///< of the dataset, from 0, in a row that is shown
    QString caseOf(int shown) const { return m_cases.value(responseAt(shown)); } ///< name of the Case that it is by; empty: nobody known

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A column in memory, and what its values are shown as.
    struct Loaded {
        Column column;
        QHash<double, QString> numberLabels;
        std::vector<QString> textLabels; ///< by place in the dictionary
        std::vector<bool> missingTexts;
        quint64 lastUse = 0;
    };
    Result<> chooseRows();
    void readCases();
    std::size_t rowAt(int shown) const { return m_filtered ? m_rows[std::size_t(shown)] : std::size_t(shown); }
    const Loaded& loaded(int column) const;
    void dropOldest() const;
    void prepareLabels(Loaded& loaded, const Variable& variable) const;
    QString shown(const Loaded& loaded, const Variable& variable, std::size_t row) const;
    static bool isUserMissing(const Loaded& loaded, const Variable& variable, std::size_t row);
    QString explained(const Loaded& loaded, const Variable& variable, std::size_t row) const;

    const Project& m_project;
    Dataset m_dataset;
    QHash<qint64, QString> m_cases; ///< by response: the names of those that are known
    std::vector<Variable> m_variables;
    bool m_showsLabels = true;
    QString m_filter;
    std::vector<std::size_t> m_picked; ///< rows that are shown whatever the filter
    bool m_filtered = false;
    std::vector<std::uint32_t> m_rows; ///< of the dataset, those shown; where it is filtered
    mutable QHash<int, Loaded> m_loaded;
    mutable quint64 m_uses = 0;
};

} // namespace counterpoint::ui

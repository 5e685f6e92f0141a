#pragma once
#include "core/responses/variable.h"
#include "ui/support/row_model.h"
#include <QListView>

class QSortFilterProxyModel;

namespace counterpoint::ui {

/// Variables on their way from one list to another by drag and drop.
namespace dragged_variables {
inline constexpr const char* mimeType = "application/x-counterpoint-variables";
QMimeData* toMimeData(const std::vector<VariableId>& ids);
std::vector<VariableId> from(const QMimeData* data);
} // namespace dragged_variables

/// The variables of a dataset to choose from, filtered by name and label. Enter and double click choose, as does dragging.
class VariableList : public QListView {
    Q_OBJECT
public:
    explicit VariableList(QWidget* parent = nullptr);
    void setVariables(std::vector<Variable> variables);
    void setFilter(const QString& text);
    std::vector<VariableId> selected() const;

Q_SIGNALS:
    void chosen(const std::vector<counterpoint::VariableId>& variables);

private:
    RowModel<Variable>* m_model;
    QSortFilterProxyModel* m_filtered;
};

} // namespace counterpoint::ui

#pragma once
#include "core/report/checklists.h"
#include <QWidget>

class QLabel;
class QTableWidget;

namespace counterpoint::ui {

/// The items of a reporting checklist with what is covered where. What the report covers by itself stands there in grey words; what is typed
/// over it counts instead.
class CoveredItems : public QWidget {
    Q_OBJECT
public:
    explicit CoveredItems(QWidget* parent = nullptr);
    void setItems(const std::vector<report::CoveredItem>& items);
    /// Keeps what is being typed.
    void commit();

Q_SIGNALS:
    void typed(int item, const QString& where); ///< the item's number in the checklist

private:
    void fillRow(int row, const report::CoveredItem& item);

    QLabel* m_count;
    QTableWidget* m_table;
    std::vector<report::CoveredItem> m_items;
    bool m_filling = false;
};

} // namespace counterpoint::ui

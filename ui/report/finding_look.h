#pragma once
#include "core/integration/findings.h"
#include <QStyledItemDelegate>

namespace counterpoint::ui {

/// '3 for, 1 against'; 'no evidence yet'.
QString countsOf(const Finding& finding);

/// Paints a finding: its claim in up to three lines, below it status and evidence, and a mark where evidence no longer holds.
class FindingLook : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int statusRole = Qt::UserRole + 1;
    static constexpr int staleRole = Qt::UserRole + 2;

    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace counterpoint::ui

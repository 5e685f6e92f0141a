#pragma once
#include <QStyledItemDelegate>

class QTextLayout;

namespace counterpoint::ui {

class FrameworkModel;

/// Draws a cell of a framework matrix: the summary with its links, and below it how many passages stand behind.
class SummaryLook : public QStyledItemDelegate {
    Q_OBJECT
public:
    SummaryLook(const FrameworkModel& model, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The number of the link at a position within the cell; 0 where there is none.
    int linkAt(const QModelIndex& index, const QRect& cell, const QFont& font, QPoint position) const;

private:
    qreal lay(QTextLayout& layout, const QModelIndex& index, int width, const QFont& font, const QColor& link) const;

    const FrameworkModel& m_model;
};

} // namespace counterpoint::ui

#include "ui/widgets/wrapped_column.h"
#include <QHeaderView>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTextOption>
#include <QTimer>
#include <QTreeView>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// A tree asks for the height of a row without saying how wide it is.
class WrappedDelegate : public QStyledItemDelegate {
public:
    WrappedDelegate(QTreeView* view, int column)
        : QStyledItemDelegate(view)
        , m_view(*view)
        , m_column(column)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto usual = QStyledItemDelegate::sizeHint(option, index);
        const int margin = 2 * (m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, &m_view) + 1);
        const int width =
            std::max(option.fontMetrics.averageCharWidth() * 8, m_view.columnWidth(m_column) - margin - beforeWords(option, index));
        const auto words = option.fontMetrics.boundingRect(QRect(0, 0, width, 1 << 16), Qt::TextWordWrap, index.data().toString());
        return {usual.width(), std::max(usual.height(), words.height() + 4)};
    }

private:
    /// The room that branches and an icon take.
    int beforeWords(const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        int depth = m_view.rootIsDecorated() ? 1 : 0;
        for (auto parent = index.parent(); parent.isValid(); parent = parent.parent())
            ++depth;
        const int branches = m_column == 0 ? depth * m_view.indentation() : 0;
        const bool hasIcon = index.data(Qt::DecorationRole).isValid();
        return branches
            + (hasIcon ? option.decorationSize.width() + 2 * (m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1) : 0);
    }

    QTreeView& m_view;
    int m_column;
};

} // namespace

void wrapColumn(QTreeView* view, int column)
{
    view->setWordWrap(true);
    view->setUniformRowHeights(false);
    view->setItemDelegateForColumn(column, new WrappedDelegate(view, column));
    auto* later = new QTimer(view); // once for a column that is being drawn wider
    later->setSingleShot(true);
    QObject::connect(later, &QTimer::timeout, view, &QTreeView::doItemsLayout);
    QObject::connect(view->header(), &QHeaderView::sectionResized, later, [later, column](int resized) {
        if (resized == column)
            later->start();
    });
}

} // namespace counterpoint::ui

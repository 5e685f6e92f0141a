#pragma once
#include "ui/coding/passage_tree_model.h"
#include "ui/support/settings.h"
#include <QStyledItemDelegate>

namespace counterpoint::ui {

/// Draws a group as a bold line with its number, and a passage as two lines of text beside who says it; the hit stands out.
class PassageTreeLook : public QStyledItemDelegate {
public:
    PassageTreeLook(const PassageTreeModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QFont font = settings::readingFont();

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    QRect tickOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintGroup(QPainter* painter, const QStyleOptionViewItem& option, const PassageGroup& group, const QRect& room) const;
    void paintPassage(QPainter* painter, const QStyleOptionViewItem& option, const TreePassage& passage, const QRect& room) const;

    const PassageTreeModel& m_model;
};

} // namespace counterpoint::ui

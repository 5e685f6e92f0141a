#include "ui/coding/passage_tree.h"
#include "ui/coding/passage_tree_look.h"
#include "ui/coding/passage_tree_model.h"
#include "ui/coding/place_list.h"
#include "ui/support/settings.h"
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace counterpoint::ui {

PassageTree::PassageTree(QWidget* parent)
    : QTreeView(parent)
    , m_model(new PassageTreeModel(this))
    , m_look(new PassageTreeLook(*m_model, this))
{
    setModel(m_model);
    setItemDelegate(m_look);
    header()->hide();
    setFrameShape(QFrame::NoFrame);
    setIndentation(fontMetrics().height());
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    connect(m_model, &PassageTreeModel::ticked, this, &PassageTree::ticked);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        const auto* passage = m_model->passageAt(index);
        if (passage && passage->tick == TreePassage::Tick::None)
            choose(index);
    });
    connect(this, &QTreeView::doubleClicked, this, &PassageTree::choose);
}

const std::vector<PassageGroup>& PassageTree::groups() const { return m_model->groups(); }

void PassageTree::setGroups(std::vector<PassageGroup> groups)
{
    m_model->setGroups(std::move(groups));
    expandAll();
}

void PassageTree::append(PassageGroup group)
{
    const int before = m_model->rowCount();
    m_model->append(std::move(group));
    if (m_model->rowCount() > before)
        expand(m_model->index(before, 0));
}

void PassageTree::setAllTicked(bool on) { m_model->setAllTicked(on); }

void PassageTree::enter()
{
    if (!m_model->passageAt(currentIndex()) && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    setFocus();
}

void PassageTree::choose(const QModelIndex& index)
{
    if (const auto* passage = m_model->passageAt(index)) {
        PlaceRow row;
        row.source = passage->source;
        row.span = passage->span;
        row.text = passage->text;
        Q_EMIT chosen(row);
    }
}

void PassageTree::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QTreeView::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        return event->ignore();
    if (m_model->groupAt(currentIndex()))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    else
        choose(currentIndex());
}

void PassageTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_look->font = settings::readingFont();
        setIndentation(fontMetrics().height());
        scheduleDelayedItemsLayout();
    }
}

} // namespace counterpoint::ui

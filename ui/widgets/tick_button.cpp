#include "ui/widgets/tick_button.h"
#include "ui/support/named.h"
#include "ui/widgets/tick_list.h"
#include <QFrame>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

TickButton::TickButton(const QByteArray& name, const QString& title, QWidget* parent)
    : QToolButton(parent)
    , m_title(title)
    , m_none(tr("All"))
    , m_popup(new QFrame(this, Qt::Popup))
    , m_list(new TickList(name + "List", title))
{
    named(this, name.constData(), title);
    static_cast<QFrame*>(m_popup)->setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_list);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QToolButton::clicked, this, &TickButton::open);
    connect(m_list, &TickList::wanted, this, [this](const QJsonArray& keys) {
        sayTicked();
        Q_EMIT wanted(keys);
    });
    sayTicked();
}

void TickButton::setItems(const std::vector<StudyItem>& items)
{
    m_items = items;
    m_list->setItems(items);
    sayTicked();
}

void TickButton::setTicked(const QJsonArray& keys)
{
    m_list->setTicked(keys);
    sayTicked();
}

void TickButton::setWordForNone(const QString& word)
{
    m_none = word;
    sayTicked();
}

void TickButton::sayCount()
{
    m_saysCount = true;
    sayTicked();
}

void TickButton::sayTicked()
{
    const auto ticked = m_list->ticked();
    QStringList names;
    for (const auto& item : m_items)
        if (ticked.contains(item.key))
            names << item.name;
    const auto words = names.isEmpty()      ? m_none
        : names.size() <= 2 && !m_saysCount ? names.join(QStringLiteral(", "))
                                            : tr("%1 of %2").arg(names.size()).arg(m_items.size());
    setText(fontMetrics().elidedText(words, Qt::ElideRight, fontMetrics().averageCharWidth() * 22));
    setAccessibleName(tr("%1: %2").arg(m_title, names.isEmpty() ? m_none : names.join(QStringLiteral(", "))));
    setToolTip(accessibleName());
}

QSize TickButton::sizeHint() const { return {fontMetrics().averageCharWidth() * 20, QToolButton::sizeHint().height()}; }

void TickButton::open()
{
    const int letter = fontMetrics().averageCharWidth();
    const int height = std::clamp(int(m_items.size()), 4, 14) * (fontMetrics().height() + 6) + m_list->search()->sizeHint().height() + 28;
    m_popup->resize(letter * 44, height);
    m_list->search()->setVisible(m_items.size() > 8);
    auto corner = mapToGlobal(rect().bottomRight()) - QPoint(m_popup->width(), 0);
    if (const auto* on = screen()) {
        const auto room = on->availableGeometry();
        if (corner.y() + height > room.bottom())
            corner.setY(mapToGlobal(rect().topRight()).y() - height);
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - m_popup->width())));
    }
    m_popup->move(corner);
    m_popup->show();
    m_list->search()->clear();
    m_list->list()->setCurrentIndex(m_list->list()->model()->index(0, 0));
    m_list->list()->setFocus(Qt::PopupFocusReason);
}

} // namespace counterpoint::ui

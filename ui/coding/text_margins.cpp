#include "ui/coding/text_margins.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int gap = 8;
constexpr int stripeWidth = 4;
constexpr int widestLanes = 120;
constexpr int widestStep = 8;
constexpr int labelCharacters = 19;
} // namespace

QString describe(const Mark& mark)
{
    auto text = QObject::tr("%1 · coded by %2").arg(mark.path, mark.coder);
    if (!mark.coding.comment.isEmpty())
        text += u'\n' + mark.coding.comment;
    return text;
}

StripeMargin::StripeMargin(TextView& text)
    : QWidget(&text)
    , m_text(text)
{
    named(this, "stripeMargin", tr("Codings beside the text"));
}

int StripeMargin::laneStep() const
{
    return m_text.marks().lanes() == 0 ? widestStep : std::clamp(widestLanes / m_text.marks().lanes(), 3, widestStep);
}

int StripeMargin::neededWidth() const
{
    return std::min(m_text.marks().lanes() * laneStep(), widestLanes) + 2 * gap + fontMetrics().averageCharWidth() * labelCharacters;
}

void StripeMargin::paintStripe(QPainter& painter, const Mark& mark, const QRect& stripe, bool selected) const
{
    painter.fillRect(selected ? stripe.adjusted(-1, 0, 1, 0) : stripe, ui::stripe(mark.colour, palette()));
    if (selected) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(stripe.adjusted(-3, -2, 2, 1));
    }
}

void StripeMargin::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    m_places.clear();
    const auto lines = m_text.visibleLines();
    if (lines.empty())
        return;
    const int offset = m_text.viewport()->y();
    const auto* selected = m_text.selectedMark();
    for (const auto* mark : m_text.marks().touching(lines.front().from, lines.back().to)) {
        const auto extent = TextView::extent(lines, mark->from, mark->to);
        if (!extent)
            continue;
        const int x = gap + std::min(mark->lane * laneStep(), widestLanes - stripeWidth);
        m_places.push_back(
            {mark->id(), QRect(x, extent->first + offset + 1, stripeWidth, std::max(3, extent->second - extent->first - 2)), {}});
        paintStripe(painter, *mark, m_places.back().stripe, mark == selected);
    }
    // Names stand beside the beginning of their stripe, moved down where others stand already.
    std::stable_sort(m_places.begin(), m_places.end(), [](const Place& a, const Place& b) { return a.stripe.top() < b.stripe.top(); });
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    const QFontMetrics metrics(small);
    const int left = gap + std::min(m_text.marks().lanes() * laneStep(), widestLanes) + gap;
    int taken = 0;
    for (auto& place : m_places) {
        const auto* mark = m_text.marks().find(place.id);
        const int top = std::max(place.stripe.top() - 1, taken);
        if (top > height())
            break;
        place.label = QRect(left, top, width() - left - 2, metrics.height());
        taken = top + metrics.height();
        const bool isSelected = mark == selected;
        auto shown = small;
        shown.setBold(isSelected);
        painter.setFont(shown);
        const int dot = metrics.height() / 2;
        painter.fillRect(QRect(left, top + (metrics.height() - dot) / 2, dot, dot), ui::stripe(mark->colour, palette()));
        painter.setPen(palette().color(QPalette::Text));
        const auto text = place.label.adjusted(dot + 4, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(shown).elidedText(mark->name, Qt::ElideRight, text.width()));
    }
}

CodingId StripeMargin::at(const QPoint& position) const
{
    for (const auto& place : m_places)
        if (place.label.contains(position) || place.stripe.adjusted(-2, -1, 2, 1).contains(position))
            return place.id;
    return {};
}

void StripeMargin::mousePressEvent(QMouseEvent* event)
{
    const auto id = at(event->pos());
    Q_EMIT chosen(id);
}

bool StripeMargin::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const auto* mark = m_text.marks().find(at(help->pos())))
            QToolTip::showText(help->globalPos(), describe(*mark), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace counterpoint::ui

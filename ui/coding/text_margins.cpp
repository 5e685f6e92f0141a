#include "ui/coding/text_margins.h"
#include "ui/coding/stripe_layout.h"
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
constexpr int widestLanes = 160;
constexpr int usualLanes = 10; ///< have room from the beginning: a coding that overlaps others does not move the text
constexpr int widestStep = 8;
constexpr int leastStep = 5;
constexpr int labelCharacters = 22;
constexpr int leastLabelCharacters = 8;
constexpr int knob = 5; ///< of the ends of the chosen stripe
} // namespace

QString describe(const Mark& mark)
{
    auto text = QObject::tr("%1 · coded by %2").arg(mark.path, mark.coder);
    if (mark.coding.weight)
        text += u'\n' + QObject::tr("Weight: %1").arg(*mark.coding.weight);
    if (!mark.coding.comment.isEmpty())
        text += u'\n' + mark.coding.comment;
    return text;
}

StripeMargin::StripeMargin(TextView& text)
    : QWidget(&text)
    , m_text(text)
{
    named(this, "stripeMargin", tr("Codings beside the text"));
    setMouseTracking(true);
}

int StripeMargin::laneStep() const
{
    const int lanes = m_text.marks().lanes();
    if (lanes == 0)
        return widestStep;
    const int forLanes = std::min(widestLanes, width() - 2 * gap - fontMetrics().averageCharWidth() * leastLabelCharacters);
    return std::clamp(forLanes / lanes, leastStep, widestStep);
}

int StripeMargin::lanesWidth() const { return std::min(m_text.marks().lanes() * laneStep(), widestLanes); }

int StripeMargin::widthWith(int characters) const
{
    const int lanes = std::max(m_text.marks().lanes(), usualLanes);
    return std::min(lanes * leastStep, widestLanes) + 3 * gap + fontMetrics().averageCharWidth() * characters;
}

int StripeMargin::neededWidth() const { return widthWith(labelCharacters); }

int StripeMargin::leastWidth() const { return widthWith(leastLabelCharacters); }

QFont StripeMargin::labelFont() const
{
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    return small;
}

/// Where stripes and names of the codings on the screen stand.
void StripeMargin::layOut()
{
    m_places.clear();
    m_unnamed = 0;
    const auto lines = m_text.visibleLines();
    if (lines.empty())
        return;
    const int offset = m_text.viewport()->y();
    const auto* selected = m_text.selectedMark();
    std::vector<stripeLayout::Stripe> stripes;
    for (const auto* mark : m_text.marks().touching(lines.front().from, lines.back().to)) {
        const auto [from, to] = mark == selected && m_dragging != End::None ? m_dragged : std::pair(mark->from, mark->to);
        const auto extent = TextView::extent(lines, from, to);
        if (!extent)
            continue;
        const int x = gap + std::min(mark->lane * laneStep(), widestLanes - stripeWidth);
        const QRect stripe(x, extent->first + offset + 1, stripeWidth, std::max(3, extent->second - extent->first - 2));
        m_places.push_back({mark->id(), stripe, {}});
        stripes.push_back({std::max(0, stripe.top() - 1), stripe.bottom(), mark == selected});
    }
    const int line = QFontMetrics(labelFont()).height();
    const auto tops = stripeLayout::nameTops(stripes, line, height() - line / 2);
    const int left = gap + lanesWidth() + 2 * gap;
    for (std::size_t i = 0; i < tops.size(); ++i) {
        if (tops[i])
            m_places[i].label = QRect(left, *tops[i], std::max(0, width() - left - 2), line);
        else
            ++m_unnamed;
    }
}

void StripeMargin::paintStripe(QPainter& painter, const Mark& mark, const Place& place) const
{
    const auto colour = stripe(mark.colour, palette());
    const bool selected = &mark == m_text.selectedMark();
    if (!place.label.isEmpty()) {
        // A thread from the stripe to its name, level with the name where the stripe reaches that far.
        const int end = gap + lanesWidth() + gap / 2;
        const int name = place.label.center().y();
        const int start = std::clamp(name, place.stripe.top() + 1, place.stripe.bottom() - 1);
        auto thread = colour;
        thread.setAlphaF(selected || mark.id() == m_hovered ? 1.0F : 0.45F);
        painter.setPen(QPen(thread, selected ? 2 : 1));
        painter.drawLine(place.stripe.right() + 1, start, end, start);
        painter.setRenderHint(QPainter::Antialiasing, start != name);
        painter.drawLine(end, start, place.label.left() - 2, name);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.fillRect(selected || mark.id() == m_hovered ? place.stripe.adjusted(-1, 0, 1, 0) : place.stripe, colour);
    if (!selected)
        return;
    painter.setPen(palette().color(QPalette::Highlight));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.stripe.adjusted(-3, -2, 2, 1));
    painter.setPen(palette().color(QPalette::Base));
    painter.setBrush(colour);
    for (const int y : {place.stripe.top(), place.stripe.bottom()})
        painter.drawRect(QRect(place.stripe.center().x() - knob, y - knob / 2, 2 * knob + 1, knob));
}

void StripeMargin::paintLabel(QPainter& painter, const Mark& mark, const Place& place) const
{
    const bool selected = &mark == m_text.selectedMark();
    auto shown = labelFont();
    shown.setBold(selected);
    const QFontMetrics metrics(shown);
    const int dot = place.label.height() / 2;
    if (selected || mark.id() == m_hovered)
        painter.fillRect(place.label.adjusted(-1, 0, 0, 0), highlight(mark.colour, palette()));
    painter.fillRect(QRect(place.label.left(), place.label.top() + (place.label.height() - dot) / 2, dot, dot),
                     stripe(mark.colour, palette()));
    painter.setFont(shown);
    painter.setPen(palette().color(QPalette::Text));
    const auto text = place.label.adjusted(dot + 4, 0, 0, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(mark.name, Qt::ElideRight, text.width()));
}

void StripeMargin::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    layOut();
    // What the mouse is on, and at last the chosen one, lie above the others.
    const auto rank = [this](const Place& place) {
        const auto* selected = m_text.selectedMark();
        return selected && place.id == selected->id() ? 2 : place.id == m_hovered ? 1 : 0;
    };
    std::vector<std::pair<const Place*, const Mark*>> order;
    for (const auto& place : m_places)
        if (const auto* mark = m_text.marks().find(place.id))
            order.emplace_back(&place, mark);
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return rank(*a.first) < rank(*b.first); });
    for (const auto& [place, mark] : order)
        paintStripe(painter, *mark, *place);
    for (const auto& [place, mark] : order)
        if (!place->label.isEmpty())
            paintLabel(painter, *mark, *place);
    if (m_unnamed > 0) {
        painter.setFont(labelFont());
        painter.setPen(quietText(palette()));
        painter.drawText(rect().adjusted(gap + lanesWidth() + 2 * gap, 0, -2, 0), Qt::AlignLeft | Qt::AlignBottom,
                         tr("and %n more", nullptr, m_unnamed));
    }
}

CodingId StripeMargin::at(const QPoint& position) const
{
    for (const auto& place : m_places)
        if (place.label.contains(position) || place.stripe.adjusted(-2, -1, 2, 1).contains(position))
            return place.id;
    return {};
}

StripeMargin::End StripeMargin::endAt(const QPoint& position) const
{
    const auto* selected = m_text.selectedMark();
    for (const auto& place : m_places) {
        if (!selected || place.id != selected->id())
            continue;
        const auto near = [&](int y) {
            return QRect(place.stripe.left() - knob, y - knob, stripeWidth + 2 * knob, 2 * knob + 1).contains(position);
        };
        if (near(place.stripe.bottom()))
            return End::Finish;
        if (near(place.stripe.top()))
            return End::Start;
    }
    return End::None;
}

void StripeMargin::hover(CodingId id)
{
    if (id != std::exchange(m_hovered, id))
        update();
}

void StripeMargin::mousePressEvent(QMouseEvent* event)
{
    m_dragging = event->button() == Qt::LeftButton ? endAt(event->pos()) : End::None;
    if (m_dragging != End::None) {
        m_dragged = {m_text.selectedMark()->from, m_text.selectedMark()->to};
        return;
    }
    Q_EMIT chosen(at(event->pos()));
}

/// The dragged end goes to the beginning or end of the line beside the mouse; the text's own handles reach every character.
void StripeMargin::dragTo(int y)
{
    const auto* mark = m_text.selectedMark();
    const auto lines = m_text.visibleLines();
    if (!mark || lines.empty())
        return;
    const int height = y - m_text.viewport()->y();
    auto line = std::find_if(lines.begin(), lines.end(), [height](const TextView::Line& each) { return height < each.bottom; });
    if (line == lines.end())
        line = std::prev(lines.end());
    const auto holds = [&](int position) { return line->from <= position && position < line->to; };
    if (m_dragging == End::Start) {
        m_dragged.first = holds(mark->from) ? mark->from : std::min(line->from, m_dragged.second - 1);
    } else {
        int to = line->to;
        while (to > line->from && m_text.document()->characterAt(to - 1).isSpace())
            --to;
        m_dragged.second = holds(mark->to - 1) ? mark->to : std::max(to, m_dragged.first + 1);
    }
    m_text.previewSelected(m_dragged);
    update();
}

void StripeMargin::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging != End::None)
        return dragTo(event->pos().y());
    hover(at(event->pos()));
    setCursor(endAt(event->pos()) != End::None ? Qt::SizeVerCursor : m_hovered.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StripeMargin::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragging, End::None) == End::None)
        return;
    m_text.previewSelected(std::nullopt);
    update();
    if (const auto* mark = m_text.selectedMark(); mark && m_dragged != std::pair(mark->from, mark->to))
        Q_EMIT resized(mark->id(), m_dragged.first, m_dragged.second);
}

void StripeMargin::contextMenuEvent(QContextMenuEvent* event)
{
    if (const auto id = at(event->pos()); id.isValid()) {
        Q_EMIT chosen(id);
        Q_EMIT menuWanted(event->globalPos());
    }
}

void StripeMargin::leaveEvent(QEvent*) { hover({}); }

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

#include "ui/coding/text_view.h"
#include "ui/coding/thai_words.h"
#include "ui/support/palette.h"
#include <QMouseEvent>
#include <QPainter>
#include <QTextBlock>
#include <algorithm>
#include <cmath>

/// The part of TextView that paints codings and lets their ends be dragged.
namespace counterpoint::ui {

namespace {
constexpr int reach = 6; ///< pixels around a handle that take hold of it
constexpr int knob = 7;
} // namespace

QColor TextView::tint(const QColor& colour) const
{
    auto& known = m_tints[colour.rgb()];
    if (!known.isValid())
        known = mixed(highlight(colour, palette()), palette().color(QPalette::Base), isDark(palette()) ? 0.25 : 0.35);
    return known;
}

void TextView::paintSpan(QPainter& painter, const Line& line, int from, int to, const QColor& colour) const
{
    const int first = std::max(from, line.from) - line.blockStart;
    const int last = std::min(to - line.blockStart, line.line.textStart() + line.line.textLength());
    if (last <= first)
        return;
    const auto fill = [&](int begin, int end) {
        const qreal a = line.line.cursorToX(begin);
        const qreal b = line.line.cursorToX(end);
        painter.fillRect(QRectF(line.left + std::min(a, b), line.top, std::abs(b - a), line.bottom - line.top), colour);
    };
    const auto words = QStringView(m_text).mid(line.blockStart + first, last - first);
    const bool oneWay = std::none_of(words.begin(), words.end(),
                                     [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
    if (oneWay)
        return fill(first, last);
    // Where directions mix, the characters of a passage need not stand side by side.
    for (int i = first; i < last; ++i)
        fill(i, i + 1);
}

void TextView::previewSelected(std::optional<std::pair<int, int>> extent)
{
    m_drag = extent ? Handle::End : Handle::None;
    m_dragged = extent.value_or(std::pair(0, 0));
    viewport()->update();
}

std::pair<int, int> TextView::shownExtent(const Mark& mark) const
{
    return m_drag != Handle::None && mark.id() == m_selected ? m_dragged : std::pair(mark.from, mark.to);
}

void TextView::paintMarks(QPainter& painter, const std::vector<Line>& lines) const
{
    const auto marks = m_marks.touching(lines.front().from, lines.back().to);
    const auto* selected = selectedMark();
    for (const auto& line : lines) {
        int deep = line.from; // up to here something is painted already: what comes on top is mixed with it
        for (const auto* mark : marks) {
            const auto [from, to] = shownExtent(*mark);
            if (from >= line.to || to <= line.from || mark == selected)
                continue;
            auto colour = tint(mark->colour);
            const int start = std::max(from, line.from);
            const int end = std::min(to, line.to);
            if (start < deep) {
                auto thin = colour;
                thin.setAlphaF(0.5F);
                paintSpan(painter, line, start, std::min(deep, end), thin);
            }
            if (end > deep) {
                paintSpan(painter, line, std::max(start, deep), end, colour);
                deep = end;
            }
        }
        if (selected)
            if (const auto [from, to] = shownExtent(*selected); from < line.to && to > line.from)
                paintSpan(painter, line, from, to, highlight(selected->colour, palette()));
    }
}

void TextView::paintEvent(QPaintEvent* event)
{
    const auto lines = visibleLines();
    if (!lines.empty()) {
        QPainter painter(viewport());
        paintMarks(painter, lines);
        const auto first = std::lower_bound(m_hits.begin(), m_hits.end(), std::pair(lines.front().from, 0));
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        for (auto hit = first; hit != m_hits.end() && hit->first < lines.back().to; ++hit)
            for (const auto& line : lines)
                if (hit->first < line.to && hit->second > line.from) {
                    Line under = line;
                    under.top = line.bottom - 2;
                    paintSpan(painter, under, hit->first, hit->second, palette().color(QPalette::Highlight));
                }
    }
    QPlainTextEdit::paintEvent(event);
    if (selectedMark() && !m_editing) {
        QPainter painter(viewport());
        paintHandles(painter);
    }
}

QRectF TextView::caretAt(int position) const
{
    const auto block = document()->findBlock(position);
    if (!block.isValid())
        return {};
    const auto place = blockBoundingGeometry(block).translated(contentOffset());
    const auto line = block.layout()->lineForTextPosition(position - block.position());
    if (!line.isValid())
        return {};
    return {place.left() + line.cursorToX(position - block.position()), place.top() + line.y(), 1, line.height()};
}

void TextView::paintHandles(QPainter& painter) const
{
    const auto [from, to] = shownExtent(*selectedMark());
    const auto colour = stripe(selectedMark()->colour, palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const auto start = caretAt(from);
    const auto end = caretAt(to);
    if (start.isValid()) {
        painter.drawRect(QRectF(start.left() - 1, start.top(), 2, start.height()));
        painter.drawEllipse(start.topLeft(), knob / 2.0, knob / 2.0);
    }
    if (end.isValid()) {
        painter.drawRect(QRectF(end.left() - 1, end.top(), 2, end.height()));
        painter.drawEllipse(end.bottomLeft(), knob / 2.0, knob / 2.0);
    }
}

TextView::Handle TextView::handleAt(const QPointF& position) const
{
    const auto* mark = selectedMark();
    if (!mark || m_editing)
        return Handle::None;
    const auto near = [&](const QRectF& caret) {
        return caret.isValid() && caret.adjusted(-reach, -reach, reach, reach).contains(position);
    };
    if (near(caretAt(mark->to)))
        return Handle::End;
    return near(caretAt(mark->from)) ? Handle::Start : Handle::None;
}

QPointF TextView::onLine(const QPointF& position) const
{
    const auto lines = visibleLines();
    const Line* nearest = nullptr;
    qreal least = 0;
    for (const auto& line : lines) {
        const qreal away = std::max({line.top - position.y(), position.y() - line.bottom + 1, 0.0});
        if (!nearest || away < least) {
            nearest = &line;
            least = away;
        }
    }
    if (!nearest || position.y() < 0 || position.y() > viewport()->height())
        return position;
    return {position.x(), std::clamp(position.y(), nearest->top, nearest->bottom - 1)};
}

/// Between two lines there is room that belongs to neither; the mouse means the nearer one.
QMouseEvent TextView::movedOnLine(const QMouseEvent& event) const
{
    return QMouseEvent(event.type(), onLine(event.position()), event.globalPosition(), event.button(), event.buttons(), event.modifiers(),
                       event.pointingDevice());
}

const OpenSource::Time* TextView::timeAt(const QPointF& position) const
{
    if (m_times.empty())
        return nullptr;
    const int at = cursorForPosition(onLine(position).toPoint()).position();
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), at, [](int p, const auto& time) { return p < time.from; });
    if (after == m_times.begin() || at >= std::prev(after)->to || !caretAt(at).adjusted(-30, -30, 30, 30).contains(position))
        return nullptr;
    return &*std::prev(after);
}

void TextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && handleAt(event->position()) != Handle::None) {
        m_drag = handleAt(event->position());
        m_dragged = {selectedMark()->from, selectedMark()->to};
        return;
    }
    auto moved = movedOnLine(*event);
    QPlainTextEdit::mousePressEvent(&moved);
    if (const auto* mark = selectedMark(); mark && event->button() == Qt::LeftButton && !mark->covers(textCursor().position()))
        selectMark({});
}

void TextView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Handle::None) {
        viewport()->setCursor(handleAt(event->position()) != Handle::None ? Qt::SizeHorCursor
                                  : timeAt(event->position())             ? Qt::PointingHandCursor
                                                                          : Qt::IBeamCursor);
        auto moved = movedOnLine(*event);
        return QPlainTextEdit::mouseMoveEvent(&moved);
    }
    const int position = cursorForPosition(onLine(event->position()).toPoint()).position();
    if (m_drag == Handle::Start)
        m_dragged.first = std::min(position, m_dragged.second - 1);
    else
        m_dragged.second = std::max(position, m_dragged.first + 1);
    viewport()->update();
}

void TextView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_drag == Handle::None) {
        auto moved = movedOnLine(*event);
        QPlainTextEdit::mouseReleaseEvent(&moved);
        if (const auto* time = timeAt(event->position()); time && event->button() == Qt::LeftButton && !textCursor().hasSelection())
            Q_EMIT timeChosen(time->ms);
        return;
    }
    m_drag = Handle::None;
    viewport()->update();
    if (const auto* mark = selectedMark(); mark && m_dragged != std::pair(mark->from, mark->to))
        Q_EMIT markResized(m_selected, m_dragged.first, m_dragged.second);
}

void TextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    auto moved = movedOnLine(*event);
    QPlainTextEdit::mouseDoubleClickEvent(&moved);
    if (event->button() == Qt::LeftButton)
        setTextCursor(oneWordOf(textCursor(), cursorForPosition(moved.position().toPoint()).position()));
}

} // namespace counterpoint::ui

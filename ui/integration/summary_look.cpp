#include "ui/integration/summary_look.h"
#include "ui/integration/framework_model.h"
#include "ui/integration/summary_marks.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int room = 6;
constexpr int mostLines = 12; ///< of a summary in the table; the rest is read in its field
constexpr int iconSize = 16;

std::vector<int> numbersOf(const FrameworkCell& cell)
{
    std::vector<int> numbers;
    for (const auto& link : cell.links)
        numbers.push_back(link.number);
    return numbers;
}

} // namespace

SummaryLook::SummaryLook(const FrameworkModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

qreal SummaryLook::lay(QTextLayout& layout, const QModelIndex& index, int width, const QFont& font, const QColor& link) const
{
    const auto& cell = *m_model.cell(index);
    auto text = cell.text;
    text.replace(u'\n', QChar::LineSeparator);
    layout.setText(text);
    layout.setFont(font);
    QTextCharFormat underlined;
    underlined.setFontUnderline(true);
    if (link.isValid())
        underlined.setForeground(link);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& mark : marksIn(cell.text, numbersOf(cell)))
        formats << QTextLayout::FormatRange{int(mark.start), int(mark.length), underlined};
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    int lines = 0;
    for (auto line = layout.createLine(); line.isValid() && lines < mostLines; line = layout.createLine(), ++lines) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    return y;
}

void SummaryLook::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& cell = *m_model.cell(index);
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const auto inner = option.rect.adjusted(room, room, -room, -room);
    const int below = std::max(iconSize, option.fontMetrics.height());
    painter->save();
    painter->setClipRect(option.rect);
    const auto stale = index.data(Qt::BackgroundRole).value<QColor>();
    painter->fillRect(option.rect,
                      isSelected            ? option.palette.color(QPalette::Highlight)
                          : stale.isValid() ? stale
                                            : option.palette.color(QPalette::Base));
    QTextLayout layout;
    lay(layout, index, inner.width(), option.font, isSelected ? ink : option.palette.color(QPalette::Link));
    painter->setPen(ink);
    painter->setClipRect(inner.adjusted(0, 0, 0, -below));
    layout.draw(painter, inner.topLeft());
    painter->setClipRect(option.rect);
    QRect line(inner.left(), inner.bottom() - below + 1, inner.width(), below);
    if (cell.isStale()) {
        const QRect mark(line.left(), line.top() + (below - iconSize) / 2, iconSize, iconSize);
        icon("dialog-warning").paint(painter, mark, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        line.setLeft(mark.right() + room);
    }
    painter->setPen(isSelected || stale.isValid() ? ink : quietText(option.palette));
    painter->setFont(option.font);
    const auto passages = cell.passages > 0 ? tr("%n passage(s)", nullptr, cell.passages) : tr("no passages");
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, option.fontMetrics.elidedText(passages, Qt::ElideRight, line.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight), 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

QSize SummaryLook::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QTextLayout layout;
    const int width = std::max(40, option.rect.width() - 2 * room);
    const auto height = lay(layout, index, width, option.font, {});
    return {width, int(height) + std::max(iconSize, option.fontMetrics.height()) + 3 * room};
}

int SummaryLook::linkAt(const QModelIndex& index, const QRect& rect, const QFont& font, QPoint position) const
{
    const auto* cell = m_model.cell(index);
    if (!cell)
        return 0;
    QTextLayout layout;
    const auto inner = rect.adjusted(room, room, -room, -room);
    lay(layout, index, inner.width(), font, {});
    const QPointF at = position - inner.topLeft();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const auto line = layout.lineAt(i);
        if (!line.naturalTextRect().contains(at))
            continue;
        const int character = line.xToCursor(at.x(), QTextLine::CursorOnCharacter);
        for (const auto& mark : marksIn(cell->text, numbersOf(*cell)))
            if (character >= mark.start && character < mark.start + mark.length)
                return mark.number;
    }
    return 0;
}

} // namespace counterpoint::ui

#include "ui/report/finding_look.h"
#include "ui/report/short_text.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QListView>
#include <QPainter>

namespace counterpoint::ui {

namespace {

constexpr int room = 8;
constexpr int mostLines = 3;
constexpr int iconSize = 16;

int textWidth(const QStyleOptionViewItem& option)
{
    const auto* list = qobject_cast<const QListView*>(option.widget);
    return std::max(80, (list ? list->viewport()->width() : option.rect.width()) - 2 * room);
}

} // namespace

QString countsOf(const Finding& finding)
{
    if (finding.supporting + finding.contradicting == 0)
        return FindingLook::tr("no evidence yet");
    return finding.contradicting == 0 ? FindingLook::tr("%1 for").arg(finding.supporting)
                                      : FindingLook::tr("%1 for, %2 against").arg(finding.supporting).arg(finding.contradicting);
}

QSize FindingLook::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = textWidth(option);
    const int claim = heightOfShort(index.data().toString(), option.font, width, mostLines);
    return {width, claim + std::max(iconSize, option.fontMetrics.height()) + 2 * room + room / 2};
}

void FindingLook::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const auto inner = option.rect.adjusted(room, room, -room, -room);
    const int below = std::max(iconSize, option.fontMetrics.height());
    painter->save();
    painter->fillRect(option.rect, option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
    painter->setPen(ink);
    drawShort(*painter, index.data().toString(), option.font, inner.topLeft(), textWidth(option), mostLines);
    QRect line(inner.left(), inner.bottom() - below + 1, inner.width(), below);
    if (index.data(staleRole).toInt() > 0) {
        const QRect mark(line.right() - iconSize + 1, line.top() + (below - iconSize) / 2, iconSize, iconSize);
        icon("dialog-warning").paint(painter, mark, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        line.setRight(mark.left() - room);
    }
    painter->setPen(isSelected ? ink : quietText(option.palette));
    painter->setFont(option.font);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(statusRole).toString(), Qt::ElideRight, line.width()));
    painter->setPen(faintLine(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
        QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

} // namespace counterpoint::ui

#include "ui/coding/passage_tree_look.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

namespace counterpoint::ui {

namespace {

constexpr int margin = 6;
constexpr int gap = 8;
constexpr int linesShown = 2;
constexpr int whoCharacters = 14;
constexpr double partBefore = 0.8; // of a line, that may stand before a hit

QString oneLine(QString text)
{
    text.replace(u'\t', u' ');
    text.replace(u'\n', u' ');
    return text;
}

/// What stands before a hit in its paragraph, from a word on, with at most `most` characters.
QString lead(const QString& before, qsizetype most)
{
    const auto paragraph = oneLine(before.mid(before.lastIndexOf(u'\n') + 1));
    if (paragraph.size() <= most && paragraph.size() < before.size())
        return paragraph; // its beginning
    const auto space = paragraph.indexOf(u' ', std::max<qsizetype>(0, paragraph.size() - most));
    return paragraph.isEmpty() ? QString() : QChar(0x2026) + (space < 0 ? QString() : paragraph.mid(space));
}

QString trail(const QString& after)
{
    const auto end = after.indexOf(u'\n');
    return oneLine(end < 0 ? after : after.left(end));
}

QColor textColour(const QStyleOptionViewItem& option, bool isQuiet)
{
    if (option.state & QStyle::State_Selected)
        return option.palette.color(QPalette::HighlightedText);
    return isQuiet ? quietText(option.palette) : option.palette.color(QPalette::Text);
}

} // namespace

QSize PassageTreeLook::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return m_model.passageAt(index) ? QSize(100, linesShown * QFontMetrics(font).lineSpacing() + 2 * margin)
                                    : QSize(100, QFontMetrics(option.font).height() + 2 * margin + gap);
}

QRect PassageTreeLook::tickOf(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* style = option.widget ? option.widget->style() : QApplication::style();
    auto tick = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, option.widget);
    if (m_model.passageAt(index)) // level with its first line
        tick.moveTop(option.rect.top() + margin + (QFontMetrics(font).height() - tick.height()) / 2);
    return tick;
}

/// A click counts where the tick is seen; the style would look for it in the middle of the row.
bool PassageTreeLook::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& given, const QModelIndex& index)
{
    const bool isMouse = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease
        || event->type() == QEvent::MouseButtonDblClick;
    if (!isMouse || !m_model.passageAt(index) || !(index.flags() & Qt::ItemIsUserCheckable))
        return QStyledItemDelegate::editorEvent(event, model, given, index);
    auto option = given;
    initStyleOption(&option, index);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !tickOf(option, index).adjusted(-2, -2, 2, 2).contains(mouse->position().toPoint()))
        return false;
    if (event->type() == QEvent::MouseButtonRelease)
        model->setData(index, option.checkState == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

void PassageTreeLook::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    auto option = given;
    initStyleOption(&option, index);
    painter->save();
    painter->fillRect(option.rect, option.palette.color(option.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Base));
    auto room = option.rect.adjusted(margin / 2, margin, -margin, -margin);
    if (option.features & QStyleOptionViewItem::HasCheckIndicator) {
        const auto* style = option.widget ? option.widget->style() : QApplication::style();
        auto tick = option;
        tick.rect = tickOf(option, index);
        tick.state &= ~QStyle::State_HasFocus;
        tick.state |= option.checkState == Qt::Checked ? QStyle::State_On
            : option.checkState == Qt::Unchecked       ? QStyle::State_Off
                                                       : QStyle::State_NoChange;
        if (!(index.flags() & Qt::ItemIsUserCheckable))
            tick.state &= ~QStyle::State_Enabled;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, option.widget);
        room.setLeft(tick.rect.right() + gap);
    }
    if (const auto* group = m_model.groupAt(index))
        paintGroup(painter, option, *group, room);
    else if (const auto* passage = m_model.passageAt(index))
        paintPassage(painter, option, *passage, room);
    if (option.state & QStyle::State_HasFocus && !(option.state & QStyle::State_Selected)) {
        painter->setPen(option.palette.color(QPalette::Highlight));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

void PassageTreeLook::paintGroup(QPainter* painter, const QStyleOptionViewItem& option, const PassageGroup& group, const QRect& room) const
{
    auto bold = option.font;
    bold.setBold(true);
    const auto note = group.note.isEmpty() ? QString::number(group.passages.size()) : group.note;
    const int noteWidth = QFontMetrics(option.font).horizontalAdvance(note) + gap;
    const QFontMetrics metrics(bold);
    const auto title = metrics.elidedText(group.title, Qt::ElideMiddle, std::max(40, room.width() - noteWidth));
    painter->setFont(bold);
    painter->setPen(textColour(option, false));
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter->setFont(option.font);
    painter->setPen(textColour(option, true));
    painter->drawText(room.adjusted(metrics.horizontalAdvance(title) + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, note);
    if (!(option.state & QStyle::State_Selected)) {
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }
}

void PassageTreeLook::paintPassage(QPainter* painter, const QStyleOptionViewItem& option, const TreePassage& passage,
                                   const QRect& room) const
{
    const QFontMetrics small(option.font);
    const bool fixed = passage.tick == TreePassage::Tick::Fixed;
    const int whoWidth = std::min(small.averageCharWidth() * whoCharacters, room.width() / 4);
    painter->setFont(option.font);
    painter->setPen(textColour(option, true));
    painter->drawText(QRect(room.left(), room.top() + QFontMetrics(font).ascent() - small.ascent(), whoWidth - gap, small.height()),
                      Qt::AlignLeft, small.elidedText(passage.who, Qt::ElideRight, whoWidth - gap));
    const QRect place = room.adjusted(whoWidth, 0, 0, 0);
    const auto perLine = qsizetype(place.width() / std::max(1, QFontMetrics(font).averageCharWidth()));
    const auto mostBefore = qsizetype(double(perLine) * partBefore);
    const auto all = oneLine(passage.text);
    // Where the first hit would stand beyond the lines shown, the passage is shown from shortly before it.
    const auto firstMark = passage.marks.empty() ? 0 : passage.marks.front().first;
    const auto from = firstMark > perLine ? std::max<qsizetype>(0, all.indexOf(u' ', firstMark - mostBefore)) : 0;
    const auto before = from > 0 ? QString(QChar(0x2026)) : lead(passage.before, mostBefore);
    const auto text = all.mid(from, perLine * (linesShown + 1));
    const auto whole = before + text + trail(passage.after);
    QTextLayout layout(whole, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QTextCharFormat hit;
    hit.setFontWeight(QFont::Bold);
    if (!(option.state & QStyle::State_Selected))
        hit.setBackground(mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Highlight), 0.25));
    QList<QTextLayout::FormatRange> marked;
    if (passage.tick == TreePassage::Tick::None)
        marked.append({int(before.size()), int(text.size()), hit});
    for (const auto& [start, end] : passage.marks)
        if (start >= from && start - from < text.size())
            marked.append({int(before.size() + start - from), int(std::min(end - from, text.size()) - (start - from)), hit});
    layout.setFormats(marked);
    layout.beginLayout();
    bool more = false; // than two lines have room for
    qreal y = 0;
    for (int i = 0; i < linesShown; ++i) {
        auto line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(place.width() - small.averageCharWidth() * 2);
        line.setPosition({0, y});
        y += QFontMetrics(font).lineSpacing();
        more = line.textStart() + line.textLength() < whole.size();
    }
    layout.endLayout();
    if (more)
        painter->drawText(QRectF(place.right() - small.averageCharWidth() * 1.5, place.bottom() - small.height() + 1,
                                 small.averageCharWidth() * 2, small.height()),
                          Qt::AlignRight, QString(QChar(0x2026)));
    painter->setPen(textColour(option, fixed));
    layout.draw(painter, place.topLeft());
}

} // namespace counterpoint::ui

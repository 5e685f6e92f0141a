#include "ui/coding/code_hits.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QPainter>
#include <algorithm>

namespace counterpoint::ui {

QIcon swatch(const QColor& colour, const QPalette& palette)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::Base), 2)); // sets it off from the row where that is chosen
    painter.setBrush(stripe(colour, palette));
    painter.drawRoundedRect(QRectF(4, 4, 24, 24), 4, 4);
    QIcon made(pixmap);
    made.addPixmap(pixmap, QIcon::Selected); // else the style tints it where its row is chosen
    return made;
}

void CodeHits::setCodes(const std::vector<Code>& codes, const std::vector<CodeId>& recent, bool mayCreate, const QString& below)
{
    beginResetModel();
    m_finder = CodeFinder(codes, recent);
    m_found = m_finder.find({});
    m_mayCreate = mayCreate;
    m_below = below;
    m_newPath.clear();
    m_swatches.clear();
    endResetModel();
}

void CodeHits::find(const QString& typed)
{
    beginResetModel();
    m_found = m_finder.find(typed);
    const auto wanted = typed.trimmed();
    m_newPath = wanted.isEmpty() || !m_mayCreate ? QString() : m_below.isEmpty() ? wanted : m_below + u'/' + wanted;
    const auto& codes = m_finder.codes();
    if (std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return code.path.compare(m_newPath, Qt::CaseInsensitive) == 0; }))
        m_newPath.clear();
    endResetModel();
}

int CodeHits::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_found.size()) + (m_newPath.isEmpty() ? 0 : 1);
}

QVariant CodeHits::dataOfNew(int role) const
{
    if (role == Qt::DisplayRole || role == nameRole)
        return tr("Create “%1”").arg(m_newPath);
    if (role == Qt::DecorationRole)
        return icon("tag-new");
    return role == newPathRole ? QVariant(m_newPath) : QVariant();
}

QVariant CodeHits::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (std::size_t(index.row()) >= m_found.size())
        return dataOfNew(role);
    const auto& code = m_finder.codes()[m_found[std::size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return code.path;
    case nameRole:
        return code.name;
    case aboveRole:
        return code.parent.isValid() ? code.path.section(u'/', 0, -2) : QString();
    case Qt::ToolTipRole:
        return code.definition;
    case codeRole:
        return qlonglong(code.id.value());
    case Qt::DecorationRole: {
        auto& known = m_swatches[code.colour];
        if (known.isNull())
            known = swatch(QColor(code.colour), QApplication::palette());
        return known;
    }
    default:
        return {};
    }
}

void CodeHitLook::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto shown = option;
    initStyleOption(&shown, index);
    shown.text.clear();
    const auto* style = shown.widget ? shown.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &shown, painter, shown.widget);
    shown.text = QStringLiteral(" "); // the style tells where a text would stand
    const auto room = style->subElementRect(QStyle::SE_ItemViewItemText, &shown, shown.widget).adjusted(2, 0, 0, 0);
    const auto whole = QRect(room.left(), room.top(), shown.rect.right() - room.left() - 6, room.height());
    const bool selected = option.state & QStyle::State_Selected;
    const auto text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QFontMetrics metrics(shown.font);
    const auto above = index.data(CodeHits::aboveRole).toString();
    const int mostForName = above.isEmpty() ? whole.width() : whole.width() * 2 / 3;
    const auto name = metrics.elidedText(index.data(CodeHits::nameRole).toString(), Qt::ElideRight, mostForName);
    painter->save();
    painter->setFont(shown.font);
    painter->setPen(text);
    painter->drawText(whole, Qt::AlignLeft | Qt::AlignVCenter, name);
    const int used = metrics.horizontalAdvance(name) + 2 * metrics.averageCharWidth();
    painter->setPen(selected ? text : quietText(option.palette));
    painter->drawText(whole.adjusted(used, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                      metrics.elidedText(above, Qt::ElideMiddle, whole.width() - used));
    painter->restore();
}

} // namespace counterpoint::ui

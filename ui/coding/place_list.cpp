#include "ui/coding/place_list.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/settings.h"
#include "ui/widgets/note_field.h"
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {
constexpr int room = 8;
constexpr int edge = 4;
constexpr int widestCharacters = 100;
constexpr qsizetype longest = 1500; ///< UTF-16 units of a passage that are shown

/// On one line, without the gaps of the transcript.
QString oneLine(QString text)
{
    text.replace(u'\n', u' ');
    text.replace(u'\t', u' ');
    return text;
}

/// Context begins and ends with whole words.
QString leadingContext(const QString& before)
{
    const auto space = before.indexOf(u' ');
    return before.isEmpty() ? QString() : QChar(0x2026) + (space < 0 ? before : before.mid(space));
}

QString trailingContext(const QString& after)
{
    const auto space = after.lastIndexOf(u' ');
    return after.isEmpty() ? QString() : (space < 0 ? after : after.left(space + 1)) + QChar(0x2026);
}
} // namespace

class PlaceList::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : int(rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const auto& row = rows[std::size_t(index.row())];
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QStringList{row.where, row.what, row.text}.join(QStringLiteral(" · "));
        if (role == Qt::ToolTipRole && !row.comment.isEmpty())
            return row.comment;
        return {};
    }
    void setRows(std::vector<PlaceRow> fresh)
    {
        beginResetModel();
        rows = std::move(fresh);
        endResetModel();
    }
    std::vector<PlaceRow> rows;
};

/// Draws where a passage stands in a quiet line, and below it the passage between what comes before and after.
class PlaceList::Look : public QStyledItemDelegate {
public:
    Look(const Model& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QFont font = settings::readingFont();

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& row = m_model.rows[std::size_t(index.row())];
        QTextLayout body;
        const int width = bodyWidth(option);
        const int height = int(lay(body, row, width, option.palette, {}));
        return {width, height + QFontMetrics(option.font).height() + 3 * room};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& row = m_model.rows[std::size_t(index.row())];
        const bool selected = option.state & QStyle::State_Selected;
        const auto text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const auto quiet = selected ? text : quietText(option.palette);
        painter->save();
        painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
        if (row.colour.isValid())
            painter->fillRect(QRect(option.rect.left() + edge, option.rect.top() + room, edge, option.rect.height() - 2 * room),
                              stripe(row.colour, option.palette));
        const auto inner = option.rect.adjusted(3 * edge + room / 2, room, -room, -room);
        const QFontMetrics metrics(option.font);
        painter->setPen(text);
        auto bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        const QRect head(inner.left(), inner.top(), inner.width(), metrics.height());
        const auto where = QFontMetrics(bold).elidedText(row.where, Qt::ElideMiddle, inner.width());
        painter->drawText(head, Qt::AlignLeft, where);
        painter->setFont(option.font);
        painter->setPen(quiet);
        const int used = QFontMetrics(bold).horizontalAdvance(where) + 2 * room;
        if (inner.width() > used)
            painter->drawText(head.adjusted(used, 0, 0, 0), Qt::AlignRight,
                              metrics.elidedText(row.what, Qt::ElideLeft, inner.width() - used));
        QTextLayout body;
        lay(body, row, bodyWidth(option), option.palette, selected ? text : QColor());
        painter->setPen(text);
        body.draw(painter, QPointF(inner.left(), inner.top() + metrics.height() + room / 2));
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus && !selected) {
            painter->setPen(QPen(option.palette.color(QPalette::Highlight), 1));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    int bodyWidth(const QStyleOptionViewItem& option) const
    {
        const auto* list = static_cast<const QListView*>(option.widget);
        const int width = (list ? list->viewport()->width() : option.rect.width()) - 3 * edge - room / 2 - room;
        return std::clamp(width, 80, QFontMetrics(font).averageCharWidth() * widestCharacters);
    }

    /// Lays the passage out and gives its height. `all`, where valid, is the colour of every part.
    qreal lay(QTextLayout& layout, const PlaceRow& row, int width, const QPalette& palette, const QColor& all) const
    {
        const auto before = leadingContext(oneLine(row.before));
        auto text = oneLine(row.text);
        if (text.size() > longest)
            text = text.left(longest) + QChar(0x2026);
        const auto whole = before + text + trailingContext(oneLine(row.after));
        layout.setText(whole);
        layout.setFont(font);
        QTextCharFormat quiet;
        quiet.setForeground(all.isValid() ? all : quietText(palette));
        QList<QTextLayout::FormatRange> formats{{0, int(before.size()), quiet},
                                                {int(before.size() + text.size()), int(whole.size() - before.size() - text.size()), quiet}};
        if (!row.coding.isValid()) {
            QTextCharFormat hit;
            hit.setFontWeight(QFont::Bold);
            formats << QTextLayout::FormatRange{int(before.size()), int(text.size()), hit};
        }
        layout.setFormats(formats);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        qreal y = 0;
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, y});
            y += line.height() * 1.12;
        }
        layout.endLayout();
        return y;
    }

    const Model& m_model;
};

PlaceList::PlaceList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    m_look = new Look(*m_model, this);
    setItemDelegate(m_look);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLayoutMode(QListView::Batched);
    setResizeMode(QListView::Adjust);
    setBatchSize(100);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (QApplication::keyboardModifiers() == Qt::NoModifier)
            Q_EMIT chosen(PlaceRow(m_model->rows[std::size_t(index.row())]));
    });
}

const std::vector<PlaceRow>& PlaceList::rows() const { return m_model->rows; }

void PlaceList::setRows(std::vector<PlaceRow> rows)
{
    if (rows == m_model->rows)
        return;
    const int current = currentIndex().row();
    m_model->setRows(std::move(rows));
    if (current >= 0)
        setCurrentIndex(m_model->index(std::min(current, m_model->rowCount({}) - 1), 0));
}

QString PlaceList::asText() const
{
    auto chosenRows = selectionModel()->selectedIndexes();
    std::sort(chosenRows.begin(), chosenRows.end());
    QStringList out;
    const auto add = [&](const PlaceRow& row) {
        out << QStringLiteral("%1\n— %2%3").arg(row.text, row.where, row.what.isEmpty() ? QString() : QStringLiteral(" · ") + row.what);
    };
    if (chosenRows.size() > 1)
        for (const auto& index : chosenRows)
            add(m_model->rows[std::size_t(index.row())]);
    else
        for (const auto& row : m_model->rows)
            add(row);
    return out.join(QStringLiteral("\n\n"));
}

std::vector<CodingId> PlaceList::chosenCodings() const
{
    std::vector<CodingId> codings;
    for (const auto& index : selectionModel()->selectedIndexes())
        if (const auto& row = m_model->rows[std::size_t(index.row())]; row.coding.isValid())
            codings.push_back(row.coding);
    return codings;
}

void PlaceList::editCurrent()
{
    if (!m_isEditable || !currentIndex().isValid())
        return;
    endEditing();
    if (!m_field) {
        m_field = named(new NoteField(viewport()), "placeWords", tr("Words of the passage"));
        m_field->installEventFilter(this);
        m_field->setToolTip(tr("Escape or Ctrl+Enter ends; what is typed is kept"));
        connect(m_field, &NoteField::committed, this, [this](const QString& text) {
            if (const auto row = std::exchange(m_edited, std::nullopt); row && text != row->text)
                Q_EMIT rewritten(*row, text);
        });
    }
    m_edited = m_model->rows[std::size_t(currentIndex().row())];
    m_field->setFont(settings::readingFont());
    m_field->restore(m_edited->text);
    m_field->document()->clearUndoRedoStacks();
    m_field->show();
    m_field->raise();
    placeField();
    m_field->setFocus();
}

void PlaceList::endEditing()
{
    if (!m_field || !m_field->isVisibleTo(viewport()))
        return;
    m_field->commit();
    m_edited.reset();
    const bool hadFocus = m_field->hasFocus();
    m_field->hide();
    if (hadFocus)
        setFocus();
}

void PlaceList::placeField()
{
    if (!m_field || !m_field->isVisibleTo(viewport()))
        return;
    auto rect = visualRect(currentIndex()).adjusted(3 * edge, fontMetrics().height() + room, -room, 0);
    rect.setHeight(std::max(rect.height(), m_field->fontMetrics().lineSpacing() * 4));
    m_field->setGeometry(rect);
}

bool PlaceList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        endEditing();
        return false;
    }
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_field || !isKey)
        return QListView::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (key.key() != Qt::Key_Escape && !(isEnter && key.modifiers() & Qt::ControlModifier))
        return false;
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        endEditing();
    return true;
}

void PlaceList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeField();
}

void PlaceList::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_isEditable || !currentIndex().isValid())
        return QListView::contextMenuEvent(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Edit the words here (F2)"), this, &PlaceList::editCurrent);
    menu->addAction(tr("&Show in the text (Enter)"), this,
                    [this] { Q_EMIT chosen(PlaceRow(m_model->rows[std::size_t(currentIndex().row())])); });
    menu->popup(event->globalPos());
}

void PlaceList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F2 && m_isEditable)
        return editCurrent();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT chosen(PlaceRow(m_model->rows[std::size_t(currentIndex().row())]));
    else if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(asText());
    else
        QListView::keyPressEvent(event);
}

void PlaceList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_look->font = settings::readingFont();
        scheduleDelayedItemsLayout();
    }
}

void PlaceList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

} // namespace counterpoint::ui

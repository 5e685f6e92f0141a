#include "ui/memos/memo_list.h"
#include "ui/memos/memo_words.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace counterpoint::ui {

namespace {
constexpr int room = 6;

QString dayText(const QString& stamp)
{
    return QLocale().toString(QDateTime::fromString(stamp, Qt::ISODate).toLocalTime().date(), QStringLiteral("d MMM yyyy"));
}

std::vector<RowColumn<ShownMemo>> columns()
{
    RowColumn<ShownMemo> column{MemoList::tr("Memo"), [](const ShownMemo& memo) { return QVariant(memos::heading(memo)); }};
    column.more = [](const ShownMemo& memo, int role) {
        // What a screen reader says of the row.
        return role == Qt::AccessibleTextRole
            ? QVariant(MemoList::tr("%1, %2, %3").arg(memos::heading(memo), memos::sentence(memo.about), dayText(memo.changedAt)))
            : QVariant();
    };
    return {column};
}
} // namespace

class MemoList::Look : public QStyledItemDelegate {
public:
    Look(const RowModel<ShownMemo>& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, QFontMetrics(option.font).height() * 3 + 3 * room};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& memo = *m_model.at(index);
        const bool selected = option.state & QStyle::State_Selected;
        const auto text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const auto quiet = selected ? text : quietText(option.palette);
        const QFontMetrics metrics(option.font);
        const int line = metrics.height();
        painter->save();
        painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
        auto inner = option.rect.adjusted(2 * room, room, -2 * room, -room);
        const int mark = line;
        icon(iconOf(memo.subject))
            .paint(painter, QRect(inner.left(), inner.top(), mark, mark), Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        inner.setLeft(inner.left() + mark + room);
        const auto day = dayText(memo.changedAt);
        const int dayWidth = metrics.horizontalAdvance(day);
        auto bold = option.font;
        bold.setBold(true);
        const QRect head(inner.left(), inner.top(), inner.width(), line);
        painter->setPen(quiet);
        painter->setFont(option.font);
        painter->drawText(head, Qt::AlignRight, day);
        painter->setPen(text);
        painter->setFont(bold);
        painter->drawText(head, Qt::AlignLeft,
                          QFontMetrics(bold).elidedText(memos::heading(memo), Qt::ElideRight, inner.width() - dayWidth - 2 * room));
        painter->setFont(option.font);
        painter->setPen(quiet);
        const auto about = memo.coderName.isEmpty() ? memos::sentence(memo.about)
                                                    : MemoList::tr("%1 · %2").arg(memos::sentence(memo.about), memo.coderName);
        painter->drawText(head.translated(0, line + room / 2), Qt::AlignLeft, metrics.elidedText(about, Qt::ElideRight, inner.width()));
        painter->setPen(text);
        painter->drawText(head.translated(0, 2 * line + room), Qt::AlignLeft,
                          metrics.elidedText(memo.body.simplified(), Qt::ElideRight, inner.width()));
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus && !selected) {
            painter->setPen(option.palette.color(QPalette::Highlight));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    const RowModel<ShownMemo>& m_model;
};

MemoList::MemoList(QWidget* parent)
    : QListView(parent)
    , m_model(new RowModel<ShownMemo>(columns(), this))
{
    setModel(m_model);
    setItemDelegate(new Look(*m_model, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::doubleClicked, this, [this] { Q_EMIT opened(current()); });
}

void MemoList::setCurrent(MemoId id)
{
    m_choosing = true;
    setCurrentIndex(id.isValid() ? m_model->indexOf(id) : QModelIndex());
    if (!id.isValid())
        clearSelection();
    m_choosing = false;
}

void MemoList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_choosing && current.isValid())
        Q_EMIT chosen(m_model->idAt(current));
}

void MemoList::keyPressEvent(QKeyEvent* event)
{
    const auto id = current();
    if (id.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT opened(id);
    else if (id.isValid() && event->key() == Qt::Key_Delete)
        Q_EMIT removeWanted(id);
    else
        QListView::keyPressEvent(event);
}

} // namespace counterpoint::ui

#include "ui/integration/cell_passages.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/palette.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int room = 8;
constexpr qsizetype longest = 2000; ///< UTF-16 units of a passage that are shown
constexpr int shortcuts = 9;

using State = FrameworkPassage::State;

QString inWords(const FrameworkPassage& passage)
{
    switch (passage.state) {
    case State::New:
        return CellPassages::tr("New since this was written");
    case State::Moved:
        return CellPassages::tr("Begins or ends elsewhere now; it was: “%1”").arg(passage.before.simplified());
    case State::Edited:
        return CellPassages::tr("Reads otherwise now; it was: “%1”").arg(passage.before.simplified());
    case State::Gone:
        return CellPassages::tr("No longer coded here");
    case State::AsSeen:
        break;
    }
    return {};
}

} // namespace

class CellPassages::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(passages.size()); }
    const FrameworkPassage& at(const QModelIndex& index) const { return passages[std::size_t(index.row())]; }
    /// The number of its link in the summary; 0 where it is not linked.
    int linkOf(const FrameworkPassage& passage) const
    {
        const auto found = std::find_if(links.begin(), links.end(), [&](const SummaryLink& link) {
            return link.source == passage.source && link.span == passage.span && passage.state != State::Gone;
        });
        return found == links.end() ? 0 : found->number;
    }
    QString said(const FrameworkPassage& passage) const { return isWritten ? inWords(passage) : QString(); }
    QString from(const FrameworkPassage& passage) const
    {
        QStringList parts{passage.speaker};
        if (passage.caseName != passage.speaker)
            parts << passage.caseName;
        parts << passage.sourceName << passage.codes.join(QStringLiteral(", "));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const auto& passage = at(index);
        if (role == Qt::DisplayRole)
            return passage.text;
        if (role == Qt::AccessibleTextRole) {
            QStringList parts{passage.text, from(passage), said(passage)};
            if (const int number = linkOf(passage); number > 0)
                parts << CellPassages::tr("Linked as %1").arg(number);
            parts.removeAll(QString());
            return parts.join(QStringLiteral(". "));
        }
        return {};
    }
    void setAll(std::vector<FrameworkPassage> fresh, std::vector<SummaryLink> linked, bool written)
    {
        const bool isSame = std::equal(passages.begin(), passages.end(), fresh.begin(), fresh.end(), [](const auto& a, const auto& b) {
            return a.source == b.source && a.span == b.span && a.text == b.text;
        });
        if (!isSame)
            beginResetModel();
        passages = std::move(fresh);
        links = std::move(linked);
        isWritten = written;
        if (!isSame)
            endResetModel();
        else if (!passages.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    std::vector<FrameworkPassage> passages;
    std::vector<SummaryLink> links;
    bool isWritten = false;
};

/// Draws a passage whole, since it is here to be read, below it whose it is, and what changed.
class CellPassages::Look : public QStyledItemDelegate {
public:
    Look(const Model& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& passage = m_model.at(index);
        QTextLayout words;
        QTextLayout said;
        const int width = widthOf(option);
        const auto height = lay(words, shortened(passage.text), width, settings::readingFont())
            + lay(said, m_model.said(passage), width, option.font) + 2 * option.fontMetrics.lineSpacing();
        return {width, int(height) + 3 * room};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& passage = m_model.at(index);
        const bool isSelected = option.state & QStyle::State_Selected;
        const auto ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        const auto inner = option.rect.adjusted(room, room, -room, -room);
        const auto said = m_model.said(passage);
        painter->save();
        painter->fillRect(option.rect,
                          isSelected           ? option.palette.color(QPalette::Highlight)
                              : said.isEmpty() ? option.palette.color(QPalette::Base)
                                               : warningBackground(option.palette));
        painter->setPen(isSelected || !said.isEmpty() ? ink : quietText(option.palette));
        painter->setFont(option.font);
        const QRect head(inner.left(), inner.top(), inner.width(), option.fontMetrics.lineSpacing());
        painter->drawText(head, Qt::AlignLeft,
                          index.row() < shortcuts && passage.state != State::Gone ? tr("Alt+%1").arg(index.row() + 1) : QString());
        if (const int number = m_model.linkOf(passage); number > 0)
            painter->drawText(head, Qt::AlignRight, tr("linked as [%1]").arg(number));
        painter->setPen(ink);
        qreal y = head.bottom() + 1;
        QTextLayout words;
        auto font = settings::readingFont();
        font.setStrikeOut(passage.state == State::Gone);
        y += draw(*painter, words, shortened(passage.text), {qreal(inner.left()), y}, widthOf(option), font);
        if (!said.isEmpty()) {
            QTextLayout note;
            auto emphasised = option.font;
            emphasised.setItalic(true);
            y += draw(*painter, note, said, {qreal(inner.left()), y}, widthOf(option), emphasised);
        }
        painter->setPen(isSelected || !said.isEmpty() ? ink : quietText(option.palette));
        painter->setFont(option.font);
        painter->drawText(QRect(inner.left(), int(y), inner.width(), option.fontMetrics.lineSpacing()), Qt::AlignLeft,
                          option.fontMetrics.elidedText(m_model.from(passage), Qt::ElideMiddle, inner.width()));
        painter->setPen(faintLine(option.palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight), 1, Qt::DotLine));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

private:
    static QString shortened(const QString& text) { return text.size() > longest ? text.left(longest) + QChar(0x2026) : text; }
    static int widthOf(const QStyleOptionViewItem& option)
    {
        const auto* list = static_cast<const QListView*>(option.widget);
        return std::max(80, (list ? list->viewport()->width() : option.rect.width()) - 2 * room);
    }
    static qreal lay(QTextLayout& layout, QString text, int width, const QFont& font)
    {
        if (text.isEmpty())
            return 0;
        layout.setText(text.replace(u'\n', QChar::LineSeparator));
        layout.setFont(font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        qreal y = 0;
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, y});
            y += line.height() * 1.1;
        }
        layout.endLayout();
        return y;
    }
    static qreal draw(QPainter& painter, QTextLayout& layout, const QString& text, QPointF at, int width, const QFont& font)
    {
        const auto height = lay(layout, text, width, font);
        layout.draw(&painter, at);
        return height;
    }

    const Model& m_model;
};

CellPassages::CellPassages(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "cellTitle", tr("Chosen cell")))
    , m_changed(named(new QLabel, "cellChanged", tr("What changed since the summary was written")))
    , m_lookedAt(named(new QPushButton(icon("checkmark"), tr("&Looked at")), "cellLookedAt", tr("The changes were looked at")))
    , m_list(named(new QListView, "cellPassages", tr("Passages behind the cell")))
    , m_empty(new QLabel)
    , m_link(named(new QToolButton, "linkPassage", tr("Link the passage in the summary")))
    , m_quote(named(new QToolButton, "quotePassage", tr("Quote and link the passage in the summary")))
    , m_go(named(new QToolButton, "showPassage", tr("Show the passage in its text")))
    , m_read(named(new QToolButton, "readPassages", tr("Read all passages of the cell in a list")))
    , m_model(new Model(this))
{
    setObjectName(QStringLiteral("cellEvidence"));
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (auto* label : {m_title, m_changed, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_lookedAt->setToolTip(tr("The summary is right for the passages as they are now"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new Look(*m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);
    const auto tool = [](QToolButton* button, const char* iconName, const QString& text, const QString& tip) {
        button->setIcon(icon(iconName));
        button->setText(text);
        button->setToolTip(tip);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    };
    tool(m_link, "edit-link", tr("Link"), tr("Put a link to the passage into the summary (Enter, or Alt+1 … Alt+9 while writing)"));
    tool(m_quote, "format-justify-left", tr("Quote"), tr("Put its words and a link into the summary (Shift+Enter)"));
    tool(m_go, "go-jump", tr("Show"), tr("Show the passage in its text (Ctrl+Enter)"));
    tool(m_read, "view-list-text", tr("Read"), tr("Read all passages of the cell in a list, with what is around them"));
    auto* changed = new QHBoxLayout;
    changed->setContentsMargins(8, 0, 8, 0);
    changed->addWidget(m_changed, 1);
    changed->addWidget(m_lookedAt, 0, Qt::AlignTop);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(4, 4, 4, 4);
    bar->setSpacing(4);
    for (auto* button : {m_link, m_quote, m_go, m_read})
        bar->addWidget(button);
    bar->addStretch(1);
    m_title->setContentsMargins(8, 8, 8, 4);
    m_empty->setContentsMargins(8, 8, 8, 8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addLayout(changed);
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    column->addLayout(bar);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CellPassages::refreshButtons);
    connect(m_list, &QListView::doubleClicked, this, [this] { Q_EMIT linkWanted(false); });
    connect(m_link, &QToolButton::clicked, this, [this] { Q_EMIT linkWanted(false); });
    connect(m_quote, &QToolButton::clicked, this, [this] { Q_EMIT linkWanted(true); });
    connect(m_go, &QToolButton::clicked, this, &CellPassages::goToPassage);
    connect(m_read, &QToolButton::clicked, this, &CellPassages::readingWanted);
    connect(m_lookedAt, &QPushButton::clicked, this, &CellPassages::lookedAt);
    show({}, {}, {});
}

CellPassages::~CellPassages() = default;

void CellPassages::show(const QString& title, const FrameworkCell& cell, std::vector<FrameworkPassage> passages)
{
    const bool isOther = title != m_title->text();
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_changed->setText(whatChanged(cell));
    m_changed->setVisible(cell.isStale());
    m_lookedAt->setVisible(cell.isStale());
    m_lookedAt->setEnabled(!m_session.project().isReadOnly());
    m_model->setAll(std::move(passages), cell.links, cell.summary.isValid());
    m_list->setVisible(m_model->rowCount() > 0);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_empty->setText(title.isEmpty() ? QString() : tr("No passage is coded with this theme here. A summary can be written all the same."));
    if ((isOther || !m_list->currentIndex().isValid()) && m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0));
        m_list->scrollToTop();
    }
    m_list->doItemsLayout();
    refreshButtons();
}

const FrameworkPassage* CellPassages::at(int place) const
{
    return place >= 0 && place < m_model->rowCount() ? &m_model->passages[std::size_t(place)] : nullptr;
}

const FrameworkPassage* CellPassages::current() const { return at(m_list->currentIndex().row()); }

void CellPassages::focusList()
{
    if (m_list->isVisible())
        m_list->setFocus();
}

void CellPassages::goToPassage()
{
    if (const auto* passage = current(); passage && passage->source.isValid())
        m_session.navigator().go({Place::Workspace::Code, Entity::Source, passage->source.value(), passage->span});
}

void CellPassages::refreshButtons()
{
    const auto* passage = current();
    const bool isThere = passage && passage->state != State::Gone;
    m_link->setEnabled(isThere && !m_session.project().isReadOnly());
    m_quote->setEnabled(isThere && !m_session.project().isReadOnly());
    m_go->setEnabled(isThere);
    m_read->setEnabled(m_model->rowCount() > 0);
}

bool CellPassages::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_list || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const bool isBack = key.key() == Qt::Key_F6 || key.key() == Qt::Key_Escape;
    if (!isEnter && !isBack)
        return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (isBack)
        Q_EMIT left();
    else if (key.modifiers() & Qt::ControlModifier)
        goToPassage();
    else if (m_link->isEnabled())
        Q_EMIT linkWanted(key.modifiers() & Qt::ShiftModifier);
    return true;
}

} // namespace counterpoint::ui

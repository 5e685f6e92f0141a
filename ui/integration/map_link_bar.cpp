#include "ui/integration/map_link_bar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace counterpoint::ui {

namespace {

QString shortName(const QString& text)
{
    constexpr int most = 28;
    const auto line = text.simplified();
    return QStringLiteral("“%1”").arg(line.size() > most ? line.left(most - 1) + u'…' : line);
}

} // namespace

MapLinkBar::MapLinkBar(QWidget* parent)
    : QWidget(parent)
    , m_from(new QLabel)
    , m_kind(named(new QComboBox, "mapLinkKind", tr("Kind of the link")))
    , m_to(new QLabel)
    , m_target(named(new QComboBox, "mapLinkTarget", tr("To which thing on the map")))
    , m_label(named(new QLineEdit, "mapLinkLabel", tr("Words on the link")))
    , m_make(named(new QPushButton(tr("Link")), "mapLinkMake", tr("Make the link")))
    , m_turn(named(new QToolButton, "mapLinkTurn", tr("Turn the link round")))
    , m_remove(named(new QToolButton, "mapLinkRemove", tr("Take the link away")))
{
    named(this, "mapLinkBar", tr("Link"));
    for (const auto kind : mapLinkKinds())
        m_kind->addItem(titleOf(kind), int(kind));
    m_target->setEditable(true);
    m_target->setInsertPolicy(QComboBox::NoInsert);
    m_target->completer()->setFilterMode(Qt::MatchContains);
    m_target->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_target->setMinimumContentsLength(14);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_label->setPlaceholderText(tr("Own words"));
    m_label->setMaxLength(200);
    for (auto* label : {m_from, m_to})
        label->setTextFormat(Qt::PlainText);
    m_turn->setIcon(icon("view-split-left-right"));
    m_turn->setToolTip(tr("Turn the link round"));
    m_remove->setIcon(icon("edit-delete"));
    m_remove->setToolTip(tr("Take the link away (Delete)"));
    for (auto* button : {m_turn, m_remove}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_from);
    row->addWidget(m_kind);
    row->addWidget(m_to);
    row->addWidget(m_target, 1);
    row->addWidget(m_label, 1);
    row->addWidget(m_make);
    row->addWidget(m_turn);
    row->addWidget(m_remove);
    setMinimumHeight(m_label->sizeHint().height() + 8);
    rest();
    connect(m_kind, &QComboBox::activated, this, &MapLinkBar::commit);
    connect(m_label, &QLineEdit::editingFinished, this, &MapLinkBar::commit);
    connect(m_make, &QPushButton::clicked, this, &MapLinkBar::take);
    connect(m_turn, &QToolButton::clicked, this, &MapLinkBar::turnRound);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_link)
            Q_EMIT removeWanted(m_link->id);
    });
}

void MapLinkBar::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_kind->setEnabled(!readOnly);
    m_label->setReadOnly(readOnly);
}

void MapLinkBar::showLink(const ConceptMap& map, const MapLink& link)
{
    if (m_link && m_link->id != link.id)
        commit();
    const auto* from = map.node(link.from);
    const auto* to = map.node(link.to);
    if (!from || !to)
        return clear();
    const bool isSame = m_link && m_link->id == link.id && m_link->label == link.label;
    m_link = link;
    m_from->setText(shortName(from->text));
    m_from->setWordWrap(false);
    m_to->setText(shortName(to->text));
    m_to->show();
    m_target->hide();
    m_make->hide();
    m_turn->setVisible(!m_isReadOnly);
    m_remove->setVisible(!m_isReadOnly);
    m_kind->setCurrentIndex(m_kind->findData(int(link.kind)));
    if (!isSame || !m_label->hasFocus())
        m_label->setText(link.label);
    m_kind->show();
    m_label->show();
    m_from->setForegroundRole(QPalette::WindowText);
}

void MapLinkBar::begin(const ConceptMap& map, MapNodeId from, MapLink::Kind kind)
{
    commit();
    const auto* node = map.node(from);
    if (!node || m_isReadOnly)
        return;
    m_link = MapLink{{}, from, {}, kind, {}};
    m_from->setText(shortName(node->text));
    m_from->setWordWrap(false);
    m_to->hide();
    m_target->clear();
    for (const auto& other : map.nodes)
        if (other.id != from)
            m_target->addItem(other.text.simplified(), qlonglong(other.id.value()));
    m_target->setCurrentIndex(-1);
    m_target->setEditText({});
    m_target->show();
    m_make->show();
    m_turn->hide();
    m_remove->hide();
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
    m_label->clear();
    m_kind->show();
    m_label->show();
    m_from->setForegroundRole(QPalette::WindowText);
    m_target->setFocus();
}

void MapLinkBar::clear()
{
    commit();
    rest();
}

/// The room stays, so that the canvas does not move.
void MapLinkBar::rest()
{
    m_link.reset();
    for (auto* widget :
         {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_target), static_cast<QWidget*>(m_label),
          static_cast<QWidget*>(m_make), static_cast<QWidget*>(m_turn), static_cast<QWidget*>(m_remove)})
        widget->hide();
    m_from->setText(m_isReadOnly
                        ? QString()
                        : tr("Drag from the handle of a thing to another one to link them, or press L. A double click writes a note."));
    m_from->setForegroundRole(QPalette::PlaceholderText);
    m_from->setWordWrap(true);
}

void MapLinkBar::setTarget(MapNodeId id)
{
    if (const int place = m_target->findData(qlonglong(id.value())); isMaking() && place >= 0)
        m_target->setCurrentIndex(place);
}

void MapLinkBar::editLabel()
{
    if (!m_link || m_isReadOnly)
        return;
    m_label->setFocus();
    m_label->selectAll();
}

/// Of a link that is there: keeps what is chosen and typed.
void MapLinkBar::commit()
{
    if (!m_link || isMaking() || m_isReadOnly)
        return;
    auto link = *m_link;
    link.kind = MapLink::Kind(m_kind->currentData().toInt());
    link.label = m_label->text().simplified();
    if (link == *m_link)
        return;
    m_link = link;
    Q_EMIT changed(link);
}

void MapLinkBar::take()
{
    if (!isMaking())
        return;
    const auto typed = m_target->currentText().trimmed();
    int place = m_target->findText(typed, Qt::MatchFixedString);
    if (place < 0 && !typed.isEmpty())
        place = m_target->findText(typed, Qt::MatchContains); // the first of those that are offered
    if (place < 0)
        return m_target->setFocus();
    auto link = *m_link;
    link.to = MapNodeId(m_target->itemData(place).toLongLong());
    link.kind = MapLink::Kind(m_kind->currentData().toInt());
    link.label = m_label->text().simplified();
    rest();
    Q_EMIT made(link);
    Q_EMIT left();
}

void MapLinkBar::turnRound()
{
    if (!m_link || isMaking())
        return;
    commit();
    auto link = *m_link;
    std::swap(link.from, link.to);
    Q_EMIT changed(link);
}

void MapLinkBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (isMaking())
            clear();
        else
            commit();
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (isMaking())
            take();
        else
            Q_EMIT left(); // the label has said editingFinished
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace counterpoint::ui

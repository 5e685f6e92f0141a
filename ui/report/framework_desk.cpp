#include "ui/report/framework_desk.h"
#include "core/project/project.h"
#include "ui/report/chain_view.h"
#include "ui/report/element_acts.h"
#include "ui/report/element_list.h"
#include "ui/report/element_page.h"
#include "ui/report/finding_places.h"
#include "ui/report/framework_overview.h"
#include "ui/report/implication_page.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

FrameworkDesk::FrameworkDesk(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_acts(new ElementActs(session, this))
    , m_newElement(new QAction(icon("list-add"), tr("New element of the framework"), this))
    , m_newImplication(new QAction(icon("list-add"), tr("New implication"), this))
    , m_left(new QWidget)
    , m_list(named(new ElementList, "elementList", tr("The framework: its elements, and the implications they rest on")))
    , m_pages(new QStackedWidget)
    , m_overview(new FrameworkOverview(session, *m_acts))
    , m_element(new ElementPage(session, *m_acts))
    , m_implication(new ImplicationPage(session, *m_acts))
    , m_chainView(new ChainView(session.navigator()))
{
    auto* empty = new EmptyPlace(tr("What follows from the findings: an implication says what they mean for practice, an element of the "
                                    "framework what is to be done about it, for whom and to what end."),
                                 tr("New implication"), "firstImplication");
    connect(empty, &EmptyPlace::wanted, m_newImplication, &QAction::trigger);
    m_empty = empty;
    for (auto* page : {m_empty, static_cast<QWidget*>(m_overview), static_cast<QWidget*>(m_element), static_cast<QWidget*>(m_implication)})
        m_pages->addWidget(page);
    m_newElement->setObjectName(QStringLiteral("newElement"));
    m_newImplication->setObjectName(QStringLiteral("newImplication"));
    for (auto* action : commands())
        action->setEnabled(!session.project().isReadOnly());
    buildLeft();
    connectList();
    connect(m_newElement, &QAction::triggered, this, &FrameworkDesk::beginElement);
    connect(m_newImplication, &QAction::triggered, this, [this] { beginImplication({}); });
    connect(m_element, &ElementPage::added, this, [this](ElementId id) { m_list->setCurrent(id); });
    connect(m_implication, &ImplicationPage::added, this, [this](ImplicationId id) { m_list->setCurrent(id); });
}

void FrameworkDesk::buildLeft()
{
    auto* menu = new QMenu(m_left);
    menu->addActions(commands());
    auto* add = named(new QToolButton, "newInFrameworkButton", tr("New element or implication"));
    add->setIcon(icon("list-add"));
    add->setText(tr("New"));
    add->setMenu(menu);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::StrongFocus);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(4, 4, 4, 4);
    bar->addWidget(add);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    m_left->setFocusProxy(m_list);
}

void FrameworkDesk::connectList()
{
    connect(m_list, &ElementList::currentThingChanged, this, [this] {
        showCurrent();
        note();
    });
    connect(m_list, &ElementList::opened, this, [this] {
        if (m_pages->currentWidget() == m_element)
            m_element->focusTitle();
        else if (m_pages->currentWidget() == m_implication)
            m_implication->focusText();
        else
            m_overview->setFocus();
    });
    connect(m_list, &ElementList::removeWanted, this, &FrameworkDesk::removeCurrent);
    connect(m_list, &ElementList::elementMoveWanted, this, [this](ElementId id, int position) {
        if (const auto* element = m_chain.element(id))
            m_acts->move(FrameworkElement(*element), position);
    });
    connect(m_list, &ElementList::implicationMoveWanted, this, [this](ImplicationId id, int position) {
        if (const auto* implication = m_chain.implication(id))
            m_acts->move(Implication(*implication), position);
    });
}

QWidget& FrameworkDesk::middle() const { return *m_pages; }
QWidget& FrameworkDesk::side() const { return *m_chainView; }

void FrameworkDesk::setChain(Chain chain)
{
    m_chain = std::move(chain);
    m_list->setChain(m_chain);
    showCurrent();
}

void FrameworkDesk::showCurrent()
{
    const auto row = m_list->current();
    const bool isWriting = !m_list->currentIndex().isValid() && (m_element->isNew() || m_implication->isNew());
    if (isWriting)
        return; // something new, which is in no list yet
    if (m_chain.elements.empty() && m_chain.implications.empty()) {
        m_pages->setCurrentWidget(m_empty);
        m_chainView->clear();
    } else if (row.kind == FrameworkRow::Kind::Element) {
        m_element->show(m_chain, row.element());
        m_pages->setCurrentWidget(m_element);
        m_chainView->showElement(m_chain, row.element());
    } else if (row.kind == FrameworkRow::Kind::Implication) {
        m_implication->show(m_chain, row.implication());
        m_pages->setCurrentWidget(m_implication);
        m_chainView->showImplication(m_chain, row.implication());
    } else {
        m_overview->show(m_chain);
        m_pages->setCurrentWidget(m_overview);
        m_chainView->showWhole(m_chain);
    }
}

/// Where the user went by themselves, for the way back.
void FrameworkDesk::note() const
{
    const auto row = m_list->current();
    if (!m_list->isVisible())
        return;
    if (row.element().isValid())
        m_session.navigator().note(placeOf(row.element()));
    else if (row.implication().isValid())
        m_session.navigator().note(placeOf(row.implication()));
}

void FrameworkDesk::beginElement()
{
    Q_EMIT wanted();
    m_implication->commit();
    m_element->beginNew();
    m_list->setNone();
    m_pages->setCurrentWidget(m_element);
    m_chainView->clear();
    m_element->focusTitle();
}

void FrameworkDesk::beginImplication(FindingId from)
{
    Q_EMIT wanted();
    m_element->commit();
    m_implication->beginNew(m_chain, from.isValid() ? std::vector{from} : std::vector<FindingId>());
    m_list->setNone();
    m_pages->setCurrentWidget(m_implication);
    m_chainView->clear();
    m_implication->focusText();
}

void FrameworkDesk::beginNew()
{
    if (m_session.project().isReadOnly())
        return;
    if (m_list->current().kind == FrameworkRow::Kind::Implication || m_chain.implications.empty())
        beginImplication({});
    else
        beginElement();
}

void FrameworkDesk::focusList() { m_list->setFocus(); }

void FrameworkDesk::commit()
{
    m_element->commit();
    m_implication->commit();
}

void FrameworkDesk::removeCurrent()
{
    if (m_session.project().isReadOnly())
        return;
    commit();
    const auto row = m_list->current();
    if (const auto* element = m_chain.element(row.element()))
        m_acts->remove(FrameworkElement(*element));
    else if (const auto* implication = m_chain.implication(row.implication()))
        m_acts->remove(Implication(*implication), int(m_chain.elementsFrom(implication->id).size()));
}

void FrameworkDesk::reveal(const Place& place)
{
    Q_EMIT wanted();
    if (isOfImplication(place))
        m_list->setCurrent(ImplicationId(place.id));
    else
        m_list->setCurrent(ElementId(place.id));
}

} // namespace counterpoint::ui

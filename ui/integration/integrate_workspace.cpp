#include "ui/integration/integrate_workspace.h"
#include "core/project/project.h"
#include "ui/integration/display_list.h"
#include "ui/integration/framework_form.h"
#include "ui/integration/framework_page.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QString aboutOf(const Framework& framework)
{
    const auto rows = framework.isOfGroups ? IntegrateWorkspace::tr("Framework matrix by %1").arg(framework.attributeName)
                                           : IntegrateWorkspace::tr("Framework matrix of Cases");
    return IntegrateWorkspace::tr("%1 · %2").arg(rows, IntegrateWorkspace::tr("%n theme(s)", nullptr, int(framework.themes.size())));
}

} // namespace

IntegrateWorkspace::IntegrateWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_splitter(new QSplitter)
    , m_list(named(new DisplayList, "displayList", tr("Displays")))
    , m_middle(new QStackedWidget)
    , m_form(new FrameworkForm(session))
    , m_framework(new FrameworkPage(session))
    , m_newFramework(new QAction(icon("list-add"), tr("New framework matrix"), this))
{
    setObjectName(QStringLiteral("integrateWorkspace"));
    auto* empty = new EmptyPlace(
        tr("A framework matrix has a row for each Case or group and a column for each theme. In its cells you write, in your own "
           "words, what that Case says on that theme, with the passages beside you."),
        tr("New framework matrix"), "firstFramework");
    connect(empty, &EmptyPlace::wanted, this, &IntegrateWorkspace::beginNew);
    m_empty = empty;
    for (auto* page : {m_empty, static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_framework)})
        m_middle->addWidget(page);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(&m_framework->evidence());
    m_splitter->setChildrenCollapsible(false);
    const int letter = fontMetrics().averageCharWidth();
    m_middle->setMinimumWidth(letter * 40);
    m_splitter->setSizes({letter * 32, letter * 110, letter * 50});
    m_splitter->setStretchFactor(1, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    m_newFramework->setObjectName(QStringLiteral("newFramework"));
    m_newFramework->setEnabled(!session.project().isReadOnly());
    connect(m_newFramework, &QAction::triggered, this, &IntegrateWorkspace::beginNew);
    connect(&session.project(), &Project::changed, this, &IntegrateWorkspace::reactTo);
    connect(m_list, &DisplayList::currentDisplayChanged, this, &IntegrateWorkspace::showCurrent);
    connect(m_list, &DisplayList::opened, this, [this] { m_middle->currentWidget()->setFocus(); });
    connect(m_list, &DisplayList::removeWanted, this, &IntegrateWorkspace::removeCurrent);
    connect(m_form, &FrameworkForm::left, this, &IntegrateWorkspace::showCurrent);
    connect(m_form, &FrameworkForm::kept, this, [this](FrameworkId id) {
        m_list->setCurrent(DisplayRow::Kind::Framework, id.value());
        showCurrent();
    });
    connect(m_framework, &FrameworkPage::changeWanted, this, &IntegrateWorkspace::begin);
    m_framework->setFocusProxy(m_framework->findChild<QWidget*>(QStringLiteral("frameworkTable")));
    reread();
}

IntegrateWorkspace::~IntegrateWorkspace()
{
    m_framework->commit();
    session().project().disconnect(this);
}

QWidget* IntegrateWorkspace::buildLeft()
{
    auto* add = named(new QToolButton, "newFrameworkButton", tr("New framework matrix"));
    add->setDefaultAction(m_newFramework);
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(4, 4, 4, 4);
    bar->addWidget(add);
    bar->addStretch(1);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    return left;
}

void IntegrateWorkspace::reactTo(const Changes& changes)
{
    if (!changes.touchesAny(Entity::Framework, Entity::Coding, Entity::Code, Entity::Source, Entity::Speaker, Entity::Case,
                            Entity::Attribute, Entity::Coder, Entity::Dataset))
        return;
    if (!isVisible()) {
        m_isDirty = true;
        return;
    }
    reread();
    m_framework->reread();
}

void IntegrateWorkspace::reread()
{
    const auto now = session().project().read([](const Read& db) { return frameworks::all(db); });
    if (!session().notices().accept(now))
        return;
    m_frameworks = *now;
    std::vector<DisplayRow> rows;
    for (const auto& framework : m_frameworks)
        rows.push_back(
            {Id<DisplayTag>(framework.id.value()), DisplayRow::Kind::Framework, framework.id.value(), framework.name, aboutOf(framework)});
    m_list->setRows(std::move(rows));
    if (m_middle->currentWidget() != m_form)
        showCurrent();
}

void IntegrateWorkspace::showCurrent()
{
    const auto* row = m_list->current();
    m_framework->evidence().setVisible(row);
    if (!row) {
        m_framework->show({});
        m_middle->setCurrentWidget(m_empty);
        return;
    }
    m_middle->setCurrentWidget(m_framework);
    if (m_framework->shown().value() != row->of)
        m_framework->show(FrameworkId(row->of));
    if (isVisible())
        session().navigator().note({Place::Workspace::Integrate, Entity::Framework, row->of, {}});
}

void IntegrateWorkspace::beginNew() { begin({}); }

void IntegrateWorkspace::begin(const Framework& framework)
{
    m_framework->commit();
    m_framework->evidence().hide();
    m_middle->setCurrentWidget(m_form);
    m_form->begin(framework);
}

void IntegrateWorkspace::removeCurrent()
{
    const auto* row = m_list->current();
    if (!row || session().project().isReadOnly())
        return;
    m_framework->commit();
    const auto name = row->name;
    const auto done = session().project().perform(tr("Delete the framework matrix “%1”").arg(name),
                                                  [id = FrameworkId(row->of)](Edit& db) { frameworks::remove(db, id); });
    if (session().notices().accept(done))
        session().notices().done(tr("Deleted the framework matrix “%1” with its summaries.").arg(name));
}

void IntegrateWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::Framework && place.id > 0)
        m_list->setCurrent(DisplayRow::Kind::Framework, place.id);
}

QList<QAction*> IntegrateWorkspace::commands() const { return {m_newFramework}; }

QByteArray IntegrateWorkspace::saveLayout() const { return m_splitter->saveState(); }

void IntegrateWorkspace::restoreLayout(const QByteArray& layout) { m_splitter->restoreState(layout); }

void IntegrateWorkspace::showEvent(QShowEvent* event)
{
    Workspace::showEvent(event);
    if (!std::exchange(m_isDirty, false))
        return;
    reread();
    m_framework->reread();
}

void IntegrateWorkspace::hideEvent(QHideEvent* event)
{
    Workspace::hideEvent(event);
    m_framework->commit();
}

} // namespace counterpoint::ui

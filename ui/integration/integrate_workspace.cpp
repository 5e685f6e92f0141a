#include "ui/integration/integrate_workspace.h"
#include "core/integration/map_exchange.h"
#include "core/project/project.h"
#include "ui/integration/convergence_form.h"
#include "ui/integration/convergence_page.h"
#include "ui/integration/framework_form.h"
#include "ui/integration/framework_page.h"
#include "ui/integration/joint_form.h"
#include "ui/integration/joint_page.h"
#include "ui/integration/map_page.h"
#include "ui/integration/new_displays.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/display_place.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

using Kind = DisplayRow::Kind;

QString aboutOf(const Framework& framework)
{
    const auto rows = framework.isOfGroups ? IntegrateWorkspace::tr("Framework matrix by %1").arg(framework.attributeName)
                                           : IntegrateWorkspace::tr("Framework matrix of Cases");
    return IntegrateWorkspace::tr("%1 · %2").arg(rows, IntegrateWorkspace::tr("%n theme(s)", nullptr, int(framework.themes.size())));
}

QString aboutOf(const ConvergenceMatrix& matrix)
{
    return IntegrateWorkspace::tr("Convergence of %1 · %2")
        .arg(IntegrateWorkspace::tr("%n side(s)", nullptr, int(matrix.of.size())),
             IntegrateWorkspace::tr("%n theme(s)", nullptr, int(matrix.themes.size())));
}

QString aboutOf(const JointDisplay& display)
{
    return IntegrateWorkspace::tr("%1 · %2").arg(titleOf(display.kind),
                                                 IntegrateWorkspace::tr("%n row(s)", nullptr, int(display.rows.size())));
}

QString aboutOf(const ConceptMap& map)
{
    return IntegrateWorkspace::tr("Map · %1, %2")
        .arg(IntegrateWorkspace::tr("%n thing(s)", nullptr, int(map.nodes.size())),
             IntegrateWorkspace::tr("%n link(s)", nullptr, int(map.links.size())));
}

} // namespace

IntegrateWorkspace::IntegrateWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_splitter(new QSplitter)
    , m_list(named(new DisplayList, "displayList", tr("Displays")))
    , m_middle(new QStackedWidget)
    , m_evidence(new QStackedWidget)
{
    setObjectName(QStringLiteral("integrateWorkspace"));
    addJointDisplays();
    addConvergence();
    addFrameworks();
    addMaps();
    auto* empty = new EmptyPlace(
        tr("Here the strands of the study come together. A joint display lays numbers and words side by side; a convergence matrix asks on "
           "what your "
           "strands or groups agree; in a framework matrix you write what each Case says on each theme, with the passages beside you; on a "
           "map you lay out how codes, Cases "
           "and findings hang together."),
        tr("New joint display"), "firstDisplay");
    connect(empty, &EmptyPlace::wanted, this, [this] { beginForm(m_shelves.front()); });
    m_empty = empty;
    m_middle->addWidget(m_empty);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_evidence);
    m_splitter->setChildrenCollapsible(false);
    const int letter = fontMetrics().averageCharWidth();
    m_middle->setMinimumWidth(letter * 40);
    m_evidence->setMinimumWidth(letter * 36);
    m_splitter->setSizes({letter * 32, letter * 110, letter * 50});
    m_splitter->setStretchFactor(1, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    connect(&session.project(), &Project::changed, this, &IntegrateWorkspace::reactTo);
    connect(m_list, &DisplayList::currentDisplayChanged, this, &IntegrateWorkspace::showCurrent);
    connect(m_list, &DisplayList::opened, this, [this] { m_middle->currentWidget()->setFocus(); });
    connect(m_list, &DisplayList::removeWanted, this, &IntegrateWorkspace::removeCurrent);
    reread();
}

IntegrateWorkspace::~IntegrateWorkspace()
{
    commitAll();
    session().project().disconnect(this);
}

template <class Page, class Form>
IntegrateWorkspace::Shelf& IntegrateWorkspace::addShelf(Kind kind, Entity entity, Page* page, Form* form, const char* actionName)
{
    auto* add = new QAction(icon("list-add"), titleOfNew(actionName), this);
    add->setObjectName(QLatin1String(actionName));
    add->setEnabled(!session().project().isReadOnly());
    Shelf shelf{kind, entity, page, form, &page->evidence(), add, {}, {}, {}, {}, [page] { page->reread(); }, [page] { page->commit(); },
                {},   {},     {}};
    m_middle->addWidget(page);
    m_middle->addWidget(form);
    m_evidence->addWidget(shelf.evidence);
    connect(form, &Form::left, this, &IntegrateWorkspace::showCurrent);
    connect(form, &Form::kept, this, [this, kind](auto id) { kept(kind, id.value()); });
    m_shelves.push_back(std::move(shelf));
    return m_shelves.back();
}

void IntegrateWorkspace::addFrameworks()
{
    auto* page = new FrameworkPage(session());
    auto* form = new FrameworkForm(session());
    page->setFocusProxy(page->findChild<QWidget*>(QStringLiteral("frameworkTable")));
    auto& shelf = addShelf(Kind::Framework, Entity::Framework, page, form, "newFramework");
    shelf.rows = [](const Read& db) {
        std::vector<DisplayRow> rows;
        for (const auto& framework : frameworks::all(db))
            rows.push_back(DisplayRow::make(Kind::Framework, framework.id.value(), framework.name, aboutOf(framework)));
        return rows;
    };
    shelf.show = [page](std::int64_t id) { page->show(FrameworkId(id)); };
    shelf.shown = [page] { return page->shown().value(); };
    shelf.remove = [](Edit& db, std::int64_t id) { frameworks::remove(db, FrameworkId(id)); };
    shelf.removeLabel = tr("Delete the framework matrix “%1”");
    shelf.removed = tr("Deleted the framework matrix “%1” with its summaries.");
    const auto begin = [this, form](const Framework& framework) {
        commitAll();
        m_evidence->hide();
        m_middle->setCurrentWidget(form);
        form->begin(framework);
    };
    connect(page, &FrameworkPage::changeWanted, this, begin);
    connect(shelf.add, &QAction::triggered, this, [begin] { begin({}); });
}

void IntegrateWorkspace::addConvergence()
{
    auto* page = new ConvergencePage(session());
    auto* form = new ConvergenceForm(session());
    auto& shelf = addShelf(Kind::Convergence, Entity::Convergence, page, form, "newConvergence");
    shelf.rows = [](const Read& db) {
        std::vector<DisplayRow> rows;
        for (const auto& matrix : convergence::all(db))
            rows.push_back(DisplayRow::make(Kind::Convergence, matrix.id.value(), matrix.name, aboutOf(matrix)));
        return rows;
    };
    shelf.show = [page](std::int64_t id) { page->show(ConvergenceId(id)); };
    shelf.shown = [page] { return page->shown().value(); };
    shelf.showPart = [page](std::int64_t part) { page->reveal(AssessmentId(part)); };
    shelf.remove = [](Edit& db, std::int64_t id) { convergence::remove(db, ConvergenceId(id)); };
    shelf.removeLabel = tr("Delete the convergence matrix “%1”");
    shelf.removed = tr("Deleted the convergence matrix “%1” with all that was judged in it.");
    const auto begin = [this, form](const ConvergenceMatrix& matrix) {
        commitAll();
        m_evidence->hide();
        m_middle->setCurrentWidget(form);
        form->begin(matrix);
    };
    connect(page, &ConvergencePage::changeWanted, this, [this, begin](ConvergenceId id) {
        const auto matrix = session().project().read([id](const Read& db) { return convergence::byId(db, id); });
        if (session().notices().accept(matrix))
            begin(*matrix);
    });
    connect(shelf.add, &QAction::triggered, this, [begin] { begin({}); });
}

void IntegrateWorkspace::addJointDisplays()
{
    auto* page = new JointPage(session());
    auto* form = new JointForm(session());
    auto& shelf = addShelf(Kind::Joint, Entity::JointDisplay, page, form, "newJointDisplay");
    shelf.rows = [](const Read& db) {
        std::vector<DisplayRow> rows;
        for (const auto& display : joint_displays::all(db))
            rows.push_back(DisplayRow::make(Kind::Joint, display.id.value(), display.name, aboutOf(display)));
        return rows;
    };
    shelf.show = [page](std::int64_t id) { page->show(JointDisplayId(id)); };
    shelf.shown = [page] { return page->shown().value(); };
    shelf.showPart = [page](std::int64_t part) { page->reveal(JointRowId(part)); };
    shelf.remove = [](Edit& db, std::int64_t id) { joint_displays::remove(db, JointDisplayId(id)); };
    shelf.removeLabel = tr("Delete the joint display “%1”");
    shelf.removed = tr("Deleted the joint display “%1” with what was inferred from it.");
    const auto begin = [this, form](const JointDisplay& display) {
        commitAll();
        m_evidence->hide();
        m_middle->setCurrentWidget(form);
        form->begin(display);
    };
    connect(page, &JointPage::changeWanted, this, [this, begin](JointDisplayId id) {
        const auto display = session().project().read([id](const Read& db) { return joint_displays::byId(db, id); });
        if (session().notices().accept(display))
            begin(*display);
    });
    connect(shelf.add, &QAction::triggered, this, [begin] { begin({}); });
}

void IntegrateWorkspace::addMaps()
{
    auto* page = new MapPage(session());
    auto* add = new QAction(icon("list-add"), titleOfNew("newMap"), this);
    add->setObjectName(QStringLiteral("newMap"));
    add->setEnabled(!session().project().isReadOnly());
    Shelf shelf{Kind::Map, Entity::Map, page, nullptr, &page->evidence(), add, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    shelf.reread = [page] { page->reread(); };
    shelf.commit = [page] { page->commit(); };
    shelf.rows = [](const Read& db) {
        std::vector<DisplayRow> rows;
        for (const auto& map : maps::all(db))
            rows.push_back(DisplayRow::make(Kind::Map, map.id.value(), map.name, aboutOf(map)));
        return rows;
    };
    shelf.show = [page](std::int64_t id) { page->show(MapId(id)); };
    shelf.shown = [page] { return page->shown().value(); };
    shelf.remove = [](Edit& db, std::int64_t id) { maps::remove(db, MapId(id)); };
    shelf.removeLabel = tr("Delete the map “%1”");
    shelf.removed = tr("Deleted the map “%1” with its notes and links.");
    m_middle->addWidget(page);
    m_evidence->addWidget(shelf.evidence);
    connect(add, &QAction::triggered, this, [this, page] {
        commitAll();
        const auto added = session().project().perform(tr("New map"), [](Edit& db) {
            auto name = tr("New map");
            for (int number = 2; maps::byName(db, name); ++number)
                name = tr("New map %1").arg(number);
            return maps::add(db, name);
        });
        if (!session().notices().accept(added))
            return;
        kept(Kind::Map, added->value());
        page->editName();
    });
    m_shelves.push_back(std::move(shelf));
    m_importMaps = new QAction(icon("document-import"), tr("Import maps…"), this);
    m_importMaps->setObjectName(QStringLiteral("importMaps"));
    m_importMaps->setEnabled(!session().project().isReadOnly());
    connect(m_importMaps, &QAction::triggered, this, &IntegrateWorkspace::askForMaps);
}

void IntegrateWorkspace::askForMaps()
{
    auto* dialog =
        named(new QFileDialog(this, tr("Import maps"), {}, tr("REFI-QDA projects (*.qdpx *.qde)")), "importMapsDialog", tr("Import maps"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &IntegrateWorkspace::importMaps);
    dialog->open();
}

void IntegrateWorkspace::importMaps(const QString& path)
{
    commitAll();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        session().notices().error({Error::Kind::Io, tr("“%1” could not be read: %2.").arg(path, file.errorString()), {}});
        return;
    }
    const auto read = refi::fromQdpx(file.readAll(), path);
    if (!session().notices().accept(read))
        return;
    const auto done = session().project().perform(tr("Import maps from “%1”").arg(QFileInfo(path).fileName()),
                                                  [&](Edit& db) { return maps::fromRefi(db, *read); });
    if (!session().notices().accept(done))
        return;
    if (!done->maps.empty())
        kept(Kind::Map, done->maps.front().value());
    session().notices().done((QStringList{tr("Imported %n map(s).", nullptr, int(done->maps.size()))} + done->notes).join(u' '));
}

QWidget* IntegrateWorkspace::buildLeft()
{
    auto* menu = new QMenu(this);
    menu->addActions(commands());
    auto* add = named(new QToolButton, "newDisplayButton", tr("New display"));
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
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    return left;
}

const IntegrateWorkspace::Shelf* IntegrateWorkspace::shelfOf(const DisplayRow* row) const
{
    const auto found =
        std::find_if(m_shelves.begin(), m_shelves.end(), [row](const Shelf& shelf) { return row && shelf.kind == row->kind; });
    return found == m_shelves.end() ? nullptr : &*found;
}

bool IntegrateWorkspace::isFormShown() const
{
    return std::any_of(m_shelves.begin(), m_shelves.end(), [this](const Shelf& shelf) { return shelf.form == m_middle->currentWidget(); });
}

void IntegrateWorkspace::commitAll() const
{
    for (const auto& shelf : m_shelves)
        shelf.commit();
}

void IntegrateWorkspace::reactTo(const Changes& changes)
{
    if (!changes.touchesAny(Entity::Framework, Entity::Convergence, Entity::JointDisplay, Entity::JointRow, Entity::Coding, Entity::Code,
                            Entity::Source, Entity::Speaker, Entity::Case, Entity::Attribute, Entity::Coder, Entity::Dataset,
                            Entity::Variable, Entity::Analysis, Entity::GuideQuestion, Entity::Evidence, Entity::Map, Entity::Finding))
        return;
    if (!isVisible()) {
        m_isDirty = true;
        return;
    }
    reread();
    if (const auto* shelf = shelfOf(m_list->current()))
        shelf->reread();
}

void IntegrateWorkspace::reread()
{
    const auto now = session().project().read([this](const Read& db) {
        std::vector<DisplayRow> rows;
        for (const auto& shelf : m_shelves)
            for (auto& row : shelf.rows(db))
                rows.push_back(std::move(row));
        return rows;
    });
    if (!session().notices().accept(now))
        return;
    m_list->setRows(*now);
    if (!isFormShown())
        showCurrent();
}

void IntegrateWorkspace::showCurrent()
{
    const auto* row = m_list->current();
    const auto* shelf = shelfOf(row);
    m_evidence->setVisible(shelf);
    if (!shelf) {
        m_middle->setCurrentWidget(m_empty);
        return;
    }
    m_middle->setCurrentWidget(shelf->page);
    m_evidence->setCurrentWidget(shelf->evidence);
    if (shelf->shown() != row->of)
        shelf->show(row->of);
    if (isVisible() && !m_isRevealing)
        session().navigator().note({Place::Workspace::Integrate, shelf->entity, row->of, {}});
}

void IntegrateWorkspace::beginForm(const Shelf& shelf) { shelf.add->trigger(); }

void IntegrateWorkspace::kept(Kind kind, std::int64_t id)
{
    reread();
    m_list->setCurrent(kind, id);
    showCurrent();
    if (const auto* shelf = shelfOf(m_list->current()))
        shelf->reread();
}

void IntegrateWorkspace::removeCurrent()
{
    const auto* row = m_list->current();
    const auto* shelf = shelfOf(row);
    if (!shelf || session().project().isReadOnly())
        return;
    shelf->commit();
    const auto name = row->name;
    const auto done = session().project().perform(shelf->removeLabel.arg(name), [shelf, id = row->of](Edit& db) { shelf->remove(db, id); });
    if (session().notices().accept(done))
        session().notices().done(shelf->removed.arg(name));
}

void IntegrateWorkspace::reveal(const Place& place)
{
    const QScopedValueRollback revealing(m_isRevealing, true);
    for (const auto& shelf : m_shelves) {
        if (place.entity != shelf.entity || place.id <= 0)
            continue;
        m_list->setCurrent(shelf.kind, place.id);
        if (const auto part = display_place::partOf(place); part > 0 && shelf.showPart)
            shelf.showPart(part);
    }
}

QList<QAction*> IntegrateWorkspace::commands() const
{
    QList<QAction*> actions;
    for (const auto& shelf : m_shelves)
        actions << shelf.add;
    return actions << m_importMaps;
}

QByteArray IntegrateWorkspace::saveLayout() const { return m_splitter->saveState(); }

void IntegrateWorkspace::restoreLayout(const QByteArray& layout) { m_splitter->restoreState(layout); }

void IntegrateWorkspace::showEvent(QShowEvent* event)
{
    Workspace::showEvent(event);
    if (!std::exchange(m_isDirty, false))
        return;
    reread();
    if (const auto* shelf = shelfOf(m_list->current()))
        shelf->reread();
}

void IntegrateWorkspace::hideEvent(QHideEvent* event)
{
    Workspace::hideEvent(event);
    commitAll();
}

} // namespace counterpoint::ui

#include "ui/integration/map_page.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/figure/concept_map.h"
#include "core/integration/findings.h"
#include "core/integration/map_figure.h"
#include "core/integration/map_suggestions.h"
#include "core/project/project.h"
#include "core/transcript/sources.h"
#include "ui/integration/map_canvas.h"
#include "ui/integration/map_link_bar.h"
#include "ui/integration/map_places.h"
#include "ui/integration/map_side.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

std::vector<MapThing> thingsOf(const Read& db)
{
    std::vector<MapThing> things;
    for (const auto& code : codebook::uncounted(db))
        things.push_back({MapNode::Kind::Code, code.id.value(), code.path});
    for (const auto& one : cases::all(db))
        things.push_back({MapNode::Kind::Case, one.id.value(), one.name});
    for (const auto& finding : findings::all(db))
        things.push_back({MapNode::Kind::Finding, finding.id.value(), finding.claim});
    for (const auto& source : sources::uncounted(db))
        things.push_back({MapNode::Kind::Source, source.id.value(), source.name});
    return things;
}

bool isSearch(const QKeyEvent& key) { return key.key() == Qt::Key_N && key.modifiers() == Qt::ControlModifier; }

} // namespace

MapPage::MapPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(named(new QLineEdit, "mapName", tr("Name of the map")))
    , m_inReport(named(new QCheckBox(tr("In the report")), "mapInReport", tr("The map stands in the report")))
    , m_canvas(named(new MapCanvas, "mapCanvas", tr("Canvas of the map")))
    , m_linkBar(new MapLinkBar)
    , m_side(new MapSide(*m_inReport))
{
    auto bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setFrame(false);
    m_name->setMaxLength(200);
    m_name->setToolTip(tr("Name of the map"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_canvas, 1);
    column->addWidget(m_linkBar);
    setFocusProxy(m_canvas);
    const bool readOnly = session.project().isReadOnly();
    m_name->setReadOnly(readOnly);
    m_inReport->setEnabled(!readOnly);
    m_canvas->setReadOnly(readOnly);
    m_linkBar->setReadOnly(readOnly);
    m_side->setReadOnly(readOnly);
    connect(m_name, &QLineEdit::editingFinished, this, &MapPage::rename);
    connect(m_inReport, &QCheckBox::clicked, this, &MapPage::setInReport);
    connectCanvas();
    connectSide();
    connectLinkBar();
}

QToolButton* MapPage::addButton(QLayout* bar, const char* name, const char* image, const QString& text, const QString& tip)
{
    auto* button = named(new QToolButton, name, tip);
    button->setIcon(icon(image));
    button->setText(text);
    button->setToolTip(tip);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    bar->addWidget(button);
    return button;
}

QLayout* MapPage::buildBar()
{
    auto* bar = new QHBoxLayout;
    m_bar = bar;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(4);
    bar->addWidget(m_name, 1);
    auto* note = addButton(bar, "mapAddNote", "note", tr("Note"), tr("Write a note on the map (double click on an empty place)"));
    auto* link = addButton(bar, "mapAddLink", "edit-link", tr("Link"), tr("Link the chosen thing to another (L)"));
    auto* arrange = addButton(bar, "mapArrange", "distribute-horizontal-x", tr("Arrange"), tr("Lay the map out automatically"));
    auto* suggest = addButton(bar, "mapSuggest", "hint", tr("Suggest"), tr("Bring things and links onto the map"));
    auto* picture = addButton(bar, "mapPicture", "insert-image", tr("Picture"), tr("Copy or save the map as a picture"));
    auto* out = addButton(bar, "mapZoomOut", "zoom-out", {}, tr("Smaller (Ctrl+−)"));
    auto* in = addButton(bar, "mapZoomIn", "zoom-in", {}, tr("Larger (Ctrl++)"));
    auto* fit = addButton(bar, "mapFit", "zoom-original", {}, tr("Show the whole map (Ctrl+0)"));
    for (auto* button : {note, link, arrange, suggest})
        button->setEnabled(!m_session.project().isReadOnly());
    for (const auto& [button, menu] : {std::pair(suggest, suggestMenu()), std::pair(picture, pictureMenu())}) {
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    connect(note, &QToolButton::clicked, m_canvas, &MapCanvas::beginNote);
    connect(link, &QToolButton::clicked, this, &MapPage::beginLink);
    connect(arrange, &QToolButton::clicked, this, &MapPage::arrange);
    connect(out, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(0.8); });
    connect(in, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(1.25); });
    connect(fit, &QToolButton::clicked, m_canvas, &MapCanvas::fit);
    return bar;
}

void MapPage::connectCanvas()
{
    connect(m_canvas, &MapCanvas::moved, this, [this](const std::vector<maps::Placed>& nodes) {
        step(tr("Move on the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
            maps::place(db, nodes);
            return {};
        });
    });
    connect(m_canvas, &MapCanvas::noteWanted, this, [this](const QString& text, MapPoint at) { addNote(text, at); });
    connect(m_canvas, &MapCanvas::noteWritten, this, [this](MapNodeId id, const QString& text) {
        step(tr("Change a note on the map “%1”").arg(m_map.name), [&](Edit& db) { return maps::writeNote(db, id, text); });
    });
    connect(m_canvas, &MapCanvas::thingDropped, this, [this](MapNode::Kind kind, qint64 target, MapPoint at) { add(kind, target, at); });
    connect(m_canvas, &MapCanvas::linkDrawn, this, &MapPage::askKind);
    connect(m_canvas, &MapCanvas::linkWanted, this, &MapPage::beginLink);
    connect(m_canvas, &MapCanvas::passagesWanted, this, &MapPage::goToPassages);
    connect(m_canvas, &MapCanvas::editWanted, this, &MapPage::editChosen);
    connect(m_canvas, &MapCanvas::removeWanted, this, &MapPage::removeChosen);
    connect(m_canvas, &MapCanvas::menuWanted, this, [this](const QPoint& at) { menuOfChosen()->popup(at); });
    connect(m_canvas, &MapCanvas::searchWanted, m_side, &MapSide::search);
    connect(m_canvas, &MapCanvas::chosenChanged, this, &MapPage::showChosen);
}

void MapPage::connectSide()
{
    connect(m_side, &MapSide::addWanted, this, [this](MapNode::Kind kind, qint64 target) { add(kind, target, {}); });
    connect(m_side, &MapSide::noteWanted, this, [this](const QString& text) { addNote(text, {}); });
    connect(m_side, &MapSide::nodeChosen, m_canvas, qOverload<MapNodeId>(&MapCanvas::choose));
    connect(m_side, &MapSide::linkChosen, m_canvas, qOverload<MapLinkId>(&MapCanvas::choose));
    connect(m_side, &MapSide::passagesWanted, this, &MapPage::goToPassages);
    connect(m_side, &MapSide::editWanted, this, &MapPage::editChosen);
    connect(m_side, &MapSide::removeWanted, this, &MapPage::removeChosen);
    connect(m_side, &MapSide::linkWanted, this, &MapPage::beginLink);
    connect(m_side, &MapSide::menuWanted, this, [this](const QPoint& at) { menuOfChosen()->popup(at); });
    connect(m_side, &MapSide::described, this, &MapPage::describe);
}

void MapPage::connectLinkBar()
{
    connect(m_linkBar, &MapLinkBar::made, this, &MapPage::link);
    connect(m_linkBar, &MapLinkBar::changed, this, &MapPage::changeLink);
    connect(m_linkBar, &MapLinkBar::removeWanted, this, &MapPage::removeChosen);
    connect(m_linkBar, &MapLinkBar::left, m_canvas, [this] { m_canvas->setFocus(); });
}

QWidget& MapPage::evidence() const { return *m_side; }

void MapPage::show(MapId id)
{
    commit();
    m_linkBar->clear();
    m_map = {};
    m_map.id = id;
    reread();
}

void MapPage::reread()
{
    if (!m_map.id.isValid())
        return;
    std::vector<MapThing> things;
    auto now = m_session.project().read([&](const Read& db) {
        things = thingsOf(db);
        return maps::byId(db, m_map.id);
    });
    if (!now) // it was deleted; the list chooses another one
        return;
    m_map = std::move(*now);
    if (!m_name->isModified() || !m_name->hasFocus())
        showName();
    m_inReport->setChecked(m_map.inReport);
    m_canvas->show(m_map);
    m_side->show(m_map, std::move(things));
    showChosen();
}

void MapPage::commit()
{
    rename();
    m_canvas->commit();
    m_linkBar->commit();
    m_side->commit();
}

void MapPage::editName()
{
    m_name->setFocus();
    m_name->selectAll();
}

bool MapPage::step(const QString& label, const std::function<Result<>(Edit&)>& change)
{
    return m_session.notices().accept(m_session.project().perform(label, change));
}

void MapPage::rename()
{
    const auto name = m_name->text().trimmed();
    if (!m_map.id.isValid() || m_map.name.isEmpty() || name == m_map.name)
        return;
    auto map = m_map;
    map.name = name;
    m_name->setModified(false);
    if (!step(tr("Rename the map “%1”").arg(m_map.name), [&](Edit& db) { return maps::update(db, map); }))
        showName();
}

void MapPage::showName()
{
    m_name->setText(m_map.name);
    m_name->setCursorPosition(0); // a long name is read from its beginning
}

void MapPage::setInReport(bool inReport)
{
    auto map = m_map;
    map.inReport = inReport;
    const auto label = inReport ? tr("Put the map “%1” in the report") : tr("Take the map “%1” out of the report");
    step(label.arg(map.name), [&](Edit& db) { return maps::update(db, map); });
}

void MapPage::describe(const QString& text)
{
    auto map = m_map;
    map.note = text;
    step(tr("Say what the map “%1” shows").arg(map.name), [&](Edit& db) { return maps::update(db, map); });
}

void MapPage::add(MapNode::Kind kind, std::int64_t target, std::optional<MapPoint> at)
{
    MapNodeId added;
    const bool isDone = step(tr("Add to the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
        const auto made = maps::addThing(db, m_map.id, kind, target, at);
        added = made.value_or(MapNodeId());
        return made ? Result<>() : fail(made);
    });
    if (isDone)
        m_canvas->choose(added);
}

void MapPage::addNote(const QString& text, std::optional<MapPoint> at)
{
    MapNodeId added;
    const bool isDone = step(tr("Add a note to the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
        const auto made = maps::addNote(db, m_map.id, text, at);
        added = made.value_or(MapNodeId());
        return made ? Result<>() : fail(made);
    });
    if (isDone)
        m_canvas->choose(added);
}

void MapPage::link(const MapLink& link)
{
    MapLinkId added;
    m_lastKind = link.kind;
    const bool isDone = step(tr("Link on the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
        const auto made = maps::link(db, link.from, link.to, link.kind, link.label);
        added = made.value_or(MapLinkId());
        return made ? Result<>() : fail(made);
    });
    if (isDone)
        m_canvas->choose(added);
}

void MapPage::changeLink(const MapLink& link)
{
    m_lastKind = link.kind;
    step(tr("Change a link on the map “%1”").arg(m_map.name), [&](Edit& db) { return maps::updateLink(db, link); });
}

void MapPage::beginLink()
{
    if (m_map.nodes.size() < 2) {
        m_session.notices().say(tr("A link needs two things on the map. Add them first."));
        return;
    }
    auto from = m_canvas->chosenNode();
    if (!from.isValid())
        if (const auto chosen = m_canvas->chosenNodes(); chosen.size() == 2) {
            askKind(chosen[0], chosen[1], QCursor::pos());
            return;
        }
    if (!from.isValid()) {
        m_session.notices().say(tr("Choose the thing that the link begins at, then press L."));
        m_canvas->setFocus();
        return;
    }
    m_linkBar->begin(m_map, from, m_lastKind);
}

void MapPage::askKind(MapNodeId from, MapNodeId to, const QPoint& globalPosition)
{
    auto* menu = named(new QMenu(this), "mapKindMenu", tr("Kind of the link"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto kind : mapLinkKinds()) {
        const MapLink wanted{{}, from, to, kind, {}};
        auto* action = menu->addAction(kind == MapLink::Kind::Other ? tr("other: in my own words") : titleOf(kind), this, [this, wanted] {
            link(wanted);
            if (wanted.kind == MapLink::Kind::Other)
                m_linkBar->editLabel();
        });
        if (kind == m_lastKind)
            menu->setActiveAction(action);
    }
    menu->popup(globalPosition);
}

void MapPage::removeChosen()
{
    if (m_session.project().isReadOnly())
        return;
    const auto nodes = m_canvas->chosenNodes();
    const auto link = m_canvas->chosenLink();
    if (nodes.empty() && !link.isValid())
        return;
    const auto* first = nodes.empty() ? nullptr : m_map.node(nodes.front());
    const auto what = !first ? tr("a link")
        : nodes.size() == 1  ? tr("“%1”").arg(first->text.simplified().left(60))
                             : tr("%n thing(s)", nullptr, int(nodes.size()));
    const auto name = m_map.name;
    m_linkBar->clear();
    const bool isDone = step(tr("Take %1 off the map “%2”").arg(what, name), [&](Edit& db) -> Result<> {
        maps::removeNodes(db, nodes);
        if (link.isValid())
            maps::removeLink(db, link);
        return {};
    });
    if (isDone)
        m_session.notices().done(tr("Took %1 off the map “%2”.").arg(what, name));
}

void MapPage::editChosen()
{
    if (m_canvas->chosenLink().isValid()) {
        m_linkBar->editLabel();
        return;
    }
    const auto* node = m_map.node(m_canvas->chosenNode());
    if (node && node->kind == MapNode::Kind::Note)
        m_canvas->editNote(node->id);
    else if (node)
        m_session.notices().say(
            tr("“%1” is called so in the study. Its name is changed there, and follows here.").arg(node->text.simplified()));
}

void MapPage::goToPassages()
{
    commit();
    auto place = m_session.project().read([this](const Read& db) -> Result<std::optional<Place>> {
        if (const auto* node = m_map.node(m_canvas->chosenNode()))
            return map_places::passagesOf(db, *node);
        for (const auto& link : m_map.links)
            if (link.id == m_canvas->chosenLink())
                return map_places::passagesOf(db, m_map, link);
        return std::optional<Place>();
    });
    if (!m_session.notices().accept(place))
        return;
    if (*place)
        m_session.navigator().go(**place);
    else if (const auto* node = m_map.node(m_canvas->chosenNode()); node && node->kind == MapNode::Kind::Note)
        m_canvas->editNote(node->id);
    else if (node)
        m_session.notices().say(tr("“%1” is no longer in the study.").arg(node->text.simplified()));
}

void MapPage::showChosen()
{
    const auto node = m_canvas->chosenNode();
    const auto link = m_canvas->chosenLink();
    m_side->choose(node, link);
    const auto found = std::find_if(m_map.links.begin(), m_map.links.end(), [link](const MapLink& one) { return one.id == link; });
    if (found != m_map.links.end())
        m_linkBar->showLink(m_map, *found);
    else if (m_linkBar->isMaking())
        m_linkBar->setTarget(node);
    else
        m_linkBar->clear();
    const auto* chosen = m_map.node(node);
    m_canvas->setAccessibleDescription(chosen                           ? QStringLiteral("%1: %2").arg(titleOf(chosen->kind), chosen->text)
                                           : found != m_map.links.end() ? m_map.sentence(*found)
                                                                        : QString());
}

void MapPage::arrange()
{
    commit();
    if (step(tr("Arrange the map “%1”").arg(m_map.name), [this](Edit& db) -> Result<> {
            maps::place(db, maps::arranged(m_map));
            return {};
        }))
        m_canvas->fit();
}

void MapPage::suggestChildren()
{
    commit();
    maps::Suggested found;
    const bool isDone = step(tr("Bring codes onto the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
        const auto done = maps::addChildren(db, m_map.id);
        found = done.value_or(maps::Suggested());
        return done ? Result<>() : fail(done);
    });
    if (!isDone)
        return;
    m_canvas->fit();
    m_session.notices().say(
        found.nodes + found.links == 0
            ? tr("The codes on the map have no children that are not on it.")
            : tr("%1 and %2 came onto the map.").arg(tr("%n code(s)", nullptr, found.nodes), tr("%n link(s)", nullptr, found.links)));
}

void MapPage::suggestTogether(int least)
{
    commit();
    const auto read = [map = m_map, least, coder = m_session.coder()](const Read& db) -> Result<maps::CodePairs> {
        return maps::codesTogether(db, map, least, coders::seenBy(db, coder));
    };
    readAside(m_session, this, tr("Find codes that overlap"), read, [this, id = m_map.id](const Result<maps::CodePairs>& pairs) {
        if (!m_session.notices().accept(pairs))
            return;
        if (pairs->empty()) {
            m_session.notices().say(tr("No two of these codes overlap in so many passages."));
            return;
        }
        maps::Suggested found;
        const bool isDone = step(tr("Link codes that overlap on the map “%1”").arg(m_map.name), [&](Edit& db) -> Result<> {
            const auto done = maps::linkTogether(db, id, *pairs);
            found = done.value_or(maps::Suggested());
            return done ? Result<>() : fail(done);
        });
        if (!isDone)
            return;
        m_canvas->fit();
        m_session.notices().say(
            tr("%1 and %2 came onto the map.").arg(tr("%n code(s)", nullptr, found.nodes), tr("%n link(s)", nullptr, found.links)));
    });
}

bool MapPage::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitBar();
    // Ctrl+N makes a new study elsewhere in the window; here it looks for something to put on the map.
    if (event->type() == QEvent::ShortcutOverride && isSearch(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void MapPage::keyPressEvent(QKeyEvent* event)
{
    if (isSearch(*event))
        m_side->search();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

#include "core/figure/concept_map.h"
#include "core/integration/map_exchange.h"
#include "core/integration/map_figure.h"
#include "core/project/project.h"
#include "ui/integration/map_canvas.h"
#include "ui/integration/map_link_bar.h"
#include "ui/integration/map_page.h"
#include "ui/integration/map_places.h"
#include "ui/print/figure_file.h"
#include "ui/print/figure_painter.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSaveFile>
#include <QToolButton>
#include <algorithm>

/// What the menus of a map do.
namespace counterpoint::ui {

namespace {

constexpr double pictureScale = 2;

QString passagesTitle(MapNode::Kind kind)
{
    switch (kind) {
    case MapNode::Kind::Code:
    case MapNode::Kind::Case:
        return MapPage::tr("Show its &passages");
    case MapNode::Kind::Source:
        return MapPage::tr("Open the &source");
    default:
        return MapPage::tr("Open the &finding");
    }
}

} // namespace

QMenu* MapPage::suggestMenu()
{
    auto* menu = named(new QMenu(this), "mapSuggestMenu", tr("Suggest"));
    menu->addAction(icon("view-list-tree"), tr("&Codes with their children"), this, &MapPage::suggestChildren);
    auto* together = menu->addMenu(icon("merge"), tr("Links between codes that &overlap"));
    for (const int least : {1, 2, 3, 5, 10, 20})
        together->addAction(tr("in at least %n passage(s)", nullptr, least), this, [this, least] { suggestTogether(least); });
    return menu;
}

QMenu* MapPage::pictureMenu()
{
    auto* menu = named(new QMenu(this), "mapPictureMenu", tr("Picture"));
    menu->addAction(icon("edit-copy"), tr("&Copy picture"), this, &MapPage::copyPicture);
    menu->addAction(icon("document-save"), tr("Save as &SVG…"), this, [this] { savePicture(QStringLiteral("svg")); });
    menu->addAction(icon("document-save"), tr("Save as &PNG…"), this, [this] { savePicture(QStringLiteral("png")); });
    menu->addAction(icon("document-save"), tr("Save as P&DF…"), this, [this] { savePicture(QStringLiteral("pdf")); });
    menu->addSeparator();
    menu->addAction(icon("document-export"), tr("Save for other programs (&REFI-QDA)…"), this,
                    [this] { savePicture(QStringLiteral("qdpx")); });
    return menu;
}

QMenu* MapPage::menuOfChosen()
{
    auto* menu = named(new QMenu(this), "mapMenu", tr("Map"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto link =
        std::find_if(m_map.links.begin(), m_map.links.end(), [this](const MapLink& one) { return one.id == m_canvas->chosenLink(); });
    if (const auto* node = m_map.node(m_canvas->chosenNode()))
        addNodeActions(*menu, *node);
    else if (link != m_map.links.end())
        addLinkActions(*menu, *link);
    const bool isWritable = !m_session.project().isReadOnly();
    if (!m_canvas->chosenNodes().empty() || link != m_map.links.end()) {
        auto* gone = menu->addAction(icon("edit-delete"), tr("&Take off the map"), this, &MapPage::removeChosen);
        gone->setShortcut(Qt::Key_Delete);
        gone->setEnabled(isWritable);
        menu->addSeparator();
    }
    menu->addAction(icon("note"), tr("New &note"), m_canvas, &MapCanvas::beginNote)->setEnabled(isWritable);
    menu->addAction(icon("distribute-horizontal-x"), tr("&Arrange"), this, &MapPage::arrange)->setEnabled(isWritable);
    menu->addAction(icon("zoom-original"), tr("Show the &whole map"), m_canvas, &MapCanvas::fit);
    menu->addSeparator();
    menu->addAction(icon("edit-copy"), tr("&Copy picture"), this, &MapPage::copyPicture);
    menu->addAction(icon("document-save"), tr("Save as &SVG…"), this, [this] { savePicture(QStringLiteral("svg")); });
    menu->addAction(icon("document-save"), tr("Save as &PNG…"), this, [this] { savePicture(QStringLiteral("png")); });
    return menu;
}

void MapPage::addNodeActions(QMenu& menu, const MapNode& node)
{
    const bool isWritable = !m_session.project().isReadOnly();
    if (node.kind == MapNode::Kind::Note) {
        auto* edit = menu.addAction(icon("document-edit"), tr("&Edit the note"), this, &MapPage::editChosen);
        edit->setShortcut(Qt::Key_F2);
        edit->setEnabled(isWritable);
    } else {
        auto* passages = menu.addAction(icon("go-jump"), passagesTitle(node.kind), this, &MapPage::goToPassages);
        passages->setShortcut(Qt::Key_Return);
        passages->setEnabled(!node.isGone);
    }
    const bool hasPlaceOfItsOwn = node.kind == MapNode::Kind::Code || node.kind == MapNode::Kind::Case;
    if (const auto place = map_places::thingOf(node); place && hasPlaceOfItsOwn)
        menu.addAction(icon(node.kind == MapNode::Kind::Code ? "tag" : "user"),
                       node.kind == MapNode::Kind::Code ? tr("Go to the &code") : tr("Go to the &Case"), this,
                       [this, place] { m_session.navigator().go(*place); });
    auto* link = menu.addAction(icon("edit-link"), tr("&Link to…"), this, &MapPage::beginLink);
    link->setShortcut(Qt::Key_L);
    link->setEnabled(isWritable && m_map.nodes.size() > 1);
}

void MapPage::addLinkActions(QMenu& menu, const MapLink& link)
{
    const bool isWritable = !m_session.project().isReadOnly();
    const auto place = m_session.project().read([&](const Read& db) { return map_places::passagesOf(db, m_map, link); });
    if (place && *place)
        menu.addAction(icon("go-jump"), tr("Show the &passages of both"), this, &MapPage::goToPassages)->setShortcut(Qt::Key_Return);
    auto* kinds = new QActionGroup(&menu);
    for (const auto kind : mapLinkKinds()) {
        auto* action = menu.addAction(titleOf(kind), this, [this, link, kind] {
            auto changed = link;
            changed.kind = kind;
            changeLink(changed);
        });
        action->setCheckable(true);
        action->setChecked(kind == link.kind);
        action->setEnabled(isWritable);
        kinds->addAction(action);
    }
    auto* words = menu.addAction(icon("edit-rename"), tr("&Own words…"), this, &MapPage::editChosen);
    words->setShortcut(Qt::Key_F2);
    words->setEnabled(isWritable);
    menu.addAction(icon("view-split-left-right"), tr("T&urn round"), this,
                   [this, link] {
                       auto turned = link;
                       std::swap(turned.from, turned.to);
                       changeLink(turned);
                   })
        ->setEnabled(isWritable);
}

Result<> MapPage::writeGraph(const QString& path) const
{
    const auto bytes = m_session.project().read([this](const Read& db) { return refi::toQdpx(maps::toRefi(db, {m_map})); });
    if (!bytes)
        return fail(bytes);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit())
        return {};
    return fail(Error::Kind::Io,
                tr("The map could not be saved to %1: %2. Choose another folder or file name.").arg(path, file.errorString()));
}

void MapPage::copyPicture()
{
    commit();
    QApplication::clipboard()->setImage(toImage(figure::draw(maps::figureOf(m_map)), pictureScale));
    m_session.notices().say(tr("The map is on the clipboard as a picture."));
}

void MapPage::savePicture(const QString& suffix)
{
    commit();
    auto* dialog =
        named(new QFileDialog(this, tr("Save the map"), {}, QStringLiteral("*.%1").arg(suffix)), "mapSaveDialog", tr("Save the map"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    auto name = m_map.name;
    for (auto& letter : name)
        if (QStringLiteral("/\\:*?\"<>|").contains(letter))
            letter = u'-';
    dialog->selectFile(name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (m_session.notices().accept(path.endsWith(QLatin1String(".qdpx"), Qt::CaseInsensitive)
                                           ? writeGraph(path)
                                           : writeFigure(figure::draw(maps::figureOf(m_map)), path)))
            m_session.notices().say(tr("Saved the map as “%1”.").arg(path));
    });
    dialog->open();
}

void MapPage::fitBar()
{
    const auto buttons = findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
    int wanted = fontMetrics().averageCharWidth() * 24 + 32; // the map's name
    for (auto* button : buttons) {
        button->setToolButtonStyle(button->text().isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        wanted += button->sizeHint().width() + m_bar->spacing();
    }
    if (wanted > width())
        for (auto* button : buttons)
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void MapPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitBar();
}

} // namespace counterpoint::ui

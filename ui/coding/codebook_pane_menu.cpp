#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/code_hits.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/codebook_exchange.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/coding_acts.h"
#include "ui/support/icons.h"
#include "ui/support/session.h"
#include <QColorDialog>
#include <QMenu>
#include <algorithm>

/// The part of CodebookPane that fills its menus.
namespace counterpoint::ui {

QMenu* CodebookPane::codebookMenu()
{
    auto* menu = new QMenu(this);
    const bool writable = !m_session.project().isReadOnly();
    auto* fromTemplate =
        menu->addAction(icon("view-list-tree"), tr("New codes from a &template…"), m_exchange, &CodebookExchange::showTemplates);
    auto* import = menu->addAction(icon("document-import"), tr("&Import codes…"), m_exchange, &CodebookExchange::askForImport);
    menu->addAction(icon("document-export"), tr("&Export the codebook…"), this, [this] { m_exchange->askForExport(m_codes); });
    menu->addSeparator();
    auto* words = menu->addAction(icon("edit-find"), tr("Code by the &dictionaries…"), this, [this] { Q_EMIT dictionaryWanted({}); });
    menu->addSeparator();
    auto* byName = menu->addAction(icon("view-sort-ascending"), tr("Sort by &name"), this, [this] { m_acts.sort(codebook::SortBy::Name); });
    auto* byCount =
        menu->addAction(icon("view-sort-descending"), tr("Sort by &codings"), this, [this] { m_acts.sort(codebook::SortBy::Codings); });
    menu->addSeparator();
    menu->addAction(icon("expand-all"), tr("Open all &branches"), this, [this] {
        m_tree->expandAll();
        keepBranches();
    });
    menu->addAction(icon("collapse-all"), tr("C&lose all branches"), this, [this] {
        m_tree->collapseAll();
        keepBranches();
    });
    for (auto* act : {fromTemplate, import, words, byName, byCount})
        act->setEnabled(writable);
    return menu;
}

void CodebookPane::addColours(QMenu& menu, const std::vector<Code>& codes)
{
    auto* colours = menu.addMenu(icon("color-picker"), tr("&Colour"));
    for (qsizetype i = 0; i < codebook::palette().size() && i < 24; ++i) {
        const auto colour = codebook::palette()[i];
        auto* act = colours->addAction(swatch(QColor(colour), palette()), colour);
        connect(act, &QAction::triggered, this, [this, codes, colour] { m_acts.recolour(codes, colour); });
    }
    colours->addSeparator();
    connect(colours->addAction(tr("&Another colour…")), &QAction::triggered, this, [this, codes] {
        auto* dialog = new QColorDialog(QColor(codes.front().colour), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QColorDialog::colorSelected, this, [this, codes](const QColor& colour) { m_acts.recolour(codes, colour.name()); });
        dialog->show();
    });
    colours->setEnabled(!m_session.project().isReadOnly());
}

void CodebookPane::addPin(QMenu& menu, const std::vector<Code>& codes)
{
    const auto& pins = m_acts.pinned();
    const bool allPinned = std::all_of(codes.begin(), codes.end(),
                                       [&](const Code& code) { return std::find(pins.begin(), pins.end(), code.id) != pins.end(); });
    menu.addAction(icon("pin"), allPinned ? tr("&Unpin from the number keys") : tr("P&in to a number key"), this, [this, codes, allPinned] {
        for (const auto& code : codes)
            m_acts.pin(code.id, !allPinned);
    });
}

/// What makes sense for one code only.
void CodebookPane::addOneToMenu(QMenu& menu, const Code& code)
{
    const bool writable = !m_session.project().isReadOnly();
    menu.addAction(icon("list-add"), tr("New code &below…"), this, [this, code] { askForNew(code.id); })->setEnabled(writable);
    menu.addSeparator();
    menu.addAction(icon("view-list-text"), tr("&Passages"), this, [this, code] { Q_EMIT passagesWanted(code.id); });
    menu.addAction(icon("note"), tr("M&emos"), this, [this, code] { Q_EMIT memosWanted(code.id); });
    menu.addAction(icon("view-filter"), tr("Show &only this code in the text"), this, [this, code] { Q_EMIT onlyWanted(code.id); });
    if (!code.words.isEmpty())
        menu.addAction(icon("edit-find"), tr("Code by its &dictionary…"), this, [this, code] { Q_EMIT dictionaryWanted({code.id}); })
            ->setEnabled(writable);
    menu.addAction(icon("tag"), tr("Code the &selection with it"), this, [this, code] { Q_EMIT codeSelectionWanted(code.id); })
        ->setEnabled(writable);
}

void CodebookPane::addToMenu(QMenu& menu, const std::vector<Code>& codes)
{
    const bool writable = !m_session.project().isReadOnly();
    const bool one = codes.size() == 1;
    if (one)
        addOneToMenu(menu, codes.front());
    addPin(menu, codes);
    menu.addSeparator();
    if (one) {
        const Code code = codes.front();
        auto* rename = menu.addAction(icon("edit-rename"), tr("&Rename"), this, [this] { m_tree->edit(m_tree->currentIndex()); });
        rename->setShortcut(Qt::Key_F2);
        rename->setEnabled(writable);
    }
    addColours(menu, codes);
    auto* merge = menu.addAction(icon("merge"), one ? tr("&Merge into…") : tr("&Merge %n code(s) into…", nullptr, int(codes.size())), this,
                                 [this, codes] { askForMerge(codes); });
    merge->setEnabled(writable);
    if (one) {
        const Code code = codes.front();
        menu.addAction(icon("split"), tr("Spli&t by going through its passages…"), this, [this, code] { Q_EMIT splitWanted(code.id); })
            ->setEnabled(writable && code.codings > 0);
        menu.addAction(tr("Mer&ge overlapping codings of it, everywhere"), this,
                       [this, code] { m_acts.mergeOverlapping(code.id, code.name, {}, seenCoder(m_session)); })
            ->setEnabled(writable && code.codings > 1);
    }
    menu.addAction(icon("document-export"), tr("E&xport…"), this, [this, codes] { m_exchange->askForExport(codes); });
    auto* gone = menu.addAction(icon("edit-delete"), tr("&Delete"), this, &CodebookPane::removeSelected);
    gone->setShortcut(Qt::Key_Delete);
    gone->setEnabled(writable);
}

void CodebookPane::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* add = menu->addAction(icon("tag-new"), tr("&New code…"), this, [this] { askForNew({}); });
    add->setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    add->setEnabled(!m_session.project().isReadOnly());
    if (const auto codes = selectedCodes(false); m_tree->indexAt(position).isValid() && !codes.empty())
        addToMenu(*menu, codes);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace counterpoint::ui

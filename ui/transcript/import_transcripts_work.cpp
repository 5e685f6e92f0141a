#include "core/project/project.h"
#include "core/transcript/import_aside.h"
#include "ui/support/job.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/transcript/import_summary_page.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include "ui/transcript/pattern_field.h"
#include "ui/transcript/reading_bar.h"
#include "ui/transcript/transcript_form.h"
#include <QFileInfo>
#include <QPushButton>
#include <QScopeGuard>
#include <QSet>
#include <QStackedWidget>
#include <algorithm>

/// The part of ImportTranscriptsDialog that reads files and brings them in, in the background where that takes long.
namespace counterpoint::ui {

void ImportTranscriptsDialog::addFiles(const QStringList& paths)
{
    QSet<QString> listed;
    for (const auto& item : m_items)
        listed.insert(QFileInfo(item.file.path).absoluteFilePath());
    m_session.jobs().run(
        this, tr("Reading transcripts"),
        [paths, listed, state = m_reading->begin()](const Progress& progress) mutable -> Result<Batch> {
            const auto letGo = qScopeGuard([&] { state.reset(); });
            Batch batch{findTranscripts(paths), {}};
            batch.found.files.removeIf([&](const QString& path) { return listed.contains(QFileInfo(path).absoluteFilePath()); });
            auto files = readTranscripts(batch.found.files, {}, ReadingBar::both(state, progress));
            if (!files)
                return fail(files);
            for (auto& file : *files)
                batch.items.push_back({std::move(file)});
            return batch;
        },
        [this](Result<Batch> batch) {
            if (batch)
                compareWithStudy(std::move(*batch));
            refreshButtons();
        });
    refreshButtons();
}

void ImportTranscriptsDialog::compareWithStudy(Batch batch)
{
    const auto found = m_session.project().read([&](const Read& db) { imports::findKnown(db, batch.items); });
    if (!m_session.notices().accept(found))
        return;
    if (std::none_of(batch.items.begin(), batch.items.end(), [](const ImportItem& item) { return item.known.has_value(); }))
        return take(std::move(batch));
    m_session.jobs().run(
        this, tr("Comparing with the study"),
        [batch = std::move(batch), state = m_reading->begin()](const Progress&) mutable -> Result<Batch> {
            imports::workOutUpdates(batch.items);
            state.reset();
            return std::move(batch);
        },
        [this](Result<Batch> compared) {
            const auto counted = m_session.project().read([&](const Read& db) { imports::countLosses(db, compared->items); });
            if (m_session.notices().accept(counted))
                take(std::move(*compared));
        });
}

/// Reads the shown file anew, another way.
void ImportTranscriptsDialog::readAgain(const TextReading& reading)
{
    if (m_shown < 0 || !m_items[std::size_t(m_shown)].isReadable())
        return;
    keepCorrections();
    const auto path = m_items[std::size_t(m_shown)].file.path;
    const auto part = m_items[std::size_t(m_shown)].file.part;
    m_session.jobs().run(
        this, tr("Reading “%1”").arg(QFileInfo(path).fileName()),
        [item = m_items[std::size_t(m_shown)], reading, state = m_reading->begin()](const Progress&) mutable -> Result<Batch> {
            const auto before = item.file;
            item.reading = reading;
            for (auto& text : readTranscript(item.file.path, {reading, before.plan->options.pattern}))
                if (text.part == before.part)
                    item.file = std::move(text);
            if (item.file.plan)
                takeCorrections(*before.plan, *item.file.plan);
            Batch batch{{}, {std::move(item)}};
            imports::workOutUpdates(batch.items);
            state.reset();
            return batch;
        },
        [this, path, part](Result<Batch> batch) {
            const auto place = std::find_if(m_items.begin(), m_items.end(),
                                            [&](const ImportItem& item) { return item.file.path == path && item.file.part == part; });
            const auto counted = m_session.project().read([&](const Read& db) { imports::countLosses(db, batch->items); });
            if (place == m_items.end() || !m_session.notices().accept(counted))
                return;
            *place = std::move(batch->items.front());
            const auto row = int(place - m_items.begin());
            showItem(row);
            if (row == m_shown) {
                m_shown = -1; // what the form shows is of the reading before
                showCurrent();
            }
        });
}

void ImportTranscriptsDialog::usePatternForAll()
{
    keepCorrections();
    const auto pattern = m_form->pattern().pattern();
    m_session.jobs().run(
        this, tr("Recognising speakers"),
        [items = m_items, pattern, state = m_reading->begin()](const Progress& progress) mutable -> Result<std::vector<ImportItem>> {
            const auto letGo = qScopeGuard([&] { state.reset(); });
            const auto told = ReadingBar::both(state, progress);
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (!told.at(qint64(i), qint64(items.size())))
                    return fail(Error::Kind::Cancelled, {});
                if (items[i].file.plan) {
                    items[i].file.plan->options.pattern = pattern;
                    recogniseAgain(*items[i].file.plan);
                }
            }
            return std::move(items);
        },
        [this](Result<std::vector<ImportItem>> items) {
            if (!items || items->size() != m_items.size())
                return;
            m_items = std::move(*items);
            m_shown = -1;
            showCurrent();
        });
}

void ImportTranscriptsDialog::importAll()
{
    keepCorrections();
    std::vector<const ImportItem*> coming;
    for (const auto& item : m_items)
        if (item.isReadable() && item.choice != ImportChoice::LeaveOut)
            coming.push_back(&item);
    if (coming.empty())
        return;
    const auto label = coming.size() > 1                 ? tr("Import %n transcripts", nullptr, int(coming.size()))
        : coming.front()->choice == ImportChoice::Update ? tr("Update “%1” from its file").arg(coming.front()->known->name)
                                                         : tr("Import “%1”").arg(coming.front()->file.plan->name);
    if (imports::takesLong(m_items))
        importAside(label);
    else
        finish(m_session.project().perform(label, [&](Edit& db) { return imports::bringIn(db, m_items, m_then); }));
}

/// On another thread, in a copy of the study: the window goes on, and until the copy is taken nothing has happened.
void ImportTranscriptsDialog::importAside(const QString& label)
{
    m_writing = true;
    const auto version = m_session.project().fileVersion();
    m_session.jobs().run(
        this, label,
        [path = m_session.project().path(), label, coder = m_session.coderName(), items = m_items, then = m_then,
         state = m_reading->begin(tr("Writing…"))](const Progress& progress) mutable {
            const auto letGo = qScopeGuard([&] { state.reset(); });
            return imports::bringInAside(path, label, coder, items, then, ReadingBar::both(state, progress));
        },
        [this, version](const Result<ImportAside>& aside) {
            if (!aside && aside.error().kind == Error::Kind::Cancelled)
                return; // the list is there as it was
            finish(aside ? takeStep(m_session.project(), *aside, version) : fail(aside));
        });
    refreshButtons();
}

void ImportTranscriptsDialog::finish(Result<ImportSummary> summary)
{
    if (!m_session.notices().accept(summary))
        return;
    for (const auto& file : m_passedOver)
        summary->leftOut.push_back({QFileInfo(file.path).fileName(), file.reason, {}});
    m_form->pattern().remember();
    m_session.notices().done(summary->headline());
    Q_EMIT imported(summary->first);
    if (!summary->hasNews())
        return accept();
    m_summary->show(summary->toText());
    m_pages->setCurrentWidget(m_summary);
    m_import->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_items.clear();
}

} // namespace counterpoint::ui

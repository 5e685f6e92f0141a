#include "core/transcript/import_batch.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <QFileInfo>
#include <algorithm>
#include <set>

namespace counterpoint {

namespace {

QString nameOf(const ImportItem& item) { return QFileInfo(item.file.path).fileName(); }

QString counts(const Source& source, const TranscriptPlan& plan)
{
    QStringList parts{translate("Import", "%n word(s)", nullptr, int(source.words))};
    if (!plan.recognition.turns.empty())
        parts << translate("Import", "%n speaker(s)", nullptr, int(plan.speakers.size()))
              << translate("Import", "%n turn(s)", nullptr, int(plan.recognition.turns.size()));
    return translate("Import", "“%1”: %2").arg(source.name, parts.join(QStringLiteral(", ")));
}

ImportSummary::Line lineOf(const ImportItem& item, const TextUpdate& update)
{
    ImportSummary::Line line{nameOf(item),
                             translate("Import", "“%1”: %2, %3, %4")
                                 .arg(item.known->name, translate("Import", "%n place(s) changed", nullptr, int(update.parts.size())),
                                      translate("Import", "%n word(s) in", nullptr, int(update.wordsIn)),
                                      translate("Import", "%n word(s) out", nullptr, int(update.wordsOut))),
                             item.file.plan->content.notes};
    if (item.codingsLost > 0)
        line.notes << translate("Import", "%n coding(s) lost all of their text.", nullptr, item.codingsLost);
    if (const auto warning = reimport::warningAfter(*item.known); !warning.isEmpty())
        line.notes << warning;
    for (const auto& conflict : update.conflicts)
        line.notes << translate("Import", "Changed in the study and in the file: “%1” stays “%2”; the file has “%3”.")
                          .arg(conflict.imported, conflict.inStudy, conflict.inFile);
    return line;
}

void addLines(QStringList& out, const QString& title, const std::vector<ImportSummary::Line>& lines)
{
    if (lines.empty())
        return;
    out << QString() << title;
    for (const auto& line : lines) {
        out << QStringLiteral("  ") + line.file + QStringLiteral(" – ") + line.what;
        for (const auto& note : line.notes)
            out << QStringLiteral("      ") + note;
    }
}

} // namespace

bool ImportSummary::hasNews() const
{
    const auto hasNotes = [](const Line& line) { return !line.notes.isEmpty(); };
    return imported.size() + updated.size() > 1 || !leftOut.empty() || !unreadable.empty()
        || std::any_of(imported.begin(), imported.end(), hasNotes) || std::any_of(updated.begin(), updated.end(), hasNotes);
}

QString ImportSummary::headline() const
{
    QStringList parts;
    if (!imported.empty())
        parts << translate("Import", "%n transcript(s) came in", nullptr, int(imported.size()));
    if (!updated.empty())
        parts << translate("Import", "%n updated", nullptr, int(updated.size()));
    if (!leftOut.empty())
        parts << translate("Import", "%n left out", nullptr, int(leftOut.size()));
    if (!unreadable.empty())
        parts << translate("Import", "%n file(s) could not be read", nullptr, int(unreadable.size()));
    return parts.join(QStringLiteral(", ")) + u'.';
}

QString ImportSummary::toText() const
{
    QStringList out{headline()};
    addLines(out, translate("Import", "Came in"), imported);
    addLines(out, translate("Import", "Updated"), updated);
    addLines(out, translate("Import", "Could not be read"), unreadable);
    addLines(out, translate("Import", "Left out"), leftOut);
    return out.join(u'\n');
}

namespace imports {

void findKnown(const Read& db, std::vector<ImportItem>& items)
{
    std::set<std::int64_t> given;
    for (auto& item : items) {
        item.known.reset();
        if (!item.file.plan)
            continue;
        auto candidates = reimport::candidates(db, *item.file.plan);
        std::erase_if(candidates, [&](const KnownText& known) { return given.contains(known.source.value()); });
        if (const auto* best = reimport::bestOf(candidates, item.file.plan->content.text)) {
            item.known = *best;
            given.insert(best->source.value());
        }
    }
}

void workOutUpdates(std::vector<ImportItem>& items)
{
    for (auto& item : items) {
        item.choice = item.file.plan ? ImportChoice::Import : ImportChoice::LeaveOut;
        if (!item.known)
            continue;
        item.update = mergeTexts(item.known->imported, item.known->current, item.file.plan->content.text);
        // What was redacted for good must not come back unless it is asked for.
        item.choice = item.update.isEmpty() || item.known->isRedacted ? ImportChoice::LeaveOut : ImportChoice::Update;
    }
}

void countLosses(const Read& db, std::vector<ImportItem>& items)
{
    for (auto& item : items)
        item.codingsLost = item.known ? reimport::codingsLost(db, item.known->source, item.update) : 0;
}

Result<ImportSummary> bringIn(Edit& db, const std::vector<ImportItem>& items, const WithSource& then, const Progress& progress)
{
    ImportSummary summary;
    const auto note = [&](SourceId source) {
        if (!summary.first.isValid())
            summary.first = source;
    };
    for (const auto& item : items) {
        if (!progress.at(&item - items.data(), qint64(items.size())))
            return fail(Error::Kind::Cancelled, {});
        if (!item.file.plan)
            summary.unreadable.push_back({nameOf(item), item.file.problem, {}});
        else if (item.choice == ImportChoice::LeaveOut)
            summary.leftOut.push_back({nameOf(item),
                                       item.isUnchanged()
                                           ? translate("Import", "in the study already, with this text, as “%1”").arg(item.known->name)
                                           : translate("Import", "as you chose"),
                                       {}});
        else if (item.choice == ImportChoice::Update && item.known) {
            const auto made = reimport::update(db, *item.known, item.update, *item.file.plan);
            if (!made)
                return fail(made);
            summary.updated.push_back(lineOf(item, *made));
            note(item.known->source);
        } else {
            const auto source = importTranscript(db, *item.file.plan).and_then([&](SourceId id) { return sources::byId(db, id); });
            if (!source)
                return fail(source);
            if (const auto done = then ? then(db, source->id, *item.file.plan) : Result<>(); !done)
                return fail(done);
            summary.imported.push_back({nameOf(item), counts(*source, *item.file.plan), item.file.plan->content.notes});
            note(source->id);
        }
    }
    return summary;
}

} // namespace imports

} // namespace counterpoint

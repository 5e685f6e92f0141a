#include "app/cli/import_transcripts.h"
#include "core/base/translate.h"
#include "core/coding/stated_codes.h"
#include "core/project/doors.h"
#include "core/transcript/reimport.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

Result<ImportedFile> bringIn(Edit& db, const TranscriptPlan& plan, const QString& coderName)
{
    const auto id = counterpoint::importTranscript(db, plan);
    if (!id)
        return fail(id);
    if (const auto coded = codeAsStated(db, *id, plan.codes, coderName); !coded)
        return fail(coded);
    const auto source = sources::byId(db, *id);
    if (!source)
        return fail(source);
    QStringList names;
    QStringList unknown;
    for (const auto& speaker : plan.speakers) {
        names << speaker.name;
        if (speaker.role == SpeakerRole::Unknown)
            unknown << speaker.name;
    }
    ImportedFile file{plan.fileName, toText(source->kind), source->name, {}, plan.content.notes, {}};
    file.summary = translate("Cli", "%1 words, %2 speakers, %3 turns, %4 timestamps")
                       .arg(source->words)
                       .arg(names.size())
                       .arg(plan.recognition.turns.size())
                       .arg(plan.recognition.timestamps.size());
    if (!unknown.isEmpty())
        file.notes
            << translate("Cli", "No Case was made for %1: a label that does not say who speaks.").arg(unknown.join(QStringLiteral(", ")));
    file.json = {{"strand", toText(source->strand)},
                 {"words", source->words},
                 {"length", source->length},
                 {"speakers", QJsonArray::fromStringList(names)},
                 {"unknown_voices", QJsonArray::fromStringList(unknown)},
                 {"turns", qint64(plan.recognition.turns.size())},
                 {"timestamps", qint64(plan.recognition.timestamps.size())},
                 {"codings", qint64(plan.codes.size())}};
    return file;
}

Result<ImportedFile> bringUpToDate(Edit& db, const KnownText& known, const TranscriptPlan& plan, const ImportOptions& options)
{
    ImportedFile file{plan.fileName, QStringLiteral("update"), known.name, {}, plan.content.notes, {}};
    const auto update = mergeTexts(known.imported, known.current, plan.content.text);
    if (update.isEmpty()) {
        file.kind = QStringLiteral("unchanged");
        file.summary = translate("Cli", "in the study already, with this text");
        return file;
    }
    if (known.isRedacted && !options.redactedToo)
        return fail(
            Error::Kind::Conflict,
            translate("Cli", "“%1”: %2 With --redacted-too it is updated all the same.").arg(known.name, reimport::warningBefore(known)));
    const auto lost = reimport::codingsLost(db, known.source, update);
    if (const auto done = reimport::update(db, known, update, plan); !done)
        return fail(done);
    file.summary = QStringList{translate("Cli", "%n place(s)", nullptr, int(update.parts.size())),
                               translate("Cli", "%n word(s) in", nullptr, int(update.wordsIn)),
                               translate("Cli", "%n word(s) out", nullptr, int(update.wordsOut))}
                       .join(QStringLiteral(", "));
    if (lost > 0)
        file.notes << translate("Cli", "%n coding(s) lost all of their text.", nullptr, lost);
    if (const auto warning = reimport::warningAfter(known); !warning.isEmpty())
        file.notes << warning;
    QJsonArray conflicts;
    for (const auto& conflict : update.conflicts) {
        conflicts.append(QJsonObject{{"imported", conflict.imported}, {"study", conflict.inStudy}, {"file", conflict.inFile}});
        file.notes << translate("Cli", "“%1” was changed in both: the study keeps “%2”, the file has “%3”.")
                          .arg(conflict.imported, conflict.inStudy, conflict.inFile);
    }
    file.json = {{"places", qint64(update.parts.size())},
                 {"words_in", qint64(update.wordsIn)},
                 {"words_out", qint64(update.wordsOut)},
                 {"codings_lost", lost},
                 {"conflicts", conflicts}};
    return file;
}

} // namespace

Result<ImportedFile> importTranscript(Edit& db, const ReadTranscript& read, const ImportOptions& options, std::vector<SourceId>& updated)
{
    auto plan = *read.plan;
    if (!plan.recognition.problem.isEmpty())
        return fail(Error::Kind::Invalid, plan.recognition.problem);
    if (options.strand)
        plan.strand = *options.strand;
    plan.caseAttributes = options.caseAttributes;
    auto candidates = reimport::candidates(db, plan);
    std::erase_if(candidates,
                  [&](const KnownText& known) { return std::find(updated.begin(), updated.end(), known.source) != updated.end(); });
    const auto* known = reimport::bestOf(candidates, plan.content.text);
    if (known && options.update) {
        updated.push_back(known->source);
        return bringUpToDate(db, *known, plan, options);
    }
    auto file = bringIn(db, plan, options.coderName);
    if (file && known)
        file->notes << translate("Cli", "“%1” is in the study already. With --update its text is updated instead, and the codings kept.")
                           .arg(known->name);
    return file;
}

} // namespace counterpoint::cli

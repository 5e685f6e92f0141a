#include "core/pseudonyms/redaction.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/project/backup.h"
#include "core/project/clean_copy.h"
#include "core/project/project.h"
#include "core/pseudonyms/sweep.h"

namespace counterpoint::redaction {

namespace {

/// The step stays in the record for good, and so names nobody.
QString labelOf(const Redaction& redaction, const RedactionCounts& counts)
{
    return redaction.deletesKey ? translate("Redaction", "Delete the key of the pseudonyms")
                                : translate("Redaction", "Redact for good in %n place(s)", nullptr, int(counts.total));
}

void recordStep(Edit& db, const QString& label, const QString& coderName, qint64 rows)
{
    db.prepare("INSERT INTO history(label, coder, at, state, rows, changeset) VALUES(?, ?, ?, 'done', ?, x'')")
        .bind(label, coderName, Clock::stamp(), std::int64_t(rows))
        .run();
}

Result<RedactionCounts> cleanCopy(const QString& path, const Redaction& redaction, const QString& coderName, const Progress& progress)
{
    const auto copy = Project::open(path);
    if (!copy)
        return fail(copy);
    return (*copy)->perform(QStringLiteral("Redact"), [&](Edit& db) -> Result<RedactionCounts> {
        Result<RedactionCounts> counts;
        db.unrecorded([&] {
            counts = sweep::clean(db, redaction, progress);
            if (counts)
                recordStep(db, labelOf(redaction, *counts), coderName, counts->total);
        });
        return counts;
    });
}

} // namespace

Redaction ofKey(const std::vector<Pseudonym>& key)
{
    Redaction redaction;
    redaction.deletesKey = true;
    for (const auto& row : key)
        redaction.names.push_back({row.original, row.replacement, true});
    return redaction;
}

Result<> check(const Redaction& redaction)
{
    if (redaction.names.empty())
        return fail(Error::Kind::Invalid, translate("Redaction", "There is nothing to redact: choose pseudonyms, or type words."));
    const NameFinder finder(redaction.names);
    for (const auto& name : redaction.names) {
        if (foldedName(name.original).isEmpty())
            return fail(Error::Kind::Invalid, translate("Redaction", "Type the words that shall vanish."));
        for (const auto& hit : finder.find(name.replacement))
            if (!hit.isSmall || redaction.smallLettersToo)
                return fail(Error::Kind::Invalid,
                            translate("Redaction", "“%1” holds “%2”, which is to vanish. Put something else in its place.")
                                .arg(name.replacement, redaction.names[hit.name].original));
    }
    return {};
}

Result<RedactionCounts> preview(const QString& studyPath, const Redaction& redaction, const Progress& progress)
{
    if (const auto possible = check(redaction); !possible)
        return fail(possible);
    const auto project = Project::open(studyPath, Access::Read);
    if (!project)
        return fail(project);
    return (*project)->read([&](const Read& db) { return sweep::count(db, redaction, progress); });
}

Result<RedactionCounts> prepare(const QString& studyPath, const Redaction& redaction, const QString& coderName, const Progress& progress)
{
    if (const auto possible = check(redaction); !possible)
        return fail(possible);
    if (const auto copied = makeWorkingCopy(studyPath); !copied)
        return fail(copied);
    auto counts = cleanCopy(workingCopyOf(studyPath), redaction, coderName, progress);
    if (!counts) {
        removeUnfinishedCopies(studyPath);
        return counts;
    }
    if (const auto clean = makeCleanCopy(studyPath); !clean)
        return fail(clean);
    // The promise is worth a second look before the study is replaced.
    const auto left = preview(cleanCopyOf(studyPath), redaction, progress);
    if (left && left->total == 0)
        return counts;
    removeUnfinishedCopies(studyPath);
    return left ? fail(Error::Kind::Internal,
                       translate("Redaction", "Not all of the words could be taken out, in: %1. The study is as it was before.")
                           .arg(left->places.front().name))
                : fail(left);
}

Result<int> finish(Project& project, std::int64_t version, bool removeBackups)
{
    if (const auto taken = project.takeFile(cleanCopyOf(project.path()), version); !taken) {
        removeUnfinishedCopies(project.path());
        return fail(taken);
    }
    return removeBackups ? backup::removeAll(project.path()) : Result<int>(0);
}

QString whatIsNotReached()
{
    return translate(
        "Redaction",
        "Recordings, files that were imported or exported, reports, a key that was exported and copies of the study made by hand "
        "or by a synchronising folder lie outside the study: look through them yourself.");
}

} // namespace counterpoint::redaction

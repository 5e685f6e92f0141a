#include "core/merge/fork.h"
#include "core/base/translate.h"
#include <QFileInfo>
#include <QLockFile>
#include <algorithm>

namespace counterpoint::merge {

namespace {

constexpr const char* context = "Merge";
constexpr qint64 copiesRead = 3; // theirs, and what both came from, tried twice

std::vector<PastStep> stepsOf(const Read& db)
{
    std::vector<PastStep> steps;
    for (auto query = db.prepare("SELECT id, label, coder, at, length(changeset) FROM history WHERE state = 'done' ORDER BY id");
         query.step();)
        steps.push_back({query.id<StepId>(0), query.text(1), query.text(2), query.text(3), query.int64(4) == 0});
    return steps;
}

std::vector<PastStep> mergedInto(const Read& db)
{
    std::vector<PastStep> steps;
    for (auto query = db.prepare("SELECT step, label, coder, at FROM merged_copy"); query.step();)
        steps.push_back({query.id<StepId>(0), query.text(1), query.text(2), query.text(3), false});
    return steps;
}

QString uuidOf(const Read& db)
{
    auto query = db.prepare("SELECT uuid FROM study");
    return query.step() ? query.text(0) : QString();
}

bool isSameStep(const PastStep& a, const PastStep& b) { return a.id == b.id && a.at == b.at && a.label == b.label && a.coder == b.coder; }

/// The steps of `of` behind those that both have.
std::vector<PastStep> since(const std::vector<PastStep>& of, const std::vector<PastStep>& other)
{
    const auto fork = std::mismatch(of.begin(), of.end(), other.begin(), other.end(), isSameStep).first;
    return {fork, of.end()};
}

/// The steps of theirs that ours has not seen: behind the fork, and behind what was merged before.
std::vector<PastStep> unseen(const std::vector<PastStep>& theirs, const OurStudy& ours)
{
    auto left = since(theirs, ours.steps);
    const auto wasMerged = [&](const PastStep& step) {
        return std::any_of(ours.merged.begin(), ours.merged.end(), [&](const PastStep& merged) { return isSameStep(merged, step); });
    };
    left.erase(left.begin(), std::find_if(left.rbegin(), left.rend(), wasMerged).base());
    return left;
}

bool hasFinal(const std::vector<PastStep>& steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const PastStep& step) { return step.isFinal; });
}

/// A copy of the file, taken back by `steps`; none where that cannot be.
std::unique_ptr<StudyCopy> takenBack(const QString& path, const std::vector<PastStep>& steps)
{
    if (hasFinal(steps))
        return nullptr;
    auto copy = StudyCopy::of(path);
    std::vector<StepId> ids;
    for (const auto& step : steps)
        ids.push_back(step.id);
    return copy && (*copy)->takeBack(ids) ? std::move(*copy) : nullptr;
}

bool isOpenElsewhere(const QString& path)
{
    const QFileInfo study(path);
    return QFileInfo::exists(study.absolutePath() + QStringLiteral("/.") + study.fileName() + QStringLiteral(".lock"));
}

Result<OtherCopy> opened(const OurStudy& ours, const QString& path, const Progress& progress)
{
    OtherCopy other;
    other.name = QFileInfo(path).fileName();
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(ours.path).canonicalFilePath() && QFileInfo::exists(path))
        return fail(Error::Kind::Invalid, translate(context, "“%1” is this study itself. Choose the other coder's copy.").arg(other.name));
    auto theirs = StudyCopy::of(path);
    if (!theirs)
        return fail(theirs);
    if (!progress.at(1, copiesRead))
        return fail(Error::Kind::Cancelled, {});
    other.theirs = std::move(*theirs);
    if (uuidOf(other.theirs->read()) != ours.uuid)
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "“%1” is another study, not a copy of this one. Only copies of one file can be merged: give each coder a copy "
                      "of the study's file to work on.")
                .arg(other.name));
    const auto theirSteps = stepsOf(other.theirs->read());
    const auto ourOwn = since(ours.steps, theirSteps);
    const auto theirOwn = unseen(theirSteps, ours);
    other.steps = theirSteps;
    if (hasFinal(ours.steps) && !hasFinal(theirSteps))
        return fail(Error::Kind::Invalid,
                    translate(context,
                              "Names were redacted for good in this study and not in “%1”: merging could bring them back. Redact that copy "
                              "first.")
                        .arg(other.name));
    if (isOpenElsewhere(path))
        other.notes << translate(context, "“%1” is open elsewhere, it seems. What was saved there until now is merged.").arg(other.name);
    other.base = takenBack(path, theirOwn);
    if (!progress.at(2, copiesRead))
        return fail(Error::Kind::Cancelled, {});
    if (!other.base)
        other.base = takenBack(ours.path, ourOwn);
    if (!other.base)
        other.notes << translate(context,
                                 "The records of the two copies do not reach back to the state that both came from. So whatever differs is "
                                 "listed, and nothing that is in only one of them is taken for deleted in the other.");
    return other;
}

} // namespace

OurStudy describe(const Read& db, const QString& path) { return {path, uuidOf(db), stepsOf(db), mergedInto(db)}; }

Result<OtherCopy> openOther(const OurStudy& ours, const QString& path, const Progress& progress)
{
    OtherCopy other;
    const auto done = StudyCopy::guarded(QFileInfo(path).fileName(), [&]() -> Result<> {
        auto found = opened(ours, path, progress);
        if (!found)
            return fail(found);
        other = std::move(*found);
        return {};
    });
    if (!done)
        return fail(done);
    return other;
}

} // namespace counterpoint::merge

#include "core/merge/merge.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/coding/coders.h"
#include "core/merge/fork.h"
#include "core/merge/response_values.h"
#include "core/merge/row_merge.h"
#include <algorithm>

namespace counterpoint::merge {

namespace {

constexpr const char* context = "Merge";

/// A later merge of this copy begins from here.
void remember(Edit& db, const OtherCopy& other)
{
    if (other.steps.empty())
        return;
    const auto& last = other.steps.back();
    db.prepare("INSERT INTO merged_copy(uuid, name, step, label, coder, at, merged_at) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), other.name, last.id, last.label, last.coder, last.at, Clock::stamp())
        .run();
}

} // namespace

int Merged::conflicts() const
{
    return int(std::count_if(differences.begin(), differences.end(),
                             [](const Difference& each) { return each.outcome == Difference::Outcome::Conflict; }));
}

Result<Merged> bringIn(Edit& db, const OtherCopy& other, const Choices& choices, CoderId viewer, const Progress& progress)
{
    if (coders::seenBy(db, viewer).isValid())
        return fail(Error::Kind::Invalid,
                    translate(context, "Who works blind sees nobody else's codings, and merges no copy. End blind coding first."));
    RowMerge rows(db, other, choices, progress);
    ResponseValues values(db, other, rows);
    values.findNewResponses();
    if (!rows.mergeTexts() || !rows.mergeRows())
        return fail(Error::Kind::Cancelled, {});
    if (const auto done = values.merge(); !done)
        return fail(done);
    rows.removeRows();
    auto merged = rows.finish();
    if (!merged.differences.empty())
        remember(db, other);
    std::stable_sort(merged.differences.begin(), merged.differences.end(), [](const Difference& a, const Difference& b) {
        return (a.outcome == Difference::Outcome::Conflict) > (b.outcome == Difference::Outcome::Conflict);
    });
    return merged;
}

QString toText(Difference::Outcome outcome)
{
    switch (outcome) {
        using enum Difference::Outcome;
    case Added:
        return QStringLiteral("added");
    case Changed:
        return QStringLiteral("changed");
    case Removed:
        return QStringLiteral("removed");
    case Joined:
        return QStringLiteral("joined");
    case Renamed:
        return QStringLiteral("renamed");
    case Restored:
        return QStringLiteral("restored");
    case Kept:
        return QStringLiteral("kept");
    case Conflict:
        return QStringLiteral("conflict");
    case Unplaced:
        break;
    }
    return QStringLiteral("unplaced");
}

QString wordsFor(const Difference& difference)
{
    switch (difference.outcome) {
        using enum Difference::Outcome;
    case Added:
        return translate(context, "New there: comes in");
    case Changed:
        return translate(context, "Changed there");
    case Removed:
        return translate(context, "Removed there: goes");
    case Joined:
        return translate(context, "Added on both sides: becomes one");
    case Renamed:
        return translate(context, "New there under a name that is taken: comes in under another");
    case Restored:
        return translate(context, "Removed here, used or changed there: comes back");
    case Kept:
        return translate(context, "Removed there, used or changed here: stays");
    case Conflict:
        return difference.side == Side::Ours ? translate(context, "Changed on both sides: ours counts")
                                             : translate(context, "Changed on both sides: theirs counts");
    case Unplaced:
        break;
    }
    return translate(context, "Its words are no longer in the text: left out");
}

} // namespace counterpoint::merge

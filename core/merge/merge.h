#pragma once
#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <map>
#include <vector>

namespace counterpoint {
class Read;
class Edit;
} // namespace counterpoint

namespace counterpoint::merge {
struct OtherCopy;

enum class Side { Ours, Theirs };

/// Something that the two copies do not have alike, and what the merge makes of it.
struct Difference {
    enum class Outcome {
        Added, ///< they have it new: it comes in
        Changed, ///< they changed it: it is changed
        Removed, ///< they removed it: it goes
        Joined, ///< both added the same: it is one
        Renamed, ///< they have it new under a name that is taken: it gets another
        Restored, ///< removed here and changed there: it is back
        Kept, ///< removed there and changed here: it stays
        Conflict, ///< both changed it in other ways: `side` says whose counts
        Unplaced ///< its words are gone from the text
    };
    QString key; ///< names it among all differences of the two copies, also when they are compared again
    QString group; ///< 'Codes', 'Texts'
    QString thing; ///< 'Trust/Earned'
    QString field; ///< 'Definition'; empty: the thing as a whole
    QString base; ///< as it was when both were one
    QString ours;
    QString theirs;
    Outcome outcome = Outcome::Changed;
    Side side = Side::Ours; ///< of a Conflict
};
QString toText(Difference::Outcome outcome); ///< as in JSON: 'added'
QString wordsFor(const Difference& difference); ///< what happens with it, for people

struct Choices {
    Side preferred = Side::Ours; ///< in conflicts that nothing is said about
    std::map<QString, Side> byKey; ///< by the key of the difference
};

struct Merged {
    std::vector<Difference> differences;
    QStringList notes;
    int conflicts() const;
};

/// Brings what the other copy changed into the study, within the running step. Nothing of either side is lost: what loses in a conflict, where
/// it is words that somebody wrote, is kept in a memo on the thing; what one side removed and the other changed stays. Invalid where `viewer`
/// works blind; Cancelled where `progress` says stop.
Result<Merged> bringIn(Edit& db, const OtherCopy& other, const Choices& choices, CoderId viewer = {}, const Progress& progress = {});

} // namespace counterpoint::merge

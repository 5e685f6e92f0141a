#pragma once
#include "core/base/progress.h"
#include "core/pseudonyms/fields.h"
#include "core/pseudonyms/name_finder.h"
#include "core/pseudonyms/pseudonyms.h"

namespace counterpoint {

/// A name found in the study, to be looked at in its context before it is replaced.
struct FoundName {
    PseudonymId pseudonym;
    FieldRef ref;
    QString place; ///< "Texts", "Memos"
    QString where; ///< name of the source, memo, code …
    TextSpan span; ///< in the text of its field
    QString written;
    QString replacement;
    QString before; ///< context
    QString after;
    qint64 rows = 1; ///< of an answer: how many gave it
    bool isSure = true; ///< false where it may be another word
    QString speaker = {}; ///< in whose turn it stands
    bool operator==(const FoundName&) const = default;
};

/// What was replaced or put back.
struct Replaced {
    int places = 0;
    int left = 0; ///< could not be taken back: the words were edited since, or are gone
};

namespace pseudonyms {
/// All names of the key in these texts, with `context` characters on both sides. Pure: for a Job. Fails when it is cancelled.
Result<std::vector<FoundName>> search(const std::vector<FieldText>& texts, const std::vector<Pseudonym>& key, qsizetype context,
                                      const Progress& progress = {});
/// Hits of `finder` in one text: none that reaches over the start of a turn, none that is a key of an analysis's options.
std::vector<NameHit> hitsIn(const FieldText& text, const NameFinder& finder);

/// Puts the pseudonyms in these places; every coding follows. Each place is remembered, so that it can be taken back.
/// Conflict when the study was changed since the search.
Result<Replaced> apply(Edit& db, const std::vector<FoundName>& places);
/// Puts the names back wherever one pseudonym, or for an invalid id any, stands for them, also after the texts were edited.
Result<Replaced> takeBack(Edit& db, PseudonymId pseudonym = {});
} // namespace pseudonyms

} // namespace counterpoint

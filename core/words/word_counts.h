#pragma once
#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/sources.h"
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;

/// Whose words are counted, where, and which of them.
struct WordScope {
    std::vector<SourceId> sources; ///< empty: all
    std::vector<Strand> strands; ///< empty: all
    Counted counted = Counted::Participants;
    AttributeId groupedBy; ///< words are counted for each value that Cases have; not valid: no groups
    QString stemming; ///< language whose forms count as one word; empty: each form counts for itself
    QString stopWords; ///< language whose stop words are left out; empty: none
    QStringList alsoStop; ///< left out too
    qsizetype leastLetters = 1; ///< shorter words are left out
    bool numbers = false; ///< whether figures count as words
};

/// A word, or all forms of one stem.
struct CountedWord {
    QString word; ///< in small letters; of a stem its most frequent form
    QStringList forms; ///< of a stem: all, the most frequent first
    qint64 count = 0;
    qint64 sources = 0; ///< in how many it stands
    qint64 cases = 0; ///< how many known Cases said it
    std::vector<qint64> byGroup; ///< as many as there are groups
};

struct WordGroup {
    QString name;
    qint64 words = 0; ///< all that its Cases said, stop words too
    qint64 cases = 0; ///< who said anything
};

struct WordTable {
    qint64 words = 0; ///< all that were said, before anything was left out
    qint64 leftOut = 0; ///< stop words, short ones and figures
    qint64 inNoGroup = 0; ///< said by nobody who has a value of the attribute
    std::vector<WordGroup> groups; ///< by name
    std::vector<CountedWord> counted; ///< the most frequent first, then by the alphabet
};

namespace words {
/// Counts in one pass over the texts. Labels of turns are not words of anybody. Invalid where there is no such language, Cancelled.
Result<WordTable> count(const Read& db, const WordScope& scope, const Progress& progress = {});
} // namespace words

} // namespace counterpoint

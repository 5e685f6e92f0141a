#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using FrameworkId = Id<struct FrameworkTag>;
using FrameworkThemeId = Id<struct FrameworkThemeTag>;
using SummaryId = Id<struct SummaryTag>;

/// A column of a framework matrix: a code with all below it.
struct FrameworkTheme {
    FrameworkThemeId id;
    CodeId code; ///< invalid when it is gone
    QString title; ///< what the code is called, or was
    QString path; ///< empty when it is gone
    bool operator==(const FrameworkTheme&) const = default;
};

/// A framework matrix (Ritchie & Spencer 1994): what each Case, or each group of Cases, says on each theme, in the researcher's words.
struct Framework {
    FrameworkId id;
    QString name;
    bool isOfGroups = false;
    AttributeId attribute; ///< that makes the groups; invalid when it is gone
    QString attributeName;
    std::vector<FrameworkTheme> themes;
    bool operator==(const Framework&) const = default;
};

/// A cell by what it is about.
struct FrameworkCellRef {
    FrameworkThemeId theme;
    CaseId person; ///< of Cases
    QString group; ///< of groups: the attribute's value
    bool operator==(const FrameworkCellRef&) const = default;
};

/// A Case or a group; `isGone` where nobody is in the group any more, but summaries are.
struct FrameworkRow {
    CaseId person;
    QString title; ///< the Case's name, or the group
    bool isGone = false;
    bool operator==(const FrameworkRow&) const = default;
};

/// '[2]' in a summary leads to this passage.
struct SummaryLink {
    int number = 0;
    SourceId source; ///< invalid when the passage is gone
    TextSpan span;
    bool operator==(const SummaryLink&) const = default;
};

/// A coded passage behind a cell, or one that stood behind it.
struct FrameworkPassage {
    /// Against what was seen when the summary was written or last looked at.
    enum class State { AsSeen, New, Moved, Edited, Gone };
    SourceId source;
    TextSpan span;
    QString text;
    QString sourceName;
    QString speaker;
    QString caseName;
    QStringList codes; ///< names of the codes that it has
    State state = State::AsSeen;
    QString before; ///< of one that was Edited or Moved: what it said
    bool operator==(const FrameworkPassage&) const = default;
};

struct FrameworkCell {
    SummaryId summary; ///< invalid where nothing is written
    QString text;
    std::vector<SummaryLink> links;
    int passages = 0; ///< behind it now
    int added = 0; ///< of them since the summary was written or looked at
    int changed = 0; ///< whose words or ends are others now
    int gone = 0;
    bool isStale() const { return added + changed + gone > 0; }
    bool operator==(const FrameworkCell&) const = default;
};
/// 'Since this was written: 2 new passages, 1 passage gone.' Empty where nothing changed.
QString whatChanged(const FrameworkCell& cell);

struct FrameworkMatrix {
    Framework framework;
    std::vector<FrameworkRow> rows;
    std::vector<std::vector<FrameworkCell>> cells; ///< by row and theme
    FrameworkCellRef ref(std::size_t row, std::size_t theme) const;
    int stale() const; ///< cells
    int written() const;
};

namespace frameworks {
std::vector<Framework> all(const Read& db); ///< in the researcher's order
Result<Framework> byId(const Read& db, FrameworkId id);
Result<Framework> byName(const Read& db, const QString& name);

/// Of Cases, or of the groups of `attribute` where that is valid, by codes. Invalid where the name is empty or taken, or without a code.
Result<FrameworkId> add(Edit& db, const QString& name, AttributeId attribute, const std::vector<CodeId>& themes);
Result<> rename(Edit& db, FrameworkId id, const QString& name);
void remove(Edit& db, FrameworkId id); ///< with its summaries
Result<FrameworkThemeId> addTheme(Edit& db, FrameworkId id, CodeId code); ///< Invalid where the code is a theme already
void moveTheme(Edit& db, FrameworkThemeId id, int position); ///< before the position-th other theme
void removeTheme(Edit& db, FrameworkThemeId id); ///< with its summaries

/// Rows and cells, each compared with the passages that its summary was written on. `seen`: passages of this coder alone where it is valid;
/// then nothing is said of what changed, since that would show what others coded.
Result<FrameworkMatrix> matrix(const Read& db, FrameworkId id, CoderId seen = {});
/// The passages behind a cell in the order of the text, those that are gone last.
Result<std::vector<FrameworkPassage>> passages(const Read& db, FrameworkId id, const FrameworkCellRef& cell, CoderId seen = {});
/// The sentence that asks for them (docs/user/retrieve.md).
QString queryFor(const Framework& framework, std::size_t theme, const FrameworkRow& row);

/// Keeps what was written; an empty text takes the summary away. Links whose mark is not in the text go. What stands behind a cell is taken
/// as seen when its first words are written; later only by confirm().
Result<> write(Edit& db, FrameworkId id, const FrameworkCellRef& cell, const QString& text);
/// The same with the mark of a link to a passage put in at `position` (UTF-16). Gives the link's number; a passage that is linked
/// already keeps its own.
Result<int> link(Edit& db, FrameworkId id, const FrameworkCellRef& cell, const QString& text, qsizetype position, SourceId source,
                 TextSpan span);
/// Takes what stands behind the cell now as seen. Invalid where nothing is written.
Result<> confirm(Edit& db, FrameworkId id, const FrameworkCellRef& cell);

/// '[2]'
QString markOf(int number);
} // namespace frameworks

} // namespace counterpoint

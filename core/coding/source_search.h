#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/search.h"
#include "core/transcript/sources.h"
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;

/// A place in a source where a search hit.
struct SearchHit {
    SourceId source;
    QString sourceName;
    QString speaker; ///< of the turn it stands in; empty where nobody is named
    QString caseName; ///< of that speaker, or of the respondent; empty where unknown
    TextSpan span;
    QString text;
    QString before;
    QString after;
    bool operator==(const SearchHit&) const = default;
};

/// Which hits are wanted; what is empty does not restrict.
struct SearchScope {
    enum class Speech { Everyone, WithoutInterviewers, OnlyInterviewers };
    enum class Coded { Either, Yes, No };
    std::vector<SourceId> sources;
    std::optional<Strand> strand;
    Speech speech = Speech::Everyone; ///< interviewers and moderators by their role; a text without speakers is nobody's
    Coded coded = Coded::Either; ///< whether a coding covers any of the hit
    CoderId codedBy; ///< with `coded`: codings of this coder alone
    bool operator==(const SearchScope&) const = default;
};

namespace search {
/// The hits of one source; false ends the search.
using Found = std::function<bool(std::vector<SearchHit>&& hits)>;
/// How far the search is, before each source; false ends the search.
using Reached = std::function<bool(std::size_t source, std::size_t of)>;

/// Looks through all texts, by strand, then name, and hands over the hits of each source that has any, in order, with `context` characters
/// on both sides. Labels that name who speaks are not searched. `query.limit` is for all sources together. It gives way to who wants to write.
Result<> eachSource(const Read& db, const SearchQuery& query, const SearchScope& scope, qsizetype context, const Found& found,
                    const Reached& reached = {});
/// For a connection that does nothing but search: each page is read once, so none needs to be kept.
void keepLittleInMemory(const Read& db);
/// What eachSource() finds, all at once.
Result<std::vector<SearchHit>> everywhere(const Read& db, const SearchQuery& query, qsizetype context, const SearchScope& scope = {});
} // namespace search

} // namespace counterpoint

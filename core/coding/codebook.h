#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/coding/code_counts.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A label with its criteria, and its place in the tree.
struct Code {
    CodeId id;
    CodeId parent; ///< invalid for a code at the top
    QString name;
    QString path; ///< 'Culture/Us and them'
    QString colour; ///< '#rrggbb'
    QString origin; ///< 'theory' (brought from outside), 'data' (found in the material) or empty
    QString definition;
    QString inclusion;
    QString exclusion;
    QString example;
    QString words; ///< its dictionary: terms of a search, one a line
    int depth = 0;
    int codings = 0; ///< of this code only
    int sources = 0; ///< in which it is used
    bool operator==(const Code&) const = default;
};

/// The tree of codes.
namespace codebook {
/// Parents before their children, siblings in the researcher's order; codings and sources as `scope` counts them.
std::vector<Code> all(const Read& db, const CountScope& scope = {});
/// The same with nothing counted, whose time does not depend on how much is coded. Nor does byId() count.
std::vector<Code> uncounted(const Read& db);
Result<Code> byId(const Read& db, CodeId id);
/// By path, or by name where only one code has it. Invalid names the candidates.
Result<Code> find(const Read& db, const QString& pathOrName);
/// `root` and everything below it.
std::vector<CodeId> withDescendants(const std::vector<Code>& all, CodeId root);

/// Adds a code as last child of `parent`, with the next colour of the palette. Invalid when the name is empty, holds '/', or is a sibling's.
Result<CodeId> add(Edit& db, const QString& name, CodeId parent = {});
/// The code at `path`, made with its parents where they are missing.
Result<CodeId> ensurePath(Edit& db, const QString& path);
Result<> rename(Edit& db, CodeId id, const QString& name);
/// Puts a code under `parent` (invalid: the top) before its `position`-th other child. Invalid when `parent` is below the code itself.
Result<> move(Edit& db, CodeId id, CodeId parent, int position = 1 << 30);
/// Brings everything of `from` into `into`: codings (the same passage by the same coder once), children, memos, missing criteria.
Result<> merge(Edit& db, CodeId from, CodeId into);
/// Sets colour, origin, the four criteria and the words of `code.id`; name, parent and counts are not looked at. Invalid for a bad colour.
Result<> update(Edit& db, const Code& code);
/// Orders the children of every code, for good: by name, or those with most codings (their own and those below) first.
enum class SortBy { Name, Codings };
void sort(Edit& db, SortBy by, const CountScope& scope = {}); ///< by the codings in `scope`
void remove(Edit& db, CodeId id); ///< with its children and all their codings

/// Colours that colour-blind people can tell apart (Okabe & Ito 2008, and tints of them), as '#rrggbb'.
const QStringList& palette();
} // namespace codebook

} // namespace counterpoint

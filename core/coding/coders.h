#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A person who codes; every Coding has one.
struct Coder {
    CoderId id;
    QString name;
    int codings = 0;
    bool isBlind = false; ///< works without seeing what others coded
    bool operator==(const Coder&) const = default;
};

namespace coders {
std::vector<Coder> all(const Read& db); ///< in the order they joined
/// The same with no codings counted, whose time does not depend on how much is coded. Nor does byName() count.
std::vector<Coder> uncounted(const Read& db);
Result<Coder> byName(const Read& db, const QString& name);
Result<CoderId> ensure(Edit& db, const QString& name); ///< the one of that name, made when it is not there
Result<> rename(Edit& db, CoderId id, const QString& name);
void setBlind(Edit& db, CoderId id, bool blind);
/// Whose codings `viewer` may see: only their own where they work blind, else an invalid id, for all.
CoderId seenBy(const Read& db, CoderId viewer);
} // namespace coders

} // namespace counterpoint

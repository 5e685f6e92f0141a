#include "ui/coding/blind.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/support/session.h"
#include <limits>

namespace counterpoint::ui {

CoderId seenCoder(const Session& session)
{
    return session.project().read([&](const Read& db) { return coders::seenBy(db, session.coder()); }).value_or(CoderId());
}

CoderId ownCoder(const Session& session)
{
    constexpr auto nobody = std::numeric_limits<std::int64_t>::max();
    return session.coder().isValid() ? session.coder() : CoderId(nobody);
}

} // namespace counterpoint::ui

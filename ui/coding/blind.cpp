#include "ui/coding/blind.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

CoderId seenCoder(const Session& session)
{
    return session.project().read([&](const Read& db) { return coders::seenBy(db, session.coder()); }).value_or(CoderId());
}

} // namespace counterpoint::ui

#include "core/project/failures.h"
#include "core/base/translate.h"
#include "core/sqlite/failure.h"

namespace counterpoint {

namespace {

// SQLite's primary result codes; sqlite3.h stays inside core/sqlite.
enum Primary {
    Permission = 3,
    Busy = 5,
    ReadOnly = 8,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};

} // namespace

Error describeFailure(const sqlite::Failure& failure, const QString& fileName)
{
    const auto detail = QString::fromUtf8(failure.what());
    const auto say = [&](Error::Kind kind, const char* text) { return Error{kind, translate("Project", text).arg(fileName), detail}; };
    switch (failure.code() & 0xff) {
    case Busy:
        return say(Error::Kind::Conflict, "Another program is writing to “%1”. Try again in a moment.");
    case Permission:
    case ReadOnly:
        return say(Error::Kind::Io, "“%1” is write-protected. Copy it to a folder of your own to work on it.");
    case Full:
        return say(Error::Kind::Io, "The disk is full: “%1” is as it was before this step. Free some space and try again.");
    case Corrupt:
    case NotADatabase:
        return say(Error::Kind::Format, "“%1” is damaged or is not a study. Open a copy from the folder of backups that lies beside it.");
    case CannotOpen:
        return say(Error::Kind::Io, "“%1” cannot be opened. Check that the file is there and that you may read and change it.");
    case Constraint:
        return say(Error::Kind::Internal, "“%1” does not allow this change; nothing was changed.");
    default:
        return say(Error::Kind::Io, "“%1” could not be read or written; nothing was changed.");
    }
}

} // namespace counterpoint

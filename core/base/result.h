#pragma once
#include <QString>
#include <tl/expected.hpp>
#include <utility>

namespace counterpoint {

/// A failure the user can be told about. `message` is a whole translated sentence that says what, where and
/// what to do; `detail` is for the log and the 'Details' button (SQL text, file offset, system error).
struct Error {
    enum class Kind {
        Io, ///< the disk, a lock, a missing file
        Format, ///< a file that is damaged or not what it should be
        Invalid, ///< a request that makes no sense here (no such code, an empty name)
        Conflict, ///< somebody else holds or changed the thing
        Cancelled,
        Internal
    };
    Kind kind = Kind::Internal;
    QString message;
    QString detail;
};

template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

/// Hands the error of one Result on as the error of another.
template <class T>
tl::unexpected<Error> fail(const Result<T>& failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace counterpoint

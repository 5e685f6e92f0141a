#pragma once
#include <string>
#include <string_view>

namespace counterpoint {

/// `SELECT columns FROM coding …`: the codings of the coder ?1, or where that is NULL those of all who code. What coders agreed on is nobody's
/// coding, and would double theirs: it counts where it is asked for by name.
inline std::string selectCodings(std::string_view columns, std::string_view more = {})
{
    return "SELECT " + std::string(columns)
        + " FROM coding WHERE (coder_id = ?1 OR (?1 IS NULL AND coder_id NOT IN (SELECT id FROM coder WHERE is_consensus = 1))) "
        + std::string(more);
}

} // namespace counterpoint

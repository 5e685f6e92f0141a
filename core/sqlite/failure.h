#pragma once
#include <stdexcept>
#include <string>

namespace counterpoint::sqlite {

/// Thrown by everything in this folder; Project turns it into an Error, so that nothing above ever sees it.
class Failure : public std::runtime_error {
public:
    Failure(int resultCode, const std::string& message, const std::string& statement)
        : std::runtime_error(message + " [" + statement + "]")
        , m_code(resultCode)
    {
    }
    int code() const { return m_code; } ///< SQLite's extended result code

private:
    int m_code;
};

} // namespace counterpoint::sqlite

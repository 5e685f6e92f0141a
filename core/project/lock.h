#pragma once
#include "core/base/result.h"
#include <QString>
#include <memory>

class QLockFile;

namespace counterpoint {

/// Keeps a second window, program or machine from writing to the same study: a small file beside it that says who holds it.
/// A lock left behind by a program that is no longer running on this machine is removed without asking.
class Lock {
public:
    /// Conflict names the holder and the machine. `takeOver` removes a lock of another machine first.
    static Result<std::unique_ptr<Lock>> acquire(const QString& studyPath, bool takeOver);
    ~Lock();

private:
    explicit Lock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

} // namespace counterpoint

#pragma once
#include "core/base/result.h"
#include <QString>
#include <memory>
#include <optional>

class QLockFile;

namespace counterpoint {

/// Keeps a second window, program or machine from writing to the same study: a small file beside it that says who holds it.
/// A lock left behind by a program that is no longer running on this machine is removed without asking.
class Lock {
public:
    /// Conflict names the holder and the machine. `takeOver` removes a lock of another machine first.
    static Result<std::unique_ptr<Lock>> acquire(const QString& studyPath, bool takeOver);
    ~Lock();
    /// Name of the other machine that holds the study's lock; none when it is free or held on this one. Only such a lock can be
    /// a leftover that the program cannot see through by itself.
    static std::optional<QString> otherMachine(const QString& studyPath);

private:
    explicit Lock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

} // namespace counterpoint

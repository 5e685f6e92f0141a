#pragma once
#include "core/base/result.h"
#include "core/project/doors.h"
#include "core/project/recorded_steps.h"
#include <QString>
#include <functional>
#include <memory>
#include <vector>

namespace counterpoint {

/// A study as its file holds it, in memory: to be read, and taken back to an earlier state, while the file stays as it is and nothing of it
/// is written anywhere else. A study of an older format is brought up to date in the copy. May be made on any thread, and used on one at a time.
class StudyCopy {
public:
    /// Fails as Project::open does, and with Format where SQLite's quick check finds damage.
    static Result<std::unique_ptr<StudyCopy>> of(const QString& path);
    ~StudyCopy();
    const Read& read() const { return m_door; }
    /// Runs `work`, which may read copies; a failure of the database comes back as Error about the file `fileName`.
    static Result<> guarded(const QString& fileName, const std::function<Result<>()>& work);
    /// Takes the steps back, from the last to the first; false where one of them cannot be.
    bool takeBack(const std::vector<StepId>& steps);

private:
    struct Door : Read {
        explicit Door(const sqlite::Database& db)
            : Read(db)
        {
        }
    };
    explicit StudyCopy(std::unique_ptr<sqlite::Database> db);
    std::unique_ptr<sqlite::Database> m_db;
    Door m_door;
};

} // namespace counterpoint

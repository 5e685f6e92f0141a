#pragma once
#include "core/project/project.h"
#include <memory>
#include <utility>

namespace counterpoint {

/// A whole copy of a study beside it, made for a step that takes long. Its file goes with this object, but where it has taken the study's place.
class CopyAside {
public:
    /// Opens connections of its own: may run on any thread.
    static Result<std::shared_ptr<const CopyAside>> of(const QString& studyPath);
    ~CopyAside();
    CopyAside(const CopyAside&) = delete;
    CopyAside& operator=(const CopyAside&) = delete;
    const QString& path() const { return m_path; }

private:
    explicit CopyAside(QString path)
        : m_path(std::move(path))
    {
    }
    QString m_path;
};

/// What a program that was ended meanwhile left of such copies.
void removeCopiesAside(const QString& studyPath);

/// A step that was taken in a copy of the study, and what came of it.
template <class Outcome>
struct StepAside {
    Outcome outcome;
    std::shared_ptr<const CopyAside> copy;
};

/// Runs `body(Edit&) -> Result<Outcome>` as one step of a copy beside the study, so that a window goes on meanwhile. For a thread of its own.
template <class Body>
auto performAside(const QString& studyPath, const QString& label, const QString& coderName, Body&& body)
    -> Result<StepAside<typename std::invoke_result_t<Body, Edit&>::value_type>>
{
    auto copy = CopyAside::of(studyPath);
    if (!copy)
        return fail(copy);
    const auto project = Project::open((*copy)->path(), Access::Write);
    if (!project)
        return fail(project);
    (*project)->setCoderName(coderName);
    auto outcome = (*project)->perform(label, std::forward<Body>(body));
    if (!outcome)
        return fail(outcome);
    return StepAside<typename std::invoke_result_t<Body, Edit&>::value_type>{std::move(*outcome), std::move(*copy)};
}

/// Puts the copy in the study's place. Conflict when the study was changed since `version` (see Project::fileVersion) was read.
template <class Outcome>
Result<Outcome> takeStep(Project& project, const StepAside<Outcome>& aside, std::int64_t version)
{
    return project.takeFile(aside.copy->path(), version).map([&] { return aside.outcome; });
}

} // namespace counterpoint

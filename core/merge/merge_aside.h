#pragma once
#include "core/merge/merge.h"
#include "core/project/step_aside.h"

/// A merge on a thread of its own, in a copy of the study beside it.
namespace counterpoint::merge {

struct Merger {
    QString studyPath;
    CoderId coder; ///< who merges
    QString coderName;
};

/// What a merge would do; nothing comes of it.
Result<Merged> compareAside(const Merger& merger, const OtherCopy& other, const Choices& choices, const Progress& progress);
/// Merges as one step called `label` in the copy, which is to take the study's place.
Result<StepAside<Merged>> bringInAside(const Merger& merger, const QString& label, const OtherCopy& other, const Choices& choices,
                                       const Progress& progress);

} // namespace counterpoint::merge

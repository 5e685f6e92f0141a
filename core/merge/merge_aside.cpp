#include "core/merge/merge_aside.h"

namespace counterpoint::merge {

Result<Merged> compareAside(const Merger& merger, const OtherCopy& other, const Choices& choices, const Progress& progress)
{
    return bringInAside(merger, QStringLiteral("Compare"), other, choices, progress).map([](const StepAside<Merged>& tried) {
        return tried.outcome;
    });
}

Result<StepAside<Merged>> bringInAside(const Merger& merger, const QString& label, const OtherCopy& other, const Choices& choices,
                                       const Progress& progress)
{
    return performAside(merger.studyPath, label, merger.coderName,
                        [&](Edit& db) { return bringIn(db, other, choices, merger.coder, progress); });
}

} // namespace counterpoint::merge

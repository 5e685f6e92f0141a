#pragma once
#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/study_copy.h"
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace counterpoint::merge {

/// A step of a study's record that stands.
struct PastStep {
    StepId id;
    QString label;
    QString coder;
    QString at;
    bool isFinal = false; ///< what it changed is no longer kept
    bool operator==(const PastStep&) const = default;
};

/// What is known of the study that another copy is merged into, before that copy is opened.
struct OurStudy {
    QString path;
    QString uuid;
    std::vector<PastStep> steps; ///< that stand, in their order
    std::vector<PastStep> merged; ///< the last steps of copies that were merged into it
};
OurStudy describe(const Read& db, const QString& path);

/// Another copy of a study, and the state from which both went their ways.
struct OtherCopy {
    QString name; ///< of its file
    std::unique_ptr<StudyCopy> theirs;
    std::unique_ptr<StudyCopy> base; ///< none where the records do not reach back to it
    QStringList notes; ///< whole sentences
    std::vector<PastStep> steps; ///< of theirs that stand
};

/// Opens the copy `path` and finds the common state: the last step that both have, or the one up to which it was merged before. Pure but for the two files, which are only read: may run
/// on any thread. Invalid where it is no copy of this study, or names were redacted for good since in ours alone;
/// Cancelled where `progress` says stop.
Result<OtherCopy> openOther(const OurStudy& ours, const QString& path, const Progress& progress = {});

} // namespace counterpoint::merge

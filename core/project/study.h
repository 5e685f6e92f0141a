#pragma once
#include "core/base/result.h"
#include <QString>

namespace counterpoint {
class Read;
class Edit;

/// What the researcher says about the study itself.
struct StudyAbout {
    QString title;
    QString description;
    QString purpose;
    QString questions; ///< research questions, one a line
    QString ethics; ///< consent, children's assent, what must be anonymised
    QString createdAt; ///< UTC, ISO 8601
    bool operator==(const StudyAbout&) const = default;
};

/// How much of each kind there is in a study.
struct StudyCounts {
    int cases = 0;
    int sources = 0;
    int codes = 0;
    int codings = 0;
    int coders = 0;
    int memos = 0;
    int datasets = 0;
    int variables = 0;
    int analyses = 0;
    int findings = 0;
    bool operator==(const StudyCounts&) const = default;
};

namespace study {
StudyAbout get(const Read& db);
/// Writes all but `createdAt`. Invalid when the title is empty.
Result<> set(Edit& db, const StudyAbout& about);
StudyCounts counts(const Read& db);
} // namespace study

} // namespace counterpoint

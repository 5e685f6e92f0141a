#pragma once
#include "core/base/progress.h"
#include "core/pseudonyms/name_finder.h"
#include "core/pseudonyms/pseudonyms.h"

namespace counterpoint {
class Project;

/// Words that shall vanish from the study for good, and what stands in their place.
struct Redaction {
    std::vector<NameToFind> names;
    bool smallLettersToo = true; ///< "rose" as well as "Rose"
    bool insideWordsToo = false; ///< "Annapolis", where "Anna" is redacted
    bool deletesKey = false; ///< the whole table of pseudonyms goes as well
};

/// What a final redaction would do, or did.
struct RedactionCounts {
    struct Place {
        QString name; ///< "Texts", "Memos", "Texts as imported"
        qint64 count = 0;
    };
    std::vector<Place> places; ///< those with hits
    qint64 total = 0;
    qint64 insideWords = 0; ///< further places inside other words, which stay
    int steps = 0; ///< that can no longer be undone or repeated
    int pseudonyms = 0; ///< rows of the key that go
};

namespace redaction {
inline const QString blocks = QStringLiteral("█████");
/// The whole key: each name becomes its pseudonym everywhere, the text as imported included, and the table goes.
Redaction ofKey(const std::vector<Pseudonym>& key);
Result<> check(const Redaction& redaction); ///< Invalid where there is nothing to redact, or a replacement holds what shall go

/// Counts what would go, in the file as it is. Opens it by itself: for a Job.
Result<RedactionCounts> preview(const QString& studyPath, const Redaction& redaction, const Progress& progress = {});
/// Makes the redacted study beside the study, which stays as it is. Opens files by itself: for a Job. A file that is left, because the
/// program ended, goes when the study is opened next.
Result<RedactionCounts> prepare(const QString& studyPath, const Redaction& redaction, const QString& coderName,
                                const Progress& progress = {});
/// Puts what was prepared in the place of the study, and removes its backups (else they would hold the words); gives their number.
/// `version` is that of the study before prepare(), see Project::fileVersion.
Result<int> finish(Project& project, std::int64_t version, bool removeBackups = true);

QString whatIsNotReached(); ///< in a sentence: files outside the study
} // namespace redaction

} // namespace counterpoint

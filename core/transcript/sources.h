#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

enum class SourceKind { Transcript, Document, Answers };
enum class Strand { Interviews, Survey, FocusGroups, Documents };

QString toText(SourceKind kind); ///< as stored and in JSON: 'transcript' …
QString toText(Strand strand); ///< as stored and in JSON: 'focus groups' …
Result<Strand> strandFrom(const QString& text);

/// A text to be coded: a transcript, a document, or the answers to one open question.
struct Source {
    SourceId id;
    QString name;
    SourceKind kind = SourceKind::Transcript;
    Strand strand = Strand::Interviews;
    QString fileName; ///< of the file it came from, without folders
    qint64 length = 0; ///< code points
    qint64 words = 0;
    int codings = 0;
    VariableId variable; ///< for Answers: the open question
    bool operator==(const Source&) const = default;
};

/// What a new source is made of. The text has '\n' line ends and no byte order mark.
struct NewSource {
    QString name;
    SourceKind kind = SourceKind::Transcript;
    Strand strand = Strand::Interviews;
    QString fileName;
    QString text;
    VariableId variable;
};

namespace sources {
std::vector<Source> all(const Read& db); ///< by strand, then name
/// The same with no codings counted, whose time does not depend on how much is coded.
std::vector<Source> uncounted(const Read& db);
Result<Source> byId(const Read& db, SourceId id);
Result<Source> byName(const Read& db, const QString& name);
QString text(const Read& db, SourceId id);
Result<SourceId> add(Edit& db, const NewSource& source); ///< Invalid when the name is empty; a taken name gets a number
Result<> rename(Edit& db, SourceId id, const QString& name);
void setStrand(Edit& db, SourceId id, Strand strand);
void remove(Edit& db, SourceId id); ///< with its speakers, codings and memos; its text stays in the file for undo
/// Marks that text, speakers or turns changed, so that views hear of it.
void touch(Edit& db, SourceId id);

/// One answer to an open question: the row of the dataset (from 0) and what was written there.
struct Answer {
    qint64 row = 0;
    QString text;
};
/// Makes the answers to an open question a source whose turns are the answers, one paragraph group each.
Result<SourceId> addAnswers(Edit& db, const QString& name, VariableId variable, const std::vector<Answer>& answers);
} // namespace sources

} // namespace counterpoint

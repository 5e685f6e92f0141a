#include "core/transcript/recordings.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <QDir>
#include <QFileInfo>

namespace counterpoint::recordings {

namespace {

std::vector<Recording> rowsOf(sqlite::Statement& query)
{
    std::vector<Recording> rows;
    while (query.step())
        rows.push_back({query.id<RecordingId>(0), query.id<SourceId>(1), query.text(2), query.int64(3) != 0});
    return rows;
}

/// As it is kept: a study can be moved with what lies below its folder.
QString storedPath(const QString& studyPath, const QString& file)
{
    const auto absolute = QFileInfo(file).absoluteFilePath();
    if (studyPath.isEmpty())
        return absolute;
    const auto relative = QFileInfo(studyPath).absoluteDir().relativeFilePath(absolute);
    return relative.startsWith(QLatin1String("..")) || QDir::isAbsolutePath(relative) ? absolute : relative;
}

} // namespace

std::vector<Recording> all(const Read& db)
{
    auto query = db.prepare("SELECT id, source_id, file, is_copy FROM recording ORDER BY source_id, id");
    return rowsOf(query);
}

std::optional<Recording> of(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT id, source_id, file, is_copy FROM recording WHERE source_id = ? ORDER BY id DESC LIMIT 1");
    query.bind(source);
    const auto rows = rowsOf(query);
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

RecordingId link(Edit& db, SourceId source, const QString& studyPath, const QString& file, bool isCopy)
{
    const auto stored = storedPath(studyPath, file);
    if (const auto linked = of(db, source)) {
        db.prepare("UPDATE recording SET file = ?, is_copy = ? WHERE id = ?").bind(stored, std::int64_t(isCopy), linked->id).run();
        return linked->id;
    }
    db.prepare("INSERT INTO recording(uuid, source_id, file, is_copy, added_at) VALUES(?, ?, ?, ?, ?)")
        .bind(newUuid(), source, stored, std::int64_t(isCopy), Clock::stamp())
        .run();
    return RecordingId(db.lastInsertId());
}

void unlink(Edit& db, SourceId source) { db.prepare("DELETE FROM recording WHERE source_id = ?").bind(source).run(); }

QString unnamedParticipant() { return translate("Recordings", "Participant"); }

Result<SourceId> addTranscript(Edit& db, const QString& name, const QString& studyPath, const QString& file)
{
    const auto interviewer = translate("Recordings", "Interviewer");
    const auto label = interviewer + QStringLiteral(": ");
    const auto source = sources::add(db, {name, SourceKind::Transcript, Strand::Interviews, QFileInfo(file).fileName(), label, {}});
    if (!source)
        return source;
    Turn first;
    first.contentStart = codePointCount(label);
    first.speaker = speakers::add(db, {{}, *source, interviewer, SpeakerRole::Interviewer, {}});
    speakers::add(db, {{}, *source, unnamedParticipant(), SpeakerRole::Participant, {}});
    turns::insertAll(db, *source, {first});
    link(db, *source, studyPath, file);
    return source;
}

QString pathOf(const Recording& recording, const QString& studyPath)
{
    if (QDir::isAbsolutePath(recording.file) || studyPath.isEmpty())
        return recording.file;
    return QDir::cleanPath(QFileInfo(studyPath).absoluteDir().filePath(recording.file));
}

QString mediaFolder(const QString& studyPath) { return QFileInfo(studyPath).absoluteFilePath() + QStringLiteral("-media"); }

} // namespace counterpoint::recordings

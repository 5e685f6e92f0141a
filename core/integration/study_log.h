#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using LogEntryId = Id<struct LogEntryTag>;

/// A decision or a reflexive note, dated: what a reader needs beside the automatic history to follow how the study came about.
struct LogEntry {
    enum class Kind { Decision, ReflexiveNote, Event };
    LogEntryId id;
    Kind kind = Kind::Decision;
    QString day; ///< ISO 8601: '2026-11-26'
    QString title;
    QString body;
    CoderId coder; ///< who wrote it; may be invalid
    QString coderName;
    QString writtenAt; ///< UTC, ISO 8601
    bool operator==(const LogEntry&) const = default;
};
QString toText(LogEntry::Kind kind); ///< as stored and in JSON: 'reflexive note' …
QString titleOf(LogEntry::Kind kind); ///< for people
Result<LogEntry::Kind> logKindFrom(const QString& text);

namespace study_log {
std::vector<LogEntry> all(const Read& db); ///< by day, then as they were written
/// Writes it down; an empty day is today. Invalid without title and body, or for a day that is none.
Result<LogEntryId> add(Edit& db, LogEntry entry);
Result<> update(Edit& db, const LogEntry& entry); ///< kind, day, title and body
void remove(Edit& db, LogEntryId id);
} // namespace study_log

} // namespace counterpoint

#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;

/// A state of a source's text, and the step that made it so.
struct TextVersion {
    StepId step; ///< invalid where the record of steps does not reach back to the import
    QString label; ///< of the step
    QString coder;
    QString at; ///< UTC, ISO 8601
};

/// A place at which two versions differ.
struct VersionChange {
    TextSpan before; ///< in the older one
    TextSpan after; ///< in the newer one
    std::optional<std::size_t> by; ///< the version that brought it; the newest where several touched the place
};

/// The text of one source through time, rebuilt from the record of steps. A value: once read, it needs the study no more.
class TextHistory {
public:
    static TextHistory read(const Read& db, SourceId source);

    /// Newest first, at least one; the last is the text as it was imported. Steps that were undone are not among them.
    const std::vector<TextVersion>& versions() const { return m_versions; }
    QString text(std::size_t version) const;
    QString importedText() const { return text(m_versions.size() - 1); }
    /// What differs between two versions, in the order of the text and joined for reading.
    std::vector<VersionChange> compare(std::size_t older, std::size_t newer) const;

private:
    using Lines = std::map<std::int64_t, QString>; ///< by position
    /// What takes a step to the lines back, or repeats it: as they shall be; none where there shall be no such line.
    using Undo = std::map<std::int64_t, std::optional<QString>>;

    bool walkBack(const Read& db, SourceId source);
    static Undo apply(const Undo& undo, Lines& lines);
    static QString joined(const Lines& lines);

    std::vector<TextVersion> m_versions;
    std::vector<Undo> m_undos; ///< from each version to the one before it in time
    Lines m_newest;
    std::optional<QString> m_original; ///< where the record does not reach back to the import
};

} // namespace counterpoint

#pragma once
#include "core/transcript/recordings.h"
#include "core/transcript/transcribing.h"
#include <QObject>

namespace counterpoint::ui {

class Session;

/// The steps around recordings: each one undoable step, said in the notice bar.
class RecordingActs : public QObject {
    Q_OBJECT
public:
    explicit RecordingActs(Session& session, QObject* parent = nullptr);

    void link(SourceId source, const QString& sourceName, const QString& file);
    void unlink(SourceId source, const QString& sourceName);
    /// Copies the file beside the study, with progress and cancel, and links the copy.
    void copy(SourceId source, const QString& sourceName, const QString& file);
    /// A new transcript of `file`, or none where it cannot be made.
    SourceId addTranscript(const QString& file);
    /// Put into the text while it is written down; where the cursor goes then, or nothing where it failed.
    std::optional<qsizetype> insertTimestamp(SourceId source, qsizetype position, qint64 ms);
    std::optional<qsizetype> beginTurn(SourceId source, qsizetype position, const Speaker& speaker);

    QString pathOf(const Recording& recording) const;

private:
    Session& m_session;
};

} // namespace counterpoint::ui

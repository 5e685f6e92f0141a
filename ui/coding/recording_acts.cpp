#include "ui/coding/recording_acts.h"
#include "core/project/project.h"
#include "core/transcript/clock_text.h"
#include "ui/support/job.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QDir>
#include <QFileInfo>

namespace counterpoint::ui {

RecordingActs::RecordingActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

QString RecordingActs::pathOf(const Recording& recording) const { return recordings::pathOf(recording, m_session.project().path()); }

void RecordingActs::link(SourceId source, const QString& sourceName, const QString& file)
{
    auto& project = m_session.project();
    const auto done = project.perform(tr("Link a recording to “%1”").arg(sourceName),
                                      [&](Edit& db) { return Result<RecordingId>(recordings::link(db, source, project.path(), file)); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Linked “%1”. The file stays where it is.").arg(QFileInfo(file).fileName()));
}

void RecordingActs::unlink(SourceId source, const QString& sourceName)
{
    const auto done =
        m_session.project().perform(tr("Unlink the recording of “%1”").arg(sourceName), [&](Edit& db) { recordings::unlink(db, source); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("The recording is no longer linked. The file stays where it is."));
}

void RecordingActs::copy(SourceId source, const QString& sourceName, const QString& file)
{
    auto& project = m_session.project();
    const auto study = project.path();
    m_session.jobs().run(
        this, tr("Copying “%1”").arg(QFileInfo(file).fileName()),
        [study, file](const Progress& progress) { return recordings::copyBeside(study, file, progress); },
        [this, source, sourceName](const Result<QString>& copied) {
            if (!m_session.notices().accept(copied))
                return;
            auto& written = m_session.project();
            const auto done = written.perform(tr("Copy the recording of “%1”").arg(sourceName), [&](Edit& db) {
                return Result<RecordingId>(recordings::link(db, source, written.path(), *copied, true));
            });
            if (m_session.notices().accept(done))
                m_session.notices().done(tr("Copied the recording into “%1”; the transcript is linked to the copy.")
                                             .arg(QDir::toNativeSeparators(recordings::mediaFolder(written.path()))));
        });
}

SourceId RecordingActs::addTranscript(const QString& file)
{
    auto& project = m_session.project();
    const auto name = QFileInfo(file).completeBaseName();
    const auto made = project.perform(tr("New transcript “%1”").arg(name),
                                      [&](Edit& db) { return recordings::addTranscript(db, name, project.path(), file); });
    return m_session.notices().accept(made) ? *made : SourceId();
}

std::optional<qsizetype> RecordingActs::insertTimestamp(SourceId source, qsizetype position, qint64 ms)
{
    const auto after = m_session.project().perform(tr("Insert the time %1").arg(clockText(ms)),
                                                   [&](Edit& db) { return transcribing::insertTimestamp(db, source, position, ms); });
    return m_session.notices().accept(after) ? std::optional(*after) : std::nullopt;
}

std::optional<qsizetype> RecordingActs::beginTurn(SourceId source, qsizetype position, const Speaker& speaker)
{
    const auto after = m_session.project().perform(tr("Begin a turn of %1").arg(speaker.name),
                                                   [&](Edit& db) { return transcribing::beginTurn(db, source, position, speaker.id); });
    return m_session.notices().accept(after) ? std::optional(*after) : std::nullopt;
}

} // namespace counterpoint::ui

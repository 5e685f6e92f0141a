#include "core/interchange/subtitles/subtitles.h"
#include "core/base/translate.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/subtitles/cues.h"
#include "core/text/line_ends.h"
#include "core/text/text_index.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

using subtitles::Cue;

constexpr qint64 pauseMs = 2000;
constexpr qint64 longPauseMs = 5000;
constexpr qsizetype longParagraph = 400;

/// Zoom and many others write `Name: text` where a speaker begins.
void takeNamesFromText(std::vector<Cue>& cues)
{
    static const QRegularExpression label(
        QStringLiteral(R"(^(?:[-–>]+\s*)?([\p{Lu}\p{Lo}\d][\p{L}\p{M}\p{N} .,'’_()/&-]{0,59}):\s+(?=\S))"));
    const auto isLabelled = [](const Cue& cue) { return cue.speaker.isEmpty() && label.match(cue.lines.front()).hasMatch(); };
    const auto labelled = std::count_if(cues.begin(), cues.end(), isLabelled);
    if (labelled < 2 || labelled * 5 < qsizetype(cues.size()))
        return;
    QString present;
    for (auto& cue : cues) {
        if (const auto match = label.match(cue.lines.front()); cue.speaker.isEmpty() && match.hasMatch()) {
            present = match.captured(1).simplified();
            cue.lines.front().remove(0, match.capturedLength());
        }
        if (cue.speaker.isEmpty())
            cue.speaker = present;
    }
}

/// Writes cues as lines of a transcript and notes where each begins.
class Transcript {
public:
    void add(const Cue& cue);
    ImportedText take() { return std::move(m_out); }

private:
    bool beginsLine(const Cue& cue, bool isDash) const;
    void write(const QString& text);

    ImportedText m_out;
    qsizetype m_points = 0; ///< length of the text in code points
    qsizetype m_lineStart = 0;
    QString m_speaker;
    qint64 m_lastEnd = 0;
};

bool Transcript::beginsLine(const Cue& cue, bool isDash) const
{
    if (m_out.text.isEmpty())
        return false;
    if (cue.speaker != m_speaker || isDash)
        return true;
    if (!cue.speaker.isEmpty())
        return false;
    static const QRegularExpression sentenceEnd(QStringLiteral("[.?!…。？！؟♪][\"”’»)\\]]*$"));
    const auto pause = cue.start - m_lastEnd;
    if (pause >= longPauseMs)
        return true;
    const bool isLong = m_out.text.size() - m_lineStart >= longParagraph;
    return (pause >= pauseMs || isLong) && sentenceEnd.match(QStringView(m_out.text).sliced(m_lineStart).toString()).hasMatch();
}

void Transcript::write(const QString& text)
{
    m_out.text += text;
    m_points += codePointCount(text);
}

void Transcript::add(const Cue& cue)
{
    bool isTimed = false;
    for (const auto& line : cue.lines) {
        const bool isDash = line.startsWith(QLatin1String("- ")) || line.startsWith(QLatin1String("– "));
        const bool isNew = beginsLine(cue, isDash);
        const bool isFirst = m_out.text.isEmpty();
        if (!isFirst)
            write(isNew ? QStringLiteral("\n") : QStringLiteral(" "));
        if (isNew)
            m_lineStart = m_out.text.size();
        if (cue.isTimed && !isTimed)
            m_out.times.push_back({m_points, cue.start});
        isTimed = true;
        if ((isNew || isFirst) && !cue.speaker.isEmpty())
            write(cue.speaker + QStringLiteral(": "));
        write(line);
        m_speaker = cue.speaker;
        m_lastEnd = cue.end;
    }
}

} // namespace

bool isSubtitles(const QString& text)
{
    static const QRegularExpression start(
        QStringLiteral(R"(^\x{FEFF}?(?:WEBVTT(?:\s|$)|\s*\d+[ \t]*\r?\n[ \t]*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*-->[ \t]*\d))"));
    return start.match(text.left(1000)).hasMatch();
}

Result<ImportedText> readSubtitles(const QByteArray& bytes, const QString& fileName)
{
    const auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    const auto text = withLineFeeds(QString::fromUtf8(decoded->bytes), fileName);
    if (!text)
        return fail(text);
    int badTimes = 0;
    auto cues = subtitles::cuesOf(*text, badTimes);
    std::erase_if(cues, [](const Cue& cue) { return cue.lines.isEmpty(); });
    if (cues.empty())
        return fail(Error::Kind::Format,
                    translate("Import",
                              "“%1” holds no subtitles: no line such as 00:00:01.000 --> 00:00:04.000 with words below it was found. If it "
                              "is a plain text, rename it to .txt and import that.")
                        .arg(fileName));
    takeNamesFromText(cues);
    Transcript transcript;
    for (const auto& cue : cues)
        transcript.add(cue);
    auto imported = transcript.take();
    imported.notes = decoded->notes;
    imported.notes << translate("Import", "%n subtitle(s) were joined into paragraphs; the time of each is kept.", nullptr,
                                int(cues.size()));
    if (badTimes > 0)
        imported.notes << translate("Import", "The times of %n subtitle(s) could not be read.", nullptr, badTimes);
    return imported;
}

} // namespace counterpoint

#include "core/interchange/subtitles/cues.h"
#include "core/interchange/markdown/entities.h"
#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace counterpoint::subtitles {

namespace {

std::optional<qint64> milliseconds(const QString& written)
{
    static const QRegularExpression time(QStringLiteral(R"(^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$)"));
    const auto match = time.match(written);
    if (!match.hasMatch())
        return {};
    const auto number = [&](int group) { return match.capturedView(group).toLongLong(); };
    const auto fraction = match.captured(4).leftJustified(3, '0').toLongLong();
    return ((number(1) * 60 + number(2)) * 60 + number(3)) * 1000 + fraction;
}

bool isTimeLine(QStringView line) { return line.contains(QLatin1String("-->")); }

class Parser {
public:
    Parser(const QString& text, int& badTimes)
        : m_lines(text.split('\n'))
        , m_isVtt(text.startsWith(QLatin1String("WEBVTT")))
        , m_badTimes(badTimes)
    {
    }
    std::vector<Cue> cues();

private:
    bool isBlank(qsizetype line) const { return m_lines[line].trimmed().isEmpty(); }
    bool beginsCue(qsizetype line) const;
    void skipBlock();
    void readCue();
    QStringList payload();
    void addVoices(Cue cue, const QString& marked);
    QString plain(const QString& marked) const;
    void addCue(Cue cue, const QString& marked);
    QStringList newLines(const QStringList& lines, const Cue& cue);

    QStringList m_lines;
    bool m_isVtt;
    bool m_isRolling = false; ///< each cue shows the line before it again, as automatic captions do
    int& m_badTimes;
    qsizetype m_at = 0;
    std::vector<Cue> m_cues;
    QString m_lastLine;
};

/// A line of times, or the cue's number or name right above one.
bool Parser::beginsCue(qsizetype line) const
{
    if (isTimeLine(m_lines[line]))
        return true;
    return line + 1 < m_lines.size() && !isBlank(line) && isTimeLine(m_lines[line + 1]);
}

void Parser::skipBlock()
{
    while (m_at < m_lines.size() && !isBlank(m_at))
        ++m_at;
}

std::vector<Cue> Parser::cues()
{
    static const QRegularExpression wordTime(QStringLiteral(R"(<\d\d:(\d\d:)?\d\d\.\d{3}>)"));
    m_isRolling = m_isVtt && std::any_of(m_lines.begin(), m_lines.end(), [](const QString& line) { return line.contains(wordTime); });
    if (m_isVtt)
        skipBlock();
    while (m_at < m_lines.size()) {
        const auto& line = m_lines[m_at];
        if (isBlank(m_at))
            ++m_at;
        else if (beginsCue(m_at))
            readCue();
        else if (m_isVtt
                 && (line.startsWith(QLatin1String("NOTE")) || line.startsWith(QLatin1String("STYLE"))
                     || line.startsWith(QLatin1String("REGION"))))
            skipBlock();
        else
            ++m_at;
    }
    return std::move(m_cues);
}

/// A blank line ends a cue, but some programs leave blank lines inside: what follows is another cue or belongs to this one.
QStringList Parser::payload()
{
    QStringList lines;
    while (m_at < m_lines.size() && !beginsCue(m_at)) {
        const bool isEnd = m_isVtt ? m_lines[m_at].isEmpty() : isBlank(m_at);
        if (isEnd && (m_isVtt || m_at + 1 >= m_lines.size() || isBlank(m_at + 1) || beginsCue(m_at + 1)))
            break;
        lines << m_lines[m_at++];
    }
    return lines;
}

void Parser::readCue()
{
    static const QRegularExpression times(QStringLiteral(R"(^\s*(\S+)\s*-->\s*(\S+))"));
    if (!isTimeLine(m_lines[m_at]))
        ++m_at;
    const auto match = times.match(m_lines[m_at++]);
    const auto start = milliseconds(match.captured(1));
    const auto end = milliseconds(match.captured(2));
    const auto text = payload().join('\n');
    const bool isTimed = start && end;
    const auto before = m_cues.empty() ? 0 : m_cues.back().end;
    m_badTimes += isTimed ? 0 : 1;
    addVoices({isTimed ? *start : before, isTimed ? *end : before, isTimed, {}, {}}, text);
}

/// WebVTT names speakers in <v Name>; one cue may hold several.
void Parser::addVoices(Cue cue, const QString& marked)
{
    static const QRegularExpression voice(QStringLiteral(R"(<v(?:\.[^\s>]*)?[ \t]+([^>]*)>)"));
    qsizetype start = 0;
    auto voices = voice.globalMatch(marked);
    while (m_isVtt && voices.hasNext()) {
        const auto match = voices.next();
        addCue(cue, marked.sliced(start, match.capturedStart() - start));
        cue.speaker = plain(match.captured(1)).simplified();
        start = match.capturedEnd();
    }
    addCue(cue, marked.sliced(start));
}

QString Parser::plain(const QString& marked) const
{
    static const QRegularExpression tag(QStringLiteral(R"(</?[a-zA-Z][^<>\n]*>|<\d[\d:.]*>|\{\\[^}\n]*\})"));
    static const QRegularExpression entity(QStringLiteral("&(#?\\w{1,10});"));
    auto text = QString(marked).remove(tag);
    for (qsizetype at = 0; m_isVtt && (at = text.indexOf('&', at)) >= 0; ++at) {
        const auto match = entity.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            continue;
        const auto name = match.captured(1);
        const auto character = name == QLatin1String("lrm") ? QString(QChar(0x200E))
            : name == QLatin1String("rlm")                  ? QString(QChar(0x200F))
                                                            : markdown::resolveEntity(match.captured());
        text.replace(at, match.capturedLength(), character);
    }
    return text;
}

void Parser::addCue(Cue cue, const QString& marked)
{
    QStringList lines;
    for (const auto& line : plain(marked).split('\n'))
        if (const auto words = line.trimmed(); !words.isEmpty())
            lines << words;
    cue.lines = m_isRolling ? newLines(lines, cue) : lines;
    if (!cue.lines.isEmpty())
        m_cues.push_back(std::move(cue));
}

QStringList Parser::newLines(const QStringList& lines, const Cue& cue)
{
    auto fresh = lines;
    const bool follows = !m_cues.empty() && cue.start <= m_cues.back().end + 100;
    if (follows && !fresh.isEmpty() && fresh.front() == m_lastLine)
        fresh.removeFirst();
    if (!m_cues.empty())
        m_cues.back().end = std::max(m_cues.back().end, cue.end);
    if (!lines.isEmpty())
        m_lastLine = lines.back();
    return fresh;
}

} // namespace

std::vector<Cue> cuesOf(const QString& text, int& badTimes) { return Parser(text, badTimes).cues(); }

} // namespace counterpoint::subtitles

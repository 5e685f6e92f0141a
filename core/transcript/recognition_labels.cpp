#include "core/transcript/recognition_labels.h"
#include "core/transcript/recognition_words.h"
#include <algorithm>

namespace counterpoint::recognition {

namespace {

constexpr qsizetype longestLabel = 60;

bool isColon(QChar character) { return character == u':' || character == QChar(0xFF1A); }

/// Reads the beginning of one line.
class LineReader {
public:
    LineReader(const QString& text, const std::vector<FoundTime>& times, qsizetype start, qsizetype end)
        : m_text(text)
        , m_times(times)
        , m_end(end)
        , m_at(start)
    {
    }

    std::vector<Candidate> candidates();

private:
    void skipSpaces();
    void skipMarks() { skipAll(u'*'); }
    void skipAll(QChar mark);
    bool skipTime(); ///< a timestamp right here
    void skipNumbering();
    std::optional<std::size_t> timeAt(qsizetype at) const;
    bool add(SpeakerForm form, qsizetype labelEnd, qsizetype contentStart);
    void bracketLabel();
    void questionOrAnswer();
    void colonOrTab();
    void afterName(qsizetype labelEnd);
    bool ratioOrAddress(qsizetype colon) const;

    const QString& m_text;
    const std::vector<FoundTime>& m_times;
    qsizetype m_end;
    qsizetype m_at;
    qsizetype m_start = 0;
    qsizetype m_labelStart = 0;
    std::optional<qint64> m_ms;
    std::vector<std::size_t> m_used;
    std::vector<Candidate> m_found;
};

void LineReader::skipAll(QChar mark)
{
    while (m_at < m_end && m_text[m_at] == mark)
        ++m_at;
}

void LineReader::skipSpaces()
{
    while (m_at < m_end && (m_text[m_at].isSpace() || m_text[m_at] == QChar(0x200F) || m_text[m_at] == QChar(0x200E)))
        ++m_at;
}

std::optional<std::size_t> LineReader::timeAt(qsizetype at) const
{
    const auto time = std::lower_bound(m_times.begin(), m_times.end(), at, [](const FoundTime& a, qsizetype b) { return a.start < b; });
    if (time == m_times.end() || time->start != at || time->end > m_end)
        return {};
    return std::size_t(time - m_times.begin());
}

bool LineReader::skipTime()
{
    const auto index = timeAt(m_at);
    if (!index)
        return false;
    const auto& time = m_times[*index];
    if (!m_ms)
        m_ms = time.ms;
    m_used.push_back(*index);
    m_at = time.end;
    return true;
}

// Researchers number their turns: "12. Anna: …", "12<tab>Anna<tab>…".
void LineReader::skipNumbering()
{
    auto at = m_at;
    while (at < m_end && m_text[at].isDigit() && at - m_at < 4)
        ++at;
    if (at == m_at || at >= m_end)
        return;
    const bool dotted = (m_text[at] == u'.' || m_text[at] == u')') && at + 1 < m_end && m_text[at + 1].isSpace();
    if (dotted || m_text[at] == u'\t')
        m_at = at + 1;
}

bool LineReader::add(SpeakerForm form, qsizetype labelEnd, qsizetype contentStart)
{
    auto label = m_text.sliced(m_labelStart, labelEnd - m_labelStart);
    label.replace(QChar::Nbsp, u' ').remove(u'*').remove(QChar(0x200F)).remove(QChar(0x200E));
    label = label.simplified();
    if (label.isEmpty() || label.size() > longestLabel)
        return false;
    m_found.push_back({form, label, keyOf(label), m_start, contentStart, m_end, false, m_ms, m_used});
    return true;
}

void LineReader::bracketLabel()
{
    const auto close = m_text.indexOf(u']', m_at);
    if (close < 0 || close >= m_end || timeAt(m_at))
        return;
    m_labelStart = m_at + 1;
    m_at = close + 1;
    skipMarks();
    if (m_at < m_end && isColon(m_text[m_at]))
        ++m_at;
    skipSpaces();
    if (skipTime())
        skipSpaces();
    add(SpeakerForm::Bracket, close, m_at);
}

void LineReader::questionOrAnswer()
{
    const bool letter = m_text[m_at] == u'Q' || m_text[m_at] == u'A';
    if (!letter || m_at + 2 >= m_end || m_text[m_at + 1] != u'.' || !m_text[m_at + 2].isSpace())
        return;
    const auto labelEnd = m_at + 1;
    m_at += 2;
    skipSpaces();
    add(SpeakerForm::QuestionAnswer, labelEnd, m_at);
}

// "17:30", "2:1", "https://", "C:\" are no labels.
bool LineReader::ratioOrAddress(qsizetype colon) const
{
    if (colon + 1 >= m_end)
        return false;
    const auto next = m_text[colon + 1];
    const bool digits = m_text[colon - 1].isDigit() && next.isDigit();
    return digits || next == u'/' || next == u'\\' || isColon(next);
}

/// Behind a label: a colon, a tab or a timestamp.
void LineReader::afterName(qsizetype labelEnd)
{
    bool timed = false;
    if (timeAt(m_at)) {
        timed = skipTime();
        skipSpaces();
        skipMarks();
    }
    const bool colon = m_at < m_end && isColon(m_text[m_at]);
    const bool tab = m_at < m_end && m_text[m_at] == u'\t';
    if (colon) {
        if (!timed && m_at > m_labelStart && ratioOrAddress(m_at))
            return;
        ++m_at;
        skipMarks();
    }
    if (!colon && !tab && !timed)
        return;
    skipSpaces();
    if (skipTime()) {
        skipSpaces();
        if (m_at < m_end && isColon(m_text[m_at]))
            ++m_at;
        skipSpaces();
    }
    add(colon ? SpeakerForm::Colon : tab && !timed ? SpeakerForm::Tab : SpeakerForm::NameAndTime, labelEnd, m_at);
}

void LineReader::colonOrTab()
{
    m_labelStart = m_at;
    int depth = 0;
    for (; m_at < m_end && m_at - m_labelStart <= longestLabel; ++m_at) {
        const auto character = m_text[m_at];
        const bool border = m_at > m_labelStart && depth == 0;
        if (border && (isColon(character) || character == u'\t' || timeAt(m_at))) {
            auto labelEnd = m_at;
            while (labelEnd > m_labelStart && m_text[labelEnd - 1].isSpace())
                --labelEnd;
            return afterName(labelEnd);
        }
        if (character == u'(' || character == QChar(0xFF08))
            ++depth;
        if (character == u')' || character == QChar(0xFF09))
            --depth;
    }
}

std::vector<Candidate> LineReader::candidates()
{
    skipSpaces();
    m_start = m_at;
    skipNumbering();
    skipSpaces();
    while (skipTime())
        skipSpaces();
    if (m_ms && m_at < m_end && (m_text[m_at] == u'-' || m_text[m_at] == u'|'))
        ++m_at;
    skipSpaces();
    skipMarks();
    if (m_at >= m_end)
        return {};
    if (m_text[m_at] == u'[')
        bracketLabel();
    else {
        const auto at = m_at;
        m_labelStart = at;
        questionOrAnswer();
        m_at = at;
        colonOrTab();
    }
    return std::move(m_found);
}

bool isOnlyCue(const QString& text, const std::vector<FoundTime>& times, qsizetype start, qsizetype end)
{
    const auto cue = std::lower_bound(times.begin(), times.end(), start, [](const FoundTime& a, qsizetype b) { return a.start < b; });
    return cue != times.end() && cue->cue && cue->end <= end && QStringView(text).sliced(start, cue->start - start).trimmed().isEmpty()
        && QStringView(text).sliced(cue->end, end - cue->end).trimmed().isEmpty();
}

/// Teams' documents have a line of times, a line of the name and then the words.
std::optional<Candidate> nameBelowCue(const QString& text, qsizetype start, qsizetype end)
{
    const auto label = text.sliced(start, end - start).simplified();
    const auto nextEnd = text.indexOf(u'\n', end + 1);
    const auto lineEnd = nextEnd < 0 ? text.size() : nextEnd;
    if (label.isEmpty() || label.size() > longestLabel || end >= text.size()
        || QStringView(text).sliced(end + 1, lineEnd - end - 1).trimmed().isEmpty())
        return {};
    return Candidate{SpeakerForm::NameAndTime, label, keyOf(label), start, end + 1, lineEnd, false, {}, {}};
}

} // namespace

std::vector<Candidate> findCandidates(const QString& text, const std::vector<FoundTime>& times)
{
    std::vector<Candidate> found;
    bool afterBlank = true;
    bool afterCue = false;
    for (qsizetype start = 0; start < text.size();) {
        auto end = text.indexOf(u'\n', start);
        end = end < 0 ? text.size() : end;
        auto candidates = LineReader(text, times, start, end).candidates();
        if (const auto named = afterCue ? nameBelowCue(text, start, end) : std::nullopt)
            candidates = {*named};
        for (auto& candidate : candidates) {
            candidate.afterBlank = afterBlank;
            found.push_back(std::move(candidate));
        }
        afterCue = isOnlyCue(text, times, start, end);
        afterBlank = QStringView(text).sliced(start, end - start).trimmed().isEmpty();
        start = end + 1;
    }
    return found;
}

} // namespace counterpoint::recognition

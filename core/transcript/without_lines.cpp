#include "core/transcript/without_lines.h"
#include "core/base/translate.h"
#include "core/text/long_lines.h"
#include "core/text/text_index.h"
#include "core/transcript/recognition.h"
#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype oneSpeaks = 5'000; ///< characters of a line that one person says; a longer one may hold a whole conversation
constexpr qsizetype findsAtOnce = 50'000; ///< characters: what a finder is given it reads whole

/// The line that is nearly all of the text; empty where there is none.
QStringView onlyLine(QStringView text)
{
    QStringView longest;
    for (qsizetype start = 0; start < text.size();) {
        auto end = text.indexOf(u'\n', start);
        end = end < 0 ? text.size() : end;
        if (end - start > longest.size())
            longest = text.sliced(start, end - start);
        start = end + 1;
    }
    return longest.size() > oneSpeaks && longest.size() * 5 > text.size() * 4 ? longest : QStringView();
}

/// Where sentences begin, but not behind "Dr.", which begins a name.
std::vector<qsizetype> sentenceStarts(QStringView line)
{
    static const QRegularExpression title(QStringLiteral(R"(\b(Mr|Mrs|Ms|Dr|Prof|St|Sr|Hr|Fr|M|Mme|No|Nr)\.\s*$)"));
    std::vector<qsizetype> starts;
    for (qsizetype from = 0; from < line.size();) {
        const auto part = line.sliced(from, std::min(findsAtOnce, line.size() - from));
        QTextBoundaryFinder sentences(QTextBoundaryFinder::Sentence, part.data(), part.size());
        auto last = part.size();
        for (auto at = sentences.toNextBoundary(); at > 0 && at < part.size(); at = sentences.toNextBoundary()) {
            last = at;
            const auto before = std::min<qsizetype>(at, 10);
            if (!title.match(part.sliced(at - before, before).toString()).hasMatch())
                starts.push_back(from + at);
        }
        from += last;
    }
    return starts;
}

/// Where those who were recognised interrupt somebody: their label within a sentence.
void addInterruptions(QStringView line, const Recognition& found, std::vector<qsizetype>& starts)
{
    QStringList names;
    for (const auto& speaker : found.speakers)
        names << QRegularExpression::escape(speaker.name);
    const QRegularExpression label(QStringLiteral("(?<=\\s)(?:%1):(?=\\s)").arg(names.join(u'|')));
    for (auto matches = label.globalMatch(line.toString()); matches.hasNext();)
        starts.push_back(matches.next().capturedStart());
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
}

/// Where turns begin within the line. Turns are recognised at the beginning of lines; so each sentence is tried as a line of its own.
std::vector<qsizetype> turnStarts(QStringView line)
{
    const auto sentences = sentenceStarts(line);
    QString tried;
    tried.reserve(line.size() + qsizetype(sentences.size()));
    std::vector<qsizetype> ends; // the line ends put into it
    for (qsizetype from = 0; const auto at : sentences) {
        tried += line.sliced(from, at - from);
        from = at;
        ends.push_back(tried.size());
        tried += u'\n';
    }
    tried += line.sliced(sentences.empty() ? 0 : sentences.back());
    const auto found = recogniseTurns(tried);
    if (found.speakers.empty())
        return {};
    const TextIndex index(tried);
    std::vector<qsizetype> starts;
    for (const auto& turn : found.turns) {
        const auto at = index.toUtf16(turn.span.start);
        starts.push_back(at - (std::lower_bound(ends.begin(), ends.end(), at) - ends.begin()));
    }
    addInterruptions(line, found, starts);
    std::erase(starts, 0);
    return starts;
}

} // namespace

void breakIntoLines(ImportedText& content, const QString& fileName)
{
    if (!content.times.empty())
        return; // the cues of subtitles are lines
    if (const auto line = onlyLine(content.text); !line.isEmpty()) {
        auto turns = turnStarts(line);
        if (!turns.empty()) {
            for (auto& at : turns)
                at += line.data() - content.text.constData();
            content.text = long_lines::brokenAt(content.text, turns);
            content.notes << translate("Import",
                                       "“%1” has no line ends between its turns: a line was begun at each of the %n place(s) where a "
                                       "speaker is named. The words are as they were.",
                                       nullptr, int(turns.size()))
                                 .arg(fileName);
        }
    }
    if (const auto places = long_lines::breaksIn(content.text); !places.empty()) {
        content.text = long_lines::brokenAt(content.text, places);
        content.notes << translate("Import",
                                   "“%1” has a line longer than 100,000 characters, which no window can show with ease: it was broken into "
                                   "paragraphs at the end of sentences, at %n place(s). The words are as they were.",
                                   nullptr, int(places.size()))
                             .arg(fileName);
    }
}

} // namespace counterpoint

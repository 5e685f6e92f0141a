#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/reimport.h"

namespace counterpoint {

namespace {

/// One text with positions, to take parts from.
struct Text {
    const QString& text;
    TextIndex index;
    explicit Text(const QString& all)
        : text(all)
        , index(all)
    {
    }
    QString part(TextSpan span) const { return index.slice(text, span).toString(); }
};

bool touch(TextSpan a, TextSpan b) { return a.start <= b.end && b.start <= a.end; }

class Merge {
public:
    Merge(const QString& imported, const QString& current, const QString& file, ChangedAlike alike)
        : m_imported(imported)
        , m_current(current)
        , m_file(file)
        , m_ours(imported == current ? std::vector<TextChange>() : diffTexts(imported, current))
        , m_theirs(diffTexts(imported, file))
        , m_alike(alike)
    {
    }
    TextUpdate run();

private:
    void bring(const TextChange& theirs, qsizetype shift);
    std::size_t collide(std::size_t theirs, std::size_t ours);

    Text m_imported;
    Text m_current;
    Text m_file;
    std::vector<TextChange> m_ours;
    std::vector<TextChange> m_theirs;
    ChangedAlike m_alike;
    TextUpdate m_update;
};

void Merge::bring(const TextChange& theirs, qsizetype shift)
{
    const auto words = m_file.part(theirs.after);
    m_update.wordsOut += wordCount(m_imported.index.slice(m_imported.text, theirs.before));
    m_update.wordsIn += wordCount(words);
    m_update.parts.push_back({{theirs.before.start + shift, theirs.before.end + shift}, words});
}

/// Takes in all changes of both sides that hang together with this pair, and keeps what the study has. Gives the next of theirs.
std::size_t Merge::collide(std::size_t theirs, std::size_t ours)
{
    const auto firstTheirs = m_theirs[theirs];
    const auto firstOurs = m_ours[ours];
    auto lastTheirs = theirs;
    auto lastOurs = ours;
    auto end = std::max(firstTheirs.before.end, firstOurs.before.end);
    for (bool grows = true; grows;) {
        grows = false;
        if (lastTheirs + 1 < m_theirs.size() && m_theirs[lastTheirs + 1].before.start <= end) {
            end = std::max(end, m_theirs[++lastTheirs].before.end);
            grows = true;
        }
        if (lastOurs + 1 < m_ours.size() && m_ours[lastOurs + 1].before.start <= end) {
            end = std::max(end, m_ours[++lastOurs].before.end);
            grows = true;
        }
    }
    const auto start = std::min(firstTheirs.before.start, firstOurs.before.start);
    const auto widened = [&](const TextChange& first, const TextChange& last) {
        return TextSpan{first.after.start - (first.before.start - start), last.after.end + (end - last.before.end)};
    };
    const auto place = widened(firstOurs, m_ours[lastOurs]);
    const auto inStudy = m_current.part(place);
    const auto placeInFile = widened(firstTheirs, m_theirs[lastTheirs]);
    const auto inFile = m_file.part(placeInFile);
    if (inStudy != inFile || m_alike == ChangedAlike::Listed)
        m_update.conflicts.push_back({m_imported.part({start, end}), inStudy, inFile, place, placeInFile});
    return lastTheirs + 1;
}

TextUpdate Merge::run()
{
    std::size_t ours = 0;
    qsizetype shift = 0; // of what the study changed before
    for (std::size_t theirs = 0; theirs < m_theirs.size();) {
        const auto& change = m_theirs[theirs];
        while (ours < m_ours.size() && m_ours[ours].before.end < change.before.start) {
            shift = m_ours[ours].after.end - m_ours[ours].before.end;
            ++ours;
        }
        if (ours < m_ours.size() && touch(m_ours[ours].before, change.before)) {
            theirs = collide(theirs, ours);
        } else {
            bring(change, shift);
            ++theirs;
        }
    }
    return std::move(m_update);
}

} // namespace

TextUpdate mergeTexts(const QString& imported, const QString& current, const QString& file, ChangedAlike alike)
{
    if (file == imported || (file == current && alike == ChangedAlike::Settled))
        return {};
    return Merge(imported, current, file, alike).run();
}

} // namespace counterpoint

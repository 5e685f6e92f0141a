#include "core/pseudonyms/name_finder.h"
#include <algorithm>
#include <optional>
#include <string_view>

namespace counterpoint {

namespace {

std::u32string fold(const QString& name)
{
    const FoldedText folded(name.trimmed());
    std::u32string characters;
    for (std::size_t i = 0; i < folded.size(); ++i)
        characters += folded[i] == U'\n' ? U' ' : folded[i];
    return characters;
}

constexpr std::u32string_view arabicArticle = U"ال";
constexpr char32_t arabicTo = U'ل';

bool isSame(char32_t inText, char32_t inName) { return inText == inName || (inText == U'\n' && inName == U' '); }

bool hasCase(const QString& text) { return text.toUpper() != text.toLower(); }
bool isUpper(const QString& text) { return hasCase(text) && text == text.toUpper(); }
bool isLower(const QString& text) { return hasCase(text) && text == text.toLower(); }

bool endsInSibilant(QStringView name) { return !name.isEmpty() && QStringView(u"sxzßSXZ").contains(name.back()); }

/// The replacement with the capitals of what is written there, unless that is just how the original is spelt.
QString withCapitalsOf(const QString& written, const NameToFind& name)
{
    const auto original = name.original.trimmed().normalized(QString::NormalizationForm_C);
    const auto here = written.normalized(QString::NormalizationForm_C);
    if (!name.isName || here == original || codePointCount(original) < 2)
        return name.replacement;
    if (isUpper(here) && !isUpper(original))
        return name.replacement.toUpper();
    if (isLower(here) && !isLower(original))
        return name.replacement.toLower();
    return name.replacement;
}

QString endingFor(const QString& replacement, const QString& ending, bool isName)
{
    if (ending.isEmpty())
        return {};
    const bool hasApostrophe = !ending[0].isLetter();
    if (!isName)
        return hasApostrophe ? ending : QString();
    const auto s = isUpper(replacement) ? QStringLiteral("S") : QStringLiteral("s");
    if (hasApostrophe && ending.size() == 1) // Chris' becomes Berta's
        return endsInSibilant(replacement) ? ending : ending + s;
    if (!hasApostrophe) // Annas becomes Bertas, or Hans’
        return endsInSibilant(replacement) ? QString(QChar(0x2019)) : ending;
    return ending;
}

} // namespace

QString foldedName(const QString& name)
{
    const auto characters = fold(name);
    return QString::fromUcs4(characters.data(), qsizetype(characters.size()));
}

NameFinder::NameFinder(std::vector<NameToFind> names, Bounds bounds)
    : m_names(std::move(names))
    , m_bounds(bounds)
{
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (auto characters = fold(m_names[i].original); !characters.empty())
            add(i, std::move(characters));
    for (auto& [first, alike] : m_byFirst)
        std::stable_sort(alike.begin(), alike.end(),
                         [](const Folded& a, const Folded& b) { return a.characters.size() > b.characters.size(); });
}

void NameFinder::add(std::size_t name, std::u32string characters)
{
    if (characters.starts_with(arabicArticle) && characters.size() > arabicArticle.size())
        m_byFirst[characters[1]].push_back({name, characters.substr(1), true});
    m_byFirst[characters.front()].push_back({name, std::move(characters)});
}

/// Where the name that ends at `end` ends with its possessive ending; 0 where it is only the beginning of another word.
std::size_t NameFinder::endOf(const FoldedText& text, std::size_t at, std::size_t end) const
{
    const auto is = [&](std::size_t i, char32_t c) { return i < text.size() && text[i] == c; };
    if (is(end, U'\'') && is(end + 1, U's') && text.isWordBorder(end + 2))
        return end + 2;
    const bool quoted = at > 0 && (text[at - 1] == U'\'' || text[at - 1] == 0x2018);
    const auto last = text[end - 1];
    const bool sibilant = last == U's' || last == U'x' || last == U'z';
    if (is(end, U'\'') && sibilant && !quoted && text.isWordBorder(end + 1) && (end + 1 >= text.size() || !QChar::isLetter(text[end + 1])))
        return end + 1;
    if (text.isWordBorder(end))
        return end;
    if (is(end, U's') && !sibilant && text.isWordBorder(end + 1))
        return end + 1;
    return m_bounds == Bounds::InsideWordsToo && text.isCharacterBorder(end) ? end : 0;
}

NameFinder::Match NameFinder::matchAt(const FoldedText& text, std::size_t at) const
{
    const auto alike = m_byFirst.find(text[at]);
    if (alike == m_byFirst.end())
        return {};
    const bool mayBegin = m_bounds == Bounds::WholeWords ? text.isWordBorder(at) || text.isBehindPrefix(at) : text.isCharacterBorder(at);
    if (!mayBegin)
        return {};
    const bool isBehindTo = at > 0 && text[at - 1] == arabicTo && text.isBehindPrefix(at);
    for (const auto& name : alike->second) {
        if (name.isElided && !isBehindTo)
            continue;
        const auto size = name.characters.size();
        if (at + size > text.size())
            continue;
        std::size_t same = 1;
        while (same < size && isSame(text[at + same], name.characters[same]))
            ++same;
        if (same < size)
            continue;
        if (const auto end = endOf(text, at, at + size))
            return {&name, at + size, end};
    }
    return {};
}

NameHit NameFinder::hitFor(QStringView text, const FoldedText& folded, const TextIndex& index, std::size_t at, const Match& match) const
{
    const auto& name = m_names[match.name->name];
    const auto start = folded.start(at);
    const auto end = folded.start(match.end);
    const auto endWithEnding = folded.start(match.endWithEnding);
    const auto core = text.sliced(start, end - start).toString();
    const auto ending = text.sliced(end, endWithEnding - end).toString();
    NameHit hit;
    hit.name = match.name->name;
    hit.span = {index.toCodePoint(start), index.toCodePoint(endWithEnding)};
    hit.written = core + ending;
    const auto stem = withCapitalsOf(core, name);
    hit.replacement = stem + endingFor(stem, ending, name.isName);
    if (match.name->isElided && hit.replacement.startsWith(QStringLiteral("ال")))
        hit.replacement.remove(0, 1);
    const bool broken = core.contains(u'\n');
    if (broken) { // the line stays broken, so that no paragraph goes
        const auto space = hit.replacement.indexOf(u' ');
        hit.replacement = space < 0 ? hit.replacement + u'\n' : hit.replacement.replace(space, 1, u'\n');
    }
    const bool isOneWord = !name.original.trimmed().contains(u' ');
    const bool isInside = !folded.isWordBorder(at) || (match.endWithEnding == match.end && !folded.isWordBorder(match.end));
    hit.isSmall = isOneWord && isLower(core) && !isLower(name.original);
    hit.isSure = !broken && !isInside && !hit.isSmall;
    return hit;
}

std::vector<NameHit> NameFinder::find(QStringView text) const
{
    std::vector<NameHit> hits;
    if (m_byFirst.empty())
        return hits;
    const FoldedText folded(text);
    std::optional<TextIndex> index; // most texts hold no name
    for (std::size_t at = 0; at < folded.size();) {
        const auto match = matchAt(folded, at);
        if (!match.name) {
            ++at;
            continue;
        }
        if (!index)
            index.emplace(text);
        hits.push_back(hitFor(text, folded, *index, at, match));
        at = match.endWithEnding;
    }
    return hits;
}

QString withReplacements(const QString& text, const std::vector<NameHit>& hits)
{
    const TextIndex index(text);
    QString out = text;
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        const auto from = index.toUtf16(hit->span.start);
        out.replace(from, index.toUtf16(hit->span.end) - from, hit->replacement);
    }
    return out;
}

} // namespace counterpoint

#include "core/interchange/sav/sav_extensions.h"
#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace counterpoint::sav {

namespace {

enum Kind {
    MachineNumbers = 3,
    MachineReals = 4,
    OldSets = 7,
    Display = 11,
    LongNames = 13,
    LongTexts = 14,
    Cases64 = 16,
    FileAttributes = 17,
    VariableAttributes = 18,
    NewSets = 19,
    Encoding = 20,
    LongTextLabels = 21,
    LongTextMissing = 22
};

constexpr int storedInSegment = 255; ///< bytes of a long text that each of its pieces holds
constexpr int countedForSegment = 252; ///< bytes by which the number of its pieces is counted
constexpr int widestLongText = 32'767;

std::string trimmed(std::string_view text)
{
    const auto end = text.find_last_not_of(std::string_view(" \0", 2));
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

std::string folded(std::string_view name)
{
    std::string key(name);
    std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return key;
}

/// Finds variables by their names; these must not change meanwhile, nor may the list.
class Names {
public:
    explicit Names(RawDictionary& dictionary)
        : m_variables(dictionary.variables)
    {
        for (std::size_t i = 0; i < m_variables.size(); ++i) {
            m_short.emplace(folded(m_variables[i].shortName), i);
            m_long.emplace(m_variables[i].name, i);
        }
    }
    RawVariable* byShort(std::string_view name) const
    {
        const auto found = m_short.find(folded(name));
        return found == m_short.end() ? nullptr : &m_variables[found->second];
    }
    RawVariable* byAny(std::string_view name) const
    {
        const auto found = m_long.find(std::string(name));
        return found == m_long.end() ? byShort(name) : &m_variables[found->second];
    }

private:
    std::vector<RawVariable>& m_variables;
    std::unordered_map<std::string, std::size_t> m_short;
    std::unordered_map<std::string, std::size_t> m_long;
};

/// 'NAME=value' items, each ended by a tab (and perhaps a zero before it).
std::vector<std::pair<std::string_view, std::string_view>> items(std::string_view text)
{
    std::vector<std::pair<std::string_view, std::string_view>> found;
    while (!text.empty()) {
        const auto end = std::min(text.find('\t'), text.size());
        const auto item = text.substr(0, end);
        if (const auto equals = item.find('='); equals != std::string_view::npos)
            found.emplace_back(item.substr(0, equals), item.substr(equals + 1));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

int numberAt(std::string_view text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? number : -1;
}

bool applyLongTexts(std::string_view text, RawDictionary& dictionary)
{
    for (const auto& [name, widthText] : items(text)) {
        const int width = numberAt(widthText);
        const auto key = folded(name);
        const auto first = std::find_if(dictionary.variables.begin(), dictionary.variables.end(),
                                        [&](const RawVariable& v) { return folded(v.shortName) == key; });
        if (first == dictionary.variables.end() || width <= storedInSegment)
            continue;
        const int pieces = (width + countedForSegment - 1) / countedForSegment;
        if (width > widestLongText || first->width == 0 || dictionary.variables.end() - first < pieces)
            return false;
        first->width = width;
        for (int i = 1; i < pieces; ++i) {
            if ((first + i)->width == 0)
                return false;
            first->segments.push_back((first + i)->width);
        }
        dictionary.variables.erase(first + 1, first + pieces);
    }
    return true;
}

/// Levels stand before long texts are put together: one entry for each piece.
void applyDisplay(ByteReader reader, RawDictionary& dictionary)
{
    const auto numbers = reader.left() / 4;
    const auto variables = dictionary.variables.size();
    const auto each = numbers == variables * 3 ? 3u : numbers == variables * 2 ? 2u : 0u;
    if (each == 0)
        return;
    for (auto& variable : dictionary.variables) {
        const auto measure = reader.int32();
        if (measure >= 1 && measure <= 3)
            variable.measure = data_file::Measure(measure);
        reader.skip((each - 1) * 4);
    }
}

/// '12 twelve chars' and a space.
std::optional<std::string> counted(std::string_view& text)
{
    const auto space = text.find(' ');
    const int length = space == std::string_view::npos ? -1 : numberAt(text.substr(0, space));
    if (length < 0 || std::size_t(length) > text.size() - space - 1)
        return {};
    std::string taken(text.substr(space + 1, std::size_t(length)));
    text.remove_prefix(std::min(space + 1 + std::size_t(length) + 1, text.size()));
    return taken;
}

std::optional<RawSet> setFrom(std::string_view line)
{
    RawSet set;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 >= line.size())
        return {};
    set.name = line.substr(0, equals);
    const char kind = line[equals + 1];
    line.remove_prefix(equals + 2);
    set.isDichotomies = kind != 'C';
    if (kind == 'E') { // where the labels come from
        line.remove_prefix(std::min<std::size_t>(1, line.size()));
        line.remove_prefix(std::min(line.find(' ') == std::string_view::npos ? line.size() : line.find(' ') + 1, line.size()));
    } else if (kind == 'C')
        line.remove_prefix(std::min<std::size_t>(1, line.size()));
    else if (kind != 'D')
        return {};
    if (set.isDichotomies) {
        const auto value = counted(line);
        if (!value)
            return {};
        set.counted = trimmed(*value);
    }
    const auto label = counted(line);
    if (!label)
        return {};
    set.label = trimmed(*label);
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        if (end > 0)
            set.variables.emplace_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return set;
}

void applySets(std::string_view text, const Names& names, std::vector<RawSet>& sets)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto set = setFrom(text.substr(0, end))) {
            std::vector<std::string> known;
            for (const auto& name : set->variables)
                if (const auto* variable = names.byAny(name))
                    known.push_back(variable->name);
            set->variables = std::move(known);
            const bool isNew = std::none_of(sets.begin(), sets.end(), [&](const RawSet& s) { return s.name == set->name; });
            if (isNew && set->variables.size() > 1)
                sets.push_back(std::move(*set));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string_view sized(ByteReader& reader)
{
    const auto length = reader.int32();
    return length < 0 ? std::string_view() : reader.take(std::size_t(length));
}

void applyLongTextLabels(ByteReader reader, const Names& names)
{
    while (reader.left() > 0 && reader.isSound()) {
        auto* variable = names.byAny(trimmed(sized(reader)));
        reader.skip(4); // the variable's width, said a second time
        const auto count = reader.int32();
        for (std::int32_t i = 0; i < count && reader.isSound(); ++i) {
            const auto value = trimmed(sized(reader));
            const auto label = trimmed(sized(reader));
            if (variable && variable->width > 0 && reader.isSound())
                variable->textLabels.emplace_back(value, label);
        }
    }
}

void applyLongTextMissing(ByteReader reader, const Names& names)
{
    while (reader.left() > 0 && reader.isSound()) {
        auto* variable = names.byAny(trimmed(sized(reader)));
        const int count = reader.byte();
        const auto length = reader.int32();
        for (int i = 0; i < count && length >= 0 && reader.isSound(); ++i) {
            const auto value = trimmed(reader.take(std::size_t(length)));
            if (variable && variable->width > 0 && reader.isSound())
                variable->missingTexts.push_back(value);
        }
    }
}

/// 'age:Source('register'\n)Checked('yes'\n'twice'\n)/sex:…': of an attribute with several values the first one.
void applyAttributes(std::string_view text, const Names& names)
{
    while (!text.empty()) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos)
            return;
        auto* variable = names.byAny(text.substr(0, colon));
        text.remove_prefix(colon + 1);
        while (!text.empty() && text.front() != '/') {
            const auto open = text.find("('");
            const auto close = open == std::string_view::npos ? open : text.find("'\n", open + 2);
            const auto end = close == std::string_view::npos ? close : text.find(")", close);
            if (end == std::string_view::npos)
                return;
            const auto name = text.substr(0, open);
            if (variable && name != "$@Role") // which SPSS's dialogs want, and nobody else
                variable->attributes.emplace_back(name, text.substr(open + 2, close - open - 2));
            text.remove_prefix(end + 1);
        }
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
}

void applyMachine(const Extensions& extensions, RawDictionary& dictionary)
{
    const auto find = [&](Kind kind) {
        const auto found = extensions.texts.find(kind);
        ByteReader reader(found == extensions.texts.end() ? std::string_view() : std::string_view(found->second));
        reader.setSwapped(extensions.isSwapped);
        return reader;
    };
    auto numbers = find(MachineNumbers);
    if (numbers.left() >= 32) {
        numbers.skip(28);
        dictionary.codePage = numbers.int32();
    }
    auto reals = find(MachineReals);
    if (reals.left() >= 8)
        dictionary.systemMissing = reals.real();
    auto cases = find(Cases64);
    if (cases.left() >= 16) {
        cases.skip(8);
        dictionary.cases = cases.int64();
    }
}

} // namespace

bool apply(const Extensions& extensions, RawDictionary& dictionary)
{
    const auto text = [&](Kind kind) {
        const auto found = extensions.texts.find(kind);
        return found == extensions.texts.end() ? std::string_view() : std::string_view(found->second);
    };
    const auto reader = [&](Kind kind) {
        ByteReader bytes(text(kind));
        bytes.setSwapped(extensions.isSwapped);
        return bytes;
    };
    applyMachine(extensions, dictionary);
    dictionary.encoding = trimmed(text(Encoding));
    applyDisplay(reader(Display), dictionary);
    if (!applyLongTexts(text(LongTexts), dictionary))
        return false;
    for (const Names shortNames(dictionary); const auto& [name, longName] : items(text(LongNames)))
        if (auto* variable = shortNames.byShort(name); variable && !trimmed(longName).empty())
            variable->name = trimmed(longName);
    const Names names(dictionary);
    applyLongTextLabels(reader(LongTextLabels), names);
    applyLongTextMissing(reader(LongTextMissing), names);
    applySets(text(OldSets), names, dictionary.sets);
    applySets(text(NewSets), names, dictionary.sets);
    applyAttributes(text(VariableAttributes), names);
    dictionary.hasFileAttributes = !trimmed(text(FileAttributes)).empty();
    return true;
}

} // namespace counterpoint::sav

#include "core/words/word_tree.h"
#include "core/base/translate.h"
#include "core/text/words.h"
#include <QStringList>
#include <algorithm>
#include <map>

namespace counterpoint::words {

namespace {

using Branch = figure::WordTree::Branch;

/// Words from the hit outwards, and where each ends in the text beside it (before the hit: begins).
struct Line {
    std::vector<QString> words;
    std::vector<qsizetype> edges;
};

bool endsSentence(QStringView between)
{
    return std::any_of(between.begin(), between.end(), [](QChar c) { return QStringView(u".?!…\n。？！؟").contains(c); });
}

/// The words after a hit, up to the end of the sentence.
Line following(const QString& after, int most)
{
    Line line;
    qsizetype end = 0;
    for (const auto& place : wordsIn(after)) {
        // The last word may be cut off where the context ends.
        if (int(line.words.size()) == most || endsSentence(QStringView(after).sliced(end, place.start - end))
            || place.start + place.length == after.size())
            break;
        end = place.start + place.length;
        line.words.push_back(after.sliced(place.start, place.length).toCaseFolded());
        line.edges.push_back(end);
    }
    return line;
}

Line preceding(const QString& before, int most)
{
    Line line;
    auto start = before.size();
    const auto places = wordsIn(before);
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const auto end = place->start + place->length;
        if (int(line.words.size()) == most || endsSentence(QStringView(before).sliced(end, start - end)) || place->start == 0)
            break;
        start = place->start;
        line.words.push_back(before.sliced(place->start, place->length).toCaseFolded());
        line.edges.push_back(start);
    }
    return line;
}

Line lineOf(const SearchHit& hit, Side side, int most)
{
    return side == Side::After ? following(hit.after, most) : preceding(hit.before, most);
}

std::vector<Branch> branchesOf(const std::vector<Line>& lines, std::size_t depth, const TreeLimits& limits)
{
    std::map<QString, std::vector<Line>> byWord;
    for (const auto& line : lines)
        if (line.words.size() > depth)
            byWord[line.words[depth]].push_back(line);
    std::vector<Branch> branches;
    for (const auto& [word, those] : byWord) {
        if (double(those.size()) < limits.least)
            continue;
        Branch branch{word, double(those.size())};
        branch.branches = branchesOf(those, depth + 1, limits);
        // Words that always stand together are written together.
        if (branch.branches.size() == 1 && branch.branches.front().count == branch.count) {
            auto only = std::move(branch.branches.front());
            branch.words += u' ' + only.words;
            branch.branches = std::move(only.branches);
        }
        branches.push_back(std::move(branch));
    }
    std::stable_sort(branches.begin(), branches.end(), [](const Branch& a, const Branch& b) { return a.count > b.count; });
    if (branches.size() > limits.branches)
        branches.resize(limits.branches);
    return branches;
}

} // namespace

bool isWhole(const SearchHit& hit)
{
    const auto start = hit.before.size();
    const auto end = start + hit.text.size();
    const auto text = hit.before + hit.text + hit.after;
    const auto words = wordsIn(text);
    return std::any_of(words.begin(), words.end(), [&](const WordPlace& word) { return word.start == start; })
        && std::any_of(words.begin(), words.end(), [&](const WordPlace& word) { return word.start + word.length == end; });
}

figure::WordTree tree(const std::vector<SearchHit>& hits, Side side, const TreeLimits& limits)
{
    std::vector<Line> lines;
    std::map<QString, int> written;
    for (const auto& hit : hits) {
        lines.push_back(lineOf(hit, side, limits.words));
        ++written[hit.text.toCaseFolded()];
    }
    figure::WordTree tree;
    const auto most = std::max_element(written.begin(), written.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    tree.root = {most == written.end() ? QString() : most->first, double(hits.size()), branchesOf(lines, 0, limits)};
    tree.title = side == Side::After ? translate("Words", "What follows “%1”").arg(tree.root.words)
                                     : translate("Words", "What stands before “%1”").arg(tree.root.words);
    tree.note = translate("Words", "%n occurrence(s); what stands there less than %1 times is not drawn", nullptr, int(hits.size()))
                    .arg(limits.least);
    return tree;
}

QStringList written(const std::vector<SearchHit>& hits, Side side, const QStringList& path)
{
    const auto depth = std::size_t(path.size());
    QStringList forms;
    for (const auto& hit : hits) {
        const auto line = lineOf(hit, side, int(depth));
        if (line.words.size() < depth || !std::equal(path.begin(), path.end(), line.words.begin()))
            continue;
        auto form = hit.text;
        if (depth > 0)
            form = side == Side::After ? form + hit.after.first(line.edges.back()) : hit.before.sliced(line.edges.back()) + form;
        forms << form.simplified().toCaseFolded();
    }
    forms.removeDuplicates();
    return forms;
}

} // namespace counterpoint::words

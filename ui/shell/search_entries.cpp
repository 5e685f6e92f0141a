#include "ui/shell/search_entries.h"
#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/memo_overview.h"
#include "core/integration/convergence.h"
#include "core/integration/findings.h"
#include "core/integration/framework.h"
#include "core/integration/joint_displays.h"
#include "core/integration/maps.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/text/fuzzy.h"
#include "core/transcript/sources.h"
#include "ui/analysis/analysis_words.h"
#include "ui/integration/new_displays.h"
#include "ui/study/study_parts.h"
#include <algorithm>
#include <tuple>

namespace counterpoint::ui {

namespace {

using Kind = Place::Workspace;

void addSources(const Read& db, std::vector<SearchEntry>& entries)
{
    for (const auto& source : sources::uncounted(db))
        entries.push_back(
            {source.name, translate("Search", "Source"), "view-conversation-balloon", {Kind::Code, Entity::Source, source.id.value(), {}}});
}

void addCodes(const Read& db, std::vector<SearchEntry>& entries)
{
    for (const auto& code : codebook::uncounted(db))
        entries.push_back({code.path, translate("Search", "Code"), "tag", {Kind::Code, Entity::Code, code.id.value(), {}}});
}

void addCases(const Read& db, std::vector<SearchEntry>& entries)
{
    for (const auto& each : cases::all(db))
        entries.push_back(
            {each.name, translate("Search", "Case"), "user", {Kind::Study, Entity::Case, each.id.value(), {}, QStringLiteral("profile")}});
}

void addVariables(const Read& db, std::vector<SearchEntry>& entries)
{
    for (const auto& dataset : datasets::all(db)) {
        entries.push_back(
            {dataset.name, translate("Search", "Dataset"), "labplot-spreadsheet", {Kind::Data, Entity::Dataset, dataset.id.value(), {}}});
        for (const auto& variable : variables::of(db, dataset.id))
            entries.push_back({variable.label.isEmpty() ? variable.name : translate("Search", "%1: %2").arg(variable.name, variable.label),
                               translate("Search", "Variable"),
                               "table",
                               {Kind::Data, Entity::Variable, variable.id.value(), {}}});
    }
}

void addFindings(const Read& db, std::vector<SearchEntry>& entries)
{
    for (const auto& finding : findings::all(db))
        entries.push_back(
            {finding.claim, translate("Search", "Finding"), "hint", {Kind::Findings, Entity::Finding, finding.id.value(), {}}});
}

/// What stands in the Integrate workspace.
void addDisplays(const Read& db, std::vector<SearchEntry>& entries)
{
    const auto add = [&](const QString& name, const QString& kind, const char* icon, Entity entity, std::int64_t id) {
        entries.push_back({name, kind, icon, {Kind::Integrate, entity, id, {}}});
    };
    for (const auto& each : joint_displays::all(db))
        add(each.name, translate("Search", "Joint display"), "table", Entity::JointDisplay, each.id.value());
    for (const auto& each : convergence::all(db))
        add(each.name, translate("Search", "Convergence matrix"), "table", Entity::Convergence, each.id.value());
    for (const auto& each : frameworks::all(db))
        add(each.name, translate("Search", "Framework matrix"), "table", Entity::Framework, each.id.value());
    for (const auto& each : maps::list(db))
        add(each.name, translate("Search", "Map"), "view-list-tree", Entity::Map, each.id.value());
}

void addMemos(const Read& db, CoderId seen, std::vector<SearchEntry>& entries)
{
    for (const auto& memo : memos::all(db))
        if (memos::mayBeRead(memo, seen))
            entries.push_back({memos::heading(memo), translate("Search", "Memo"), "note", {Kind::Code, Entity::Memo, memo.id.value(), {}}});
}

} // namespace

std::vector<SearchEntry> searchEntries(const Project& project, CoderId reader)
{
    std::vector<SearchEntry> entries;
    const auto done = project.read([&](const Read& db) {
        addSources(db, entries);
        addCodes(db, entries);
        addCases(db, entries);
        addVariables(db, entries);
        addFindings(db, entries);
        addDisplays(db, entries);
        addMemos(db, coders::seenBy(db, reader), entries);
    });
    return done ? entries : std::vector<SearchEntry>();
}

std::vector<SearchEntry> newAnalysisEntries()
{
    std::vector<SearchEntry> entries;
    for (const auto& kind : analysisKinds()) {
        SearchEntry entry{newAnalysisText(kind), translate("Search", "Command"), kind.icon, {Kind::Analyse, Entity::Analysis, 0, {}}};
        entry.commandThere = objectNameOf("new", kind.key);
        entry.words = otherWordsFor(kind);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<SearchEntry> newDisplayEntries()
{
    std::vector<SearchEntry> entries;
    for (const auto& display : newDisplays()) {
        SearchEntry entry{display.title, translate("Search", "Command"), "list-add", {Kind::Integrate, Entity::Study, 0, {}}};
        entry.commandThere = display.commandName;
        entry.words = display.words;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<SearchEntry> studyPartEntries()
{
    std::vector<SearchEntry> entries;
    for (const auto& part : studyParts()) {
        SearchEntry entry{part.command, translate("Search", "Command"), part.icon, {Kind::Study, Entity::Study, 0, {}}};
        entry.commandThere = part.commandName;
        entries.push_back(std::move(entry));
    }
    return entries;
}

namespace {

/// Whether each of `typed` begins a word of `text`.
bool beginsWords(const QString& text, const QStringList& typed)
{
    return !typed.isEmpty() && std::all_of(typed.begin(), typed.end(), [&](const QString& word) {
        for (auto at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
            if (at == 0 || !text[at - 1].isLetterOrNumber())
                return true;
        return false;
    });
}

/// How an entry answers to what is typed, best first.
enum class Answer { ByItsWords, ByOtherWords, ByLetters, WithinOtherWords, Not };

Answer answerOf(const SearchEntry& entry, const QString& typed, const QStringList& words, bool hasLetters)
{
    if (hasLetters && (typed.isEmpty() || beginsWords(entry.text, words)))
        return Answer::ByItsWords;
    if (beginsWords(entry.words, words))
        return Answer::ByOtherWords;
    if (hasLetters)
        return Answer::ByLetters;
    return !typed.isEmpty() && entry.words.contains(typed, Qt::CaseInsensitive) ? Answer::WithinOtherWords : Answer::Not;
}

} // namespace

std::vector<SearchEntry> bestEntries(const std::vector<SearchEntry>& entries, const QString& typed, std::size_t limit)
{
    const auto words = typed.split(u' ', Qt::SkipEmptyParts);
    std::vector<std::tuple<Answer, int, std::size_t>> scored;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto score = fuzzyScore(typed, entries[i].text);
        if (const auto answer = answerOf(entries[i], typed, words, score.has_value()); answer != Answer::Not)
            scored.emplace_back(answer, -score.value_or(0), i);
    }
    std::sort(scored.begin(), scored.end()); // alike: in the order given
    std::vector<SearchEntry> best;
    for (std::size_t i = 0; i < std::min(limit, scored.size()); ++i)
        best.push_back(entries[std::get<2>(scored[i])]);
    return best;
}

} // namespace counterpoint::ui

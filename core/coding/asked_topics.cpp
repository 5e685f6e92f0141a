#include "core/coding/asked_topics.h"
#include "core/cases/cases.h"
#include "core/coding/guide_answers.h"
#include "core/project/doors.h"
#include "core/survey/guides.h"
#include <algorithm>
#include <set>

namespace counterpoint {

namespace {

using Questions = std::set<GuideQuestionId>;

/// The questions that each line's codes, or codes above them, are linked to.
std::vector<Questions> questionsOf(const std::vector<CodeLine>& lines, const std::vector<Guide>& guides)
{
    std::unordered_map<CodeId, Questions> linked;
    for (const auto& guide : guides)
        for (const auto& question : guide.questions)
            for (const auto code : question.codes)
                linked[code].insert(question.id);
    std::vector<Questions> found;
    for (const auto& line : lines) {
        auto& questions = found.emplace_back();
        for (const auto* codes : {&line.codes, &line.above})
            for (const auto code : *codes)
                if (const auto place = linked.find(code); place != linked.end())
                    questions.insert(place->second.begin(), place->second.end());
    }
    return found;
}

Questions questionsOfVariable(const Read& db, VariableId variable)
{
    Questions found;
    auto query =
        db.prepare("SELECT g.question_id FROM item_variable v JOIN questionnaire_item i ON i.questionnaire_id = v.questionnaire_id "
                   "AND i.uuid = v.item_uuid JOIN guide_question_item g ON g.item_id = i.id WHERE v.variable_id = ?");
    for (query.bind(variable); query.step();)
        found.insert(query.id<GuideQuestionId>(0));
    return found;
}

/// Which lines ask only groups that a Case, whose group is known, is not in.
std::vector<bool> sparedLines(const Case& person, const std::vector<Guide>& guides, const std::vector<Questions>& lines)
{
    std::map<GuideQuestionId, bool> isForOthers;
    for (const auto& guide : guides) {
        std::vector<int> own;
        for (const auto& group : guide.groups)
            if (std::any_of(person.values.begin(), person.values.end(), [&](const auto& value) {
                    return value.second.trimmed().compare(group.name.trimmed(), Qt::CaseInsensitive) == 0;
                }))
                own.push_back(group.id);
        for (const auto& question : guide.questions)
            isForOthers[question.id] = !own.empty() && !question.groups.empty() && std::none_of(own.begin(), own.end(), [&](int group) {
                return std::find(question.groups.begin(), question.groups.end(), group) != question.groups.end();
            });
    }
    std::vector<bool> spared;
    for (const auto& questions : lines)
        spared.push_back(!questions.empty()
                         && std::all_of(questions.begin(), questions.end(), [&](GuideQuestionId id) { return isForOthers[id]; }));
    return spared;
}

} // namespace

AskedTopics::AskedTopics(const Read& db, const std::vector<CodeLine>& lines, const std::vector<Source>& sources)
{
    const auto guides = guides::all(db);
    const auto questions = questionsOf(lines, guides);
    m_bound = int(std::count_if(questions.begin(), questions.end(), [](const Questions& linked) { return !linked.empty(); }));
    if (m_bound == 0)
        return;
    for (const auto& source : sources) {
        Questions put;
        if (source.kind == SourceKind::Answers)
            put = questionsOfVariable(db, source.variable);
        else if (source.kind == SourceKind::Transcript)
            for (const auto id : guide_answers::questionsPut(db, guides, source.id))
                put.insert(id);
        auto& isPut = m_put.emplace_back();
        if (put.empty()) {
            m_unknown += source.kind == SourceKind::Document ? 0 : 1;
            continue;
        }
        for (const auto& linked : questions)
            isPut.push_back(linked.empty()
                            || std::any_of(linked.begin(), linked.end(), [&](GuideQuestionId id) { return put.count(id) > 0; }));
    }
    for (const auto& person : cases::all(db))
        if (auto spared = sparedLines(person, guides, questions); std::find(spared.begin(), spared.end(), true) != spared.end())
            m_spared[person.id] = std::move(spared);
}

bool AskedTopics::isAsked(int source, int line, CaseId person) const
{
    if (m_put.empty())
        return true;
    if (const auto& put = m_put[std::size_t(source)]; !put.empty())
        return put[std::size_t(line)];
    const auto spared = m_spared.find(person);
    return spared == m_spared.end() || !spared->second[std::size_t(line)];
}

} // namespace counterpoint

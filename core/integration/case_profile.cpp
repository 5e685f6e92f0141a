#include "core/integration/case_profile.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/integration/case_talks.h"
#include "core/integration/study_log.h"
#include "core/project/doors.h"
#include <algorithm>
#include <set>
#include <tuple>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("CaseProfile", text); }

using Event = CaseProfile::Event;

/// The strands in which any Case is heard.
std::vector<Strand> strandsOf(const CodedMaterial& material)
{
    std::set<Strand> heard;
    for (const auto& said : material.contributions())
        if (said.person.isValid())
            heard.insert(material.sources()[std::size_t(said.source)].source.strand);
    return {heard.begin(), heard.end()};
}

void addStates(const Read& db, CoderId seen, CaseProfile& profile)
{
    MaterialScope scope;
    if (seen.isValid())
        scope.coders = {seen};
    const CodedMaterial material(db, code_lines::of(db, {}, true), scope);
    profile.strands = strandsOf(material);
    const auto byCase = material.byCase();
    const auto all = byCase.find(profile.person.id);
    std::vector<std::vector<int>> byStrand(profile.strands.size());
    if (all != byCase.end())
        for (const int place : all->second) {
            const auto& said = material.contributions()[std::size_t(place)];
            const auto strand = material.sources()[std::size_t(said.source)].source.strand;
            const auto found = std::find(profile.strands.begin(), profile.strands.end(), strand);
            byStrand[std::size_t(found - profile.strands.begin())].push_back(place);
        }
    for (std::size_t line = 0; line < material.lines().size(); ++line) {
        const auto& code = material.lines()[line];
        CaseProfile::CodeStates row{code.code, code.path, {}, {}};
        for (std::size_t i = 0; i < byStrand.size(); ++i) {
            CaseProfile::State state;
            state.hasMaterial = !byStrand[i].empty();
            if (state.hasMaterial)
                state.mention = material.mention(byStrand[i], int(line));
            const bool hasPassages = state.mention.codings > 0;
            row.passages << (hasPassages ? passages_behind::all({passages_behind::code(code), passages_behind::person(profile.person.name),
                                                                 passages_behind::strand(profile.strands[i])})
                                         : QString());
            row.states.push_back(state);
        }
        profile.codes.push_back(std::move(row));
    }
}

std::vector<ShownMemo> memosOn(const Read& db, CaseId id, CoderId seen)
{
    auto all = memos::overview(db);
    std::erase_if(all, [&](const ShownMemo& memo) {
        const bool isOn = memo.subject == MemoSubject::Case && memo.subjectId == id.value();
        return !isOn || !memos::mayBeRead(memo, seen);
    });
    return all;
}

/// Entries of the study log that name the Case.
void addLog(const Read& db, const QString& name, std::vector<Event>& events)
{
    for (const auto& entry : study_log::all(db))
        if (entry.title.contains(name, Qt::CaseInsensitive) || entry.body.contains(name, Qt::CaseInsensitive))
            events.push_back({Event::Kind::Log, entry.day, entry.title, entry.id.value()});
}

std::vector<Event> timelineOf(const Read& db, const CaseProfile& profile)
{
    std::vector<Event> events;
    for (const auto& talk : profile.talks)
        if (!talk.day.isEmpty() && talk.source.kind != SourceKind::Answers)
            events.push_back({Event::Kind::Talk, talk.day, talk.source.name, talk.source.id.value()});
    for (const auto& response : profile.responses)
        if (!response.day.isEmpty())
            events.push_back({Event::Kind::Response, response.day, response.name, response.dataset.value()});
    for (const auto& memo : profile.memos)
        events.push_back({Event::Kind::Memo, (memo.createdAt.isEmpty() ? memo.changedAt : memo.createdAt).left(10), memos::heading(memo),
                          memo.id.value()});
    addLog(db, profile.person.name, events);
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& one, const Event& other) { return std::tie(one.day, one.kind) < std::tie(other.day, other.kind); });
    return events;
}

} // namespace

QString titleOf(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return tr("Interviews");
    case Strand::Survey:
        return tr("Survey");
    case Strand::FocusGroups:
        return tr("Focus groups");
    case Strand::Documents:
        break;
    }
    return tr("Documents");
}

QString titleOf(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::Talk:
        return tr("Heard");
    case Event::Kind::Response:
        return tr("Survey");
    case Event::Kind::Memo:
        return tr("Memos");
    case Event::Kind::Log:
        break;
    }
    return tr("Study log");
}

QString inWords(const CaseProfile::State& state)
{
    if (!state.hasMaterial)
        return tr("no material");
    switch (state.mention.state) {
    case Mention::NotAsked:
        return tr("not asked");
    case Mention::NotYetCoded:
        return tr("not yet coded");
    case Mention::NotMentioned:
        return tr("not mentioned");
    case Mention::Mentioned:
        break;
    }
    return translate("CaseProfile", "mentioned, %n coding(s)", nullptr, state.mention.codings);
}

Result<CaseProfile> caseProfile(const Read& db, CaseId id, CoderId seen)
{
    const auto people = cases::all(db);
    const auto person = std::find_if(people.begin(), people.end(), [id](const Case& one) { return one.id == id; });
    if (person == people.end())
        return fail(Error::Kind::Invalid, tr("This Case is no longer in the study."));
    CaseProfile profile;
    profile.person = *person;
    for (const auto& attribute : attributes::all(db))
        profile.attributes.emplace_back(attribute.name, person->value(attribute.id));
    profile.talks = case_parts::talks(db, id, seen);
    profile.responses = case_parts::responses(db, id);
    addStates(db, seen, profile);
    profile.memos = memosOn(db, id, seen);
    profile.timeline = timelineOf(db, profile);
    return profile;
}

} // namespace counterpoint

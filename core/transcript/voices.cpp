#include "core/transcript/voices.h"
#include "core/project/doors.h"
#include "core/transcript/speakers.h"

namespace counterpoint {

Voices::Voices(const Read& db, SourceId source)
    : Voices(db, source, turns::startsOf(db, source))
{
}

Voices::Voices(const Read& db, SourceId source, std::vector<Turn> turns)
    : m_turns(std::move(turns))
{
    auto speakers = db.prepare(("SELECT sp.id, sp.name, c.id, coalesce(c.name, '') FROM speaker sp LEFT JOIN study_case c ON c.id = "
                                + caseOfVoice + " WHERE sp.source_id = ?")
                                   .c_str());
    for (speakers.bind(source); speakers.step();)
        m_speakers[speakers.id<SpeakerId>(0)] = {speakers.text(1), speakers.id<CaseId>(2), speakers.text(3), {}};
    auto respondents = db.prepare("SELECT r.row, c.id, c.name FROM source s JOIN variable v ON v.id = s.variable_id JOIN response_case r "
                                  "ON r.dataset_id = v.dataset_id "
                                  "JOIN study_case c ON c.id = r.case_id WHERE s.id = ?");
    for (respondents.bind(source); respondents.step();)
        m_respondents[respondents.int64(0)] = {respondents.text(2), respondents.id<CaseId>(1), respondents.text(2), {}};
}

const Voices::Voice* Voices::find(qsizetype position) const
{
    const auto* turn = turns::at(m_turns, position);
    if (!turn)
        return nullptr;
    if (const auto speaker = m_speakers.find(turn->speaker); speaker != m_speakers.end())
        return &speaker->second;
    const auto respondent = turn->responseRow ? m_respondents.find(*turn->responseRow) : m_respondents.end();
    return respondent == m_respondents.end() ? nullptr : &respondent->second;
}

Voices::Voice Voices::at(qsizetype position) const
{
    const auto* known = find(position);
    auto voice = known ? *known : Voice();
    const auto* turn = turns::at(m_turns, position);
    if (turn && m_speakers.find(turn->speaker) == m_speakers.end())
        voice.responseRow = turn->responseRow;
    return voice;
}

} // namespace counterpoint

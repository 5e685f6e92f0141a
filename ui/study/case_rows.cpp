#include "ui/study/case_rows.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include <algorithm>

namespace counterpoint::ui {

int CaseRow::sources() const
{
    return int(std::count_if(voices.begin(), voices.end(), [](const CaseVoice& voice) { return voice.source.isValid(); }));
}

int CaseRow::responses() const { return int(voices.size()) - sources(); }

std::vector<CaseRow> caseRows(const Read& db)
{
    std::map<SourceId, QString> names;
    for (const auto& source : sources::uncounted(db))
        names[source.id] = source.name;
    std::map<CaseId, std::vector<CaseVoice>> voices;
    for (const auto& speaker : speakers::all(db)) {
        const CaseVoice voice{speaker.source, {}, names[speaker.source]};
        auto& heard = voices[speaker.linkedCase];
        if (speaker.linkedCase.isValid() && std::find(heard.begin(), heard.end(), voice) == heard.end())
            heard.push_back(voice);
    }
    for (const auto& dataset : datasets::all(db))
        for (const auto& [row, respondent] : respondents::casesOf(db, dataset.id))
            voices[respondent].push_back({{}, dataset.id, translate("Cases", "%1, response %2").arg(dataset.name).arg(row + 1)});
    std::vector<CaseRow> rows;
    for (auto& each : cases::all(db))
        rows.push_back({each.id, each.name, std::move(each.values), std::move(voices[each.id])});
    return rows;
}

} // namespace counterpoint::ui

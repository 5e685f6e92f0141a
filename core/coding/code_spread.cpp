#include "core/coding/code_spread.h"
#include "core/project/doors.h"
#include "core/transcript/voices.h"
#include "core/transcript/whose_codings.h"
#include <optional>
#include <unordered_set>

namespace counterpoint::code_spread {

std::unordered_map<CodeId, CodeSpread> ofAll(const Read& db, const CountScope& scope)
{
    const AskingTurns asking(db, scope.counted);
    std::unordered_map<CodeId, std::unordered_set<CaseId>> people;
    SourceId source;
    std::optional<Voices> voices;
    auto codings = db.prepare(selectCodings("source_id, start, code_id", "ORDER BY source_id, start").c_str());
    for (codings.bind(scope.coder); codings.step();) {
        if (const auto next = codings.id<SourceId>(0); next != source) {
            source = next;
            voices.emplace(db, source);
        }
        const auto start = qsizetype(codings.int64(1));
        if (asking.leaveOut(source, start))
            continue;
        if (const auto person = voices->at(start).linkedCase; person.isValid())
            people[codings.id<CodeId>(2)].insert(person);
    }
    std::unordered_map<CodeId, CodeSpread> spread;
    for (const auto& [code, cases] : people)
        spread[code].cases = int(cases.size());
    auto coders = db.prepare("SELECT DISTINCT c.code_id, k.name FROM coding c JOIN coder k ON k.id = c.coder_id WHERE k.id = ?1 "
                             "OR (?1 IS NULL AND k.is_consensus = 0) ORDER BY c.code_id, k.id");
    for (coders.bind(scope.coder); coders.step();)
        spread[coders.id<CodeId>(0)].coders << coders.text(1);
    return spread;
}

} // namespace counterpoint::code_spread

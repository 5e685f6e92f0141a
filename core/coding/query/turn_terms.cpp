#include "core/coding/query/turn_terms.h"
#include "core/coding/interactions.h"
#include "core/coding/query/query_study.h"
#include <algorithm>

namespace counterpoint::passage_query {

namespace {

bool sameName(const QString& a, const QString& b) { return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0; }

QString speakerAt(QueryStudy& study, std::int32_t source, qsizetype position)
{
    const auto who = study.whoAt(source, position);
    return who < 0 ? QString() : study.people()[std::size_t(who)].speaker;
}

/// Whether the turn that holds `position` comes right after one of somebody else, called `name`.
bool follows(QueryStudy& study, std::int32_t source, qsizetype position, const QString& name)
{
    const auto& turns = study.turnsOf(source);
    const auto next = std::upper_bound(turns.begin(), turns.end(), position);
    if (next - turns.begin() < 2)
        return false;
    const auto before = *(next - 2);
    return study.whoAt(source, before) != study.whoAt(source, position) && sameName(speakerAt(study, source, before), name);
}

Pieces contents(QueryStudy& study, const std::function<bool(std::int32_t source, TextSpan span)>& isWanted)
{
    Pieces found;
    for (std::int32_t source = 0; source < std::int32_t(study.sources().size()); ++source)
        for (const auto content : study.contentsOf(source))
            if (isWanted(source, content))
                if (const auto span = study.trimmed(source, content); !span.isEmpty())
                    found.push_back({source, -1, span, -1});
    return found;
}

/// `disagrees`, `any: Ben`; empty for any.
Pieces answering(const QString& value, QueryStudy& study)
{
    const auto kind = interactionKindFrom(value.section(u':', 0, 0));
    const auto whom = value.section(u':', 1).trimmed();
    Pieces found;
    for (const auto& each : interactions::all(study.db(), study.seen())) {
        const auto source = study.placeOf(each.source);
        if (source < 0 || (kind && each.kind != *kind) || study.leavesOut(source, each.span.start))
            continue;
        if (whom.isEmpty() || (each.answered && sameName(speakerAt(study, source, each.answered->start), whom)))
            found.push_back({source, -1, each.span, -1});
    }
    sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

bool standsForTurns(QueryField field)
{
    return field == QueryField::Turns || field == QueryField::After || field == QueryField::Interaction;
}

Pieces turnsOf(const QueryTerm& term, QueryStudy& study)
{
    if (term.field == QueryField::Interaction)
        return answering(term.value, study);
    if (term.field == QueryField::After)
        return contents(study, [&](std::int32_t source, TextSpan span) { return follows(study, source, span.start, term.value); });
    const AskingTurns asking(study.db(), term.value.isEmpty() ? Counted::Everyone : Counted::Participants);
    return contents(
        study, [&](std::int32_t source, TextSpan span) { return !asking.leaveOut(study.sources()[std::size_t(source)].id, span.start); });
}

} // namespace counterpoint::passage_query

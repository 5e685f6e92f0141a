#include "core/coding/consensus.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint {

namespace {

constexpr const char* context = "Consensus";

const std::array<std::pair<ConsensusOutcome, const char*>, 4> outcomes{{{ConsensusOutcome::Code, "code"},
                                                                        {ConsensusOutcome::NoCode, "no code"},
                                                                        {ConsensusOutcome::AnotherCode, "another code"},
                                                                        {ConsensusOutcome::OtherBorders, "other borders"}}};

/// Takes a code out of a passage of the layer; what reaches beyond it stays coded there.
Result<> clear(Edit& db, CoderId layer, const ConsensusDecision& where)
{
    for (const auto& coding : codings::of(db, where.source, layer)) {
        if (coding.code != where.code || !coding.span.overlaps(where.span))
            continue;
        codings::remove(db, coding.id);
        for (const TextSpan rest : {TextSpan{coding.span.start, where.span.start}, TextSpan{where.span.end, coding.span.end}}) {
            auto kept = coding;
            kept.span = rest;
            if (!rest.isEmpty())
                if (const auto added = codings::add(db, kept); !added)
                    return fail(added);
        }
    }
    return {};
}

Result<> give(Edit& db, CoderId layer, const ConsensusDecision& where, CodeId code, TextSpan span)
{
    const auto added = codings::add(db, {{}, where.source, code, layer, span, {}, where.reason});
    return added ? Result<>() : fail(added);
}

} // namespace

QString toText(ConsensusOutcome outcome)
{
    for (const auto& [each, text] : outcomes)
        if (each == outcome)
            return QLatin1String(text);
    return {};
}

Result<ConsensusOutcome> consensusOutcomeFrom(const QString& text)
{
    for (const auto& [each, known] : outcomes)
        if (text.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return each;
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” is no way to settle a disagreement: code, no code, another code, other borders.").arg(text));
}

namespace consensus {

CoderId coder(const Read& db)
{
    auto query = db.prepare("SELECT id FROM coder WHERE is_consensus = 1 ORDER BY id");
    return query.step() ? query.id<CoderId>(0) : CoderId();
}

CoderId ensureCoder(Edit& db)
{
    if (const auto there = coder(db); there.isValid())
        return there;
    const auto wanted = translate(context, "Consensus");
    auto name = wanted;
    auto taken = db.prepare("SELECT 1 FROM coder WHERE name = ? COLLATE NAME");
    for (int number = 2; taken.again().bind(name).step(); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    db.prepare("INSERT INTO coder(uuid, name, is_consensus) VALUES(?, ?, 1)").bind(newUuid(), name).run();
    return CoderId(db.lastInsertId());
}

Result<> settle(Edit& db, const Settlement& settlement)
{
    const auto& decision = settlement.decision;
    if (decision.reason.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "Say why it was decided so: the reason is what readers will ask for."));
    if (decision.outcome == ConsensusOutcome::AnotherCode && (!settlement.other.isValid() || settlement.other == decision.code))
        return fail(Error::Kind::Invalid, translate(context, "Say which other code the passage has."));
    if (decision.outcome == ConsensusOutcome::OtherBorders && settlement.borders.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "Say from where to where the passage has the code."));
    const auto layer = ensureCoder(db);
    db.prepare("DELETE FROM consensus_decision WHERE source_id = ? AND code_id = ? AND start = ? AND end = ?")
        .bind(decision.source, decision.code, std::int64_t(decision.span.start), std::int64_t(decision.span.end))
        .run();
    auto where = decision;
    if (decision.outcome == ConsensusOutcome::OtherBorders)
        where.span = {std::min(where.span.start, settlement.borders.start), std::max(where.span.end, settlement.borders.end)};
    if (const auto cleared = clear(db, layer, where); !cleared)
        return cleared;
    Result<> given;
    switch (decision.outcome) {
    case ConsensusOutcome::Code:
        given = give(db, layer, decision, decision.code, decision.span);
        break;
    case ConsensusOutcome::NoCode:
        break;
    case ConsensusOutcome::AnotherCode:
        given = give(db, layer, decision, settlement.other, decision.span);
        break;
    case ConsensusOutcome::OtherBorders:
        given = give(db, layer, decision, decision.code, settlement.borders);
        break;
    }
    if (!given)
        return given;
    db.prepare("INSERT INTO consensus_decision(uuid, source_id, code_id, coder_id, start, end, outcome, reason, decided_at) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), decision.source, decision.code, decision.by, std::int64_t(decision.span.start), std::int64_t(decision.span.end),
              toText(decision.outcome), decision.reason.trimmed(), Clock::stamp())
        .run();
    return {};
}

TextSpan bordersBy(const Read& db, const ConsensusDecision& passage, CoderId coder)
{
    TextSpan borders;
    for (const auto& coding : codings::of(db, passage.source, coder))
        if (coding.code == passage.code && coding.span.overlaps(passage.span))
            borders = borders.isEmpty() ? coding.span
                                        : TextSpan{std::min(borders.start, coding.span.start), std::max(borders.end, coding.span.end)};
    return borders;
}

std::vector<ConsensusDecision> decisions(const Read& db)
{
    std::vector<ConsensusDecision> found;
    auto query =
        db.prepare("SELECT id, source_id, code_id, coder_id, start, end, outcome, reason, decided_at FROM consensus_decision ORDER "
                   "BY decided_at DESC, id DESC");
    while (query.step())
        found.push_back({query.int64(0), query.id<SourceId>(1), query.id<CodeId>(2),
                         query.isNull(4) ? TextSpan() : TextSpan{qsizetype(query.int64(4)), qsizetype(query.int64(5))},
                         consensusOutcomeFrom(query.text(6)).value_or(ConsensusOutcome::Code), query.text(7), query.id<CoderId>(3),
                         query.text(8)});
    return found;
}

} // namespace consensus

} // namespace counterpoint

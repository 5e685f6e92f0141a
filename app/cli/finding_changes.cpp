#include "app/cli/finding_changes.h"
#include "app/cli/judgement_named.h"
#include "app/cli/shell.h"
#include "core/analysis/analysis.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/integration/findings.h"
#include "core/integration/live_text.h"
#include "core/transcript/sources.h"
#include <CLI/App.hpp>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

Result<Finding> numbered(const Read& db, int number)
{
    const auto all = findings::all(db);
    if (number < 1 || number > int(all.size()))
        return fail(Error::Kind::Invalid, tr("There is no finding %1. They are numbered 1 to %2.").arg(number).arg(all.size()));
    return all[std::size_t(number - 1)];
}

Result<> setConcern(Finding& finding, const std::vector<std::string>& words)
{
    const QStringList components{QStringLiteral("limitations"), QStringLiteral("coherence"), QStringLiteral("adequacy"),
                                 QStringLiteral("relevance")};
    const auto component = findName(text(words[0]), components, tr("component of GRADE-CERQual"));
    const auto level = concernFrom(text(words[1]));
    if (!component)
        return fail(component);
    if (!level)
        return fail(level);
    finding.concerns[std::size_t(*component)] = {*level, words.size() > 2 ? text(words[2]) : QString()};
    return {};
}

Result<> setWords(const FindingChanges& changes, Finding& finding)
{
    for (const auto& [given, member] :
         {std::pair(&changes.claim, &Finding::claim), std::pair(&changes.body, &Finding::body),
          std::pair(&changes.question, &Finding::question), std::pair(&changes.counterEvidence, &Finding::counterEvidence)})
        if (*given)
            finding.*member = text(**given);
    const auto set = [](const std::optional<std::string>& given, auto& member, const auto& read) -> Result<> {
        if (!given)
            return {};
        const auto value = read(text(*given));
        if (!value)
            return fail(value);
        member = *value;
        return {};
    };
    return set(changes.status, finding.status, findingStatusFrom)
        .and_then([&] { return set(changes.strength, finding.strength, strengthFrom); })
        .and_then([&] { return set(changes.confidence, finding.confidence, confidenceFrom); })
        .and_then([&] { return changes.concern.empty() ? Result<>() : setConcern(finding, changes.concern); });
}

/// Figures that were typed by names become live.
Result<> setBody(const Read& db, Finding& finding)
{
    auto body = live_text::written(db, finding.body);
    if (!body)
        return fail(body);
    finding.body = std::move(*body);
    return {};
}

/// DISPLAY ROW
Result<JointRowId> rowNamed(const Read& db, const std::vector<std::string>& words)
{
    return joint_displays::byName(db, text(words[0])).and_then([&](const JointDisplay& display) {
        QStringList titles;
        for (const auto& row : display.rows)
            titles << row.title;
        return findName(text(words[1]), titles, tr("row")).map([&](qsizetype i) { return display.rows[std::size_t(i)].id; });
    });
}

Result<> bindEvidence(Edit& db, FindingId finding, const FindingChanges& changes)
{
    const auto stance = changes.against ? Evidence::Stance::Contradicts : Evidence::Stance::Supports;
    const auto note = text(changes.note);
    if (!changes.quote.empty()) {
        const auto source = sources::byName(db, text(changes.quote[0]));
        if (!source)
            return fail(source);
        const TextSpan span{text(changes.quote[1]).toLongLong(), text(changes.quote[2]).toLongLong()};
        if (const auto added = findings::addPassage(db, finding, source->id, span, stance, note); !added)
            return fail(added);
    }
    if (!changes.result.empty()) {
        const auto analysis = analyses::byName(db, text(changes.result));
        if (!analysis)
            return fail(analysis);
        if (const auto added = findings::addResult(db, finding, analysis->id, stance, note); !added)
            return fail(added);
    }
    if (!changes.row.empty()) {
        const auto row = rowNamed(db, changes.row);
        if (!row)
            return fail(row);
        if (const auto added = findings::addDisplayRow(db, finding, *row, stance, note); !added)
            return fail(added);
    }
    if (changes.judgement.empty())
        return {};
    const auto assessment = judgementNamed(db, changes.judgement);
    if (!assessment)
        return fail(assessment);
    const auto added = findings::addAssessment(db, finding, *assessment, stance, note);
    return added ? Result<>() : fail(added);
}

/// Takes what the study says now as what was seen, of all that changed.
Result<> confirm(Edit& db, const Finding& finding)
{
    auto accepted = finding;
    accepted.body = live_text::accepted(db, finding.body);
    if (const auto done = findings::update(db, accepted); !done)
        return done;
    const auto pieces = findings::evidence(db, finding.id);
    if (!pieces)
        return fail(pieces);
    for (const auto& piece : *pieces)
        if (piece.state == Evidence::State::Changed)
            if (const auto done = findings::confirm(db, piece.id); !done)
                return done;
    return {};
}

} // namespace

void addFindingChanges(CLI::App& app, FindingChanges& changes)
{
    auto* add = app.add_option("--add", changes.add, "CLAIM: add a finding");
    auto* finding = app.add_option("--finding", changes.finding, "NUMBER: the one to change, counted from 1")->excludes(add);
    const auto field = [&](const char* name, std::optional<std::string>& value, const char* about) { app.add_option(name, value, about); };
    field("--claim", changes.claim, "What was found, in a sentence");
    field("--body", changes.body, "The argument; live fields stand in it as --field prints them");
    field("--status", changes.status, "draft, tentative, supported");
    field("--question", changes.question, "The research question it answers");
    field("--counter-evidence", changes.counterEvidence, "Where it was looked for, and what was found");
    field("--strength", changes.strength, "strong, moderate, weak");
    field("--confidence", changes.confidence, "high, moderate, low, very low");
    app.add_option("--concern", changes.concern,
                   "COMPONENT LEVEL WHY: of GRADE-CERQual; limitations, coherence, adequacy or relevance; none, minor, moderate or serious")
        ->expected(2, 3);
    app.add_option("--quote", changes.quote, "SOURCE START END: bind a passage as evidence")->expected(3);
    app.add_option("--result", changes.result, "ANALYSIS: bind a result");
    app.add_option("--judgement", changes.judgement, "MATRIX THEME SIDE SIDE, or MATRIX THEME all: bind what was judged of convergence")
        ->expected(3, 4);
    app.add_option("--row", changes.row, "DISPLAY ROW: bind a row of a joint display")->expected(2);
    app.add_flag("--against", changes.against, "What is bound speaks against the finding");
    app.add_option("--note", changes.note, "A note on what is bound");
    app.add_flag("--confirm", changes.confirm, "Its evidence and figures were looked at: take what holds now")->needs(finding);
    app.add_flag("--remove", changes.remove, "Remove it, with its evidence")->needs(finding);
}

Result<> applyFindingChanges(Edit& db, const FindingChanges& changes)
{
    int number = changes.finding;
    if (!changes.add.empty()) {
        if (const auto added = findings::add(db, text(changes.add)); !added)
            return fail(added);
        number = int(findings::all(db).size());
    }
    auto finding = numbered(db, number);
    if (!finding)
        return fail(finding);
    if (changes.remove) {
        findings::remove(db, finding->id);
        return {};
    }
    return setWords(changes, *finding)
        .and_then([&] { return changes.body ? setBody(db, *finding) : Result<>(); })
        .and_then([&] { return findings::update(db, *finding); })
        .and_then([&] { return bindEvidence(db, finding->id, changes); })
        .and_then([&] { return changes.confirm ? confirm(db, *finding) : Result<>(); });
}

} // namespace counterpoint::cli

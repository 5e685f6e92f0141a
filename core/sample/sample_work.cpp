#include "core/sample/sample_work.h"
#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/coding/memos.h"
#include "core/integration/findings.h"
#include "core/integration/live_text.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/sample/quotes.h"
#include "core/sample/sample_files.h"
#include "core/sample/sample_integration.h"
#include "core/transcript/sources.h"

namespace counterpoint::sample {

namespace {

QString at(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString(); }

Result<> addCodes(Edit& db, const QJsonArray& list, CodeId parent)
{
    for (const auto item : list) {
        const auto object = item.toObject();
        const auto id = codebook::add(db, at(object, "name"), parent);
        if (!id)
            return fail(id);
        auto code = codebook::byId(db, *id);
        if (!code)
            return fail(code);
        code->origin = at(object, "origin");
        code->definition = at(object, "definition");
        code->inclusion = at(object, "inclusion");
        code->exclusion = at(object, "exclusion");
        code->example = at(object, "example");
        if (const auto colour = at(object, "colour"); !colour.isEmpty())
            code->colour = colour;
        if (const auto done = codebook::update(db, *code); !done)
            return done;
        if (const auto done = addCodes(db, object.value(QStringLiteral("children")).toArray(), *id); !done)
            return done;
    }
    return {};
}

Result<> codeAs(Edit& db, const QString& coderName, const QJsonArray& list)
{
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    Quotes quotes(db);
    for (const auto item : list) {
        const auto object = item.toObject();
        if (at(object, "coder") != coderName)
            continue;
        const auto code = codebook::find(db, at(object, "code"));
        const auto place = quotes.find(object);
        if (!code)
            return fail(code);
        if (!place)
            return fail(place);
        if (const auto done = codings::add(db, {{}, place->source, code->id, *coder, place->span, {}, at(object, "comment")}); !done)
            return fail(done);
    }
    return {};
}

/// What a memo of the sample is about.
Result<std::pair<MemoSubject, std::int64_t>> subjectOf(const Read& db, const QString& on, const QString& name)
{
    using Subject = std::pair<MemoSubject, std::int64_t>;
    if (on == QLatin1String("source"))
        return sources::byName(db, name).map([](const Source& source) { return Subject{MemoSubject::Source, source.id.value()}; });
    if (on == QLatin1String("code"))
        return codebook::find(db, name).map([](const Code& code) { return Subject{MemoSubject::Code, code.id.value()}; });
    if (on == QLatin1String("case"))
        return cases::byName(db, name).map([](const Case& one) { return Subject{MemoSubject::Case, one.id.value()}; });
    return Subject{MemoSubject::Study, 1};
}

Result<> addAnalysis(Edit& db, const QJsonObject& object)
{
    const auto dataset = datasets::byName(db, at(object, "dataset"));
    const auto kind = analysisKindFrom(at(object, "kind"));
    if (!dataset)
        return fail(dataset);
    if (!kind)
        return fail(kind);
    Analysis analysis;
    analysis.name = at(object, "name");
    analysis.kind = (*kind)->key;
    analysis.dataset = dataset->id;
    analysis.inReport = object.value(QStringLiteral("in_report")).toBool();
    const auto find = [&](const QString& name) {
        return variables::byName(db, dataset->id, name).map([](const Variable& variable) { return variable.id; });
    };
    for (const auto& role : (*kind)->roles) {
        const auto given = object.value(role.key);
        std::vector<VariableId> ids;
        for (const auto name : given.isString() ? QJsonArray{given} : given.toArray()) {
            const auto id = find(name.toString());
            if (!id)
                return fail(id);
            ids.push_back(*id);
        }
        analysis.put(role.key, std::move(ids));
    }
    for (const auto& option : (*kind)->options)
        if (const auto value = object.value(option.key); !value.isUndefined())
            setOption(analysis, option.key, value);
    const auto added = analyses::add(db, analysis);
    return added ? Result<>() : fail(added);
}

Result<> addEvidence(Edit& db, FindingId finding, const QJsonObject& object, Quotes& quotes)
{
    const auto stance = at(object, "stance") == QLatin1String("contradicts") ? Evidence::Stance::Contradicts : Evidence::Stance::Supports;
    if (at(object, "kind") == QLatin1String("result")) {
        const auto added = analyses::byName(db, at(object, "analysis")).and_then([&](const Analysis& analysis) {
            return findings::addResult(db, finding, analysis.id, stance, at(object, "note"));
        });
        return added ? Result<>() : fail(added);
    }
    if (at(object, "kind") == QLatin1String("judgement")) {
        const auto judged = judgementOf(db, object);
        const auto added = judged ? findings::addAssessment(db, finding, *judged, stance, at(object, "note")) : fail(judged);
        return added ? Result<>() : fail(added);
    }
    const auto added = quotes.find(object).and_then(
        [&](const QuotedPlace& place) { return findings::addPassage(db, finding, place.source, place.span, stance, at(object, "note")); });
    return added ? Result<>() : fail(added);
}

/// Strength, confidence, and what lowers it.
Result<> appraise(const QJsonObject& object, Finding& finding)
{
    const auto strength = strengthFrom(at(object, "strength"));
    const auto confidence = confidenceFrom(at(object, "confidence"));
    if (!strength)
        return fail(strength);
    if (!confidence)
        return fail(confidence);
    finding.strength = *strength;
    finding.confidence = *confidence;
    const auto concerns = object.value(QStringLiteral("concerns")).toArray();
    for (std::size_t i = 0; i < finding.concerns.size() && qsizetype(i) < concerns.size(); ++i) {
        const auto concern = concerns[qsizetype(i)].toObject();
        const auto level = concernFrom(at(concern, "level"));
        if (!level)
            return fail(level);
        finding.concerns[i] = {*level, at(concern, "why")};
    }
    return {};
}

Result<> addFinding(Edit& db, const QJsonObject& object, Quotes& quotes)
{
    const auto id = findings::add(db, at(object, "claim"));
    const auto status = findingStatusFrom(at(object, "status"));
    if (!id)
        return fail(id);
    if (!status)
        return fail(status);
    Finding finding;
    finding.id = *id;
    finding.claim = at(object, "claim");
    auto body = live_text::written(db, at(object, "body"));
    if (!body)
        return fail(body);
    finding.body = std::move(*body);
    finding.question = at(object, "question");
    finding.counterEvidence = at(object, "counter_evidence");
    if (const auto done = appraise(object, finding); !done)
        return done;
    finding.status = *status;
    if (const auto done = findings::update(db, finding); !done)
        return done;
    for (const auto piece : object.value(QStringLiteral("evidence")).toArray())
        if (const auto done = addEvidence(db, *id, piece.toObject(), quotes); !done)
            return done;
    return {};
}

} // namespace

Result<> addCodebook(Edit& db)
{
    return readList(QStringLiteral("codebook.json")).and_then([&](const QJsonArray& list) { return addCodes(db, list, {}); });
}

Result<> addCodings(Project& project)
{
    const auto list = readList(QStringLiteral("codings.json"));
    const auto about = readObject(QStringLiteral("study.json"));
    if (!list)
        return fail(list);
    if (!about)
        return fail(about);
    for (const auto coder : about->value(QStringLiteral("coders")).toArray()) {
        const auto name = at(coder.toObject(), "name");
        project.setCoderName(name);
        if (const auto done =
                project.perform(translate("Sample", "Code as %1").arg(name), [&](Edit& db) { return codeAs(db, name, *list); });
            !done)
            return done;
    }
    return {};
}

Result<> addMemos(Edit& db)
{
    const auto list = readList(QStringLiteral("memos.json"));
    if (!list)
        return fail(list);
    for (const auto item : *list) {
        const auto object = item.toObject();
        const auto subject = subjectOf(db, at(object, "on"), at(object, "name"));
        const auto coder = coders::ensure(db, at(object, "coder"));
        if (!subject)
            return fail(subject);
        if (!coder)
            return fail(coder);
        memos::add(db, {{}, subject->first, subject->second, at(object, "title"), at(object, "text"), *coder, {}});
    }
    return {};
}

Result<> addAnalyses(Edit& db)
{
    const auto list = readList(QStringLiteral("analyses.json"));
    if (!list)
        return fail(list);
    for (const auto item : *list)
        if (const auto done = addAnalysis(db, item.toObject()); !done)
            return done;
    return {};
}

Result<> addFindings(Edit& db)
{
    const auto list = readList(QStringLiteral("findings.json"));
    if (!list)
        return fail(list);
    Quotes quotes(db);
    for (const auto item : *list)
        if (const auto done = addFinding(db, item.toObject(), quotes); !done)
            return done;
    return {};
}

} // namespace counterpoint::sample

#include "core/integration/findings.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <algorithm>
#include <utility>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Findings", text); }

using Status = Finding::Status;
using Strength = Finding::Strength;
using Confidence = Finding::Confidence;
using Level = Concern::Level;

/// The values of an enumeration with what they are called in the file.
template <class Value>
struct Named {
    Value value;
    const char* name;
};
constexpr Named<Status> statuses[]{{Status::Draft, "draft"}, {Status::Tentative, "tentative"}, {Status::Supported, "supported"}};
constexpr Named<Strength> strengths[]{
    {Strength::None, ""}, {Strength::Weak, "weak"}, {Strength::Moderate, "moderate"}, {Strength::Strong, "strong"}};
constexpr Named<Confidence> confidences[]{{Confidence::None, ""},
                                          {Confidence::VeryLow, "very low"},
                                          {Confidence::Low, "low"},
                                          {Confidence::Moderate, "moderate"},
                                          {Confidence::High, "high"}};
constexpr Named<Level> levels[]{
    {Level::NotAssessed, ""}, {Level::None, "none"}, {Level::Minor, "minor"}, {Level::Moderate, "moderate"}, {Level::Serious, "serious"}};

template <class Value, std::size_t count>
QString nameOf(Value value, const Named<Value> (&names)[count])
{
    const auto found = std::find_if(names, names + count, [value](const auto& one) { return one.value == value; });
    return found == names + count ? QString() : QString::fromLatin1(found->name);
}

/// `otherwise` says, of %1, what would fit.
template <class Value, std::size_t count>
Result<Value> valueOf(const QString& text, const Named<Value> (&names)[count], const QString& otherwise)
{
    const auto found = std::find_if(names, names + count, [&](const auto& one) { return text == QLatin1String(one.name); });
    return found == names + count ? Result<Value>(fail(Error::Kind::Invalid, otherwise.arg(text))) : Result<Value>(found->value);
}

} // namespace

QString toText(Status status) { return nameOf(status, statuses); }
QString toText(Strength strength) { return nameOf(strength, strengths); }
QString toText(Confidence confidence) { return nameOf(confidence, confidences); }
QString toText(Level level) { return nameOf(level, levels); }

Result<Status> findingStatusFrom(const QString& text)
{
    return valueOf(text, statuses, tr("“%1” is not the status of a finding. It is draft, tentative or supported."));
}

Result<Strength> strengthFrom(const QString& text)
{
    return valueOf(text, strengths, tr("“%1” is not the strength of a finding. It is strong, moderate or weak."));
}

Result<Confidence> confidenceFrom(const QString& text)
{
    return valueOf(text, confidences, tr("“%1” is not a level of confidence. It is high, moderate, low or very low."));
}

Result<Level> concernFrom(const QString& text)
{
    return valueOf(text, levels, tr("“%1” is not a level of concern. It is none, minor, moderate or serious."));
}

QString titleOf(CerqualComponent component)
{
    switch (component) {
    case CerqualComponent::Limitations:
        return tr("Methodological limitations");
    case CerqualComponent::Coherence:
        return tr("Coherence");
    case CerqualComponent::Adequacy:
        return tr("Adequacy of data");
    default:
        return tr("Relevance");
    }
}

namespace findings {

namespace {

Result<QString> checked(const QString& claim)
{
    if (claim.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The finding needs a claim: one sentence that says what was found."));
    return claim.trimmed();
}

void readConcerns(const Read& db, Finding& finding)
{
    auto query = db.prepare("SELECT component, level, explanation FROM finding_concern WHERE finding_id = ?");
    for (query.bind(finding.id); query.step();)
        finding.concerns[std::size_t(query.integer(0) - 1)] = {concernFrom(query.text(1)).value_or(Level::NotAssessed), query.text(2)};
}

void writeConcerns(Edit& db, const Finding& finding)
{
    for (std::size_t i = 0; i < finding.concerns.size(); ++i) {
        const auto component = std::int64_t(i + 1);
        const auto& concern = finding.concerns[i];
        if (concern.level == Level::NotAssessed)
            db.prepare("DELETE FROM finding_concern WHERE finding_id = ? AND component = ?").bind(finding.id, component).run();
        else
            db.prepare("INSERT INTO finding_concern(finding_id, component, level, explanation) VALUES(?1, ?2, ?3, ?4) "
                       "ON CONFLICT(finding_id, component) DO UPDATE SET level = ?3, explanation = ?4")
                .bind(finding.id, component, toText(concern.level), concern.explanation)
                .run();
    }
}

} // namespace

std::vector<Finding> all(const Read& db)
{
    std::vector<Finding> rows;
    auto query =
        db.prepare("SELECT f.id, f.claim, f.body, f.status, count(CASE WHEN e.stance = 'supports' THEN 1 END), "
                   "count(CASE WHEN e.stance = 'contradicts' THEN 1 END), f.question, f.counter_evidence, f.strength, f.confidence "
                   "FROM finding f LEFT JOIN evidence e ON e.finding_id = f.id GROUP BY f.id ORDER BY f.position, f.id");
    while (query.step())
        rows.push_back({query.id<FindingId>(0),
                        query.text(1),
                        query.text(2),
                        findingStatusFrom(query.text(3)).value_or(Status::Draft),
                        query.integer(4),
                        query.integer(5),
                        query.text(6),
                        query.text(7),
                        strengthFrom(query.text(8)).value_or(Strength::None),
                        confidenceFrom(query.text(9)).value_or(Confidence::None),
                        {}});
    for (auto& row : rows)
        readConcerns(db, row);
    return rows;
}

Result<FindingId> add(Edit& db, const QString& claim)
{
    const auto words = checked(claim);
    if (!words)
        return fail(words);
    db.prepare(
          "INSERT INTO finding(uuid, position, claim, status) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM finding), ?, 'draft')")
        .bind(newUuid(), *words)
        .run();
    return FindingId(db.lastInsertId());
}

Result<> update(Edit& db, const Finding& finding)
{
    const auto words = checked(finding.claim);
    if (!words)
        return fail(words);
    db.prepare("UPDATE finding SET claim = ?, body = ?, status = ?, question = ?, counter_evidence = ?, strength = ?, confidence = ? WHERE "
               "id = ?")
        .bind(*words, finding.body, toText(finding.status), finding.question, finding.counterEvidence, toText(finding.strength),
              toText(finding.confidence), finding.id)
        .run();
    writeConcerns(db, finding);
    return {};
}

void move(Edit& db, FindingId id, int position)
{
    std::vector<FindingId> order;
    for (const auto& finding : all(db))
        if (finding.id != id)
            order.push_back(finding.id);
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare("UPDATE finding SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), order[i]).run();
}

void remove(Edit& db, FindingId id)
{
    db.prepare("DELETE FROM memo WHERE subject = 'finding' AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM finding WHERE id = ?").bind(id).run();
}

} // namespace findings

} // namespace counterpoint

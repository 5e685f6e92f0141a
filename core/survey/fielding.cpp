#include "core/survey/fielding.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/invitations.h"
#include <algorithm>

namespace counterpoint {

namespace {

std::optional<double> rate(const stats::Number& number) { return number.isDefined() ? std::optional(number.value) : std::nullopt; }

} // namespace

stats::Dispositions FieldingProgress::dispositions() const
{
    stats::Dispositions counts;
    counts.interviews = double(complete);
    counts.partials = double(partial);
    counts.refusals = double(declined);
    counts.noncontacts = double(unreachable);
    counts.unknownOthers = double(unanswered);
    if (const auto eligible = complete + partial + declined + unreachable; eligible > 0)
        counts.eligibleShare = double(eligible) / double(eligible + screenedOut + ineligible);
    return counts;
}

QString FieldingProgress::contradiction() const
{
    const auto known = responses() + declined + unreachable + ineligible;
    if (invited == 0 || known <= invited)
        return {};
    const auto sentence = hasList
        ? translate("Fielding",
                    "%1 answered, declined or were not reached, more than were invited from the list (%2), so there is no response "
                    "rate. Put all who were invited on the list.")
        : translate("Fielding",
                    "More responses have come in (%1) than people were invited (%2), so there is no response rate. Correct how "
                    "many were invited.");
    return sentence.arg(known).arg(invited);
}

std::optional<stats::SurveyRates> FieldingProgress::rates() const
{
    return invited > 0 && contradiction().isEmpty() ? std::optional(stats::surveyRates(dispositions())) : std::nullopt;
}

std::optional<double> FieldingProgress::completeRate() const
{
    const auto all = rates();
    return all ? rate(all->response[0]) : std::nullopt;
}

std::optional<double> FieldingProgress::responseRate() const
{
    const auto all = rates();
    return all ? rate(all->response[1]) : std::nullopt;
}

namespace fielding {

Fielding of(const Read& db, QuestionnaireId id)
{
    auto query = db.prepare("SELECT mode, invited, encrypts FROM fielding WHERE questionnaire_id = ?");
    if (!query.bind(id).step())
        return {};
    return {query.text(0) == QLatin1String("linked"), query.isNull(1) ? std::nullopt : std::optional<qint64>(query.int64(1)),
            query.int64(2) != 0};
}

void ensure(Edit& db, QuestionnaireId id)
{
    db.prepare("INSERT INTO fielding(questionnaire_id, mode) VALUES(?, 'anonymous') ON CONFLICT DO NOTHING").bind(id).run();
}

Result<> set(Edit& db, QuestionnaireId id, const Fielding& fielding)
{
    if (fielding.invited.value_or(0) < 0)
        return fail(Error::Kind::Invalid, translate("Fielding", "The number of people who were invited cannot be below 0."));
    ensure(db, id);
    db.prepare("UPDATE fielding SET mode = ?, invited = ?, encrypts = ? WHERE questionnaire_id = ?")
        .bind(fielding.isLinked ? QStringLiteral("linked") : QStringLiteral("anonymous"), fielding.invited,
              std::int64_t(fielding.isEncrypted), id)
        .run();
    return {};
}

FieldingProgress progressOf(const Read& db, QuestionnaireId id)
{
    FieldingProgress progress;
    const auto list = invitations::of(db, id);
    qint64 silent = 0;
    for (const auto& each : list) {
        progress.declined += each.status == Invitation::Status::Declined ? 1 : 0;
        progress.unreachable += each.status == Invitation::Status::Unreachable ? 1 : 0;
        progress.ineligible += each.status == Invitation::Status::Ineligible ? 1 : 0;
        silent += each.status == Invitation::Status::Invited ? 1 : 0;
        progress.invited += each.status == Invitation::Status::Listed ? 0 : 1;
    }
    progress.hasList = !list.empty();
    if (const auto dataset = fieldedDataset::of(db, id); dataset.isValid())
        for (const auto& origin : fieldedDataset::originsOf(db, dataset)) {
            progress.complete += origin.status == ResponseStatus::Complete ? 1 : 0;
            progress.partial += origin.status == ResponseStatus::Partial ? 1 : 0;
            progress.screenedOut += origin.status == ResponseStatus::ScreenedOut ? 1 : 0;
            ++progress.byVersion[origin.version];
            ++progress.byChannel[origin.channel];
        }
    if (const auto said = of(db, id).invited; said && !progress.hasList)
        progress.invited = *said;
    // Anonymous responses are not on the list by name, so what is silent is counted from the responses, not from the list.
    const auto known = progress.responses() + progress.declined + progress.unreachable + progress.ineligible;
    progress.unanswered = std::max<qint64>(0, progress.invited - known);
    if (progress.hasList)
        progress.unanswered = std::min(silent, progress.unanswered);
    return progress;
}

} // namespace fielding

} // namespace counterpoint

#include "core/survey/interviewees.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/filter.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/invitations.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "Interviewees";
using Method = InterviewCriteria::Method;

/// One variable of the candidates: numbers are apart by their distance, anything else by being another.
struct Feature {
    QString name;
    bool isNumber = false;
    std::vector<double> numbers; ///< by candidate
    QStringList texts;
    double range = 1;
    double distance(std::size_t a, std::size_t b) const
    {
        return isNumber ? std::abs(numbers[a] - numbers[b]) / range : texts[qsizetype(a)] == texts[qsizetype(b)] ? 0 : 1;
    }
};

Result<std::vector<bool>> consenting(const Read& db, QuestionnaireId id, DatasetId dataset, const InterviewCriteria& criteria,
                                     const std::vector<ResponseOrigin>& origins, qint64 rows)
{
    std::vector<bool> may(std::size_t(rows), false);
    if (!criteria.consent.trimmed().isEmpty()) {
        const auto said = filters::selectRows(db, dataset, criteria.consent);
        if (!said)
            return fail(said);
        may = *said;
    }
    bool isAsked = !criteria.consent.trimmed().isEmpty();
    const auto list = invitations::of(db, id);
    for (const auto& origin : origins)
        for (const auto& invitation : list)
            if (invitation.id == origin.invitation && invitation.mayContact) {
                // Who takes it back later has the last word.
                may[std::size_t(origin.row)] = *invitation.mayContact;
                isAsked = true;
            }
    if (!isAsked)
        return fail(
            Error::Kind::Invalid,
            translate(context, "Nothing says who agreed to be contacted. Name the question that asked it, such as “${contact} = '1'”."));
    return may;
}

/// Candidates that have an answer to all variables, and the variables.
Result<std::vector<Feature>> featuresOf(const Read& db, DatasetId dataset, const QStringList& names, std::vector<std::size_t>& rows,
                                        qint64& left)
{
    std::vector<Column> columns;
    std::vector<Variable> found;
    for (const auto& name : names) {
        const auto variable = variables::byName(db, dataset, name);
        if (!variable)
            return fail(variable);
        auto column = datasets::column(db, variable->id);
        if (!column)
            return fail(column);
        found.push_back(*variable);
        columns.push_back(std::move(*column));
    }
    const auto hasAll = [&](std::size_t row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool isText = columns[i].type == VariableType::Text;
            if (columns[i].isEmpty(row)
                || (isText ? found[i].isMissing(columns[i].text(row)) : found[i].isMissing(columns[i].numbers[row])))
                return false;
        }
        return true;
    };
    const auto before = rows.size();
    std::erase_if(rows, [&](std::size_t row) { return !hasAll(row); });
    left = qint64(before - rows.size());
    std::vector<Feature> features;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Feature feature;
        feature.name = found[i].name;
        feature.isNumber = found[i].level != Level::Nominal;
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        for (const auto row : rows) {
            bool isNumber = true;
            const auto text = columns[i].text(row);
            const double number = columns[i].type == VariableType::Text ? text.toDouble(&isNumber) : columns[i].numbers[row];
            feature.isNumber = feature.isNumber && isNumber;
            feature.numbers.push_back(number);
            feature.texts << text;
            least = std::min(least, number);
            most = std::max(most, number);
        }
        feature.range = most > least ? most - least : 1;
        features.push_back(std::move(feature));
    }
    return features;
}

/// So many of them by chance, the same for the same seed on every machine.
std::vector<std::size_t> drawn(std::size_t count, std::size_t wanted, std::int64_t seed)
{
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    std::mt19937_64 chance{std::uint64_t(seed)};
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[chance() % i]);
    order.resize(std::min(count, wanted));
    std::sort(order.begin(), order.end());
    return order;
}

/// The two that are farthest apart, then always the one whose nearest chosen one is farthest; ties go to the earlier row.
std::vector<std::size_t> farthest(const std::vector<Feature>& features, std::size_t count, std::size_t wanted)
{
    const auto distance = [&](std::size_t a, std::size_t b) {
        double sum = 0;
        for (const auto& feature : features)
            sum += feature.distance(a, b);
        return sum;
    };
    std::vector<std::size_t> chosen;
    if (count == 0 || wanted == 0)
        return chosen;
    std::size_t start = 0;
    double most = -1;
    for (std::size_t b = 1; b < count; ++b)
        if (const double far = distance(0, b); far > most) {
            most = far;
            start = b;
        }
    chosen.push_back(start);
    std::vector<double> nearest(count, std::numeric_limits<double>::infinity());
    while (chosen.size() < std::min(count, wanted)) {
        std::size_t next = count;
        for (std::size_t i = 0; i < count; ++i) {
            nearest[i] = std::min(nearest[i], distance(i, chosen.back()));
            const bool isChosen = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
            if (!isChosen && (next == count || nearest[i] > nearest[next]))
                next = i;
        }
        chosen.push_back(next);
    }
    return chosen;
}

std::vector<std::pair<std::size_t, QString>> pick(const InterviewCriteria& criteria, const std::vector<Feature>& features,
                                                  std::size_t count)
{
    const auto wanted = std::size_t(std::max(0, criteria.number));
    std::vector<std::pair<std::size_t, QString>> picked;
    switch (criteria.method) {
    case Method::Filter:
        for (const auto i : drawn(count, wanted, criteria.seed))
            picked.emplace_back(i, count > wanted ? translate(context, "fits; drawn by chance") : translate(context, "fits"));
        break;
    case Method::Extremes: {
        std::vector<std::size_t> order(count);
        for (std::size_t i = 0; i < count; ++i)
            order[i] = i;
        const auto& values = features.front().numbers;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
        const auto all = std::min(wanted, count);
        const auto low = (all + 1) / 2;
        for (std::size_t i = 0; i < all; ++i) {
            const auto at = i < low ? order[i] : order[count - 1 - (i - low)];
            picked.emplace_back(
                at,
                (i < low ? translate(context, "among the lowest of %1: %2") : translate(context, "among the highest of %1: %2"))
                    .arg(features.front().name, features.front().texts[qsizetype(at)]));
        }
        break;
    }
    case Method::MaximumVariation:
        for (const auto i : farthest(features, count, wanted)) {
            QStringList said;
            for (const auto& feature : features)
                said << QStringLiteral("%1 %2").arg(feature.name, feature.texts[qsizetype(i)]);
            picked.emplace_back(i, translate(context, "differs from the others: %1").arg(said.join(QStringLiteral(", "))));
        }
        break;
    }
    return picked;
}

QString asJson(const InterviewCriteria& criteria)
{
    const QJsonObject json{{"expression", criteria.expression},
                           {"consent", criteria.consent},
                           {"variables", QJsonArray::fromStringList(criteria.variables)},
                           {"number", criteria.number},
                           {"seed", QString::number(criteria.seed)},
                           {"again", criteria.isAgain}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/// The rows that earlier choices hold.
std::set<qint64> chosenRows(const Read& db, DatasetId dataset)
{
    std::set<qint64> rows;
    auto query = db.prepare("SELECT row FROM selected_respondent JOIN interviewee_selection ON id = selection_id WHERE dataset_id = ?");
    for (query.bind(dataset); query.step();)
        rows.insert(query.int64(0));
    return rows;
}

} // namespace

QString toText(Method method)
{
    switch (method) {
    case Method::Filter:
        return QStringLiteral("filter");
    case Method::Extremes:
        return QStringLiteral("extremes");
    case Method::MaximumVariation:
        return QStringLiteral("maximum variation");
    }
    return {};
}

InterviewCriteria InterviewSelection::chosenBy() const
{
    const auto json = QJsonDocument::fromJson(criteria.toUtf8()).object();
    InterviewCriteria by;
    for (const auto each : {Method::Filter, Method::Extremes, Method::MaximumVariation})
        if (toText(each) == method)
            by.method = each;
    by.expression = json.value("expression").toString();
    by.consent = json.value("consent").toString();
    for (const auto& name : json.value("variables").toArray())
        by.variables << name.toString();
    by.number = json.value("number").toInt(by.number);
    by.seed = json.value("seed").toString(QStringLiteral("1")).toLongLong();
    by.isAgain = json.value("again").toBool();
    return by;
}

namespace interviewees {

Result<InterviewProposal> propose(const Read& db, QuestionnaireId id, const InterviewCriteria& criteria)
{
    const auto dataset = datasets::byId(db, fieldedDataset::of(db, id));
    if (!dataset)
        return fail(Error::Kind::Invalid, translate(context, "No response has come yet, so nobody can be chosen."));
    if ((criteria.method == Method::Extremes && criteria.variables.size() != 1)
        || (criteria.method == Method::MaximumVariation && criteria.variables.isEmpty()))
        return fail(Error::Kind::Invalid,
                    criteria.method == Method::Extremes ? translate(context, "Extremes are of one variable: name one.")
                                                        : translate(context, "Name the variables by which people shall differ."));
    const auto origins = fieldedDataset::originsOf(db, dataset->id);
    const auto may = consenting(db, id, dataset->id, criteria, origins, dataset->rows);
    const auto fits = filters::selectRows(db, dataset->id, criteria.expression);
    if (!may || !fits)
        return !may ? fail(may) : fail(fits);
    InterviewProposal proposal;
    const auto earlier = criteria.isAgain ? std::set<qint64>() : chosenRows(db, dataset->id);
    std::vector<std::size_t> rows;
    std::map<std::size_t, QString> names;
    for (const auto& origin : origins) {
        const auto row = std::size_t(origin.row);
        if (origin.status == ResponseStatus::ScreenedOut || (!fits->empty() && !(*fits)[row]))
            continue;
        ++proposal.matching;
        if (earlier.contains(origin.row)) {
            ++proposal.alreadyChosen;
            continue;
        }
        if (!(*may)[row]) {
            ++proposal.withoutConsent;
            continue;
        }
        rows.push_back(row);
        names[row] = origin.instanceId;
    }
    const auto features = featuresOf(db, dataset->id, criteria.variables, rows, proposal.withoutAnswer);
    if (!features)
        return fail(features);
    if (criteria.method == Method::Extremes && !features->front().isNumber && !rows.empty())
        return fail(Error::Kind::Invalid, translate(context, "“%1” has no order, so it has no extremes.").arg(features->front().name));
    for (const auto& [at, reason] : pick(criteria, *features, rows.size()))
        proposal.people.push_back({qint64(rows[at]), names[rows[at]], reason});
    return proposal;
}

Result<InterviewSelectionId> choose(Edit& db, QuestionnaireId id, const InterviewCriteria& criteria, const QString& by,
                                    const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "Say why they are chosen: the reason is kept with the choice."));
    const auto proposal = propose(db, id, criteria);
    if (!proposal)
        return fail(proposal);
    if (proposal->people.empty())
        return fail(Error::Kind::Invalid, translate(context, "Nobody fits who agreed to be contacted."));
    const auto dataset = fieldedDataset::of(db, id);
    db.prepare(
          "INSERT INTO interviewee_selection(uuid, dataset_id, made_at, made_by, method, criteria, reason) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), dataset, Clock::stamp(), by, toText(criteria.method), asJson(criteria), reason.trimmed())
        .run();
    const InterviewSelectionId selection(db.lastInsertId());
    for (const auto& each : proposal->people) {
        auto person = respondents::caseOf(db, {dataset, each.row});
        if (!person.isValid()) {
            const auto made = cases::ensure(db, translate(context, "Respondent %1").arg(each.respondent.left(8)));
            if (!made)
                return fail(made);
            person = *made;
            if (const auto linked = respondents::link(db, {dataset, each.row}, person); !linked)
                return fail(linked);
        }
        db.prepare("INSERT INTO selected_respondent(selection_id, row, case_id, reason) VALUES(?, ?, ?, ?)")
            .bind(selection, each.row, person, each.reason)
            .run();
    }
    return selection;
}

std::vector<InterviewSelection> of(const Read& db, QuestionnaireId id)
{
    std::vector<InterviewSelection> all;
    auto query =
        db.prepare("SELECT id, made_at, made_by, method, criteria, reason FROM interviewee_selection WHERE dataset_id = ? ORDER BY id");
    for (query.bind(fieldedDataset::of(db, id)); query.step();)
        all.push_back({query.id<InterviewSelectionId>(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5)});
    for (auto& selection : all) {
        auto people = db.prepare("SELECT row, case_id, reason, state FROM selected_respondent WHERE selection_id = ? ORDER BY row");
        for (people.bind(selection.id); people.step();)
            selection.people.push_back(
                {people.int64(0), people.isNull(1) ? CaseId() : people.id<CaseId>(1), people.text(2), people.text(3)});
    }
    return all;
}

const QStringList& states()
{
    static const QStringList all{"chosen", "reserve", "asked", "agreed", "declined"};
    return all;
}

Result<> setState(Edit& db, InterviewSelectionId selection, qint64 row, const QString& state)
{
    if (!states().contains(state))
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” is no state of an interviewee: %2.").arg(state, states().join(QStringLiteral(", "))));
    auto held = db.prepare("SELECT 1 FROM selected_respondent WHERE selection_id = ? AND row = ?");
    if (!held.bind(selection, row).step())
        return fail(Error::Kind::Invalid, translate(context, "Nobody in row %1 was chosen for an interview.").arg(row + 1));
    db.prepare("UPDATE selected_respondent SET state = ? WHERE selection_id = ? AND row = ?").bind(state, selection, row).run();
    return {};
}

Result<> setState(Edit& db, QuestionnaireId id, qint64 row, const QString& state)
{
    InterviewSelectionId newest;
    for (const auto& selection : of(db, id))
        for (const auto& person : selection.people)
            if (person.row == row)
                newest = selection.id;
    return setState(db, newest, row, state);
}

} // namespace interviewees

} // namespace counterpoint

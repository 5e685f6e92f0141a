#include "core/sample/sample_integration.h"
#include "core/analysis/analysis.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/integration/convergence_evidence.h"
#include "core/integration/elements.h"
#include "core/integration/findings.h"
#include "core/integration/joint_table.h"
#include "core/integration/live_text.h"
#include "core/integration/study_log.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/sample/quotes.h"
#include "core/sample/sample_files.h"
#include "core/survey/guides.h"
#include <algorithm>

namespace counterpoint::sample {

namespace {

const QString fileName = QStringLiteral("integration.json");

QString at(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString(); }
QJsonArray listAt(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toArray(); }

Result<QJsonArray> part(const char* key)
{
    return readObject(fileName).map([key](const QJsonObject& file) { return listAt(file, key); });
}

tl::unexpected<Error> missing(const QString& what)
{
    return fail(Error::Kind::Internal, translate("Sample", "“%1” in %2 is not in the sample study.").arg(what, fileName));
}

/// The id of each name by `find`, or the first error.
template <class IdType, class Find>
Result<std::vector<IdType>> idsOf(const QJsonArray& names, const Find& find)
{
    std::vector<IdType> ids;
    for (const auto& name : names) {
        const auto found = find(name.toString());
        if (!found)
            return fail(found);
        ids.push_back(found->id);
    }
    return ids;
}

// Convergence ---------------------------------------------------------------------------------------------------------

Result<> addTheme(Edit& db, const ConvergenceMatrix& matrix, const QJsonObject& object)
{
    const auto code = codebook::find(db, at(object, "code"));
    if (!code)
        return fail(code);
    const auto id = convergence::addTheme(db, matrix.id, code->name, code->id);
    if (!id)
        return fail(id);
    ConvergenceTheme theme{*id, code->name, code->id, {}};
    for (const auto& item : listAt(object, "results")) {
        const auto analysis = analyses::byName(db, at(item.toObject(), "analysis"));
        if (!analysis)
            return fail(analysis);
        for (const auto& side : matrix.of)
            if (side.value == at(item.toObject(), "side"))
                theme.results.push_back({side.id, analysis->id});
    }
    return convergence::updateTheme(db, theme);
}

Result<> addMatrix(Edit& db, const QJsonObject& object)
{
    const auto attribute = attributes::byName(db, at(object, "by"));
    const auto id = attribute ? convergence::addOfGroups(db, at(object, "name"), attribute->id) : fail(attribute);
    if (!id)
        return fail(id);
    std::vector<ConvergenceSide> sides;
    const auto respondents = object.value(QStringLiteral("respondents")).toObject();
    for (const auto& value : listAt(object, "sides")) {
        ConvergenceSide side{0, value.toString(), {}};
        if (const auto name = respondents.value(side.value).toString(); !name.isEmpty()) {
            const auto dataset = datasets::byName(db, name);
            if (!dataset)
                return fail(dataset);
            side.dataset = dataset->id;
        }
        sides.push_back(side);
    }
    if (const auto set = convergence::setSides(db, *id, sides); !set)
        return set;
    const auto matrix = convergence::byId(db, *id);
    for (const auto& theme : listAt(object, "themes"))
        if (const auto added = addTheme(db, *matrix, theme.toObject()); !added)
            return added;
    return {};
}

/// What one researcher judged of a matrix.
Result<> judge(Edit& db, const QJsonObject& object, const QString& coderName)
{
    const auto matrix = convergence::byName(db, at(object, "name"));
    const auto coder = coders::ensure(db, coderName);
    if (!matrix)
        return fail(matrix);
    if (!coder)
        return fail(coder);
    const auto table = convergence::evaluate(db, matrix->id);
    if (!table)
        return fail(table);
    const auto sideOf = [&](const QJsonValue& value) {
        const auto side =
            std::find_if(matrix->of.begin(), matrix->of.end(), [&](const ConvergenceSide& one) { return one.value == value.toString(); });
        return side == matrix->of.end() ? 0 : side->id;
    };
    const auto themes = listAt(object, "themes");
    for (std::size_t i = 0; i < matrix->themes.size(); ++i)
        for (const auto& item : listAt(themes[qsizetype(i)].toObject(), "assessments")) {
            const auto given = item.toObject();
            if (at(given, "coder") != coderName)
                continue;
            const auto judgement = judgementFrom(at(given, "judgement"));
            if (!judgement)
                return fail(judgement);
            const int one = sideOf(listAt(given, "sides")[0]);
            const int other = sideOf(listAt(given, "sides")[1]);
            Assessment assessment;
            assessment.theme = matrix->themes[i].id;
            assessment.sides = {std::min(one, other), std::max(one, other)};
            assessment.coder = *coder;
            assessment.judgement = *judgement;
            assessment.reason = at(given, "reason");
            assessment.seen = table->print(*table->row(assessment.theme), assessment.sides);
            if (const auto done = convergence::assess(db, assessment); !done)
                return fail(done);
        }
    return {};
}

// Joint displays ------------------------------------------------------------------------------------------------------

/// The coding that holds a passage; of several codes the first in the text.
Result<CodingId> codingOf(const Read& db, Quotes& quotes, const QJsonObject& quoted)
{
    const auto place = quotes.find(quoted);
    if (!place)
        return fail(place);
    for (const auto& coding : codings::of(db, place->source))
        if (coding.span.start <= place->span.start && coding.span.end >= place->span.end)
            return coding.id;
    return missing(at(quoted, "quote"));
}

Result<QString> numberOf(const Read& db, const QJsonObject& object)
{
    const auto analysis = analyses::byName(db, at(object, "analysis"));
    if (!analysis)
        return fail(analysis);
    const auto cell =
        live_text::numberOf(db, analysis->id, object.value(QStringLiteral("table")).toInt(), at(object, "row"), at(object, "column"));
    return live_text::now(db, {LiveField::Kind::Number, cell, {}}).map([&](const QString&) { return cell; });
}

Result<GuideQuestionId> questionOf(const Read& db, const QJsonArray& named)
{
    return guides::byName(db, named[0].toString()).map([&](const Guide& guide) {
        return guide.questions[std::size_t(named[1].toInt() - 1)].id;
    });
}

/// Finds the codes, variables … that the displays name.
class DisplayReader {
public:
    explicit DisplayReader(Edit& db)
        : m_db(db)
        , m_quotes(db)
    {
    }

    Result<JointDisplay> display(const QJsonObject& object)
    {
        const auto kind = jointKindFrom(at(object, "kind"));
        const auto codes = codesOf(object);
        const auto shown = variablesOf(object, at(object, "dataset"));
        if (!kind)
            return fail(kind);
        if (!codes)
            return fail(codes);
        if (!shown)
            return fail(shown);
        JointDisplay display;
        display.name = at(object, "name");
        display.kind = *kind;
        display.codes = *codes;
        display.variables = *shown;
        display.inReport = object.value(QStringLiteral("in_report")).toBool();
        if (const auto name = at(object, "attribute"); !name.isEmpty()) {
            const auto attribute = attributes::byName(m_db, name);
            if (!attribute)
                return fail(attribute);
            display.attribute = attribute->id;
        }
        for (const auto& item : listAt(object, "rows")) {
            auto row = this->row(item.toObject(), at(object, "dataset"));
            if (!row)
                return fail(row);
            display.rows.push_back(std::move(*row));
        }
        return display;
    }

private:
    Result<std::vector<CodeId>> codesOf(const QJsonObject& object) const
    {
        return idsOf<CodeId>(listAt(object, "codes"), [&](const QString& name) { return codebook::find(m_db, name); });
    }
    Result<std::vector<VariableId>> variablesOf(const QJsonObject& object, const QString& datasetName) const
    {
        const auto names = listAt(object, "variables");
        if (names.isEmpty())
            return {};
        return datasets::byName(m_db, datasetName).and_then([&](const Dataset& dataset) {
            return idsOf<VariableId>(names, [&](const QString& name) { return variables::byName(m_db, dataset.id, name); });
        });
    }
    Result<JointRow> row(const QJsonObject& object, const QString& datasetName)
    {
        const auto codes = codesOf(object);
        const auto items = variablesOf(object, datasetName);
        const auto people = idsOf<CaseId>(listAt(object, "cases"), [&](const QString& name) { return cases::byName(m_db, name); });
        if (!codes)
            return fail(codes);
        if (!items)
            return fail(items);
        if (!people)
            return fail(people);
        JointRow row;
        row.title = at(object, "title");
        row.codes = *codes;
        row.variables = *items;
        row.cases = *people;
        if (const auto name = at(object, "dataset"); !name.isEmpty()) {
            const auto dataset = datasets::byName(m_db, name);
            if (!dataset)
                return fail(dataset);
            row.dataset = dataset->id;
        }
        for (const auto& item : listAt(object, "numbers")) {
            const auto number = numberOf(m_db, item.toObject());
            if (!number)
                return fail(number);
            row.numbers << *number;
        }
        for (const auto& item : listAt(object, "quotes")) {
            const auto coding = codingOf(m_db, m_quotes, item.toObject());
            if (!coding)
                return fail(coding);
            row.quotes.push_back(*coding);
        }
        for (const auto& item : listAt(object, "questions")) {
            const auto question = questionOf(m_db, item.toArray());
            if (!question)
                return fail(question);
            row.questions.push_back(*question);
        }
        return row;
    }

    Edit& m_db;
    Quotes m_quotes;
};

/// What is inferred from each row, with the row as it is now as seen.
Result<> addInferences(Edit& db, JointDisplayId id, const QJsonArray& rows, const QString& by)
{
    const auto table =
        joint_displays::byId(db, id).and_then([&](const JointDisplay& display) { return joint_displays::evaluate(db, display); });
    if (!table)
        return fail(table);
    for (std::size_t i = 0; i < table->rows.size(); ++i)
        if (const auto text = at(rows[qsizetype(i)].toObject(), "inference"); !text.isEmpty())
            joint_displays::infer(db, table->rows[i].row.id, text, by, table->rows[i].print());
    return {};
}

// The framework -------------------------------------------------------------------------------------------------------

Result<> addElement(Edit& db, const QJsonObject& object, const std::vector<ImplicationId>& implied)
{
    const auto priority = priorityFrom(at(object, "priority"));
    const auto id = elements::add(db, at(object, "title"));
    if (!priority)
        return fail(priority);
    if (!id)
        return fail(id);
    FrameworkElement element{*id,       at(object, "title"), at(object, "audience"), at(object, "outcome"), at(object, "mode"),
                             *priority, at(object, "owner"), at(object, "measure"),  at(object, "note"),    {},
                             {}};
    for (const auto& place : listAt(object, "implications"))
        element.implications.push_back(implied[std::size_t(place.toInt())]);
    for (const auto& item : listAt(object, "dissonances")) {
        const auto judgement = judgementOf(db, item.toObject());
        if (!judgement)
            return fail(judgement);
        element.dissonances.push_back(*judgement);
    }
    return elements::update(db, element);
}

} // namespace

Result<AssessmentId> judgementOf(const Read& db, const QJsonObject& named)
{
    const auto code = codebook::find(db, at(named, "theme"));
    if (!code)
        return fail(code);
    const auto sides = listAt(named, "sides");
    for (const auto& matrix : convergence::all(db)) {
        const auto sideIs = [&](int id, const QJsonValue& value) {
            return std::any_of(matrix.of.begin(), matrix.of.end(),
                               [&](const ConvergenceSide& side) { return side.id == id && side.value == value.toString(); });
        };
        for (const auto& judged : convergence::assessments(db, matrix.id))
            for (const auto& theme : matrix.themes)
                if (const auto [one, other] = judged.sides; theme.id == judged.theme && theme.code == code->id
                    && ((sideIs(one, sides[0]) && sideIs(other, sides[1])) || (sideIs(one, sides[1]) && sideIs(other, sides[0]))))
                    return judged.id;
    }
    return missing(at(named, "theme"));
}

Result<> addGuides(Edit& db)
{
    const auto list = part("guides");
    if (!list)
        return fail(list);
    for (const auto& item : *list) {
        const auto object = item.toObject();
        const auto id = guides::add(db, at(object, "name"));
        if (!id)
            return fail(id);
        std::vector<GuideQuestion> questions;
        for (const auto& each : listAt(object, "questions")) {
            GuideQuestion question;
            question.topic = at(each.toObject(), "topic");
            question.text = at(each.toObject(), "text");
            question.minutes = each.toObject().value(QStringLiteral("minutes")).toInt();
            for (const auto& prompt : listAt(each.toObject(), "prompts"))
                question.prompts << prompt.toString();
            questions.push_back(std::move(question));
        }
        const auto ids = guides::addQuestions(db, *id, questions);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            questions[i].id = ids[i];
            if (const auto done = guides::updateQuestion(db, questions[i]); !done)
                return done;
        }
        guides::setFrame(db, *id, at(object, "introduction"), at(object, "closing"));
    }
    return {};
}

Result<> addConvergence(Project& project)
{
    const auto list = part("convergence");
    const auto about = readObject(QStringLiteral("study.json"));
    if (!list)
        return fail(list);
    if (!about)
        return fail(about);
    for (const auto& item : *list) {
        const auto object = item.toObject();
        if (const auto made =
                project.perform(translate("Sample", "Lay themes and groups side by side"), [&](Edit& db) { return addMatrix(db, object); });
            !made)
            return made;
        for (const auto& coder : listAt(*about, "coders")) {
            const auto name = at(coder.toObject(), "name");
            project.setCoderName(name);
            if (const auto judged = project.perform(translate("Sample", "Judge convergence as %1").arg(name),
                                                    [&](Edit& db) { return judge(db, object, name); });
                !judged)
                return judged;
        }
    }
    return {};
}

Result<> addJointDisplays(Edit& db)
{
    const auto list = part("joint_displays");
    const auto about = readObject(QStringLiteral("study.json"));
    if (!list)
        return fail(list);
    if (!about)
        return fail(about);
    const auto by = at(listAt(*about, "coders")[0].toObject(), "name");
    DisplayReader reader(db);
    for (const auto& item : *list) {
        const auto object = item.toObject();
        const auto display = reader.display(object);
        const auto id = display ? joint_displays::add(db, *display) : fail(display);
        if (!id)
            return fail(id);
        if (const auto done = addInferences(db, *id, listAt(object, "rows"), by); !done)
            return done;
    }
    return {};
}

Result<> addFramework(Edit& db)
{
    const auto implied = part("implications");
    const auto list = part("elements");
    if (!implied)
        return fail(implied);
    if (!list)
        return fail(list);
    const auto claims = findings::all(db);
    std::vector<ImplicationId> ids;
    for (const auto& item : *implied) {
        std::vector<FindingId> from;
        for (const auto& number : listAt(item.toObject(), "findings"))
            from.push_back(claims[std::size_t(number.toInt() - 1)].id);
        const auto id = implications::add(db, at(item.toObject(), "text"), from);
        if (!id)
            return fail(id);
        ids.push_back(*id);
    }
    for (const auto& item : *list)
        if (const auto added = addElement(db, item.toObject(), ids); !added)
            return added;
    return {};
}

Result<> addLog(Edit& db)
{
    const auto list = part("log");
    if (!list)
        return fail(list);
    for (const auto& item : *list) {
        const auto object = item.toObject();
        const auto kind = logKindFrom(at(object, "kind"));
        const auto coder = coders::ensure(db, at(object, "by"));
        if (!kind)
            return fail(kind);
        if (!coder)
            return fail(coder);
        LogEntry entry;
        entry.kind = *kind;
        entry.day = at(object, "day");
        entry.title = at(object, "title");
        entry.body = at(object, "text");
        entry.coder = *coder;
        if (const auto added = study_log::add(db, entry); !added)
            return fail(added);
    }
    return {};
}

} // namespace counterpoint::sample

#include "core/survey/dataset_refresh.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/answer_sets.h"
#include "core/responses/dataset_writer.h"
#include "core/responses/variable_rows.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <limits>
#include <utility>

namespace counterpoint::dataset_refresh {

namespace {

constexpr const char* context = "FieldedDataset";

std::vector<SurveyVariable> ofRepeat(const SurveyVariables& wanted, const QString& repeatUuid, bool isNested)
{
    std::vector<SurveyVariable> own;
    const auto add = [&](const QString& name, const QString& label, VariableType type) {
        SurveyVariable variable;
        variable.variable.name = name;
        variable.variable.label = label;
        variable.variable.type = type;
        own.push_back(variable);
    };
    if (!repeatUuid.isEmpty()) {
        add(repeat_variable::row, translate(context, "Row"), VariableType::Text);
        add(response_variable::id, translate(context, "Response"), VariableType::Text);
        add(repeat_variable::number, translate(context, "Which time"), VariableType::Number);
        if (isNested)
            add(repeat_variable::parent, translate(context, "Row of the part around it"), VariableType::Text);
    }
    for (const auto& each : wanted.variables)
        if (each.repeatUuid == repeatUuid)
            own.push_back(each);
    return own;
}

void linkVariable(Edit& db, QuestionnaireId questionnaire, VariableId variable, const SurveyVariable& wanted)
{
    if (!wanted.itemUuid.isEmpty())
        db.prepare("INSERT INTO item_variable(variable_id, questionnaire_id, item_uuid, part) VALUES(?, ?, ?, ?)"
                   " ON CONFLICT DO UPDATE SET item_uuid = excluded.item_uuid, part = excluded.part")
            .bind(variable, questionnaire, wanted.itemUuid, wanted.part)
            .run();
}

VariableId linkedVariable(const Read& db, DatasetId dataset, QuestionnaireId questionnaire, const SurveyVariable& wanted)
{
    if (wanted.itemUuid.isEmpty())
        return {};
    // A choice may be coded 'other', as the words beside it are: these are a text, and that is a number.
    auto query = db.prepare("SELECT i.variable_id FROM item_variable i JOIN variable v ON v.id = i.variable_id"
                            " WHERE i.questionnaire_id = ? AND i.item_uuid = ? AND i.part = ? AND v.dataset_id = ?"
                            " AND (i.part <> 'other' OR v.type = ?)");
    return query.bind(questionnaire, wanted.itemUuid, wanted.part, dataset, toText(wanted.variable.type)).step() ? query.id<VariableId>(0)
                                                                                                                 : VariableId();
}

Value asText(const Value& value)
{
    const auto* number = std::get_if<double>(&value);
    return number ? Value(numberText(*number)) : value;
}

/// A variable that holds texts keeps them when its question is answered by numbers now: they would be lost.
void readAsTexts(Variable& variable)
{
    variable.type = VariableType::Text;
    variable.range.reset();
    for (auto& label : variable.labels)
        label.value = asText(label.value);
    for (auto& code : variable.missing)
        if (const auto* range = std::get_if<NumberRange>(&code))
            code = numberText(range->low);
}

Result<> turnIntoTexts(Edit& db, const Variable& stored)
{
    const auto column = datasets::column(db, stored.id);
    if (!column)
        return fail(column);
    std::vector<QString> texts;
    for (std::size_t row = 0; row < column->rows(); ++row)
        texts.push_back(column->text(row));
    if (const auto done = variables::setValueLabels(db, stored.id, {}); !done)
        return done;
    if (const auto done = variables::setMissing(db, stored.id, {}); !done)
        return done;
    auto values = Column::ofTexts(texts);
    values.type = VariableType::Text;
    return datasets::replaceColumn(db, stored.id, values);
}

/// Puts what the questionnaire says over a variable that is there. Labels of codes that are no longer offered stay: answers have them.
Result<> follow(Edit& db, Variable stored, Variable wanted)
{
    if (stored.type != wanted.type) {
        if (wanted.type == VariableType::Text) {
            if (const auto done = turnIntoTexts(db, stored); !done)
                return done;
            stored.type = VariableType::Text;
            stored.labels.clear();
            stored.missing.clear();
        } else if (stored.type == VariableType::Text)
            readAsTexts(wanted);
        else
            wanted.type = stored.type; // dates and numbers are both numbers; what is there decides how they read
    }
    for (const auto& label : stored.labels)
        if (std::none_of(wanted.labels.begin(), wanted.labels.end(), [&](const ValueLabel& each) { return each.value == label.value; }))
            wanted.labels.push_back(label);
    for (const auto& code : stored.missing)
        if (std::find(wanted.missing.begin(), wanted.missing.end(), code) == wanted.missing.end())
            wanted.missing.push_back(code);
    const auto id = stored.id;
    Result<> done;
    const auto also = [&](bool isNeeded, auto&& step) {
        if (done && isNeeded)
            done = step();
    };
    also(stored.name != wanted.name, [&] { return variables::rename(db, id, wanted.name); });
    also(stored.label != wanted.label, [&] { return variables::setLabel(db, id, wanted.label); });
    also(stored.level != wanted.level, [&] { return variables::setLevel(db, id, wanted.level); });
    also(stored.scale != wanted.scale || stored.reversed != wanted.reversed,
         [&] { return variables::setScale(db, id, wanted.scale, wanted.reversed); });
    also(stored.labels != wanted.labels, [&] { return variables::setValueLabels(db, id, wanted.labels); });
    also(stored.missing != wanted.missing, [&] { return variables::setMissing(db, id, wanted.missing); });
    also(stored.range != wanted.range, [&] { return variables::setRange(db, id, wanted.range); });
    return done;
}

Result<VariableId> addVariable(Edit& db, DatasetId dataset, Variable variable)
{
    const auto info = datasets::byId(db, dataset);
    if (!info)
        return fail(info);
    variable.dataset = dataset;
    const auto id = variable_rows::insert(db, variable, info->variables);
    if (!id || info->rows == 0)
        return id;
    Column empty;
    empty.type = variable.type;
    if (variable.type == VariableType::Text)
        empty.codes.assign(std::size_t(info->rows), -1);
    else
        empty.numbers.assign(std::size_t(info->rows), std::numeric_limits<double>::quiet_NaN());
    if (const auto done = datasets::replaceColumn(db, *id, empty); !done)
        return fail(done);
    return id;
}

Result<DatasetId> make(Edit& db, const Questionnaire& questionnaire, const QString& repeatUuid, const std::vector<SurveyVariable>& wanted)
{
    NewDataset dataset;
    dataset.name = questionnaire.name;
    dataset.label = questionnaire.title(questionnaire.defaultLanguage);
    if (const auto* repeat = repeatUuid.isEmpty() ? nullptr : questionnaire.itemWithUuid(repeatUuid))
        dataset.name += QStringLiteral(": ") + (repeat->name.isEmpty() ? repeat->label(questionnaire.defaultLanguage) : repeat->name);
    for (const auto& each : wanted)
        dataset.variables.push_back(each.variable);
    auto writer = DatasetWriter::begin(db, dataset);
    if (!writer)
        return fail(writer);
    const auto id = writer->finish(db);
    if (!id)
        return id;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        linkVariable(db, questionnaire.id, writer->variable(i), wanted[i]);
    if (repeatUuid.isEmpty())
        db.prepare("UPDATE questionnaire SET dataset_id = ? WHERE id = ?").bind(*id, questionnaire.id).run();
    else
        db.prepare("INSERT INTO repeat_dataset(dataset_id, questionnaire_id, item_uuid) VALUES(?, ?, ?)")
            .bind(*id, questionnaire.id, repeatUuid)
            .run();
    return id;
}

Result<> followAll(Edit& db, DatasetId dataset, const Questionnaire& questionnaire, const std::vector<SurveyVariable>& wanted)
{
    std::vector<VariableId> order;
    auto known = variables::of(db, dataset);
    bool haveNamesChanged = false;
    for (const auto& each : wanted) {
        auto id = linkedVariable(db, dataset, questionnaire.id, each);
        if (std::exchange(haveNamesChanged, false))
            known = variables::of(db, dataset);
        for (const auto& variable : known)
            if (!id.isValid() && variable.name == each.variable.name && !variable.isDerived())
                id = variable.id;
        if (!id.isValid()) {
            const auto added = addVariable(db, dataset, each.variable);
            if (!added)
                return fail(added);
            id = *added;
            haveNamesChanged = true;
        } else {
            const auto stored = std::find_if(known.begin(), known.end(), [&](const Variable& one) { return one.id == id; });
            haveNamesChanged = stored->name != each.variable.name;
            if (const auto done = follow(db, *stored, each.variable); !done)
                return done;
        }
        linkVariable(db, questionnaire.id, id, each);
        order.push_back(id);
    }
    for (const auto& variable : variables::of(db, dataset))
        if (std::find(order.begin(), order.end(), variable.id) == order.end())
            order.push_back(variable.id);
    int position = 0;
    for (const auto id : order)
        db.prepare("UPDATE variable SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(position++, id).run();
    return {};
}

Result<> followSets(Edit& db, DatasetId dataset, const QString& repeatUuid, const SurveyVariables& wanted)
{
    const auto known = answerSets::of(db, dataset);
    for (const auto& set : wanted.sets) {
        if (set.repeatUuid != repeatUuid)
            continue;
        AnswerSet made{{}, dataset, set.name, set.label, {1.0}, {}};
        for (const auto& name : set.variables) {
            const auto variable = variables::byName(db, dataset, name);
            if (!variable)
                return fail(variable);
            made.variables.push_back(variable->id);
        }
        const auto same = std::find_if(known.begin(), known.end(), [&](const AnswerSet& each) { return each.name == set.name; });
        if (same == known.end()) {
            if (const auto added = answerSets::add(db, made); !added)
                return fail(added);
        } else if (made.id = same->id; !(made == *same)) {
            if (const auto done = answerSets::update(db, made); !done)
                return done;
        }
    }
    return {};
}

} // namespace

DatasetId datasetOf(const Read& db, QuestionnaireId id, const QString& repeatUuid)
{
    if (repeatUuid.isEmpty()) {
        auto query = db.prepare("SELECT dataset_id FROM questionnaire WHERE id = ?");
        return query.bind(id).step() && !query.isNull(0) ? query.id<DatasetId>(0) : DatasetId();
    }
    auto query = db.prepare("SELECT dataset_id FROM repeat_dataset WHERE questionnaire_id = ? AND item_uuid = ?");
    return query.bind(id, repeatUuid).step() ? query.id<DatasetId>(0) : DatasetId();
}

std::vector<StoredSurveyVariable> storedVariables(const Read& db, QuestionnaireId id)
{
    std::vector<StoredSurveyVariable> stored;
    auto query = db.prepare("SELECT v.name, i.item_uuid, i.part, coalesce(r.item_uuid, ''), v.type"
                            " FROM item_variable i JOIN variable v ON v.id = i.variable_id"
                            " LEFT JOIN repeat_dataset r ON r.dataset_id = v.dataset_id WHERE i.questionnaire_id = ? ORDER BY v.id");
    for (query.bind(id); query.step();)
        stored.push_back({query.text(0), query.text(1), query.text(2), query.text(3),
                          query.text(4) == toText(VariableType::Text) ? VariableType::Text : VariableType::Number});
    return stored;
}

Result<DatasetId> refresh(Edit& db, const Questionnaire& questionnaire, const QString& repeatUuid, const SurveyVariables& wanted)
{
    const auto* repeat = repeatUuid.isEmpty() ? nullptr : questionnaire.itemWithUuid(repeatUuid);
    const auto own = ofRepeat(wanted, repeatUuid, repeat && repeatAround(questionnaire, *repeat));
    auto id = datasetOf(db, questionnaire.id, repeatUuid);
    if (!id.isValid()) {
        const auto made = make(db, questionnaire, repeatUuid, own);
        if (!made)
            return made;
        id = *made;
    } else if (const auto done = followAll(db, id, questionnaire, own); !done)
        return fail(done);
    if (const auto done = followSets(db, id, repeatUuid, wanted); !done)
        return fail(done);
    return id;
}

} // namespace counterpoint::dataset_refresh

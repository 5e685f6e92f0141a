#include "core/survey/paper_entry.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/survey/fielding.h"
#include "core/survey/paper_response.h"
#include "core/survey/questionnaires.h"
#include "core/survey/versions.h"
#include <QCollator>
#include <QCryptographicHash>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "PaperEntry";

PaperValue::State stateFrom(const QString& text)
{
    for (const auto state : {PaperValue::State::Answer, PaperValue::State::Blank, PaperValue::State::Illegible})
        if (toText(state) == text)
            return state;
    return PaperValue::State::NotAsked;
}

Result<> becomeResponse(Edit& db, QuestionnaireId id, PaperFormId form, int pass)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    PaperForm made;
    for (auto& each : paperEntry::forms(db, id))
        if (each.id == form)
            made = std::move(each);
    const auto taken = fieldedDataset::addResponses(db, id, {paperResponse(*questionnaire, made, paperEntry::valuesOf(db, form, pass))});
    if (!taken)
        return fail(taken);
    db.prepare("UPDATE paper_form SET state = 'done' WHERE id = ?").bind(form).run();
    return {};
}

void writeValues(Edit& db, PaperFormId form, int pass, const PaperValues& values)
{
    db.prepare("DELETE FROM paper_value WHERE paper_form_id = ? AND pass = ?").bind(form, pass).run();
    for (const auto& [key, value] : values)
        db.prepare("INSERT INTO paper_value(paper_form_id, pass, name, state, value) VALUES(?, ?, ?, ?, ?)")
            .bind(form, pass, key, toText(value.state), value.value)
            .run();
}

void writePass(Edit& db, PaperFormId form, int pass, const PaperPass& made)
{
    db.prepare("DELETE FROM paper_entry WHERE paper_form_id = ? AND pass = ?").bind(form, pass).run();
    db.prepare("INSERT INTO paper_entry(paper_form_id, pass, entered_by, started_at, finished_at) VALUES(?, ?, ?, ?, ?)")
        .bind(form, pass, made.by, made.startedAt, made.finishedAt)
        .run();
}

PaperForm addForm(Edit& db, QuestionnaireId id, const QString& number)
{
    PaperForm form;
    form.uuid = newUuid();
    form.number = number;
    form.needsSecond = paperEntry::isDrawn(paperEntry::secondEntries(db, id), number);
    db.prepare("INSERT INTO paper_form(uuid, questionnaire_id, number, version, state, needs_second) VALUES(?, ?, ?, '', 'first', ?)")
        .bind(form.uuid, id, form.number, form.needsSecond)
        .run();
    form.id = PaperFormId(db.lastInsertId());
    return form;
}

/// The version that a form was typed in by: the questionnaire as it is when the first entry is finished.
Result<> nameVersion(Edit& db, QuestionnaireId id, PaperFormId form, const QString& by)
{
    const auto version = surveyVersions::freeze(db, id, by);
    if (!version)
        return fail(version);
    db.prepare("UPDATE paper_form SET version = ? WHERE id = ?").bind(version->label, form).run();
    return {};
}

Result<> mayType(const PaperForm& form, const PaperTyping& typing)
{
    const auto wanted = typing.pass == 1 ? PaperForm::Awaits::First : PaperForm::Awaits::Second;
    if (form.awaits == wanted) {
        const auto first = form.passes.find(1);
        if (typing.pass == 2 && first != form.passes.end() && first->second.by == typing.by)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” typed in form %2 the first time. The second time has to be somebody else.")
                            .arg(typing.by, form.number));
        return {};
    }
    return fail(Error::Kind::Invalid,
                form.awaits == PaperForm::Awaits::Nothing
                    ? translate(context, "Form %1 is done already. Look whether another form has the same number.").arg(form.number)
                    : translate(context, "Form %1 awaits something else: %2.").arg(form.number, toText(form.awaits)));
}

} // namespace

QString toText(PaperValue::State state)
{
    switch (state) {
    case PaperValue::State::Answer:
        return QStringLiteral("answer");
    case PaperValue::State::Blank:
        return QStringLiteral("blank");
    case PaperValue::State::Illegible:
        return QStringLiteral("illegible");
    case PaperValue::State::NotAsked:
        return QStringLiteral("not asked");
    }
    return {};
}

QString toText(PaperForm::Awaits awaits)
{
    switch (awaits) {
    case PaperForm::Awaits::First:
        return QStringLiteral("first entry");
    case PaperForm::Awaits::Second:
        return QStringLiteral("second entry");
    case PaperForm::Awaits::Agreement:
        return QStringLiteral("agreement");
    case PaperForm::Awaits::Nothing:
        return QStringLiteral("nothing");
    }
    return {};
}

namespace paperEntry {

std::vector<PaperForm> forms(const Read& db, QuestionnaireId id)
{
    std::vector<PaperForm> all;
    std::map<qint64, QString> states;
    auto query = db.prepare("SELECT id, uuid, number, version, needs_second, state FROM paper_form WHERE questionnaire_id = ?");
    for (query.bind(id); query.step();) {
        PaperForm form;
        form.id = query.id<PaperFormId>(0);
        form.uuid = query.text(1);
        form.number = query.text(2);
        form.version = query.text(3);
        form.needsSecond = query.integer(4) != 0;
        states[form.id.value()] = query.text(5);
        all.push_back(std::move(form));
    }
    for (auto& form : all) {
        auto passes = db.prepare("SELECT pass, entered_by, started_at, finished_at FROM paper_entry WHERE paper_form_id = ?");
        for (passes.bind(form.id); passes.step();)
            form.passes[passes.integer(0)] = {passes.text(1), passes.text(2), passes.text(3)};
        const auto& state = states[form.id.value()];
        const auto second = form.passes.find(2);
        if (state == QLatin1String("done"))
            form.awaits = PaperForm::Awaits::Nothing;
        else if (state == QLatin1String("second"))
            form.awaits = second != form.passes.end() && !second->second.finishedAt.isEmpty() ? PaperForm::Awaits::Agreement
                                                                                              : PaperForm::Awaits::Second;
    }
    QCollator order(QLocale::c());
    order.setNumericMode(true);
    std::sort(all.begin(), all.end(), [&](const PaperForm& a, const PaperForm& b) { return order.compare(a.number, b.number) < 0; });
    return all;
}

Result<PaperForm> byNumber(const Read& db, QuestionnaireId id, const QString& number)
{
    auto all = forms(db, id);
    QStringList numbers;
    for (const auto& form : all)
        numbers << form.number;
    return findName(number, numbers, translate(context, "form")).map([&](qsizetype i) { return all[std::size_t(i)]; });
}

PaperValues valuesOf(const Read& db, PaperFormId form, int pass)
{
    PaperValues values;
    auto query = db.prepare("SELECT name, state, value FROM paper_value WHERE paper_form_id = ? AND pass = ?");
    for (query.bind(form, pass); query.step();)
        values[query.text(0)] = {stateFrom(query.text(1)), query.text(2)};
    return values;
}

Result<PaperFormId> save(Edit& db, QuestionnaireId id, const PaperTyping& typing)
{
    const auto number = typing.number.trimmed();
    if (number.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "Type the number that is written on the form first."));
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    PaperForm form;
    for (auto& each : forms(db, id))
        if (each.number == number)
            form = std::move(each);
    if (!form.id.isValid()) {
        if (typing.pass != 1)
            return fail(Error::Kind::Invalid, translate(context, "Form %1 was not typed in a first time yet.").arg(number));
        form = addForm(db, id, number);
    }
    if (const auto may = mayType(form, typing); !may)
        return fail(may);
    writePass(db, form.id, typing.pass,
              {typing.by, typing.startedAt.isEmpty() ? Clock::stamp() : typing.startedAt, typing.isFinished ? Clock::stamp() : QString()});
    writeValues(db, form.id, typing.pass, typing.values);
    if (!typing.isFinished)
        return form.id;
    if (typing.pass == 1)
        if (const auto named = nameVersion(db, id, form.id, typing.by); !named)
            return fail(named);
    if (typing.pass == 1 && form.needsSecond) {
        db.prepare("UPDATE paper_form SET state = 'second' WHERE id = ?").bind(form.id).run();
        return form.id;
    }
    if (typing.pass == 1 || differences(db, *questionnaire, form.id).empty())
        if (const auto done = becomeResponse(db, id, form.id, typing.pass); !done)
            return fail(done);
    return form.id;
}

std::vector<PaperDifference> differences(const Read& db, const Questionnaire& questionnaire, PaperFormId form)
{
    const auto first = valuesOf(db, form, 1);
    const auto second = valuesOf(db, form, 2);
    const auto agreed = valuesOf(db, form, 3);
    const auto of = [](const PaperValues& values, const QString& key) {
        const auto found = values.find(key);
        return found == values.end() ? PaperValue() : found->second;
    };
    std::vector<PaperDifference> all;
    for (const auto& field : paperFields(questionnaire)) {
        const auto one = of(first, field.key);
        const auto other = of(second, field.key);
        if (one != other)
            all.push_back({field.key, one, other, of(agreed, field.key), agreed.contains(field.key)});
    }
    return all;
}

Result<> agree(Edit& db, QuestionnaireId id, PaperFormId form, const QString& by, const PaperValues& settled)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    const auto all = forms(db, id);
    const auto known = std::find_if(all.begin(), all.end(), [&](const PaperForm& each) { return each.id == form; });
    if (known == all.end() || known->awaits != PaperForm::Awaits::Agreement)
        return fail(Error::Kind::Invalid, translate(context, "This form does not await an agreement."));
    auto values = valuesOf(db, form, 1);
    for (const auto& difference : differences(db, *questionnaire, form)) {
        const auto value = settled.find(difference.key);
        if (value == settled.end())
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is not settled yet: choose the first or the second entry, or type what the form says.")
                            .arg(difference.key));
        values[difference.key] = value->second;
    }
    writeValues(db, form, 3, values);
    const auto now = Clock::stamp();
    writePass(db, form, 3, {by, now, now});
    return becomeResponse(db, id, form, 3);
}

EntryErrors errorsOf(const Read& db, QuestionnaireId id)
{
    EntryErrors errors;
    for (const auto& form : forms(db, id)) {
        const auto second = form.passes.find(2);
        if (second == form.passes.end() || second->second.finishedAt.isEmpty())
            continue;
        ++errors.forms;
        auto first = valuesOf(db, form.id, 1);
        const auto again = valuesOf(db, form.id, 2);
        for (const auto& [key, value] : again)
            first.try_emplace(key);
        for (const auto& [key, value] : first) {
            const auto found = again.find(key);
            const auto other = found == again.end() ? PaperValue() : found->second;
            if (value.state == PaperValue::State::NotAsked && other.state == PaperValue::State::NotAsked)
                continue;
            ++errors.fields;
            errors.differing += value == other ? 0 : 1;
        }
    }
    return errors;
}

SecondEntries secondEntries(const Read& db, QuestionnaireId id)
{
    auto query = db.prepare("SELECT second_entry_percent, second_entry_seed FROM fielding WHERE questionnaire_id = ?");
    return query.bind(id).step() ? SecondEntries{query.integer(0), query.int64(1)} : SecondEntries();
}

Result<> setSecondEntries(Edit& db, QuestionnaireId id, const SecondEntries& second)
{
    if (second.percent < 0 || second.percent > 100)
        return fail(Error::Kind::Invalid, translate(context, "The share that is typed in twice is from 0 to 100 percent."));
    fielding::ensure(db, id);
    db.prepare("UPDATE fielding SET second_entry_percent = ?, second_entry_seed = ? WHERE questionnaire_id = ?")
        .bind(second.percent, qint64(second.seed), id)
        .run();
    return {};
}

bool isDrawn(const SecondEntries& second, const QString& number)
{
    const auto hash = QCryptographicHash::hash(QStringLiteral("%1:%2").arg(second.seed).arg(number).toUtf8(), QCryptographicHash::Sha256);
    quint32 chance = 0;
    for (int i = 0; i < 4; ++i)
        chance = chance << 8 | quint8(hash[i]);
    return chance / 4294967296.0 * 100 < second.percent;
}

} // namespace paperEntry

} // namespace counterpoint

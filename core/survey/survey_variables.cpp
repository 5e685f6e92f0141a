#include "core/survey/survey_variables.h"
#include "core/base/translate.h"
#include "core/survey/mentions.h"
#include "core/survey/survey_variable_names.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "FieldedDataset";

/// Words for a table: without markup, one line.
QString plain(const QString& text)
{
    static const QRegularExpression markup(QStringLiteral("<[^>]{1,200}>|[*_]{2}"));
    return QString(text).remove(markup).simplified();
}

/// What is asked, and the part of it that is meant: "How often?" and "By bus" as "How often? By bus".
QString joined(const QString& stem, const QString& part)
{
    if (stem.isEmpty() || part.isEmpty())
        return stem + part;
    static const QString ends = QStringLiteral(".?!:;…؟。？！：");
    return (ends.contains(stem.back()) ? QStringLiteral("%1 %2") : QStringLiteral("%1: %2")).arg(stem, part);
}

class Gathering {
public:
    Gathering(const Questionnaire& questionnaire, const std::vector<StoredSurveyVariable>& stored)
        : m_questionnaire(questionnaire)
        , m_names(stored)
    {
    }
    SurveyVariables run()
    {
        const auto meta = [&](const QString& name, const QString& label, VariableType type = VariableType::Text) {
            Variable variable = fresh(name, label, type);
            variable.level = type == VariableType::Date ? Level::Scale : Level::Nominal;
            add(variable, Rank::Response, {});
        };
        meta(response_variable::id, translate(context, "Response"));
        meta(response_variable::version, translate(context, "Version of the questionnaire"));
        meta(response_variable::channel, translate(context, "Way it came"));
        meta(response_variable::status, translate(context, "Complete, partial or screened out"));
        meta(response_variable::language, translate(context, "Language it was answered in"));
        meta(response_variable::started, translate(context, "Begun"), VariableType::Date);
        meta(response_variable::finished, translate(context, "Sent"), VariableType::Date);
        walk(m_questionnaire.items, nullptr, {});
        m_names.settle(m_found.variables);
        for (std::size_t i = 0; i < m_found.sets.size(); ++i)
            for (const auto place : m_setPlaces[i])
                m_found.sets[i].variables << m_found.variables[place].variable.name;
        return std::move(m_found);
    }

private:
    QString words(const RoleTexts& texts) const { return plain(textOrOther(texts, role::label, m_questionnaire.defaultLanguage)); }

    static Variable fresh(const QString& name, const QString& label, VariableType type)
    {
        Variable variable;
        variable.name = name;
        variable.label = label;
        variable.type = type;
        return variable;
    }

    using Rank = SurveyVariableNames::Rank;

    void add(Variable variable, Rank rank, const QString& itemUuid, const QString& part = {}, const QString& repeat = {})
    {
        if (!m_names.wish(rank, variable.name, repeat))
            return;
        const auto answer = variable.name;
        m_found.variables.push_back({std::move(variable), itemUuid, part, repeat, answer});
    }

    void walk(const std::vector<SurveyItem>& items, const SurveyItem* parent, const QString& repeat)
    {
        for (const auto& item : items) {
            if (hasAnswer(item.type))
                question({&item, parent, 0}, repeat);
            walk(item.items, &item, item.type == ItemType::Repeat ? item.uuid : repeat);
        }
    }

    /// Value labels and missing codes of a variable that holds one choice.
    void giveCodes(Variable& variable, const ItemPlace& place)
    {
        auto choices = offeredChoices(m_questionnaire, place);
        const bool isText = variable.type == VariableType::Text;
        if (place.item->orOther && hasChoices(place.item->type) && isText)
            choices.push_back({QStringLiteral("other"),
                               ChoiceRole::Other,
                               false,
                               {{role::label, {{m_questionnaire.defaultLanguage, translate(context, "Other")}}}}});
        QSet<QString> seen;
        for (const auto& choice : choices) {
            bool isNumber = false;
            const double number = choice.code.toDouble(&isNumber);
            if (choice.code.isEmpty() || seen.contains(choice.code) || (!isText && !isNumber))
                continue;
            seen.insert(choice.code);
            const auto label = words(choice.texts);
            variable.labels.push_back({isText ? Value(choice.code) : Value(number), label.isEmpty() ? choice.code : label});
            if (choice.role == ChoiceRole::Missing)
                variable.missing.push_back(isText ? MissingCode(choice.code) : MissingCode(NumberRange{number, number}));
        }
    }

    QString labelOf(const ItemPlace& place) const
    {
        const auto own = words(place.item->texts);
        const bool isPart = place.parent && (place.parent->type == ItemType::Grid || place.parent->type == ItemType::ConstantSum);
        const auto stem = isPart ? words(place.parent->texts) : QString();
        return joined(stem, own);
    }

    bool areNumbers(const ItemPlace& place) const
    {
        const auto* list = m_questionnaire.list(choicesOf(place));
        const auto offered = offeredChoices(m_questionnaire, place);
        return list && list->hasNumberCodes() && !place.item->orOther
            && std::all_of(offered.begin(), offered.end(), [](const SurveyChoice& each) {
                   bool isNumber = false;
                   each.code.toDouble(&isNumber);
                   return isNumber;
               });
    }

    void question(const ItemPlace& place, const QString& repeat)
    {
        const auto& item = *place.item;
        if (item.type == ItemType::Multiple || item.type == ItemType::Ranking) {
            severalAnswers(place, repeat);
        } else {
            add(single(place), Rank::Question, item.uuid, {}, repeat);
            if (item.type == ItemType::Date || item.type == ItemType::DateTime)
                whyNoDate(place, repeat);
        }
        const auto offered = offeredChoices(m_questionnaire, place);
        const bool asksOther = hasChoices(item.type)
            && (item.orOther
                || std::any_of(offered.begin(), offered.end(), [](const SurveyChoice& each) { return each.role == ChoiceRole::Other; }));
        if (asksOther) {
            auto other = fresh(item.otherVariable(), translate(context, "%1 (other)").arg(labelOf(place)), VariableType::Text);
            other.isOpen = true;
            add(other, Rank::Words, item.uuid, QStringLiteral("other"), repeat);
        }
    }

    Variable single(const ItemPlace& place)
    {
        const auto& item = *place.item;
        auto variable = fresh(item.name, labelOf(place), VariableType::Text);
        variable.scale = item.scale;
        variable.reversed = item.isReversed;
        switch (item.type) {
        case ItemType::Single:
        case ItemType::Likert:
            variable.type = areNumbers(place) ? VariableType::Number : VariableType::Text;
            variable.level = item.type == ItemType::Likert ? Level::Ordinal : Level::Nominal;
            giveCodes(variable, place);
            break;
        case ItemType::Rating:
        case ItemType::Slider:
        case ItemType::Integer:
        case ItemType::Decimal:
            variable.type = VariableType::Number;
            variable.level = item.type == ItemType::Rating ? Level::Ordinal : Level::Scale;
            variable.decimals = item.type == ItemType::Decimal ? 2 : 0;
            giveEnds(variable, item);
            giveCodes(variable, place);
            break;
        case ItemType::Consent:
            variable.labels = {{QStringLiteral("OK"), translate(context, "Agreed")}}; // as ODK's 'acknowledge' gives it
            break;
        case ItemType::Date:
        case ItemType::DateTime:
            variable.type = VariableType::Date;
            variable.level = Level::Scale;
            break;
        case ItemType::LongText:
        case ItemType::ShortText:
        case ItemType::Time:
            variable.isOpen = item.type == ItemType::LongText;
            giveCodes(variable, place);
            break;
        default: // what a calculation gives is known by what it is said to be
            if (item.level && *item.level != Level::Nominal)
                variable.type = VariableType::Number;
            break;
        }
        if (item.level)
            variable.level = *item.level;
        return variable;
    }

    /// A date cannot be a code: ways not to answer are a variable of their own.
    void whyNoDate(const ItemPlace& place, const QString& repeat)
    {
        auto reason = fresh(place.item->name + QStringLiteral("_missing"), translate(context, "%1 (why not answered)").arg(labelOf(place)),
                            VariableType::Number);
        reason.level = Level::Nominal;
        giveCodes(reason, place);
        reason.missing.clear(); // here they are what is asked for
        if (!reason.labels.empty())
            add(reason, Rank::Part, place.item->uuid, survey_part::missing, repeat);
    }

    void giveEnds(Variable& variable, const SurveyItem& item)
    {
        const auto low = item.number(QStringLiteral("start"));
        const auto high = item.number(QStringLiteral("end"));
        if ((item.type != ItemType::Rating && item.type != ItemType::Slider) || !low || !high || *low >= *high)
            return;
        variable.range = NumberRange{*low, *high};
        for (const auto& [value, what] : {std::pair(*low, role::low), std::pair(*high, role::high)})
            if (const auto label = plain(textOrOther(item.texts, what, m_questionnaire.defaultLanguage)); !label.isEmpty())
                variable.labels.push_back({value, label});
    }

    /// A variable for each choice: 0 and 1, or its place. Ways not to answer are missing codes, the same in all of them.
    void severalAnswers(const ItemPlace& place, const QString& repeat)
    {
        const auto& item = *place.item;
        const bool isRanking = item.type == ItemType::Ranking;
        auto choices = offeredChoices(m_questionnaire, place);
        if (choices.empty()) { // from a file or a repeat: nobody knows the choices before they are given
            add(fresh(item.name, labelOf(place), VariableType::Text), Rank::Question, item.uuid, {}, repeat);
            return;
        }
        if (item.orOther)
            choices.push_back({QStringLiteral("other"),
                               ChoiceRole::Other,
                               false,
                               {{role::label, {{m_questionnaire.defaultLanguage, translate(context, "Other")}}}}});
        SurveyAnswerSet set{item.name, labelOf(place), {}, repeat};
        std::vector<std::size_t> places;
        for (const auto& choice : choices) {
            const auto label = words(choice.texts);
            auto variable = fresh(
                QStringLiteral("%1_%2").arg(
                    item.name, QString(choice.code).replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_]")), QStringLiteral("_"))),
                joined(labelOf(place), label.isEmpty() ? choice.code : label), VariableType::Number);
            variable.level = isRanking ? Level::Ordinal : Level::Nominal;
            if (!isRanking)
                variable.labels = {{0.0, translate(context, "No")}, {1.0, translate(context, "Yes")}};
            if (choice.role != ChoiceRole::Missing)
                places.push_back(m_found.variables.size());
            add(variable, Rank::Part, item.uuid, choice.code, repeat);
        }
        if (isRanking || places.size() < 2)
            return;
        m_found.sets.push_back(std::move(set));
        m_setPlaces.push_back(std::move(places));
    }

    const Questionnaire& m_questionnaire;
    SurveyVariableNames m_names;
    SurveyVariables m_found;
    std::vector<std::vector<std::size_t>> m_setPlaces; ///< of the variables of each set
};

} // namespace

const SurveyVariable* SurveyVariables::called(const QString& name) const
{
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&](const SurveyVariable& each) { return each.variable.name == name; });
    return found == variables.end() ? nullptr : &*found;
}

SurveyVariables variablesOf(const Questionnaire& questionnaire, const std::vector<StoredSurveyVariable>& stored)
{
    return Gathering(questionnaire, stored).run();
}

} // namespace counterpoint

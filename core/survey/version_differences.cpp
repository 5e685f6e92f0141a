#include "core/base/translate.h"
#include "core/survey/versions.h"
#include <QSet>
#include <algorithm>
#include <map>

namespace counterpoint {

namespace {

constexpr const char* context = "SurveyVersions";
constexpr qsizetype longestQuote = 60;

QString shortened(const QString& text)
{
    const auto line = text.simplified();
    return line.size() <= longestQuote ? line : line.left(longestQuote) + u'…';
}

class Comparison {
public:
    Comparison(const Questionnaire& before, const Questionnaire& after)
        : m_before(before)
        , m_after(after)
    {
        QSet<QString> old;
        for (const auto& place : allItems(m_before))
            old.insert(place.item->uuid);
        for (const auto& place : allItems(m_after))
            if (!place.item->uuid.isEmpty() && old.contains(place.item->uuid))
                m_inBoth.insert(place.item->uuid);
    }
    std::vector<SurveyChange> run()
    {
        for (const auto& place : allItems(m_before))
            m_old.emplace(keyOf(*place.item), place);
        languages();
        lists();
        QSet<QString> seen;
        for (const auto& place : allItems(m_after)) {
            seen.insert(keyOf(*place.item));
            const auto old = m_old.find(keyOf(*place.item));
            if (old == m_old.end())
                say(false, *place.item, translate(context, "“%1” is new.").arg(nameOf(*place.item)));
            else
                item(old->second, place);
        }
        for (const auto& place : allItems(m_before))
            if (!seen.contains(keyOf(*place.item)))
                say(hasAnswer(place.item->type), *place.item, translate(context, "“%1” was removed.").arg(nameOf(*place.item)));
        order();
        std::stable_sort(m_changes.begin(), m_changes.end(),
                         [](const SurveyChange& a, const SurveyChange& b) { return a.breaksData && !b.breaksData; });
        return std::move(m_changes);
    }

private:
    /// Forms of other programs have no ids that stay; their questions are known by their names.
    QString keyOf(const SurveyItem& item) const { return m_inBoth.contains(item.uuid) ? item.uuid : QStringLiteral("name:") + item.name; }
    QString nameOf(const SurveyItem& item) const
    {
        return item.name.isEmpty() ? shortened(textOrOther(item.texts, role::label, m_after.defaultLanguage)) : item.name;
    }
    void say(bool breaksData, const SurveyItem& item, const QString& sentence) { m_changes.push_back({sentence, breaksData, item.uuid}); }
    void say(bool breaksData, const QString& sentence) { m_changes.push_back({sentence, breaksData, {}}); }

    void languages()
    {
        const auto names = [](const Questionnaire& questionnaire) {
            QStringList all;
            for (const auto& language : questionnaire.languages)
                all << language.name;
            return all;
        };
        const auto before = names(m_before);
        const auto after = names(m_after);
        for (const auto& name : after)
            if (!before.contains(name))
                say(false, translate(context, "It is in “%1” as well now.").arg(name));
        for (const auto& name : before)
            if (!after.contains(name))
                say(false, translate(context, "It is no longer in “%1”.").arg(name));
    }

    void lists()
    {
        for (const auto& after : m_after.lists) {
            const auto before = std::find_if(m_before.lists.begin(), m_before.lists.end(), [&](const ChoiceList& each) {
                return (!each.uuid.isEmpty() && each.uuid == after.uuid) || each.name == after.name;
            });
            if (before != m_before.lists.end())
                choices(after.name, *before, after);
        }
    }

    void choices(const QString& where, const ChoiceList& before, const ChoiceList& after)
    {
        const auto words = [](const SurveyChoice& choice, const QString& language) { return textIn(choice.texts, role::label, language); };
        for (const auto& old : before.choices) {
            const auto* now = after.choice(old.code);
            if (!now) {
                say(true,
                    translate(context, "In the list “%1”, the code %2 (“%3”) was removed.")
                        .arg(where, old.code, shortened(words(old, m_before.defaultLanguage))));
                continue;
            }
            if (old.role != now->role)
                say(old.role == ChoiceRole::Missing || now->role == ChoiceRole::Missing,
                    translate(context, "In the list “%1”, the code %2 is now of another kind.").arg(where, old.code));
            for (const auto& language : m_before.languages) {
                const auto was = words(old, language.name);
                const auto is = words(*now, language.name);
                if (was.isEmpty() || is.isEmpty() || was == is)
                    continue;
                // A code whose words stand at another code now has changed its meaning; other new words are taken as better wording.
                const bool isSwapped =
                    std::any_of(after.choices.begin(), after.choices.end(),
                                [&](const SurveyChoice& each) { return each.code != old.code && words(each, language.name) == was; })
                    || std::any_of(before.choices.begin(), before.choices.end(),
                                   [&](const SurveyChoice& each) { return each.code != old.code && words(each, language.name) == is; });
                say(isSwapped,
                    (isSwapped ? translate(context, "In the list “%1”, the code %2 has another meaning: “%3” became “%4”.")
                               : translate(context, "In the list “%1”, the code %2 was “%3” and reads “%4” now."))
                        .arg(where, old.code, shortened(was), shortened(is)));
                break;
            }
        }
        for (const auto& now : after.choices)
            if (!before.choice(now.code))
                say(false,
                    translate(context, "In the list “%1”, the code %2 (“%3”) is new.")
                        .arg(where, now.code, shortened(words(now, m_after.defaultLanguage))));
    }

    void item(const ItemPlace& oldPlace, const ItemPlace& newPlace)
    {
        const auto& before = *oldPlace.item;
        const auto& after = *newPlace.item;
        const auto name = nameOf(after);
        const bool answers = hasAnswer(before.type) || hasAnswer(after.type);
        if (before.name != after.name)
            say(answers, after, translate(context, "“%1” is called “%2” now.").arg(before.name, after.name));
        if (before.type != after.type)
            say(answers && kindOfAnswer(before.type) != kindOfAnswer(after.type), after,
                translate(context, "“%1” was “%2” and is “%3” now.").arg(name, toText(before.type), toText(after.type)));
        if (hasChoices(after.type) && hasChoices(before.type) && choicesOf(oldPlace) != choicesOf(newPlace))
            otherList(oldPlace, newPlace, name);
        if (before.scale != after.scale || before.isReversed != after.isReversed)
            say(before.isReversed != after.isReversed, after, translate(context, "“%1” counts differently in its scale.").arg(name));
        if (before.parameters != after.parameters)
            say(before.number(QStringLiteral("start")) != after.number(QStringLiteral("start"))
                    || before.number(QStringLiteral("end")) != after.number(QStringLiteral("end")),
                after, translate(context, "“%1” has other settings (range, steps).").arg(name));
        words(before, after, name);
        const auto rule = [&](const QString& old, const QString& now, const char* what) {
            if (old.simplified() != now.simplified())
                say(false, after, translate(context, what).arg(name));
        };
        rule(before.relevant, after.relevant, QT_TRANSLATE_NOOP("SurveyVersions", "“%1” is asked under another condition."));
        rule(before.constraint, after.constraint, QT_TRANSLATE_NOOP("SurveyVersions", "“%1” takes other answers."));
        rule(before.choiceFilter, after.choiceFilter, QT_TRANSLATE_NOOP("SurveyVersions", "“%1” offers its choices by another rule."));
        if (before.calculation.simplified() != after.calculation.simplified())
            say(after.type == ItemType::Calculate, after, translate(context, "“%1” is computed differently.").arg(name));
        if (before.required != after.required || before.requiredWhen != after.requiredWhen)
            say(false, after, translate(context, "Whether “%1” must be answered has changed.").arg(name));
    }

    void otherList(const ItemPlace& before, const ItemPlace& after, const QString& name)
    {
        const auto* old = m_before.list(choicesOf(before));
        const auto* now = m_after.list(choicesOf(after));
        const auto sameList = old && now && !old->uuid.isEmpty() && old->uuid == now->uuid;
        if (sameList)
            return;
        say(false, *after.item, translate(context, "“%1” is answered from the list “%2” now.").arg(name, choicesOf(after)));
        if (old && now)
            choices(choicesOf(after), *old, *now);
    }

    void words(const SurveyItem& before, const SurveyItem& after, const QString& name)
    {
        for (const auto& language : m_after.languages) {
            const auto was = before.label(language.name);
            const auto is = after.label(language.name);
            if (!was.isEmpty() && was.simplified() != is.simplified())
                say(false, after, translate(context, "“%1” reads “%2” instead of “%3”.").arg(name, shortened(is), shortened(was)));
        }
    }

    void order()
    {
        const auto names = [](const Questionnaire& questionnaire, const Questionnaire& other) {
            QSet<QString> others;
            for (const auto& place : allItems(other))
                others.insert(place.item->name);
            QStringList common;
            for (const auto* question : questionsOf(questionnaire))
                if (others.contains(question->name))
                    common << question->name;
            return common;
        };
        if (names(m_before, m_after) != names(m_after, m_before))
            say(false, translate(context, "The questions come in another order."));
    }

    static int kindOfAnswer(ItemType type)
    {
        switch (type) {
        case ItemType::Single:
        case ItemType::Likert:
            return 1;
        case ItemType::Multiple:
            return 2;
        case ItemType::Ranking:
            return 3;
        case ItemType::Rating:
        case ItemType::Slider:
        case ItemType::Integer:
        case ItemType::Decimal:
            return 4;
        case ItemType::ShortText:
        case ItemType::LongText:
            return 5;
        default:
            return 100 + int(type);
        }
    }

    const Questionnaire& m_before;
    const Questionnaire& m_after;
    std::map<QString, ItemPlace> m_old;
    QSet<QString> m_inBoth; ///< uuids
    std::vector<SurveyChange> m_changes;
};

} // namespace

std::vector<SurveyChange> differences(const Questionnaire& before, const Questionnaire& after) { return Comparison(before, after).run(); }

} // namespace counterpoint

#include "core/survey/limesurvey_export.h"
#include "core/base/translate.h"
#include "core/survey/limesurvey_codes.h"
#include "core/survey/limesurvey_logic.h"
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

using lime::Record;

constexpr const char* context = "LimeSurvey";
const QString surveyNumber = QStringLiteral("100000"); ///< its number, which is given anew on import
const QString exportedDate = QStringLiteral("yyyy-mm-dd");

QString languageCode(const SurveyLanguage& language) { return language.code.isEmpty() ? QStringLiteral("en") : language.code; }

class Writer {
public:
    explicit Writer(const Questionnaire& questionnaire)
        : m_questionnaire(questionnaire)
        , m_codes(questionnaire)
        , m_languages(questionnaire.languages)
    {
        if (m_languages.empty())
            m_languages.push_back({{}, QStringLiteral("en")});
        const auto isFirst = [&](const SurveyLanguage& each) { return each.name == questionnaire.defaultLanguage; };
        std::stable_partition(m_languages.begin(), m_languages.end(), isFirst);
    }

    LimeSurvey run()
    {
        for (const auto& item : m_questionnaire.items)
            topLevel(item);
        losses();
        m_result.document.type = QStringLiteral("Survey");
        for (const auto& language : m_languages)
            m_result.document.languages << languageCode(language);
        settings();
        for (auto* table : {&m_answers, &m_answerTexts, &m_groups, &m_groupTexts, &m_questions, &m_subquestions, &m_texts, &m_attributes,
                            &m_surveys, &m_settings})
            if (!table->rows.empty())
                m_result.document.tables.push_back(std::move(*table));
        return std::move(m_result);
    }

private:
    QString words(const RoleTexts& texts, const QString& role, const SurveyLanguage& language) const
    {
        return lime_logic::wordsToLime(textOrOther(texts, role, language.name, m_questionnaire.defaultLanguage), m_questionnaire, m_codes);
    }
    void lose(const QString& sentence)
    {
        if (!m_result.losses.contains(sentence))
            m_result.losses << sentence;
    }
    static QString titleOf(const SurveyItem& item) { return item.name.isEmpty() ? textOrOther(item.texts, role::label, {}) : item.name; }
    void put(lime::Table& table, const Record& row) { table.rows.push_back(row); }

    void topLevel(const SurveyItem& item)
    {
        if (item.type == ItemType::Page || item.type == ItemType::Section) {
            beginGroup(item.texts, item.relevant, item.isRandom, titleOf(item));
            for (const auto& inner : item.items)
                inGroup(inner, &item);
            m_isOpen = false;
            return;
        }
        inGroup(item, nullptr);
    }

    void beginGroup(const RoleTexts& texts, const QString& relevant, bool isRandom, const QString& name)
    {
        const auto id = QString::number(++m_group);
        m_isOpen = true;
        m_order = 0;
        const auto condition = conditionOf(relevant, name);
        put(m_groups, {{"gid", id}, {"sid", surveyNumber}, {"group_order", id}, {"randomization_group", {}}, {"grelevance", condition}});
        for (const auto& language : m_languages) {
            auto label = words(texts, role::label, language);
            if (label.isEmpty())
                label = m_group == 1 ? words(m_questionnaire.texts, role::title, language) : QString();
            put(m_groupTexts,
                {{"id", QString::number(m_groupTexts.rows.size() + 1)},
                 {"gid", id},
                 {"group_name", label.isEmpty() ? translate(context, "Page %1").arg(id) : label.left(200)},
                 {"description", words(texts, role::hint, language)},
                 {"language", languageCode(language)}});
        }
        if (isRandom)
            lose(translate(context, "“%1”: its questions come in a fixed order there.").arg(name));
    }

    void inGroup(const SurveyItem& item, const SurveyItem* parent)
    {
        if (item.type == ItemType::Repeat) {
            lose(translate(context, "“%1” is asked several times over, which LimeSurvey cannot: it was left out.").arg(titleOf(item)));
            return;
        }
        if (!m_isOpen)
            beginGroup({}, {}, false, {});
        if (item.type == ItemType::Page || item.type == ItemType::Section) {
            if (!item.relevant.isEmpty())
                m_outer.push_back(item.relevant);
            for (const auto& inner : item.items)
                inGroup(inner, &item);
            if (!item.relevant.isEmpty())
                m_outer.pop_back();
            if (item.isRandom)
                lose(translate(context, "“%1”: its questions come in a fixed order there.").arg(titleOf(item)));
            return;
        }
        question({&item, parent, 0});
    }

    QString conditionOf(const QString& relevant, const QString& name)
    {
        if (relevant.trimmed().isEmpty())
            return QStringLiteral("1");
        if (const auto theirs = lime_logic::toLime(relevant, m_questionnaire, m_codes))
            return *theirs;
        lose(translate(context, "“%1” is asked always there: its condition cannot be said in LimeSurvey’s language (%2).")
                 .arg(name, relevant.simplified()));
        return QStringLiteral("1");
    }

    QString typeOf(const SurveyItem& item)
    {
        switch (item.type) {
        case ItemType::Single:
        case ItemType::Likert:
            return QStringLiteral("L");
        case ItemType::Rating:
            return item.number(QStringLiteral("start")).value_or(1) == 1 && item.number(QStringLiteral("end")).value_or(5) == 5
                    && item.number(QStringLiteral("step")).value_or(1) == 1
                ? QStringLiteral("5")
                : QStringLiteral("L");
        case ItemType::Multiple:
            return QStringLiteral("M");
        case ItemType::Ranking:
            return QStringLiteral("R");
        case ItemType::Integer:
        case ItemType::Decimal:
        case ItemType::Slider:
            return QStringLiteral("N");
        case ItemType::ShortText:
            return QStringLiteral("S");
        case ItemType::LongText:
            return QStringLiteral("T");
        case ItemType::Date:
        case ItemType::Time:
        case ItemType::DateTime:
            return QStringLiteral("D");
        case ItemType::Consent:
            return QStringLiteral("Y");
        case ItemType::Note:
            return QStringLiteral("X");
        case ItemType::Calculate:
            return QStringLiteral("*");
        case ItemType::Grid:
            return QStringLiteral("F");
        case ItemType::ConstantSum:
            return QStringLiteral("K");
        default:
            return {};
        }
    }

    void question(const ItemPlace& place)
    {
        const auto& item = *place.item;
        const auto title = titleOf(item);
        const auto type = typeOf(item);
        if (type.isEmpty()) {
            lose(translate(context, "“%1” is of a type that LimeSurvey does not have: it was left out.").arg(title));
            return;
        }
        if (item.type == ItemType::Grid && std::any_of(item.items.begin(), item.items.end(), [](const SurveyItem& row) {
                return row.type != ItemType::Likert && row.type != ItemType::Single;
            })) {
            lose(translate(context, "“%1” takes several answers in a row, which LimeSurvey’s arrays do not: it was left out.").arg(title));
            return;
        }
        const auto listed = offeredChoices(
            m_questionnaire, item.type == ItemType::Grid && !item.items.empty() ? ItemPlace{&item.items.front(), &item, 0} : place);
        if (hasChoices(item.type) && listed.empty()) {
            lose(translate(context, "“%1” has its choices from elsewhere, which LimeSurvey cannot ask: it was left out.").arg(title));
            return;
        }
        const auto id = QString::number(++m_question);
        auto relevant = conditionOf(item.relevant, title);
        for (const auto& outer : m_outer)
            if (const auto theirs = conditionOf(outer, title); theirs != QLatin1String("1"))
                relevant = relevant == QLatin1String("1") ? theirs : QStringLiteral("(%1) and (%2)").arg(theirs, relevant);
        put(m_questions,
            questionRow(id, QStringLiteral("0"), type, m_codes.question(item), ++m_order, item, relevant,
                        hasChoices(item.type) && asksOther(m_questionnaire, place)));
        for (const auto& language : m_languages) {
            auto label = words(item.texts, role::label, language);
            if (item.type == ItemType::Calculate)
                label = equation(item, title);
            text(id, language, label, words(item.texts, role::hint, language));
        }
        details(id, place, listed);
        if (!isAsked(item.type) || item.type == ItemType::Note)
            return;
        ++m_result.questions;
        loseOf(item, title);
    }

    QString equation(const SurveyItem& item, const QString& title)
    {
        const auto theirs = lime_logic::toLime(item.calculation, m_questionnaire, m_codes);
        if (!theirs)
            lose(translate(context, "“%1” is empty there: what it computes cannot be said in LimeSurvey’s language.").arg(title));
        return theirs ? u'{' + *theirs + u'}' : QString();
    }

    Record questionRow(const QString& id, const QString& parent, const QString& type, const QString& code, int order,
                       const SurveyItem& item, const QString& relevance, bool hasOther) const
    {
        const auto group = QString::number(m_group);
        const auto mandatory = item.type == ItemType::Note || item.type == ItemType::Calculate ? QStringLiteral("N")
            : item.required == Required::Yes && item.requiredWhen.isEmpty()                    ? QStringLiteral("Y")
            : item.required == Required::Soft                                                  ? QStringLiteral("S")
                                                                                               : QStringLiteral("N");
        return {{"qid", id},
                {"parent_qid", parent},
                {"sid", surveyNumber},
                {"gid", group},
                {"type", type},
                {"title", code},
                {"preg", {}},
                {"other", hasOther ? QStringLiteral("Y") : QStringLiteral("N")},
                {"mandatory", mandatory},
                {"encrypted", QStringLiteral("N")},
                {"question_order", QString::number(order)},
                {"scale_id", QStringLiteral("0")},
                {"same_default", QStringLiteral("0")},
                {"relevance", relevance},
                {"same_script", QStringLiteral("0")}};
    }

    void text(const QString& id, const SurveyLanguage& language, const QString& label, const QString& help)
    {
        put(m_texts,
            {{"id", QString::number(m_texts.rows.size() + 1)},
             {"qid", id},
             {"question", label},
             {"help", help},
             {"script", {}},
             {"language", languageCode(language)}});
    }

    void attribute(const QString& id, const QString& name, const QString& value, const QString& language = {})
    {
        if (!value.isEmpty())
            put(m_attributes, {{"qid", id}, {"attribute", name}, {"value", value}, {"language", language}});
    }

    void answer(const QString& qid, int order, const QString& code, const RoleTexts& texts)
    {
        const auto id = QString::number(m_answers.rows.size() + 1);
        put(m_answers,
            {{"aid", id},
             {"qid", qid},
             {"code", code},
             {"sortorder", QString::number(order)},
             {"assessment_value", QStringLiteral("0")},
             {"scale_id", QStringLiteral("0")}});
        for (const auto& language : m_languages)
            put(m_answerTexts,
                {{"id", QString::number(m_answerTexts.rows.size() + 1)},
                 {"aid", id},
                 {"answer", words(texts, role::label, language)},
                 {"language", languageCode(language)}});
    }

    void row(const QString& parent, const QString& type, int order, const QString& code, const SurveyItem& item, const RoleTexts& texts)
    {
        const auto id = QString::number(++m_question);
        put(m_subquestions, questionRow(id, parent, type, code, order, item, QStringLiteral("1"), false));
        for (const auto& language : m_languages)
            text(id, language, words(texts, role::label, language), {});
    }

    void details(const QString& id, const ItemPlace& place, const std::vector<SurveyChoice>& choices)
    {
        const auto& item = *place.item;
        const auto listPlace = item.type == ItemType::Grid && !item.items.empty() ? ItemPlace{&item.items.front(), &item, 0} : place;
        int order = 0;
        QStringList alone;
        for (const auto& choice : choices) {
            if (!hasChoices(item.type) || choice.role == ChoiceRole::Other)
                continue;
            const auto code = m_codes.answer(listPlace, choice.code);
            if (item.type == ItemType::Multiple)
                row(id, QStringLiteral("M"), ++order, code, item, choice.texts);
            else
                answer(id, ++order, code, choice.texts);
            if (choice.role == ChoiceRole::Exclusive || choice.role == ChoiceRole::Missing)
                alone << code;
        }
        if (item.type == ItemType::Multiple)
            attribute(id, QStringLiteral("exclude_all_others"), alone.join(u';'));
        if (item.type == ItemType::Rating && typeOf(item) == QLatin1String("L"))
            ratingAnswers(id, item);
        order = 0;
        for (const auto& each : item.items)
            row(id, typeOf(item), ++order, m_codes.question(each), item, each.texts);
        if (item.isRandom)
            attribute(id,
                      hasChoices(item.type) && item.type != ItemType::Grid && item.type != ItemType::Multiple
                          ? QStringLiteral("answer_order")
                          : QStringLiteral("random_order"),
                      hasChoices(item.type) && item.type != ItemType::Grid && item.type != ItemType::Multiple ? QStringLiteral("random")
                                                                                                              : QStringLiteral("1"));
        if (item.type == ItemType::Integer)
            attribute(id, QStringLiteral("num_value_int_only"), QStringLiteral("1"));
        if (item.type == ItemType::ConstantSum)
            attribute(id, QStringLiteral("equals_num_value"),
                      item.parameters.contains(QStringLiteral("total")) ? item.parameters.at(QStringLiteral("total"))
                                                                        : QStringLiteral("100"));
        if (item.type == ItemType::Slider)
            for (const auto& [ours, theirs] : {std::pair("start", "min_num_value_n"), std::pair("end", "max_num_value_n")})
                if (const auto limit = item.number(QLatin1String(ours)))
                    attribute(id, QLatin1String(theirs), QString::number(*limit));
        if (item.type == ItemType::Date || item.type == ItemType::DateTime || item.type == ItemType::Time)
            attribute(id, QStringLiteral("date_format"),
                      item.type == ItemType::Date           ? exportedDate
                          : item.type == ItemType::DateTime ? exportedDate + QStringLiteral(" HH:MM")
                                                            : QStringLiteral("HH:MM"));
        validation(id, item);
    }

    void ratingAnswers(const QString& id, const SurveyItem& item)
    {
        const auto low = item.number(QStringLiteral("start")).value_or(1);
        const auto high = item.number(QStringLiteral("end")).value_or(5);
        const auto step = std::max(1e-6, item.number(QStringLiteral("step")).value_or(1));
        int order = 0;
        for (double value = low; value <= high + 1e-9 && order < 100; value += step) {
            RoleTexts texts;
            const auto isEnd = value == low || value + step > high + 1e-9;
            for (const auto& language : m_languages) {
                const auto end = isEnd ? textIn(item.texts, value == low ? role::low : role::high, language.name) : QString();
                setText(texts, role::label, language.name,
                        end.isEmpty() ? QString::number(value) : QStringLiteral("%1 – %2").arg(value).arg(end));
            }
            answer(id, ++order, QString::number(value), texts);
        }
    }

    void validation(const QString& id, const SurveyItem& item)
    {
        if (item.constraint.isEmpty())
            return;
        const auto rule = lime_logic::toLime(item.constraint, m_questionnaire, m_codes, m_codes.question(item));
        if (!rule) {
            lose(translate(context, "“%1” takes any answer there: its constraint cannot be said in LimeSurvey’s language (%2).")
                     .arg(titleOf(item), item.constraint.simplified()));
            return;
        }
        attribute(id, QStringLiteral("em_validation_q"), *rule);
        for (const auto& language : m_languages)
            attribute(id, QStringLiteral("em_validation_q_tip"), words(item.texts, role::constraintMessage, language),
                      languageCode(language));
    }

    void loseOf(const SurveyItem& item, const QString& title)
    {
        if (!item.choiceFilter.isEmpty())
            lose(translate(context, "“%1” offers all its choices there: filters are not handed over.").arg(title));
        if (!item.requiredWhen.isEmpty())
            lose(translate(context, "“%1” may be left out there: it is required only under a condition.").arg(title));
        if (!item.defaultValue.isEmpty())
            lose(translate(context, "“%1” is empty at first there: what is filled in beforehand is not handed over.").arg(title));
        if (item.type == ItemType::Slider)
            lose(translate(context, "“%1” is a field for a number there, and no slider.").arg(title));
        if (item.type == ItemType::Consent)
            lose(translate(context, "“%1” is a yes/no question there, and ‘No’ does not end the survey.").arg(title));
        if (!hasChoices(item.type) && !item.missingChoices.isEmpty())
            lose(translate(context, "“%1” has no boxes for ways not to answer there.").arg(title));
    }

    void losses()
    {
        if (!m_questionnaire.scales.empty())
            lose(translate(context, "Scales, and which items are reversed, stay here; answers find them again."));
        const bool hasMissing = std::any_of(m_questionnaire.lists.begin(), m_questionnaire.lists.end(), [](const ChoiceList& list) {
            return std::any_of(list.choices.begin(), list.choices.end(),
                               [](const SurveyChoice& each) { return each.role == ChoiceRole::Missing; });
        });
        if (hasMissing)
            lose(translate(context, "Ways not to answer are answers like others there; here they are missing codes again."));
    }

    void settings()
    {
        QStringList others;
        for (std::size_t i = 1; i < m_languages.size(); ++i)
            others << languageCode(m_languages[i]);
        put(m_surveys,
            {{"sid", surveyNumber},
             {"gsid", QStringLiteral("1")},
             {"admin", {}},
             {"adminemail", {}},
             {"anonymized", QStringLiteral("Y")},
             {"format", QStringLiteral("G")},
             {"template", QStringLiteral("inherit")},
             {"language", languageCode(m_languages.front())},
             {"additional_languages", others.join(u' ')},
             {"datestamp", QStringLiteral("Y")},
             {"usetokens", QStringLiteral("N")},
             {"ipaddr", QStringLiteral("N")},
             {"refurl", QStringLiteral("N")},
             {"allowprev", QStringLiteral("Y")},
             {"showprogress", QStringLiteral("Y")}});
        for (const auto& language : m_languages) {
            auto title = words(m_questionnaire.texts, role::title, language);
            put(m_settings,
                {{"surveyls_survey_id", surveyNumber},
                 {"surveyls_language", languageCode(language)},
                 {"surveyls_title", (title.isEmpty() ? m_questionnaire.name : title).left(200)},
                 {"surveyls_description", {}},
                 {"surveyls_welcometext", words(m_questionnaire.texts, role::introduction, language)},
                 {"surveyls_endtext", words(m_questionnaire.texts, role::thanks, language)},
                 {"surveyls_dateformat", QStringLiteral("6")},
                 {"surveyls_numberformat", QStringLiteral("0")}});
        }
    }

    const Questionnaire& m_questionnaire;
    LimeCodes m_codes;
    std::vector<SurveyLanguage> m_languages;
    LimeSurvey m_result;
    std::vector<QString> m_outer; ///< conditions of the sections that a question stands in
    int m_group = 0;
    int m_question = 0;
    int m_order = 0;
    bool m_isOpen = false;

    inline static const QStringList questionFields{"qid",          "parent_qid", "sid",        "gid",       "type",           "title",
                                                   "preg",         "other",      "mandatory",  "encrypted", "question_order", "scale_id",
                                                   "same_default", "relevance",  "same_script"};
    lime::Table m_answers{QStringLiteral("answers"), {"aid", "qid", "code", "sortorder", "assessment_value", "scale_id"}, {}};
    lime::Table m_answerTexts{QStringLiteral("answer_l10ns"), {"id", "aid", "answer", "language"}, {}};
    lime::Table m_groups{QStringLiteral("groups"), {"gid", "sid", "group_order", "randomization_group", "grelevance"}, {}};
    lime::Table m_groupTexts{QStringLiteral("group_l10ns"), {"id", "gid", "group_name", "description", "language"}, {}};
    lime::Table m_questions{QStringLiteral("questions"), questionFields, {}};
    lime::Table m_subquestions{QStringLiteral("subquestions"), questionFields, {}};
    lime::Table m_texts{QStringLiteral("question_l10ns"), {"id", "qid", "question", "help", "script", "language"}, {}};
    lime::Table m_attributes{QStringLiteral("question_attributes"), {"qid", "attribute", "value", "language"}, {}};
    lime::Table m_surveys{QStringLiteral("surveys"),
                          {"sid", "gsid", "admin", "adminemail", "anonymized", "format", "template", "language", "additional_languages",
                           "datestamp", "usetokens", "ipaddr", "refurl", "allowprev", "showprogress"},
                          {}};
    lime::Table m_settings{QStringLiteral("surveys_languagesettings"),
                           {"surveyls_survey_id", "surveyls_language", "surveyls_title", "surveyls_description", "surveyls_welcometext",
                            "surveyls_endtext", "surveyls_dateformat", "surveyls_numberformat"},
                           {}};
};

} // namespace

Result<LimeSurvey> limeSurveyOf(const Questionnaire& questionnaire)
{
    auto survey = Writer(questionnaire).run();
    if (survey.questions == 0)
        return fail(Error::Kind::Invalid, translate(context, "“%1” has no question that LimeSurvey could ask.").arg(questionnaire.name));
    return survey;
}

} // namespace counterpoint

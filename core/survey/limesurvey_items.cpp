#include "core/survey/limesurvey_items.h"
#include "core/base/translate.h"
#include "core/survey/limesurvey_codes.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::lime_items {

namespace {

using lime::field;
using Part = Texts::Part;

constexpr const char* context = "LimeSurvey";

class Maker {
public:
    Maker(const lime::Record& question, const Texts& texts, ForeignSurvey& survey)
        : m_texts(texts)
        , m_survey(survey)
        , m_qid(field(question, QStringLiteral("qid")))
        , m_type(field(question, QStringLiteral("type")))
        , m_hasOther(field(question, QStringLiteral("other")) == QLatin1String("Y"))
    {
        m_item.name = field(question, QStringLiteral("title"));
        texts.question(m_qid, m_item.texts);
        const auto mandatory = field(question, QStringLiteral("mandatory"));
        m_item.required = mandatory == QLatin1String("Y") ? Required::Yes : mandatory == QLatin1String("S") ? Required::Soft : Required::No;
        if (const auto pattern = field(question, QStringLiteral("preg")).trimmed(); !pattern.isEmpty())
            m_item.extra[validationKept] = pattern;
        if (const auto rule = texts.attribute(m_qid, QStringLiteral("em_validation_q")); !rule.trimmed().isEmpty())
            m_item.extra[validationKept] = rule;
    }

    std::vector<SurveyItem> run()
    {
        static const QHash<QString, void (Maker::*)()> kinds{
            {"L", &Maker::single},  {"!", &Maker::single},        {"O", &Maker::single},        {"Y", &Maker::yesNo},
            {"G", &Maker::gender},  {"5", &Maker::fivePoints},    {"M", &Maker::multiple},      {"P", &Maker::multiple},
            {"F", &Maker::array},   {"H", &Maker::array},         {"A", &Maker::array},         {"B", &Maker::array},
            {"C", &Maker::array},   {"E", &Maker::array},         {"1", &Maker::twoScales},     {":", &Maker::crossed},
            {";", &Maker::crossed}, {"K", &Maker::severalFields}, {"Q", &Maker::severalFields}, {"N", &Maker::number},
            {"S", &Maker::words},   {"T", &Maker::words},         {"U", &Maker::words},         {"D", &Maker::date},
            {"R", &Maker::ranking}, {"X", &Maker::note},          {"*", &Maker::equation}};
        const auto kind = kinds.constFind(m_type);
        if (kind == kinds.constEnd())
            unknown();
        else
            (this->**kind)();
        if (m_made.empty())
            m_made.push_back(m_item);
        return std::move(m_made);
    }

private:
    QString language() const { return m_survey.questionnaire.defaultLanguage; }

    /// A list of these choices; one that is there already is shared.
    QString listOf(const std::vector<Part>& parts, bool hasOther = false)
    {
        ChoiceList list;
        for (const auto& part : parts)
            list.choices.push_back({part.code, ChoiceRole::Ordinary, false, part.texts, {}});
        if (hasOther)
            list.choices.push_back({LimeCodes::otherHere, ChoiceRole::Other, false, otherTexts(), {}});
        for (const auto& known : m_survey.questionnaire.lists)
            if (known.choices == list.choices)
                return known.name;
        const auto base = m_item.name + QStringLiteral("_choices");
        list.name = base;
        for (int number = 2; m_survey.questionnaire.list(list.name); ++number)
            list.name = base + QString::number(number);
        m_survey.questionnaire.lists.push_back(list);
        return list.name;
    }

    RoleTexts otherTexts() const
    {
        auto texts = m_texts.attributeTexts(m_qid, QStringLiteral("other_replace_text"), role::label);
        if (texts.empty())
            setText(texts, role::label, language(), translate(context, "Other"));
        return texts;
    }

    Part part(const QString& code, const QString& label) const
    {
        Part made{{}, code, {}};
        setText(made.texts, role::label, language(), label);
        return made;
    }

    std::vector<Part> numbers(int last) const
    {
        std::vector<Part> parts;
        for (int i = 1; i <= last; ++i)
            parts.push_back(part(QString::number(i), QString::number(i)));
        return parts;
    }

    bool isRandom() const
    {
        const auto order = m_texts.attribute(m_qid, QStringLiteral("answer_order"));
        return order == QLatin1String("random") || m_texts.attribute(m_qid, QStringLiteral("random_order")) == QLatin1String("1");
    }

    void single()
    {
        m_item.type = ItemType::Single;
        m_item.choices = listOf(m_texts.answers(m_qid, QStringLiteral("0")), m_hasOther);
        m_item.isRandom = isRandom();
        if (m_type == QLatin1String("!"))
            m_item.appearance = QStringLiteral("minimal");
        m_made.push_back(m_item);
        if (m_type == QLatin1String("O"))
            m_made.push_back(below(QStringLiteral("comment"), translate(context, "Comment"), ItemType::LongText));
    }

    SurveyItem below(const QString& code, const QString& label, ItemType type) const
    {
        SurveyItem item;
        item.type = type;
        item.name = m_item.name + u'_' + code;
        setText(item.texts, role::label, language(), label);
        return item;
    }

    void yesNo()
    {
        m_item.type = ItemType::Single;
        m_item.choices =
            listOf({part(QStringLiteral("Y"), translate(context, "Yes")), part(QStringLiteral("N"), translate(context, "No"))});
    }

    void gender()
    {
        m_item.type = ItemType::Single;
        m_item.choices =
            listOf({part(QStringLiteral("F"), translate(context, "Female")), part(QStringLiteral("M"), translate(context, "Male"))});
    }

    void fivePoints()
    {
        m_item.type = ItemType::Rating;
        m_item.parameters = {{QStringLiteral("start"), QStringLiteral("1")},
                             {QStringLiteral("end"), QStringLiteral("5")},
                             {QStringLiteral("step"), QStringLiteral("1")}};
    }

    void multiple()
    {
        const auto rows = m_texts.rows(m_qid, QStringLiteral("0"));
        m_item.type = ItemType::Multiple;
        m_item.choices = listOf(rows, m_hasOther);
        m_item.isRandom = isRandom();
        const auto exclusive = m_texts.attribute(m_qid, QStringLiteral("exclude_all_others")).split(u';', Qt::SkipEmptyParts);
        if (!exclusive.isEmpty())
            for (auto& list : m_survey.questionnaire.lists)
                if (list.name == m_item.choices)
                    for (auto& choice : list.choices)
                        if (exclusive.contains(choice.code) && choice.role == ChoiceRole::Ordinary)
                            choice.role = ChoiceRole::Exclusive;
        m_made.push_back(m_item);
        if (m_type == QLatin1String("P"))
            for (const auto& row : rows)
                m_made.push_back(below(row.code + QStringLiteral("comment"),
                                       translate(context, "Comment on “%1”").arg(textOrOther(row.texts, role::label, language())),
                                       ItemType::ShortText));
    }

    std::vector<Part> scaleOf()
    {
        if (m_type == QLatin1String("A"))
            return numbers(5);
        if (m_type == QLatin1String("B"))
            return numbers(10);
        if (m_type == QLatin1String("C"))
            return {part(QStringLiteral("Y"), translate(context, "Yes")), part(QStringLiteral("U"), translate(context, "Uncertain")),
                    part(QStringLiteral("N"), translate(context, "No"))};
        if (m_type == QLatin1String("E"))
            return {part(QStringLiteral("I"), translate(context, "Increase")), part(QStringLiteral("S"), translate(context, "Same")),
                    part(QStringLiteral("D"), translate(context, "Decrease"))};
        return m_texts.answers(m_qid, QStringLiteral("0"));
    }

    void array()
    {
        m_item.type = ItemType::Grid;
        m_item.choices = listOf(scaleOf());
        m_item.isRandom = isRandom();
        addRows(m_item, {}, ItemType::Likert);
    }

    void addRows(SurveyItem& grid, const QString& suffix, ItemType type)
    {
        for (const auto& row : m_texts.rows(m_qid, QStringLiteral("0"))) {
            SurveyItem item;
            item.type = type;
            item.name = m_item.name + u'_' + row.code + suffix;
            item.texts = row.texts;
            item.required = m_item.required;
            grid.items.push_back(std::move(item));
        }
        grid.required = Required::No;
    }

    void twoScales()
    {
        for (const auto* scale : {"0", "1"}) {
            auto grid = m_item;
            const auto number = QString::number(QString(QLatin1String(scale)).toInt() + 1);
            grid.type = ItemType::Grid;
            grid.name = m_item.name + u'_' + number;
            grid.choices = listOf(m_texts.answers(m_qid, QLatin1String(scale)));
            addRows(grid, u'_' + number, ItemType::Likert);
            m_made.push_back(std::move(grid));
        }
    }

    /// A field for each row and column.
    void crossed()
    {
        m_item.type = ItemType::Section;
        const auto across = m_texts.rows(m_qid, QStringLiteral("1"));
        for (const auto& row : m_texts.rows(m_qid, QStringLiteral("0")))
            for (const auto& column : across) {
                auto item =
                    below(row.code + u'_' + column.code, {}, m_type == QLatin1String(":") ? ItemType::Decimal : ItemType::ShortText);
                for (const auto& each : m_survey.questionnaire.languages) {
                    const auto left = textOrOther(row.texts, role::label, each.name);
                    const auto right = textOrOther(column.texts, role::label, each.name);
                    setText(item.texts, role::label, each.name, left.isEmpty() ? right : QStringLiteral("%1: %2").arg(left, right));
                }
                item.required = m_item.required;
                m_item.items.push_back(std::move(item));
            }
        m_item.required = Required::No;
    }

    void severalFields()
    {
        const auto sum = m_texts.attribute(m_qid, QStringLiteral("equals_num_value"));
        const bool isSum = m_type == QLatin1String("K") && !sum.isEmpty();
        m_item.type = isSum ? ItemType::ConstantSum : ItemType::Section;
        if (isSum)
            m_item.parameters[QStringLiteral("total")] = sum;
        addRows(m_item, {}, m_type == QLatin1String("Q") ? ItemType::ShortText : ItemType::Decimal);
    }

    void number()
    {
        m_item.type =
            m_texts.attribute(m_qid, QStringLiteral("num_value_int_only")) == QLatin1String("1") ? ItemType::Integer : ItemType::Decimal;
        QStringList limits;
        for (const auto& [name, sign] : {std::pair("min_num_value_n", ">="), std::pair("max_num_value_n", "<=")}) {
            const auto value = m_texts.attribute(m_qid, QLatin1String(name));
            bool isNumber = false;
            value.toDouble(&isNumber);
            if (isNumber)
                limits << QStringLiteral(". %1 %2").arg(QLatin1String(sign), value);
        }
        m_item.constraint = limits.join(QStringLiteral(" and "));
    }

    void words() { m_item.type = m_type == QLatin1String("S") ? ItemType::ShortText : ItemType::LongText; }

    void date()
    {
        const auto format = m_texts.attribute(m_qid, QStringLiteral("date_format")).toLower();
        const bool hasTime = format.contains(QLatin1String("hh"));
        const bool hasDay = format.contains(u'y') || format.contains(u'd');
        m_item.type = !hasTime ? ItemType::Date : hasDay ? ItemType::DateTime : ItemType::Time;
    }

    void ranking()
    {
        auto parts = m_texts.answers(m_qid, QStringLiteral("0"));
        if (parts.empty()) // newer versions have what is ranked as rows
            parts = m_texts.rows(m_qid, QStringLiteral("0"));
        m_item.type = ItemType::Ranking;
        m_item.choices = listOf(parts);
    }

    void note()
    {
        m_item.type = ItemType::Note;
        m_item.required = Required::No;
    }

    void equation()
    {
        m_item.type = ItemType::Hidden;
        m_item.required = Required::No;
        auto formula = m_texts.attribute(m_qid, QStringLiteral("equation"));
        if (formula.isEmpty())
            formula = textOrOther(m_item.texts, role::label, language());
        m_item.extra[equationKept] = formula;
    }

    void unknown()
    {
        m_item.type = ItemType::Other;
        m_item.formType = QStringLiteral("limesurvey:%1").arg(m_type);
        m_survey.unsupported
            << (m_type == QLatin1String("|")
                    ? translate(context, "“%1” asks for a file, which forms here cannot take.").arg(m_item.name)
                    : translate(context, "“%1” is of the type “%2”, which forms here do not have.").arg(m_item.name, m_type));
    }

    const Texts& m_texts;
    ForeignSurvey& m_survey;
    QString m_qid;
    QString m_type;
    bool m_hasOther = false;
    SurveyItem m_item;
    std::vector<SurveyItem> m_made;
};

} // namespace

std::vector<SurveyItem> itemsOf(const lime::Record& question, const Texts& texts, ForeignSurvey& survey)
{
    return Maker(question, texts, survey).run();
}

} // namespace counterpoint::lime_items

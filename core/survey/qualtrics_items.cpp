#include "core/survey/qualtrics_items.h"
#include "core/base/translate.h"
#include "core/survey/limesurvey_items.h"
#include "core/survey/limesurvey_logic.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::qualtrics {

namespace {

constexpr const char* context = "Qualtrics";

QString textOf(const QJsonValue& value) { return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString(); }

/// Ids in the order that the question says, else as numbers go.
QStringList orderOf(const QJsonObject& things, const QJsonValue& order)
{
    QStringList ids;
    for (const auto& each : order.toArray())
        if (const auto id = textOf(each); things.contains(id) && !ids.contains(id))
            ids << id;
    auto rest = things.keys();
    std::sort(rest.begin(), rest.end(), [](const QString& a, const QString& b) { return a.toInt() < b.toInt(); });
    for (const auto& id : rest)
        if (!ids.contains(id))
            ids << id;
    return ids;
}

class Maker {
public:
    Maker(const QJsonObject& payload, Reading& reading)
        : m_payload(payload)
        , m_reading(reading)
        , m_type(payload["QuestionType"].toString())
        , m_selector(payload["Selector"].toString())
        , m_sub(payload["SubSelector"].toString())
    {
        m_item.name = reading.names.value(payload["QuestionID"].toString());
        texts(m_item, {QStringLiteral("QuestionText")});
        const auto settings = payload["Validation"].toObject()["Settings"].toObject();
        if (settings["ForceResponse"].toString() == QLatin1String("ON"))
            m_item.required = Required::Yes;
        else if (settings["ForceResponse"].toString() == QLatin1String("RequestResponse"))
            m_item.required = Required::Soft;
        m_content = settings["ContentType"].toString();
        m_item.isRandom = payload["Randomization"].toObject()["Type"].toString() == QLatin1String("All");
    }

    std::vector<SurveyItem> run()
    {
        if (m_payload.contains(QStringLiteral("DisplayLogic")))
            lose(translate(context, "“%1” is asked always here: its display logic is not taken over.").arg(m_item.name));
        if (m_payload.contains(QStringLiteral("SkipLogic")) && !m_payload["SkipLogic"].toArray().isEmpty())
            lose(translate(context, "“%1” skips nothing here: its skip logic is not taken over.").arg(m_item.name));
        if (m_type == QLatin1String("MC"))
            choice();
        else if (m_type == QLatin1String("Matrix"))
            matrix();
        else if (m_type == QLatin1String("TE"))
            text();
        else if (m_type == QLatin1String("DB"))
            note();
        else if (m_type == QLatin1String("Slider"))
            fields(ItemType::Slider);
        else if (m_type == QLatin1String("RO")) {
            m_item.type = ItemType::Ranking;
            m_item.choices = listOf(QStringLiteral("Choices"), QStringLiteral("ChoiceOrder"));
        } else if (m_type == QLatin1String("CS")) {
            fields(ItemType::Decimal);
            m_item.type = ItemType::ConstantSum;
            m_item.parameters[QStringLiteral("total")] = textOf(m_payload["Validation"].toObject()["Settings"].toObject()["ChoiceTotal"]);
            if (m_item.parameters[QStringLiteral("total")].isEmpty())
                m_item.parameters[QStringLiteral("total")] = QStringLiteral("100");
        } else
            unknown();
        if (m_made.empty())
            m_made.push_back(m_item);
        return std::move(m_made);
    }

private:
    void lose(const QString& sentence) { m_reading.survey.unsupported << sentence; }

    /// The text at a path, in the survey's language and in those that it is translated to.
    void texts(SurveyItem& item, const QStringList& path) { item.texts = textsAt(path); }
    RoleTexts textsAt(const QStringList& path) const
    {
        RoleTexts found;
        const auto at = [&](QJsonValue value) {
            for (const auto& step : path)
                value = value.toObject()[step];
            return wordsOf(value.toString(), m_reading);
        };
        setText(found, role::label, m_reading.language, at(m_payload));
        const auto languages = m_payload["Language"].toObject();
        for (auto each = languages.begin(); each != languages.end(); ++each)
            setText(found, role::label, languageName(each.key()), at(each.value()));
        return found;
    }

    QString codeOf(const QString& id, const QString& of) const
    {
        const bool isRecoded = of == QLatin1String("Answers") || !m_payload.contains(QStringLiteral("Answers"));
        const auto code = isRecoded ? textOf(m_payload["RecodeValues"].toObject()[id]) : QString();
        return code.isEmpty() ? id : code;
    }

    QString listOf(const QString& key, const QString& orderKey)
    {
        ChoiceList list;
        const auto things = m_payload[key].toObject();
        for (const auto& id : orderOf(things, m_payload[orderKey])) {
            const auto thing = things[id].toObject();
            SurveyChoice choice{codeOf(id, key)};
            choice.texts = textsAt({key, id, QStringLiteral("Display")});
            if (thing["ExclusiveAnswer"].toBool())
                choice.role = ChoiceRole::Exclusive;
            if (textOf(thing["TextEntry"]) == QLatin1String("true") || thing["TextEntry"].toBool()) {
                if (m_item.otherName.isEmpty()) {
                    choice.role = ChoiceRole::Other;
                    m_item.otherName = QStringLiteral("%1_%2_TEXT").arg(m_item.name, id);
                } else
                    lose(translate(context, "“%1” has more than one field beside its choices; that of “%2” is left out.")
                             .arg(m_item.name, id));
            }
            list.choices.push_back(std::move(choice));
        }
        auto& lists = m_reading.survey.questionnaire.lists;
        for (const auto& known : lists)
            if (known.choices == list.choices)
                return known.name;
        const auto base = m_item.name + QStringLiteral("_choices");
        list.name = base;
        for (int number = 2; m_reading.survey.questionnaire.list(list.name); ++number)
            list.name = base + QString::number(number);
        lists.push_back(list);
        return list.name;
    }

    void choice()
    {
        if (m_selector == QLatin1String("NPS")) {
            m_item.type = ItemType::Rating;
            m_item.parameters = {{QStringLiteral("start"), QStringLiteral("0")},
                                 {QStringLiteral("end"), QStringLiteral("10")},
                                 {QStringLiteral("step"), QStringLiteral("1")}};
            return;
        }
        m_item.type =
            m_selector.startsWith(QLatin1String("MA")) || m_selector == QLatin1String("MSB") ? ItemType::Multiple : ItemType::Single;
        if (m_selector == QLatin1String("DL"))
            m_item.appearance = QStringLiteral("minimal");
        m_item.choices = listOf(QStringLiteral("Choices"), QStringLiteral("ChoiceOrder"));
    }

    /// A row of a battery is called by its own tag, where it has one.
    void addRows(SurveyItem& battery, ItemType type)
    {
        const auto rows = m_payload["Choices"].toObject();
        const auto tags = m_payload["ChoiceDataExportTags"].toObject();
        for (const auto& id : orderOf(rows, m_payload["ChoiceOrder"])) {
            SurveyItem row;
            row.type = type;
            const auto tag = tags[id].toString();
            const auto before = battery.name + u'_';
            row.name = nameFor(tag.startsWith(before) ? tag : before + (tag.isEmpty() ? id : tag), m_reading);
            texts(row, {QStringLiteral("Choices"), id, QStringLiteral("Display")});
            row.required = m_item.required;
            if (type == ItemType::Slider)
                ends(row);
            if (textOf(rows[id].toObject()["TextEntry"]) == QLatin1String("true"))
                lose(translate(context, "“%1” has a field for words beside it, which is left out.").arg(row.name));
            battery.items.push_back(std::move(row));
        }
        battery.required = Required::No;
    }

    void ends(SurveyItem& row) const
    {
        const auto configuration = m_payload["Configuration"].toObject();
        const auto low = textOf(configuration["CSSliderMin"]);
        const auto high = textOf(configuration["CSSliderMax"]);
        row.parameters = {{QStringLiteral("start"), low.isEmpty() ? QStringLiteral("0") : low},
                          {QStringLiteral("end"), high.isEmpty() ? QStringLiteral("100") : high},
                          {QStringLiteral("step"), QStringLiteral("1")}};
    }

    void matrix()
    {
        if (m_selector == QLatin1String("TE") || m_selector == QLatin1String("CS")) {
            unknown();
            return;
        }
        m_item.type = ItemType::Grid;
        m_item.choices = listOf(QStringLiteral("Answers"), QStringLiteral("AnswerOrder"));
        m_item.otherName.clear();
        addRows(m_item, m_sub == QLatin1String("MultipleAnswer") ? ItemType::Multiple : ItemType::Likert);
    }

    void text()
    {
        if (m_selector == QLatin1String("FORM")) {
            fields(ItemType::ShortText);
            return;
        }
        m_item.type = m_content == QLatin1String("ValidNumber") ? ItemType::Decimal
            : m_content == QLatin1String("ValidDate")           ? ItemType::Date
            : m_selector == QLatin1String("SL")                 ? ItemType::ShortText
                                                                : ItemType::LongText;
    }

    void fields(ItemType type)
    {
        m_item.type = ItemType::Section;
        addRows(m_item, type);
    }

    void note()
    {
        m_item.type = ItemType::Note;
        m_item.required = Required::No;
    }

    void unknown()
    {
        m_item.type = ItemType::Other;
        m_item.formType = QStringLiteral("qualtrics:%1").arg(m_type);
        lose(translate(context, "“%1” is of the type “%2”, which forms here do not have.")
                 .arg(m_item.name, m_selector.isEmpty() ? m_type : m_type + u' ' + m_selector));
    }

    const QJsonObject& m_payload;
    Reading& m_reading;
    QString m_type;
    QString m_selector;
    QString m_sub;
    QString m_content;
    SurveyItem m_item;
    std::vector<SurveyItem> m_made;
};

} // namespace

QString nameFor(const QString& tag, Reading& reading)
{
    static const QRegularExpression notName(QStringLiteral("[^A-Za-z0-9_]+"));
    auto base = QString(tag).replace(notName, QStringLiteral("_")).left(60);
    if (base.isEmpty() || base.front().isDigit())
        base.prepend(QStringLiteral("Q"));
    auto name = base;
    for (int number = 2; reading.taken.contains(name.toCaseFolded()); ++number)
        name = QStringLiteral("%1_%2").arg(base).arg(number);
    reading.taken.insert(name.toCaseFolded());
    return name;
}

QString wordsOf(const QString& html, const Reading& reading)
{
    static const QRegularExpression piped(QStringLiteral("\\$\\{([a-z]+)://([^/}]*)/?([^}]*)\\}"));
    QString text;
    qsizetype from = 0;
    for (auto each = piped.globalMatch(html); each.hasNext();) {
        const auto match = each.next();
        const auto name = reading.names.value(match.captured(2));
        text += html.mid(from, match.capturedStart() - from);
        text += name.isEmpty() ? QStringLiteral("[%1]").arg(match.captured(3).isEmpty() ? match.captured(2) : match.captured(3))
                               : QStringLiteral("${%1}").arg(name);
        from = match.capturedEnd();
    }
    return lime_logic::wordsFromLime(text + html.mid(from));
}

QString languageName(const QString& code)
{
    return lime_items::languageName(code.section(u'-', 0, 0).toLower() + (code.contains(u'-') ? u'-' + code.section(u'-', 1) : QString()));
}

std::vector<SurveyItem> itemsOf(const QJsonObject& payload, Reading& reading) { return Maker(payload, reading).run(); }

} // namespace counterpoint::qualtrics

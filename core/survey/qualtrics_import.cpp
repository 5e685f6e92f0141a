#include "core/survey/qualtrics_import.h"
#include "core/base/translate.h"
#include "core/survey/qualtrics_items.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <algorithm>

namespace counterpoint {

namespace {

using namespace qualtrics;

constexpr const char* context = "Qualtrics";
constexpr qsizetype largest = 64LL * 1024 * 1024;

class SurveyReader {
public:
    explicit SurveyReader(const QJsonObject& survey)
        : m_survey(survey)
    {
        for (const auto& each : survey["SurveyElements"].toArray()) {
            const auto element = each.toObject();
            const auto kind = element["Element"].toString();
            const auto payload = element["Payload"];
            if (kind == QLatin1String("SQ")) {
                const auto question = payload.toObject();
                m_questions.insert(question["QuestionID"].toString(), question);
                m_order << question["QuestionID"].toString();
            } else if (kind == QLatin1String("BL"))
                addBlocks(payload);
            else if (kind == QLatin1String("FL"))
                m_flow = payload.toObject()["Flow"].toArray();
        }
    }

    bool isEmpty() const { return m_questions.isEmpty(); }

    ForeignSurvey read(const QString& fileName)
    {
        auto& questionnaire = m_reading.survey.questionnaire;
        const auto entry = m_survey["SurveyEntry"].toObject();
        questionnaire.formId = entry["SurveyID"].toString();
        questionnaire.name = entry["SurveyName"].toString().simplified();
        if (questionnaire.name.isEmpty())
            questionnaire.name = QFileInfo(fileName).completeBaseName();
        const auto code = entry["SurveyLanguage"].toString();
        m_reading.language = qualtrics::languageName(code.isEmpty() ? QStringLiteral("EN") : code);
        questionnaire.defaultLanguage = m_reading.language;
        questionnaire.languages.push_back(surveyLanguageFrom(m_reading.language));
        setText(questionnaire.texts, role::title, m_reading.language, questionnaire.name);
        for (const auto& id : m_order) {
            const auto& question = m_questions[id];
            const auto tag = question["DataExportTag"].toString();
            m_reading.names.insert(id, nameFor(tag.isEmpty() ? id : tag, m_reading));
            const auto languages = question["Language"].toObject();
            for (auto each = languages.begin(); each != languages.end(); ++each)
                addLanguage(qualtrics::languageName(each.key()));
        }
        follow(m_flow, 0);
        if (m_flow.isEmpty())
            for (auto each = m_blocks.begin(); each != m_blocks.end(); ++each)
                block(each.key());
        return std::move(m_reading.survey);
    }

private:
    void addBlocks(const QJsonValue& payload)
    {
        const auto add = [&](const QJsonValue& value) {
            const auto each = value.toObject();
            if (each["Type"].toString() != QLatin1String("Trash"))
                m_blocks.insert(each["ID"].toString(), each);
        };
        for (const auto& each : payload.toArray())
            add(each);
        const auto object = payload.toObject(); // newer files number them
        for (auto each = object.begin(); each != object.end(); ++each)
            add(each.value());
    }

    void addLanguage(const QString& name)
    {
        auto& languages = m_reading.survey.questionnaire.languages;
        if (std::none_of(languages.begin(), languages.end(), [&](const SurveyLanguage& each) { return each.name == name; }))
            languages.push_back(surveyLanguageFrom(name));
    }

    /// Blocks in the order of the flow; what decides between them is told.
    void follow(const QJsonArray& flow, int depth)
    {
        constexpr int deepest = 50;
        for (const auto& value : flow) {
            const auto step = value.toObject();
            const auto type = step["Type"].toString();
            if (type == QLatin1String("Block") || type == QLatin1String("Standard"))
                block(step["ID"].toString());
            else if (type == QLatin1String("Branch"))
                lose(translate(context, "A branch of the survey’s flow is not taken over: what stands in it is always asked."));
            else if (type == QLatin1String("BlockRandomizer"))
                lose(translate(context, "Blocks come in the order of the file: that they are shuffled or drawn is not taken over."));
            else if (type == QLatin1String("EmbeddedData"))
                lose(translate(context, "Embedded data are not taken over."));
            else if (type == QLatin1String("EndSurvey"))
                lose(translate(context, "An early end of the survey is not taken over."));
            else if (!type.isEmpty() && type != QLatin1String("Group") && type != QLatin1String("Root"))
                lose(translate(context, "A step of the survey’s flow (%1) is not taken over.").arg(type));
            if (depth < deepest)
                follow(step["Flow"].toArray(), depth + 1);
        }
    }

    void lose(const QString& sentence)
    {
        if (!m_reading.survey.unsupported.contains(sentence))
            m_reading.survey.unsupported << sentence;
    }

    void block(const QString& id)
    {
        const auto found = m_blocks.constFind(id);
        if (found == m_blocks.constEnd() || m_done.contains(id))
            return;
        m_done.insert(id);
        if (found->value(QStringLiteral("Options")).toObject().contains(QStringLiteral("Looping"))
            && found->value(QStringLiteral("Options")).toObject()["Looping"].toString() != QLatin1String("None"))
            lose(translate(context, "“%1” is asked once here: that it is looped is not taken over.")
                     .arg((*found)["Description"].toString()));
        auto& items = m_reading.survey.questionnaire.items;
        SurveyItem page;
        page.type = ItemType::Page;
        const auto finish = [&] {
            if (!page.items.empty())
                items.push_back(page);
            page.items.clear();
        };
        for (const auto& each : (*found)["BlockElements"].toArray()) {
            const auto element = each.toObject();
            if (element["Type"].toString() == QLatin1String("Page Break"))
                finish();
            const auto question = m_questions.constFind(element["QuestionID"].toString());
            if (question == m_questions.constEnd())
                continue;
            for (auto& item : itemsOf(*question, m_reading))
                page.items.push_back(std::move(item));
        }
        finish();
    }

    QJsonObject m_survey;
    QHash<QString, QJsonObject> m_questions;
    QStringList m_order;
    QMap<QString, QJsonObject> m_blocks;
    QJsonArray m_flow;
    QSet<QString> m_done;
    Reading m_reading;
};

} // namespace

bool isQualtricsSurvey(const QByteArray& head)
{
    const auto start = head.left(4096).trimmed();
    return start.startsWith('{') && start.contains("\"SurveyEntry\"");
}

Result<ForeignSurvey> questionnaireFromQualtrics(const QByteArray& bytes, const QString& fileName)
{
    const auto damaged = [&](const QString& detail) {
        return fail(Error::Kind::Format,
                    translate(context, "“%1” cannot be read as a survey of Qualtrics: export it there anew as .qsf.").arg(fileName),
                    detail);
    };
    if (bytes.size() > largest)
        return damaged(QStringLiteral("%1 bytes").arg(bytes.size()));
    QJsonParseError problem;
    const auto json = QJsonDocument::fromJson(bytes, &problem);
    if (!json.isObject())
        return damaged(problem.errorString());
    SurveyReader reader(json.object());
    if (reader.isEmpty())
        return fail(Error::Kind::Format, translate(context, "“%1” holds no questions.").arg(fileName));
    return reader.read(fileName);
}

} // namespace counterpoint

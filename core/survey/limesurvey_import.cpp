#include "core/survey/limesurvey_import.h"
#include "core/base/translate.h"
#include "core/survey/limesurvey_items.h"
#include "core/survey/limesurvey_logic.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint {

namespace {

using lime::field;
using lime::Record;

constexpr const char* context = "LimeSurvey";
const QString relevanceKept = QStringLiteral("limesurvey::relevance");

class SurveyReader {
public:
    explicit SurveyReader(const lime::Document& survey)
        : m_survey(survey)
        , m_texts(survey)
    {
    }

    ForeignSurvey read(const QString& fileName)
    {
        languages();
        settings(fileName);
        auto groups = m_survey.rows(QStringLiteral("groups"));
        sortBy(groups, QStringLiteral("group_order"));
        QStringList seen; // an old file has a row for each language
        for (const auto& group : groups) {
            const auto gid = field(group, QStringLiteral("gid"));
            if (seen.contains(gid))
                continue;
            seen << gid;
            page(gid, group);
        }
        conditions();
        return std::move(m_result);
    }

private:
    static void sortBy(std::vector<Record>& rows, const QString& name)
    {
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const Record& a, const Record& b) { return field(a, name).toInt() < field(b, name).toInt(); });
    }

    void languages()
    {
        auto& questionnaire = m_result.questionnaire;
        auto codes = m_survey.languages;
        const auto& surveys = m_survey.rows(QStringLiteral("surveys"));
        const auto base = surveys.empty() ? codes.value(0) : field(surveys.front(), QStringLiteral("language"));
        if (codes.isEmpty())
            codes << (base.isEmpty() ? QStringLiteral("en") : base);
        for (const auto& code : codes)
            if (!code.isEmpty())
                questionnaire.languages.push_back(surveyLanguageFrom(lime_items::languageName(code)));
        questionnaire.defaultLanguage = lime_items::languageName(base.isEmpty() ? codes.front() : base);
        const auto isThere = std::any_of(questionnaire.languages.begin(), questionnaire.languages.end(),
                                         [&](const SurveyLanguage& each) { return each.name == questionnaire.defaultLanguage; });
        if (!isThere)
            questionnaire.languages.insert(questionnaire.languages.begin(), surveyLanguageFrom(questionnaire.defaultLanguage));
    }

    void settings(const QString& fileName)
    {
        auto& questionnaire = m_result.questionnaire;
        for (const auto& row : m_survey.rows(QStringLiteral("surveys_languagesettings"))) {
            const auto language = lime_items::languageName(field(row, QStringLiteral("surveyls_language")));
            const auto words = [&](const char* name) { return lime_logic::wordsFromLime(field(row, QLatin1String(name))); };
            setText(questionnaire.texts, role::title, language, words("surveyls_title"));
            const auto welcome = words("surveyls_welcometext");
            setText(questionnaire.texts, role::introduction, language, welcome.isEmpty() ? words("surveyls_description") : welcome);
            setText(questionnaire.texts, role::thanks, language, words("surveyls_endtext"));
        }
        const auto& surveys = m_survey.rows(QStringLiteral("surveys"));
        if (!surveys.empty())
            questionnaire.formId = field(surveys.front(), QStringLiteral("sid"));
        questionnaire.name = textOrOther(questionnaire.texts, role::title, questionnaire.defaultLanguage).simplified();
        if (questionnaire.name.isEmpty())
            questionnaire.name = QFileInfo(fileName).completeBaseName();
    }

    void page(const QString& gid, const Record& group)
    {
        SurveyItem page;
        page.type = ItemType::Page;
        RoleTexts described;
        m_texts.group(gid, page.texts, described);
        if (!described.empty()) {
            SurveyItem note;
            note.type = ItemType::Note;
            note.name = QStringLiteral("group_%1_text").arg(gid);
            note.texts = described;
            page.items.push_back(note);
        }
        keepRelevance(page, field(group, QStringLiteral("grelevance")));
        page.isRandom = false;
        auto questions = m_survey.rows(QStringLiteral("questions"));
        sortBy(questions, QStringLiteral("question_order"));
        QStringList seen;
        for (const auto& question : questions) {
            const auto qid = field(question, QStringLiteral("qid"));
            const auto parent = field(question, QStringLiteral("parent_qid"));
            if (field(question, QStringLiteral("gid")) != gid || seen.contains(qid) || (!parent.isEmpty() && parent != QLatin1String("0")))
                continue;
            seen << qid;
            auto made = lime_items::itemsOf(question, m_texts, m_result);
            for (auto& item : made) {
                keepRelevance(item, field(question, QStringLiteral("relevance")));
                page.items.push_back(std::move(item));
            }
        }
        m_result.questionnaire.items.push_back(std::move(page));
    }

    static void keepRelevance(SurveyItem& item, const QString& relevance)
    {
        if (!relevance.trimmed().isEmpty() && relevance.trimmed() != QLatin1String("1"))
            item.extra[relevanceKept] = relevance;
    }

    /// Conditions are read when all questions are there, since they name those that come before and after.
    void conditions()
    {
        const auto whole = m_result.questionnaire; // so that names are looked up in what stands still
        forEachItem(m_result.questionnaire.items, [&](SurveyItem& item) {
            const auto label = item.name.isEmpty() ? textOrOther(item.texts, role::label, whole.defaultLanguage) : item.name;
            if (const auto kept = item.extra.find(relevanceKept); kept != item.extra.end()) {
                if (const auto ours = lime_logic::fromLime(kept->second, whole)) {
                    item.relevant = *ours;
                    item.extra.erase(kept);
                } else
                    m_result.unsupported << translate(context, "The condition of “%1” is kept, but has no effect here: %2")
                                                .arg(label, kept->second.simplified());
            }
            if (const auto kept = item.extra.find(lime_items::equationKept); kept != item.extra.end()) {
                if (const auto ours = lime_logic::fromLime(kept->second, whole); ours && !ours->isEmpty()) {
                    item.type = ItemType::Calculate;
                    item.calculation = *ours;
                    item.extra.erase(kept);
                } else
                    m_result.unsupported << translate(context, "The equation of “%1” is kept, but not computed here: %2")
                                                .arg(label, kept->second.simplified());
            }
            if (item.extra.contains(lime_items::validationKept))
                m_result.unsupported << translate(context, "The validation of “%1” is kept, but has no effect here: %2")
                                            .arg(label, item.extra[lime_items::validationKept].simplified());
        });
    }

    const lime::Document& m_survey;
    lime_items::Texts m_texts;
    ForeignSurvey m_result;
};

/// Headings of columns by the names of the database's fields: '123456X1X2SQ001' is 'Q2[SQ001]'.
std::map<QString, QString> headingsOf(const lime::Document& survey)
{
    std::map<QString, QString> headings;
    std::map<QString, std::vector<std::pair<QString, QString>>> rows; // of a question: codes by their scales
    for (const auto* table : {"questions", "subquestions"})
        for (const auto& row : survey.rows(QLatin1String(table)))
            if (const auto parent = field(row, QStringLiteral("parent_qid")); !parent.isEmpty() && parent != QLatin1String("0"))
                rows[parent].emplace_back(field(row, QStringLiteral("scale_id")), field(row, QStringLiteral("title")));
    for (const auto& question : survey.rows(QStringLiteral("questions"))) {
        const auto parent = field(question, QStringLiteral("parent_qid"));
        if (!parent.isEmpty() && parent != QLatin1String("0"))
            continue;
        const auto qid = field(question, QStringLiteral("qid"));
        const auto title = field(question, QStringLiteral("title"));
        const auto base =
            QStringLiteral("%1X%2X%3").arg(field(question, QStringLiteral("sid")), field(question, QStringLiteral("gid")), qid);
        const auto add = [&](const QString& suffix, const QString& part) {
            headings[base + suffix] = part.isEmpty() ? title : QStringLiteral("%1[%2]").arg(title, part);
        };
        add({}, {});
        add(QStringLiteral("other"), QStringLiteral("other"));
        add(QStringLiteral("comment"), QStringLiteral("comment"));
        add(QStringLiteral("othercomment"), QStringLiteral("othercomment"));
        for (const auto& [scale, code] : rows[qid]) {
            if (scale == QLatin1String("1"))
                continue;
            add(code, code);
            add(code + QStringLiteral("comment"), code + QStringLiteral("comment"));
            add(code + QStringLiteral("#0"), code + QStringLiteral("][1"));
            add(code + QStringLiteral("#1"), code + QStringLiteral("][2"));
            for (const auto& [otherScale, across] : rows[qid])
                if (otherScale == QLatin1String("1"))
                    add(code + u'_' + across, code + u'_' + across);
        }
        if (field(question, QStringLiteral("type")) == QLatin1String("R"))
            for (int place = 1; place <= 200; ++place)
                add(QString::number(place), QString::number(place));
    }
    return headings;
}

} // namespace

Result<ForeignSurvey> questionnaireFromLime(const lime::Document& survey, const QString& fileName)
{
    if (!survey.has(QStringLiteral("questions")) || !survey.has(QStringLiteral("groups")))
        return fail(Error::Kind::Format,
                    translate(context, "“%1” holds no questions: it is a file of LimeSurvey for something else. Export the survey as .lss.")
                        .arg(fileName));
    return SurveyReader(survey).read(fileName);
}

std::vector<QStringList> answersFromLime(const lime::Archive& archive)
{
    const auto headings = headingsOf(archive.survey);
    std::vector<QStringList> table(1);
    QStringList fields;
    const auto& rows = archive.responses.rows(QStringLiteral("responses"));
    for (const auto& listed : archive.responses.tables)
        if (listed.name == QLatin1String("responses"))
            fields = listed.fields;
    for (const auto& row : rows) // fields that begin with a digit have a '_' before them in the rows
        for (const auto& [name, value] : row) {
            const auto plain = name.startsWith(u'_') ? name.mid(1) : name;
            if (!fields.contains(plain) && !fields.contains(name))
                fields << plain;
        }
    for (const auto& name : fields) {
        const auto plain = name.startsWith(u'_') ? name.mid(1) : name;
        const auto known = headings.find(plain);
        table.front() << (known == headings.end() ? plain : known->second);
    }
    for (const auto& row : rows) {
        QStringList cells;
        for (const auto& name : fields) {
            auto cell = field(row, name);
            cells << (cell.isEmpty() ? field(row, u'_' + name) : cell);
        }
        table.push_back(cells);
    }
    return table;
}

} // namespace counterpoint

#include "core/survey/question_bank.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <algorithm>
#include <iterator>
#include <map>

namespace counterpoint::questionBank {

namespace {

constexpr const char* context = "QuestionBank";

/// A text of the bank in the user's language, else in English.
QString shown(const QJsonObject& texts)
{
    const auto own = texts.value(QLocale().name().left(2)).toString();
    return own.isEmpty() ? texts.value(QLatin1String("en")).toString() : own;
}

std::vector<BankEntry> entriesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    std::vector<BankEntry> entries;
    for (const auto& each : json.value(QLatin1String("entries")).toArray()) {
        const auto object = each.toObject();
        // An entry is written as a questionnaire of its own, whose languages are codes.
        QJsonObject questionnaire{{QStringLiteral("counterpoint_questionnaire"), 1},
                                  {QStringLiteral("name"), object.value(QLatin1String("key"))},
                                  {QStringLiteral("items"), object.value(QLatin1String("items")).toArray()},
                                  {QStringLiteral("lists"), object.value(QLatin1String("lists")).toArray()}};
        const auto read = questionnaireFromJson(QJsonDocument(questionnaire).toJson());
        Q_ASSERT_X(read, "questionBank", "an entry of the question bank cannot be read");
        if (read)
            entries.push_back({object.value(QLatin1String("key")).toString(), shown(json.value(QLatin1String("group")).toObject()),
                               shown(object.value(QLatin1String("title")).toObject()),
                               shown(object.value(QLatin1String("note")).toObject()), read->items, read->lists});
    }
    return entries;
}

/// Texts by codes become texts by the languages of the questionnaire.
void speak(RoleTexts& texts, const std::vector<SurveyLanguage>& languages)
{
    for (auto& [role, local] : texts) {
        LocalText own;
        for (const auto& language : languages) {
            const auto code = language.code.isEmpty() && languages.size() == 1 ? QStringLiteral("en") : language.code.section(u'-', 0, 0);
            if (const auto text = local.find(code.toLower()); text != local.end())
                own[language.name] = text->second;
        }
        if (own.empty() && !local.empty()) // better in a foreign language than without words
            own[languages.front().name] = local.contains(QStringLiteral("en")) ? local[QStringLiteral("en")] : local.begin()->second;
        local = std::move(own);
    }
}

/// The list of the questionnaire that has these choices, which a new question shares; else it is added.
Result<QString> placeList(Edit& db, const Questionnaire& questionnaire, ChoiceList list)
{
    for (auto& choice : list.choices)
        speak(choice.texts, questionnaire.languages);
    for (const auto& known : questionnaire.lists)
        if (known.choices == list.choices)
            return known.name;
    const auto id = choiceLists::add(db, questionnaire.id, list);
    if (!id)
        return fail(id);
    auto query = db.prepare("SELECT name FROM choice_list WHERE id = ?");
    query.bind(*id).step();
    return query.text(0);
}

} // namespace

const std::vector<BankEntry>& all()
{
    static const auto entries = [] {
        std::vector<BankEntry> found;
        const QDir folder(QStringLiteral(":/question-bank"));
        for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            auto read = entriesIn(folder.filePath(name));
            std::move(read.begin(), read.end(), std::back_inserter(found));
        }
        return found;
    }();
    return entries;
}

const BankEntry* entry(const QString& key)
{
    const auto found = std::find_if(all().begin(), all().end(), [&](const BankEntry& each) { return each.key == key; });
    return found == all().end() ? nullptr : &*found;
}

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("de")}; }

Result<SurveyItemId> insert(Edit& db, QuestionnaireId id, SurveyItemId after, const BankEntry& entry)
{
    const auto questionnaire = questionnaires::read(db, id);
    if (!questionnaire)
        return fail(questionnaire);
    if (after.isValid() && !questionnaire->item(after))
        return fail(Error::Kind::Invalid, translate(context, "The question after which it should stand is not there any more."));
    std::map<QString, QString> nameOf;
    for (const auto& list : entry.lists) {
        const auto placed = placeList(db, *questionnaire, list);
        if (!placed)
            return fail(placed);
        nameOf[list.name] = *placed;
    }
    SurveyItemId first;
    for (auto item : entry.items) {
        const auto adapt = [&](SurveyItem& each) {
            speak(each.texts, questionnaire->languages);
            for (auto* list : {&each.choices, &each.missingChoices})
                if (const auto placed = nameOf.find(*list); placed != nameOf.end())
                    *list = placed->second;
        };
        adapt(item);
        forEachItem(item.items, adapt);
        const auto added = after.isValid() ? surveyItems::addAfter(db, id, after, item)
                                           : surveyItems::addInto(db, id, {}, int(questionnaire->items.size()), item);
        if (!added)
            return added;
        after = *added;
        if (!first.isValid())
            first = after;
    }
    return first;
}

} // namespace counterpoint::questionBank

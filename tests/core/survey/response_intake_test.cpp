#include "core/interchange/form/form_page.h"
#include "core/interchange/sealed/response_key.h"
#include "core/project/doors.h"
#include "core/survey/fielded_form.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "core/survey/response_intake.h"
#include "core/survey/study_key.h"
#include "core/survey/survey_items.h"
#include "core/survey/versions.h"
#include "tests/support/a_project.h"
#include "tests/support/printing.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QByteArray questionnaireJson = R"({"counterpoint_questionnaire": 1, "name": "Garden", "form_id": "garden",
    "id": "0e7b3c1a-0000-4000-8000-00000000aaaa", "languages": [{"name": "English", "code": "en"}], "default_language": "English",
    "texts": {"title": {"English": "The </script><img src=x> {{script}} garden"}},
    "lists": [{"name": "yn", "choices": [{"code": "1", "texts": {"label": {"English": "Yes"}}}, {"code": "0", "texts": {"label": {"English": "No"}}}]}],
    "items": [{"type": "single", "name": "likes", "list": "yn", "texts": {"label": {"English": "Do you like it?"}}},
              {"type": "short text", "name": "why", "texts": {"label": {"English": "Why?"}}},
              {"type": "other", "form_type": "geopoint", "name": "place", "texts": {"label": {"English": "Where?"}}}]})";

QuestionnaireId aGarden(Project& project)
{
    return valueOf(project.perform("Questionnaire",
                                   [](Edit& db) { return questionnaires::save(db, valueOf(questionnaireFromJson(questionnaireJson))); }));
}

QByteArray response(const QString& instance, const QString& likes, const QString& version = QStringLiteral("1"))
{
    return QJsonDocument(QJsonObject{{"format", "counterpoint-response"},
                                     {"format_version", 1},
                                     {"form", "garden"},
                                     {"questionnaire", "0e7b3c1a-0000-4000-8000-00000000aaaa"},
                                     {"version", version},
                                     {"instance", instance},
                                     {"status", "complete"},
                                     {"language", "English"},
                                     {"started", "2026-05-31T14:05:09+02:00"},
                                     {"finished", "2026-05-31T14:15:00+02:00"},
                                     {"seed", 7},
                                     {"values", QJsonObject{{"likes", likes}, {"why", "“It is, well, green”"}}}})
        .toJson();
}

QString reasonFor(const QByteArray& bytes)
{
    const auto reading = response_intake::read({{"a.json", bytes}}, {});
    REQUIRE(reading.refused.size() == 1);
    return reading.refused.front().reason;
}

} // namespace

TEST_CASE("response files land in the dataset of their questionnaire, each once", "[survey][form]")
{
    const auto project = emptyProject();
    const auto id = aGarden(*project);
    valueOf(project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", {}); }));
    const auto reading = response_intake::read({{"one.json", response("aaaaaaaa-1", "1")},
                                                {"two.json", "  \n" + response("aaaaaaaa-2", "0") + "\n-- \nSent from my phone"},
                                                {"copy.json", response("aaaaaaaa-1", "0")},
                                                {"future.json", response("aaaaaaaa-3", "0", "9")}},
                                               {});
    CHECK(reading.refused.empty());
    const auto outcome = valueOf(project->perform("Take in", [&](Edit& db) { return response_intake::takeIn(db, reading); }));
    REQUIRE(outcome.taken.size() == 1);
    CHECK(outcome.taken.front().added == 3);
    CHECK(outcome.taken.front().known == QStringList{"copy.json"});
    CHECK(outcome.taken.front().notes.join(' ').contains("Version “9”, which this study does not know, is answered by 1 response."));
    const auto origins =
        valueOf(project->read([&](const Read& db) { return fieldedDataset::originsOf(db, outcome.taken.front().dataset); }));
    REQUIRE(origins.size() == 3);
    CHECK(origins[0].channel == "html");
    CHECK(origins[0].version == "1");
    CHECK(origins[0].startedAt == "2026-05-31T14:05:09+02:00");
    CHECK(origins[0].cameFrom == "one.json");
}

TEST_CASE("a response file that is damaged, foreign or made to do harm is refused in one sentence that names it", "[survey][form]")
{
    CHECK(reasonFor("").contains("“a.json” is damaged"));
    CHECK(reasonFor(response("aaaaaaaa-1", "1").chopped(40)).contains("“a.json” is damaged"));
    CHECK(reasonFor("{\"format\": \"counterpoint-response\", \"format_version\": 2}").contains("newer version"));
    CHECK(reasonFor("{\"name\": \"package\"}").contains("was not saved by a form"));
    CHECK(reasonFor(response("../../etc/passwd", "1")).contains("changed by hand"));
    CHECK(reasonFor(QByteArray(response("aaaaaaaa-1", "1")).replace("\"1\",\n        \"why\"", "[1],\n        \"why\""))
              .contains("changed by hand"));
    CHECK(reasonFor(QByteArray(response("aaaaaaaa-1", "1")).replace("2026-05-31T14:05", "yesterday")).contains("changed by hand"));
    CHECK(reasonFor(QByteArray(200'000, '[') + "{").contains("damaged"));
    CHECK(reasonFor(QByteArray(9 * 1024 * 1024, 'x')).contains("too large"));
    CHECK(reasonFor("{\"format\": \"counterpoint-sealed-response\", \"format_version\": 1, \"key\": \"k\", \"point\": \"AA==\"}")
              .contains("parts of it are missing"));
    const auto project = emptyProject();
    const auto outcome = valueOf(project->perform("Take in", [&](Edit& db) {
        return response_intake::takeIn(db, response_intake::read({{"b.json", response("aaaaaaaa-1", "1")}}, {}));
    }));
    REQUIRE(outcome.refused.size() == 1);
    CHECK(outcome.refused.front().reason == "“b.json” answers the questionnaire “garden”, which is not in this study.");
}

TEST_CASE("the study's key is closed by a passphrase, and an encrypted response that was changed does not open", "[survey][form]")
{
    const auto project = emptyProject();
    CHECK_FALSE(study_key::make("short").has_value());
    const auto pair = valueOf(study_key::make("a long passphrase"));
    CHECK(pair.publicKey.size() == 65);
    REQUIRE(project->perform("Key", [&](Edit& db) { study_key::add(db, pair); }));
    const auto keys = valueOf(project->read([](const Read& db) { return study_key::sealedKeys(db); }));
    REQUIRE(keys.size() == 1);
    CHECK_FALSE(study_key::open(keys, "another passphrase").has_value());
    const auto opened = valueOf(study_key::open(keys, "a long passphrase"));
    const SealedResponseFile file{
        "garden", response_key::idOf(pair.publicKey), pair.publicKey, QByteArray(32, 's'), QByteArray(12, 'i'), QByteArray(64, 'b')};
    const auto refused = response_key::open(file, opened.begin()->second, "c.json");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.startsWith("“c.json” cannot be opened"));
    auto offCurve = file;
    offCurve.point = "\x04" + QByteArray(64, '\x01');
    CHECK_FALSE(response_key::open(offCurve, opened.begin()->second, "c.json").has_value());
    CHECK_FALSE(response_key::open(file, "no key", "c.json").has_value());
}

TEST_CASE("a form is one page that allows its own script alone, whatever the texts of the questionnaire hold", "[survey][form]")
{
    const auto project = emptyProject();
    const auto id = aGarden(*project);
    const auto form = valueOf(project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", {}); }));
    const auto page = QString::fromUtf8(form.html);
    CHECK(page.count("</script>") == 3);
    CHECK(page.count("<script") == 3);
    CHECK_FALSE(page.contains("<img"));
    CHECK(page.contains("<title>The &lt;/script&gt;&lt;img src=x&gt; {{script}} garden</title>"));
    CHECK_FALSE(page.contains(QRegularExpression("(?:src|href)=\"(?!data:)")));
    const auto script =
        form.html.mid(form.html.lastIndexOf("<script>") + 8, form.html.lastIndexOf("</script>") - form.html.lastIndexOf("<script>") - 8);
    CHECK(form.html.contains("script-src 'sha256-" + QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64() + "'"));
    CHECK_FALSE(page.contains("connect-src"));
    CHECK(form.losses == QStringList{"“place” is left out: a page cannot ask for “geopoint”."});
    const auto again = valueOf(project->read([&](const Read& db) { return fielded_form::preview(db, id); }));
    CHECK(again.contains("\"preview\":true"));
}

TEST_CASE("a questionnaire with mistakes, or one to be encrypted without a key, is not fielded", "[survey][form]")
{
    const auto project = emptyProject();
    const auto id = aGarden(*project);
    const auto fielded = [&](const fielded_form::Wishes& wishes) {
        return project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", wishes); });
    };
    fielded_form::Wishes closed;
    closed.isEncrypted = true;
    CHECK(fielded(closed).error().message.contains("no key"));
    valueOf(project->perform("Mistake", [&](Edit& db) {
        auto questionnaire = valueOf(questionnaires::read(db, id));
        questionnaire.items.front().relevant = "${likes} = = 1";
        return questionnaires::save(db, questionnaire);
    }));
    CHECK(fielded({}).error().message.startsWith("The questionnaire cannot be fielded yet (likes): "));
    CHECK(valueOf(project->read([&](const Read& db) { return surveyVersions::of(db, id); })).empty());
}

TEST_CASE("what was said of encryption holds for the next page too, and a page has the languages that are wanted", "[survey][form]")
{
    const auto project = emptyProject();
    const auto id = aGarden(*project);
    REQUIRE(project->perform("Key", [](Edit& db) { study_key::add(db, valueOf(study_key::make("a long enough passphrase"))); }));
    valueOf(project->perform("Translate", [&](Edit& db) {
        auto questionnaire = valueOf(questionnaires::read(db, id));
        questionnaire.languages.push_back({"Deutsch (de)", "de"});
        setText(questionnaire.items.front().texts, role::label, "Deutsch (de)", "Der Garten");
        return questionnaires::save(db, questionnaire);
    }));
    const auto fielded = [&](const fielded_form::Wishes& wishes) {
        return valueOf(project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", wishes); }));
    };
    CHECK_FALSE(fielded({}).isEncrypted);
    fielded_form::Wishes wishes;
    wishes.isEncrypted = true;
    CHECK(fielded(wishes).isEncrypted);
    CHECK(fielded({}).isEncrypted);
    wishes = {};
    wishes.submitTo = "http://192.168.0.2/"; // what is sent on the local network cannot be
    CHECK_FALSE(fielded(wishes).isEncrypted);
    wishes = {};
    wishes.isEncrypted = false;
    CHECK_FALSE(fielded(wishes).isEncrypted);
    CHECK_FALSE(fielded({}).isEncrypted);
    CHECK(fielded({}).html.contains("Der Garten"));
    const auto written = valueOf(project->read([&](const Read& db) { return questionnaires::read(db, id); }));
    wishes = {};
    wishes.languages = QStringList{written.defaultLanguage};
    CHECK_FALSE(fielded(wishes).html.contains("Der Garten"));
    wishes.languages = QStringList{"Deutsch (de)"};
    const auto german = fielded(wishes).html;
    CHECK(german.contains("Der Garten"));
    // Gaps are filled with the words that it was written in.
    CHECK(german.contains(written.items.back().label(written.defaultLanguage).toUtf8()));
    wishes.languages = QStringList{"Latin"};
    CHECK(
        project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", wishes); }).error().message.contains("Latin"));
}

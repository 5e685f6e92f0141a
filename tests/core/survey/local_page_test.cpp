#include "core/project/project.h"
#include "core/survey/fielded_form.h"
#include "core/survey/fielding.h"
#include "core/survey/local_intake.h"
#include "core/survey/local_page.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "tests/support/a_project.h"
#include "tests/support/printing.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;
using Outcome = LocalReceipt::Outcome;

namespace {

const QByteArray questionnaireJson = R"({"counterpoint_questionnaire": 1, "name": "Garden", "form_id": "garden",
    "id": "0e7b3c1a-0000-4000-8000-00000000aaaa", "languages": [{"name": "English", "code": "en"}], "default_language": "English",
    "items": [{"type": "short text", "name": "why", "texts": {"label": {"English": "Why?"}}}]})";

QByteArray response(const QByteArray& instance, const QByteArray& version = "1",
                    const QByteArray& questionnaire = "0e7b3c1a-0000-4000-8000-00000000aaaa")
{
    return R"({"format": "counterpoint-response", "format_version": 1, "form": "garden", "channel": "html", "status": "complete",
        "instance": ")"
        + instance + R"(", "version": ")" + version + R"(", "questionnaire": ")" + questionnaire + R"(", "values": {"why": "Green"}})";
}

struct AGarden {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id;
    AGarden()
    {
        id = valueOf(project->perform(
            "Questionnaire", [](Edit& db) { return questionnaires::save(db, valueOf(questionnaireFromJson(questionnaireJson))); }));
        valueOf(project->perform("Field", [&](Edit& db) { return fielded_form::field(db, id, "Kim", {}); }));
    }
    LocalReceipt take(const QByteArray& bytes) { return takeInLocally(*project, id, bytes); }
    std::vector<ResponseOrigin> origins() const
    {
        return valueOf(project->read([&](const Read& db) {
            const auto dataset = fieldedDataset::of(db, id);
            return dataset.isValid() ? fieldedDataset::originsOf(db, dataset) : std::vector<ResponseOrigin>();
        }));
    }
    std::size_t steps() const { return valueOf(project->history()).size(); }
};

/// A page with a path of its own that takes everything, and somebody who asks it.
struct APage {
    std::vector<QByteArray> sent;
    LocalReceipt receipt;
    LocalPage page{{"<p>", "default-src 'none'", "abc23456", [this](const QByteArray& bytes) {
                        sent.push_back(bytes);
                        return receipt;
                    }}};
    http::Answer ask(const QByteArray& method, const QByteArray& path, std::map<QByteArray, QByteArray> headers = {}, qint64 now = 0)
    {
        headers.emplace("host", "192.168.1.2:8080");
        return page.answer({method, path, headers, "{}"}, "192.168.1.7", now);
    }
    http::Answer send(std::map<QByteArray, QByteArray> headers = {{"content-type", "application/json"}}, qint64 now = 0)
    {
        return ask("POST", "/abc23456/responses", headers, now);
    }
};

} // namespace

TEST_CASE("the local page is found by its whole path alone, is not stored, and says what it may load", "[survey][localpage]")
{
    APage a;
    const auto page = a.ask("GET", "/abc23456");
    CHECK(page.status == 200);
    const auto bytes = http::toBytes(page);
    CHECK(bytes.contains("Content-Type: text/html; charset=utf-8\r\n"));
    CHECK(bytes.contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"));
    CHECK(bytes.contains("Cache-Control: no-store\r\n"));
    CHECK(bytes.endsWith("\r\n\r\n<p>"));
    for (const auto* path :
         {"/", "/abc2345", "/abc234567", "/abc23456/", "/ABC23456", "/abc23456/../abc23456", "/responses", "/favicon.ico"})
        CHECK(a.ask("GET", path).status == 404);
    CHECK(a.ask("GET", "/abc23456/responses").status == 405);
    CHECK(a.ask("POST", "/abc23456").status == 405);
    CHECK(a.sent.empty());
}

TEST_CASE("only JSON from the page itself is taken for a response", "[survey][localpage]")
{
    APage a;
    CHECK(a.send({{"content-type", "application/json; charset=utf-8"}, {"origin", "http://192.168.1.2:8080"}}).status == 200);
    CHECK(a.sent.size() == 1);
    CHECK(a.send({{"content-type", "application/json"}, {"origin", "http://evil.example"}}).status == 403);
    CHECK(a.send({{"content-type", "text/plain"}}).status == 415);
    CHECK(a.send({}).status == 415);
    CHECK(a.sent.size() == 1);
}

TEST_CASE("who asks too often is told how long to wait", "[survey][localpage]")
{
    APage a;
    for (int i = 0; i < LocalPage::responses.atOnce; ++i)
        CHECK(a.send().status == 200);
    const auto refused = a.send();
    CHECK(refused.status == 429);
    CHECK(http::toBytes(refused).contains("Retry-After: 3\r\n"));
    CHECK(a.sent.size() == std::size_t(LocalPage::responses.atOnce));
    CHECK(a.send({{"content-type", "application/json"}}, 3000).status == 200);
    APage tried;
    int last = 0;
    for (int i = 0; i <= LocalPage::wrongPaths.atOnce; ++i)
        last = tried.ask("GET", "/guess").status;
    CHECK(last == 429);
}

TEST_CASE("what becomes of a response is said by number and sentence", "[survey][localpage]")
{
    APage a;
    const std::pair<Outcome, int> outcomes[] = {
        {Outcome::Taken, 200}, {Outcome::Known, 200}, {Outcome::Foreign, 409}, {Outcome::Damaged, 422}, {Outcome::Failed, 503}};
    for (const auto& [outcome, status] : outcomes) {
        a.receipt = {outcome, "Why."};
        const auto answer = a.send();
        CHECK(answer.status == status);
        CHECK(QJsonDocument::fromJson(answer.body)["received"].toBool() == (status == 200));
    }
    CHECK(a.page.taken() == 1);
}

TEST_CASE("a response to the local page is one step of the study, with its channel, and each comes in once", "[survey][localpage]")
{
    AGarden a;
    const auto before = a.steps();
    CHECK(a.take(response("aaaaaaaa-1")).outcome == Outcome::Taken);
    CHECK(a.take(response("aaaaaaaa-1")).outcome == Outcome::Known);
    CHECK(a.take(response("aaaaaaaa-2")).outcome == Outcome::Taken);
    CHECK(a.steps() == before + 2);
    const auto origins = a.origins();
    REQUIRE(origins.size() == 2);
    CHECK(origins[0].channel == "local page");
    CHECK(valueOf(a.project->read([&](const Read& db) { return fielding::progressOf(db, a.id); })).byChannel
          == std::map<QString, qint64>{{"local page", 2}});
    valueOf(a.project->undo());
    CHECK(a.origins().size() == 1);
}

TEST_CASE("what is no response to this questionnaire changes nothing in the study", "[survey][localpage]")
{
    AGarden a;
    const auto before = a.steps();
    CHECK(a.take(response("aaaaaaaa-1", "9")).outcome == Outcome::Foreign);
    CHECK(a.take(response("aaaaaaaa-1", "1", "another")).outcome == Outcome::Foreign);
    for (const auto& bytes : {QByteArray(), QByteArray("{}"), QByteArray("[1"), QByteArray(5000, '['), response("../../etc"),
                              QByteArray(R"({"format": "counterpoint-sealed-response", "format_version": 1})")})
        CHECK(a.take(bytes).outcome == Outcome::Damaged);
    CHECK(a.steps() == before);
    CHECK(a.origins().empty());
}

TEST_CASE("paths are drawn by chance, from letters that nobody takes for others", "[survey][localpage]")
{
    const auto one = LocalPage::newToken();
    CHECK(one.size() == 8);
    CHECK(one != LocalPage::newToken());
    for (const char each : {'l', 'o', '0', '1'})
        CHECK_FALSE(LocalPage::newToken().contains(each));
}

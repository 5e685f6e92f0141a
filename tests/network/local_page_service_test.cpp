#include "core/project/project.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include "tests/support/a_project.h"
#include "tests/support/printing.h"
#include "ui/network/local_page_service.h"
#include "ui/network/local_server.h"
#include "ui/network/network_addresses.h"
#include "ui/network/qr_code.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

using namespace counterpoint;
using namespace counterpoint::test;
using counterpoint::ui::LocalPageService;
using counterpoint::ui::LocalServer;

namespace {

const QByteArray questionnaireJson = R"({"counterpoint_questionnaire": 1, "name": "Garden", "form_id": "garden",
    "id": "0e7b3c1a-0000-4000-8000-00000000aaaa", "languages": [{"name": "English", "code": "en"}], "default_language": "English",
    "items": [{"type": "short text", "name": "why", "texts": {"label": {"English": "Why?"}}}]})";

QByteArray response(const QByteArray& instance)
{
    return R"({"format": "counterpoint-response", "format_version": 1, "form": "garden", "status": "complete", "version": "1",
        "questionnaire": "0e7b3c1a-0000-4000-8000-00000000aaaa", "values": {"why": "Green"}, "instance": ")"
        + instance + "\"}";
}

/// Sends bytes and gives all that comes back until the server closes.
QByteArray said(quint16 port, const QByteArray& bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(bytes);
    QByteArray back;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { back += socket.readAll(); });
    const bool isClosed = QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
    CHECK(isClosed);
    return back + socket.readAll();
}

int statusIn(const QByteArray& answer) { return answer.mid(9, 3).toInt(); }

struct AServedGarden {
    std::unique_ptr<Project> project = emptyProject();
    QuestionnaireId id = valueOf(project->perform(
        "Questionnaire", [](Edit& db) { return questionnaires::save(db, valueOf(questionnaireFromJson(questionnaireJson))); }));
    LocalPageService page{*project};
    AServedGarden() { valueOf(page.start({id, "127.0.0.1", 0, "Kim"})); }
    QUrl url() const { return QUrl(page.address()); }
    quint16 port() const { return quint16(url().port()); }
    QByteArray get(const QByteArray& path) const { return said(port(), "GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n"); }
    QByteArray post(const QByteArray& body, const QByteArray& headers = "Content-Type: application/json\r\n") const
    {
        return said(port(),
                    "POST " + url().path().toLatin1() + "/responses HTTP/1.1\r\nHost: " + host() + "\r\n" + headers
                        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    QByteArray host() const { return url().authority().toLatin1(); }
    std::size_t steps() const { return valueOf(project->history()).size(); }
};

} // namespace

TEST_CASE("a page that is started serves the form, and takes responses straight into the study", "[network]")
{
    AServedGarden a;
    CHECK(a.page.address().startsWith("http://127.0.0.1:"));
    const auto form = a.get(a.url().path().toLatin1());
    CHECK(statusIn(form) == 200);
    CHECK(form.contains("Why?"));
    CHECK(form.contains("\"submit\":\"" + a.url().path().toLatin1() + "/responses\""));
    CHECK(statusIn(a.get("/")) == 404);
    CHECK(statusIn(a.post(response("aaaaaaaa-1"))) == 200);
    CHECK(statusIn(a.post(response("aaaaaaaa-1"))) == 200); // the first answer may have been lost on its way
    CHECK(a.page.received() == 1);
    const auto origins =
        valueOf(a.project->read([&](const Read& db) { return fieldedDataset::originsOf(db, fieldedDataset::of(db, a.id)); }));
    REQUIRE(origins.size() == 1);
    CHECK(origins[0].channel == "local page");
}

TEST_CASE("a stopped page is gone, and started again it has the same address path", "[network]")
{
    AServedGarden a;
    const auto path = a.url().path();
    const auto port = a.port();
    a.page.stop();
    CHECK(a.page.address().isEmpty());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    CHECK_FALSE(socket.waitForConnected(2000));
    valueOf(a.page.start({a.id, "127.0.0.1", 0, "Kim"}));
    CHECK(a.url().path() == path);
}

TEST_CASE("hostile requests are refused, harm nothing and write nothing", "[network]")
{
    AServedGarden a;
    const auto before = a.steps();
    CHECK(statusIn(said(a.port(), "\x16\x03\x01\x02\r\n\r\n")) == 400);
    CHECK(statusIn(said(a.port(), "GET /" + QByteArray(20'000, 'a'))) == 431);
    CHECK(statusIn(a.post(QByteArray(2 * 1024 * 1024, ' '))) == 413);
    CHECK(statusIn(a.post("{\"format\": \"counterpoint-response\", \"format_version\": 1}")) == 422);
    CHECK(statusIn(a.post(QByteArray(100'000, '['))) == 422);
    CHECK(statusIn(a.post(response("aaaaaaaa-1"), "Content-Type: text/plain\r\n")) == 415);
    {
        QTcpSocket gone; // in the middle of what it says
        gone.connectToHost(QHostAddress::LocalHost, a.port());
        gone.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n{");
        CHECK(gone.waitForBytesWritten());
        gone.abort();
    }
    QTest::qWait(1);
    CHECK(a.steps() == before);
    CHECK(statusIn(a.post(response("aaaaaaaa-2"))) == 200); // and it still serves
}

TEST_CASE("who opens many connections, or says nothing for long, does not keep others out", "[network]")
{
    LocalServer::Limits limits;
    limits.connectionsOfOne = 3;
    limits.requestWithin = 200;
    LocalServer server(
        [](const LocalServer::Asked& asked) { return asked.refusedWith ? http::refusal(asked.refusedWith) : http::Answer(); }, limits);
    valueOf(server.start(QHostAddress::LocalHost, 0));
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 6; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
    }
    silent.front()->write("GET / HT");
    const auto open = [&] {
        return std::count_if(silent.begin(), silent.end(),
                             [](const auto& each) { return each->state() != QAbstractSocket::UnconnectedState; });
    };
    CHECK(QTest::qWaitFor([&] { return open() == 0; }, 20'000));
    CHECK(silent.front()->readAll().startsWith("HTTP/1.1 408"));
    CHECK(statusIn(said(server.serverPort(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n")) == 200);
}

TEST_CASE("a response that Undo takes back is told", "[network]")
{
    AServedGarden a;
    CHECK(statusIn(a.post(response("aaaaaaaa-1"))) == 200);
    CHECK(a.page.problem().isEmpty());
    valueOf(a.project->undo());
    CHECK(a.page.problem().contains("taken back by Undo"));
}

TEST_CASE("an address that is none, or not of this computer, is refused in a sentence and makes no version", "[network]")
{
    AServedGarden a;
    a.page.stop();
    const auto before = a.steps();
    CHECK(a.page.start({a.id, "nowhere", 0, "Kim"}).error().message.contains("no address"));
    CHECK_FALSE(a.page.start({a.id, "203.0.113.7", 0, "Kim"}));
    CHECK_FALSE(a.page.isOn());
    CHECK(a.steps() == before);
}

TEST_CASE("addresses are told apart by who can reach them", "[network]")
{
    using Reach = ui::NetworkAddress::Reach;
    CHECK(ui::reachOf("192.168.4.5") == Reach::Private);
    CHECK(ui::reachOf("172.31.0.1") == Reach::Private);
    CHECK(ui::reachOf("172.32.0.1") == Reach::Public);
    CHECK(ui::reachOf("8.8.8.8") == Reach::Public);
    CHECK(ui::reachOf("127.0.0.1") == Reach::ThisComputer);
    CHECK(ui::reachOf("fe80::1") == Reach::Private);
    CHECK(ui::webAddress("fd00::1", 8080, "/a") == "http://[fd00::1]:8080/a");
}

TEST_CASE("a QR code has its three corners and is drawn with room around it", "[network]")
{
    const auto code = ui::qrCode("http://192.168.1.20:8080/abc23456");
    if (code.size == 0) {
        WARN("built without libqrencode");
        return;
    }
    const int last = code.size - 1;
    for (const auto& [column, row] : {std::pair(0, 0), std::pair(last, 0), std::pair(0, last)}) {
        CHECK(code.isDark(column, row));
        CHECK(code.isDark(column == 0 ? 3 : last - 3, row == 0 ? 3 : last - 3));
        CHECK_FALSE(code.isDark(column == 0 ? 1 : last - 1, row == 0 ? 1 : last - 1));
    }
    CHECK(ui::inBlocks(code).count(u'\n') == (code.size + 2 * ui::QrCode::border + 1) / 2);
    CHECK(ui::qrCode(QString(5000, 'x')).size == 0);
}

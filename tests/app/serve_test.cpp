#include "tests/app/counterpoint.h"
#include <QFileInfo>
#include <QTcpSocket>
#include <QUrl>

using namespace counterpoint::test;

namespace {

const QByteArray form =
    R"form({"counterpoint_questionnaire": 1, "name": "Staff survey", "form_id": "staff", "default_language": "English (en)",
 "languages": [{"name": "English (en)", "code": "en"}],
 "items": [{"type": "integer", "name": "months", "texts": {"label": {"English (en)": "For how many months have you been here?"}}}]})form";

Terminal aStudy()
{
    Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "A study"});
    terminal.put("form.json", form);
    terminal.print({"import", "s.counterpoint", "form.json"});
    return terminal;
}

/// What a browser gets from the address.
QByteArray answerOf(const QUrl& address)
{
    QTcpSocket socket;
    socket.connectToHost(address.host(), quint16(address.port()));
    REQUIRE(socket.waitForConnected(20'000));
    socket.write("GET " + address.path().toUtf8() + " HTTP/1.1\r\nHost: " + address.authority().toUtf8() + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("</html>") && socket.waitForReadyRead(20'000))
        answer += socket.readAll();
    return answer;
}

} // namespace

TEST_CASE("serve answers browsers at the address that it says, and ends when it is told to", "[serve]")
{
    const auto terminal = aStudy();
    QProcess process;
    process.setWorkingDirectory(QFileInfo(terminal.path("s.counterpoint")).path());
    process.start(COUNTERPOINT_EXECUTABLE, {"serve", "s.counterpoint", "Staff survey", "--address", "127.0.0.1", "--json"});
    while (!process.canReadLine())
        REQUIRE(process.waitForReadyRead(60'000));
    const auto serving = QJsonDocument::fromJson(process.readLine()).object();
    CHECK(serving["event"] == "serving");
    CHECK(serving["questionnaire"] == "Staff survey");
    const auto answer = answerOf(QUrl(serving["address"].toString()));
    CHECK(answer.startsWith("HTTP/1.1 200"));
    CHECK(answer.contains("For how many months have you been here?"));
    // Meanwhile nobody else writes into the study.
    CHECK(terminal.run({"codes", "s.counterpoint", "--add", "Trust"}).status != 0);
    process.terminate();
    REQUIRE(process.waitForFinished(60'000));
    CHECK(process.exitCode() == 0);
    const auto lines = process.readAllStandardOutput().trimmed().split('\n');
    const auto ended = QJsonDocument::fromJson(lines.last()).object();
    CHECK(ended["event"] == "ended");
    CHECK(ended["received"] == 0);
    CHECK(terminal.run({"codes", "s.counterpoint", "--add", "Trust"}).status == 0);
}

TEST_CASE("serve ends by itself after the minutes that it is given, and refuses what is not there", "[serve]")
{
    const auto terminal = aStudy();
    const auto served = terminal.run({"serve", "s.counterpoint", "Staff survey", "--address", "127.0.0.1", "--for", "0.005"});
    CHECK(served.status == 0);
    CHECK(served.output.contains("http://127.0.0.1:"));
    CHECK(served.output.contains("Nothing is encrypted"));
    CHECK(terminal.run({"serve", "s.counterpoint", "Other survey", "--address", "127.0.0.1"}).status == 1);
    CHECK(terminal.run({"serve", "s.counterpoint", "Staff survey", "--address", "nowhere"}).status == 1);
}

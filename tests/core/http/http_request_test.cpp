#include "core/interchange/http/http_request.h"
#include "core/interchange/http/rate_limit.h"
#include <catch2/catch.hpp>
#include <random>

using namespace counterpoint::http;
using State = RequestReader::State;

namespace {

/// The number that a request is refused with; 0 where it is whole, -1 where more is awaited.
int statusOf(const QByteArray& bytes)
{
    RequestReader reader;
    const auto state = reader.take(bytes);
    return state == State::Refused ? reader.status() : state == State::Whole ? 0 : -1;
}

QByteArray get(const QByteArray& headers) { return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"; }
QByteArray post(const QByteArray& headers, const QByteArray& body = {})
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

} // namespace

TEST_CASE("a request is read however its bytes come", "[http]")
{
    const QByteArray bytes = post("Content-Length: 5\r\nX-Two: a \r\n", "abcde") + "GET /next";
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        RequestReader reader;
        for (qsizetype at = 0; at < bytes.size(); at += step)
            reader.take(bytes.mid(at, step));
        REQUIRE(reader.state() == State::Whole);
        CHECK(reader.request().method == "POST");
        CHECK(reader.request().path == "/");
        CHECK(reader.request().header("x-two") == "a");
        CHECK(reader.request().body == "abcde");
    }
}

TEST_CASE("what no browser sends is refused with the number that says why", "[http]")
{
    CHECK(statusOf(get("")) == 0);
    CHECK(statusOf("GET / HTTP/1.1\r\n\r\n") == 400); // no host
    CHECK(statusOf("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
    CHECK(statusOf("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
    CHECK(statusOf("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505);
    CHECK(statusOf("\x16\x03\x01\r\n\r\n") == 400); // somebody speaks TLS
    CHECK(statusOf(get("Host: b\r\n")) == 400);
    CHECK(statusOf(get(" folded: x\r\n")) == 400);
    CHECK(statusOf(get(QByteArray("a: b\0c\r\n", 8))) == 400);
    CHECK(statusOf("GET /" + QByteArray(300, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
    CHECK(statusOf(get("A: " + QByteArray(9000, 'a'))) == 431);
    QByteArray many;
    for (int i = 0; i < 100; ++i)
        many += "H" + QByteArray::number(i) + ": x\r\n";
    CHECK(statusOf(get(many)) == 431);
}

TEST_CASE("a body has a length that is said, once, and within the limit", "[http]")
{
    CHECK(statusOf(post("")) == 411);
    CHECK(statusOf(post("Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\n0\r\n\r\n")) == 411);
    CHECK(statusOf(post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "abc")) == 411);
    CHECK(statusOf(post("Content-Length: 3\r\nContent-Length: 4\r\n", "abc")) == 400);
    CHECK(statusOf(post("Content-Length: -1\r\n")) == 400);
    CHECK(statusOf(post("Content-Length: 0x10\r\n")) == 400);
    CHECK(statusOf(post("Content-Length: 99999999999999999999999\r\n")) == 413);
    CHECK(statusOf(post("Content-Length: 1048577\r\n")) == 413);
    CHECK(statusOf(post("Content-Length: 1048576\r\n")) == -1);
    CHECK(statusOf(post("Content-Length: 3\r\nExpect: 100-continue\r\n")) == 417);
}

TEST_CASE("no bytes make the reader hold more than its limits, or read beyond them", "[http]")
{
    std::mt19937 chance(20260531);
    const QByteArray letters = "GETPOS /:\r\n\r\nHTTP/1.1 content-length: 12\x00\xff";
    for (int round = 0; round < 3000; ++round) {
        INFO("round " << round);
        RequestReader reader;
        auto bytes = round % 2 == 0 ? post("Content-Length: 9\r\n", "123456789") : QByteArray();
        for (unsigned i = 0; i < 1 + chance() % 40; ++i)
            bytes.insert(qsizetype(chance() % unsigned(bytes.size() + 1)), letters[qsizetype(chance() % unsigned(letters.size()))]);
        for (qsizetype at = 0; at < bytes.size(); at += 7)
            reader.take(bytes.mid(at, 7));
        CHECK(reader.request().body.size() <= 1024 * 1024);
        CHECK((reader.state() == State::Refused) == (reader.status() != 0));
    }
}

TEST_CASE("a sender has so many at once, and then so many a minute", "[http]")
{
    RateLimit limit({3, 6});
    for (int i = 0; i < 3; ++i)
        CHECK(limit.take("a", 0) == 0);
    CHECK(limit.take("a", 0) == 10);
    CHECK(limit.take("b", 0) == 0); // somebody else
    CHECK(limit.take("a", 9'000) == 1);
    CHECK(limit.take("a", 10'000) == 0);
    CHECK(limit.take("a", 10'000) == 10);
    for (int i = 0; i < 3; ++i)
        CHECK(limit.take("a", 10'000'000) == 0); // no more is saved up
    CHECK(limit.take("a", 10'000'000) > 0);
}

TEST_CASE("many senders at once are not remembered without end, and do not get more for it", "[http]")
{
    RateLimit limit({1, 1});
    int allowed = 0;
    for (int i = 0; i < 20'000; ++i)
        allowed += limit.take(QString::number(i), 0) == 0 ? 1 : 0;
    CHECK(allowed < 4200);
}

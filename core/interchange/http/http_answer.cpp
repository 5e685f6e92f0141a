#include "core/interchange/http/http_answer.h"

namespace counterpoint::http {

namespace {

/// HTTP's own words for its numbers; programs read the number alone.
QByteArray phrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

} // namespace

Answer refusal(int status, const QByteArray& sentence)
{
    Answer answer;
    answer.status = status;
    answer.body = (sentence.isEmpty() ? phrase(status) : sentence) + '\n';
    return answer;
}

QByteArray toBytes(const Answer& answer, bool withBody)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + phrase(answer.status) + "\r\nContent-Type: " + answer.type
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size())
        + "\r\nConnection: close"
          "\r\nCache-Control: no-store"
          "\r\nX-Content-Type-Options: nosniff"
          "\r\nReferrer-Policy: no-referrer"
          "\r\nX-Frame-Options: DENY"
          "\r\nCross-Origin-Resource-Policy: same-origin\r\n";
    for (const auto& [name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "\r\n";
    return withBody ? bytes + answer.body : bytes;
}

} // namespace counterpoint::http

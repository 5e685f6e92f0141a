#include "core/interchange/http/http_request.h"
#include <QList>
#include <algorithm>
#include <array>

namespace counterpoint::http {

namespace {

constexpr std::array<const char*, 5> onlyOnce{"host", "content-length", "content-type", "origin", "expect"};

bool isToken(const QByteArray& word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(each);
    });
}

/// No control characters, which could end a line for somebody who reads it later.
bool isPlain(const QByteArray& text)
{
    return std::none_of(text.begin(), text.end(), [](char each) { return (each >= 0 && each < ' ' && each != '\t') || each == '\x7f'; });
}

} // namespace

RequestReader::State RequestReader::refuse(int status)
{
    m_state = State::Refused;
    m_status = status;
    m_buffer.clear();
    m_request.body.clear();
    return m_state;
}

RequestReader::State RequestReader::take(const QByteArray& bytes)
{
    if (m_state == State::Whole || m_state == State::Refused)
        return m_state;
    auto rest = bytes;
    if (m_state == State::Head) {
        const auto looked = std::max<qsizetype>(0, m_buffer.size() - 3); // the end of the head may come in two parts
        m_buffer += bytes;
        const auto end = m_buffer.indexOf("\r\n\r\n", looked);
        if (end > m_limits.head || (end < 0 && m_buffer.size() > m_limits.head))
            return refuse(431);
        if (end < 0)
            return m_state;
        const auto head = m_buffer.first(end);
        rest = m_buffer.sliced(end + 4);
        m_buffer.clear();
        if (!readHead(head))
            return m_state;
        m_state = State::Body;
    }
    m_request.body += rest.first(std::min(rest.size(), m_length - m_request.body.size()));
    if (m_request.body.size() == m_length)
        m_state = State::Whole;
    return m_state;
}

bool RequestReader::readHead(const QByteArray& head)
{
    qsizetype at = 0;
    for (bool isFirst = true; at <= head.size(); isFirst = false) {
        const auto next = head.indexOf("\r\n", at);
        const auto line = head.sliced(at, (next < 0 ? head.size() : next) - at);
        at = next < 0 ? head.size() + 1 : next + 2;
        if (!(isFirst ? readRequestLine(line) : readHeader(line)))
            return false;
    }
    if (m_request.header("host").isEmpty()) {
        refuse(400);
        return false;
    }
    return readLength();
}

bool RequestReader::readRequestLine(const QByteArray& line)
{
    const auto words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !words[1].startsWith('/') || !isPlain(words[1])) {
        refuse(400);
        return false;
    }
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") {
        refuse(505);
        return false;
    }
    if (words[1].size() > m_limits.path) {
        refuse(414);
        return false;
    }
    m_request.method = words[0];
    m_request.path = words[1].split('?').first();
    return true;
}

bool RequestReader::readHeader(const QByteArray& line)
{
    const auto colon = line.indexOf(':');
    const auto name = line.left(colon).toLower();
    // A line that begins with a space would go on with the one before; nobody may send that any more.
    if (colon < 1 || !isToken(name) || !isPlain(line)) {
        refuse(400);
        return false;
    }
    if (m_request.headers.size() >= m_limits.headers) {
        refuse(431);
        return false;
    }
    const auto isNew = m_request.headers.emplace(name, line.sliced(colon + 1).trimmed()).second;
    const bool isTwice = !isNew && std::any_of(onlyOnce.begin(), onlyOnce.end(), [&](const char* each) { return name == each; });
    if (isTwice)
        refuse(400);
    return !isTwice;
}

/// The length must be said: a body in chunks could go on for ever.
bool RequestReader::readLength()
{
    const auto length = m_request.header("content-length");
    const bool isNumber =
        !length.isEmpty() && std::all_of(length.begin(), length.end(), [](char each) { return each >= '0' && each <= '9'; });
    const bool takesBody = m_request.method == "POST" || m_request.method == "PUT" || m_request.method == "PATCH";
    int status = 0;
    if (m_request.headers.contains("transfer-encoding") || (takesBody && length.isEmpty()))
        status = 411;
    else if (!length.isEmpty() && !isNumber)
        status = 400;
    else if (length.size() > 12 || length.toLongLong() > m_limits.body)
        status = 413;
    else if (!m_request.header("expect").isEmpty())
        status = 417;
    if (status != 0) {
        refuse(status);
        return false;
    }
    m_length = qsizetype(length.toLongLong());
    return true;
}

} // namespace counterpoint::http

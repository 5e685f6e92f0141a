#pragma once
#include <QByteArray>
#include <map>

namespace counterpoint::http {

/// One request, whole.
struct Request {
    QByteArray method;
    QByteArray path; ///< begins with '/', as it was sent, without the query
    std::map<QByteArray, QByteArray> headers; ///< by their names in lower case
    QByteArray body;
    QByteArray header(const QByteArray& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

struct Limits {
    qsizetype head = 8 * 1024; ///< bytes of the request line and the headers together
    std::size_t headers = 64;
    qsizetype path = 256;
    qsizetype body = 1024 * 1024;
};

/// Reads one HTTP/1.1 request from bytes as they come, and holds no more of them than the limits allow and one call brings. Strict: what a
/// browser does not send is refused, since whoever sends it is no browser.
class RequestReader {
public:
    enum class State { Head, Body, Whole, Refused };

    explicit RequestReader(const Limits& limits = {})
        : m_limits(limits)
    {
    }
    /// Bytes beyond the first request are dropped.
    State take(const QByteArray& bytes);
    State state() const { return m_state; }
    bool hasBegun() const { return m_state != State::Head || !m_buffer.isEmpty(); }
    const Request& request() const { return m_request; } ///< of a whole one; of a refused one what was understood
    int status() const { return m_status; } ///< HTTP's number for why it was refused

private:
    State refuse(int status);
    bool readHead(const QByteArray& head);
    bool readRequestLine(const QByteArray& line);
    bool readHeader(const QByteArray& line);
    bool readLength();

    Limits m_limits;
    State m_state = State::Head;
    int m_status = 0;
    qsizetype m_length = 0;
    QByteArray m_buffer; ///< the head as far as it has come
    Request m_request;
};

} // namespace counterpoint::http

#pragma once
#include <QByteArray>
#include <utility>
#include <vector>

namespace counterpoint::http {

/// What goes back for one request.
struct Answer {
    int status = 200;
    QByteArray type = "text/plain; charset=utf-8"; ///< of the body
    QByteArray body = {};
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; ///< beside those that every answer has
};

/// A refusal in plain words.
Answer refusal(int status, const QByteArray& sentence = {});

/// As it goes over the wire: nothing of it is stored by anybody, and the connection ends with it. `withBody` is false in answer to HEAD.
QByteArray toBytes(const Answer& answer, bool withBody = true);

} // namespace counterpoint::http

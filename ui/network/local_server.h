#pragma once
#include "core/base/result.h"
#include "core/interchange/http/http_answer.h"
#include "core/interchange/http/http_request.h"
#include <QHostAddress>
#include <QTcpServer>
#include <functional>
#include <map>

namespace counterpoint::ui {

/// Answers HTTP at one address of this computer, one request a connection. Nobody can make it hold more than its limits allow: neither bytes nor
/// connections nor time.
class LocalServer : public QTcpServer {
    Q_OBJECT
public:
    struct Limits {
        http::Limits request = {};
        int connections = 64;
        int connectionsOfOne = 16; ///< of one address; a browser opens six
        int requestWithin = 20'000; ///< ms
        int answerWithin = 60'000;
        int lingering = 2'000; ///< for what still comes after a refusal, so that the refusal is read
    };
    /// What is asked, or only why it could not be read, and by whom.
    struct Asked {
        const http::Request& request;
        int refusedWith = 0; ///< HTTP's number; 0: it could be read
        QString sender;
    };
    using Answering = std::function<http::Answer(const Asked&)>;

    LocalServer(Answering answering, const Limits& limits, QObject* parent = nullptr);
    ~LocalServer() override;
    /// At that port; 0: at 8080 or one of the next, where all are taken at any. Io, in a sentence, where nothing can be served there.
    Result<> start(const QHostAddress& address, quint16 port);

private:
    friend class LocalConnection;
    void incomingConnection(qintptr handle) override;

    Answering m_answering;
    Limits m_limits;
    std::map<QString, int> m_open; ///< connections, by who opened them
    int m_allOpen = 0;
};

} // namespace counterpoint::ui

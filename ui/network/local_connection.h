#pragma once
#include "ui/network/local_server.h"

class QTcpSocket;
class QTimer;

namespace counterpoint::ui {

/// One connection to the local server, from the first byte to the last.
class LocalConnection : public QObject {
    Q_OBJECT
public:
    LocalConnection(LocalServer& server, QTcpSocket* socket, const QString& sender);
    ~LocalConnection() override;

private:
    void read();
    void answer(int refusedWith);
    void giveUp();

    LocalServer& m_server;
    QTcpSocket* m_socket;
    QString m_sender;
    http::RequestReader m_reader;
    QTimer* m_patience;
    bool m_isAnswered = false;
};

} // namespace counterpoint::ui

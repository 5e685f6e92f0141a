#include "ui/network/local_connection.h"
#include <QTcpSocket>
#include <QTimer>

namespace counterpoint::ui {

namespace {
constexpr qint64 readAtOnce = 64 * 1024; // bytes that the socket may hold for us
}

LocalConnection::LocalConnection(LocalServer& server, QTcpSocket* socket, const QString& sender)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_sender(sender)
    , m_reader(server.m_limits.request)
    , m_patience(new QTimer(this))
{
    socket->setParent(this);
    socket->setReadBufferSize(readAtOnce);
    ++server.m_open[sender];
    ++server.m_allOpen;
    m_patience->setSingleShot(true);
    m_patience->start(server.m_limits.requestWithin);
    connect(m_patience, &QTimer::timeout, this, &LocalConnection::giveUp);
    connect(socket, &QTcpSocket::readyRead, this, &LocalConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

LocalConnection::~LocalConnection()
{
    m_socket->disconnect(this);
    if (--m_server.m_open[m_sender] == 0)
        m_server.m_open.erase(m_sender);
    --m_server.m_allOpen;
}

void LocalConnection::read()
{
    if (m_isAnswered) {
        m_socket->readAll(); // to nowhere
        return;
    }
    const auto state = m_reader.take(m_socket->readAll());
    if (state == http::RequestReader::State::Whole)
        answer(0);
    else if (state == http::RequestReader::State::Refused)
        answer(m_reader.status());
}

void LocalConnection::answer(int refusedWith)
{
    m_isAnswered = true;
    const auto said = m_server.m_answering({m_reader.request(), refusedWith, m_sender});
    m_socket->write(http::toBytes(said, m_reader.request().method != "HEAD"));
    if (refusedWith == 0) {
        m_patience->start(m_server.m_limits.answerWithin);
        m_socket->disconnectFromHost(); // when all is written
    } else {
        // A connection closed over bytes that were not read takes the answer with it.
        m_patience->start(m_server.m_limits.lingering);
    }
}

void LocalConnection::giveUp()
{
    if (!m_isAnswered && m_reader.hasBegun())
        answer(408);
    else
        m_socket->abort();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

} // namespace counterpoint::ui

#include "ui/network/local_server.h"
#include "ui/network/local_connection.h"
#include <QTcpSocket>
#include <algorithm>
#include <iterator>

namespace counterpoint::ui {

namespace {

constexpr quint16 firstPort = 8080;
constexpr quint16 portsTried = 10;

/// Whom the limits are for: an address; of IPv6 the network, since everybody there has as many addresses as they like.
QString senderOf(const QHostAddress& address)
{
    bool isIpv4 = false;
    const auto ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString();
    auto network = address.toIPv6Address();
    std::fill(std::begin(network.c) + 8, std::end(network.c), quint8(0));
    return QHostAddress(network).toString();
}

} // namespace

LocalServer::LocalServer(Answering answering, const Limits& limits, QObject* parent)
    : QTcpServer(parent)
    , m_answering(std::move(answering))
    , m_limits(limits)
{
}

LocalServer::~LocalServer()
{
    // They count themselves out of what goes with this.
    const auto open = findChildren<LocalConnection*>();
    qDeleteAll(open);
}

Result<> LocalServer::start(const QHostAddress& address, quint16 port)
{
    if (port != 0) {
        if (listen(address, port))
            return {};
        return fail(Error::Kind::Io,
                    serverError() == QAbstractSocket::AddressInUseError
                        ? tr("Port %1 of %2 is taken by another program. Choose another port.").arg(port).arg(address.toString())
                        : tr("Nothing can be served at %1, port %2: %3.").arg(address.toString()).arg(port).arg(errorString()));
    }
    for (quint16 tried = 0; tried < portsTried; ++tried)
        if (listen(address, quint16(firstPort + tried)))
            return {};
    if (listen(address, 0))
        return {};
    return fail(Error::Kind::Io, tr("Nothing can be served at %1: %2.").arg(address.toString(), errorString()));
}

void LocalServer::incomingConnection(qintptr handle)
{
    auto* socket = new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    const auto sender = senderOf(socket->peerAddress());
    const auto open = m_open.find(sender);
    if (m_allOpen >= m_limits.connections || (open != m_open.end() && open->second >= m_limits.connectionsOfOne)) {
        socket->abort();
        delete socket;
        return;
    }
    new LocalConnection(*this, socket, sender);
}

} // namespace counterpoint::ui

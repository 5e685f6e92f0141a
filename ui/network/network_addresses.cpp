#include "ui/network/network_addresses.h"
#include <QHostAddress>
#include <QNetworkInterface>
#include <algorithm>
#include <array>

namespace counterpoint::ui {

namespace {

int rankOf(const QNetworkInterface& interface)
{
    // Bridges of virtual machines and containers pass for Ethernet; their names tell.
    for (const auto* inner : {"docker", "br-", "virbr", "veth", "vmnet", "vboxnet", "lxc", "podman", "cni"})
        if (interface.name().startsWith(QLatin1String(inner)))
            return 2;
    return interface.type() == QNetworkInterface::Wifi || interface.type() == QNetworkInterface::Ethernet ? 0 : 1;
}

} // namespace

NetworkAddress::Reach reachOf(const QString& given)
{
    const QHostAddress address(given);
    if (address.isLoopback())
        return NetworkAddress::Reach::ThisComputer;
    static const std::array<const char*, 6> privateNetworks{"10.0.0.0/8",     "172.16.0.0/12", "192.168.0.0/16",
                                                            "169.254.0.0/16", "fc00::/7",      "fe80::/10"};
    const bool isPrivate = std::any_of(privateNetworks.begin(), privateNetworks.end(), [&](const char* network) {
        return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(network)));
    });
    return isPrivate ? NetworkAddress::Reach::Private : NetworkAddress::Reach::Public;
}

std::vector<NetworkAddress> networkAddresses()
{
    std::vector<std::pair<int, NetworkAddress>> found;
    for (const auto& interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlag(QNetworkInterface::IsUp) || !interface.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        for (const auto& entry : interface.addressEntries()) {
            if (entry.ip().protocol() != QAbstractSocket::IPv4Protocol)
                continue; // every room that has a network has this; its addresses can be typed
            const auto reach = reachOf(entry.ip().toString());
            found.push_back({10 * int(reach) + rankOf(interface), {entry.ip().toString(), interface.name(), reach}});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<NetworkAddress> addresses;
    for (auto& [rank, address] : found)
        addresses.push_back(std::move(address));
    return addresses;
}

QString webAddress(const QString& address, quint16 port, const QString& path)
{
    const auto host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("http://%1:%2%3").arg(host).arg(port).arg(path);
}

} // namespace counterpoint::ui

#pragma once
#include <QString>
#include <vector>

namespace counterpoint::ui {

/// An address of this computer at which others can reach it.
struct NetworkAddress {
    enum class Reach {
        Private, ///< from its own network alone
        Public, ///< from everywhere, unless something in between stops it
        ThisComputer
    };
    QString address;
    QString interface; ///< as the system calls it: wlan0, enp3s0
    Reach reach = Reach::Private;
};

NetworkAddress::Reach reachOf(const QString& address);
/// Those that work now, what is most likely wanted first: networks of rooms before networks of virtual machines, this computer alone last.
std::vector<NetworkAddress> networkAddresses();
/// 'http://192.168.1.20:8080/path'
QString webAddress(const QString& address, quint16 port, const QString& path);

} // namespace counterpoint::ui

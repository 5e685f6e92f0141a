#pragma once
#include <QByteArray>
#include <QString>

namespace counterpoint {

/// Text in a code page as Windows numbers them (1252, 932, 10000 for the Mac's); what cannot be decoded becomes U+FFFD. A code page that is
/// not known is read as 1252.
QString fromCodePage(int codePage, const QByteArray& bytes);

/// Text in an encoding named as the web and mail name them ("ISO-8859-2", "windows-1251"); empty where the name is not known.
QString fromNamedEncoding(const QByteArray& name, const QByteArray& bytes);

} // namespace counterpoint

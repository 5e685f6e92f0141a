#pragma once
#include <QByteArray>
#include <QtEndian>

namespace counterpoint::xls {

/// A number at a place in bytes; zero beyond their end.
template <class T>
T numberAt(const QByteArray& bytes, qsizetype at)
{
    return at >= 0 && at <= bytes.size() - qsizetype(sizeof(T)) ? qFromLittleEndian<T>(bytes.constData() + at) : T();
}

} // namespace counterpoint::xls

#pragma once
#include <QFile>
#include <QString>
#include <catch2/catch.hpp>

namespace counterpoint::test {

/// Path of a worked example beside the project (`../shared/data/…`), or an empty string with a loud warning where it is absent.
inline QString sharedData(const QString& name)
{
    const QString path = QStringLiteral(COUNTERPOINT_SOURCE_DIR "/../shared/data/") + name;
    if (QFile::exists(path))
        return path;
    WARN("SKIPPED: " << name.toStdString() << " is not there; put the shared data beside the project to run this test");
    return {};
}

} // namespace counterpoint::test

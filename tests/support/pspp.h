#pragma once
#include <catch2/catch.hpp>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QTemporaryDir>
#include <optional>

namespace counterpoint::test {

/// What PSPP says when it runs these commands in that folder; nothing where it is not installed.
inline std::optional<QString> pspp(const QTemporaryDir& folder, const QByteArray& commands)
{
    const auto program = QStandardPaths::findExecutable("pspp");
    if (program.isEmpty()) {
        WARN("SKIPPED: pspp is not installed; install it to run this test");
        return {};
    }
    QFile script(folder.filePath("commands.sps"));
    REQUIRE(script.open(QIODevice::WriteOnly));
    script.write(commands);
    script.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C.UTF-8");
    process.setProcessEnvironment(environment);
    process.start(program, {"-o", "-", "-O", "format=csv", "commands.sps"});
    REQUIRE(process.waitForFinished(60'000));
    return QString::fromUtf8(process.readAll());
}

} // namespace counterpoint::test

#include "tests/support/printing.h"
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

// ./dev on machines that this one is not: its tools are replaced by small scripts, the only programs that it finds.

namespace {

const QString dev = QStringLiteral(COUNTERPOINT_SOURCE_DIR "/dev");

struct Outcome {
    int status = -1;
    QString output;
    QString errors;
};

/// A folder of programs, used as the whole PATH of a run.
class Machine {
public:
    Machine()
    {
        for (const auto* tool : {"bash", "dirname", "grep", "sed", "cat", "env"})
            QFile::link(QStandardPaths::findExecutable(tool), m_programs.filePath(tool));
    }

    Machine& with(const QString& program, const QString& script)
    {
        QFile file(m_programs.filePath(program));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/bash\n" + script.toUtf8() + '\n');
        file.setPermissions(file.permissions() | QFile::ExeOwner);
        return *this;
    }

    Outcome run(const QStringList& arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", m_programs.path());
        process.setProcessEnvironment(environment);
        process.start(dev, arguments);
        REQUIRE(process.waitForFinished());
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }

    /// How the fake apt-get was called to install: one line a call.
    QStringList installations() const
    {
        QFile log(m_programs.filePath("apt.log"));
        return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).split('\n').filter(" install ") : QStringList();
    }

private:
    QTemporaryDir m_programs;
};

/// A Debian without a compiler, where apt-get cannot install anything.
Machine bareDebian(const QString& userId)
{
    Machine machine;
    machine.with("id", "echo " + userId)
        .with("dpkg-query", "echo 'cmake installed'; echo 'ninja-build config-files'; exit 1")
        .with("apt-get", "echo \"$*\" >> \"${0%/*}/apt.log\"; exit 100");
    return machine;
}

} // namespace

TEST_CASE("./dev help names every command, and a wrong one is wrong usage", "[dev]")
{
    const Machine machine;
    const auto help = machine.run({"help"});
    CHECK(help.status == 0);
    for (const auto* command : {"run", "test", "build", "bench", "lint", "package"})
        CHECK(help.output.contains(QStringLiteral("\n  %1 ").arg(command)));
    CHECK(machine.run({}).output == help.output);

    const auto wrong = machine.run({"tset"});
    CHECK(wrong.status == 2);
    CHECK(wrong.errors.contains("'tset'"));
    CHECK(wrong.output.isEmpty());
}

TEST_CASE("./dev asks apt for what is missing and nothing else", "[dev]")
{
    const auto machine = bareDebian("0");
    const auto outcome = machine.run({"build"});
    CHECK(outcome.status == 1);
    CHECK(outcome.errors.contains("could not install"));
    REQUIRE_FALSE(machine.installations().isEmpty());
    const auto last = machine.installations().constLast().split(' ');
    CHECK(last.contains("--no-install-recommends"));
    CHECK(last.contains("g++"));
    CHECK(last.contains("ninja-build")); // removed, its configuration left behind
    CHECK_FALSE(last.contains("cmake"));
    CHECK_FALSE(last.contains("catch2")); // tests only
}

TEST_CASE("./dev without the right to install says which packages are missing", "[dev]")
{
    const auto machine = bareDebian("1000");
    const auto outcome = machine.run({"build"});
    CHECK(outcome.status == 1);
    CHECK(outcome.errors.contains("only root or sudo"));
    CHECK(outcome.errors.contains("ninja-build"));
    CHECK(machine.installations().isEmpty());
}

TEST_CASE("./dev on a system without apt says what to do instead", "[dev]")
{
    const auto outcome = Machine().with("id", "echo 0").run({"test"});
    CHECK(outcome.status == 1);
    CHECK(outcome.errors.contains("cmake --preset release"));
}

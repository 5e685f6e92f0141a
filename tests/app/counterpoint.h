#pragma once
#include "tests/support/printing.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>

namespace counterpoint::test {

/// What the program did: exit status, output, errors.
struct Run {
    int status = -1;
    QString output;
    QString errors;
    /// The one document that --json prints; fails where it is none.
    QJsonObject json() const
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(output.toUtf8(), &error);
        INFO(output.left(500).toStdString() << errors.toStdString());
        REQUIRE(error.error == QJsonParseError::NoError);
        return document.object();
    }
};

/// Runs the program itself as a shell would, in a folder of its own: no display, no folders of a session.
class Terminal {
public:
    /// `input` is what stands on the standard input.
    Run run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM"})
            environment.remove(name);
        environment.insert("USER", "Ada");
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(COUNTERPOINT_EXECUTABLE, arguments);
        process.write(input);
        process.closeWriteChannel();
        REQUIRE(process.waitForFinished(120'000));
        REQUIRE(process.exitStatus() == QProcess::NormalExit);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    /// Runs what must succeed, and gives its document.
    QJsonObject ask(QStringList arguments) const
    {
        const auto done = run(arguments << "--json");
        INFO(arguments.join(' ').toStdString() << ": " << done.errors.toStdString());
        REQUIRE(done.status == 0);
        return done.json();
    }
    /// Runs what must succeed, and gives its text.
    QString print(const QStringList& arguments) const
    {
        const auto done = run(arguments);
        INFO(arguments.join(' ').toStdString() << ": " << done.errors.toStdString());
        REQUIRE(done.status == 0);
        return done.output;
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void put(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray bytes(const QString& name) const
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

private:
    QTemporaryDir m_folder;
};

/// A small study: one interview of two speakers, a code, a survey of four answers.
inline Terminal aSmallStudy()
{
    Terminal terminal;
    terminal.put(
        "Interview.txt",
        "Interviewer: How is it?\n\nAmara: We work alongside each other.\n\nInterviewer: Is été 👩‍👩‍👧 fine?\n\nAmara: "
        "Yes.\n");
    terminal.put("staff.csv", "role,trust\nnurse,4\nteacher,2\nnurse,\nnurse,5\n");
    terminal.print({"new", "s.counterpoint", "--title", "A small study"});
    terminal.print({"import", "s.counterpoint", "Interview.txt", "staff.csv"});
    terminal.print({"codes", "s.counterpoint", "--add", "Culture/Trust", "--add", "Conflict/Trust", "--add", "Conflict/Task"});
    return terminal;
}

} // namespace counterpoint::test

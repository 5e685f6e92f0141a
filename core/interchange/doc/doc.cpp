#include "core/interchange/doc/doc.h"
#include "core/base/translate.h"
#include "core/interchange/docx/docx.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

namespace counterpoint {

namespace {

constexpr int timeLimitMs = 120'000;

QString findLibreOffice()
{
    for (const auto* name : {"soffice", "libreoffice"})
        if (const auto path = QStandardPaths::findExecutable(QLatin1String(name)); !path.isEmpty())
            return path;
    return QStandardPaths::findExecutable(QStringLiteral("soffice"),
                                          {QStringLiteral("/usr/lib/libreoffice/program"), QStringLiteral("/opt/libreoffice/program"),
                                           QStringLiteral("/Applications/LibreOffice.app/Contents/MacOS")});
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

/// A profile in which macros do not run and nothing is fetched: links are not followed, and the proxy leads nowhere.
QByteArray profileSettings()
{
    const auto item = [](const char* path, const char* name, const char* value) {
        return QByteArray("<item oor:path=\"/org.openoffice.") + path + "\"><prop oor:name=\"" + name + "\" oor:op=\"fuse\"><value>" + value
            + "</value></prop></item>";
    };
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
        + item("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
        + item("Office.Common/Security/Scripting", "DisableActiveContent", "true")
        + item("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
        + item("Office.Common/Security/Scripting", "MacroSecurityLevel", "3") + item("Inet/Settings", "ooInetProxyType", "2")
        + item("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1") + item("Inet/Settings", "ooInetHTTPProxyPort", "9")
        + item("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1") + item("Inet/Settings", "ooInetHTTPSProxyPort", "9") + "</oor:items>";
}

Result<QByteArray> convertedToDocx(const QString& program, const QByteArray& bytes, const QString& fileName)
{
    // It is removed with everything in it when this function returns.
    const QTemporaryDir folder;
    const QDir place(folder.path());
    const auto profile = place.filePath(QStringLiteral("profile"));
    const bool isReady = folder.isValid() && QDir().mkpath(profile + QStringLiteral("/user"))
        && write(profile + QStringLiteral("/user/registrymodifications.xcu"), profileSettings())
        && write(place.filePath(QStringLiteral("text.doc")), bytes);
    if (!isReady)
        return fail(
            Error::Kind::Io,
            translate("Import",
                      "“%1” could not be given to LibreOffice: the folder for temporary files cannot be written. Save it as .docx in "
                      "Word or LibreOffice and import that.")
                .arg(fileName));
    QProcess process;
    process.setProgram(program);
    process.setArguments({"-env:UserInstallation=" + QUrl::fromLocalFile(profile).toString(), "--headless", "--norestore", "--nolockcheck",
                          "--nodefault", "--nologo", "--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
                          place.filePath(QStringLiteral("out")), place.filePath(QStringLiteral("text.doc"))});
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setWorkingDirectory(folder.path());
    process.start();
    if (!process.waitForFinished(timeLimitMs)) {
        process.kill();
        process.waitForFinished(5000);
    }
    QFile converted(place.filePath(QStringLiteral("out/text.docx")));
    if (converted.open(QIODevice::ReadOnly))
        return converted.readAll();
    constexpr int notFound = 126; // from here on a shell says that what it should start is missing
    if (process.error() == QProcess::FailedToStart || process.exitCode() >= notFound)
        return fail(
            Error::Kind::Io,
            translate("Import",
                      "“%1” is a document of an old Word (.doc), which is read with the help of LibreOffice, and LibreOffice does not "
                      "start (%2). Repair its installation, or open the file in Word, save it as .docx, and import that.")
                .arg(fileName, program),
            QString::fromLocal8Bit(process.readAll()));
    return fail(Error::Kind::Format,
                translate("Import",
                          "LibreOffice could not read “%1”: it may be damaged or protected by a password. Open it in the program it comes "
                          "from, save it as .docx, and import that.")
                    .arg(fileName),
                QString::fromLocal8Bit(process.readAll()));
}

} // namespace

bool isOldWord(const QByteArray& bytes)
{
    return bytes.startsWith("\xD0\xCF\x11\xE0") && bytes.contains(QByteArray("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24));
}

Result<ImportedText> readDoc(const QByteArray& bytes, const QString& fileName)
{
    const auto program = findLibreOffice();
    if (program.isEmpty())
        return fail(
            Error::Kind::Format,
            translate("Import",
                      "“%1” is a document of an old Word (.doc), which is read with the help of LibreOffice, and LibreOffice is not "
                      "installed. Install it, or open the file in Word, save it as .docx (File > Save as), and import that.")
                .arg(fileName));
    const auto docx = convertedToDocx(program, bytes, fileName);
    return docx ? readDocx(*docx, fileName) : fail(docx);
}

} // namespace counterpoint

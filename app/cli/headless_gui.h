#pragma once
#include <QGuiApplication>
#include <QTemporaryDir>
#include <memory>

namespace counterpoint::cli {

/// Fonts and pictures need Qt's GUI part, which works without a display.
class HeadlessGui {
public:
    HeadlessGui()
    {
        if (QCoreApplication::instance())
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Where the session has no folder for running programs (cron, containers), Qt says so on stderr and makes one; it needs none here.
        if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
            qputenv("XDG_RUNTIME_DIR", m_runtimeFolder.path().toLocal8Bit());
        m_application = std::make_unique<QGuiApplication>(m_argc, m_argv);
    }

private:
    QTemporaryDir m_runtimeFolder;
    char m_name[13] = "counterpoint";
    char* m_argv[2] = {m_name, nullptr};
    int m_argc = 1;
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace counterpoint::cli

#include "ui/shell/run_window.h"
#include "core/base/english_plurals.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"
#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QThread>
#include <QThreadPool>
#include <QTranslator>

namespace counterpoint::ui {

bool wantsWindow(int argc, char** argv)
{
    if (argc < 2)
        return true;
    const auto first = QString::fromLocal8Bit(argv[1]);
    const bool isQtOption = first.startsWith(QLatin1Char('-'))
        && (first == QLatin1String("-platform") || first == QLatin1String("-style") || first == QLatin1String("-display")
            || first == QLatin1String("-geometry") || first == QLatin1String("-reverse"));
    return isQtOption || first.endsWith(QLatin1String(".counterpoint")) || QFileInfo(first).isFile();
}

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("counterpoint"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QLatin1String(COUNTERPOINT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("counterpoint"));
    // Qt paints large areas on the threads on which Jobs run. Without room beside a few long ones the window would wait for them.
    constexpr int roomForJobs = 8;
    QThreadPool::globalInstance()->setMaxThreadCount(QThread::idealThreadCount() + roomForJobs);
    QApplication::installTranslator(new EnglishPlurals(&application));
    QTranslator qtsOwn;
    if (qtsOwn.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtsOwn);
    applyAppearance();
    MainWindow window;
    window.show();
    const auto arguments = QApplication::arguments();
    if (arguments.size() > 1)
        window.openStudy(arguments.at(1));
    return QApplication::exec();
}

} // namespace counterpoint::ui

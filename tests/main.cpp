#define CATCH_CONFIG_RUNNER
#include "core/base/english_plurals.h"
#include <QApplication>
#include <catch2/catch.hpp>

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("counterpoint"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::installTranslator(new counterpoint::EnglishPlurals(&app));
    QLocale::setDefault(QLocale::c());
    return Catch::Session().run(argc, argv);
}

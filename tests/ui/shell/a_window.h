#pragma once
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "tests/support/printing.h"
#include "ui/shell/main_window.h"
#include "ui/support/session.h"
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest/QTest>

namespace counterpoint::test {

/// A window with a new study in it, and settings and folders of its own.
struct AWindow {
    AWindow()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        window = std::make_unique<ui::MainWindow>();
        window->setWindowState(Qt::WindowNoState); // the offscreen screen is smaller than a laptop's
        window->resize(1366, 768);
        window->show();
    }

    ui::MainWindow& withStudy(const QString& name = QStringLiteral("Study"))
    {
        window->createStudy(path(name));
        return *window;
    }

    QString path(const QString& name) const { return folder.filePath(name + QStringLiteral(".counterpoint")); }

    template <class Widget>
    Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QLatin1String(name));
    }

    CaseId addCase(const QString& name) const
    {
        return valueOf(window->project()->perform(QStringLiteral("Add a case"), [&](Edit& db) { return cases::add(db, name); }));
    }

    QTemporaryDir folder;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace counterpoint::test

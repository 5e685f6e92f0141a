#pragma once
#include "core/coding/retrieval.h"
#include "tests/support/a_project.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/code_workspace.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QtTest/QTest>

namespace counterpoint::test {

/// The Code workspace on a study, shown and with the keyboard in the text, as Ada.
struct AWorkspace {
    explicit AWorkspace(AProject&& study)
        : project(study.build())
        , session(*project, navigator, notices, jobs)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        session.setCoder(study.coder(), QStringLiteral("Ada"));
        notices.setParent(&shelf);
        workspace = std::make_unique<ui::CodeWorkspace>(session, nullptr);
        workspace->resize(1280, 720);
        workspace->show();
        workspace->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(workspace.get()));
        view().setFocus();
    }

    ui::TextView& view() { return workspace->text().view(); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return workspace->findChild<Widget*>(QLatin1String(name));
    }
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), with); }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Selects the words as a user with Shift and the arrow keys would have them.
    void select(const QString& words)
    {
        const auto at = int(workspace->text().source()->text.indexOf(words));
        REQUIRE(at >= 0);
        view().select(at, at + int(words.size()));
        view().setFocus();
    }
    void cursorAt(const QString& words)
    {
        const auto at = int(workspace->text().source()->text.indexOf(words));
        REQUIRE(at >= 0);
        view().select(at, at);
        view().setFocus();
    }
    std::vector<Passage> passages() const
    {
        return valueOf(project->read([](const Read& db) { return retrieval::passages(db, {}); }));
    }
    std::vector<Code> codes() const
    {
        return valueOf(project->read([](const Read& db) { return codebook::all(db); }));
    }

    QTemporaryDir folder;
    std::unique_ptr<Project> project;
    ui::Navigator navigator;
    QWidget shelf; ///< never shown, so that notices are no window that takes the keys
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session;
    std::unique_ptr<ui::CodeWorkspace> workspace;
};

} // namespace counterpoint::test

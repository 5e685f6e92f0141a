#pragma once
#include "core/survey/questionnaires.h"
#include "core/survey/survey_items.h"
#include "tests/ui/responses/window.h"
#include "ui/survey/survey_workspace.h"
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeView>

namespace counterpoint::test {

/// The Survey workspace with a new questionnaire in it, ready to be written.
struct AQuestionnaire {
    AQuestionnaire()
    {
        workspace = std::make_unique<ui::SurveyWorkspace>(window.session, nullptr);
        workspace->resize(1260, 720);
        workspace->show();
        workspace->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(workspace.get()));
        find<QAction>("newQuestionnaire")->trigger();
        REQUIRE(QApplication::focusWidget() == words());
    }

    template <class Thing>
    Thing* find(const char* name) const
    {
        auto* found = workspace->findChild<Thing*>(QLatin1String(name));
        REQUIRE(found);
        return found;
    }
    QPlainTextEdit* words() const { return find<QPlainTextEdit>("questionWords"); }
    QTreeView* outline() const { return find<QTreeView>("surveyOutline"); }
    QuestionnaireId id() const
    {
        return valueOf(window.project->read([](const Read& db) { return questionnaires::all(db); })).front().id;
    }
    Questionnaire stored() const
    {
        return valueOf(window.project->read([&](const Read& db) { return questionnaires::read(db, id()); }));
    }
    /// Names of the items at the top, in order.
    QStringList names() const
    {
        QStringList names;
        for (const auto& item : stored().items)
            names << item.name;
        return names;
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, with);
    }

    Window window;
    std::unique_ptr<ui::SurveyWorkspace> workspace;
};

} // namespace counterpoint::test

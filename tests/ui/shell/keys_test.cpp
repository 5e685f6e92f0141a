#include "core/transcript/recordings.h"
#include "core/transcript/sources.h"
#include "tests/support/a_survey_of_answers.h"
#include "tests/ui/shell/a_window.h"
#include "ui/support/navigator.h"
#include <QAction>
#include <QApplication>
#include <QMap>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

bool answers(const QAction& action, QWidget& focus)
{
    const auto on = action.associatedObjects();
    switch (action.shortcutContext()) {
    case Qt::WidgetShortcut:
        return on.contains(&focus);
    case Qt::WidgetWithChildrenShortcut:
        return std::any_of(on.begin(), on.end(), [&](QObject* each) {
            auto* widget = qobject_cast<QWidget*>(each);
            return widget && (widget == &focus || widget->isAncestorOf(&focus));
        });
    case Qt::WindowShortcut:
    case Qt::ApplicationShortcut:
        break;
    }
    return !on.isEmpty();
}

/// Keys that more than one command answers where `focus` has the keyboard: Qt then does neither.
QStringList doubtfulKeys(const QWidget& window, QWidget& focus)
{
    QMap<QString, QStringList> commands;
    for (const auto* action : window.findChildren<QAction*>())
        if (action->isEnabled() && action->isVisible() && answers(*action, focus))
            for (const auto& key : action->shortcuts())
                commands[key.toString()] << action->objectName();
    QStringList doubtful;
    for (auto key = commands.cbegin(); key != commands.cend(); ++key)
        if (key->size() > 1)
            doubtful << key.key() + QStringLiteral(": ") + key->join(QStringLiteral(", "));
    return doubtful;
}

} // namespace

TEST_CASE("Every key of the Code workspace has one meaning, wherever the keyboard is", "[ui][shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    SourceId talk;
    REQUIRE(window.project()->perform("A talk", [&](Edit& db) -> Result<> {
        const auto added = sources::add(db, {"Talk", SourceKind::Transcript, Strand::Interviews, {}, "Ada: We trust them.", {}});
        if (!added)
            return fail(added);
        talk = *added;
        return {};
    }));
    const auto answers = valueOf(importAnswers(*window.project(), 8)).openAnswers.front();
    int looked = 0;
    for (const auto source : {talk, answers}) {
        window.navigator().go({ui::Place::Workspace::Code, Entity::Source, source.value(), {}});
        auto* workspace = window.findChild<QWidget*>("codeWorkspace");
        REQUIRE(workspace);
        for (auto* focus : workspace->findChildren<QWidget*>()) {
            if (focus->focusPolicy() == Qt::NoFocus)
                continue;
            ++looked;
            INFO(focus->objectName().toStdString());
            CHECK(doubtfulKeys(window, *focus).join(u'\n').toStdString() == "");
        }
    }
    CHECK(looked > 40);
}

#include "tests/support/printing.h"
#include "ui/support/navigator.h"
#include <QSignalSpy>

using namespace counterpoint;
using namespace counterpoint::ui;

TEST_CASE("Back and forward lead along the way one came, as in a browser", "[navigator]")
{
    Navigator navigator;
    std::vector<Place> shown;
    QObject::connect(&navigator, &Navigator::requested, [&](const Place& place) { shown.push_back(place); });
    const Place table{Place::Workspace::Analyse, Entity::Analysis, 4, {}};
    const Place passage{Place::Workspace::Code, Entity::Source, 2, TextSpan{10, 20}};
    const Place finding{Place::Workspace::Findings, Entity::Finding, 1, {}};

    CHECK_FALSE(navigator.canGoBack());
    navigator.go(table);
    navigator.go(passage);
    navigator.go(passage); // being there already is no step
    navigator.back();
    CHECK(shown.back() == table);
    CHECK_FALSE(navigator.canGoBack());
    navigator.forward();
    CHECK(shown.back() == passage);
    CHECK_FALSE(navigator.canGoForward());

    navigator.back();
    navigator.note(finding); // chosen by hand: what was ahead is forgotten, and nothing needs showing
    CHECK(shown.back() == table);
    CHECK_FALSE(navigator.canGoForward());
    navigator.back();
    CHECK(shown.back() == table);
}

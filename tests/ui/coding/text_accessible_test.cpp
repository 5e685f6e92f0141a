#include "tests/ui/coding/a_workspace.h"
#include <QAccessible>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("an assistive program is told where each character stands, and selects what it says", "[ui][coding][a11y]")
{
    QString text;
    for (int i = 0; i < 60; ++i)
        text +=
            QStringLiteral("Line %1: some words, an emoji 😀 and more of them, so that the line has to be broken somewhere at its end.\n\n")
                .arg(i);
    AProject study;
    study.withTranscript("One", text).withCode("Trust");
    AWorkspace a(std::move(study));
    auto* interface = QAccessible::queryAccessibleInterface(&a.view());
    REQUIRE(interface);
    auto* words = interface->textInterface();
    REQUIRE(words);
    CHECK(words->characterCount() == text.size());
    CHECK(words->text(0, 7) == "Line 0:");
    CHECK(interface->state().readOnly);

    const auto late = int(text.indexOf("Line 40"));
    words->setCursorPosition(late);
    for (const int offset : {late, late + 3, late + 70, late + 95}) {
        INFO("character " << offset);
        const auto rect = words->characterRect(offset);
        REQUIRE_FALSE(rect.isEmpty());
        const int found = words->offsetAtPoint({rect.left() + 1, rect.center().y()});
        CAPTURE(found);
        CHECK(std::abs(found - offset) <= 1); // at the end of a line the place of a space is that of the line break
    }
    words->setSelection(0, late, late + 7);
    CHECK(a.view().textCursor().selectedText() == "Line 40");
}

#include "core/interchange/structured_text/structured_text.h"
#include "core/text/text_index.h"
#include "tests/support/printing.h"
#include <QStringList>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList codesOf(const StructuredPart& part)
{
    QStringList list;
    const TextIndex index(part.text);
    for (const auto& code : part.codes)
        list << code.path + QStringLiteral(": ") + index.slice(part.text, code.span).toString();
    return list;
}

} // namespace

TEST_CASE("each #TEXT is a text of its own, and #CODE says what is coded", "[interchange][structured]")
{
    const auto parts =
        structuredParts(QStringLiteral("\n#TEXT Person A\n\n#CODEBirth\nSouth of New York 👍🏽.\n\nI moved.\n#ENDCODE\nThat is all.\n"
                                       "#TEXTPersonB\n#CODE Answers\\Place\n#CODE Long\nFrom the Black forest.\n#ENDCODE\n#ENDCODE\n"
                                       "#TEXT\nA small town. #ENDCODE\n"));
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].name == "Person A");
    CHECK(parts[0].text == QStringLiteral("South of New York 👍🏽.\n\nI moved.\nThat is all."));
    CHECK(codesOf(parts[0]) == QStringList{QStringLiteral("Birth: South of New York 👍🏽.\n\nI moved.")});
    CHECK(parts[1].name == "PersonB");
    CHECK(codesOf(parts[1])
          == QStringList{QStringLiteral("Long: From the Black forest."), QStringLiteral("Answers/Place: From the Black forest.")});
    CHECK(parts[2].name.isEmpty());
    CHECK(parts[2].text == "A small town.");
    CHECK(parts[2].codes.empty());
}

TEST_CASE("marks that are not closed, empty, or alone do no harm", "[interchange][structured]")
{
    const auto parts = structuredParts(
        QStringLiteral("#TEXT A\n#CODE\nOne.\n#CODE Open\nTwo. #ENDCODE #ENDCODE\n#CODE Nothing\n#ENDCODE\n#CODE Rest\nThree"));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].text == "One.\nTwo.\nThree");
    CHECK(codesOf(parts[0]) == QStringList{"Open: Two.", "Rest: Three"});
    CHECK(structuredParts(QStringLiteral("#TEXT A\n\n#TEXT B\n")).size() == 2);
}

TEST_CASE("a text that speaks of #TEXT, or is Markdown, is no structured text", "[interchange][structured]")
{
    CHECK(structuredParts(QStringLiteral("We write\n#TEXT here\n")).empty());
    CHECK(structuredParts(QStringLiteral("# TEXT\n")).empty());
    CHECK(structuredParts(QStringLiteral("#Text A\n")).empty());
    CHECK(structuredParts(QString()).empty());
}

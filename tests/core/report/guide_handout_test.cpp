#include "core/report/guide_handout.h"
#include "tests/support/a_project.h"
#include "tests/support/report_text.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QString wordsOf(const report::Document& document)
{
    QStringList words{document.title, document.subtitle};
    for (const auto& block : document.blocks) {
        if (const auto* heading = std::get_if<report::Heading>(&block))
            words << QStringLiteral("# ") + heading->text;
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
            words << paragraph->text.plain();
        if (const auto* list = std::get_if<report::BulletList>(&block))
            for (const auto& item : list->items)
                words << QStringLiteral("- ") + item.plain();
    }
    return words.join(u'\n');
}

Guide aGuide()
{
    Guide guide{GuideId(1), "Carers", {}, "Thank them.", "What happens next.", {{1, "Parents"}, {2, "Staff"}}};
    guide.questions = {{GuideQuestionId(1), "Trust", "Whom do you trust?", {"Since when?"}, 5, {}, {}, {}},
                       {GuideQuestionId(2), "Trust", "Who taught you?", {}, 0, {2}, {}, {}},
                       {GuideQuestionId(3), "", "Anything else?", {}, 2, {}, {}, {}}};
    return guide;
}

} // namespace

TEST_CASE("a guide's handout has its frame, topics, prompts, minutes and who is asked what", "[report][guides]")
{
    CHECK(wordsOf(report::guideHandout(aGuide()))
          == "Carers\n3 questions · 7 minutes\n# To begin\nThank them.\n# Trust\n1.  Whom do you trust?  (5 minutes)\n- Since when?\n"
             "2.  Who taught you?  (only Staff)\n# Questions\n3.  Anything else?  (2 minutes)\n# To end\nWhat happens next.");
}

TEST_CASE("the handout for one group leaves out what it is not asked, under the numbers of the whole guide", "[report][guides]")
{
    const auto words = wordsOf(report::guideHandout(aGuide(), 1));
    CHECK(words.startsWith("Carers\nFor Parents · 2 questions · 7 minutes\n"));
    CHECK_FALSE(words.contains("Who taught you?"));
    CHECK(words.contains("3.  Anything else?"));
}

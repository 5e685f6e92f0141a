#include "core/survey/question_matching.h"
#include "tests/support/printing.h"

using namespace counterpoint;

namespace {

const std::vector<QString> guide{
    "How did you come to work in this hospital?",      "What does trust mean to you in your team?",
    "How do you get along with your manager?",         "What happens on the ward when a mistake is made?",
    "How has the new rota changed your life at home?", "What would you wish for the future?",
};

/// Numbers of the questions asked, from 1, and – for none.
QString asked(const std::vector<QString>& turns, const std::vector<QString>& questions = guide)
{
    QStringList out;
    for (const auto& match : matchQuestions(questions, turns))
        out << (match ? QString::number(match->question + 1) : QString(QStringLiteral("-")));
    return out.join(u' ');
}

} // namespace

TEST_CASE("questions are found word by word", "[survey][guides]")
{
    CHECK(asked(guide) == "1 2 3 4 5 6");
    CHECK(asked({}).isEmpty());
    CHECK(asked({"Hello"}, {}) == "-");
}

TEST_CASE("questions are found in other words, between probes and encouragement", "[survey][guides]")
{
    CHECK(asked({
              "Thanks for making time for us today. Can I start by asking how you ended up working at the hospital?",
              "Mhm.",
              "Right, and how long ago was that?",
              "So let's turn to your team. When you hear the word trust, what would that mean for you there?",
              "Can you give me an example of that?",
              "Yeah.",
              "And the managers? Are you getting along with them?",
              "I see. Could you say a bit more?",
              "Suppose somebody makes a mistake on a ward. What happens then?",
              "And who would be told?",
              "You now work under the new rota, don't you? What has that changed at home?",
              "Last one: any wishes for the future?",
          })
          == "1 - - 2 - - 3 - 4 - 5 6");
}

TEST_CASE("a question asked twice, one left out and another order are read as they are", "[survey][guides]")
{
    CHECK(asked({"How did you come to this hospital?", "What does trust mean in your team?",
                 "Sorry, once more: trust in the team, what does it mean?", "What happens when a mistake is made on the ward?",
                 "And your wishes for the future?"})
          == "1 2 2 4 6");
    CHECK(asked({"How has the new rota changed life at home for you?", "How did you come to work in the hospital?",
                 "What happens when someone makes a mistake on the ward?", "And trust: what does that mean in your team?"})
          == "5 1 4 2");
}

TEST_CASE("where words leave it open, the guide's order decides", "[survey][guides]")
{
    const std::vector<QString> alike{"What did the school do well before the merger?", "Who decides about the budget?",
                                     "What did the school do well after the merger?"};
    CHECK(asked({"What did the school do well?", "Who decides about the budget here?", "And what did the school do well there?"}, alike)
          == "1 2 3");
}

TEST_CASE("a probe that shares a word with another question stays a probe", "[survey][guides]")
{
    CHECK(asked({"How did you come to work in this hospital?", "Was your manager there already when the two of you met in that first week?",
                 "What does trust mean to you in your team?", "So it's at home, with the children, that you notice it?"})
          == "1 - 2 -");
}

TEST_CASE("questions in other languages are matched by their words too", "[survey][guides]")
{
    const std::vector<QString> german{QStringLiteral("Wie erleben Sie die Zusammenarbeit mit den Ärzten?"),
                                      QStringLiteral("Was bedeutet Vertrauen für Sie?"),
                                      QStringLiteral("Wie hat sich Ihr Alltag verändert?")};
    CHECK(asked({QStringLiteral("Erzählen Sie doch mal: Wie ist die Zusammenarbeit mit den Ärztinnen und Ärzten?"),
                 QStringLiteral("Mhm, ja."), QStringLiteral("Vertrauen – was bedeutet das?"),
                 QStringLiteral("Und der Alltag, wie hat der sich verändert?")},
                german)
          == "1 - 2 3");
}

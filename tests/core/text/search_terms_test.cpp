#include "core/text/search.h"
#include "core/text/search_terms.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList found(const QString& text, const QString& typed, bool wholeWord = false)
{
    SearchQuery query{typed};
    query.wholeWord = wholeWord;
    const TextIndex index(text);
    QStringList hits;
    for (const auto& span : valueOf(findInText(text, index, query)))
        hits << QString("%1:%2").arg(span.start).arg(index.slice(text, span));
    return hits;
}

QString errorOf(const QString& typed)
{
    const auto terms = parseSearch(typed);
    return terms ? QString() : terms.error().message;
}

} // namespace

TEST_CASE("words typed one after the other are a phrase, however many spaces part them", "[text][search]")
{
    CHECK(found("we trust the team; the team trusts", "the team") == QStringList{"9:the team", "19:the team"});
    CHECK(found("the  team", " the team ") == QStringList{"0:the  team"});
    CHECK(found("the\nteam", "the team").isEmpty()); // no phrase goes over a line end
}

TEST_CASE("OR finds either, the longer where both begin", "[text][search]")
{
    CHECK(found("trust and faith and trustees", "faith OR trust") == QStringList{"0:trust", "10:faith", "20:trust"});
    CHECK(found("trustees trust", "trust OR trustees") == QStringList{"0:trustees", "9:trust"});
    CHECK(found("or else", "or") == QStringList{"0:or"}); // in small letters it is a word
    CHECK(found("yes OR no", "\"OR\"") == QStringList{"4:OR"});
    CHECK(found("café thé", QStringLiteral("thé OR cafe\u0301")).size() == 2);
}

TEST_CASE("NEAR finds two phrases with so many words between them, in either order, in one paragraph", "[text][search]")
{
    CHECK(found("trust in my line manager", "trust NEAR/3 manager") == QStringList{"0:trust in my line manager"});
    CHECK(found("trust in my line manager", "trust NEAR/2 manager").isEmpty());
    CHECK(found("a manager, whom I trust", "trust NEAR/2 manager") == QStringList{"2:manager, whom I trust"});
    CHECK(found("distrust of managers", "trust NEAR/5 manager").isEmpty());
    CHECK(found("distrust of managers; trust the manager", "trust NEAR/5 manager") == QStringList{"22:trust the manager"});
    CHECK(found("distrust of managers", "*trust NEAR/5 manag*") == QStringList{"0:distrust of managers"});
    CHECK(found("trust\nmanager", "trust NEAR manager").isEmpty());
    // Of several it takes the nearest: the stretch that holds no shorter one.
    CHECK(found("trust trust manager", "trust NEAR/5 manager") == QStringList{"6:trust manager"});
    CHECK(found("one two three four", "one NEAR/0 two NEAR/1 four") == QStringList{"0:one two three four"});
    CHECK(found("low pay, long hours", "\"low pay\" NEAR/0 \"long hours\" OR pension") == QStringList{"0:low pay, long hours"});
}

TEST_CASE("a * stands for any letters of a whole word", "[text][search]")
{
    CHECK(found("manage, manager's management mismanage", "manag*") == QStringList{"0:manage", "8:manager's", "18:management"});
    CHECK(found("woman women womb", "wom*n") == QStringList{"0:woman", "6:women"});
    CHECK(found("statement mental", "*ment") == QStringList{"0:statement"});
    CHECK(found("the f**k", "\"f**k\"") == QStringList{"4:f**k"});
    CHECK(found("line managers say", "line manag*") == QStringList{"0:line managers"});
}

TEST_CASE("what cannot be searched for is said with its place", "[text][search]")
{
    CHECK(errorOf("trust OR").contains("after OR, at character 7"));
    CHECK(errorOf("OR trust").contains("before OR, at character 1"));
    CHECK(errorOf("a OR NEAR b").contains("after OR, at character 3"));
    CHECK(errorOf("a NEAR/x b").contains("“NEAR/x”, at character 3"));
    CHECK(errorOf("a NEAR/5000 b").contains("NEAR/5000"));
    CHECK(errorOf("trust *").contains("The * at character 7"));
    CHECK_FALSE(errorOf("  ").isEmpty());
    CHECK_FALSE(errorOf("\"\"").isEmpty());
    CHECK(errorOf("\"half a quota") == QString()); // while it is typed
}

TEST_CASE("words near one another read as a query of their own", "[text][search]")
{
    CHECK(wordsNear("trust manager", 4) == QString("trust NEAR/4 manager"));
    CHECK(wordsNear("\"line manager\" trust", 0) == QString("\"line manager\" NEAR/0 trust"));
}

#include "core/text/search.h"
#include "tests/support/printing.h"
#include <QElapsedTimer>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList found(const QString& text, const SearchQuery& query)
{
    const TextIndex index(text);
    QStringList hits;
    for (const auto& span : valueOf(findInText(text, index, query)))
        hits << QString("%1:%2").arg(span.start).arg(index.slice(text, span));
    return hits;
}

SearchQuery regex(const QString& pattern)
{
    SearchQuery query{pattern};
    query.regularExpression = true;
    return query;
}

} // namespace

TEST_CASE("words are found at code points, whatever the case", "[text][search]")
{
    CHECK(found("👍 Trust trust entrust", {"trust"}) == QStringList{"2:Trust", "8:trust", "16:trust"});
    SearchQuery whole{"trust"};
    whole.wholeWord = true;
    CHECK(found("👍 Trust trust entrust trustée", whole) == QStringList{"2:Trust", "8:trust"});
    SearchQuery exact{"Trust"};
    exact.matchCase = true;
    CHECK(found("trust Trust", exact) == QStringList{"6:Trust"});
    CHECK(found(QStringLiteral("ÄRGER ärger ΣΊΣΥΦΟΣ"), {QStringLiteral("Ärger")}).size() == 2);
    CHECK(found("a.c abc (a)", {"a.c"}) == QStringList{"0:a.c"}); // no pattern by accident
    CHECK(found("nothing", {"trust"}).isEmpty());
}

TEST_CASE("composed and decomposed accents, apostrophes and spaces are found alike", "[text][search]")
{
    CHECK(found(QStringLiteral("cafe\u0301 café cafe"), {QStringLiteral("café")}).size() == 2);
    CHECK(found(QStringLiteral("cafe\u0301 café cafe"), {QStringLiteral("cafe\u0301")}).size() == 2);
    CHECK(found(QStringLiteral("cafe\u0301 cafe"), {"cafe"}) == QStringList{"6:cafe"});
    CHECK(found(QStringLiteral("don’t don't"), {"don't"}).size() == 2);
    CHECK(found(QStringLiteral("10\u00A0years 10 years"), {"10 years"}).size() == 2);
}

TEST_CASE("regular expressions find, snap to graphemes, and end", "[text][search]")
{
    CHECK(found("12 and 345", regex("\\d+")) == QStringList{"0:12", "7:345"});
    CHECK(found("one\ntwo", regex("^t\\w+")) == QStringList{"4:two"});
    CHECK(found("abc", regex("x*")).isEmpty()); // empty hits are none
    CHECK(found(QStringLiteral("xe\u0301x"), regex("e")) == QStringList{QStringLiteral("1:e\u0301")});
    SearchQuery few{"a"};
    few.limit = 3;
    CHECK(found("aaaaaaa", few).size() == 3);
}

TEST_CASE("a pattern that is wrong or never ends gives a sentence", "[text][search]")
{
    const auto wrong = findInText("x", TextIndex(u"x"), regex("(open"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.contains("(open"));
    CHECK_FALSE(findInText("x", TextIndex(u"x"), {""}));

    const QString text = QString(40, 'a') + 'b';
    QElapsedTimer clock;
    clock.start();
    const auto slow = findInText(text, TextIndex(text), regex("(a+)+$"));
    CHECK_FALSE(slow);
    CHECK(clock.elapsed() < 5'000);
}

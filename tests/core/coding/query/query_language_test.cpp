#include "core/coding/query/passage_query.h"
#include "tests/support/printing.h"

#include <random>

using namespace counterpoint;

namespace {

QueryNode parsed(const QString& text)
{
    const auto query = passage_query::parse(text);
    if (!query)
        FAIL(query.error().sentence(text).toStdString());
    return *query;
}

QString again(const QString& text) { return passage_query::toText(parsed(text)); }

QueryProblem problemOf(const QString& text)
{
    const auto query = passage_query::parse(text);
    INFO(text.toStdString());
    REQUIRE_FALSE(query);
    return query.error();
}

QueryNode randomQuery(std::mt19937& random, int depth)
{
    const auto pick = [&](int count) { return int(random() % unsigned(count)); };
    QueryNode node;
    const int kind = depth > 0 ? pick(6) : 0;
    const auto below = [&](int count) {
        for (int i = 0; i < count; ++i)
            node.parts.push_back(randomQuery(random, depth - 1));
    };
    if (kind == 2 || kind == 3) {
        node.kind = kind == 2 ? QueryNode::Kind::And : QueryNode::Kind::Or;
        below(2 + pick(3));
    } else if (kind == 4) {
        node.kind = QueryNode::Kind::Not;
        below(1);
    } else if (kind == 5) {
        node.kind = QueryNode::Kind::Related;
        node.relation = QueryRelation(pick(7));
        node.isNot = pick(3) == 0;
        node.words = node.relation == QueryRelation::Near || (node.relation == QueryRelation::FollowedBy && pick(2)) ? pick(30) : -1;
        below(2);
    } else {
        const QStringList names{"Trust", "Us and them", "a \"b\" c", "Culture/Us", "and", "NOT", "été",
                                "#1",    "x.y",         "(x)",       "“curly”",    "5",   "any"};
        auto& term = node.term;
        term.field = QueryField(pick(int(QueryField::Date) + 1));
        if (term.field == QueryField::Strand)
            term.value = QStringList{"interviews", "focus groups", "survey", "documents"}[pick(4)];
        else if (term.field == QueryField::Weight)
            term.value = QString::number(pick(101));
        else if (term.field == QueryField::Date)
            term.value = QStringLiteral("2026-0%1-1%2").arg(1 + pick(9)).arg(pick(10));
        else if (term.field == QueryField::Turns)
            term.value = pick(2) ? QStringLiteral("participants") : QString();
        else if (term.field == QueryField::Interaction)
            term.value = QStringList{"", "agrees", "builds on", "any: Ben", "disagrees: Ben: or so"}[pick(5)];
        else if (term.field != QueryField::Coded && !(term.field == QueryField::Memo && pick(2)))
            term.value = names[pick(int(names.size()))];
        if (passage_query::isCompared(term.field))
            term.comparison = QueryComparison(pick(6));
        if (term.field == QueryField::Attribute || term.field == QueryField::Survey)
            term.name = names[pick(int(names.size()))];
        if (term.field == QueryField::Survey && pick(2))
            term.dataset = names[pick(int(names.size()))];
    }
    return node;
}

} // namespace

TEST_CASE("a query reads as a sentence, and the sentence as the same query", "[query]")
{
    CHECK(again("codes:\"Us and them\" and case.role = \"carer\" and survey.trust <= 2")
          == "codes:\"Us and them\" AND case.role = \"carer\" AND survey.trust <= 2");
    CHECK(again("code:Trust or ( not coded )") == "code:\"Trust\" OR NOT coded");
    CHECK(again("group:role=carer AND strand:\"Focus Groups\"") == "case.role = \"carer\" AND strand:\"focus groups\"");
    CHECK(again("codes:A near 5 codes:B") == "codes:\"A\" NEAR(5 words) codes:\"B\"");
    CHECK(again("codes:A NEAR ( 5 words ) codes:B") == "codes:\"A\" NEAR(5 words) codes:\"B\"");
    CHECK(again("codes:A same  turn as codes:B") == "codes:\"A\" SAME TURN AS codes:\"B\"");
    CHECK(again("codes:A followed by codes:B") == "codes:\"A\" FOLLOWED BY codes:\"B\"");
    CHECK(again("codes:A followed by (codes:B or codes:C)") == "codes:\"A\" FOLLOWED BY (codes:\"B\" OR codes:\"C\")");
    CHECK(again("codes:A not inside codes:B") == "codes:\"A\" NOT INSIDE codes:\"B\"");
    CHECK(again("survey.\"Staff 2026\".trust != “yes”") == "survey.\"Staff 2026\".trust != \"yes\"");
    CHECK(again("case.\"years in post\" > 5 AND weight >= 50 AND date < 2026-01-31")
          == "case.\"years in post\" > 5 AND weight >= 50 AND date < 2026-01-31");
    CHECK(again("memo:any OR memo:\"any\"") == "memo:any OR memo:\"any\"");
    // AND holds tighter than OR, NOT tighter than AND, a relation tighter than NOT.
    CHECK(parsed("coded or coded and not coded inside coded") == parsed("coded or (coded and (not (coded inside coded)))"));
}

TEST_CASE("any tree is written as a sentence that reads as the same tree", "[query]")
{
    std::mt19937 random(6);
    for (int round = 0; round < 2000; ++round) {
        const auto query = randomQuery(random, 4);
        const auto text = passage_query::toText(query);
        INFO("round " << round << ": " << text.toStdString());
        const auto read = passage_query::parse(text);
        REQUIRE(read);
        CHECK(passage_query::toText(*read) == text);
        // A group of one or a group in a like group keeps its brackets, so that the trees are the same.
        CHECK(*read == query);
    }
}

TEST_CASE("a wrong query says where, and what would fit", "[query]")
{
    const auto isAt = [](const QString& text, qsizetype start, const char* words) {
        const auto problem = problemOf(text);
        INFO(problem.message.toStdString());
        CHECK(problem.start == start);
        CHECK(problem.message.contains(QString::fromUtf8(words)));
    };
    isAt("", 0, "A condition is missing");
    isAt("codez:Trust", 0, "codes:, code:, coded");
    isAt("codes:Us and them", 13, "A condition begins with");
    isAt("codes:Us them", 9, "Names with spaces stand in quotes");
    isAt("codes:\"Us", 6, "not closed");
    isAt("(coded", 0, "bracket is not closed");
    isAt("coded)", 5, "no bracket");
    isAt("coded AND", 9, "A condition is missing");
    isAt("\"Trust\"", 0, "name of");
    isAt("case.role carer", 10, "Here one of =");
    isAt("case. = 5", 4, "attribute");
    isAt("survey <= 5", 6, "dot");
    isAt("weight >= heavy", 10, "whole number");
    isAt("date > 31.1.2026", 7, "2026-01-31");
    isAt("strand:letters", 7, "focus groups");
    isAt("codes:A NEAR codes:B", 13, "NEAR(10 words)");
    isAt("codes:A SAME codes:B", 8, "SAME TURN AS");
    CHECK(problemOf("coded AND codez:x").sentence("coded AND codez:x").startsWith("At character 11, “codez”"));
    // However deep and long, it is refused in words.
    CHECK(problemOf(QString(5000, u'(')).message.contains("brackets"));
    CHECK(problemOf(QStringLiteral("NOT ").repeated(4000) + "coded").message.contains("brackets"));
    CHECK(problemOf(QStringLiteral("coded OR ").repeated(4000) + "coded").message.contains("characters"));
    CHECK(passage_query::parse(QString(250, u'(') + "coded" + QString(250, u')')));
}

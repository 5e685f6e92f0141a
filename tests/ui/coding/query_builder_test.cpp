#include "ui/coding/query_builder.h"
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest/QTest>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::ui;

TEST_CASE("Whatever a sentence asks for stands in the builder, and comes out of it again", "[query_builder]")
{
    for (const char* sentence : {
             "codes:\"Trust\"",
             "NOT codes:\"Trust\"",
             "codes:\"Trust\" AND (case.role = \"carer\" OR NOT survey.trust <= 2)",
             "NOT (coded OR code:\"A\") AND weight >= 50",
             "codes:\"A\" NEAR(5 words) codes:\"B\" NEAR(5 words) codes:\"C\"",
             "codes:\"A\" NOT OVERLAPPING (codes:\"B\" FOLLOWED BY codes:\"C\")",
             "codes:\"A\" FOLLOWED BY(3 words) codes:\"B\" AND memo:any AND interaction:\"disagrees: Ben\"",
             "turns AND word:\"trust\" AND survey.\"Families\".trust = 3",
         }) {
        QueryBuilder builder;
        builder.setVocabulary({});
        builder.setSentence(QString::fromLatin1(sentence));
        auto* group = builder.findChild<QueryGroup*>();
        REQUIRE(group);
        const auto node = group->node();
        INFO(sentence);
        REQUIRE(node);
        CHECK(passage_query::toText(*node) == sentence);
    }
}

TEST_CASE("A condition that is chosen is written into the sentence", "[query_builder]")
{
    QueryBuilder builder;
    builder.setVocabulary({});
    builder.show();
    QSignalSpy edited(&builder, &QueryBuilder::edited);
    QTest::mouseClick(builder.findChild<QToolButton*>("queryAddTerm"), Qt::LeftButton);
    auto* value = builder.findChild<QComboBox*>("queryValue");
    REQUIRE(value);
    CHECK(edited.empty()); // nothing is asked yet
    QTest::keyClicks(value->lineEdit(), "Us and them");
    REQUIRE_FALSE(edited.empty());
    CHECK(edited.back().front().toString() == "codes:\"Us and them\"");
    QTest::mouseClick(builder.findChild<QToolButton*>("queryRemove"), Qt::LeftButton);
    CHECK(edited.back().front().toString().isEmpty());
}

TEST_CASE("A sentence that cannot be read leaves the builder as it was", "[query_builder]")
{
    QueryBuilder builder;
    builder.setVocabulary({});
    builder.setSentence("codes:\"A\" OR codes:\"B\"");
    builder.setSentence("codes:\"A\" OR codes:");
    CHECK(passage_query::toText(*builder.findChild<QueryGroup*>()->node()) == "codes:\"A\" OR codes:\"B\"");
}

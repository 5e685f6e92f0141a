#include "ui/coding/query_builder.h"
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
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

TEST_CASE("What is named goes when a condition becomes one that knows no such name, and words stay", "[query_builder]")
{
    QueryVocabulary vocabulary;
    vocabulary.codes = {"Trust"};
    vocabulary.speakers = vocabulary.cases = {"Ann"};
    const auto choose = [](QueryBuilder& builder, QueryField field) {
        auto* what = builder.findChild<QComboBox*>("queryWhat");
        what->setCurrentIndex(what->findData(int(field)));
        Q_EMIT what->activated(what->currentIndex());
        return builder.findChild<QComboBox*>("queryValue")->currentText();
    };
    QueryBuilder named;
    named.setVocabulary(vocabulary);
    named.setSentence("speaker:\"Ann\"");
    CHECK(choose(named, QueryField::Case) == "Ann");
    CHECK(choose(named, QueryField::Coded) == "Ann"); // out of sight
    CHECK(choose(named, QueryField::Speaker) == "Ann");
    CHECK(choose(named, QueryField::Codes).isEmpty());
    QueryBuilder worded;
    worded.setVocabulary(vocabulary);
    worded.setSentence("text:\"Ann\"");
    CHECK(choose(worded, QueryField::Word) == "Ann");
    CHECK(choose(worded, QueryField::Weight).isEmpty());
}

TEST_CASE("What is near is ten words away at most, until another number is chosen; what follows, in the next turn", "[query_builder]")
{
    QueryBuilder builder;
    builder.setVocabulary({});
    builder.setSentence("codes:\"A\" AND codes:\"B\"");
    auto* join = builder.findChild<QComboBox*>("queryJoin");
    auto* words = builder.findChild<QSpinBox*>("queryJoinWords");
    const auto choose = [&](QueryRelation relation, bool isNot) {
        for (int i = 2, found = 0; i < join->count(); ++i)
            if (join->itemData(i).toInt() == int(relation) && found++ == (isNot ? 1 : 0)) {
                join->setCurrentIndex(i);
                Q_EMIT join->activated(i);
            }
        return passage_query::toText(*builder.findChild<QueryGroup*>()->node());
    };
    CHECK(choose(QueryRelation::Near, false) == "codes:\"A\" NEAR(10 words) codes:\"B\"");
    words->setValue(0);
    CHECK(words->text() == "0 words");
    CHECK(choose(QueryRelation::Near, true) == "codes:\"A\" NOT NEAR(0 words) codes:\"B\"");
    CHECK(choose(QueryRelation::FollowedBy, false) == "codes:\"A\" FOLLOWED BY codes:\"B\"");
    CHECK(words->text() == "in the same or the next turn");
}

TEST_CASE("A sentence that cannot be read leaves the builder as it was", "[query_builder]")
{
    QueryBuilder builder;
    builder.setVocabulary({});
    builder.setSentence("codes:\"A\" OR codes:\"B\"");
    builder.setSentence("codes:\"A\" OR codes:");
    CHECK(passage_query::toText(*builder.findChild<QueryGroup*>()->node()) == "codes:\"A\" OR codes:\"B\"");
}

#include "core/text/stemmer.h"
#include "core/text/stop_words.h"
#include "core/text/words.h"
#include "core/words/word_counts.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

WordTable counted(Project& project, const WordScope& scope)
{
    return valueOf(valueOf(project.read([&](const Read& db) -> Result<Result<WordTable>> { return words::count(db, scope); })));
}

const CountedWord* find(const WordTable& table, const QString& word)
{
    const auto at = std::find_if(table.counted.begin(), table.counted.end(), [&](const CountedWord& one) { return one.word == word; });
    return at == table.counted.end() ? nullptr : &*at;
}

/// Two who speak and one who asks, who is not counted unless wanted.
AProject aTalk()
{
    auto study = aProject();
    study.withTranscript("Talk", "Q: Do you trust them?\nAnn: I trust; she trusted. Trust!\nBen: L’enfant 42 l'école 👍🏽 the The");
    study.withTurn("Q: ", "Asker").withTurn("Ann: ", "Ann").withTurn("Ben: ", "Ben");
    REQUIRE(study.project().perform("Arrange", [&](Edit& db) -> Result<> {
        speakers::setRole(db, speakers::byName(db, study.source(), "Asker")->id, SpeakerRole::Interviewer);
        const auto role = attributes::add(db, "Role");
        if (!role)
            return fail(role);
        const auto attribute = *attributes::byName(db, "Role");
        if (const auto set = cases::set(db, cases::byName(db, "Ann")->id, attribute, "carer"); !set)
            return set;
        return cases::set(db, cases::byName(db, "Ben")->id, attribute, "lead");
    }));
    return study;
}

} // namespace

TEST_CASE("Words are counted as the participants say them, without labels", "[words]")
{
    auto study = aTalk();
    WordScope scope;
    const auto table = counted(study.project(), scope);
    REQUIRE(find(table, "trust"));
    CHECK(find(table, "trust")->count == 2);
    CHECK(find(table, "trust")->sources == 1);
    CHECK(find(table, "trust")->cases == 1);
    CHECK(find(table, "the")->count == 2);
    CHECK(find(table, "l'enfant")->count == 1); // either apostrophe is the same letter
    CHECK_FALSE(find(table, "ann"));
    CHECK_FALSE(find(table, "do"));
    CHECK_FALSE(find(table, "42"));
    CHECK(table.words == 10);
    CHECK(table.leftOut == 1); // 42

    scope.counted = Counted::Everyone;
    CHECK(find(counted(study.project(), scope), "trust")->count == 3);
    scope.numbers = true;
    CHECK(find(counted(study.project(), scope), "42")->count == 1);
}

TEST_CASE("Forms of a word are taken together, stop words left out", "[words]")
{
    auto study = aTalk();
    WordScope scope;
    scope.stemming = "en";
    scope.stopWords = "en";
    scope.alsoStop = {" L’ENFANT "};
    const auto table = counted(study.project(), scope);
    REQUIRE(find(table, "trust"));
    CHECK(find(table, "trust")->count == 3);
    CHECK(find(table, "trust")->forms == QStringList{"trust", "trusted"});
    CHECK_FALSE(find(table, "the"));
    CHECK_FALSE(find(table, "l'enfant"));
    CHECK(table.words == 10); // what is left out was said all the same

    scope = {};
    scope.stopWords = "fr";
    CHECK(find(counted(study.project(), scope), "enfant"));
    CHECK(find(counted(study.project(), scope), "école"));
}

TEST_CASE("Words are counted for each group, and who is in none is said", "[words]")
{
    auto study = aTalk();
    WordScope scope;
    scope.counted = Counted::Everyone;
    scope.groupedBy = valueOf(study.project().read([](const Read& db) { return attributes::byName(db, "Role"); })).id;
    const auto table = counted(study.project(), scope);
    REQUIRE(table.groups.size() == 2);
    CHECK(table.groups[0].name == "carer");
    CHECK(table.groups[0].words == 5);
    CHECK(table.groups[0].cases == 1);
    CHECK(table.groups[1].words == 5);
    CHECK(table.inNoGroup == 4);
    CHECK(find(table, "trust")->byGroup == std::vector<qint64>{2, 0});
    CHECK(find(table, "the")->byGroup == std::vector<qint64>{0, 2});
}

TEST_CASE("All words of a study are as many as the list of its sources says", "[words]")
{
    auto study = aProject();
    study.withTranscript("Plain", "Größe naïve é – don't 3.5 中文 👍🏽\n\nlast one");
    WordScope scope;
    scope.numbers = true;
    const auto table = counted(study.project(), scope);
    CHECK(table.words == wordCount(u"Größe naïve é – don't 3.5 中文 👍🏽\n\nlast one"));
    qint64 sum = table.leftOut;
    for (const auto& word : table.counted)
        sum += word.count;
    CHECK(sum == table.words);
}

TEST_CASE("A language that is not known is refused with those that are", "[words]")
{
    auto study = aTalk();
    WordScope scope;
    scope.stemming = "tlh";
    const auto refused =
        valueOf(study.project().read([&](const Read& db) -> Result<Result<WordTable>> { return words::count(db, scope); }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("“tlh”"));
    CHECK(refused.error().message.contains("en"));
}

TEST_CASE("Stop words are written as words are met", "[words]")
{
    REQUIRE(stopWords::languages().contains("en"));
    for (const auto& language : stopWords::languages()) {
        CAPTURE(language.toStdString());
        const auto list = stopWords::of(language);
        CHECK(list.size() > 100);
        for (const auto& word : list)
            CHECK(word == word.toCaseFolded());
        CHECK(Stemmer::languages().contains(language));
    }
}

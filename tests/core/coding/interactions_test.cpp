#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/coding/interactions.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/query/passage_query.h"
#include "core/integrity/integrity.h"
#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const auto talk = QStringLiteral("Mo: Is it fair?\nAmara: It is fair.\nBen: No, it is not.\nCarla: Well said, Ben.\nAmara: Hm.");

/// A focus group in which Ben disagrees with Amara.
struct Group {
    Group()
    {
        builder.withTranscript("Group", talk, Strand::FocusGroups).withCode("Fair").withCoding("It is fair").withCoding("it is not");
        act([&](Edit& db) -> Result<> {
            std::vector<Turn> turns;
            std::map<QString, SpeakerId> known;
            qsizetype at = 0;
            for (const auto& line : talk.split(u'\n')) {
                const auto name = line.section(u':', 0, 0);
                if (!known.contains(name))
                    known[name] = speakers::add(
                        db, {{}, builder.source(), name, name == "Mo" ? SpeakerRole::Moderator : SpeakerRole::Participant, {}});
                Turn turn;
                turn.span.start = at;
                turn.contentStart = at + name.size() + 2;
                turn.speaker = known[name];
                turns.push_back(turn);
                at += line.size() + 1;
            }
            moderator = known["Mo"];
            turns::insertAll(db, builder.source(), turns);
            return {};
        });
    }
    template <class F>
    void act(F&& body)
    {
        const auto done = builder.project().perform(QStringLiteral("Step"), body);
        INFO((done ? QString() : done.error().message).toStdString());
        REQUIRE(done);
    }
    std::vector<Turn> turns()
    {
        return valueOf(builder.project().read([&](const Read& db) { return turns::of(db, builder.source()); }));
    }
    Interaction to(std::size_t turn, InteractionKind kind, std::optional<std::size_t> answered)
    {
        const auto all = turns();
        Interaction one;
        one.source = builder.source();
        one.coder = builder.coder();
        one.kind = kind;
        one.span = interactions::wordsOf(all[turn]);
        if (answered)
            one.answered = interactions::wordsOf(all[*answered]);
        return one;
    }
    void mark(const Interaction& one)
    {
        act([&](Edit& db) { return interactions::mark(db, one); });
    }
    std::vector<Interaction> all()
    {
        return valueOf(builder.project().read([&](const Read& db) { return interactions::of(db, builder.source()); }));
    }
    QStringList found(const QString& query)
    {
        return valueOf(builder.project().read([&](const Read& db) {
            return passage_query::find(db, query).map([&](const QueryResult& result) {
                QStringList words;
                for (const auto& passage : retrieval::read(db, result.passages, 0))
                    words << passage.text;
                return words;
            });
        }));
    }
    QJsonArray computed(const char* key)
    {
        Analysis analysis;
        analysis.kind = QLatin1String(key);
        return valueOf(builder.project().read([&](const Read& db) { return run(db, analysis); })).json.value("results").toArray();
    }

    AProject builder;
    SpeakerId moderator;
};

} // namespace

TEST_CASE("An interaction follows its turns through edits, and goes when its own words go", "[interactions]")
{
    Group group;
    group.mark(group.to(2, InteractionKind::Disagrees, 1));
    const auto before = group.all().front();
    group.act([&](Edit& db) { return sources::replace(db, group.builder.source(), {4, 6}, QStringLiteral("Would you")); });
    const auto after = group.all().front();
    CHECK(after.span.start == before.span.start + 7);
    CHECK(after.answered->start == before.answered->start + 7);
    group.act([&](Edit& db) { return sources::replace(db, group.builder.source(), *after.answered, {}); });
    CHECK_FALSE(group.all().front().answered.has_value());
    group.act([&](Edit& db) { return sources::replace(db, group.builder.source(), group.all().front().span, {}); });
    CHECK(group.all().empty());
    CHECK(valueOf(checkStudy(group.builder.project())).isEmpty());
    REQUIRE(group.builder.project().undo());
    REQUIRE(group.builder.project().undo());
    CHECK(group.all().front() == after);
}

TEST_CASE("Marked again towards the same turn, an interaction is of the other kind; towards another turn it is one more", "[interactions]")
{
    Group group;
    group.mark(group.to(3, InteractionKind::Agrees, 2));
    group.mark(group.to(3, InteractionKind::BuildsOn, 2));
    REQUIRE(group.all().size() == 1);
    CHECK(group.all().front().kind == InteractionKind::BuildsOn);
    group.mark(group.to(3, InteractionKind::Challenges, 1));
    CHECK(group.all().size() == 2);
    const auto self = group.to(3, InteractionKind::Agrees, 3);
    CHECK_FALSE(group.builder.project().perform("Mark", [&](Edit& db) { return interactions::mark(db, self); }));
}

TEST_CASE("A turn most likely answers the last one of somebody else who does not ask", "[interactions]")
{
    Group group;
    const auto turns = group.turns();
    const std::vector asking{group.moderator};
    CHECK(interactions::answeredBy(turns, turns[2], asking) == &turns[1]);
    CHECK(interactions::answeredBy(turns, turns[1], asking) == &turns[0]); // nobody else spoke
    CHECK(interactions::answeredBy(turns, turns[0], asking) == nullptr);
}

TEST_CASE("Interactions, turns and who speaks after whom can be asked for", "[interactions][query]")
{
    Group group;
    group.mark(group.to(2, InteractionKind::Disagrees, 1));
    group.mark(group.to(3, InteractionKind::Agrees, 2));
    CHECK(group.found("interaction:any") == QStringList{"No, it is not.", "Well said, Ben."});
    CHECK(group.found("interaction:disagrees") == QStringList{"No, it is not."});
    CHECK(group.found("interaction:\"any: Ben\"") == QStringList{"Well said, Ben."});
    CHECK(group.found("interaction:disagrees OVERLAPPING codes:Fair") == QStringList{"No, it is not."});
    CHECK(group.found("interaction:agrees OVERLAPPING codes:Fair").isEmpty());
    CHECK(group.found("after:Ben") == QStringList{"Well said, Ben."});
    CHECK(group.found("turns AND word:fair") == QStringList{"Is it fair?", "It is fair."});
    CHECK(group.found("turns:participants AND word:fair") == QStringList{"It is fair."});
    CHECK(group.found("turns AND text:air AND NOT word:fair").isEmpty());
    CHECK(group.found("interaction:any AND coder:Ada").isEmpty()); // what is asked of codings no turn has
    for (const char* sentence :
         {"turns:participants AND word:\"fair\"", "after:\"Ben\"", "interaction:any", "interaction:\"disagrees: Ben\""})
        CHECK(passage_query::toText(*passage_query::parse(sentence)) == sentence);
    CHECK_FALSE(passage_query::parse("interaction:shouts"));
    CHECK_FALSE(passage_query::parse("turns:some"));
}

TEST_CASE("Who follows whom counts changes of voice, beside what would be expected", "[interactions][analysis]")
{
    Group group;
    const auto result = group.computed("who_follows").at(0).toObject().value("result").toObject();
    // Mo Amara Ben Carla Amara: each change once.
    CHECK(result.value("speakers").toArray() == QJsonArray{"Mo", "Amara", "Ben", "Carla"});
    CHECK(result.value("follows").toArray().at(1).toArray() == QJsonArray{1, 0, 0, 1});
    CHECK(result.value("follows").toArray().at(2).toArray() == QJsonArray{0, 1, 0, 0});
    CHECK(result.value("changes").toDouble() == 4);
    // The expected ones have the same sums, and none on the diagonal.
    const auto expected = result.value("expected").toArray();
    double amara = 0;
    for (const auto& number : expected.at(1).toArray())
        amara += number.toDouble();
    CHECK(amara == Approx(2).margin(1e-6));
    CHECK(expected.at(1).toArray().at(1).toDouble() == 0);
}

TEST_CASE("Interactions are counted by pair and by code, with dissent as a share of what answers", "[interactions][analysis]")
{
    Group group;
    group.mark(group.to(2, InteractionKind::Disagrees, 1));
    group.mark(group.to(3, InteractionKind::Agrees, 2));
    group.mark(group.to(4, InteractionKind::Silence, {}));
    const auto results = group.computed("interactions");
    REQUIRE(results.size() == 3);
    const auto pairs = results.at(0).toObject().value("result").toObject().value("pairs").toArray();
    REQUIRE(pairs.size() == 3);
    CHECK(pairs.at(0).toObject().value("who").isNull()); // silence is nobody's
    CHECK(pairs.at(0).toObject().value("whom").toString() == "Amara");
    CHECK(pairs.at(1).toObject().value("who").toString() == "Ben");
    CHECK(pairs.at(1).toObject().value("disagrees").toInt() == 1);
    const auto fair = results.at(1).toObject().value("result").toObject().value("codes").toArray().at(0).toObject();
    CHECK(fair.value("code").toString() == "Fair");
    CHECK(fair.value("disagrees").toInt() == 1);
    CHECK(fair.value("agrees").toInt() == 0);
    CHECK(fair.value("dissent_percent").toDouble() == 100);
    CHECK(fair.value("groups_with_dissent").toInt() == 1);
}

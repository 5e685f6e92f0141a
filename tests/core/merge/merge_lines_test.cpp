#include "core/coding/interactions.h"
#include "core/responses/import_responses.h"
#include "core/responses/update_responses.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/import_transcript.h"
#include "tests/support/two_copies.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

template <class F>
auto step(Project& project, F&& body)
{
    return valueOf(project.perform(QStringLiteral("Work"), body));
}

SourceId import(TwoCopies& copies, const QString& text)
{
    const auto source = step(*copies.ours, [&](Edit& db) {
        return importTranscript(db, proposeTranscript(QStringLiteral("Group.txt"), {text, {}}));
    });
    copies.part();
    return source;
}

QString textOf(const Project& project, SourceId source)
{
    return valueOf(project.read([&](const Read& db) { return sources::text(db, source); }));
}

void append(Project& project, SourceId source, const QString& lines)
{
    step(project, [&](Edit& db) {
        const auto end = qsizetype(sources::byId(db, source)->length);
        return sources::replace(db, source, {end, end}, lines);
    });
}

/// A turn whose words have no label: who speaks is known from the turn alone.
void say(Project& project, SourceId source, const QString& speaker, const QString& words)
{
    const auto at = textOf(project, source).size() + 1;
    append(project, source, u'\n' + words);
    step(project, [&](Edit& db) -> Result<> {
        db.prepare("INSERT INTO turn(source_id, id, start, content_start, speaker_id) SELECT ?1, max(id) + 1, ?2, ?2, "
                   "(SELECT id FROM speaker WHERE source_id = ?1 AND name = ?3) FROM turn WHERE source_id = ?1")
            .bind(source, std::int64_t(at), speaker)
            .run();
        return {};
    });
}

/// Who says what, in the order of the text.
QStringList saidIn(const Project& project, SourceId source)
{
    return valueOf(project.read([&](const Read& db) {
        const auto text = sources::text(db, source);
        QStringList said;
        auto query = db.prepare("SELECT t.start, coalesce(p.name, 'row ' || t.response_row) FROM turn t LEFT JOIN speaker p ON "
                                "p.id = t.speaker_id WHERE t.source_id = ? ORDER BY t.start");
        for (query.bind(source); query.step();)
            said << query.text(1) + u'|' + text.mid(qsizetype(query.int64(0))).section(u'\n', 0, 0);
        return said;
    }));
}

const QString talk = QStringLiteral("Ann: How was it?\nBea: Long ago.\nAnn: And you?\nBea: Fine.");

} // namespace

TEST_CASE("A line that both transcribed stands once, wherever it is among what they added", "[merge]")
{
    TwoCopies copies;
    const auto source = import(copies, talk);
    append(*copies.ours, source, QStringLiteral("\nCat: Last.\nAnn: One?\nBea: Yes.\nAnn: Two?"));
    append(*copies.theirs, source, QStringLiteral("\nAnn: One?\nBea: Yes.\nAnn: Two?\nBea: No."));
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(textOf(*copies.ours, source) == talk + QStringLiteral("\nCat: Last.\nAnn: One?\nBea: Yes.\nAnn: Two?\nBea: No."));
}

TEST_CASE("A short answer that is given twice, to two questions, stays twice", "[merge]")
{
    TwoCopies copies;
    const auto source = import(copies, talk);
    append(*copies.ours, source, QStringLiteral("\nAnn: Were you asked?\nBea: Yes.\nAnn: Thank you."));
    append(*copies.theirs, source, QStringLiteral("\nAnn: Were you heard?\nBea: Yes.\nAnn: Good."));
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(textOf(*copies.ours, source).count(QStringLiteral("Bea: Yes.")) == 2);
    CHECK(textOf(*copies.ours, source).contains(QStringLiteral("Were you heard?\nBea: Yes.\nAnn: Good.")));
    CHECK(textOf(*copies.ours, source).contains(QStringLiteral("Were you asked?\nBea: Yes.\nAnn: Thank you.")));
}

TEST_CASE("What two people say in the same words stays twice, each with who said it and what was coded", "[merge]")
{
    TwoCopies copies;
    const auto source = import(copies, talk);
    say(*copies.ours, source, QStringLiteral("Ann"), QStringLiteral("Yes."));
    say(*copies.theirs, source, QStringLiteral("Bea"), QStringLiteral("Yes."));
    const auto at = textOf(*copies.theirs, source).size() - 4;
    step(*copies.theirs, [&](Edit& db) -> Result<CodingId> {
        const auto coder = coders::ensure(db, QStringLiteral("Ben"));
        const auto code = codebook::ensurePath(db, QStringLiteral("Assent"));
        return codings::add(db, {{}, source, *code, *coder, {at, at + 4}, {}, {}});
    });
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(merged.conflicts() == 0);
    CHECK(saidIn(*copies.ours, source).mid(4) == QStringList{QStringLiteral("Ann|Yes."), QStringLiteral("Bea|Yes.")});
    const auto second = textOf(*copies.ours, source).size() - 4;
    CHECK(codingsOf(*copies.ours) == QStringList{QStringLiteral("Group|Assent|Ben|%1-%2|").arg(second).arg(second + 4)});
}

TEST_CASE("What one person says once is one turn though both transcribed it without labels", "[merge]")
{
    TwoCopies copies;
    const auto source = import(copies, talk);
    for (auto* project : {copies.ours.get(), copies.theirs.get()})
        say(*project, source, QStringLiteral("Ann"), QStringLiteral("Yes."));
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(merged.conflicts() == 0);
    CHECK(saidIn(*copies.ours, source).mid(4) == QStringList{QStringLiteral("Ann|Yes.")});
}

TEST_CASE("Answers of different respondents in the same words all stay, and one respondent's comes once", "[merge]")
{
    const auto responsesOf = [](const QByteArray& rows) {
        auto responses =
            responsesFrom(valueOf(previewResponses("id,age,why\n" + rows, QStringLiteral("wave.csv"))), QStringLiteral("wave.csv"));
        for (auto& variable : responses.variables)
            variable.isOpen = variable.name == QLatin1String("why");
        return responses;
    };
    TwoCopies copies;
    const auto first = step(*copies.ours, [&](Edit& db) {
        return importResponses(db, responsesOf("1,40,Because they asked me\n2,50,I wanted to be there\n"));
    });
    const auto source = first.openAnswers.front();
    copies.part();
    const auto add = [&](Project& project, const QByteArray& rows) {
        step(project, [&](Edit& db) { return updateResponses(db, first.dataset, responsesOf(rows), QStringLiteral("id")); });
    };
    SECTION("both took in one, and another")
    {
        add(*copies.ours, "3,30,No\n4,31,Yes\n");
        add(*copies.theirs, "5,60,Yes\n3,30,No\n");
        TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(saidIn(*copies.ours, source).mid(2)
              == QStringList{QStringLiteral("row 4|Yes"), QStringLiteral("row 2|No"), QStringLiteral("row 3|Yes")});
    }
    SECTION("each took in another one alone")
    {
        add(*copies.ours, "4,31,Yes\n");
        add(*copies.theirs, "5,60,Yes\n");
        TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(saidIn(*copies.ours, source).mid(2) == QStringList{QStringLiteral("row 2|Yes"), QStringLiteral("row 3|Yes")});
        CHECK(listed(*copies.ours, "SELECT rows FROM dataset") == QStringList{QStringLiteral("4")});
    }
    SECTION("both took in the same")
    {
        add(*copies.ours, "4,31,Yes\n");
        add(*copies.theirs, "4,31,Yes\n");
        TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(saidIn(*copies.ours, source).mid(2) == QStringList{QStringLiteral("row 2|Yes")});
    }
}

TEST_CASE("An interaction points at the same two turns when the copies' texts differ", "[merge]")
{
    TwoCopies copies;
    const auto source = import(copies, talk);
    const auto spanOf = [&](const Project& project, const QString& words) {
        const auto at = textOf(project, source).indexOf(words);
        return TextSpan{at, at + words.size()};
    };
    const auto ben = step(*copies.theirs, [](Edit& db) { return coders::ensure(db, QStringLiteral("Ben")); });
    const auto mark = [&](const QString& answered) {
        step(*copies.theirs, [&](Edit& db) {
            return interactions::mark(db,
                                      {{},
                                       source,
                                       ben,
                                       InteractionKind::Agrees,
                                       spanOf(*copies.theirs, QStringLiteral("Fine.")),
                                       spanOf(*copies.theirs, answered)});
        });
    };
    mark(QStringLiteral("And you?"));
    mark(QStringLiteral("How was it?"));
    step(*copies.ours, [&](Edit& db) { return sources::replace(db, source, {5, 5}, QStringLiteral("Tell me, please: ")); });
    step(*copies.ours, [&](Edit& db) {
        return sources::replace(db, source, spanOf(*copies.ours, QStringLiteral("Long ago.")), QStringLiteral("Long, long ago, at home."));
    });
    TwoCopies::merge(*copies.ours, *copies.theirs);
    const auto text = textOf(*copies.ours, source);
    const auto found = valueOf(copies.ours->read([&](const Read& db) { return interactions::of(db, source); }));
    REQUIRE(found.size() == 2);
    QStringList answered;
    for (const auto& each : found) {
        CHECK(text.mid(each.span.start, each.span.length()) == QStringLiteral("Fine."));
        REQUIRE(each.answered);
        answered << text.mid(each.answered->start, each.answered->length());
    }
    answered.sort();
    CHECK(answered == QStringList{QStringLiteral("And you?"), QStringLiteral("How was it?")});
    CHECK(TwoCopies::merge(*copies.ours, *copies.theirs).differences.empty());
}

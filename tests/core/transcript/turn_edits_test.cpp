#include "core/transcript/import_transcript.h"
#include "core/transcript/turn_edits.h"
#include "core/transcript/voices.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString spoken =
    QStringLiteral("Interviewer: How was it?\nRosa: Lonely. 😀 Then better.\nBut not at once.\nInterviewer: Why?\nRosa: Who knows.\n");

/// An imported interview, as lines “who: what” of its turns, and what is changed in it.
struct AnInterview {
    explicit AnInterview(const QString& text = spoken)
        : project(emptyProject())
    {
        auto plan = proposeTranscript(QStringLiteral("Interview.txt"), {text, {}, {}});
        source = valueOf(project->perform("Import", [&](Edit& db) { return importTranscript(db, plan); }));
    }
    QString text() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    QStringList turnsShown() const
    {
        return valueOf(project->read([&](const Read& db) {
            QStringList shown;
            const auto all = sources::text(db, source);
            const TextIndex index(all);
            const Voices voices(db, source);
            for (const auto& turn : turns::of(db, source, all, index))
                shown << voices.at(turn.span.start).speaker + u'|'
                        + index.slice(all, {turn.contentStart, turn.span.end}).trimmed().toString();
            return shown;
        }));
    }
    QStringList speakerNames() const
    {
        return valueOf(project->read([&](const Read& db) {
            QStringList names;
            for (const auto& speaker : speakers::of(db, source))
                names << speaker.name;
            return names;
        }));
    }
    Turn turn(std::size_t place) const
    {
        return valueOf(project->read([&](const Read& db) { return turns::of(db, source); })).at(place);
    }
    qsizetype at(const QString& words) const
    {
        const auto all = text();
        REQUIRE(all.contains(words));
        return codePointCount(QStringView(all).first(all.indexOf(words)));
    }
    template <class F>
    auto step(F&& change)
    {
        return project->perform(QStringLiteral("Correct"), change);
    }
    /// Takes the step back and checks that everything is as it was.
    void checkUndo(const QString& before)
    {
        REQUIRE(project->undo());
        CHECK(dump(*project) == before);
    }

    std::unique_ptr<Project> project;
    SourceId source;
};

} // namespace

TEST_CASE("a turn is split at the cursor, and one undo puts it together again", "[transcript][turns]")
{
    AnInterview interview;
    const auto before = dump(*interview.project);
    REQUIRE(interview.step([&](Edit& db) -> Result<std::int64_t> {
        const auto ben = speakers::ensure(db, interview.source, QStringLiteral("Ben"));
        return ben ? turns::split(db, interview.source, interview.at(" Then"), *ben) : fail(ben);
    }));
    CHECK(interview.text() == spoken);
    CHECK(interview.turnsShown()
          == QStringList{"Interviewer|How was it?", "Rosa|Lonely. 😀", "Ben|Then better.\nBut not at once.", "Interviewer|Why?",
                         "Rosa|Who knows."});
    interview.checkUndo(before);
}

TEST_CASE("a turn cannot be split where one begins, in its label or at the end of the text", "[transcript][turns]")
{
    AnInterview interview;
    const auto before = dump(*interview.project);
    const auto rosa = interview.turn(1).speaker;
    for (const auto position : {interview.at("Rosa: L"), interview.at("sa: L"), interview.at("Lonely"), interview.at("\nRosa: L"),
                                codePointCount(interview.text()), codePointCount(interview.text()) - 1}) {
        INFO(position);
        CHECK_FALSE(interview.step([&](Edit& db) { return turns::split(db, interview.source, position, rosa); }));
    }
    CHECK(dump(*interview.project) == before);
}

TEST_CASE("turns are made by hand in a text where none was recognised, and taken away again", "[transcript][turns]")
{
    AnInterview notes(QStringLiteral("It was cold. Somebody laughed. Then they left."));
    REQUIRE(notes.turnsShown().isEmpty());
    REQUIRE(notes.step([&](Edit& db) -> Result<std::int64_t> {
        const auto voice = speakers::ensure(db, notes.source, QStringLiteral("A voice"));
        return turns::split(db, notes.source, notes.at("Somebody"), *voice);
    }));
    CHECK(notes.turnsShown() == QStringList{"A voice|Somebody laughed. Then they left."});
    CHECK(valueOf(notes.project->read([&](const Read& db) { return sources::byId(db, notes.source); })).kind == SourceKind::Transcript);
    const auto first = notes.turn(0).number;
    const auto refused = notes.step([&](Edit& db) { return turns::joinWithPrevious(db, notes.source, first); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("first turn"));
    REQUIRE(notes.step([&](Edit& db) { return turns::unmake(db, notes.source, first); }));
    CHECK(notes.turnsShown().isEmpty());
    CHECK(notes.speakerNames().isEmpty()); // nobody speaks any more
}

TEST_CASE("a turn joins the one before, words and label stay", "[transcript][turns]")
{
    AnInterview interview;
    const auto before = dump(*interview.project);
    REQUIRE(interview.step([&](Edit& db) { return turns::joinWithPrevious(db, interview.source, interview.turn(2).number); }));
    CHECK(interview.text() == spoken);
    CHECK(interview.turnsShown()
          == QStringList{"Interviewer|How was it?", "Rosa|Lonely. 😀 Then better.\nBut not at once.\nInterviewer: Why?", "Rosa|Who knows."});
    interview.checkUndo(before);
}

TEST_CASE("a reassigned turn has the new name in its label", "[transcript][turns]")
{
    AnInterview interview;
    const auto before = dump(*interview.project);
    REQUIRE(interview.step([&](Edit& db) -> Result<> {
        const auto ben = speakers::ensure(db, interview.source, QStringLiteral("Ben"));
        return ben ? turns::assign(db, interview.source, interview.turn(3).number, *ben) : fail(ben);
    }));
    CHECK(interview.turnsShown().last() == "Ben|Who knows.");
    CHECK(interview.text().endsWith("\nBen: Who knows.\n"));
    CHECK(interview.text().contains("\nRosa: Lonely.")); // her other turn is hers
    interview.checkUndo(before);
}

TEST_CASE("a renamed speaker is renamed in all labels, capitals stay capitals, other words stay", "[transcript][turns]")
{
    AnInterview interview(QStringLiteral("Ana: Ana is my name.\nANA: Anaïs is not.\nBo: Ana said so.\n"));
    const auto ana = interview.turn(0).speaker;
    REQUIRE(ana == interview.turn(1).speaker);
    REQUIRE(interview.step([&](Edit& db) { db.prepare("UPDATE speaker SET name = 'Ana' WHERE id = ?").bind(ana).run(); }));
    const auto before = dump(*interview.project);
    REQUIRE(interview.step([&](Edit& db) { return speakers::rename(db, ana, QStringLiteral("Person 1")); }));
    CHECK(interview.text() == QStringLiteral("Person 1: Ana is my name.\nPERSON 1: Anaïs is not.\nBo: Ana said so.\n"));
    CHECK(interview.turnsShown() == QStringList{"Person 1|Ana is my name.", "Person 1|Anaïs is not.", "Bo|Ana said so."});
    interview.checkUndo(before);
}

TEST_CASE("a speaker renamed as another one becomes that one", "[transcript][turns]")
{
    AnInterview interview(QStringLiteral("Rosa: One.\nBen: Two.\nRosie: Three.\nBen: Four.\nRosa: Five.\nRosie: Six.\n"));
    const auto before = dump(*interview.project);
    REQUIRE(interview.step([&](Edit& db) { return speakers::rename(db, interview.turn(2).speaker, QStringLiteral("rosa")); }));
    CHECK(interview.turn(2).speaker == interview.turn(0).speaker);
    CHECK(interview.speakerNames() == QStringList{"Rosa", "Ben"});
    interview.checkUndo(before);
}

TEST_CASE("corrections to turns leave every coded word coded, and are undone to the row", "[transcript][turns][property]")
{
    std::mt19937 random(11);
    const auto below = [&](std::size_t n) { return std::size_t(random() % unsigned(n)); };
    for (int round = 0; round < 40; ++round) {
        AnInterview interview;
        auto& project = *interview.project;
        std::vector<std::pair<CodingId, QString>> coded;
        REQUIRE(project.perform("Code", [&](Edit& db) -> Result<> {
            const auto code = codebook::ensurePath(db, QStringLiteral("Trust"));
            const auto coder = coders::ensure(db, QStringLiteral("Ada"));
            for (const QString words : {"Lonely", "😀 Then", "not at once", "Why?", "Who knows"}) {
                const auto start = interview.at(words);
                coded.emplace_back(
                    valueOf(codings::add(db, {{}, interview.source, *code, *coder, {start, start + codePointCount(words)}, {}, {}})),
                    words);
            }
            return {};
        }));
        std::vector<QString> states{dump(project)};
        for (int i = 0; i < 12; ++i) {
            INFO("round " << round << ", step " << i);
            const auto done = interview.step([&](Edit& db) -> Result<> {
                const auto all = turns::of(db, interview.source);
                const auto who = speakers::of(db, interview.source);
                const auto name = QStringLiteral("Voice %1").arg(below(4));
                if (all.empty() || below(4) == 0) {
                    const auto voice = speakers::ensure(db, interview.source, name);
                    const auto made = turns::split(db, interview.source, qsizetype(below(100)), *voice);
                    return made ? Result<>() : fail(made);
                }
                const auto number = all[below(all.size())].number;
                switch (below(4)) {
                case 0:
                    return turns::joinWithPrevious(db, interview.source, number);
                case 1:
                    return turns::unmake(db, interview.source, number);
                case 2:
                    return turns::assign(db, interview.source, number, valueOf(speakers::ensure(db, interview.source, name)));
                default:
                    return speakers::rename(db, who[below(who.size())].id, name);
                }
            });
            if (done && dump(project) != states.back()) // what changes nothing is no step
                states.push_back(dump(project));
            CHECK(dump(project) == states.back()); // a refusal changes nothing
            const auto text = interview.text();
            const TextIndex index(text);
            for (const auto& each : coded)
                CHECK(
                    index.slice(text, valueOf(project.read([&](const Read& db) { return codings::byId(db, each.first); })).span).toString()
                    == each.second);
            for (const auto& speaker : interview.speakerNames())
                CHECK(interview.turnsShown().join(u'\n').contains(speaker + u'|'));
        }
        while (states.size() > 1) {
            states.pop_back();
            REQUIRE(project.undo());
            CHECK(dump(project) == states.back());
        }
    }
}

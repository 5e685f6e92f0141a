#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <algorithm>
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("a coded span moves with the text around it", "[transcript][edit]")
{
    const TextSpan coded{10, 20};
    CHECK(movedSpan(coded, {0, 0}, 3) == TextSpan{13, 23}); // typed before
    CHECK(movedSpan(coded, {10, 10}, 3) == TextSpan{13, 23}); // typed at the edge: not part of it
    CHECK(movedSpan(coded, {15, 15}, 3) == TextSpan{10, 23}); // typed within
    CHECK(movedSpan(coded, {20, 20}, 3) == coded); // typed at its end: not part of it
    CHECK(movedSpan(coded, {5, 12}, 0) == TextSpan{5, 13}); // head deleted
    CHECK(movedSpan(coded, {5, 12}, 4) == TextSpan{9, 17}); // head replaced from outside: the new text is not part of it
    CHECK(movedSpan(coded, {18, 25}, 2) == TextSpan{10, 18}); // tail cut off
    CHECK(movedSpan(coded, {10, 20}, 4) == TextSpan{10, 14}); // replaced as a whole
    CHECK(movedSpan(coded, {10, 14}, 1) == TextSpan{10, 17}); // its head corrected
    CHECK(movedSpan(coded, {16, 20}, 1) == TextSpan{10, 17}); // its tail corrected
    CHECK(movedSpan(coded, {5, 25}, 7).isEmpty()); // swallowed
    CHECK(movedSpan(coded, {10, 22}, 0).isEmpty());
    CHECK(movedSpan(coded, {30, 40}, 1) == coded);
}

TEST_CASE("turns keep their speakers while the text around them changes", "[transcript][edit]")
{
    AProject builder;
    builder.withTranscript("One", "Ann: yes\nBea: no\nAnn: well").withTurn("Ann: ", "Ann").withTurn("Bea: ", "Bea");
    auto& project = builder.project();
    const auto turnTexts = [&] {
        return valueOf(project.read([&](const Read& db) {
            const auto text = sources::text(db, builder.source());
            const TextIndex index(text);
            QStringList texts;
            for (const auto& turn : turns::of(db, builder.source()))
                texts << index.slice(text, {turn.contentStart, turn.span.end}).toString();
            return texts;
        }));
    };
    const auto edit = [&](TextSpan span, const QString& text) {
        return project.perform("Edit", [&](Edit& db) { return sources::replace(db, builder.source(), span, text); });
    };
    CHECK(turnTexts() == QStringList({"yes", "no\nAnn: well"}));
    REQUIRE(edit({5, 8}, "yes, I think\nso"));
    CHECK(turnTexts() == QStringList({"yes, I think\nso", "no\nAnn: well"}));
    REQUIRE(edit({0, 3}, "Annabel"));
    CHECK(turnTexts() == QStringList({"yes, I think\nso", "no\nAnn: well"}));
    REQUIRE(project.undo());
    REQUIRE(edit({10, 26}, "")); // across the border, with all of "Bea: "
    CHECK(turnTexts().size() == 1);
    REQUIRE(project.undo());
    CHECK(turnTexts() == QStringList({"yes, I think\nso", "no\nAnn: well"}));
}

TEST_CASE("an edit outside the text or through a character is refused in words", "[transcript][edit]")
{
    AProject builder;
    builder.withTranscript("One", "e\u0301tude 😀");
    auto& project = builder.project();
    const auto edit = [&](TextSpan span) {
        return project.perform("Edit", [&](Edit& db) { return sources::replace(db, builder.source(), span, "x"); });
    };
    CHECK_FALSE(edit({-1, 0}));
    CHECK_FALSE(edit({3, 2}));
    CHECK_FALSE(edit({0, 99}));
    const auto split = edit({0, 1});
    REQUIRE_FALSE(split);
    CHECK(split.error().message.contains("cut a character"));
    CHECK(edit({0, 2}));
}

TEST_CASE("typing a hundred paragraphs between two finds room", "[transcript][edit]")
{
    AProject builder;
    builder.withTranscript("One", "first\nlast");
    auto& project = builder.project();
    QString expected = "first\nlast";
    for (int i = 0; i < 100; ++i) {
        const auto line = QStringLiteral("\nline %1").arg(i);
        REQUIRE(project.perform("Type", [&](Edit& db) { return sources::replace(db, builder.source(), {5, 5}, line); }));
        expected.insert(5, line);
    }
    CHECK(valueOf(project.read([&](const Read& db) { return sources::text(db, builder.source()); })) == expected);
    for (int i = 0; i < 100; ++i)
        REQUIRE(project.undo());
    CHECK(valueOf(project.read([&](const Read& db) { return sources::text(db, builder.source()); })) == "first\nlast");
}

namespace {

QStringList codedWords(AProject& study)
{
    return valueOf(study.project().read([&](const Read& db) {
        const auto text = sources::text(db, study.source());
        const TextIndex index(text);
        QStringList words;
        for (const auto& coding : codings::of(db, study.source()))
            words << index.slice(text, coding.span).toString();
        return words;
    }));
}

void edit(AProject& study, TextSpan span, const QString& text)
{
    REQUIRE(study.project().perform("Edit", [&](Edit& db) { return sources::replace(db, study.source(), span, text); }));
}

} // namespace

TEST_CASE("a coding covers whole characters, whatever is typed beside it or deleted there", "[transcript][edit]")
{
    AProject accents;
    accents.withTranscript("One", "cafe, then").withCode("Place").withCoding("cafe");
    edit(accents, {4, 4}, "\u0301"); // an accent typed behind the last letter is part of that letter
    CHECK(codedWords(accents) == QStringList({"cafe\u0301"}));
    edit(accents, {5, 5}, "s"); // a letter is not
    CHECK(codedWords(accents) == QStringList({"cafe\u0301"}));

    AProject lines;
    lines.withTranscript("One", "to\n\u0301n").withCode("Place").withCoding("\u0301n");
    edit(lines, {2, 3}, ""); // without the line end the accent belongs to the o
    CHECK(codedWords(lines) == QStringList({"o\u0301n"}));

    AProject flags; // two letters make a flag: one letter more pairs them all anew
    flags.withTranscript("One", "🇩🇪🇫🇷 x").withCode("Place").withCoding("🇫🇷");
    edit(flags, {0, 0}, "🇮");
    CHECK(codedWords(flags) == QStringList({"🇪🇫🇷"}));
}

TEST_CASE("many places are replaced in one step, and codings follow each of them", "[transcript][edit]")
{
    AProject study;
    study.withTranscript("One", "Ann and Ann,\nand ANN to Ann").withCode("Name").withCoding("Ann").withCoding("and Ann,\nand");
    const auto before = dump(study.project());
    REQUIRE(study.project().perform("Replace", [&](Edit& db) {
        return sources::replaceAll(db, study.source(), {{0, 3}, {8, 11}, {24, 27}}, "Berenice");
    }));
    CHECK(codedWords(study) == QStringList({"Berenice", "and Berenice,\nand"}));
    CHECK(valueOf(study.project().read([&](const Read& db) { return sources::text(db, study.source()); }))
          == "Berenice and Berenice,\nand ANN to Berenice");
    REQUIRE(study.project().undo());
    CHECK(dump(study.project()) == before);
    CHECK_FALSE(study.project().perform("Replace", [&](Edit& db) {
        return sources::replaceAll(db, study.source(), {{0, 3}, {2, 6}}, "x");
    }));
}

TEST_CASE("places replaced by different words in one sweep end as if they were replaced one after the other",
          "[transcript][edit][property]")
{
    std::mt19937 random(77);
    const auto below = [&](qsizetype n) { return qsizetype(random() % unsigned(n)); };
    const QStringList pieces{"", "x", "two words", "a\nb", "😀", "longer than what was there before"};
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        AProject swept;
        AProject single;
        for (auto* study : {&swept, &single})
            study->withTranscript("One", "Ann: yes and no\nBea: no 😀 more\nAnn: well then\nBea: that is all there is to it\n")
                .withTurn("Ann: ", "Ann")
                .withTurn("Bea: ", "Bea")
                .withCode("Code")
                .withCoding("and no")
                .withCoding("no 😀 more\nAnn: well")
                .withCoding("is all");
        std::vector<TextReplacement> changes;
        for (qsizetype at = below(8); at < 70; at += 1 + below(12)) {
            const auto end = std::min<qsizetype>(74, at + below(6));
            changes.push_back({{at, end}, pieces[below(pieces.size())]});
            at = end;
        }
        REQUIRE(single.project().perform("Edit", [&](Edit& db) -> Result<> {
            for (auto change = changes.rbegin(); change != changes.rend(); ++change)
                if (const auto done = sources::replace(db, single.source(), change->span, change->text); !done)
                    return done;
            return {};
        }));
        std::shuffle(changes.begin(), changes.end(), random);
        REQUIRE(swept.project().perform("Edit", [&](Edit& db) { return sources::replaceEach(db, swept.source(), changes); }));
        const auto state = [](AProject& study) {
            return valueOf(study.project().read([&](const Read& db) {
                QStringList rows{sources::text(db, study.source())};
                for (const auto& turn : turns::of(db, study.source()))
                    rows << QStringLiteral("turn %1 %2 %3").arg(turn.number).arg(turn.span.start).arg(turn.contentStart);
                for (const auto& coding : codings::of(db, study.source()))
                    rows << QStringLiteral("coding %1 %2").arg(coding.span.start).arg(coding.span.end);
                const auto source = valueOf(sources::byId(db, study.source()));
                rows << QStringLiteral("%1 %2").arg(source.length).arg(source.words);
                return rows;
            }));
        };
        CHECK(state(swept) == state(single));
    }
}

TEST_CASE("no edit joins the answers of two respondents; each can be edited by itself", "[transcript][edit]")
{
    const auto project = emptyProject();
    const auto source = valueOf(project->perform("Arrange", [](Edit& db) {
        return sources::addAnswers(db, "Why?", VariableId(), {{0, "Because."}, {1, "No idea"}, {2, "Money,\nI think"}});
    }));
    const auto replace = [&](TextSpan span, const QString& text) {
        return project->perform("Edit", [&](Edit& db) { return sources::replace(db, source, span, text); });
    };
    const auto before = dump(*project);
    for (const auto span : {TextSpan{8, 9}, TextSpan{7, 10}, TextSpan{0, 20}, TextSpan{16, 17}}) {
        const auto refused = replace(span, "x");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains("one at a time"));
    }
    CHECK(dump(*project) == before);
    CHECK(replace({0, 8}, "")); // an answer taken out stays a row
    CHECK(replace({0, 0}, "So"));
    CHECK(replace({2, 2}, " what"));
    CHECK(replace({22, 23}, " ")); // a line end within an answer
    CHECK(valueOf(project->read([&](const Read& db) { return sources::text(db, source); })) == "So what\nNo idea\nMoney, I think");
    CHECK(valueOf(project->read([&](const Read& db) { return turns::of(db, source).size(); })) == 3);
}

#include "core/text/words.h"
#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <QTextBoundaryFinder>
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

namespace {

QString passage(const Read& db, const Coding& coding)
{
    const auto text = sources::text(db, coding.source);
    return TextIndex(text).slice(text, coding.span).toString();
}

} // namespace

TEST_CASE("random edits leave coded text outside the edit as it was", "[transcript][edit][property]")
{
    std::mt19937 random(7);
    const auto below = [&](qsizetype n) { return n > 0 ? qsizetype(random() % unsigned(n)) : 0; };
    const QStringList pieces{"word ", "é", "e\u0301", "😀", "👩‍👩‍👧", "\n", "שלום", ""};
    for (int round = 0; round < 60; ++round) {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += pieces[below(pieces.size())];
        AProject builder;
        builder.withTranscript("One", text).withCode("Trust");
        auto& project = builder.project();
        REQUIRE(project.perform("Code", [&](Edit& db) -> Result<> {
            const TextIndex index(text);
            for (int i = 0; i < 12; ++i) {
                const auto start = below(index.codePoints());
                const auto span = snapToGraphemes(text, index, {start, std::min(index.codePoints(), start + 1 + below(30))});
                if (!span.isEmpty())
                    valueOf(codings::add(db, {{}, builder.source(), builder.code(), builder.coder(), span, {}, {}}));
            }
            return {};
        }));
        const auto before = dump(project);
        REQUIRE(project.perform("Edit", [&](Edit& db) -> Result<> {
            const auto old = codings::of(db, builder.source());
            std::map<CodingId, QString> oldPassages;
            for (const auto& coding : old)
                oldPassages[coding.id] = passage(db, coding);
            const TextIndex index(text);
            const auto start = below(index.codePoints());
            const auto edit = snapToGraphemes(text, index, {start, std::min(index.codePoints(), start + below(10))});
            const QString inserted = pieces[below(pieces.size())];
            valueOf(sources::replace(db, builder.source(), edit, inserted).map([] { return true; }));

            auto expected = text;
            expected.replace(index.toUtf16(edit.start), index.toUtf16(edit.end) - index.toUtf16(edit.start), inserted);
            CHECK(sources::text(db, builder.source()) == expected);
            const auto source = valueOf(sources::byId(db, builder.source()));
            CHECK(source.length == codePointCount(expected));
            CHECK(source.words == wordCount(expected));
            CHECK(sources::originalText(db, builder.source()) == text);

            std::map<CodingId, Coding> now;
            for (const auto& coding : codings::of(db, builder.source()))
                now[coding.id] = coding;
            for (const auto& coding : old) {
                const bool untouched = coding.span.end <= edit.start || coding.span.start >= edit.end;
                if (untouched) {
                    REQUIRE(now.count(coding.id) == 1);
                    CHECK(passage(db, now[coding.id]) == oldPassages[coding.id]);
                } else if (coding.span.start < edit.start && coding.span.end > edit.end) {
                    auto middle = oldPassages[coding.id];
                    const TextIndex own(middle);
                    const auto from = own.toUtf16(edit.start - coding.span.start);
                    middle.replace(from, own.toUtf16(edit.end - coding.span.start) - from, inserted);
                    CHECK(passage(db, now[coding.id]) == middle);
                } else if (now.count(coding.id)) {
                    CHECK(now[coding.id].span.end <= codePointCount(expected));
                }
            }
            return {};
        }));
        REQUIRE(project.undo());
        CHECK(dump(project) == before);
    }
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

#include "core/coding/retrieval.h"
#include "tests/support/a_project.h"
#include <catch2/catch.hpp>
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("a passage and its context are what stands in the text, whatever its characters are", "[retrieval]")
{
    std::mt19937 random(4);
    const QStringList pieces{"a", "é", "e\u0301", "🙂", "👩‍👩‍👧", "ש", "\n", " ", "word"};
    for (int round = 0; round < 50; ++round) {
        CAPTURE(round);
        QString text;
        for (int i = 0; i < 60; ++i)
            text += pieces[qsizetype(random() % std::size_t(pieces.size()))];
        auto study = aProject();
        study.withTranscript("First", "Nothing is coded here.").withTranscript("Talk", text).withCode("Trust");
        const TextIndex index(text);
        REQUIRE(study.project().perform("Code", [&](Edit& db) {
            for (int i = 0; i < 12; ++i) {
                const auto start = qsizetype(random() % std::size_t(index.codePoints()));
                const auto end = start + 1 + qsizetype(random() % 9);
                (void)codings::add(db, {{}, study.source(), study.code(), study.coder(), {start, end}, {}, {}}); // not within a character
            }
        }));
        PassageFilter filter;
        filter.codes = {study.code()};
        filter.context = 7;
        const auto found = valueOf(study.project().read([&](const Read& db) { return retrieval::passages(db, filter); }));
        for (const auto& passage : found) {
            const auto [start, end] = passage.span;
            CHECK(passage.text == index.slice(text, passage.span));
            CHECK(passage.before == index.slice(text, {std::max<qsizetype>(0, start - 7), start}));
            CHECK(passage.after == index.slice(text, {end, std::min(index.codePoints(), end + 7)}));
            CHECK(passage.sourceName == QLatin1String("Talk"));
            CHECK(passage.codePath == QLatin1String("Trust"));
            CHECK(passage.coder == QLatin1String("Ada"));
        }
    }
}

TEST_CASE("one code is found by its id with its path and depth", "[codebook]")
{
    auto study = aProject();
    study.withCode("Culture/Us and them/Names");
    const auto code = valueOf(study.project().read([&](const Read& db) { return codebook::byId(db, study.code()); }));
    CHECK(code.name == QLatin1String("Names"));
    CHECK(code.path == QLatin1String("Culture/Us and them/Names"));
    CHECK(code.depth == 2);
    CHECK_FALSE(study.project().read([&](const Read& db) { return codebook::byId(db, CodeId(99)); }));
}

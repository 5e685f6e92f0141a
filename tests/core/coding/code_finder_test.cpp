#include "core/coding/code_finder.h"
#include "core/text/fuzzy.h"
#include <catch2/catch.hpp>
#include <random>

using namespace counterpoint;

namespace {

std::vector<Code> codesOf(const QStringList& paths)
{
    std::vector<Code> codes;
    for (const auto& path : paths) {
        Code code;
        code.id = CodeId(qlonglong(codes.size()) + 1);
        code.path = path;
        code.name = path.section(u'/', -1);
        if (path.contains(u'/'))
            code.parent = CodeId(1);
        codes.push_back(code);
    }
    return codes;
}

QStringList found(CodeFinder& finder, const char* typed)
{
    QStringList paths;
    for (const auto place : finder.find(QString::fromUtf8(typed)))
        paths << finder.codes()[place].path;
    return paths;
}

} // namespace

TEST_CASE("A whole name comes first, then beginnings, then words within, then the path", "[code-finder]")
{
    CodeFinder finder(codesOf({"Trust", "Trust/Lost", "Distrust", "Loss of trust", "Trustees", "Culture"}), {});
    const auto hits = found(finder, "trust");
    CHECK(hits.first() == QStringLiteral("Trust"));
    CHECK(hits.indexOf(QStringLiteral("Trustees")) < hits.indexOf(QStringLiteral("Loss of trust")));
    CHECK(hits.indexOf(QStringLiteral("Loss of trust")) < hits.indexOf(QStringLiteral("Distrust")));
    CHECK(hits.contains(QStringLiteral("Trust/Lost"))); // by its path
    CHECK_FALSE(hits.contains(QStringLiteral("Culture")));
}

TEST_CASE("Nothing typed: codes used last come first, then the codebook's order", "[code-finder]")
{
    CodeFinder finder(codesOf({"A", "B", "C", "D"}), {CodeId(3), CodeId(2)});
    CHECK(found(finder, "") == QStringList{"C", "B", "A", "D"});
    CHECK(found(finder, "zz").isEmpty());
    CHECK(found(finder, "") == QStringList{"C", "B", "A", "D"});
}

TEST_CASE("Of codes that fit alike the one used last comes first, whatever the case and accents", "[code-finder]")
{
    CodeFinder finder(codesOf({"Mister Nobody", "Mister Nobodz", "Café"}), {CodeId(2)});
    CHECK(found(finder, "mister nobod").first() == QStringLiteral("Mister Nobodz"));
    CHECK(found(finder, "CAFE") == QStringList{"Café"});
}

TEST_CASE("Letter by letter the finder gives what it gives for the whole at once", "[code-finder]")
{
    constexpr unsigned seed = 88;
    std::mt19937 random(seed);
    QStringList paths;
    for (int i = 0; i < 400; ++i) {
        QString name;
        for (unsigned length = 3 + random() % 10; length > 0; --length)
            name += QChar(char16_t(u'a' + random() % 6));
        paths << (random() % 2 ? QStringLiteral("top/") + name : name);
    }
    const auto codes = codesOf(paths);
    CodeFinder byLetter(codes, {CodeId(7), CodeId(70)});
    for (int round = 0; round < 40; ++round) {
        INFO("seed " << seed << ", round " << round);
        QString typed;
        for (unsigned length = 1 + random() % 5; length > 0; --length) {
            typed += QChar(char16_t(u'a' + random() % 6));
            CodeFinder fresh(codes, {CodeId(7), CodeId(70)});
            CHECK(byLetter.find(typed) == fresh.find(typed));
        }
        byLetter.find(typed.left(1)); // letters taken away again
        CodeFinder fresh(codes, {CodeId(7), CodeId(70)});
        CHECK(byLetter.find(typed.left(1)) == fresh.find(typed.left(1)));
    }
}

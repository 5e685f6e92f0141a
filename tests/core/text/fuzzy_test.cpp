#include "core/text/fuzzy.h"
#include "tests/support/printing.h"
#include <random>

using namespace counterpoint;

namespace {

/// What a search box would show first.
QString bestOf(const QString& pattern, const QStringList& texts)
{
    QString best;
    std::optional<int> score;
    for (const auto& text : texts)
        if (const auto s = fuzzyScore(pattern, text); s && (!score || *s > *score)) {
            score = s;
            best = text;
        }
    return best;
}

} // namespace

TEST_CASE("A few letters find the name that is meant", "[fuzzy]")
{
    const QStringList codes{QStringLiteral("Culture/Us and them"), QStringLiteral("Trust"),    QStringLiteral("Conflict/Task conflict"),
                            QStringLiteral("Distrust of systems"), QStringLiteral("Änderung"), QStringLiteral("Bureaucracy as a catalyst")};
    CHECK(bestOf(QStringLiteral("trust"), codes) == QStringLiteral("Trust"));
    CHECK(bestOf(QStringLiteral("uat"), codes) == QStringLiteral("Culture/Us and them"));
    CHECK(bestOf(QStringLiteral("tas"), codes) == QStringLiteral("Conflict/Task conflict"));
    CHECK(bestOf(QStringLiteral("task con"), codes) == QStringLiteral("Conflict/Task conflict"));
    CHECK(bestOf(QStringLiteral("and"), codes) == QStringLiteral("Änderung"));
    CHECK(bestOf(QStringLiteral("bc"), codes) == QStringLiteral("Bureaucracy as a catalyst"));
}

TEST_CASE("Letters that are not there in that order find nothing", "[fuzzy]")
{
    CHECK_FALSE(fuzzyScore(u"tsurt", u"Trust"));
    CHECK_FALSE(fuzzyScore(u"trustee", u"Trust"));
    CHECK_FALSE(fuzzyScore(u"a", u""));
    CHECK(fuzzyScore(u"", u"Trust") == fuzzyScore(u"", u"Anything"));
}

TEST_CASE("Letters strewn over the middles of words find nothing", "[fuzzy]")
{
    const auto text = QStringLiteral("Organisational culture/Resistance to change");
    CHECK_FALSE(fuzzyScore(u"trust", QStringLiteral("Attendance during a strike at sites")));
    CHECK_FALSE(fuzzyScore(u"man", QStringLiteral("Systems and bureaucracy")));
    CHECK_FALSE(fuzzyScore(u"gait", text));
    CHECK_FALSE(fuzzyScore(u"ultan", text));
    for (const auto* typed : {u"or cul", u"ocrc", u"resch", u"orgcult", u"isat", u"ture", u"ture res", u"chnge", u"culture/r"})
        CHECK(fuzzyScore(QStringView(typed), text));
}

TEST_CASE("Runs and beginnings of words come before letters that are left out between", "[fuzzy]")
{
    const QStringList codes{QStringLiteral("Content"),
                            QStringLiteral("Contract"),
                            QStringLiteral("Con artist"),
                            QStringLiteral("Second car"),
                            QStringLiteral("Coat of many colours"),
                            QStringLiteral("Charity organised by a neighbour")};
    CHECK(bestOf(QStringLiteral("cona"), codes) == QStringLiteral("Con artist"));
    CHECK(bestOf(QStringLiteral("cont"), {QStringLiteral("Context"), QStringLiteral("Corporate network table")})
          == QStringLiteral("Context"));
    CHECK(bestOf(QStringLiteral("cmc"), codes) == QStringLiteral("Coat of many colours"));
    CHECK(bestOf(QStringLiteral("second"), codes) == QStringLiteral("Second car"));
}

TEST_CASE("With each letter that is typed there are fewer names, never more", "[fuzzy]")
{
    constexpr unsigned seed = 9;
    std::mt19937 random(seed);
    const auto someLetters = [&](unsigned most, const char* letters, unsigned count) {
        QString text;
        for (unsigned length = 1 + unsigned(random()) % most; length > 0; --length)
            text += QLatin1Char(letters[unsigned(random()) % count]);
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const auto text = someLetters(14, "abc /", 5);
        const auto typed = someLetters(5, "abc", 3);
        INFO("seed " << seed << ", round " << round << ": " << typed.toStdString() << " in " << text.toStdString());
        if (fuzzyScore(typed, text))
            CHECK(fuzzyScore(typed.chopped(1), text));
    }
}

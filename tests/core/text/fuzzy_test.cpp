#include "core/text/fuzzy.h"
#include "tests/support/printing.h"

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

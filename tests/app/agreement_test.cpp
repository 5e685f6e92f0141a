#include "tests/app/counterpoint.h"
#include <algorithm>

using namespace counterpoint::test;

namespace {

const QByteArray text = "INT: Who is it?\nRosa: We ask the family first.\nINT: And?\nRosa: Nobody else.\n";

/// Two interviews coded by Ada and Ben; a third by Ada alone.
Terminal codedByTwo()
{
    Terminal terminal;
    for (const auto* name : {"One.txt", "Two.txt", "Three.txt"})
        terminal.put(name, text);
    terminal.print({"new", "s.counterpoint", "--title", "Two coders"});
    terminal.print({"import", "s.counterpoint", "One.txt", "Two.txt", "Three.txt"});
    terminal.print({"codes", "s.counterpoint", "--add", "Asking", "--add", "Asking/Family", "--add", "Never"});
    const auto code = [&](const char* coder, const char* source, int start, int end, const char* what) {
        terminal.print({"code", "s.counterpoint", source, QString::number(start), QString::number(end), what, "--as", coder});
    };
    code("Ada", "One", 22, 47, "Asking");
    code("Ben", "One", 22, 36, "Asking");
    code("Ada", "Two", 22, 47, "Asking");
    code("Ben", "Two", 5, 15, "Family");
    code("Ada", "Three", 0, 10, "Asking");
    return terminal;
}

QJsonObject rowOf(const QJsonObject& document, const QString& kind, const QString& code = {})
{
    for (const QJsonValue row : document["agreement"].toArray())
        if (row["kind"].toString() == kind && row["code"].toString() == code)
            return row.toObject();
    FAIL("no row " << kind.toStdString() << ' ' << code.toStdString());
    return {};
}

} // namespace

TEST_CASE("agreement per code, pooled and on sets of codes says how it was computed", "[agreement]")
{
    const auto terminal = codedByTwo();
    const auto found = terminal.ask({"agreement", "s.counterpoint", "--coders", "Ada", "Ben", "--measure", "kappa", "--measure", "alpha"});
    const double length = double(text.size());
    CHECK(found["unit"].toString() == "character");
    CHECK(found["n_sources"].toInt() == 2);
    CHECK(found["n_units"].toDouble() == 2 * length);
    CHECK(found["seed"].toInt() == 1);
    CHECK(found["replicates"].toInt() == 1000);
    CHECK(found["unused_codes"].toInt() == 1);
    REQUIRE(found["not_yet_coded"].toArray().size() == 1);
    CHECK(found["not_yet_coded"].toArray().at(0)["source"].toString() == "Three");

    const auto asking = rowOf(found, "code", "Asking");
    CHECK(asking["coded"].toObject()["Ada"].toInt() == 50);
    CHECK(asking["coded"].toObject()["Ben"].toInt() == 14);
    // Both 14, Ada alone 36.
    const double n = 2 * length;
    const double observed = (n - 36) / n;
    const double chance = (50 * 14 + (n - 50) * (n - 14)) / (n * n);
    const auto kappa = asking["kappa"].toObject();
    CHECK(kappa["observed"].toDouble() == Approx(observed));
    CHECK(kappa["value"].toDouble() == Approx((observed - chance) / (1 - chance)));
    CHECK(kappa["interval"].toArray().size() == 2);
    CHECK(asking["prevalence"].toDouble() == Approx(32 / n));
    CHECK(rowOf(found, "pooled")["n_units"].toDouble() == 2 * n);
    // Sets of codes agree but on Ada's 36 and Ben's 10 characters.
    CHECK(rowOf(found, "sets")["kappa"].toObject()["observed"].toDouble() == Approx((n - 46) / n));

    const auto printed = terminal.print({"agreement", "s.counterpoint"});
    for (const auto* said :
         {"Krippendorff's alpha", "Unit: one character", "Text that nobody coded counts", "1 source not yet coded", "seed 1"})
        CHECK(printed.contains(QString::fromUtf8(said)));
}

TEST_CASE("disagreements come by size with who coded and who did not", "[agreement]")
{
    const auto terminal = codedByTwo();
    const auto found = terminal.ask({"agreement", "s.counterpoint", "--disagreements"});
    const auto rows = found["disagreements"].toArray();
    REQUIRE(rows.size() == 3);
    CHECK(found["total"].toInt() == 3);
    CHECK(rows[0]["source"].toString() == "Two");
    CHECK(rows[0]["start"].toInt() == 22);
    CHECK(rows[0]["end"].toInt() == 47);
    CHECK(rows[0]["text"].toString() == "We ask the family first.\n");
    CHECK(rows[0]["coded"].toArray() == QJsonArray{"Ada"});
    CHECK(rows[0]["not_coded"].toArray() == QJsonArray{"Ben"});
    CHECK(rows[0]["differ_on"].toString() == "presence");
    CHECK(rows[1]["source"].toString() == "One");
    CHECK(rows[1]["start"].toInt() == 36);
    CHECK(rows[1]["differ_on"].toString() == "extent");
    CHECK(rows[2]["code"].toString() == "Asking/Family");
    const auto few = terminal.print({"agreement", "s.counterpoint", "--disagreements", "--limit", "1"});
    CHECK(few.contains("The largest 1 of 3"));
}

TEST_CASE("units, codes, sources and what counts are chosen for agreement", "[agreement]")
{
    const auto terminal = codedByTwo();
    const auto of = [&](const QStringList& options) { return terminal.ask(QStringList{"agreement", "s.counterpoint"} + options); };
    CHECK(of({"--unit", "turn"})["n_units"].toInt() == 8);
    CHECK(of({"--unit", "passage"})["unit"].toString() == "paragraph");
    CHECK(of({"--unit", "source"})["n_units"].toInt() == 2);
    CHECK(of({"--empty-is-coded"})["n_sources"].toInt() == 3);
    CHECK(of({"--sources", "One"})["n_sources"].toInt() == 1);
    CHECK(of({"--sources", "One"})["agreement"].toArray().at(0)["alpha"].toObject()["interval"].isNull());
    CHECK(rowOf(of({"--codes", "Asking", "--children"}), "code", "Asking")["coded"].toObject()["Ben"].toInt() == 24);
    const auto never = rowOf(of({"--codes", "Never"}), "code", "Never")["alpha"].toObject();
    CHECK(never["value"].isNull());
    CHECK_FALSE(never["reason"].toObject()["value"].toString().isEmpty());
    CHECK(rowOf(of({"--measure", "unitizing"}), "code", "Asking")["unitizing"].toObject()["value"].isDouble());
    CHECK(rowOf(of({"--without-uncoded"}), "code", "Asking")["n_units"].toInt() == 60);
}

TEST_CASE("agreement that cannot be is refused with a sentence", "[agreement]")
{
    const auto terminal = codedByTwo();
    const auto refused = [&](const QStringList& options, int status = 1) {
        const auto done = terminal.run(QStringList{"agreement", "s.counterpoint"} + options);
        INFO(options.join(' ').toStdString() << ": " << done.output.toStdString() << done.errors.toStdString());
        CHECK(done.status == status);
        CHECK(done.errors.trimmed().endsWith('.'));
    };
    refused({"--coders", "Ada"});
    refused({"--coders", "Ada", "Nobody"});
    refused({"--codes", "Nothing"});
    refused({"--sources", "Nothing"});
    refused({"--unit", "turn", "--measure", "unitizing"});
    refused({"--measure", "guess"}, 2);
    refused({"--unit", "page"}, 2);
}

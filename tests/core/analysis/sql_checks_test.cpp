#include "core/coding/interactions.h"
#include "core/coding/query/find_passages.h"
#include "core/integration/framework.h"
#include "core/project/doors.h"
#include "tests/core/analysis/study_file.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>

// The numbers of qualitative analyses, against queries over its file that share no code with them.
using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("Saturation counts the codes that come up source by source as a query does", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    QStringList before;
    for (const QJsonValue each : study.part("saturation")["sources"].toArray()) {
        const auto name = quoted(each["source"].toString());
        INFO(name.toStdString());
        const auto here = "SELECT code_id FROM coding WHERE source_id = (SELECT id FROM source WHERE name = " + name + ")";
        const auto earlier =
            "SELECT code_id FROM coding WHERE source_id IN (SELECT id FROM source WHERE name IN (" + before.join(',') + "))";
        CHECK(each["codings"].toDouble() == study.number("SELECT count(*) FROM (" + here + ")"));
        CHECK(each["new_codes"].toDouble()
              == study.number("SELECT count(DISTINCT code_id) FROM (" + here + ") WHERE code_id NOT IN (" + earlier + ")"));
        before << name;
    }
    CHECK(double(before.size())
          == study.number("SELECT count(DISTINCT g.source_id) FROM coding g JOIN source s ON s.id = g.source_id "
                          "WHERE s.kind = 'transcript'"));
}

TEST_CASE("Participation counts turns and passages of each voice as a query does", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto json = study.part("participation");
    int voices = 0;
    for (const QJsonValue each : json["voices"].toArray()) {
        if (!each["is_case"].toBool())
            continue;
        const auto name = quoted(each["name"].toString());
        INFO(name.toStdString());
        CHECK(each["codings"].toDouble()
              == study.number(knownTables
                              + "SELECT count(*) FROM voice WHERE role NOT IN ('interviewer', 'moderator') AND person = " + name));
        CHECK(
            each["turns"].toDouble()
            == study.number("SELECT count(*) FROM turn t JOIN speaker p ON p.id = t.speaker_id JOIN study_case k ON k.id = p.case_id WHERE "
                            "p.role NOT IN ('interviewer', 'moderator') AND k.name = "
                            + name));
        ++voices;
    }
    CHECK(voices > 10);
}

TEST_CASE("Coverage, codes never used and codes of one coder are those that queries find", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    for (const QJsonValue each : study.part("coverage")["sources"].toArray()) {
        const auto source = " WHERE g.source_id = (SELECT id FROM source WHERE name = " + quoted(each["source"].toString()) + ")";
        CHECK(each["codings"].toDouble() == study.number("SELECT count(*) FROM coding g" + source));
        QStringList coders;
        for (const QJsonValue coder : each["coders"].toArray())
            coders << coder.toString();
        CHECK(coders == study.list("SELECT DISTINCT k.name FROM coding g JOIN coder k ON k.id = g.coder_id" + source + " ORDER BY k.name"));
    }
    QStringList unused;
    for (const QJsonValue code : study.part("coverage", 1)["codes"].toArray())
        unused << code.toString();
    unused.sort();
    auto expected = study.list(knownTables + "SELECT path FROM path WHERE id NOT IN (SELECT code_id FROM coding)");
    expected.sort();
    CHECK(unused == expected);
    QStringList ofOne;
    for (const QJsonValue code : study.part("coverage", 2)["codes"].toArray())
        ofOne << code["code"].toString() + u'|' + code["coder"].toString() + u'|' + QString::number(code["codings"].toInt());
    ofOne.sort();
    expected = study.list(knownTables
                          + "SELECT p.path || '|' || min(k.name) || '|' || count(*) FROM coding g JOIN path p ON p.id = g.code_id JOIN "
                            "coder k ON k.id = g.coder_id GROUP BY p.id HAVING count(DISTINCT g.coder_id) = 1");
    expected.sort();
    CHECK(ofOne == expected);
    CHECK(ofOne.size() > 0);
}

TEST_CASE("Who follows whom in a group is what a query over its turns counts", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto groups = study.number("SELECT count(*) FROM source WHERE strand = 'focus groups'");
    REQUIRE(groups > 0);
    for (qsizetype group = 0; group < qsizetype(groups); ++group) {
        const auto json = study.part("who_follows", group);
        INFO(json["source"].toString().toStdString());
        const auto pairs = QStringLiteral("WITH said AS (SELECT p.name AS who, lag(p.name) OVER (ORDER BY t.start) AS before FROM turn t "
                                          "JOIN speaker p ON p.id = t.speaker_id WHERE t.source_id = (SELECT id FROM source WHERE name = "
                                          "%1)) SELECT count(*) FROM said WHERE before IS NOT NULL AND who <> before")
                               .arg(quoted(json["source"].toString()));
        CHECK(json["changes"].toDouble() == study.number(pairs));
        const auto speakers = json["speakers"].toArray();
        for (qsizetype i = 0; i < speakers.size(); ++i)
            for (qsizetype j = 0; j < speakers.size(); ++j)
                CHECK(json["follows"].toArray()[i].toArray()[j].toDouble()
                      == study.number(pairs + " AND before = " + quoted(speakers[j].toString())
                                      + " AND who = " + quoted(speakers[i].toString())));
    }
}

TEST_CASE("Attributes laid against each other count the Cases that a query counts", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto names = study.list("SELECT name FROM attribute ORDER BY position LIMIT 2");
    const auto attribute = [&](qsizetype i) { return study.named("attribute_matrix", "rows", names[i]); };
    const auto json = study.part("attribute_matrix", 0, {{"rows", attribute(0)}, {"columns", attribute(1)}});
    const auto rows = json["rows"].toArray();
    const auto columns = json["columns"].toArray();
    double sum = 0;
    for (qsizetype i = 0; i < rows.size(); ++i)
        for (qsizetype j = 0; j < columns.size(); ++j) {
            const auto cell = json["cases"].toArray()[i].toArray()[j].toDouble();
            sum += cell;
            const auto has = [](const QString& name, const QJsonValue& value) {
                return QStringLiteral("coalesce((SELECT v.value FROM attribute_value v JOIN attribute a ON a.id = v.attribute_id WHERE "
                                      "v.case_id = k.id AND a.name = %1), '') = %2")
                    .arg(quoted(name), quoted(value.toString()));
            };
            CHECK(
                cell
                == study.number("SELECT count(*) FROM study_case k WHERE " + has(names[0], rows[i]) + " AND " + has(names[1], columns[j])));
        }
    CHECK(sum == study.number("SELECT count(*) FROM study_case"));
}

TEST_CASE("Each pair of codes overlaps as often, and pairs of a cluster are as alike, as queries say", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    int pairs = 0;
    for (const QJsonValue each : study.part("cooccurrence", 0, {{"children", false}})["pairs"].toArray()) {
        INFO(each["code"].toString().toStdString() << ", " << each["other"].toString().toStdString());
        CHECK(each["overlaps"].toDouble()
              == study.number(
                  knownTables
                  + QStringLiteral("SELECT count(*) FROM coding a JOIN coding b ON a.source_id = b.source_id AND a.start < b.end AND "
                                   "b.start < a.end WHERE a.code_id = (SELECT id FROM path WHERE path = %1) AND b.code_id = "
                                   "(SELECT id FROM path WHERE path = %2)")
                        .arg(quoted(each["code"].toString()), quoted(each["other"].toString()))));
        ++pairs;
    }
    CHECK(pairs > 15);
    const auto tree = study.part("code_clusters", 0, {{"unit", "source"}, {"children", false}});
    const auto codes = tree["codes"].toArray();
    CHECK(tree["units"].toDouble() == study.number("SELECT count(DISTINCT source_id) FROM coding"));
    int leaves = 0;
    for (const QJsonValue merge : tree["merges"].toArray()) {
        if (merge["first"].toInt() >= codes.size() || merge["second"].toInt() >= codes.size())
            continue;
        const auto of = [&](const char* which) {
            return QStringLiteral("SELECT source_id FROM coding WHERE code_id = (SELECT id FROM path WHERE path = %1)")
                .arg(quoted(codes[merge[which].toInt()].toString()));
        };
        const auto both = study.number(knownTables + "SELECT count(*) FROM (" + of("first") + " INTERSECT " + of("second") + ")");
        const auto either = study.number(knownTables + "SELECT count(*) FROM (" + of("first") + " UNION " + of("second") + ")");
        CHECK(merge["height"].toDouble() == Approx(1 - both / either));
        ++leaves;
    }
    CHECK(leaves > 1);
}

TEST_CASE("Words are counted as often as a query finds their letters in the texts", "[words][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto words = study.part("words", 0, {{"voices", "everyone"}, {"most", 5'000}})["words"].toArray();
    std::map<QString, double> counts;
    for (const QJsonValue each : words)
        counts[each["word"].toString()] = each["count"].toDouble();
    const auto labels = study.list("SELECT lower(name) FROM speaker").join(' ');
    int checked = 0;
    for (const auto& [word, count] : counts) {
        // Of words that stand in labels or are cut by apostrophes a query cannot tell.
        if (word.size() < 6 || count < 4 || labels.contains(word)
            || std::any_of(word.begin(), word.end(), [](QChar c) { return c < u'a' || c > u'z'; }))
            continue;
        double within = 0;
        for (const auto& [other, often] : counts)
            within += often * double(other.count(word));
        INFO(word.toStdString());
        CHECK(within
              == study.number(QStringLiteral("SELECT sum((length(text) - length(replace(lower(text), '%1', ''))) / %2) FROM paragraph")
                                  .arg(word)
                                  .arg(word.size())));
        ++checked;
    }
    CHECK(checked > 50);
}

TEST_CASE("Queries find as many passages as queries over the file do", "[query][sql]")
{
    const StudyFile study;
    const auto found = [&](const char* sentence) {
        INFO(sentence);
        return double(valueOf(study.project->read([&](const Read& db) {
                          return passage_query::find(db, QString::fromUtf8(sentence));
                      })).passages.size());
    };
    const auto code = [](const char* path) { return QStringLiteral("(SELECT id FROM path WHERE path = '%1')").arg(path); };
    const auto avoiding = code("Conflict handling/Avoiding");
    const auto cover = code("Culture/Politeness as cover");
    CHECK(found("code:\"Conflict handling/Avoiding\"")
          == study.number(knownTables + "SELECT count(*) FROM coding WHERE code_id = " + avoiding));
    CHECK(found("codes:\"Culture\"")
          == study.number(
              knownTables
              + "SELECT count(*) FROM coding g JOIN path p ON p.id = g.code_id WHERE p.path = 'Culture' OR p.path LIKE 'Culture/%'"));
    CHECK(found("code:\"Conflict handling/Avoiding\" and source:\"Interview SL2 Gareth\"")
          == study.number(knownTables + "SELECT count(*) FROM coding WHERE code_id = " + avoiding
                          + " AND source_id = (SELECT id FROM source WHERE name = 'Interview SL2 Gareth')"));
    CHECK(found("codes:\"Culture\" and strand:\"focus groups\"")
          == study.number(
              knownTables
              + "SELECT count(*) FROM coding g JOIN path p ON p.id = g.code_id JOIN source s ON s.id = g.source_id WHERE (p.path = "
                "'Culture' OR p.path LIKE 'Culture/%') AND s.strand = 'focus groups'"));
    CHECK(
        found("codes:\"Culture\" and coder = \"Joel Amberley\"")
        == study.number(knownTables
                        + "SELECT count(*) FROM coding g JOIN path p ON p.id = g.code_id JOIN coder k ON k.id = g.coder_id WHERE (p.path = "
                          "'Culture' OR p.path LIKE 'Culture/%') AND k.name = 'Joel Amberley'"));
    CHECK(found("codes:\"Culture\" and case.group = \"service lead\"")
          == study.number(
              knownTables
              + "SELECT count(*) FROM voice v JOIN coding g ON g.id = v.coding JOIN path p ON p.id = g.code_id JOIN study_case k ON "
                "k.name = v.person JOIN attribute_value a ON a.case_id = k.id JOIN attribute n ON n.id = a.attribute_id WHERE "
                "(p.path = 'Culture' OR p.path LIKE 'Culture/%') AND n.name = 'group' AND a.value = 'service lead'"));
    CHECK(found("code:\"Conflict handling/Avoiding\" overlapping code:\"Culture/Politeness as cover\"")
          == study.number(knownTables
                          + "SELECT count(DISTINCT a.id) FROM coding a JOIN coding b ON a.source_id = b.source_id AND a.start < b.end AND "
                            "b.start < a.end WHERE a.code_id = "
                          + avoiding + " AND b.code_id = " + cover));
    CHECK(found("code:\"Conflict handling/Avoiding\" and not strand:interviews")
          == study.number(
              knownTables
              + "SELECT count(*) FROM coding g JOIN source s ON s.id = g.source_id WHERE s.strand <> 'interviews' AND g.code_id = "
              + avoiding));
}

TEST_CASE("What a Case says is found as a query over the file finds it, and nobody's questions are among it", "[query][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    std::map<QString, double> said;
    for (const auto& line :
         study.list(knownTables
                    + "SELECT k.name || '|' || count(*) FROM coding g JOIN said s ON s.source = g.source_id AND g.start >= "
                      "s.start AND g.start < s.next AND s.role NOT IN ('interviewer', 'moderator') JOIN study_case k ON "
                      "k.id = s.person GROUP BY k.id"))
        said[line.section(u'|', 0, 0)] = line.section(u'|', 1).toDouble();
    for (const auto& name : study.list("SELECT name FROM study_case")) {
        INFO(name.toStdString());
        const auto found = valueOf(study.project->read(
            [&](const Read& db) { return passage_query::find(db, QStringLiteral("coded and case:\"%1\"").arg(name)); }));
        CHECK(double(found.passages.size()) == said[name]);
    }
    CHECK(said.size() > 10);
}

TEST_CASE("Agreement of coders is what counting characters in a query gives", "[agreement][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    // Each character of each coding as a row, in the sources that both coded.
    const QString characters = knownTables
        + ", shared AS (SELECT source_id FROM coding GROUP BY source_id HAVING count(DISTINCT coder_id) = 2), "
          "place(code, coder, source, at, stop) AS (SELECT code_id, coder_id, source_id, start, end FROM coding WHERE source_id IN shared "
          "UNION ALL SELECT code, coder, source, at + 1, stop FROM place WHERE at + 1 < stop), "
          "given AS (SELECT DISTINCT code, coder, source, at FROM place) ";
    const double units =
        study.number(knownTables
                     + "SELECT sum(length(text) + 1) - count(DISTINCT source_id) FROM paragraph WHERE source_id IN (SELECT "
                       "source_id FROM coding GROUP BY source_id HAVING count(DISTINCT coder_id) = 2)");
    int codes = 0;
    for (const QJsonValue row : study.part("coder_agreement")["rows"].toArray()) {
        const auto path = quoted(row["row"].toString());
        if (study.number(knownTables + "SELECT count(*) FROM path WHERE path = " + path) == 0)
            continue; // of all codes together
        INFO(path.toStdString());
        const auto code = " WHERE code = (SELECT id FROM path WHERE path = " + path + ")";
        const double values = study.number(characters + "SELECT count(*) FROM given" + code);
        const double differing = study.number(characters + "SELECT count(*) FROM (SELECT source, at FROM given" + code
                                              + " GROUP BY source, at HAVING count(*) = 1)");
        const double observed = differing / units;
        const double expected = 2 * values * (2 * units - values) / (2 * units * (2 * units - 1));
        CHECK(row["n_units"].toDouble() == units);
        CHECK(std::abs(row["observed"].toDouble() - observed) < 1e-12);
        CHECK(std::abs(row["value"].toDouble() - (1 - observed / expected)) < 1e-9);
        ++codes;
    }
    CHECK(codes > 5);
}

TEST_CASE("Who answers whom in a group is counted as a query over its turns counts", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    // Turns of the groups answer one another, one kind after the other; two coders take turns.
    REQUIRE(study.project->perform("Mark", [](Edit& db) -> Result<> {
        std::size_t next = 0;
        const auto coders = coders::uncounted(db);
        for (const auto& source : sources::uncounted(db)) {
            if (source.strand != Strand::FocusGroups)
                continue;
            const auto turns = turns::of(db, source.id);
            for (std::size_t i = 1; i < turns.size(); ++i, ++next) {
                if (turns[i].speaker == turns[i - 1].speaker || interactions::wordsOf(turns[i]).isEmpty()
                    || interactions::wordsOf(turns[i - 1]).isEmpty())
                    continue;
                Interaction one;
                one.source = source.id;
                one.coder = coders[next % coders.size()].id;
                one.kind = interactionKinds[next % 4];
                one.span = interactions::wordsOf(turns[i]);
                one.answered = interactions::wordsOf(turns[i - 1]);
                if (const auto done = interactions::mark(db, one); !done)
                    return fail(done);
            }
        }
        return {};
    }));
    const auto pairs = QStringLiteral(
        "WITH said AS (SELECT s.name AS source, i.kind AS kind, (SELECT p.name FROM turn t JOIN speaker p ON p.id = t.speaker_id WHERE "
        "t.source_id = i.source_id AND t.start <= i.start ORDER BY t.start DESC LIMIT 1) AS who, (SELECT p.name FROM turn t JOIN speaker p "
        "ON p.id = t.speaker_id WHERE t.source_id = i.source_id AND t.start <= i.answered_start ORDER BY t.start DESC LIMIT 1) AS whom "
        "FROM "
        "interaction i JOIN source s ON s.id = i.source_id) SELECT count(*) FROM said");
    double counted = 0;
    for (const QJsonValue row : study.part("interactions")["pairs"].toArray())
        for (const auto kind : interactionKinds) {
            const auto where = QStringLiteral(" WHERE source = %1 AND who = %2 AND whom = %3 AND kind = %4")
                                   .arg(quoted(row["source"].toString()), quoted(row["who"].toString()), quoted(row["whom"].toString()),
                                        quoted(toText(kind)));
            const double count = row[toText(kind).replace(u' ', u'_')].toDouble();
            CHECK(count == study.number(pairs + where));
            counted += count;
        }
    CHECK(counted == study.number(pairs));
    CHECK(counted > 100);
}

TEST_CASE("Behind each cell of a framework matrix are as many passages as a query finds", "[framework][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto matrix = valueOf(study.project->perform("Add", [](Edit& db) -> Result<FrameworkMatrix> {
        std::vector<CodeId> themes;
        for (const auto& code : codebook::uncounted(db))
            if (code.depth == 0)
                themes.push_back(code.id);
        return frameworks::add(db, "All themes", {}, themes).and_then([&](FrameworkId id) { return frameworks::matrix(db, id); });
    }));
    std::map<QString, int> counted; // by Case and theme
    for (const auto& line : study.list(
             knownTables
             + "SELECT k.name || '|' || t.path || '|' || count(DISTINCT g.source_id || ' ' || g.start || ' ' || g.end) FROM coding g JOIN "
               "said s ON s.source = g.source_id AND g.start >= s.start AND g.start < s.next AND s.role NOT IN ('interviewer', "
               "'moderator') "
               "JOIN study_case k ON k.id = s.person JOIN path p ON p.id = g.code_id JOIN path t ON p.path = t.path OR p.path LIKE t.path "
               "|| '/%' GROUP BY k.id, t.id"))
        counted[line.section(u'|', 0, 1)] = line.section(u'|', 2).toInt();
    int passages = 0;
    for (std::size_t row = 0; row < matrix.rows.size(); ++row)
        for (std::size_t theme = 0; theme < matrix.framework.themes.size(); ++theme) {
            const auto cell = matrix.rows[row].title + u'|' + matrix.framework.themes[theme].path;
            INFO(cell.toStdString());
            CHECK(matrix.cells[row][theme].passages == counted[cell]);
            passages += counted[cell];
        }
    CHECK(passages > 100);
}

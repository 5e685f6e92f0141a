#include "core/analysis/codes_as_variables.h"
#include "core/analysis/result.h"
#include "core/analysis/study_items.h"
#include "core/responses/variables.h"
#include "core/sample/sample_study.h"
#include "core/survey/guides.h"
#include "tests/core/coding/a_mixed_study.h"
#include <QJsonArray>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Analysis of(const Project& project, const QString& kind, const std::map<QString, QStringList>& names = {})
{
    Analysis analysis;
    analysis.kind = kind;
    for (const auto& each : names) {
        const auto& key = each.first;
        const auto& chosen = each.second;
        const auto* option = findAnalysisKind(kind)->option(key);
        REQUIRE(option);
        const auto value = option->isOfStudy() || option->takesSeveral()
            ? valueOf(project.read([&](const Read& db) { return study_items::valueFrom(db, *option, chosen); }))
            : option->type == Option::Type::Switch ? QJsonValue(chosen.front() == "yes")
            : option->type == Option::Type::Number ? QJsonValue(chosen.front().toDouble())
                                                   : QJsonValue(chosen.front());
        setOption(analysis, key, value);
    }
    return analysis;
}

AnalysisResult resultOf(const Project& project, const Analysis& analysis)
{
    return valueOf(project.read([&](const Read& db) { return run(db, analysis); }));
}

QJsonObject documentOf(const AnalysisResult& result, qsizetype part = 0)
{
    return result.json["results"].toArray().at(part).toObject()["result"].toObject();
}

/// The number of a matrix of the document, by the names of row and column.
double numberIn(const QJsonObject& json, const QString& matrix, const QString& code, const QString& column)
{
    const auto codes = json["codes"].toArray();
    const auto columns = json["columns"].toArray();
    for (qsizetype i = 0; i < codes.size(); ++i)
        for (qsizetype j = 0; j < columns.size(); ++j)
            if (codes[i] == code && columns[j].toObject()["name"] == column)
                return json[matrix].toArray()[i].toArray()[j].toDouble(-1);
    FAIL("no cell " << code.toStdString() << " by " << column.toStdString());
    return 0;
}

const ResultCell& cellIn(const ResultTable& table, const QString& row, const QString& column)
{
    const auto place = table.headers.indexOf(column);
    REQUIRE(place >= 0);
    for (const auto& line : table.rows)
        if (line.cells.front().text == row)
            return line.cells[std::size_t(place)];
    FAIL("no row " << row.toStdString());
    return table.rows.front().cells.front();
}

double number(const Project& project, const QString& sql)
{
    return valueOf(project.read([&](const Read& db) -> Result<double> {
        auto query = db.prepare(sql.toUtf8().constData());
        return query.step() ? double(query.int64(0)) : -1;
    }));
}

/// Who speaks where each coding begins, of turns that are nobody's question; survey answers by their respondent.
const QString voices = QStringLiteral(
    "WITH voice AS (SELECT c.id AS coding, c.code_id AS code, c.source_id AS source, coalesce(CASE WHEN p.role NOT IN ('interviewer', "
    "'moderator') THEN p.case_id END, r.case_id) AS person FROM coding c LEFT JOIN turn t ON t.source_id = c.source_id AND t.start = "
    "(SELECT max(start) FROM turn x WHERE x.source_id = c.source_id AND x.start <= c.start) LEFT JOIN speaker p ON p.id = t.speaker_id "
    "JOIN source s ON s.id = c.source_id LEFT JOIN variable v ON v.id = s.variable_id LEFT JOIN response_case r ON r.dataset_id = "
    "v.dataset_id AND r.row = t.response_row) ");

} // namespace

TEST_CASE("a code matrix counts Cases mentioning of Cases asked, codings and words, by group", "[qualitative]")
{
    const MixedStudy study;
    const auto result = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"group"}}}));
    const auto& table = result.parts.front().table;
    CHECK(table.headers == QStringList{"Code", "family", "staff"}); // Eve, without a value, says nothing
    CHECK(table.counted == "4 Cases, 2 of them in 1 focus group");
    CHECK(cellIn(table, "Trust", "family").text == "1 of 2");
    CHECK(cellIn(table, "Trust", "staff").text == "1 of 1"); // Dan's interview is not coded yet
    CHECK(cellIn(table, "Left out", "staff").text == "0 of 1");
    CHECK(cellIn(table, "Trust", "staff").query == "codes:\"Trust\" AND case.\"group\" = \"staff\"");
    CHECK(cellIn(table, "Left out", "staff").query.isEmpty());
    CHECK(cellIn(table, "of them in focus groups", "family").text == "2 in 1 group");
    const auto json = documentOf(result);
    CHECK(numberIn(json, "codings", "Trust", "staff") == 3);
    CHECK_FALSE(json.contains("words")); // they are counted where they are asked for
    const auto words = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"group"}}, {"measure", {"words"}}}));
    CHECK(numberIn(documentOf(words), "words", "Trust", "staff") == 4);
    CHECK(cellIn(words.parts.front().table, "Trust", "staff").text == "4");
    CHECK(numberIn(json, "cases_not_yet_coded", "Left out", "staff") == 1);
    CHECK(numberIn(json, "percent", "Trust", "family") == 50);
    CHECK(std::holds_alternative<figure::HeatMap>(result.parts.front().figures.front()));
    CHECK(table.notes.join(' ').contains("2 codings of voices that are no Case"));
}

TEST_CASE("columns are sources, strands, roles of speakers and Cases too, and each codings stands in one of them", "[qualitative]")
{
    const MixedStudy study;
    for (const auto* by : {"source", "strand", "speaker-role"}) {
        INFO(by);
        const auto json =
            documentOf(resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {by}}, {"children", {"no"}}})));
        double sum = 0;
        for (const QJsonValue row : json["codings"].toArray())
            for (const QJsonValue cell : row.toArray())
                sum += cell.toDouble();
        CHECK(sum == double(study.number("SELECT count(*) FROM coding")));
    }
    const auto strands = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"strand"}}}));
    CHECK(cellIn(strands.parts.front().table, "Pace", "Survey").text == "1 of 1"); // Ann; the other respondents are no Cases
    CHECK(cellIn(strands.parts.front().table, "Pace", "Interviews").text == "1 of 1");
    CHECK(cellIn(strands.parts.front().table, "Pace", "Survey").query == "codes:\"Pace\" AND strand:\"survey\"");
    const auto people = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"case"}}, {"measure", {"codings"}}}));
    CHECK(cellIn(people.parts.front().table, "Pace", "Ann").number == 2); // in both of her strands
    const auto roles =
        resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"speaker-role"}}, {"measure", {"codings"}}}));
    CHECK(cellIn(roles.parts.front().table, "Pace", "Interviewers").number == 1);
}

TEST_CASE("Who speaks in a group has a column though nobody knows them as Cases, with the numbers of its turns", "[qualitative]")
{
    const MixedStudy study;
    study.step([](Edit& db) -> Result<> {
        db.prepare("UPDATE speaker SET case_id = NULL WHERE name = 'Cara'").run();
        return {};
    });
    const auto result = resultOf(
        *study.project, of(*study.project, "code_matrix", {{"columns", {"speaker"}}, {"measure", {"codings"}}, {"children", {"no"}}}));
    const auto& table = result.parts.front().table;
    CHECK(table.counted == "4 speakers in 3 sources, 3 known as Cases");
    const auto json = documentOf(result);
    for (const auto* speaker : {"Ann", "Ben", "Cara", "Dan"})
        for (const auto* code : {"Trust", "Pace", "Left out"}) {
            INFO(speaker << ", " << code);
            CHECK(numberIn(json, "codings", code, speaker)
                  == number(*study.project,
                            QStringLiteral(
                                "SELECT count(*) FROM coding g JOIN code c ON c.id = g.code_id JOIN turn t ON t.source_id = g.source_id "
                                "AND t.start = (SELECT max(start) FROM turn x WHERE x.source_id = g.source_id AND x.start <= g.start) "
                                "JOIN speaker p ON p.id = t.speaker_id WHERE c.name = '%1' AND p.name = '%2'")
                                .arg(code, speaker)));
        }
    const auto people = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"speaker"}}}));
    CHECK(cellIn(people.parts.front().table, "Trust", "Cara").text == "1 of 1");
    CHECK(cellIn(people.parts.front().table, "Trust", "Cara").query == "codes:\"Trust\" AND source:\"Group\" AND speaker:\"Cara\"");
    const auto sources = resultOf(*study.project, of(*study.project, "code_matrix", {{"columns", {"source"}}}));
    CHECK(sources.parts.front().table.notes.join(' ').contains("of voices that are no Case"));
}

TEST_CASE("the numbers of the sample study are those that queries over its file give", "[qualitative]")
{
    auto project = valueOf(Project::inMemory(QStringLiteral("Sample")));
    valueOf(sample::fill(*project).map([] { return 0; }));
    const auto json = documentOf(
        resultOf(*project, of(*project, "code_matrix", {{"columns", {"group"}}, {"children", {"no"}}, {"asked", {"material"}}})));
    for (const QJsonValue code : json["codes"].toArray())
        for (const QJsonValue column : json["columns"].toArray()) {
            const auto path = code.toString();
            const auto group = column["name"].toString();
            INFO(path.toStdString() << " by " << group.toStdString());
            const auto name = path.section('/', -1).replace("'", "''");
            const auto where = QStringLiteral(" FROM voice JOIN code k ON k.id = voice.code JOIN attribute_value a ON a.case_id = "
                                              "voice.person JOIN attribute n ON n.id = "
                                              "a.attribute_id WHERE n.name = 'group' AND a.value = '%1' AND k.name = '%2'")
                                   .arg(group, name);
            CHECK(numberIn(json, "codings", path, group) == number(*project, voices + "SELECT count(*)" + where));
            CHECK(numberIn(json, "cases_mentioning", path, group) == number(*project, voices + "SELECT count(DISTINCT person)" + where));
        }
    for (const QJsonValue column : json["columns"].toArray()) {
        const auto group = column["name"].toString();
        INFO(group.toStdString());
        // All sources of the sample are coded, so that everyone with words in them is asked.
        CHECK(numberIn(json, "cases_asked", "Us and them", group)
              == number(*project,
                        QStringLiteral("SELECT count(DISTINCT a.case_id) FROM attribute_value a JOIN attribute n ON n.id = a.attribute_id "
                                       "WHERE n.name = 'group' AND a.value = '%1' "
                                       "AND (a.case_id IN (SELECT p.case_id FROM speaker p JOIN turn t ON t.speaker_id = p.id WHERE p.role "
                                       "NOT IN ('interviewer', 'moderator')) "
                                       "OR a.case_id IN (SELECT r.case_id FROM response_case r JOIN variable v ON v.dataset_id = "
                                       "r.dataset_id JOIN source s ON s.variable_id = v.id "
                                       "JOIN turn t ON t.source_id = s.id AND t.response_row = r.row))")
                            .arg(group)));
    }
    const auto together = documentOf(resultOf(*project, of(*project, "cooccurrence")));
    double pairs = 0;
    for (const QJsonValue pair : together["pairs"].toArray())
        pairs += pair["overlaps"].toDouble();
    CHECK(pairs > 0);
    CHECK(pairs
          == number(*project,
                    "SELECT count(*) FROM coding a JOIN coding b ON a.source_id = b.source_id AND a.code_id < b.code_id AND a.start < "
                    "b.end AND b.start < a.end"));
}

TEST_CASE("codes stand against the answers of a survey: respondents, with all that the same Case says", "[qualitative]")
{
    const MixedStudy study;
    auto analysis = of(*study.project, "code_by_answer");
    analysis.dataset = study.dataset;
    analysis.put("answer",
                 {valueOf(study.project->read([&](const Read& db) { return variables::byName(db, study.dataset, "trust"); })).id});
    const auto result = resultOf(*study.project, analysis);
    const auto& table = result.parts.front().table;
    CHECK(table.headers == QStringList{"Code", "No", "Yes"});
    CHECK(cellIn(table, "Trust", "No").text == "1 of 2"); // Ann, in her interview; the fourth respondent does not
    CHECK(cellIn(table, "Trust", "Yes").text == "1 of 1"); // the second gave no answer to code
    CHECK(cellIn(table, "Trust", "Yes").query == "codes:\"Trust\" AND survey.\"survey\".\"trust\" = \"Yes\"");
    CHECK(table.counted == "3 of 4 respondents have words in the material");
    analysis.where = "${trust} = 2";
    CHECK(cellIn(resultOf(*study.project, analysis).parts.front().table, "Trust", "No").text == QString(QChar(0x2013))); // nobody left
}

TEST_CASE("attributes are laid against each other, with those without a value apart", "[qualitative]")
{
    const MixedStudy study;
    study.step([&](Edit& db) -> Result<> {
        const auto site = attributes::add(db, "site");
        const auto ann = cases::byName(db, "Ann");
        return cases::set(db, ann->id, {*site, "site", Attribute::Type::Text}, "North");
    });
    const auto result = resultOf(*study.project, of(*study.project, "attribute_matrix", {{"rows", {"group"}}, {"columns", {"site"}}}));
    const auto& table = result.parts.front().table;
    CHECK(table.headers == QStringList{"group", "North", "No value", "Total"});
    CHECK(cellIn(table, "staff", "North").number == 1);
    CHECK(cellIn(table, "staff", "North").query == "coded AND case.\"group\" = \"staff\" AND case.\"site\" = \"North\"");
    CHECK(cellIn(table, "No value", "No value").number == 1); // Eve
    CHECK(cellIn(table, "Total", "Total").number == 5);
    CHECK_FALSE(study.project->read([&](const Read& db) {
        return run(db, of(*study.project, "attribute_matrix", {{"rows", {"group"}}}));
    }));
}

TEST_CASE("co-occurrence leads to its passages, and says Jaccard where it is asked for", "[qualitative]")
{
    const MixedStudy study;
    const auto result = resultOf(*study.project, of(*study.project, "cooccurrence", {{"codes", {"Trust", "Fully", "Pace"}}}));
    const auto& table = result.parts.front().table;
    CHECK(cellIn(table, "Trust", "Fully").number == 2);
    CHECK(cellIn(table, "Trust", "Fully").query == "(code:\"Trust\" OVERLAPPING code:\"Trust/Fully\")");
    CHECK(cellIn(table, "Trust", "Trust").text.isEmpty());
    const auto near =
        resultOf(*study.project, of(*study.project, "cooccurrence", {{"words", {"5"}}, {"measure", {"jaccard"}}, {"coders", {"Ada"}}}));
    CHECK(cellIn(near.parts.front().table, "Trust", "Fully").text == ".33");
    CHECK(cellIn(near.parts.front().table, "Trust", "Fully").query
          == "(code:\"Trust\" NEAR(5 words) code:\"Trust/Fully\") AND coder:\"Ada\"");
}

TEST_CASE("clusters of codes stand on the Cases that they share", "[qualitative]")
{
    const MixedStudy study;
    const auto result = resultOf(*study.project, of(*study.project, "code_clusters"));
    // Ann: Trust, Fully, Pace; Cara: Trust; Ben: Left out. Fully and Pace are alike, Trust shares one of two Cases with them, Left out none.
    const auto merges = documentOf(result)["merges"].toArray();
    REQUIRE(merges.size() == 3);
    CHECK(merges[0]["height"].toDouble() == 0);
    CHECK(merges[1]["height"].toDouble() == Approx(0.5));
    CHECK(merges[2]["height"].toDouble() == 1);
    CHECK(std::holds_alternative<figure::Dendrogram>(result.parts.front().figures.front()));
    CHECK(draw(result.parts.front().figures.front()).description.contains("Left out"));
}

TEST_CASE("new codes are counted source by source, and saturation by runs", "[qualitative]")
{
    const MixedStudy study;
    const auto result = resultOf(*study.project, of(*study.project, "saturation", {{"base", {"1"}}, {"run", {"1"}}}));
    const auto sources = documentOf(result)["sources"].toArray();
    REQUIRE(sources.size() == 2); // Dan's interview is not coded; the survey is no interview
    CHECK(sources[0]["source"] == "Interview Ann");
    CHECK(sources[0]["new_codes"] == 3);
    CHECK(sources[1]["new_codes"] == 1);
    CHECK(sources[1]["codes_so_far"] == 4);
    CHECK(sources[1]["new_information_percent"].toDouble() == Approx(100.0 / 3));
    CHECK(documentOf(result)["reached_with"].isNull());
    CHECK(cellIn(result.parts.front().table, "Group", "New codes").query
          == "code:\"Left out\" AND source:\"Group\" AND (strand:\"interviews\" OR strand:\"focus groups\")");
}

TEST_CASE("coverage says what is not coded, codes nobody used, and codes of one coder", "[qualitative]")
{
    const MixedStudy study;
    study.step([&](Edit& db) { return codebook::ensurePath(db, "Never"); });
    const auto result = resultOf(*study.project, of(*study.project, "coverage"));
    const auto sources = documentOf(result)["sources"].toArray();
    REQUIRE(sources.size() == 4);
    for (const QJsonValue source : sources) {
        if (source["source"] == "Interview Dan")
            CHECK(source["words_coded"] == 0);
        if (source["source"] == "Interview Ann") {
            CHECK(source["words"] == 13); // INT How was it, Ann I trust them fully The pace is slow
            CHECK(source["words_coded"] == 11);
        }
    }
    CHECK(documentOf(result, 1)["codes"] == QJsonArray{"Never"});
    const auto one = documentOf(result, 2)["codes"].toArray();
    CHECK(one.size() == 3); // Trust has two coders
    const auto participants = resultOf(*study.project, of(*study.project, "coverage", {{"voices", {"participants"}}}));
    for (const QJsonValue source : documentOf(participants)["sources"].toArray())
        if (source["source"] == "Interview Ann") {
            CHECK(source["words"] == 9);
            CHECK(source["words_coded"] == 8);
        }
}

TEST_CASE("a voice that is too loud is named, and every participant's share is said", "[qualitative]")
{
    const MixedStudy study;
    const auto result = resultOf(*study.project, of(*study.project, "participation"));
    const auto json = documentOf(result);
    CHECK(json["codings_where_asked"] == 1);
    CHECK(json["codings"] == 6);
    const auto first = json["voices"].toArray().first();
    CHECK(first["name"] == "Ann");
    CHECK(first["codings"] == 4);
    CHECK(first["words"] == 8);
    CHECK(result.parts.front().table.notes.front().contains("Ann")); // 4 of 6 among four
}

TEST_CASE("questions of a guide are laid against those they were put to, with the words of the answers", "[qualitative]")
{
    const MixedStudy study;
    CHECK_FALSE(study.project->read([&](const Read& db) { return run(db, of(*study.project, "guide_grid")); })); // no guide yet
    study.step([&](Edit& db) {
        return guides::add(db, "Interviews").map([&](GuideId id) {
            guides::addQuestions(db, id, guides::questionsIn("How did the meeting with managers end?\nWhat about the budget procedure?"));
        });
    });
    const auto questions = documentOf(resultOf(*study.project, of(*study.project, "guide_grid")))["questions"].toArray();
    REQUIRE(questions.size() == 2);
    CHECK(questions[0]["asked"] == 1);
    CHECK(questions[0]["answered"] == 1);
    CHECK(questions[0]["cases"][0]["case"] == "Dan");
    CHECK(questions[0]["cases"][0]["words"] == 3);
    CHECK(questions[1]["asked"] == 0);
}

TEST_CASE("codes become variables of Cases, with their own missing codes", "[qualitative]")
{
    const MixedStudy study;
    const auto made = study.step([&](Edit& db) { return codesAsVariables(db, of(*study.project, "code_matrix"), "codes"); });
    const auto column = [&](const QString& name) {
        return valueOf(study.project->read([&](const Read& db) {
            return variables::byName(db, made, name).and_then([&](const Variable& variable) { return datasets::column(db, variable.id); });
        }));
    };
    CHECK(column("case").text(0) == "Ann");
    CHECK(column("focus_group").text(1) == "Group");
    CHECK(column("Trust").numbers == std::vector<double>{1, 0, 1, -2, -1}); // Ann, Ben, Cara; Dan is not coded yet; Eve says nothing
    const auto trust = valueOf(study.project->read([&](const Read& db) { return variables::byName(db, made, "Trust"); }));
    CHECK(trust.isMissing(-1));
    CHECK(trust.isMissing(-2));
    Analysis frequencies;
    frequencies.dataset = made;
    frequencies.put("variables", {trust.id});
    CHECK(documentOf(resultOf(*study.project, frequencies))["counts"] == QJsonArray({1, 2}));
    const auto counted = study.step([&](Edit& db) {
        return codesAsVariables(db, of(*study.project, "code_matrix", {{"measure", {"codings"}}}), "counts");
    });
    CHECK(valueOf(study.project->read([&](const Read& db) {
              return variables::byName(db, counted, "Trust").and_then([&](const Variable& v) { return datasets::column(db, v.id); });
          })).numbers.front()
          == 3);
    REQUIRE(study.project->undo());
    REQUIRE(study.project->undo());
    CHECK(valueOf(study.project->read([](const Read& db) { return datasets::all(db); })).size() == 1);
}

TEST_CASE("a qualitative analysis is kept by uuids: renaming a code, an attribute or a source changes nothing in it", "[qualitative]")
{
    const MixedStudy study;
    auto analysis =
        of(*study.project, "code_matrix", {{"columns", {"group"}}, {"codes", {"Trust"}}, {"sources", {"Group", "Interview Ann"}}});
    const auto id = study.step([&](Edit& db) { return analyses::add(db, analysis); });
    const auto kept = [&] { return valueOf(study.project->read([&](const Read& db) { return analyses::byId(db, id); })); };
    CHECK(kept().name == "Code matrix by group");
    CHECK_FALSE(kept().dataset.isValid());
    const auto before = resultOf(*study.project, kept());
    study.step([&](Edit& db) -> Result<> {
        const auto code = codebook::find(db, "Trust");
        const auto attribute = attributes::byName(db, "group");
        if (const auto renamed = codebook::rename(db, code->id, "Confidence"); !renamed)
            return renamed;
        return attributes::rename(db, attribute->id, "side");
    });
    const auto after = resultOf(*study.project, kept());
    CHECK(after.fingerprint == before.fingerprint);
    CHECK(after.parts.front().table.rows.front().cells.front().text == "Confidence");
    study.step([&](Edit& db) {
        const auto code = codebook::find(db, "Confidence");
        codebook::remove(db, code->id);
    });
    const auto gone = study.project->read([&](const Read& db) { return run(db, kept()); });
    REQUIRE_FALSE(gone);
    CHECK(gone.error().message.contains("not there any more"));
}

TEST_CASE("a study without codes or Cases is told so by every qualitative kind, in a sentence", "[qualitative]")
{
    const auto project = emptyProject();
    for (const auto& kind : analysisKinds()) {
        if (!kind.isQualitative || kind.needsDataset)
            continue;
        INFO(kind.key.toStdString());
        Analysis analysis;
        analysis.kind = kind.key;
        const auto result = project->read([&](const Read& db) { return run(db, analysis); });
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == Error::Kind::Invalid);
        CHECK(result.error().message.endsWith('.'));
    }
}

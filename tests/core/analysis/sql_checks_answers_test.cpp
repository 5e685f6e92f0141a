#include "core/analysis/kind.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/core/analysis/study_file.h"
#include <QJsonArray>

// Codes by the answers to a survey, against a query that reads the answers out of the packed bytes of the file.
using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// `answer(row, value)` of a variable whose values lie in one signed byte each (docs/project-file.md): what is missing is not there.
QString answersOf(std::int64_t variable)
{
    const auto digit = QStringLiteral("(instr('0123456789ABCDEF', substr(hex(substr(data, i + 1, 1)), %1, 1)) - 1)");
    const auto byte = QStringLiteral("(16 * %1 + %2)").arg(digit.arg(1), digit.arg(2));
    return QStringLiteral(
               ", packed(data) AS MATERIALIZED (SELECT data FROM bulk_column_chunk WHERE chunk = 0 AND encoding = 1 AND variable_id = %1), "
               "place(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM place, packed WHERE i + 1 < length(data)), "
               "byte(row, value) AS (SELECT i, %2 FROM place, packed), answer(row, value) AS (SELECT row, CASE WHEN value > 127 THEN "
               "value - 256 ELSE value END FROM byte WHERE value <> 128) ")
        .arg(variable)
        .arg(byte);
}

} // namespace

TEST_CASE("Respondents who mention a code are those that a query finds, answer by answer", "[qualitative][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto variables = valueOf(study.project->read([](const Read& db) -> Result<std::vector<Variable>> {
        std::vector<Variable> found;
        for (const auto& dataset : datasets::all(db))
            for (auto& variable : variables::of(db, dataset.id))
                if (variable.type == VariableType::Number && variable.level != Level::Scale)
                    found.push_back(std::move(variable));
        return found;
    }));
    int compared = 0;
    int asked = 0;
    for (const auto& variable : variables) {
        if (asked == 3)
            break;
        if (study.number(
                QStringLiteral("SELECT count(*) FROM bulk_column_chunk WHERE encoding = 1 AND variable_id = %1").arg(variable.id.value()))
            != 1)
            continue;
        ++asked;
        INFO(variable.name.toStdString());
        Analysis analysis;
        analysis.kind = QStringLiteral("code_by_answer");
        analysis.dataset = variable.dataset;
        analysis.put(QStringLiteral("answer"), {variable.id});
        setOption(analysis, QStringLiteral("children"), false);
        const auto json = study.part(analysis);
        // What each respondent contributes: their own open answers, and all that the Case says that they are.
        const auto tables = knownTables + answersOf(variable.id.value())
            + QStringLiteral(
                  ", labelled(row, label) AS (SELECT row, coalesce((SELECT label FROM value_label l WHERE l.variable_id = %1 AND "
                  "l.number = answer.value), CAST(answer.value AS TEXT)) FROM answer), "
                  "coded(code, coding, person, row) AS (SELECT g.code_id, g.id, k.id, s.response FROM coding g JOIN said s ON "
                  "s.source = g.source_id AND g.start >= s.start AND g.start < s.next "
                  "AND s.role NOT IN ('interviewer', 'moderator') LEFT JOIN study_case k ON k.id = s.person), "
                  "known(row, person) AS (SELECT row, case_id FROM response_case WHERE dataset_id = %2), "
                  "own(row, coding) AS (SELECT c.row, c.coding FROM coded c JOIN coding g ON g.id = c.coding JOIN source s ON s.id = "
                  "g.source_id JOIN variable v ON v.id = s.variable_id WHERE v.dataset_id = %2), "
                  "mentions(row, code, coding) AS (SELECT r.row, c.code, c.coding FROM known r JOIN coded c ON c.person = r.person "
                  "UNION SELECT o.row, g.code_id, o.coding FROM own o JOIN coding g ON g.id = o.coding) ")
                  .arg(variable.id.value())
                  .arg(variable.dataset.value());
        std::map<QString, QStringList> found; // respondents and codings, by code and answer
        for (const auto& line :
             study.list(tables
                        + "SELECT p.path || '|' || a.label || '|' || count(DISTINCT m.row) || '|' || count(*) FROM mentions m "
                          "JOIN labelled a ON a.row = m.row JOIN path p ON p.id = m.code GROUP BY p.path, a.label"))
            found[line.section(u'|', 0, 1)] = line.section(u'|', 2).split(u'|');
        const auto codes = json["codes"].toArray();
        const auto columns = json["columns"].toArray();
        REQUIRE(columns.size() > 0);
        for (qsizetype row = 0; row < codes.size(); ++row)
            for (qsizetype column = 0; column < columns.size(); ++column) {
                const auto cell = codes[row].toString() + u'|' + columns[column]["name"].toString();
                INFO(cell.toStdString());
                const auto mentioning = json["cases_mentioning"].toArray()[row].toArray()[column].toDouble();
                CHECK(mentioning == found[cell].value(0, QStringLiteral("0")).toDouble());
                CHECK(json["codings"].toArray()[row].toArray()[column].toDouble() == found[cell].value(1, QStringLiteral("0")).toDouble());
                compared += mentioning > 0 ? 1 : 0;
            }
    }
    CHECK(asked > 0);
    CHECK(compared > 3);
}

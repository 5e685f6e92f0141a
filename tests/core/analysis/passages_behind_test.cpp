#include "core/analysis/result.h"
#include "core/analysis/study_items.h"
#include "core/coding/query/find_passages.h"
#include "core/sample/sample_study.h"
#include "core/transcript/import_transcript.h"
#include "tests/support/a_project.h"
#include <QJsonArray>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::unique_ptr<Project> theSample()
{
    auto project = valueOf(Project::inMemory(QStringLiteral("Sample")));
    REQUIRE(sample::fill(*project));
    return project;
}

Analysis analysisOf(const Project& project, const QString& kind, const std::map<QString, QString>& choices)
{
    Analysis analysis;
    analysis.kind = kind;
    for (const auto& [key, name] : choices) {
        const auto* option = findAnalysisKind(kind)->option(key);
        REQUIRE(option);
        const auto& typed = name;
        setOption(analysis, key,
                  option->isOfStudy() ? valueOf(project.read([&](const Read& db) { return study_items::valueFrom(db, *option, {typed}); }))
                                      : QJsonValue(typed));
    }
    return analysis;
}

/// What a query finds, or a failed test that says what is wrong in its sentence.
qint64 passagesOf(const Project& project, const QString& query)
{
    return qint64(valueOf(project.read([&](const Read& db) { return passage_query::find(db, query); })).passages.size());
}

} // namespace

TEST_CASE("Behind each number of codings stand as many passages", "[qualitative][query]")
{
    const auto project = theSample();
    for (const auto* columns : {"group", "source", "strand", "case"}) {
        INFO(columns);
        const auto analysis = analysisOf(*project, "code_matrix", {{"columns", columns}, {"measure", "codings"}});
        const auto result = valueOf(project->read([&](const Read& db) { return run(db, analysis); }));
        int led = 0;
        for (const auto& row : result.parts.front().table.rows)
            for (const auto& cell : row.cells) {
                if (cell.query.isEmpty())
                    continue;
                INFO(cell.query.toStdString());
                CHECK(double(passagesOf(*project, cell.query)) == cell.number);
                ++led;
            }
        CHECK(led > 20);
    }
}

TEST_CASE("Every other number that leads to passages leads to some", "[qualitative][query]")
{
    const auto project = theSample();
    const std::vector<std::pair<QString, std::map<QString, QString>>> kinds{{"code_matrix", {{"columns", "group"}}},
                                                                            {"cooccurrence", {}},
                                                                            {"participation", {}},
                                                                            {"saturation", {}},
                                                                            {"coverage", {}},
                                                                            {"code_clusters", {}}};
    int led = 0;
    for (const auto& [kind, choices] : kinds) {
        INFO(kind.toStdString());
        const auto analysis = analysisOf(*project, kind, choices);
        for (const auto& part : valueOf(project->read([&](const Read& db) { return run(db, analysis); })).parts)
            for (const auto& row : part.table.rows)
                for (const auto& cell : row.cells)
                    if (!cell.query.isEmpty()) {
                        INFO(cell.query.toStdString());
                        CHECK(passagesOf(*project, cell.query) > 0);
                        ++led;
                    }
    }
    CHECK(led > 100);
}

TEST_CASE("Words in context and branches of a word tree lead to the turns in which they stand", "[qualitative][query][words]")
{
    const auto project = theSample();
    for (const auto& [kind, choices] :
         std::vector<std::pair<QString, std::map<QString, QString>>>{{"kwic", {{"kwic", "trust"}}},
                                                                     {"word_tree", {{"tree", "we"}}},
                                                                     {"word_tree", {{"tree", "people OR them"}, {"side", "before"}}}}) {
        INFO(kind.toStdString());
        const auto analysis = analysisOf(*project, kind, choices);
        const auto result = valueOf(project->read([&](const Read& db) { return run(db, analysis); }));
        int led = 0;
        for (const auto& row : result.parts.front().table.rows)
            for (const auto& cell : row.cells) {
                INFO(cell.text.toStdString() << ": " << cell.query.toStdString());
                CHECK(passagesOf(*project, cell.query) > 0);
                ++led;
            }
        CHECK(led > 10);
    }
}

TEST_CASE("A branch of a word tree leads to the turns that hold its words as they are written", "[qualitative][query][words]")
{
    const auto project = emptyProject();
    const auto text = QStringLiteral("Ann: We, the people, ask. \u201CWe\u201D the rest ask.\nBen: We the people go.\nAnn: They ask.\n");
    valueOf(project->perform("Import", [&](Edit& db) { return importTranscript(db, proposeTranscript("Talk.txt", {text, {}})); }));
    const auto analysis = analysisOf(*project, "word_tree", {{"tree", "we"}});
    const auto table = valueOf(project->read([&](const Read& db) { return run(db, analysis); })).parts.front().table;
    std::map<QString, qint64> found;
    for (const auto& row : table.rows)
        found[row.cells.front().text.trimmed()] = passagesOf(*project, row.cells.front().query);
    CHECK(found == std::map<QString, qint64>{{"we", 2}, {"the", 2}, {"people", 2}});
}

#include "core/interchange/sav/sav_reader.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include "core/responses/import_responses.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include "tests/support/shared_data.h"
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Variable variableOf(const QString& name, VariableType type, Level level)
{
    Variable variable;
    variable.name = name;
    variable.type = type;
    variable.level = level;
    return variable;
}

/// A dataset with all that .sav can hold of one.
DatasetId add(Project& project)
{
    auto trust = variableOf("trust", VariableType::Number, Level::Ordinal);
    trust.label = "I can rely on my colleagues";
    trust.labels = {{1.0, "Disagree"}, {5.0, "Agree"}, {6.0, "Nobody's answer"}, {99.0, "Refused"}};
    trust.missing = {NumberRange{97, 99}, NumberRange{-1, -1}};
    trust.scale = "climate";
    trust.reversed = true;
    trust.format = "F8";
    auto pay = variableOf("pay", VariableType::Number, Level::Scale);
    pay.decimals = 2;
    pay.format = "F8.2";
    auto day = variableOf("day", VariableType::Date, Level::Scale);
    day.format = "DATETIME20";
    day.labels = {{1'590'933'909.123, "The day of the flood"}};
    auto role = variableOf("role", VariableType::Text, Level::Nominal);
    role.format = "A6";
    role.labels = {{QString("nurse"), "Nurse"}, {QString("=1+1"), "=2"}};
    role.missing = {QString("na")};
    auto dates = Column::ofNumbers({1'590'933'909.123, -1e9, std::nan("")});
    dates.type = VariableType::Date;
    return valueOf(project.perform("Add", [&](Edit& db) {
        return datasets::add(db, {"staff", "staff.csv", {trust, pay, day, role}, "Staff survey", "First line\nSecond line"},
                             {Column::ofNumbers({1, 99, std::nan("")}), Column::ofNumbers({1234.5, -0.25, 1e300}), dates,
                              Column::ofTexts({"nurse", "=1+1", ""})});
    }));
}

ImportedResponses importBytes(Project& project, const QByteArray& bytes, const QString& name)
{
    auto responses = responsesFrom(valueOf(previewResponses(bytes, name)), name);
    return valueOf(project.perform("Import", [&](Edit& db) { return importResponses(db, responses); }));
}

std::vector<Variable> variablesOf(const Project& project, DatasetId id)
{
    return valueOf(project.read([&](const Read& db) { return variables::of(db, id); }));
}

QStringList textsOf(const Project& project, const Variable& variable)
{
    const auto column = valueOf(project.read([&](const Read& db) { return datasets::column(db, variable.id); }));
    QStringList texts;
    for (std::size_t row = 0; row < column.rows(); ++row)
        texts << column.text(row);
    return texts;
}

} // namespace

TEST_CASE("a dataset that goes out as .sav comes in again the same", "[responses][formats]")
{
    auto project = emptyProject();
    const auto id = add(*project);
    const auto bytes = valueOf(project->read([&](const Read& db) { return exportSav(db, id); }));
    CHECK(valueOf(project->read([&](const Read& db) { return lossesOf(db, id, ExportFormat::Sav, ExportValues::Codes); })).isEmpty());
    const auto again = importBytes(*project, bytes, "staff.sav").dataset;
    const auto dataset = valueOf(project->read([&](const Read& db) { return datasets::byId(db, again); }));
    CHECK(dataset.label == "Staff survey");
    CHECK(dataset.notes == "First line\nSecond line");
    const auto before = variablesOf(*project, id);
    auto after = variablesOf(*project, again);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        INFO(before[i].name.toStdString());
        CHECK(textsOf(*project, after[i]) == textsOf(*project, before[i]));
        after[i].id = before[i].id;
        after[i].dataset = before[i].dataset;
        CHECK((after[i] == before[i]));
    }
}

TEST_CASE("a workbook holds answers, dates as dates, and a codebook, and nothing in it is a formula", "[responses][formats]")
{
    auto project = emptyProject();
    const auto id = add(*project);
    const auto bytes = valueOf(project->read([&](const Read& db) { return exportXlsx(db, id, ExportValues::Codes); }));
    const auto book = valueOf(xlsx::Workbook::open(bytes, "staff.xlsx"));
    CHECK(book.sheets() == QStringList{"Data", "Codebook"});
    const auto rows = valueOf(book.rows("Data"));
    CHECK(xlsx::textOf(rows[1][2]) == "2020-05-31 14:05:09");
    CHECK((rows[2][3] == xlsx::Cell(QString("=1+1"))));
    const auto again = importBytes(*project, bytes, "staff.xlsx").dataset;
    const auto after = variablesOf(*project, again);
    CHECK(textsOf(*project, after[0]) == QStringList{"1", "99", ""});
    CHECK(textsOf(*project, after[3]) == QStringList{"nurse", "=1+1", ""});
    const auto labels = valueOf(project->read([&](const Read& db) { return exportXlsx(db, id, ExportValues::Labels); }));
    CHECK(xlsx::textOf(valueOf(valueOf(xlsx::Workbook::open(labels, "l.xlsx")).rows("Data"))[1][0]) == "Disagree");
}

TEST_CASE("of a workbook the first sheet with answers is read, another one at wish", "[responses][formats]")
{
    const auto bytes = valueOf(xlsx::write({{"Cover", {{QString("Survey 2026")}}},
                                            {"Answers", {{QString("id"), QString("age")}, {1.0, 30.0}, {2.0, 40.0}}},
                                            {"Other", {{QString("id"), QString("x")}, {1.0, 3.0}}}}));
    const auto preview = valueOf(previewResponses(bytes, "a.csv")); // whatever its suffix says
    CHECK(preview.format == ResponsesFormat::Xlsx);
    CHECK(preview.sheet == "Answers");
    CHECK(preview.rows == 2);
    CHECK(preview.notes.join(' ').contains("“Answers” was read"));
    PreviewOptions options;
    options.sheet = "Other";
    CHECK(valueOf(previewResponses(bytes, "a.xlsx", options)).columns[1].name == "x");
    options.sheet = "None";
    CHECK(previewResponses(bytes, "a.xlsx", options).error().message.contains("Cover, Answers, Other"));
}

TEST_CASE("the dictionary of a .sav file is what the preview proposes, open answers found besides", "[responses][formats]")
{
    const auto path = sharedData("real/surveys/sav/sample.sav");
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto preview = valueOf(previewResponses(file.readAll(), "sample.sav"));
    CHECK(preview.format == ResponsesFormat::Sav);
    QStringList names;
    for (const auto& column : preview.columns)
        names << column.name;
    CHECK(names == QStringList{"mychar", "mynum", "mydate", "dtime", "mylabl", "myord", "mytime"});
    CHECK(preview.columns[2].type == VariableType::Date);
    CHECK(preview.columns[4].labels.size() == 2);
    CHECK(preview.firstRows[0][2] == "2018-05-06");
}

TEST_CASE("no bytes make half an import: damaged files of every format are refused or read whole", "[responses][formats]")
{
    auto project = emptyProject();
    const auto id = add(*project);
    const std::vector<QByteArray> files{valueOf(project->read([&](const Read& db) { return exportSav(db, id); })),
                                        valueOf(project->read([&](const Read& db) { return exportXlsx(db, id, ExportValues::Codes); }))};
    QRandomGenerator random(3);
    for (const auto& whole : files) {
        for (qsizetype length = 0; length < whole.size(); length += 64)
            if (const auto cut = previewResponses(whole.left(length), "cut"); !cut)
                CHECK(cut.error().message.contains("“cut”"));
        for (int round = 0; round < 200; ++round) {
            auto hurt = whole;
            for (int i = 0; i <= random.bounded(3); ++i) {
                const int at = random.bounded(int(hurt.size()));
                hurt[at] = char(hurt[at] ^ (1 << random.bounded(8)));
            }
            auto preview = previewResponses(hurt, "hurt");
            if (!preview)
                continue;
            const auto responses = responsesFrom(std::move(*preview), "hurt");
            auto fresh = emptyProject();
            const auto imported = fresh->perform("Import", [&](Edit& db) { return importResponses(db, responses); });
            CHECK(valueOf(fresh->read([&](const Read& db) { return datasets::all(db); })).size() == (imported ? 1 : 0));
        }
    }
}

#include "core/coding/codebook_file.h"
#include "core/coding/codebook_templates.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList pathsOf(const CodebookFile& file)
{
    QStringList paths;
    for (const auto& row : file.rows)
        paths << row.path;
    return paths;
}

std::vector<Code> codesOf(const Project& project)
{
    return valueOf(project.read([](const Read& db) { return codebook::all(db); }));
}

} // namespace

TEST_CASE("A codebook goes out and comes back the same, as CSV and as XLSX", "[codebook-file]")
{
    auto study = aProject();
    study.withCode(QStringLiteral("Culture/Us and them")).withCode(QStringLiteral("=Formula")).withCode(QStringLiteral("Trust"));
    auto project = study.build();
    auto code = codesOf(*project)[1];
    code.origin = QStringLiteral("theory");
    code.definition = QStringLiteral("Two lines,\n“quoted”; and more");
    code.inclusion = QStringLiteral("-1 is no formula");
    code.exclusion = QStringLiteral("@nobody");
    code.example = QStringLiteral("🙂 é");
    code.colour = QStringLiteral("#123456");
    CHECK(project->perform(QStringLiteral("Define"), [&](Edit& db) { return codebook::update(db, code); }));
    const auto before = codesOf(*project);
    for (const auto format : {codebookFile::Format::Csv, codebookFile::Format::Xlsx}) {
        const auto bytes = valueOf(codebookFile::write(before, format));
        const auto file = valueOf(codebookFile::read(bytes, QStringLiteral("codes")));
        CHECK(file.notes.isEmpty());
        auto fresh = emptyProject();
        valueOf(fresh->perform(QStringLiteral("Import"), [&](Edit& db) { return codebook::merge(db, file); }));
        const auto after = codesOf(*fresh);
        REQUIRE(after.size() == before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            CHECK(after[i].path == before[i].path);
            CHECK(after[i].colour == before[i].colour);
            CHECK(after[i].origin == before[i].origin);
            CHECK(after[i].definition == before[i].definition);
            CHECK(after[i].inclusion == before[i].inclusion);
            CHECK(after[i].exclusion == before[i].exclusion);
            CHECK(after[i].example == before[i].example);
        }
        // A spreadsheet would run a cell that begins with an equals sign.
        if (format == codebookFile::Format::Csv)
            CHECK_FALSE(bytes.contains(",=Formula"));
    }
}

TEST_CASE("Codes are found by path, or by name and parent, in any order of columns", "[codebook-file]")
{
    const auto file =
        valueOf(codebookFile::read("Parent;Name;Description;Color\n;Culture;What we "
                                   "share;#0072B2\nCulture;Trust;;red\nTrust;Lost;;\n;;nothing;\n;and/or;;\n;CULTURE;Again;\n",
                                   QStringLiteral("codes.csv")));
    CHECK(pathsOf(file) == QStringList{"Culture", "Culture/Trust", "Culture/Trust/Lost", "and-or"});
    CHECK(file.rows[0].definition == QStringLiteral("Again"));
    CHECK(file.rows[0].colour == QStringLiteral("#0072b2"));
    CHECK(file.rows[1].colour.isEmpty());
    CHECK(file.notes.size() == 3);
    const auto nameless = codebookFile::read("a,b\n1,2\n", QStringLiteral("x.csv"));
    REQUIRE_FALSE(nameless);
    CHECK(nameless.error().message.contains(QStringLiteral("path")));
    CHECK_FALSE(codebookFile::read("", QStringLiteral("x.csv")));
}

TEST_CASE("A code that stands above its parent comes below it, and a note says so", "[codebook-file]")
{
    const auto file = valueOf(
        codebookFile::read("name,parent,definition\nLost,Trust,Gone\nTrust,Culture,\nCulture,,Shared\n", QStringLiteral("codes.csv")));
    CHECK(pathsOf(file) == QStringList{"Culture", "Culture/Trust", "Culture/Trust/Lost"});
    CHECK(file.rows[2].definition == QStringLiteral("Gone"));
    REQUIRE(file.notes.size() == 2);
    CHECK(file.notes.join(u' ').contains(QStringLiteral("Row 2: “Lost” stands above its parent “Trust” in row 3")));
}

TEST_CASE("The row that names the columns is found below a title, in any spelling, and what is not taken is said", "[codebook-file]")
{
    const auto file = valueOf(codebookFile::read("Codebook of our study,,,\n  CODE_Name ,Description,Include when,Parent-Code,Weight\n"
                                                 "Far,Far away,walks,Water,3\n,lost,,,\nWater,All,,,1\n",
                                                 QStringLiteral("codes.csv")));
    CHECK(pathsOf(file) == QStringList{"Water", "Water/Far"});
    CHECK(file.rows[1].definition == QStringLiteral("Far away"));
    CHECK(file.rows[1].inclusion == QStringLiteral("walks"));
    const auto notes = file.notes.join(u'\n');
    CHECK(notes.contains(QStringLiteral("The columns are named in row 2; what stands above it is left out.")));
    CHECK(notes.contains(QStringLiteral("Of the columns, these are left out: “Weight”.")));
    CHECK(notes.contains(QStringLiteral("Row 4 names no code")));
}

TEST_CASE("A codebook is found on whichever sheet it stands", "[codebook-file]")
{
    using Cells = std::vector<std::vector<DelimitedCell>>;
    const auto cell = [](const char* text) { return DelimitedCell(QString::fromUtf8(text)); };
    const auto bytes = valueOf(xlsx::write({{QStringLiteral("About"), Cells{{cell("Read me first")}, {cell("By Ada")}}},
                                            {QStringLiteral("Codes"), Cells{{cell("path")}, {cell("Water/Far")}}}}));
    const auto file = valueOf(codebookFile::read(bytes, QStringLiteral("codes.xlsx")));
    CHECK(pathsOf(file) == QStringList{"Water/Far"});
    CHECK(file.notes == QStringList{QStringLiteral("Read from the sheet “Codes”.")});
}

TEST_CASE("The codes that MAXQDA writes have their levels, and their memos as definitions", "[codebook-file]")
{
    const auto file =
        valueOf(codebookFile::read("Code;Memo\nWater;All\nWater > Far > Very;Far away\nTrust\\In/Out;x\n", QStringLiteral("codes.csv")));
    CHECK(pathsOf(file) == QStringList{"Water", "Water/Far/Very", "Trust/In-Out"});
    CHECK(file.rows[1].definition == QStringLiteral("Far away"));
    // Elsewhere the sign is a part of the name.
    CHECK(pathsOf(valueOf(codebookFile::read("name,definition\nIncome > 500,x\n", QStringLiteral("codes.csv"))))
          == QStringList{"Income > 500"});
}

TEST_CASE("Codes that are each other's parents come once, at the top, and a note says so", "[codebook-file]")
{
    const auto read = [](const char* lines) {
        return valueOf(codebookFile::read(QByteArray("name,parent\n") + lines, QStringLiteral("codes.csv")));
    };
    const auto pair = read("A,B\nB,A\nC,B\n");
    CHECK(pathsOf(pair) == QStringList{"B", "B/A", "B/C"});
    REQUIRE_FALSE(pair.notes.isEmpty());
    CHECK(pair.notes.front() == QStringLiteral("Row 3: the parents of “B” lead back to itself, so it comes without a parent."));
    const auto own = read("Trust,Trust\nLost,Trust\n");
    CHECK(pathsOf(own) == QStringList{"Trust", "Trust/Lost"});
    CHECK(own.notes == QStringList{"Row 2: the parents of “Trust” lead back to itself, so it comes without a parent."});
    CHECK(pathsOf(read("A,C\nB,A\nC,B\n")) == QStringList{"B", "B/C", "B/C/A"});
    // A code may be called as its parent is.
    const auto same = read("Trust,\nTrust,Trust\n");
    CHECK(pathsOf(same) == QStringList{"Trust", "Trust/Trust"});
    CHECK(same.notes.isEmpty());
}

TEST_CASE("An import says what it would add and change, does that in one step, and empties nothing", "[codebook-file]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one word"))
        .withCode(QStringLiteral("Culture/Trust"))
        .withCoding(QStringLiteral("word"));
    auto project = study.build();
    auto trust = codesOf(*project)[1];
    trust.definition = QStringLiteral("Kept");
    trust.example = QStringLiteral("Before");
    CHECK(project->perform(QStringLiteral("Define"), [&](Edit& db) { return codebook::update(db, trust); }));
    const auto before = dump(*project);
    const auto file = valueOf(
        codebookFile::read("path,definition,example\nCULTURE/trust,,After\nNew/Below,Said,\nCulture,,\n", QStringLiteral("codes.csv")));
    const auto plan = valueOf(project->read([&](const Read& db) { return codebook::planMerge(db, file); }));
    CHECK(plan.added() == 2);
    CHECK(plan.changed() == 1);
    const auto done = valueOf(project->perform(QStringLiteral("Import"), [&](Edit& db) { return codebook::merge(db, file); }));
    CHECK(done.added() == 2);
    const auto after = codesOf(*project);
    REQUIRE(after.size() == 4);
    CHECK(after[1].path == QStringLiteral("Culture/Trust"));
    CHECK(after[1].definition == QStringLiteral("Kept"));
    CHECK(after[1].example == QStringLiteral("After"));
    CHECK(after[1].codings == 1);
    CHECK(after[3].path == QStringLiteral("New/Below"));
    CHECK(after[3].definition == QStringLiteral("Said"));
    valueOf(project->undo());
    CHECK(dump(*project) == before);
}

TEST_CASE("Every template defines, delimits and shows each of its codes, and names its theory", "[codebook-file]")
{
    const auto templates = codebookTemplates::all();
    CHECK(templates.size() >= 7);
    for (const auto& one : templates) {
        INFO(one.name.toStdString());
        CHECK_FALSE(one.title.isEmpty());
        CHECK_FALSE(one.about.isEmpty());
        CHECK_FALSE(one.reference.isEmpty());
        CHECK(one.codes.rows.size() >= 8);
        for (const auto& row : one.codes.rows) {
            INFO(row.path.toStdString());
            for (const auto& part : {row.definition, row.inclusion, row.exclusion, row.example})
                CHECK_FALSE(part.isEmpty());
            CHECK(row.origin == QStringLiteral("theory"));
        }
        auto project = emptyProject();
        const auto plan = valueOf(project->perform(QStringLiteral("Template"), [&](Edit& db) { return codebook::merge(db, one.codes); }));
        CHECK(plan.added() == int(one.codes.rows.size()));
    }
    CHECK(valueOf(codebookTemplates::find(QStringLiteral("emotions"))).title == QStringLiteral("Emotions"));
    const auto none = codebookTemplates::find(QStringLiteral("nothing"));
    REQUIRE_FALSE(none);
    CHECK(none.error().message.contains(QStringLiteral("emotions")));
}

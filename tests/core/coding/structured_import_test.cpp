#include "core/coding/retrieval.h"
#include "core/coding/stated_codes.h"
#include "core/transcript/import_batch.h"
#include "tests/support/a_project.h"
#include "tests/support/printing.h"
#include <QFile>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct AnImport {
    void write(const QString& text)
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    std::vector<ImportItem> read()
    {
        std::vector<ImportItem> items;
        for (auto& file : valueOf(readTranscripts({path}, {}, {})))
            items.push_back({std::move(file)});
        valueOf(project->read([&](const Read& db) {
            imports::findKnown(db, items);
            return 0;
        }));
        imports::workOutUpdates(items);
        return items;
    }
    ImportSummary bring(const std::vector<ImportItem>& items)
    {
        return valueOf(project->perform(QStringLiteral("Import"), [&](Edit& db) {
            return imports::bringIn(db, items, [](Edit& edit, SourceId source, const TranscriptPlan& plan) {
                return codeAsStated(edit, source, plan.codes, QStringLiteral("Ada"));
            });
        }));
    }
    QStringList passages()
    {
        QStringList list;
        for (const auto& passage : valueOf(project->read([](const Read& db) { return retrieval::passages(db, {}); })))
            list << passage.codePath + QStringLiteral(" | ") + passage.sourceName + QStringLiteral(" | ") + passage.text;
        list.sort();
        return list;
    }
    QStringList sourceNames()
    {
        QStringList list;
        for (const auto& source : valueOf(project->read([](const Read& db) { return sources::all(db); })))
            list << source.name;
        list.sort();
        return list;
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("survey.txt"));
    std::unique_ptr<Project> project = aProject().build();
};

} // namespace

TEST_CASE("a structured text of MAXQDA becomes several sources, coded as the file says, in one step", "[coding][import][structured]")
{
    AnImport a;
    a.write(QStringLiteral("#TEXT Person A\r\n#CODE Answers\\Water\r\nFar away 👍🏽.\r\n#ENDCODE\r\nThat is all.\r\n#TEXT\r\n\r\n"
                           "#TEXT\r\n#CODE Answers\\Water\r\nNear.\r\n#ENDCODE\r\n"));
    const auto items = a.read();
    REQUIRE(items.size() == 2);
    CHECK(items[0].file.plan->content.notes
          == QStringList{QStringLiteral("One of the 3 texts of “survey.txt”, a structured text as MAXQDA has it."),
                         QStringLiteral("The file gives codes to 1 passage of it: as a new source it comes in coded."),
                         QStringLiteral("Left out of the file, since they hold no text: survey, text 2.")});
    CHECK(a.bring(items).imported.size() == 2);
    CHECK(a.sourceNames() == QStringList{"Person A", "survey, text 3"});
    CHECK(a.passages()
          == QStringList{QStringLiteral("Answers/Water | Person A | Far away 👍🏽."),
                         QStringLiteral("Answers/Water | survey, text 3 | Near.")});
    REQUIRE(a.project->undo());
    CHECK(a.sourceNames().isEmpty());
    CHECK(a.passages().isEmpty());
}

TEST_CASE("a structured text that comes again updates the source of each part, and new parts are new", "[coding][import][structured]")
{
    AnImport a;
    a.write(QStringLiteral("#TEXT A\nOne water.\n#TEXT B\nTwo water.\n"));
    a.bring(a.read());
    a.write(QStringLiteral("#TEXT New\nZero water.\n#TEXT B\nTwo clean water.\n#TEXT A\nOne water.\n"));
    const auto items = a.read();
    REQUIRE(items.size() == 3);
    CHECK(items[0].choice == ImportChoice::Import);
    CHECK(items[1].choice == ImportChoice::Update);
    CHECK(items[1].known->name == "B");
    CHECK(items[2].isUnchanged());
    a.bring(items);
    CHECK(a.sourceNames() == QStringList{"A", "B", "New"});
}

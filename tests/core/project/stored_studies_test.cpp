#include "core/integrity/integrity.h"
#include "core/project/backup.h"
#include "core/project/migrations.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <QDir>

using namespace counterpoint;
using namespace counterpoint::test;

// tests/data/studies holds one study for each format that was ever released, made by a program of that time: the same
// interview, survey, codes and steps in each.

namespace {

const QString text =
    QStringLiteral("Researcher: How do you work together?\n\nAmara: Alongside each other, mostly. It is été 👩‍👩‍👧 here.\n\n"
                   "Interviewer: And when you disagree?\n\nAmara: We send an e-mail.\n");

} // namespace

TEST_CASE("studies of every format open with all that was in them", "[project][migration]")
{
    for (int format = 1; format <= newestSchema(); ++format) {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("Stored.counterpoint"));
        INFO("format " << format);
        REQUIRE(QFile::copy(QStringLiteral(COUNTERPOINT_SOURCE_DIR "/tests/data/studies/format-%1.counterpoint").arg(format), path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);

        auto project = valueOf(Project::open(path));
        CHECK(QDir(backup::folderOf(path)).entryList({"before-format-*"}).size() == (format < newestSchema() ? 1 : 0));
        CHECK(valueOf(checkStudy(*project)).isEmpty());
        REQUIRE(project->read([](const Read& db) -> Result<> {
            const auto source = valueOf(sources::byName(db, "Interview Amara"));
            CHECK(sources::text(db, source.id) == text);
            const auto passages = codings::of(db, source.id);
            REQUIRE(passages.size() == 1);
            CHECK(TextIndex(text).slice(text, passages[0].span).toString()
                  == "Alongside each other, mostly. It is été 👩‍👩‍👧 here.");
            CHECK(valueOf(codebook::find(db, "Culture/Alongside")).codings == 1);
            CHECK(valueOf(cases::byName(db, "Amara")).value(valueOf(attributes::byName(db, "Role")).id) == "Lead");
            const auto staff = valueOf(datasets::byName(db, "staff"));
            CHECK(staff.rows == 4);
            const auto trust = valueOf(datasets::column(db, valueOf(variables::byName(db, staff.id, "trust")).id));
            CHECK(trust.rows() == 4);
            return {};
        }));
        // The record of steps goes on where it stopped: one step was undone, four are done.
        CHECK(valueOf(project->redo()) == "Change the codebook");
        CHECK(valueOf(project->read([](const Read& db) { return codebook::find(db, "Alongside"); })).definition == "Next to, not with");
        for (int step = 0; step < 5; ++step)
            REQUIRE(project->undo());
        CHECK(valueOf(project->read([](const Read& db) { return sources::all(db); })).empty());
        CHECK(valueOf(project->read([](const Read& db) { return datasets::all(db); })).empty());
    }
}

#include "core/integrity/integrity.h"
#include "core/project/backup.h"
#include "core/project/clean_copy.h"
#include "core/pseudonyms/redaction.h"
#include "core/sqlite/database.h"
#include "core/survey/questionnaires.h"
#include "core/survey/versions.h"
#include "tests/core/pseudonyms/a_named_study.h"
#include "tests/core/survey/a_questionnaire.h"
#include <QDirIterator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray utf16(const QString& text, bool bigEndian)
{
    QByteArray bytes;
    for (const auto c : text) {
        const char low = char(c.unicode() & 0xff);
        const char high = char(c.unicode() >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

/// Where `name` stands in these bytes, whatever its case, in any of three encodings.
bool holds(const QByteArray& bytes, const QString& name)
{
    const auto lower = bytes.toLower();
    return lower.contains(name.toLower().toUtf8()) || lower.contains(utf16(name, false).toLower())
        || lower.contains(utf16(name, true).toLower());
}

/// Every place that still holds `name`: files of the folder byte for byte, and whatever in a study can be unpacked.
QStringList placesOf(const QString& folder, const QString& name)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        if (holds(bytes, name))
            found << "bytes of " + files.fileName();
        if (!bytes.startsWith("SQLite format 3"))
            continue;
        const auto db = sqlite::Database::open(path, sqlite::OpenMode::Read);
        for (const auto* sql : {"SELECT changeset FROM history WHERE length(changeset) > 4", "SELECT text FROM original_text",
                                "SELECT snapshot FROM questionnaire_version"})
            for (auto query = db.prepare(sql); query.step();)
                if (holds(qUncompress(query.blob(0)), name))
                    found << QString(sql) + " of " + files.fileName();
    }
    return found;
}

Redaction redactionOf(const QStringList& names)
{
    Redaction redaction;
    for (const auto& name : names)
        redaction.names.push_back({name, redaction::blocks, false});
    return redaction;
}

RedactionCounts redact(const ANamedStudy& study, const Redaction& redaction)
{
    const auto version = study.project->fileVersion();
    const auto counts = valueOf(redaction::prepare(study.path, redaction, "Ada"));
    valueOf(redaction::finish(*study.project, version));
    return counts;
}

} // namespace

TEST_CASE("after a final redaction no byte of the study, its backups or its journal holds the name", "[pseudonyms][redaction]")
{
    ANamedStudy study;
    valueOf(backup::rotate(study.path));
    valueOf(backup::beforeMigration(study.path, 1));
    const auto before = placesOf(study.folder.path(), "Anna");
    CHECK(before.filter("bytes of s.counterpoint").size() == 1); // the test can fail
    CHECK(before.filter("changeset").size() > 3);
    CHECK(before.filter("original_text").size() > 0);
    CHECK(before.filter("bytes of 2").size() == 1);
    CHECK(before.filter("bytes of before-format").size() == 1);

    const auto expected = valueOf(redaction::preview(study.path, redactionOf({"Anna", "Anna Schmidt", "Annaberg"})));
    const auto counts = redact(study, redactionOf({"Anna", "Anna Schmidt", "Annaberg"}));
    CHECK(counts.total == expected.total);
    CHECK(counts.steps == expected.steps);
    CHECK(placesOf(study.folder.path(), "Anna") == QStringList());
    CHECK(placesOf(study.folder.path(), "Schmidt") == QStringList());
    CHECK(backup::all(study.path).isEmpty());

    CHECK(study.words()
          == QString("█: I am █. Really.\nBen: Yes, █. That is █’s word, not a banana.\n█: 😀 Bens Hut.\n").replace("█", redaction::blocks));
    CHECK(study.codedWords() == QStringList({"I am █████.", "█████"}));
    CHECK(study.answers() == QStringList({"█████ did", "", "nobody", "█████ did", "ask █████"}));
    CHECK(valueOf(checkStudy(*study.project)).isEmpty());
}

TEST_CASE("a final redaction reaches what questionnaires said when they were fielded", "[pseudonyms][redaction]")
{
    const ANamedStudy study;
    QuestionnaireId id;
    study.step([&](Edit& db) -> Result<> {
        auto questionnaire = aQuestionnaire();
        setText(questionnaire.items[1].texts, role::label, en, "What do you think of Anna?");
        setText(questionnaire.lists[0].choices[0].texts, role::label, en, "She, \"Anna\", helps");
        const auto saved = questionnaires::save(db, questionnaire);
        if (!saved)
            return fail(saved);
        id = *saved;
        const auto frozen = surveyVersions::freeze(db, id, "Ada");
        return frozen ? Result<>() : fail(frozen);
    });
    CHECK(placesOf(study.folder.path(), "Anna").filter("questionnaire_version").size() == 1); // the test can fail
    redact(study, redactionOf({"Anna", "Anna Schmidt", "Annaberg"}));
    CHECK(placesOf(study.folder.path(), "Anna") == QStringList());

    const auto blocks = QString(redaction::blocks);
    study.step([&](Edit& db) -> Result<> {
        const auto versions = surveyVersions::of(db, id);
        const auto kept = surveyVersions::snapshot(db, versions.back().id);
        if (!kept)
            return fail(kept);
        CHECK(textIn(kept->items[1].texts, role::label, en) == "What do you think of " + blocks + "?");
        CHECK(textIn(kept->lists[0].choices[0].texts, role::label, en) == "She, \"" + blocks + "\", helps");
        // Nothing was changed since, so that no other version is made of it.
        const auto again = surveyVersions::freeze(db, id, "Ada");
        if (!again)
            return fail(again);
        CHECK(again->id == versions.back().id);
        return {};
    });
}

TEST_CASE("a final redaction finds names behind what Hebrew and Arabic join to them", "[pseudonyms][redaction]")
{
    ANamedStudy study;
    study.step([&](Edit& db) { return sources::replace(db, study.source, {0, 0}, "דיברתי עם נועה ושנועה באה. قال لأحمد وأحمد.\n"); });
    CHECK(placesOf(study.folder.path(), "נועה").size() > 0); // the test can fail
    redact(study, redactionOf({"נועה", "أحمد"}));
    CHECK(placesOf(study.folder.path(), "נועה") == QStringList());
    CHECK(placesOf(study.folder.path(), "أحمد") == QStringList());
    CHECK(study.words().startsWith("דיברתי עם █████ וש█████ באה. قال ل█████ و█████.\n"));
}

TEST_CASE("removing a name without redacting it leaves it in the file", "[pseudonyms][redaction]")
{
    // What the sweep and the file written anew are for: free pages, the history and the removed text.
    const ANamedStudy study;
    study.step([&](Edit& db) { sources::remove(db, study.source); });
    CHECK(placesOf(study.folder.path(), "Schmidt").size() > 1);
}

TEST_CASE("steps before a final redaction stay in the record and cannot be taken back", "[pseudonyms][redaction]")
{
    const ANamedStudy study;
    redact(study, redactionOf({"Anna", "Anna Schmidt"}));
    const auto steps = valueOf(study.project->history());
    CHECK(steps.front().label.startsWith("Redact for good in"));
    CHECK(steps.front().coder == "Ada");
    CHECK(std::all_of(steps.begin(), steps.end(), [](const HistoryStep& step) { return step.isFinal; }));
    CHECK(steps.back().label == "Arrange for █████");
    CHECK_FALSE(study.project->undoLabel());
    CHECK_FALSE(study.project->redoLabel());
    const auto undone = study.project->undo();
    REQUIRE_FALSE(undone);
    CHECK(undone.error().message.contains("cannot be taken back"));
    CHECK_FALSE(study.project->redo());

    study.step([&](Edit& db) { return sources::rename(db, study.source, "Talk 1"); });
    CHECK(study.project->undoLabel() == "Arrange for Anna");
    REQUIRE(study.project->undo());
    CHECK(study.project->redoLabel().has_value());
}

TEST_CASE("the key is deleted: pseudonyms stay in the texts, the names are nowhere", "[pseudonyms][redaction]")
{
    ANamedStudy study;
    study.add("Anna", "Berta");
    study.add("Anna Schmidt", "Berta Meier");
    study.add("Annaberg", "Neustadt");
    study.applyAll();
    const auto words = study.words();
    const auto key = valueOf(study.project->read([](const Read& db) { return pseudonyms::all(db); }));
    redact(study, redaction::ofKey(key));
    CHECK(study.words() == words);
    CHECK(placesOf(study.folder.path(), "Anna") == QStringList());
    CHECK(placesOf(study.folder.path(), "Schmidt") == QStringList());
    CHECK(valueOf(study.project->read([](const Read& db) { return pseudonyms::all(db); })).empty());
    // The text as imported can still be compared, under the pseudonyms.
    const auto imported = valueOf(study.project->read([&](const Read& db) { return sources::originalText(db, study.source); }));
    CHECK(imported.startsWith("Berta: I am Berta Meier.\nBen"));
    CHECK(valueOf(checkStudy(*study.project)).isEmpty());
}

TEST_CASE("small letters and the insides of words are redacted as asked for", "[pseudonyms][redaction]")
{
    ANamedStudy study;
    study.step([&](Edit& db) { return sources::replace(db, study.source, {0, 0}, "Ben sat on a ben in Benfleet.\n"); });
    auto redaction = redactionOf({"Ben"});
    redaction.smallLettersToo = false;
    const auto counts = valueOf(redaction::preview(study.path, redaction));
    CHECK(counts.insideWords >= 1);
    redact(study, redaction);
    CHECK(study.words().startsWith("█████ sat on a ben in Benfleet."));
    redaction.smallLettersToo = redaction.insideWordsToo = true;
    redact(study, redaction);
    CHECK(study.words().startsWith("█████ sat on a █████ in █████fleet."));
}

TEST_CASE("a study that changed while it was redacted, or a redaction that is cancelled, leaves it as it was", "[pseudonyms][redaction]")
{
    const ANamedStudy study;
    const auto version = study.project->fileVersion();
    valueOf(redaction::prepare(study.path, redactionOf({"Anna"}), "Ada"));
    study.step([&](Edit& db) { return sources::rename(db, study.source, "Renamed"); });
    const auto before = dump(*study.project);
    const auto late = redaction::finish(*study.project, version);
    REQUIRE_FALSE(late);
    CHECK(late.error().message.contains("changed meanwhile"));
    CHECK(dump(*study.project) == before);
    CHECK_FALSE(QFile::exists(cleanCopyOf(study.path)));

    const auto cancelled = redaction::prepare(study.path, redactionOf({"Anna"}), "Ada", Progress([](qint64, qint64) { return false; }));
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().kind == Error::Kind::Cancelled);
    CHECK_FALSE(QFile::exists(workingCopyOf(study.path)));
    CHECK(dump(*study.project) == before);
}

TEST_CASE("what a program left when it ended in the middle goes when the study is opened next", "[pseudonyms][redaction]")
{
    ANamedStudy study;
    valueOf(redaction::prepare(study.path, redactionOf({"Anna"}), "Ada")); // and the program ends
    QFile::copy(study.path, workingCopyOf(study.path));
    study.project.reset();
    study.project = valueOf(Project::open(study.path));
    CHECK_FALSE(QFile::exists(workingCopyOf(study.path)));
    CHECK_FALSE(QFile::exists(cleanCopyOf(study.path)));
    CHECK(valueOf(checkStudy(*study.project)).isEmpty());
    CHECK(study.words().contains("Anna"));
}

TEST_CASE("a redaction is refused in words where it would do nothing or bring the name back", "[pseudonyms][redaction]")
{
    CHECK_FALSE(redaction::check({}));
    Redaction back;
    back.names = {{"Anna", "Miss Anna", false}};
    const auto refused = redaction::check(back);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("Put something else"));
}

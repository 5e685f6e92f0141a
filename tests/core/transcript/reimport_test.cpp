#include "core/text/words.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/import_batch.h"
#include "core/transcript/import_transcript.h"
#include "core/transcript/reimport.h"
#include "core/transcript/time_marks.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

TranscriptPlan planNamed(const QString& fileName, const QString& name)
{
    TranscriptPlan plan;
    plan.fileName = fileName;
    plan.name = name;
    return plan;
}

QString merged(const QString& current, const TextUpdate& update)
{
    auto text = current;
    const TextIndex index(current);
    for (auto part = update.parts.rbegin(); part != update.parts.rend(); ++part) {
        const auto start = index.toUtf16(part->span.start);
        text.replace(start, index.toUtf16(part->span.end) - start, part->text);
    }
    return text;
}

const QString talk = QStringLiteral("Interviewer: How are you?\n\nAnna: Well. We always ask the family first.\n\nInterviewer: Since "
                                    "when?\n\nAnna: Since May.\n\nInterviewer: Thank you.\n");

/// A study with `talk` imported from talk.txt.
struct AStudy {
    std::unique_ptr<Project> project = emptyProject();
    SourceId source;
    CoderId ada;
    CodeId code;

    template <class F>
    auto step(F&& body)
    {
        return valueOf(project->perform(QStringLiteral("Arrange"), body));
    }
    AStudy()
    {
        source = step([](Edit& db) { return importTranscript(db, proposeTranscript(QStringLiteral("talk.txt"), {talk, {}})); });
        ada = step([](Edit& db) { return coders::ensure(db, QStringLiteral("Ada")); });
        code = step([](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Asking")); });
    }
    QString text() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    TextSpan spanOf(const QString& words) const
    {
        const auto at = text().indexOf(words);
        REQUIRE(at >= 0);
        return {at, at + words.size()};
    }
    CodingId mark(const QString& words)
    {
        return step([&](Edit& db) { return codings::add(db, {{}, source, code, ada, spanOf(words), {}, {}}); });
    }
    QStringList coded() const
    {
        return valueOf(project->read([&](const Read& db) {
            QStringList words;
            const auto all = sources::text(db, source);
            for (const auto& coding : codings::of(db, source))
                words << TextIndex(all).slice(all, coding.span).toString();
            return words;
        }));
    }
    void edit(const QString& words, const QString& to)
    {
        const auto done =
            project->perform(QStringLiteral("Edit"), [&](Edit& db) { return sources::replace(db, source, spanOf(words), to); });
        REQUIRE(done);
    }
    KnownText known() const
    {
        const auto all = valueOf(project->read([](const Read& db) { return reimport::candidates(db, planNamed("talk.txt", "talk")); }));
        REQUIRE(all.size() == 1);
        return all[0];
    }
    TextUpdate bring(const QString& file, const std::vector<TextTime>& times = {})
    {
        auto plan = proposeTranscript(QStringLiteral("talk.txt"), {file, {}});
        plan.content.times = times;
        const std::vector known{this->known()};
        const auto update = mergeTexts(known[0].imported, known[0].current, file);
        return step([&](Edit& db) { return reimport::update(db, known[0], update, plan); });
    }
    /// "start speaker" of each turn.
    QStringList turns() const
    {
        return valueOf(project->read([&](const Read& db) {
            QStringList list;
            const auto all = sources::text(db, source);
            const auto people = speakers::of(db, source);
            for (const auto& turn : turns::of(db, source)) {
                const auto who = std::find_if(people.begin(), people.end(), [&](const Speaker& s) { return s.id == turn.speaker; });
                list << (who == people.end() ? QStringLiteral("?") : who->name) + QStringLiteral(" | ")
                        + all.sliced(turn.contentStart, turn.span.end - turn.contentStart);
            }
            return list;
        }));
    }
};

} // namespace

TEST_CASE("what the file changed comes to a text that was edited elsewhere; the same place changed twice stays as in the study",
          "[transcript][reimport]")
{
    const QString imported = "one two three four five six seven";
    const auto update = mergeTexts(imported, "one 2 three four five 6 seven", "one two 3 four five sixth seven eight");
    CHECK(merged("one 2 three four five 6 seven", update) == "one 2 3 four five 6 seven eight");
    REQUIRE(update.conflicts.size() == 1);
    CHECK(update.conflicts[0].imported == "six");
    CHECK(update.conflicts[0].inStudy == "6");
    CHECK(update.conflicts[0].inFile == "sixth");
    CHECK(update.wordsIn == 2);
    CHECK(update.wordsOut == 1);

    CHECK(mergeTexts(imported, "one 2 three", imported).isEmpty()); // the file is as it was
    CHECK(mergeTexts(imported, "other", "other").isEmpty()); // both say the same
    const auto agreed = mergeTexts(imported, "one two three four five 6 seven", "1 two three four five 6 seven");
    CHECK(agreed.conflicts.empty());
    CHECK(merged("one two three four five 6 seven", agreed) == "1 two three four five 6 seven");
}

TEST_CASE("a merge loses nothing: each side's changes are in the text or listed", "[transcript][reimport][property]")
{
    std::mt19937 random(21);
    const QStringList pieces{"word", " ", "é", "e\u0301", "👩‍👩‍👧", "\n", "Anna: ", "שלום", "b", "c", "d"};
    const auto below = [&](qsizetype n) { return qsizetype(random() % unsigned(n)); };
    const auto changed = [&](QStringList words) {
        for (auto edits = below(6); edits >= 0; --edits)
            words[below(words.size())] = pieces[below(pieces.size())];
        return words.join(QString());
    };
    for (int round = 0; round < 400; ++round) {
        CAPTURE(round);
        QStringList words;
        for (int i = 0; i < 40; ++i)
            words << pieces[below(pieces.size())];
        const auto imported = words.join(QString());
        const auto current = changed(words);
        const auto file = changed(words);
        CHECK(merged(imported, mergeTexts(imported, imported, file)) == file); // not edited: the file's text
        const auto both = mergeTexts(imported, current, file);
        if (both.conflicts.empty() && file != current && file != imported) {
            // Without conflicts the order does not matter.
            const auto turned = mergeTexts(imported, file, current);
            CHECK(turned.conflicts.empty());
            CHECK(merged(current, both) == merged(file, turned));
        }
        const TextIndex index(current);
        for (const auto& part : both.parts)
            CHECK((part.span.isEmpty() || snapToGraphemes(current, index, part.span) == part.span));
    }
}

TEST_CASE("a corrected transcript updates the text; codings stay with their words and undo takes all back", "[transcript][reimport]")
{
    AStudy a;
    a.mark(QStringLiteral("We always ask the family first."));
    a.mark(QStringLiteral("May"));
    const auto before = dump(*a.project);
    auto file = talk;
    file.replace(QStringLiteral("Well."), QStringLiteral("Very well, thanks."));
    file.replace(QStringLiteral("the family"), QStringLiteral("their families"));
    a.bring(file);
    CHECK(a.text() == file);
    CHECK(a.coded() == QStringList{"We always ask their families first.", "May"});
    CHECK(valueOf(a.project->read([&](const Read& db) { return sources::originalText(db, a.source); })) == file);
    valueOf(a.project->undo());
    CHECK(dump(*a.project) == before);
}

TEST_CASE("turns and speakers that a longer transcript brings are added, with the names that the study has given", "[transcript][reimport]")
{
    AStudy a;
    REQUIRE(a.project->perform("Rename", [&](Edit& db) { return speakers::rename(db, speakers::of(db, a.source)[1].id, "P7"); }));
    auto file = talk;
    file.replace(QStringLiteral("Anna: Since May.\n\n"),
                 QStringLiteral("Anna: Since May.\n\nBen Holt: Since April, rather.\n\nAnna: Or April.\n\n"));
    a.bring(file + QStringLiteral("\nBen Holt: And goodbye.\n"));
    CHECK(a.turns()
          == QStringList{"Interviewer | How are you?", "P7 | Well. We always ask the family first.", "Interviewer | Since when?",
                         "P7 | Since May.", "Ben Holt | Since April, rather.", "P7 | Or April.", "Interviewer | Thank you.",
                         "Ben Holt | And goodbye."});
    const auto cases = valueOf(a.project->read([](const Read& db) { return cases::all(db); }));
    CHECK(std::any_of(cases.begin(), cases.end(), [](const Case& each) { return each.name == QStringLiteral("Ben Holt"); }));
}

TEST_CASE("a label that the file corrects gives the turn to the other speaker", "[transcript][reimport]")
{
    AStudy a;
    auto file = talk;
    file.replace(QStringLiteral("Anna: Since May."), QStringLiteral("Interviewer: Since May."));
    a.bring(file);
    CHECK(a.turns()[3] == QStringLiteral("Interviewer | Since May."));
}

TEST_CASE("a text edited in the study keeps its edits when its file comes anew, also the next time", "[transcript][reimport]")
{
    AStudy a;
    a.edit(QStringLiteral("May"), QStringLiteral("June"));
    auto file = talk;
    file.replace(QStringLiteral("Thank you."), QStringLiteral("Many thanks."));
    file.replace(QStringLiteral("May"), QStringLiteral("early May"));
    const auto update = a.bring(file);
    REQUIRE(update.conflicts.size() == 1);
    CHECK(update.conflicts[0].inFile == QStringLiteral("early May"));
    CHECK(a.text().contains(QStringLiteral("Since June.")));
    CHECK(a.text().contains(QStringLiteral("Many thanks.")));
    CHECK(mergeTexts(file, a.text(), file).isEmpty());
}

TEST_CASE("what an update would cost in codings is known before", "[transcript][reimport]")
{
    AStudy a;
    a.mark(QStringLiteral("Since May."));
    a.mark(QStringLiteral("Thank you"));
    auto file = talk;
    file.remove(QStringLiteral("Anna: Since May.\n\n"));
    const auto update = mergeTexts(talk, talk, file);
    CHECK(valueOf(a.project->read([&](const Read& db) { return reimport::codingsLost(db, a.source, update); })) == 1);
    a.bring(file);
    CHECK(a.coded() == QStringList{"Thank you"});
}

TEST_CASE("a file belongs to the source that came from a file of its name, else to the one of its name", "[transcript][reimport]")
{
    AStudy a;
    a.step([](Edit& db) {
        return sources::add(
            db, {QStringLiteral("Notes"), SourceKind::Document, Strand::Documents, QStringLiteral("a.txt"), QStringLiteral("x"), {}});
    });
    const auto found = [&](const QString& file, const QString& name) {
        QStringList names;
        for (const auto& known : valueOf(a.project->read([&](const Read& db) { return reimport::candidates(db, planNamed(file, name)); })))
            names << known.name;
        return names;
    };
    CHECK(found(QStringLiteral("A.txt"), QStringLiteral("A")) == QStringList{"Notes"});
    CHECK(found(QStringLiteral("b.txt"), QStringLiteral("notes")) == QStringList{"Notes"});
    CHECK(found(QStringLiteral("talk.txt"), QStringLiteral("notes")) == QStringList{"talk", "Notes"});
    CHECK(found(QStringLiteral("new.txt"), QStringLiteral("new")).isEmpty());
}

TEST_CASE("the times that a file's structure gives come in with its new words", "[transcript][reimport]")
{
    AStudy a;
    a.edit(QStringLiteral("Well."), QStringLiteral("Very well.")); // what follows stands elsewhere than in the file
    auto file = talk;
    file.replace(QStringLiteral("Since May."), QStringLiteral("In May we began.\nThen more came."));
    const auto at = [&](const char* words) { return file.indexOf(QLatin1String(words)); };
    a.bring(file, {{at("How"), 1000}, {at("Well"), 2000}, {at("In May"), 3000}, {at("Then more"), 4000}, {at("Thank"), 5000}});
    QStringList marks;
    for (const auto& mark : valueOf(a.project->read([&](const Read& db) { return time_marks::of(db, a.source); })))
        marks << QStringLiteral("%1 %2").arg(mark.ms).arg(a.text().mid(mark.position, 4));
    CHECK(marks == QStringList{"3000 In M", "4000 Then"});
}

TEST_CASE("an update says where it can bring back what pseudonyms or a final redaction took out", "[transcript][reimport]")
{
    AStudy a;
    CHECK(reimport::warningBefore(a.known()).isEmpty());
    CHECK(reimport::warningAfter(a.known()).isEmpty());

    REQUIRE(a.project->perform("Replace", [&](Edit& db) {
        db.prepare("INSERT INTO pseudonym(id, uuid, kind, original, replacement) VALUES(1, 'u', 'person', 'Rose', 'Anna')").run();
        db.prepare("INSERT INTO pseudonym_use(source_id, id, pseudonym_id, start, end, original) VALUES(?, 1, 1, 26, 30, 'Rose')")
            .bind(a.source)
            .run();
    }));
    CHECK(a.known().hasPseudonyms);
    CHECK(reimport::warningBefore(a.known()).contains("real names"));

    // As a final redaction leaves the record.
    REQUIRE(a.project->perform("Redact", [](Edit& db) { db.unrecorded([&] { db.prepare("UPDATE history SET changeset = x''").run(); }); }));
    CHECK(a.known().isRedacted);
    CHECK(reimport::warningBefore(a.known()).contains("redacted for good"));

    ReadTranscript file;
    file.plan = proposeTranscript(QStringLiteral("talk.txt"), {talk + QStringLiteral("\nAnna: More.\n"), {}});
    std::vector<ImportItem> items{{file}};
    REQUIRE(a.project->read([&](const Read& db) { imports::findKnown(db, items); }));
    imports::workOutUpdates(items);
    CHECK(items[0].choice == ImportChoice::LeaveOut); // unless the user asks for it
}

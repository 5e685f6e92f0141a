#include "core/cases/cases.h"
#include "core/transcript/speakers.h"
#include "tests/support/a_project.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include "ui/transcript/transcript_form.h"
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct ADialog {
    ADialog()
        : project(emptyProject())
        , session(*project, navigator, notices, jobs)
        , dialog(session)
    {
        dialog.show();
    }
    QString file(const QString& name, const QByteArray& content)
    {
        QFile out(folder.filePath(name));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(content);
        return out.fileName();
    }
    void add(const QStringList& files)
    {
        QSignalSpy ready(&dialog, &ui::ImportTranscriptsDialog::ready);
        dialog.addFiles(files);
        REQUIRE(ready.wait());
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }

    QTemporaryDir folder;
    std::unique_ptr<Project> project;
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session;
    ui::ImportTranscriptsDialog dialog;
};

const QByteArray talk = "Interviewer: How are you?\n\nAnna: Well. Very well.\n\nInterviewer: Since when?\n\nAna: Since May.\n\n"
                        "Anna: It was a long winter.\n\nAna: And a short spring.\n\nInterviewer: Thank you.\n";

} // namespace

TEST_CASE("Speakers corrected in the form come in corrected, all in one step", "[import_dialog]")
{
    ADialog a;
    a.add({a.file(QStringLiteral("talk.txt"), talk)});
    auto* table = a.find<QTableWidget>("transcriptSpeakers");
    REQUIRE(table->rowCount() == 3);
    CHECK(a.find<QComboBox>("transcriptRole0")->currentText() == QStringLiteral("Interviewer"));

    a.dialog.form().mergeSpeakers(2, 1); // 'Ana' was a slip of the pen
    REQUIRE(table->rowCount() == 2);
    table->item(1, 0)->setText(QStringLiteral("Anna Holm"));
    a.find<QComboBox>("transcriptCase1")->setEditText(QStringLiteral("SL2"));
    a.find<QComboBox>("transcriptAttribute")->setEditText(QStringLiteral("Group"));
    a.find<QLineEdit>("transcriptGroup")->setText(QStringLiteral("service lead"));
    a.find<QLineEdit>("transcriptName")->setText(QStringLiteral("Interview 4"));
    QTest::mouseClick(a.find<QPushButton>("importNow"), Qt::LeftButton);

    const auto sources = valueOf(a.project->read([](const Read& db) { return sources::all(db); }));
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].name == QStringLiteral("Interview 4"));
    const auto speakers = valueOf(a.project->read([&](const Read& db) { return speakers::of(db, sources[0].id); }));
    REQUIRE(speakers.size() == 2);
    CHECK(speakers[1].name == QStringLiteral("Anna Holm"));
    const auto cases = valueOf(a.project->read([](const Read& db) { return cases::all(db); }));
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].name == QStringLiteral("SL2"));
    CHECK(cases[0].values.begin()->second == QStringLiteral("service lead"));
    CHECK(a.project->undoLabel() == QStringLiteral("Import “Interview 4”"));
    CHECK(a.notices.sentence().contains(QStringLiteral("1")));
    valueOf(a.project->undo());
    CHECK(valueOf(a.project->read([](const Read& db) { return cases::all(db); })).empty());
}

TEST_CASE("A text that shall have no speakers comes in as a document", "[import_dialog]")
{
    ADialog a;
    a.add({a.file(QStringLiteral("talk.txt"), talk)});
    a.dialog.form().setHasSpeakers(false);
    a.dialog.importAll();
    const auto sources = valueOf(a.project->read([](const Read& db) { return sources::all(db); }));
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].kind == SourceKind::Document);
}

TEST_CASE("A file that cannot be read is listed with the reason, and the others come in", "[import_dialog]")
{
    ADialog a;
    a.add({a.file(QStringLiteral("broken.docx"), "not a document"), a.file(QStringLiteral("one.txt"), talk),
           a.file(QStringLiteral("two.txt"), "Only words.")});
    CHECK(a.find<QPushButton>("importNow")->text().contains(u'2'));
    a.dialog.importAll();
    CHECK(valueOf(a.project->read([](const Read& db) { return sources::all(db); })).size() == 2);
    CHECK(a.notices.sentence().contains(QStringLiteral("could not be read")));
}

TEST_CASE("Much is brought in while the window goes on, as one step, and not at all when it is cancelled", "[import_dialog]")
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("study.counterpoint"));
    const auto project = valueOf(Project::create(path, QStringLiteral("Study")));
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session(*project, navigator, notices, jobs);
    ui::ImportTranscriptsDialog dialog(session);
    dialog.show();
    QStringList files;
    for (int i = 0; i < 3; ++i) {
        QFile out(folder.filePath(QStringLiteral("talk %1.txt").arg(i)));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(talk).repeated(9'000));
        files << out.fileName();
    }
    QSignalSpy ready(&dialog, &ui::ImportTranscriptsDialog::ready);
    dialog.addFiles(files);
    REQUIRE(ready.wait(60'000));
    const auto count = [&] { return valueOf(project->read([](const Read& db) { return sources::all(db); })).size(); };
    auto* importNow = dialog.findChild<QPushButton*>(QStringLiteral("importNow"));
    REQUIRE(QTest::qWaitFor([&] { return importNow->isEnabled(); }));
    QSignalSpy imported(&dialog, &ui::ImportTranscriptsDialog::imported);
    QTest::mouseClick(importNow, Qt::LeftButton);
    CHECK(count() == 0); // the click is over, the work is not
    SECTION("brought in")
    {
        REQUIRE(imported.wait(60'000));
        CHECK(count() == 3);
        CHECK(project->undoLabel() == QStringLiteral("Import 3 transcripts"));
        valueOf(project->undo());
        CHECK(count() == 0);
    }
    SECTION("cancelled")
    {
        QTest::mouseClick(dialog.findChild<QToolButton*>(QStringLiteral("importStop")), Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return importNow->isEnabled(); }, 60'000));
        CHECK(count() == 0);
        CHECK_FALSE(project->undoLabel());
        CHECK(dialog.items().size() == 3);
    }
    SECTION("or not, where the study was changed meanwhile")
    {
        valueOf(project->perform(QStringLiteral("Add"), [](Edit& db) { return cases::add(db, QStringLiteral("Bo")); }));
        REQUIRE(QTest::qWaitFor([&] { return notices.isError(); }, 60'000));
        CHECK(count() == 0);
        CHECK(project->undoLabel() == QStringLiteral("Add"));
    }
    CHECK(QTest::qWaitFor([&] { return QDir(folder.path()).entryList({QStringLiteral("*.aside-*")}, QDir::Files).isEmpty(); }));
}

TEST_CASE("A folder is read with what lies below it, and one summary says what became of each file", "[import_dialog]")
{
    ADialog a;
    REQUIRE(QDir(a.folder.path()).mkpath(QStringLiteral("talks/more")));
    a.file(QStringLiteral("talks/Talk 10.txt"), talk);
    a.file(QStringLiteral("talks/Talk 2.txt"), talk);
    a.file(QStringLiteral("talks/more/broken.docx"), "not a document");
    a.file(QStringLiteral("talks/photo.png"), "no text");
    a.add({a.folder.filePath(QStringLiteral("talks"))});
    auto* list = a.find<QListWidget>("importFiles");
    REQUIRE(list->count() == 3);
    CHECK(list->item(0)->text() == QStringLiteral("Talk 2.txt"));
    CHECK(list->item(2)->text().contains(QStringLiteral("cannot be read")));
    QTest::mouseClick(a.find<QPushButton>("importNow"), Qt::LeftButton);
    CHECK(a.dialog.isVisible());
    const auto summary = a.find<QPlainTextEdit>("importSummary")->toPlainText();
    for (const auto* words : {"Talk 10.txt", "broken.docx", "photo.png"})
        CHECK(summary.contains(QLatin1String(words)));
    QTest::mouseClick(a.find<QPushButton>("importSummaryCopy"), Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text().contains(summary));
    QTest::mouseClick(a.find<QPushButton>("importCancel"), Qt::LeftButton);
    CHECK_FALSE(a.dialog.isVisible());
    CHECK(a.project->undoLabel() == QStringLiteral("Import 2 transcripts"));
}

TEST_CASE("A changed file offers to update the text; one that has not changed stays out", "[import_dialog]")
{
    ADialog first;
    const auto changed = first.file(QStringLiteral("changed.txt"), talk);
    const auto same = first.file(QStringLiteral("same.txt"), talk);
    first.add({changed, same});
    first.dialog.importAll();
    first.file(QStringLiteral("changed.txt"), QByteArray(talk).replace("Since May.", "Since early May."));

    ui::ImportTranscriptsDialog dialog(first.session);
    dialog.show();
    QSignalSpy ready(&dialog, &ui::ImportTranscriptsDialog::ready);
    dialog.addFiles({changed, same});
    REQUIRE(ready.wait());
    auto* list = dialog.findChild<QListWidget*>("importFiles");
    CHECK(list->item(0)->text().contains(QStringLiteral("update")));
    CHECK(list->item(1)->text().contains(QStringLiteral("unchanged")));
    CHECK(dialog.findChild<QLabel*>("importKnown")->text().contains(QStringLiteral("1 word in")));
    CHECK(dialog.findChild<QPushButton*>("importNow")->text() == QStringLiteral("Update 1 transcript"));
    SECTION("updated")
    {
        dialog.importAll();
        const auto all = valueOf(first.project->read([](const Read& db) { return sources::all(db); }));
        REQUIRE(all.size() == 2);
        CHECK(valueOf(first.project->read([&](const Read& db) {
                  return sources::text(db, all[0].id);
              })).contains(QStringLiteral("early May")));
        CHECK(first.project->undoLabel() == QStringLiteral("Update “changed” from its file"));
    }
    SECTION("or brought in as a new source")
    {
        auto* choice = dialog.findChild<QComboBox*>("importChoice");
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_End);
        REQUIRE(choice->currentText() == QStringLiteral("Import as a new source"));
        dialog.importAll();
        CHECK(valueOf(first.project->read([](const Read& db) { return sources::all(db); })).size() == 3);
    }
}

TEST_CASE("A pattern of one's own is tried while it is typed, kept for the next time, and used for all files on request", "[import_dialog]")
{
    ADialog a;
    a.add({a.file(QStringLiteral("one.txt"), "<<anna>> Hello.\n<<ben>> Hi.\n"), a.file(QStringLiteral("two.txt"), "<<cara>> Hello.\n")});
    auto* pattern = a.find<QComboBox>("transcriptPattern");
    auto* summary = a.find<QLabel>("transcriptSummary");
    QTest::keyClicks(pattern->lineEdit(), QStringLiteral("<<{name}>>"));
    CHECK(QTest::qWaitFor([&] { return summary->text().contains(QStringLiteral("{name}")); }));
    pattern->lineEdit()->clear();
    QTest::keyClicks(pattern->lineEdit(), QStringLiteral("<<{speaker}>>"));
    CHECK(QTest::qWaitFor([&] { return a.find<QTableWidget>("transcriptSpeakers")->rowCount() == 2; }));
    QTest::mouseClick(a.find<QToolButton>("transcriptPatternForAll"), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return a.dialog.items()[1].file.plan->speakers.size() == 1; }));
    a.dialog.importAll();
    CHECK(ui::settings::speakerPattern().text == QStringLiteral("<<{speaker}>>"));
    ADialog next;
    CHECK(next.find<QComboBox>("transcriptPattern")->itemText(0) == QStringLiteral("<<{speaker}>>"));
}

TEST_CASE("Enter imports from the list of files; in a field about the speakers it only takes over what was typed", "[import_dialog]")
{
    ADialog a;
    a.add({a.file("Talk.txt", "Ann: Hello there.\nBen: Hello to you.\nAnn: How are you?\nBen: Well.\nRosa said: Quite.\n")});
    auto* import = a.find<QPushButton>("importNow");
    CHECK(import->isDefault());
    a.dialog.activateWindow();
    auto* label = a.find<QLineEdit>("transcriptLabel");
    label->setFocus();
    QTest::keyClicks(label, "Rosa said");
    QTest::keyClick(label, Qt::Key_Return);
    CHECK(label->text().isEmpty());
    CHECK(a.dialog.isVisible());
    QSignalSpy imported(&a.dialog, &ui::ImportTranscriptsDialog::imported);
    auto* files = a.find<QListWidget>("importFiles");
    files->setFocus();
    QTest::keyClick(files, Qt::Key_Return);
    CHECK(imported.count() == 1);
}

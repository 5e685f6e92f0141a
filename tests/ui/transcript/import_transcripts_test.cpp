#include "core/cases/cases.h"
#include "core/transcript/speakers.h"
#include "tests/support/a_project.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include "ui/transcript/transcript_form.h"
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
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

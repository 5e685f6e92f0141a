#include "core/integration/findings.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/pseudonyms/fields.h"
#include "core/pseudonyms/pseudonyms.h"
#include "core/pseudonyms/replacing.h"
#include "tests/support/a_house_template.h"
#include "tests/support/a_small_study.h"
#include "tests/support/services.h"
#include "ui/report/findings_workspace.h"
#include "ui/report/report_preview.h"
#include "ui/support/report_settings.h"
#include <QCheckBox>
#include <QDialog>
#include <QFileDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Ben is Person 1 wherever his name stands.
void putPseudonymIn(const SmallStudy& study)
{
    Pseudonym ben;
    ben.original = QStringLiteral("Ben");
    ben.replacement = QStringLiteral("Person 1");
    study.step([&](Edit& db) { return pseudonyms::add(db, ben); });
    study.step([](Edit& db) {
        return fields::all(db)
            .and_then([&](const std::vector<FieldText>& texts) { return pseudonyms::search(texts, pseudonyms::all(db), 10); })
            .and_then([&](const std::vector<FoundName>& places) { return pseudonyms::apply(db, places); });
    });
}

} // namespace

TEST_CASE("The report is written as what the file's name says, with claim and quote", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Services services(*study.project);
    FindingsWorkspace workspace(services.session, nullptr);
    QTemporaryDir folder;
    for (const auto& [name, start] : {std::pair("report.html", "<!DOCTYPE"), std::pair("report.docx", "PK"), std::pair("report.odt", "PK"),
                                      std::pair("report.pdf", "%PDF")}) {
        const auto path = folder.filePath(QLatin1String(name));
        INFO(name);
        services.notices.clear();
        workspace.writeTo(path);
        REQUIRE(QTest::qWaitFor([&] { return services.notices.sentence().contains(path); }, 20'000));
        CHECK(contentOf(path).left(9).toUpper().startsWith(QByteArray(start).toUpper()));
    }
    const auto page = QString::fromUtf8(contentOf(folder.filePath("report.html")));
    CHECK(page.contains("Families are asked, not always"));
    CHECK(page.contains(SmallStudy::quote));
}

TEST_CASE("The report is put together and written beside the window's work, and can be cancelled", "[findings-ui]")
{
    QTemporaryDir folder;
    const auto project = valueOf(Project::create(folder.filePath("study.counterpoint"), QStringLiteral("Study")));
    valueOf(project->perform("Claim", [](Edit& db) { return findings::add(db, QStringLiteral("Families are asked")); }));
    Services services(*project);
    FindingsWorkspace workspace(services.session, nullptr);
    REQUIRE(QTest::qWaitFor([&] { return services.jobs.running().empty(); }, 20'000));
    const auto path = folder.filePath("report.html");

    workspace.writeTo(path);
    REQUIRE(services.jobs.running().size() == 1); // what is put together is not waited for
    services.jobs.cancel(services.jobs.running().front());
    REQUIRE(QTest::qWaitFor([&] { return services.jobs.running().empty(); }, 20'000));
    QTest::qWait(50);
    CHECK_FALSE(QFile::exists(path));
    CHECK(services.notices.sentence().isEmpty());

    workspace.writeTo(path);
    REQUIRE(QTest::qWaitFor([&] { return services.notices.sentence().contains(path); }, 20'000));
    CHECK(contentOf(path).contains("Families are asked"));
}

TEST_CASE("A report that cannot be written says so, and what to do", "[findings-ui]")
{
    SmallStudy study;
    Services services(*study.project);
    FindingsWorkspace workspace(services.session, nullptr);
    workspace.writeTo("/nowhere/at/all/report.html");
    REQUIRE(QTest::qWaitFor([&] { return services.notices.isError(); }, 20'000));
    CHECK(services.notices.sentence().contains("/nowhere/at/all/report.html"));
}

TEST_CASE("Evidence that no longer holds is shown before a report is written", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Services services(*study.project);
    FindingsWorkspace workspace(services.session, nullptr);
    workspace.show();
    auto* panel = workspace.findChild<QWidget*>("staleEvidencePanel");
    auto* write = workspace.findChild<QPushButton*>("writeReportButton");
    study.edit("always", "sometimes");
    write->click();
    CHECK(panel->isVisible());
    CHECK_FALSE(workspace.findChild<QFileDialog*>());
    valueOf(study.project->undo()); // it holds again
    CHECK_FALSE(panel->isVisible());
    write->click();
    REQUIRE(workspace.findChild<QFileDialog*>());
    CHECK(workspace.findChild<QFileDialog*>()->defaultSuffix() == "docx");
}

TEST_CASE("The preview shows the report's pages and follows the choice of sections", "[findings-ui]")
{
    SmallStudy study;
    Services services(*study.project);
    FindingsWorkspace workspace(services.session, nullptr);
    workspace.resize(1200, 700);
    workspace.show();
    auto* preview = workspace.findChild<ReportPreview*>(QStringLiteral("reportPreview"));
    QSignalSpy laidOut(preview, &ReportPreview::laidOut);
    workspace.findChild<QPushButton*>("previewReport")->click();
    REQUIRE(QTest::qWaitFor([&] { return laidOut.count() >= 1; }, 20'000));
    const int pages = preview->pageCount();
    CHECK(pages >= 2);
    workspace.findChild<QCheckBox*>("reportCodebook")->click(); // it begins a page of its own
    REQUIRE(QTest::qWaitFor([&] { return preview->pageCount() == pages - 1; }, 20'000));
}

TEST_CASE("Names that have a pseudonym are listed before a report is written, and it is written only on request", "[findings-ui]")
{
    SmallStudy study;
    study.addQuote();
    Services services(*study.project);
    QTemporaryDir folder;
    putPseudonymIn(study);
    study.step([](Edit& db) { return findings::add(db, QStringLiteral("Ben was never asked")); }); // typed afterwards
    FindingsWorkspace workspace(services.session, nullptr);
    workspace.show();
    const auto path = folder.filePath("report.html");
    workspace.writeTo(path);
    auto* dialog = workspace.findChild<QDialog*>("namesLeftDialog");
    REQUIRE(dialog);
    auto* list = dialog->findChild<QTreeWidget*>("namesLeft");
    CHECK(list->topLevelItemCount() >= 1);
    CHECK(list->topLevelItem(0)->text(0).contains("Ben"));
    dialog->findChild<QPushButton*>("doNotWriteNames")->click();
    CHECK_FALSE(QFile::exists(path));
    workspace.writeTo(path);
    QTest::qWait(0);
    for (auto* again : workspace.findChildren<QDialog*>("namesLeftDialog"))
        if (again->isVisible())
            again->findChild<QPushButton*>("writeWithNames")->click();
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(path); }, 20'000));
}

TEST_CASE("The template of a house that was chosen dresses the Word report", "[findings-ui]")
{
    SmallStudy study;
    Services services(*study.project);
    QTemporaryDir folder;
    const auto house = folder.filePath("House.dotx");
    QFile file(house);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(zipped(houseParts()));
    file.close();
    settings::setHouseTemplate(house);
    FindingsWorkspace workspace(services.session, nullptr);
    CHECK(workspace.findChild<QToolButton*>("houseTemplateButton")->text() == "House.dotx");
    const auto path = folder.filePath("report.docx");
    workspace.writeTo(path);
    REQUIRE(QTest::qWaitFor([&] { return services.notices.sentence().contains(path); }, 20'000));
    const auto archive = valueOf(ZipReader::open(contentOf(path), path));
    CHECK(valueOf(archive.read("word/document.xml")).contains("berschrift1"));
    workspace.findChild<QAction*>("noHouseTemplate")->trigger();
    CHECK(settings::houseTemplate().isEmpty());
}

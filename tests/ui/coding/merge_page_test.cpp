#include "tests/support/two_copies.h"
#include "ui/coding/merge_page.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

void define(Project& project, const QString& words)
{
    valueOf(project.perform(QStringLiteral("Define"), [&](Edit& db) -> Result<> {
        db.prepare("UPDATE code SET definition = ? WHERE name = 'Trust'").bind(words).run();
        return {};
    }));
}

void addCode(Project& project, const QString& name)
{
    valueOf(project.perform(QStringLiteral("Add"), [&](Edit& db) { return codebook::ensurePath(db, name); }));
}

/// Both define the code in another way; the copy has a code more.
struct Apart {
    Apart()
        : session(*copies.ours, navigator, notices, jobs)
        , page(session)
    {
        addCode(*copies.ours, QStringLiteral("Trust"));
        copies.part();
        define(*copies.theirs, QStringLiteral("Theirs"));
        addCode(*copies.theirs, QStringLiteral("Doubt"));
        define(*copies.ours, QStringLiteral("Ours"));
        session.setCoder(
            valueOf(copies.ours->perform(QStringLiteral("Coder"), [](Edit& db) { return coders::ensure(db, QStringLiteral("Ada")); })),
            QStringLiteral("Ada"));
        copies.theirs.reset();
        QObject::connect(&page, &ui::MergePage::wanted, &page, [this] { page.QWidget::show(); });
        QObject::connect(&page, &ui::MergePage::left, &page, [this] { page.hide(); });
    }
    void compareWith(const QString& path)
    {
        page.show(path);
        REQUIRE(QTest::qWaitFor([&] { return page.isVisible() || notices.isError(); }));
    }
    void mergeNow()
    {
        REQUIRE(QTest::qWaitFor([&] { return find<QPushButton>("mergeNow")->isEnabled(); }));
        find<QPushButton>("mergeNow")->click();
        REQUIRE(QTest::qWaitFor([&] { return !page.isVisible(); }));
    }
    bool says(const char* words) { return find<QLabel>("mergeSaid")->text().contains(QLatin1String(words)); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    /// Copies of the study that were left beside it.
    int besides() const
    {
        const QFileInfo study(copies.ours->path());
        return int(study.dir().entryList({study.fileName() + QStringLiteral(".aside*")}, QDir::Files | QDir::Hidden).size());
    }
    QStringList definitions() const { return listed(*copies.ours, "SELECT name || ': ' || definition FROM code"); }

    TwoCopies copies;
    ui::Navigator navigator;
    QWidget shelf;
    ui::NoticeBar notices{&shelf};
    ui::Jobs jobs;
    ui::Session session;
    ui::MergePage page;
};

} // namespace

TEST_CASE("a coder's copy is listed difference by difference before anything is merged", "[merge_page]")
{
    Apart both;
    both.compareWith(both.copies.path("theirs"));
    CHECK(both.find<QLabel>("mergeSaid")->text().contains(QLatin1String("2 differences")));
    CHECK(both.find<QLabel>("mergeSaid")->text().contains(QLatin1String("1 of them changed on both sides")));
    CHECK(both.definitions() == QStringList{"Trust: Ours"});
    both.mergeNow();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Trust: Ours"});
    CHECK(both.copies.ours->undoLabel() == QStringLiteral("Merge “theirs.counterpoint”"));
    valueOf(both.copies.ours->undo());
    CHECK(both.definitions() == QStringList{"Trust: Ours"});
}

TEST_CASE("where both changed the same, the choice counts, and the other words are kept in a memo", "[merge_page]")
{
    Apart both;
    both.compareWith(both.copies.path("theirs"));
    auto* choice = both.find<QComboBox>("mergeChoice");
    REQUIRE(choice);
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    both.mergeNow();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Trust: Theirs"});
    CHECK(listed(*both.copies.ours, "SELECT body FROM memo").join(u' ').contains(QLatin1String("Ours")));
}

TEST_CASE("what changes here while the copy is looked at is compared anew, and choices stay", "[merge_page]")
{
    Apart both;
    both.compareWith(both.copies.path("theirs"));
    auto* choice = both.find<QComboBox>("mergeChoice");
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QObject::connect(both.copies.ours.get(), &Project::changed, &both.page, &ui::MergePage::refresh);
    addCode(*both.copies.ours, QStringLiteral("Doubt"));
    addCode(*both.copies.ours, QStringLiteral("Hope"));
    REQUIRE(QTest::qWaitFor([&] { return both.jobs.running().empty(); }));
    CHECK(both.find<QComboBox>("mergeChoice")->currentIndex() == 1);
    both.mergeNow();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Hope: ", "Trust: Theirs"});
}

TEST_CASE("a merge that is cancelled leaves the study as it was, and can be done after all", "[merge_page]")
{
    Apart both;
    both.compareWith(both.copies.path("theirs"));
    REQUIRE(QTest::qWaitFor([&] { return both.jobs.running().empty(); }));
    both.find<QPushButton>("mergeNow")->click();
    CHECK_FALSE(both.find<QPushButton>("mergeNow")->isEnabled());
    both.jobs.cancelAll();
    REQUIRE(QTest::qWaitFor([&] { return both.jobs.running().empty(); }));
    CHECK(both.definitions() == QStringList{"Trust: Ours"});
    CHECK(both.page.isVisible());
    CHECK(both.besides() == 0);
    both.mergeNow();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Trust: Ours"});
    CHECK(both.besides() == 0);
}

TEST_CASE("what somebody does while the copy is merged is kept, and merged with", "[merge_page]")
{
    Apart both;
    both.compareWith(both.copies.path("theirs"));
    QObject::connect(both.copies.ours.get(), &Project::changed, &both.page, &ui::MergePage::refresh);
    REQUIRE(QTest::qWaitFor([&] { return both.jobs.running().empty(); }));
    both.find<QPushButton>("mergeNow")->click();
    addCode(*both.copies.ours, QStringLiteral("Hope"));
    REQUIRE(QTest::qWaitFor([&] { return !both.page.isVisible(); }));
    CHECK(both.definitions() == QStringList{"Doubt: ", "Hope: ", "Trust: Ours"});
    valueOf(both.copies.ours->undo());
    CHECK(both.definitions() == QStringList{"Hope: ", "Trust: Ours"});
}

TEST_CASE("a file that is no copy of the study is refused in a sentence", "[merge_page]")
{
    Apart both;
    valueOf(Project::create(both.copies.path("other"), QStringLiteral("Another study")));
    both.compareWith(both.copies.path("other"));
    CHECK(both.notices.isError());
    CHECK(both.notices.sentence().contains(QLatin1String("other.counterpoint")));
    CHECK_FALSE(both.page.isVisible());
}

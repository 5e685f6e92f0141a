#include "tests/support/two_copies.h"
#include "ui/coding/merge_page.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
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
    template <class Widget>
    Widget* find(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
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
    both.find<QPushButton>("mergeNow")->click();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Trust: Ours"});
    CHECK_FALSE(both.page.isVisible());
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
    both.find<QPushButton>("mergeNow")->click();
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
    CHECK(both.find<QComboBox>("mergeChoice")->currentIndex() == 1);
    both.find<QPushButton>("mergeNow")->click();
    CHECK(both.definitions() == QStringList{"Doubt: ", "Trust: Theirs"});
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

#include "tests/support/printing.h"
#include "ui/support/job.h"
#include <QSemaphore>
#include <QtTest/QTest>

using namespace counterpoint;
using ui::Jobs;

TEST_CASE("A job gives its result back on the thread that asked", "[jobs]")
{
    Jobs jobs;
    QObject owner;
    int got = 0;
    QThread* thread = nullptr;
    jobs.run(
        &owner, QStringLiteral("Counting"),
        [](const Progress& progress) -> Result<int> {
            progress.at(1, 2);
            return 42;
        },
        [&](const Result<int>& result) {
            got = *result;
            thread = QThread::currentThread();
        });
    CHECK(jobs.running().size() == 1);
    REQUIRE(QTest::qWaitFor([&] { return got == 42; }));
    CHECK(thread == QThread::currentThread());
    CHECK(jobs.running().empty());
}

TEST_CASE("A cancelled job stops and its result is dropped", "[jobs]")
{
    Jobs jobs;
    QObject owner;
    QSemaphore started;
    bool finished = false;
    jobs.run(
        &owner, QStringLiteral("Endless"),
        [&](const Progress& progress) -> Result<> {
            started.release();
            while (progress.at(0, 0))
                QThread::msleep(1);
            return fail(Error::Kind::Cancelled, QString());
        },
        [&](const Result<>&) { finished = true; });
    started.acquire();
    jobs.cancel(jobs.running().front());
    REQUIRE(QTest::qWaitFor([&] { return jobs.running().empty(); }));
    CHECK_FALSE(finished);
}

TEST_CASE("The result of a job whose owner is gone is dropped", "[jobs]")
{
    Jobs jobs;
    auto owner = std::make_unique<QObject>();
    QSemaphore go;
    bool finished = false;
    jobs.run(
        owner.get(), QStringLiteral("Late"),
        [&](const Progress&) -> Result<int> {
            go.acquire();
            return 1;
        },
        [&](const Result<int>&) { finished = true; });
    owner.reset();
    go.release();
    REQUIRE(QTest::qWaitFor([&] { return jobs.running().empty(); }));
    CHECK_FALSE(finished);
}

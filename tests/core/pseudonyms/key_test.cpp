#include "core/interchange/sealed/sealed.h"
#include "core/pseudonyms/key_file.h"
#include "core/pseudonyms/redaction.h"
#include "core/pseudonyms/uses.h"
#include "tests/core/pseudonyms/a_named_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("a sealed file opens with its password alone, and says whether it is damaged", "[pseudonyms][sealed]")
{
    const QByteArray content = "Anna is Berta";
    const auto bytes = valueOf(sealed::seal(content, "correct hörse"));
    CHECK_FALSE(bytes.contains("Anna"));
    CHECK(valueOf(sealed::open(bytes, "correct hörse", "key")) == content);
    CHECK(valueOf(sealed::open(bytes, "correct ho\u0308rse", "key")) == content); // the other keyboard's way to type it
    const auto wrong = sealed::open(bytes, "Correct hörse", "key");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().kind == Error::Kind::Invalid);
    CHECK(wrong.error().message.contains("not the password"));
    for (const auto at : {qsizetype(9), qsizetype(40), bytes.size() - 40, bytes.size() - 1}) {
        auto damaged = bytes;
        damaged[at] = char(damaged[at] ^ 1);
        const auto opened = sealed::open(damaged, "correct hörse", "key");
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == Error::Kind::Format);
        CHECK(opened.error().message.contains("damaged"));
    }
    CHECK(sealed::open(bytes.left(50), "correct hörse", "key").error().kind == Error::Kind::Format);
    CHECK(sealed::open("kind,original", "correct hörse", "key").error().message.contains("not protected"));
    CHECK(sealed::seal(content, "short").error().message.contains("too short"));
    CHECK(valueOf(sealed::seal(content, "correct hörse")) != bytes); // salt and nonce are new each time
}

TEST_CASE("a key brought back after it was deleted takes the pseudonyms back, in edited texts too", "[pseudonyms][key]")
{
    ANamedStudy study;
    study.add("Anna", "Berta");
    study.add("Anna Schmidt", "Berta");
    study.add("Ben", "Karl");
    const auto words = study.words();
    study.applyAll();
    const auto key = valueOf(study.project->read([](const Read& db) { return key_file::write(db); }));
    const auto table = valueOf(study.project->read([](const Read& db) { return pseudonyms::all(db); }));
    const auto version = study.project->fileVersion();
    valueOf(redaction::prepare(study.path, redaction::ofKey(table), "Ada"));
    valueOf(redaction::finish(*study.project, version));
    study.step([&](Edit& db) { return sources::replace(db, study.source, {0, 0}, "A first line 😀.\n"); });
    const auto middle = study.words().indexOf("not a banana");
    const auto at = TextIndex(study.words()).toCodePoint(middle);
    study.step([&](Edit& db) { return sources::replace(db, study.source, {at, at}, "really "); });

    const auto taken = study.step([&](Edit& db) { return key_file::read(db, key, "key"); });
    CHECK(taken.table.added == 3);
    CHECK(taken.lost == 0);
    const auto back = study.step([](Edit& db) { return pseudonyms::takeBack(db); });
    CHECK(back.left == 0);
    CHECK(study.words() == "A first line 😀.\n" + QString(words).replace("not a banana", "really not a banana"));
    CHECK(study.answers().last() == "ask Anna Schmidt");

    const auto other = emptyProject();
    const auto elsewhere = valueOf(other->perform("Take", [&](Edit& db) { return key_file::read(db, key, "key"); }));
    CHECK(elsewhere.isOtherStudy);
    CHECK(elsewhere.table.added == 3);
    CHECK_FALSE(other->perform("Take", [&](Edit& db) { return key_file::read(db, "{}", "key"); }));
}

TEST_CASE("a key that is brought in finds nothing to take back where the names stand again", "[pseudonyms][key]")
{
    ANamedStudy study;
    study.add("Anna", "Berta");
    study.applyAll();
    const auto key = valueOf(study.project->read([](const Read& db) { return key_file::write(db); }));
    study.step([](Edit& db) { return pseudonyms::takeBack(db); });
    study.step([&](Edit& db) { return key_file::read(db, key, "key"); });
    const auto rows = valueOf(study.project->read([](const Read& db) { return uses::inFields(db); }));
    for (const auto& use : rows)
        CHECK(use.ref.field == fields::ofAnswers);
}

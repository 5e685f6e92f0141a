#include "core/coding/memos.h"
#include "core/transcript/edit_text.h"
#include "tests/support/two_copies.h"

using namespace counterpoint;
using namespace counterpoint::test;
using Outcome = merge::Difference::Outcome;

namespace {

const QString text = QStringLiteral("Ann: We ask the family first.\nBea: Nobody asked us at all.\nAnn: That was long ago.\n");

template <class F>
auto step(Project& project, F&& body)
{
    return valueOf(project.perform(QStringLiteral("Work"), body));
}

struct Known {
    SourceId source;
    CodeId code;
    CoderId ada;
};

/// One interview, two codes, one coding; then the copies part.
Known prepare(TwoCopies& copies)
{
    Known known;
    known.source = step(*copies.ours, [](Edit& db) {
        return sources::add(db, {QStringLiteral("Interview"), SourceKind::Transcript, Strand::Interviews, {}, text, {}});
    });
    known.code = step(*copies.ours, [](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Asking")); });
    step(*copies.ours, [](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Time")); });
    known.ada = step(*copies.ours, [](Edit& db) { return coders::ensure(db, QStringLiteral("Ada")); });
    step(*copies.ours, [&](Edit& db) { return codings::add(db, {{}, known.source, known.code, known.ada, {5, 28}, {}, {}}); });
    copies.part();
    return known;
}

CodingId code(Project& project, const Known& known, const QString& coder, const QString& path, TextSpan span)
{
    return step(project, [&](Edit& db) -> Result<CodingId> {
        const auto who = coders::ensure(db, coder);
        const auto what = codebook::ensurePath(db, path);
        return codings::add(db, {{}, known.source, *what, *who, span, {}, {}});
    });
}

void setDefinition(Project& project, CodeId id, const QString& definition)
{
    valueOf(project.perform(QStringLiteral("Define"), [&](Edit& db) {
        db.prepare("UPDATE code SET definition = ? WHERE id = ?").bind(definition, id).run();
        return Result<>();
    }));
}

void edit(Project& project, const Known& known, const QString& from, const QString& to)
{
    valueOf(project.perform(QStringLiteral("Edit"), [&](Edit& db) {
        const auto now = sources::text(db, known.source);
        const auto at = now.indexOf(from);
        REQUIRE(at >= 0);
        return sources::replace(db, known.source, {at, at + from.size()}, to);
    }));
}

QString textOf(const Project& project, const Known& known)
{
    return valueOf(project.read([&](const Read& db) { return sources::text(db, known.source); }));
}

} // namespace

TEST_CASE("texts edited on one side and codes renamed on the other come together in one step", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    edit(*copies.theirs, known, QStringLiteral("We ask"), QStringLiteral("We always ask"));
    code(*copies.theirs, known, QStringLiteral("Ben"), QStringLiteral("Time"), {68, 90});
    step(*copies.ours, [&](Edit& db) { return codebook::rename(db, known.code, QStringLiteral("Being asked")); });
    edit(*copies.ours, known, QStringLiteral("long ago"), QStringLiteral("long, long ago"));
    const auto before = dump(*copies.ours);

    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(merged.conflicts() == 0);
    CHECK(textOf(*copies.ours, known).contains(QStringLiteral("We always ask the family")));
    CHECK(textOf(*copies.ours, known).contains(QStringLiteral("long, long ago")));
    const auto codings = codingsOf(*copies.ours);
    REQUIRE(codings.size() == 2);
    CHECK(codings.first() == QStringLiteral("Interview|Being asked|Ada|5-35|"));
    CHECK(codings.last().startsWith(QStringLiteral("Interview|Time|Ben|68-96")));
    CHECK(differenceIn(merged, Outcome::Changed, QStringLiteral("Texts")));
    valueOf(copies.ours->undo());
    CHECK(dump(*copies.ours) == before);
}

TEST_CASE("what both added is not doubled", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    for (auto* project : {copies.ours.get(), copies.theirs.get()}) {
        code(*project, known, QStringLiteral("Cleo"), QStringLiteral("Trust/Earned"), {35, 50});
        step(*project, [](Edit& db) { return cases::ensure(db, QStringLiteral("Ann")); });
    }
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(merged.conflicts() == 0);
    CHECK(codesOf(*copies.ours).size() == 4);
    CHECK(codingsOf(*copies.ours).size() == 2);
    CHECK(listed(*copies.ours, "SELECT name FROM study_case") == QStringList{QStringLiteral("Ann")});
    CHECK(differenceIn(merged, Outcome::Joined, QStringLiteral("Codes")));
    // And once more: nothing is left to do.
    CHECK(TwoCopies::merge(*copies.ours, *copies.theirs).differences.empty());
}

TEST_CASE("a field that both changed is a conflict; what loses is kept in a memo, and is asked about once", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    setDefinition(*copies.ours, known.code, QStringLiteral("Ours"));
    setDefinition(*copies.theirs, known.code, QStringLiteral("Theirs, longer"));
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    REQUIRE(merged.conflicts() == 1);
    const auto& conflict = merged.differences.front();
    CHECK(conflict.ours == QStringLiteral("Ours"));
    CHECK(conflict.theirs == QStringLiteral("Theirs, longer"));
    CHECK(listed(*copies.ours, "SELECT definition FROM code WHERE name = 'Asking'") == QStringList{QStringLiteral("Ours")});
    CHECK(listed(*copies.ours, "SELECT body FROM memo WHERE subject = 'code'").join(QString()).contains(QStringLiteral("Theirs, longer")));
    CHECK(TwoCopies::merge(*copies.ours, *copies.theirs).differences.empty());
    // What they change later is a change again.
    setDefinition(*copies.theirs, known.code, QStringLiteral("Theirs, at last"));
    CHECK(TwoCopies::merge(*copies.ours, *copies.theirs).conflicts() == 1);
}

TEST_CASE("a choice of theirs counts", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    edit(*copies.ours, known, QStringLiteral("long ago"), QStringLiteral("years ago"));
    edit(*copies.theirs, known, QStringLiteral("long ago"), QStringLiteral("weeks ago"));
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs, merge::Side::Theirs);
    CHECK(merged.conflicts() == 1);
    CHECK(textOf(*copies.ours, known).contains(QStringLiteral("weeks ago")));
    CHECK(listed(*copies.ours, "SELECT body FROM memo").join(QString()).contains(QStringLiteral("years")));
}

TEST_CASE("what one side removed and the other used stays, and comes back", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    SECTION("removed there, used here")
    {
        step(*copies.theirs, [&](Edit& db) { codebook::remove(db, known.code); });
        code(*copies.ours, known, QStringLiteral("Cleo"), QStringLiteral("Asking"), {35, 50});
        const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(differenceIn(merged, Outcome::Kept, QStringLiteral("Codes")));
        CHECK(codingsOf(*copies.ours) == QStringList{QStringLiteral("Interview|Asking|Cleo|35-50|")});
    }
    SECTION("removed here, used there")
    {
        step(*copies.ours, [&](Edit& db) { codebook::remove(db, known.code); });
        code(*copies.theirs, known, QStringLiteral("Ben"), QStringLiteral("Asking"), {35, 50});
        const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(differenceIn(merged, Outcome::Restored, QStringLiteral("Codes")));
        CHECK(codingsOf(*copies.ours) == QStringList{QStringLiteral("Interview|Asking|Ben|35-50|")});
    }
    SECTION("a text that was removed here and coded there")
    {
        step(*copies.ours, [&](Edit& db) { sources::remove(db, known.source); });
        code(*copies.theirs, known, QStringLiteral("Ben"), QStringLiteral("Asking"), {35, 50});
        TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(listed(*copies.ours, "SELECT name FROM source") == QStringList{QStringLiteral("Interview")});
        CHECK(codingsOf(*copies.ours) == QStringList{QStringLiteral("Interview|Asking|Ben|35-50|")});
    }
    SECTION("removed there, untouched here: it goes")
    {
        step(*copies.theirs, [&](Edit& db) { codebook::remove(db, known.code); });
        TwoCopies::merge(*copies.ours, *copies.theirs);
        CHECK(codesOf(*copies.ours).size() == 1);
        CHECK(codingsOf(*copies.ours).isEmpty());
    }
}

TEST_CASE("codes that were moved below each other do not make a circle", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    const auto time = valueOf(copies.ours->read([](const Read& db) { return codebook::find(db, QStringLiteral("Time")); })).id;
    const auto below = [](Project& project, CodeId code, CodeId parent) {
        step(project, [&](Edit& db) { db.prepare("UPDATE code SET parent_id = ? WHERE id = ?").bind(parent, code).run(); });
    };
    below(*copies.ours, known.code, time);
    below(*copies.theirs, time, known.code);
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs, merge::Side::Theirs);
    CHECK(merged.conflicts() == 1);
    CHECK(listed(*copies.ours, "SELECT name FROM code WHERE parent_id IS NULL") == QStringList{QStringLiteral("Time")});
}

TEST_CASE("a new text and new responses of the other copy come in whole", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    for (auto* project : {copies.ours.get(), copies.theirs.get()})
        step(*project, [&](Edit& db) {
            return sources::add(db,
                                {project == copies.ours.get() ? QStringLiteral("Ours alone") : QStringLiteral("Theirs alone"),
                                 SourceKind::Transcript,
                                 Strand::Interviews,
                                 {},
                                 text,
                                 {}});
        });
    step(*copies.theirs, [](Edit& db) {
        Variable trust;
        trust.name = QStringLiteral("trust");
        trust.labels = {{1.0, QStringLiteral("No")}, {2.0, QStringLiteral("Yes")}};
        return datasets::add(db, {QStringLiteral("families"), {}, {trust}}, {Column::ofNumbers({1, 2, 2})});
    });
    TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(listed(*copies.ours, "SELECT name FROM source")
          == QStringList{QStringLiteral("Interview"), QStringLiteral("Ours alone"), QStringLiteral("Theirs alone")});
    const auto column = valueOf(copies.ours->read([](const Read& db) -> Result<Column> {
        const auto dataset = datasets::byName(db, QStringLiteral("families"));
        return datasets::column(db, variables::of(db, dataset->id).front().id);
    }));
    CHECK(column.numbers == std::vector<double>{1, 2, 2});
    CHECK(listed(*copies.ours, "SELECT label FROM value_label").size() == 2);
    CHECK(known.source.isValid());
}

TEST_CASE("what is no copy of the study is refused in a sentence", "[merge]")
{
    TwoCopies copies;
    prepare(copies);
    const auto ours = valueOf(copies.ours->read([&](const Read& db) { return merge::describe(db, copies.ours->path()); }));
    const auto refused = [&](const QString& path) { return merge::openOther(ours, path).error().message; };
    CHECK(refused(copies.ours->path()).contains(QStringLiteral("this study itself")));
    CHECK(refused(copies.path("nowhere")).contains(QStringLiteral("There is no study")));
    auto other = valueOf(Project::create(copies.path("other"), QStringLiteral("Another")));
    CHECK(refused(copies.path("other")).contains(QStringLiteral("another study")));
    QFile broken(copies.path("broken"));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(9000, 'x'));
    broken.close();
    CHECK(!refused(copies.path("broken")).isEmpty());
}

TEST_CASE("lines that both put behind a text are all there, once each", "[merge]")
{
    TwoCopies copies;
    const auto known = prepare(copies);
    const auto append = [&](Project& project, const QString& words) {
        step(project, [&](Edit& db) {
            const TextSpan end{82, 82}; // before the last line end
            return sources::replace(db, known.source, end, words);
        });
    };
    REQUIRE(text.size() == 83);
    append(*copies.ours, QStringLiteral("\nAnn: Ours.\nBea: Both."));
    append(*copies.theirs, QStringLiteral("\nBea: Theirs, and more.\nBea: Both."));
    code(*copies.theirs, known, QStringLiteral("Ben"), QStringLiteral("Time"), {88, 94});
    const auto merged = TwoCopies::merge(*copies.ours, *copies.theirs);
    CHECK(merged.conflicts() == 0);
    CHECK(textOf(*copies.ours, known).endsWith(QStringLiteral("long ago.\nAnn: Ours.\nBea: Theirs, and more.\nBea: Both.\n")));
    const auto time = codingsOf(*copies.ours).filter(QStringLiteral("|Time|"));
    REQUIRE(time.size() == 1);
    const auto start = textOf(*copies.ours, known).indexOf(QStringLiteral("Theirs"));
    CHECK(time.front().startsWith(QStringLiteral("Interview|Time|Ben|%1-%2").arg(start).arg(start + 6)));
}

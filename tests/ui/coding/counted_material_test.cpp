#include "core/transcript/edit_text.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/blind.h"
#include "ui/coding/counted_material.h"
#include "ui/support/settings.h"
#include <QSignalSpy>
#include <QTreeView>
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject twoTalks()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("One"), QStringLiteral("Int: Is it trust?\nRosa: Trust is all 🙂 there is.\n"))
        .withTurn(QStringLiteral("Int: "), QStringLiteral("Int"))
        .withTurn(QStringLiteral("Rosa: "), QStringLiteral("Rosa"))
        .withCode(QStringLiteral("A"))
        .withCoding(QStringLiteral("trust"))
        .withCode(QStringLiteral("A/B"))
        .withCoding(QStringLiteral("Trust"))
        .withTranscript(QStringLiteral("Two"), QStringLiteral("Bo: Quite another talk, without end."))
        .withTurn(QStringLiteral("Bo: "), QStringLiteral("Bo"))
        .withCode(QStringLiteral("C"))
        .withCoding(QStringLiteral("another"));
    return study;
}

/// One step of those that move codes, sources or codings; many fail, which leaves the study as it is.
Result<> anyStep(Edit& db, std::mt19937& random, CoderId coder)
{
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    const auto codes = codebook::uncounted(db);
    const auto sources = sources::uncounted(db);
    const auto code = codes.empty() ? CodeId() : codes[below(codes.size())].id;
    const auto source = sources.empty() ? SourceId() : sources[below(sources.size())].id;
    const auto name = QStringLiteral("Name %1").arg(random() % 100);
    switch (random() % 12) {
    case 0:
    case 1:
    case 2: {
        const auto at = qsizetype(below(20));
        return codings::add(db, {{}, source, code, coder, {at, at + 3}, {}, {}}).map([](CodingId) {});
    }
    case 3:
        if (const auto all = codings::of(db, source); !all.empty())
            codings::remove(db, all[below(all.size())].id);
        return {};
    case 4:
        return codebook::add(db, name, code).map([](CodeId) {});
    case 5:
        return codebook::rename(db, code, name);
    case 6:
        codebook::remove(db, code);
        return {};
    case 7:
        return codebook::merge(db, code, codes.empty() ? CodeId() : codes[below(codes.size())].id);
    case 8:
        return sources::replace(db, source, {5, 9}, QStringLiteral("some new words "));
    case 9:
        return sources::rename(db, source, name);
    case 10:
        sources::setStrand(db, source, random() % 2 ? Strand::FocusGroups : Strand::Interviews);
        return {};
    default:
        if (random() % 2)
            sources::remove(db, source);
        else if (const auto added = sources::add(
                     db, {name, SourceKind::Transcript, Strand::Interviews, {}, QStringLiteral("A talk that is new here."), {}});
                 !added)
            return fail(added);
        return {};
    }
}

/// What is kept up to date step by step is what the study says when it is read whole.
void followsTheStudy(AProject&& study, unsigned seed, bool participantsOnly = false)
{
    AWorkspace at(std::move(study));
    ui::settings::setParticipantsOnly(participantsOnly);
    ui::CountedMaterial material(at.session);
    QObject::connect(at.project.get(), &Project::changed, &material, &ui::CountedMaterial::take);
    material.take(Changes::everything());
    const auto bob = valueOf(at.project->perform("Bob", [](Edit& db) { return coders::ensure(db, "Bob"); }));
    std::mt19937 random(seed);
    for (int round = 0; round < 150; ++round) {
        CAPTURE(seed, round);
        const auto coder = random() % 2 ? bob : at.session.coder();
        if (const auto way = random() % 6; way == 0)
            (void)at.project->undo();
        else if (way == 1)
            (void)at.project->redo();
        else
            (void)at.project->perform("Step", [&](Edit& db) { return anyStep(db, random, coder); });
        ui::CountedMaterial fresh(at.session);
        fresh.take(Changes::everything());
        REQUIRE(material.codes() == fresh.codes());
        REQUIRE(material.sources().size() == fresh.sources().size());
        for (std::size_t i = 0; i < fresh.sources().size(); ++i) {
            auto kept = material.sources()[i];
            if (participantsOnly)
                kept.words = fresh.sources()[i].words; // counted a little later, each in its own time
            REQUIRE(kept == fresh.sources()[i]);
        }
    }
}

} // namespace

TEST_CASE("counts that are kept up step by step are those of the whole study, for all words and coders", "[ui][counts]")
{
    for (const unsigned seed : {1U, 2U})
        followsTheStudy(twoTalks(), seed);
}

TEST_CASE("counts that are kept up step by step leave out what interviewers say", "[ui][counts]")
{
    AProject study = twoTalks();
    REQUIRE(study.project().perform("Role", [](Edit& db) {
        for (const auto& speaker : speakers::all(db))
            if (speaker.name == QLatin1String("Int"))
                speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
    }));
    followsTheStudy(std::move(study), 3, true);
    ui::settings::setParticipantsOnly(false);
}

TEST_CASE("counts that are kept up step by step are the coder's own where they work blind", "[ui][counts]")
{
    AWorkspace at(twoTalks());
    ui::CountedMaterial material(at.session);
    QObject::connect(at.project.get(), &Project::changed, &material, &ui::CountedMaterial::take);
    REQUIRE(at.project->perform("Blind", [&](Edit& db) { coders::setBlind(db, at.session.coder(), true); }));
    material.take(Changes::everything());
    const auto source = at.workspace->text().source()->source.id;
    const auto code = at.codes().front().id;
    const auto codeAs = [&](CoderId coder, qsizetype from) {
        REQUIRE(at.project->perform("Code", [&](Edit& db) {
            return codings::add(db, {{}, source, code, coder, {from, from + 2}, {}, {}});
        }));
    };
    const auto codingsOfOne = [&] {
        return std::find_if(material.sources().begin(), material.sources().end(), [&](const Source& s) { return s.id == source; })->codings;
    };
    const int before = codingsOfOne();
    const auto bob = valueOf(at.project->perform("Bob", [](Edit& db) { return coders::ensure(db, "Bob"); }));
    codeAs(bob, 1);
    CHECK(codingsOfOne() == before);
    codeAs(at.session.coder(), 1);
    CHECK(codingsOfOne() == before + 1);
}

TEST_CASE("a coding changes one row of the list of sources, and the others are not laid out anew", "[ui][counts]")
{
    AWorkspace at(twoTalks());
    auto* model = at.find<QTreeView>("sourceTree")->model();
    const QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
    const QSignalSpy moved(model, &QAbstractItemModel::rowsInserted);
    at.select(QStringLiteral("all"));
    const auto span = at.workspace->text().selection();
    const auto source = at.workspace->text().source()->source.id;
    REQUIRE(at.project->perform("Code", [&](Edit& db) {
        return codings::add(db, {{}, source, at.codes().front().id, at.session.coder(), span, {}, {}});
    }));
    CHECK(model->index(0, 2, model->index(0, 0)).data().toString() == QStringLiteral("3"));
    CHECK(changed.size() == 1);
    CHECK(moved.isEmpty());
}

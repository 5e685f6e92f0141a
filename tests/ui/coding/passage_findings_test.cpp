#include "core/integration/findings.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/finding_links.h"
#include "ui/coding/passage_finding_bar.h"
#include <QMenu>
#include <QSignalSpy>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

const QString spoken = QStringLiteral("Rosa: Trust is all. Money is little. Nobody asked.\n");

AProject anInterview()
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), spoken).withTurn(QStringLiteral("Rosa: "), QStringLiteral("Rosa"));
    made.withCode(QStringLiteral("Trust")).withCoding(QStringLiteral("Trust is all."));
    return made;
}

/// The workspace on an interview of which two passages are evidence: one of two findings, one of the second alone.
struct Evidenced : AWorkspace {
    Evidenced()
        : AWorkspace(anInterview())
    {
        first = add(QStringLiteral("Trust & care count"));
        second = add(QStringLiteral("Nobody is asked"));
        bind(first, QStringLiteral("Trust is all."), Evidence::Stance::Supports);
        bind(second, QStringLiteral("Trust is all."), Evidence::Stance::Contradicts);
        bind(second, QStringLiteral("Nobody asked."), Evidence::Stance::Supports);
    }
    FindingId add(const QString& claim)
    {
        return valueOf(project->perform("Add", [&](Edit& db) { return findings::add(db, claim); }));
    }
    void bind(FindingId finding, const QString& words, Evidence::Stance stance)
    {
        const auto at = spoken.indexOf(words);
        const auto source = workspace->text().source()->source.id;
        valueOf(project->perform("Bind", [&](Edit& db) {
            return findings::addPassage(db, finding, source, TextSpan{at, at + words.size()}, stance);
        }));
    }
    QString line() { return find<FindingLinks>("passageFindings")->accessibleName(); }

    FindingId first;
    FindingId second;
};

} // namespace

TEST_CASE("A passage says which finding it is evidence in, and leads there", "[ui][findings-ui]")
{
    Evidenced study;
    auto* links = study.find<FindingLinks>("passageFindings");
    QSignalSpy requested(&study.navigator, &Navigator::requested);
    study.cursorAt("Nobody");
    CHECK(study.line() == QString::fromUtf8("Evidence in finding 2 “Nobody is asked”"));
    links->setFocus();
    study.press(Qt::Key_Space);
    REQUIRE(requested.size() == 1);
    const auto place = requested.front().front().value<Place>();
    CHECK(place.workspace == Place::Workspace::Findings);
    CHECK(place.entity == Entity::Finding);
    CHECK(place.id == study.second.value());

    study.cursorAt("Money");
    CHECK(study.line() == "Passages of this text that are evidence in findings: 3");
    CHECK_FALSE(links->isEnabled());

    study.select("is all. Money"); // overlaps
    CHECK(study.line() == "Evidence in 2 findings");
    links->click();
    auto* menu = links->findChild<QMenu*>("findingsMenu");
    REQUIRE(menu);
    REQUIRE(menu->actions().size() == 2);
    CHECK(menu->actions()[0]->text() == QString::fromUtf8("Evidence in finding 1 “Trust && care count”"));
    CHECK(menu->actions()[1]->text() == QString::fromUtf8("Evidence against finding 2 “Nobody is asked”"));
    menu->actions()[0]->trigger();
    CHECK(requested.back().front().value<Place>().id == study.first.value());
}

TEST_CASE("The line is there while anything of the text is evidence, and follows the evidence", "[ui][findings-ui]")
{
    AWorkspace plain(anInterview());
    CHECK_FALSE(plain.find<PassageFindingBar>("passageFindingBar")->isVisible());

    Evidenced study;
    auto* bar = study.find<PassageFindingBar>("passageFindingBar");
    CHECK(bar->isVisible());
    study.cursorAt("Nobody");
    valueOf(study.project->undo()); // of the last binding
    CHECK(study.line() == "Passages of this text that are evidence in findings: 2");
    valueOf(study.project->undo());
    valueOf(study.project->undo());
    CHECK_FALSE(bar->isVisible());
    valueOf(study.project->redo());
    CHECK(bar->isVisible());
}

TEST_CASE("A code says which findings its passages are evidence in", "[ui][findings-ui]")
{
    Evidenced study;
    auto* links = study.find<FindingLinks>("codeFindings");
    study.workspace->codebook().setCurrent(study.codes().front().id);
    CHECK(links->accessibleName() == "Evidence in 2 findings");
    CHECK(links->isVisibleTo(study.workspace.get()));
    valueOf(study.project->undo());
    valueOf(study.project->undo());
    CHECK(links->accessibleName() == QString::fromUtf8("Evidence in finding 1 “Trust & care count”"));
    valueOf(study.project->undo());
    CHECK_FALSE(links->isVisibleTo(study.workspace.get()));
}

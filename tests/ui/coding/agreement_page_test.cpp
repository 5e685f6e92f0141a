#include "core/coding/consensus.h"
#include "core/coding/retrieval.h"
#include "tests/ui/coding/a_workspace.h"
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Ten characters; Ada codes the first four of them, Bea the first two: they agree on eight, and on two of the four that anybody coded.
AProject twoCoders()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("Talk"), QStringLiteral("abcdefghij"))
        .withCoder(QStringLiteral("Bea"))
        .withCode(QStringLiteral("Trust"))
        .withCoding(QStringLiteral("ab"))
        .withCoder(QStringLiteral("Ada"))
        .withCoding(QStringLiteral("abcd"));
    return study;
}

struct AnAgreement : AWorkspace {
    explicit AnAgreement(AProject&& study)
        : AWorkspace(std::move(study))
    {
        for (auto* act : workspace->commands())
            if (act->objectName() == QLatin1String("coderAgreement"))
                act->trigger();
        REQUIRE(QTest::qWaitFor([&] { return codesTree()->topLevelItemCount() > 0; }));
    }
    QTreeWidget* codesTree() { return find<QTreeWidget>("agreementCodes"); }
    QTreeWidget* list() { return find<QTreeWidget>("disagreements"); }
    QTreeWidgetItem* code(const QString& path)
    {
        const auto found = codesTree()->findItems(path, Qt::MatchExactly);
        REQUIRE(found.size() == 1);
        return found.front();
    }
    void choose(const char* combo, const QString& words)
    {
        auto* box = find<QComboBox>(combo);
        const int place = box->findText(words);
        REQUIRE(place >= 0);
        box->setCurrentIndex(place);
        Q_EMIT box->activated(place);
    }
};

} // namespace

TEST_CASE("agreement is shown by code, in the measure and the unit that are asked for", "[agreement_page]")
{
    AnAgreement a(twoCoders());
    a.choose("agreementMeasure", QStringLiteral("Percent agreement"));
    CHECK(QTest::qWaitFor([&] { return a.code("Trust")->text(1) == ".800"; }));
    a.find<QCheckBox>("agreementCodedAlone")->click();
    CHECK(QTest::qWaitFor([&] { return a.code("Trust")->text(1) == ".500"; }));
    a.choose("agreementUnit", QStringLiteral("by source"));
    CHECK(QTest::qWaitFor([&] { return a.code("Trust")->text(1) == "1.000"; }));
    a.choose("agreementMeasure", QStringLiteral("Unitizing alpha"));
    CHECK(QTest::qWaitFor([&] { return a.find<QLabel>("agreementSaid")->text().contains(QLatin1String("begin and end")); }));
    CHECK_FALSE(a.find<QComboBox>("agreementUnit")->isEnabled());
    CHECK(a.code("Trust")->text(1) != "1.000");
}

TEST_CASE("a disagreement is one click from its passage", "[agreement_page]")
{
    AnAgreement a(twoCoders());
    a.codesTree()->setCurrentItem(a.code("Trust"));
    REQUIRE(a.list()->topLevelItemCount() == 1);
    auto* item = a.list()->topLevelItem(0);
    CHECK(item->text(0) == "cd");
    CHECK(item->text(2) == "Ada");
    CHECK(item->text(3) == "Bea");
    const auto place = a.list()->visualItemRect(item);
    QTest::mouseClick(a.list()->viewport(), Qt::LeftButton, {}, {place.left() + 10, place.center().y()});
    CHECK(a.workspace->text().isVisible());
    CHECK(a.view().textCursor().selectedText() == "cd");
}

TEST_CASE("a disagreement is settled with a reason, in a layer of its own", "[agreement_page]")
{
    AnAgreement a(twoCoders());
    a.codesTree()->setCurrentItem(a.code("Trust"));
    a.list()->setCurrentItem(a.list()->topLevelItem(0));
    a.find<QLineEdit>("settleReason")->setText(QStringLiteral("It is trust to the end of the clause."));
    a.find<QPushButton>("settle")->click();
    const auto decisions = valueOf(a.project->read([](const Read& db) { return consensus::decisions(db); }));
    REQUIRE(decisions.size() == 1);
    CHECK(decisions[0].reason == "It is trust to the end of the clause.");
    CHECK(a.passages().size() == 2); // what the two coded stays, and what they agreed on is not counted with it
    const auto agreed = valueOf(a.project->read([](const Read& db) {
        PassageFilter filter;
        filter.coders = {consensus::coder(db)};
        return retrieval::passages(db, filter).size();
    }));
    CHECK(agreed == 1);
    CHECK(QTest::qWaitFor([&] { return a.list()->topLevelItemCount() == 1 && !a.list()->topLevelItem(0)->text(6).isEmpty(); }));
    CHECK(a.find<QLineEdit>("settleReason")->text().isEmpty());
    valueOf(a.project->undo());
    CHECK(a.passages().size() == 2);
}

TEST_CASE("Alt+Left leads from the passage of a disagreement back to the list", "[agreement_page]")
{
    AnAgreement a(twoCoders());
    a.codesTree()->setCurrentItem(a.code("Trust"));
    const auto place = a.list()->visualItemRect(a.list()->topLevelItem(0));
    QTest::mouseClick(a.list()->viewport(), Qt::LeftButton, {}, {place.left() + 10, place.center().y()});
    REQUIRE(a.workspace->text().isVisible());
    QObject::connect(&a.navigator, &ui::Navigator::requested, &a.view(), [&](const ui::Place& to) { a.workspace->reveal(to); });
    a.navigator.back();
    CHECK(a.list()->isVisible());
}

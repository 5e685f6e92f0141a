#include "core/integration/findings.h"
#include "core/integration/elements.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<FrameworkElement> elementsOf(const SmallStudy& study)
{
    return valueOf(study.project->read([](const Read& db) { return Result<std::vector<FrameworkElement>>(elements::all(db)); }));
}

std::vector<Implication> implicationsOf(const SmallStudy& study)
{
    return valueOf(study.project->read([](const Read& db) { return Result<std::vector<Implication>>(implications::all(db)); }));
}

} // namespace

TEST_CASE("An element of the framework leads back to the finding it follows from", "[elements]")
{
    const SmallStudy study;
    const auto implied = study.step([&](Edit& db) { return implications::add(db, "Ask families early", {study.finding}); });
    const auto id = study.step([](Edit& db) { return elements::add(db, "Shadowing"); });
    FrameworkElement element;
    element.id = id;
    element.title = "Shadowing";
    element.audience = "Practitioners";
    element.mode = "A day with another team";
    element.priority = FrameworkElement::Priority::High;
    element.implications = {implied};
    study.step([&](Edit& db) { return elements::update(db, element); });
    CHECK(elementsOf(study).front() == element);
    CHECK(implicationsOf(study).front().findings == std::vector{study.finding});
    study.step([&](Edit& db) { findings::remove(db, study.finding); });
    CHECK(implicationsOf(study).front().findings.empty());
    valueOf(study.project->undo());
    CHECK(implicationsOf(study).front().findings == std::vector{study.finding});
    study.step([&](Edit& db) { implications::remove(db, implied); });
    CHECK(elementsOf(study).front().implications.empty()); // and the element stays
}

TEST_CASE("Elements keep the researcher's order", "[elements]")
{
    const SmallStudy study;
    for (const auto* title : {"One", "Two", "Three"})
        study.step([&](Edit& db) { return elements::add(db, title); });
    const auto third = elementsOf(study).back().id;
    study.step([&](Edit& db) { elements::move(db, third, 0); });
    CHECK(elementsOf(study).front().title == "Three");
    CHECK_FALSE(study.project->perform("Try", [](Edit& db) { return elements::add(db, "  "); }));
}

TEST_CASE("A finding keeps its question, its strength and what lowers the confidence in it", "[findings]")
{
    const SmallStudy study;
    Finding finding = valueOf(study.project->read([](const Read& db) { return Result<std::vector<Finding>>(findings::all(db)); })).front();
    finding.question = "Who decides?";
    finding.counterEvidence = "Looked for in all interviews; one leads the other way";
    finding.strength = Finding::Strength::Moderate;
    finding.confidence = Finding::Confidence::VeryLow;
    finding.concerns[2] = {Concern::Level::Serious, "Two interviews only"};
    study.step([&](Edit& db) { return findings::update(db, finding); });
    const auto read = valueOf(study.project->read([](const Read& db) { return Result<std::vector<Finding>>(findings::all(db)); })).front();
    CHECK(read == finding);
    finding.concerns[2] = {};
    study.step([&](Edit& db) { return findings::update(db, finding); });
    valueOf(study.project->undo());
    CHECK(valueOf(study.project->read([](const Read& db) { return Result<std::vector<Finding>>(findings::all(db)); })).front() == read);
}

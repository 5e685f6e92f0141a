#include "core/figure/layered_graph.h"
#include "core/integration/chain.h"
#include "core/report/framework_diagram.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A finding with a quote, a second finding that nothing follows from, one implication, and two elements of which one rests on it.
struct Framework {
    Framework()
    {
        study.addQuote();
        study.step([](Edit& db) { return findings::add(db, "Nothing follows from this"); });
        implication = study.step([this](Edit& db) { return implications::add(db, "Ask families early", {study.finding}); });
        resting = study.step([this](Edit& db) {
            return elements::add(db, "Shadowing").and_then([&](ElementId id) {
                FrameworkElement element;
                element.id = id;
                element.title = "Shadowing";
                element.implications = {implication};
                return elements::update(db, element).map([id] { return id; });
            });
        });
        study.step([](Edit& db) { return elements::add(db, "A leaflet"); });
    }
    Chain chain() const { return valueOf(study.project->read(chain::read)); }

    SmallStudy study;
    ImplicationId implication;
    ElementId resting;
};

} // namespace

TEST_CASE("The chain is walked from an element to the passage, and from the finding back to the element", "[elements]")
{
    const Framework framework;
    const auto chain = framework.chain();
    const auto* element = chain.element(framework.resting);
    REQUIRE(element);
    const auto implications = chain.implicationsOf(*element);
    REQUIRE(implications.size() == 1);
    const auto findings = chain.findingsOf(*implications.front());
    REQUIRE(findings.size() == 1);
    const auto evidence = chain.evidenceOf(findings.front()->id);
    REQUIRE(evidence.size() == 1);
    CHECK(evidence.front()->now == SmallStudy::quote);
    CHECK(chain.numberOf(findings.front()->id) == 1);

    const auto back = chain.elementsFrom(findings.front()->id);
    REQUIRE(back.size() == 1);
    CHECK(back.front()->title == "Shadowing");
    CHECK(chain.elementsFrom(framework.implication).front()->id == framework.resting);
    CHECK(chain.elementsFrom(chain.findings.back().id).empty());
}

TEST_CASE("The diagram has what belongs to the framework, with lines from each element to what it rests on", "[elements]")
{
    const Framework framework;
    const auto graph = report::frameworkDiagram(framework.chain());
    REQUIRE(graph.layers.size() == 3);
    REQUIRE(graph.layers[0].boxes.size() == 2);
    CHECK(graph.layers[0].boxes[0].label == "Shadowing");
    CHECK(graph.layers[0].boxes[0].next == std::vector{0});
    CHECK(graph.layers[0].boxes[1].next.empty());
    CHECK(graph.layers[1].boxes[0].label == "1. Ask families early");
    REQUIRE(graph.layers[2].boxes.size() == 1); // the finding that nothing follows from is no part of it
    CHECK(graph.layers[1].boxes[0].next == std::vector{0});
    const auto drawing = figure::draw(graph, {});
    CHECK(drawing.description.contains("Shadowing"));
    CHECK(drawing.description.contains("1. Ask families early"));
}

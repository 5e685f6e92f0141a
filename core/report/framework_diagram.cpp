#include "core/report/framework_diagram.h"
#include "core/base/translate.h"
#include "core/integration/chain.h"
#include <set>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

using Layer = figure::LayeredGraph::Layer;

/// Findings that no implication follows from are no part of the framework; by place in the study, the place among those that are, or -1.
std::vector<int> placesOfUsed(const Chain& chain)
{
    std::set<int> used;
    for (const auto& implication : chain.implications)
        for (const auto finding : implication.findings)
            used.insert(chain.numberOf(finding) - 1);
    std::vector<int> places(chain.findings.size(), -1);
    int next = 0;
    for (const int place : used)
        if (place >= 0)
            places[std::size_t(place)] = next++;
    return places;
}

Layer elementsOf(const Chain& chain)
{
    Layer layer{tr("Elements"), {}};
    for (const auto& element : chain.elements) {
        figure::LayeredGraph::Box box{element.audience.isEmpty() ? element.title : tr("%1 (%2)").arg(element.title, element.audience), {}};
        for (const auto id : element.implications)
            box.next.push_back(chain.numberOf(id) - 1);
        layer.boxes.push_back(std::move(box));
    }
    return layer;
}

Layer implicationsOf(const Chain& chain, const std::vector<int>& places)
{
    Layer layer{tr("Implications"), {}};
    for (const auto& implication : chain.implications) {
        figure::LayeredGraph::Box box{QStringLiteral("%1. %2").arg(layer.boxes.size() + 1).arg(implication.text), {}};
        for (const auto* finding : chain.findingsOf(implication))
            box.next.push_back(places[std::size_t(chain.numberOf(finding->id) - 1)]);
        layer.boxes.push_back(std::move(box));
    }
    return layer;
}

Layer findingsOf(const Chain& chain, const std::vector<int>& places)
{
    Layer layer{tr("Findings"), {}};
    for (std::size_t i = 0; i < chain.findings.size(); ++i)
        if (places[i] >= 0)
            layer.boxes.push_back({QStringLiteral("%1. %2").arg(i + 1).arg(chain.findings[i].claim), {}});
    return layer;
}

} // namespace

figure::LayeredGraph frameworkDiagram(const Chain& chain)
{
    figure::LayeredGraph graph;
    graph.title = tr("From findings to a framework");
    if (chain.elements.empty() && chain.implications.empty())
        return graph;
    const auto places = placesOfUsed(chain);
    if (!chain.elements.empty())
        graph.layers.push_back(elementsOf(chain));
    if (!chain.implications.empty())
        graph.layers.push_back(implicationsOf(chain, places));
    if (auto findings = findingsOf(chain, places); !findings.boxes.empty())
        graph.layers.push_back(std::move(findings));
    return graph;
}

} // namespace counterpoint::report

#include "core/integration/chain.h"
#include <algorithm>

namespace counterpoint {

namespace {

template <class Thing, class IdType>
const Thing* thingOf(const std::vector<Thing>& things, IdType id)
{
    const auto found = std::find_if(things.begin(), things.end(), [id](const Thing& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

template <class Thing, class IdType>
int placeOf(const std::vector<Thing>& things, IdType id)
{
    const auto* thing = thingOf(things, id);
    return thing ? int(thing - things.data()) + 1 : 0;
}

template <class Thing, class IdType>
std::vector<const Thing*> thingsOf(const std::vector<Thing>& things, const std::vector<IdType>& ids)
{
    std::vector<const Thing*> named;
    for (const auto id : ids)
        if (const auto* thing = thingOf(things, id))
            named.push_back(thing);
    return named;
}

/// The things that pass a test, in their order.
template <class Thing, class Test>
std::vector<const Thing*> those(const std::vector<Thing>& things, const Test& test)
{
    std::vector<const Thing*> passed;
    for (const auto& thing : things)
        if (test(thing))
            passed.push_back(&thing);
    return passed;
}

template <class IdType>
bool holds(const std::vector<IdType>& ids, IdType id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

const FrameworkElement* Chain::element(ElementId id) const { return thingOf(elements, id); }
const Implication* Chain::implication(ImplicationId id) const { return thingOf(implications, id); }
const Finding* Chain::finding(FindingId id) const { return thingOf(findings, id); }
int Chain::numberOf(ImplicationId id) const { return placeOf(implications, id); }
int Chain::numberOf(FindingId id) const { return placeOf(findings, id); }

std::vector<const Implication*> Chain::implicationsOf(const FrameworkElement& element) const
{
    return thingsOf(implications, element.implications);
}

std::vector<const Finding*> Chain::findingsOf(const Implication& implication) const { return thingsOf(findings, implication.findings); }

std::vector<const Evidence*> Chain::evidenceOf(FindingId finding) const
{
    return those(evidence, [finding](const Evidence& piece) { return piece.finding == finding; });
}

std::vector<const Implication*> Chain::implicationsFrom(FindingId finding) const
{
    return those(implications, [finding](const Implication& one) { return holds(one.findings, finding); });
}

std::vector<const FrameworkElement*> Chain::elementsFrom(ImplicationId implication) const
{
    return those(elements, [implication](const FrameworkElement& one) { return holds(one.implications, implication); });
}

std::vector<const FrameworkElement*> Chain::elementsFrom(FindingId finding) const
{
    const auto implied = implicationsFrom(finding);
    return those(elements, [&](const FrameworkElement& one) {
        return std::any_of(implied.begin(), implied.end(), [&](const Implication* by) { return holds(one.implications, by->id); });
    });
}

namespace chain {

Result<Chain> read(const Read& db)
{
    return findings::evidence(db).map([&](std::vector<Evidence> evidence) {
        return Chain{elements::all(db), implications::all(db), findings::all(db), std::move(evidence)};
    });
}

} // namespace chain

} // namespace counterpoint

#pragma once
#include "core/integration/elements.h"
#include "core/integration/findings.h"

namespace counterpoint {

/// Element, implication, finding, evidence: what rests on what, to be walked in both directions.
struct Chain {
    std::vector<FrameworkElement> elements; ///< each list in the researcher's order
    std::vector<Implication> implications;
    std::vector<Finding> findings;
    std::vector<Evidence> evidence;

    // The thing of an id; null where it is not there.
    const FrameworkElement* element(ElementId id) const;
    const Implication* implication(ImplicationId id) const;
    const Finding* finding(FindingId id) const;
    // Numbers by which people name them, from 1; 0 where they are not there.
    int numberOf(ImplicationId id) const;
    int numberOf(FindingId id) const;

    // Downwards, from what follows to what it rests on.
    std::vector<const Implication*> implicationsOf(const FrameworkElement& element) const;
    std::vector<const Finding*> findingsOf(const Implication& implication) const;
    std::vector<const Evidence*> evidenceOf(FindingId finding) const;
    // Upwards, from what is known to what rests on it.
    std::vector<const Implication*> implicationsFrom(FindingId finding) const;
    std::vector<const FrameworkElement*> elementsFrom(ImplicationId implication) const;
    std::vector<const FrameworkElement*> elementsFrom(FindingId finding) const; ///< by any of its implications, each once
};

namespace chain {
Result<Chain> read(const Read& db); ///< compares all evidence with the study as it is now
} // namespace chain

} // namespace counterpoint

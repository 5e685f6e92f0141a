#pragma once
#include "core/integration/chain.h"
#include "ui/widgets/place_links.h"

/// The chain of element, implication, finding and evidence in words that lead along it.
namespace counterpoint::ui::chain_words {

QString of(const Chain& chain, const Implication& implication); ///< '3. What it means'
QString of(const Chain& chain, const Finding& finding); ///< '2. The claim'
QString of(const Evidence& piece); ///< '“The quote” Rosa · Interview 3'

std::vector<PlaceLinks::Link> linksTo(const std::vector<const FrameworkElement*>& elements);
std::vector<PlaceLinks::Link> linksTo(const Chain& chain, const std::vector<const Implication*>& implications);
std::vector<PlaceLinks::Link> linksTo(const Chain& chain, const std::vector<const Finding*>& findings);

} // namespace counterpoint::ui::chain_words

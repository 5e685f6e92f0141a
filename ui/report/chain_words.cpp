#include "ui/report/chain_words.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_places.h"

namespace counterpoint::ui::chain_words {

namespace {
constexpr qsizetype longestQuote = 160;
}

QString of(const Chain& chain, const Implication& implication)
{
    return QStringLiteral("%1. %2").arg(chain.numberOf(implication.id)).arg(implication.text);
}

QString of(const Chain& chain, const Finding& finding)
{
    return QStringLiteral("%1. %2").arg(chain.numberOf(finding.id)).arg(finding.claim);
}

QString of(const Evidence& piece)
{
    const auto where = whereFrom(piece);
    if (piece.kind != Evidence::Kind::Passage)
        return where.isEmpty() ? PlaceLinks::tr("No longer in the study") : where;
    const auto& words = piece.now.isEmpty() ? piece.seen : piece.now;
    return PlaceLinks::tr("“%1” %2").arg(inShort(words, longestQuote), where.isEmpty() ? PlaceLinks::tr("No longer in the study") : where);
}

std::vector<PlaceLinks::Link> linksTo(const std::vector<const FrameworkElement*>& elements)
{
    std::vector<PlaceLinks::Link> links;
    for (const auto* element : elements)
        links.push_back({element->title, placeOf(element->id)});
    return links;
}

std::vector<PlaceLinks::Link> linksTo(const Chain& chain, const std::vector<const Implication*>& implications)
{
    std::vector<PlaceLinks::Link> links;
    for (const auto* implication : implications)
        links.push_back({of(chain, *implication), placeOf(implication->id)});
    return links;
}

std::vector<PlaceLinks::Link> linksTo(const Chain& chain, const std::vector<const Finding*>& findings)
{
    std::vector<PlaceLinks::Link> links;
    for (const auto* finding : findings)
        links.push_back({of(chain, *finding), placeOf(finding->id)});
    return links;
}

} // namespace counterpoint::ui::chain_words

#include "core/stats/keyness.h"
#include "core/base/translate.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::stats {

namespace {
double part(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }
} // namespace

Keyness keyness(double first, double ofFirst, double second, double ofSecond)
{
    Keyness result;
    if (!(ofFirst > 0) || !(ofSecond > 0) || !(first + second > 0)) {
        const auto why =
            first + second > 0 ? translate("Stats", "one of the two has no words") : translate("Stats", "the word stands in neither");
        result.logLikelihood = result.p = result.logRatio = result.bayesFactor = Number::undefined(why);
        return result;
    }
    const double share = (first + second) / (ofFirst + ofSecond);
    const double g2 = std::max(0.0, 2 * (part(first, ofFirst * share) + part(second, ofSecond * share)));
    result.logLikelihood = g2;
    result.p = chiSquareUpper(g2, 1);
    result.bayesFactor = g2 - std::log(ofFirst + ofSecond);
    const auto counted = [](double n) { return n > 0 ? n : 0.5; };
    result.logRatio = std::log2((counted(first) / ofFirst) / (counted(second) / ofSecond));
    result.perThousandFirst = 1000 * first / ofFirst;
    result.perThousandSecond = 1000 * second / ofSecond;
    return result;
}

} // namespace counterpoint::stats

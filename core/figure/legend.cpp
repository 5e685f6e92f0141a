#include "core/figure/legend.h"
#include "core/figure/text_width.h"

namespace counterpoint::figure {

double drawLegend(Page& page, const std::vector<QString>& series, const std::vector<Colour>& fills)
{
    constexpr double key = 12;
    constexpr double gap = 8;
    const double width = page.right() - page.left();
    double x = page.left();
    double y = page.top();
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto words = elided(series[i], width - key - 2 * gap, textSize);
        const double needed = key + 6 + textWidth(words, textSize);
        if (x > page.left() && x + needed > page.right()) {
            x = page.left();
            y += 20;
        }
        page.box({x, y + 2, key, key}, fills[i], singleLine(series[i]), Stroke{outline, 1, false});
        page.text({x + key + 6, y + 12}, words);
        x += needed + 2 * gap;
    }
    return y + 28;
}

} // namespace counterpoint::figure

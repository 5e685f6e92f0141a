#include "core/agreement/unitizing.h"
#include "core/agreement/nominal.h"
#include "core/base/translate.h"
#include <algorithm>
#include <functional>
#include <map>

namespace counterpoint::agreement {

namespace {

using stats::Number;

/// Squared distances between the units of two coders that meet, and squared lengths of those that lie in a gap of the other.
double distancesTo(const std::vector<Stretch>& units, const std::vector<Stretch>& others, bool countMeeting)
{
    double sum = 0;
    for (const auto& unit : units) {
        auto other = std::partition_point(others.begin(), others.end(), [&](const Stretch& one) { return one.end <= unit.start; });
        if (other == others.end() || other->start >= unit.end)
            sum += unit.length() * unit.length();
        for (; countMeeting && other != others.end() && other->start < unit.end; ++other)
            sum += (unit.start - other->start) * (unit.start - other->start) + (unit.end - other->end) * (unit.end - other->end);
    }
    return sum;
}

double observedIn(const Continuum& text)
{
    double sum = 0;
    for (std::size_t i = 0; i < text.byCoder.size(); ++i)
        for (std::size_t j = i + 1; j < text.byCoder.size(); ++j)
            sum += distancesTo(text.byCoder[i], text.byCoder[j], true) + distancesTo(text.byCoder[j], text.byCoder[i], false);
    return 2 * sum; // each pair of coders in both orders
}

void addGaps(const Continuum& text, std::vector<double>& gaps)
{
    for (const auto& units : text.byCoder) {
        double from = text.start;
        for (const auto& unit : units) {
            if (unit.start > from)
                gaps.push_back(unit.start - from);
            from = unit.end;
        }
        if (text.end > from)
            gaps.push_back(text.end - from);
    }
}

/// Lengths in descending order with their sums, so that the places for a unit in all gaps take one look.
class Gaps {
public:
    explicit Gaps(std::vector<double> lengths)
        : m_lengths(std::move(lengths))
        , m_sums(m_lengths.size() + 1)
    {
        std::sort(m_lengths.begin(), m_lengths.end(), std::greater<>());
        for (std::size_t i = 0; i < m_lengths.size(); ++i)
            m_sums[i + 1] = m_sums[i] + m_lengths[i];
    }
    double placesFor(double length) const
    {
        const auto fitting = std::partition_point(m_lengths.begin(), m_lengths.end(), [&](double gap) { return gap >= length; });
        const auto count = std::size_t(fitting - m_lengths.begin());
        return m_sums[count] - double(count) * (length - 1);
    }

private:
    std::vector<double> m_lengths;
    std::vector<double> m_sums;
};

Unitizing alphaOf(double observed, double expected)
{
    return {observed, expected, expected > 0 ? Number(1 - observed / expected) : Number::undefined(reasons::oneCategory())};
}

Unitizing undefinedFor(const QString& why) { return {Number::undefined(why), Number::undefined(why), Number::undefined(why)}; }

QString tooFewCoders() { return translate("Agreement", "This needs at least two coders and a text that is not empty."); }

Unitizing alphaOfValues(double length, const std::vector<std::vector<ValuedStretch>>& byCoder)
{
    constexpr int none = -1;
    const double coders = double(byCoder.size());
    const double all = coders * length;
    std::map<int, double> amounts;
    double withinUnits = 0; // pairs of places that one unit or one place of a gap cannot make with itself
    double coded = 0;
    for (const auto& units : byCoder)
        for (const auto& unit : units) {
            amounts[unit.value] += unit.stretch.length();
            withinUnits += unit.stretch.length() * unit.stretch.length();
            coded += unit.stretch.length();
        }
    amounts[none] = all - coded;
    double unlike = 0;
    for (const auto& [value, amount] : amounts)
        unlike += amount * (all - amount);
    const double expected = all * unlike / (all * all - withinUnits - amounts[none]);

    // One sweep over all borders: how many pairs of coders differ between one and the next.
    std::vector<std::pair<double, std::pair<std::size_t, int>>> changes;
    for (std::size_t coder = 0; coder < byCoder.size(); ++coder)
        for (const auto& unit : byCoder[coder]) {
            changes.push_back({unit.stretch.end, {coder, none}});
            changes.push_back({unit.stretch.start, {coder, unit.value}});
        }
    // At one place what ends comes before what begins: 'none' is the smallest value.
    std::sort(changes.begin(), changes.end(),
              [](const auto& a, const auto& b) { return std::pair(a.first, a.second.second) < std::pair(b.first, b.second.second); });
    std::map<int, double> holding{{none, coders}};
    std::vector<int> current(byCoder.size(), none);
    double observed = 0;
    double from = 0;
    for (const auto& [at, change] : changes) {
        double unlikePairs = 0;
        for (const auto& [value, count] : holding)
            unlikePairs += count * (coders - count) / 2;
        observed += unlikePairs * (at - from);
        from = at;
        holding[current[change.first]] -= 1;
        current[change.first] = change.second;
        holding[change.second] += 1;
    }
    return alphaOf(2 * observed / (coders - 1), expected);
}

} // namespace

Unitizing unitizingAlpha(const std::vector<Continuum>& texts)
{
    double length = 0;
    double observed = 0;
    double units = 0;
    double withinUnits = 0;
    std::vector<double> gaps;
    const auto coders = texts.empty() ? 0 : texts.front().byCoder.size();
    for (const auto& text : texts) {
        length += text.end - text.start;
        observed += observedIn(text);
        addGaps(text, gaps);
        for (const auto& own : text.byCoder)
            for (const auto& unit : own) {
                units += 1;
                withinUnits += unit.length() * (unit.length() - 1);
            }
    }
    if (coders < 2 || !(length > 0))
        return undefinedFor(tooFewCoders());
    const Gaps places(std::move(gaps));
    double distances = 0;
    for (const auto& text : texts)
        for (const auto& own : text.byCoder)
            for (const auto& unit : own) {
                const double l = unit.length();
                distances += (units - 1) / 3 * (2 * l * l * l - 3 * l * l + l) + l * l * places.placesFor(l);
            }
    const double m = double(coders);
    const double expected = 2 / length * distances / (m * length * (m * length - 1) - withinUnits);
    return alphaOf(observed / (m * (m - 1) * length * length), expected);
}

Number unitizingAlpha(const std::vector<Unitizing>& categories)
{
    double observed = 0;
    double expected = 0;
    for (const auto& category : categories) {
        if (!category.observed.isDefined())
            return category.observed;
        observed += category.observed.value;
        expected += category.expected.value;
    }
    return expected > 0 ? Number(1 - observed / expected) : Number::undefined(reasons::oneCategory());
}

Unitizing2016 unitizingAlpha2016(double length, const std::vector<std::vector<ValuedStretch>>& byCoder)
{
    if (byCoder.size() < 2 || !(length > 0))
        return {undefinedFor(tooFewCoders()), undefinedFor(tooFewCoders())};
    auto alone = byCoder;
    for (auto& units : alone)
        for (auto& unit : units)
            unit.value = 0;
    return {alphaOfValues(length, byCoder), alphaOfValues(length, alone)};
}

} // namespace counterpoint::agreement

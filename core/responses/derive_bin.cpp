#include "core/base/translate.h"
#include "core/responses/derive.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace counterpoint {

namespace {

constexpr const char* context = "Derived";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr int mostBins = 1'000;

/// Class of each number by the edges between classes: 1 below the first edge, …
std::vector<double> classesBy(const std::vector<double>& numbers, const std::vector<double>& edges)
{
    std::vector<double> classes;
    classes.reserve(numbers.size());
    for (const double number : numbers)
        classes.push_back(std::isnan(number) ? notANumber
                                             : double(std::upper_bound(edges.begin(), edges.end(), number) - edges.begin()) + 1);
    return classes;
}

QString fromToUnder(double low, double high) { return translate(context, "%1 to under %2").arg(numberText(low), numberText(high)); }

Derived byCuts(const std::vector<double>& numbers, const std::vector<double>& cuts)
{
    Derived derived{Column::ofNumbers(classesBy(numbers, cuts))};
    derived.labels.push_back({1.0, translate(context, "Under %1").arg(numberText(cuts.front()))});
    for (std::size_t i = 1; i < cuts.size(); ++i)
        derived.labels.push_back({double(i + 1), fromToUnder(cuts[i - 1], cuts[i])});
    derived.labels.push_back({double(cuts.size() + 1), translate(context, "%1 and more").arg(numberText(cuts.back()))});
    return derived;
}

Derived byWidth(const std::vector<double>& numbers, int bins)
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const double number : numbers)
        if (std::isfinite(number)) {
            least = std::min(least, number);
            greatest = std::max(greatest, number);
        }
    std::vector<double> edges;
    const auto edge = [&](int i) { return least * (double(bins - i) / bins) + greatest * (double(i) / bins); };
    if (least < greatest)
        for (int i = 1; i < bins; ++i)
            edges.push_back(edge(i));
    auto classes = classesBy(numbers, edges);
    for (std::size_t row = 0; row < classes.size(); ++row)
        if (!std::isfinite(numbers[row]))
            classes[row] = notANumber;
    Derived derived{Column::ofNumbers(std::move(classes))};
    if (!(least <= greatest))
        return derived;
    double low = least;
    for (std::size_t i = 0; i < edges.size(); low = edges[i++])
        derived.labels.push_back({double(i + 1), fromToUnder(low, edges[i])});
    derived.labels.push_back({double(edges.size() + 1), translate(context, "%1 to %2").arg(numberText(low), numberText(greatest))});
    return derived;
}

/// The class of mean rank r among n is the whole part of r * bins / (n + 1), from 0: equal numbers stay together.
Derived byCount(const std::vector<double>& numbers, int bins)
{
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < numbers.size(); ++row)
        if (std::isfinite(numbers[row]))
            order.push_back(row);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    std::vector<double> classes(numbers.size(), notANumber);
    Derived derived;
    double low = 0;
    for (std::size_t first = 0, next = 0; first < order.size(); first = next) {
        while (next < order.size() && numbers[order[next]] == numbers[order[first]])
            ++next;
        const double rank = (double(first) + 1 + double(next)) / 2;
        const double place = std::floor(rank * bins / (double(order.size()) + 1)) + 1;
        for (auto i = first; i < next; ++i)
            classes[order[i]] = place;
        const double value = numbers[order[first]];
        if (derived.labels.empty() || std::get<double>(derived.labels.back().value) != place) {
            low = value;
            derived.labels.push_back({place, {}});
        }
        derived.labels.back().label =
            low == value ? numberText(low) : translate(context, "%1 to %2").arg(numberText(low), numberText(value));
    }
    derived.column = Column::ofNumbers(std::move(classes));
    return derived;
}

} // namespace

Result<Derived> derive(const Bin& bin, std::span<const DerivedInput> inputs, std::size_t)
{
    const auto input = numbersCalled(inputs, bin.of, translate(context, "only numbers can be put into classes"));
    if (!input)
        return fail(input);
    const auto numbers = validNumbers(**input);
    Derived derived;
    if (bin.method == Bin::Method::CutPoints) {
        if (bin.cuts.empty() || !std::all_of(bin.cuts.begin(), bin.cuts.end(), [](double cut) { return std::isfinite(cut); })
            || std::adjacent_find(bin.cuts.begin(), bin.cuts.end(), std::greater_equal<>()) != bin.cuts.end())
            return fail(Error::Kind::Invalid, translate(context, "Cut points are numbers that rise, such as 18, 30, 65."));
        derived = byCuts(numbers, bin.cuts);
    } else {
        if (bin.bins < 1 || bin.bins > mostBins)
            return fail(Error::Kind::Invalid, translate(context, "There can be 1 to %1 classes, not %2.").arg(mostBins).arg(bin.bins));
        derived = bin.method == Bin::Method::EqualWidth ? byWidth(numbers, bin.bins) : byCount(numbers, bin.bins);
    }
    derived.level = Level::Ordinal;
    return derived;
}

} // namespace counterpoint

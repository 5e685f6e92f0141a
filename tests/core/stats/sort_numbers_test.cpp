#include "core/stats/sort_numbers.h"
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

using counterpoint::stats::sortNumbers;

TEST_CASE("Many numbers are sorted as few are", "[stats]")
{
    std::mt19937_64 chance(20261126);
    for (const std::size_t count : std::vector<std::size_t>{0, 1, 2, 4999, 5000, 40000})
        for (int kind = 0; kind < 5; ++kind) {
            std::vector<double> numbers;
            for (std::size_t i = 0; i < count; ++i) {
                const double even = std::uniform_real_distribution<double>(-1, 1)(chance);
                const double scale = std::ldexp(1.0, int(chance() % 2'000) - 1'000);
                const double kinds[]{even, even * scale, double(chance() % 7), 1e9 + even, i % 3 == 0 ? -1e308 : 4.9e-324};
                numbers.push_back(kinds[kind]);
            }
            if (count > 10) {
                numbers[3] = std::numeric_limits<double>::max();
                numbers[7] = -std::numeric_limits<double>::max();
            }
            auto expected = numbers;
            std::sort(expected.begin(), expected.end());
            sortNumbers(numbers);
            INFO(count << " numbers of kind " << kind);
            CHECK(numbers == expected);
        }
}

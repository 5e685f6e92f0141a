#include "core/stats/sort_numbers.h"
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace counterpoint::stats {

namespace {

constexpr std::size_t fewNumbers = 5000; ///< below, comparing is as quick
constexpr unsigned digitBits = 11;
constexpr unsigned digits = 6; ///< of 11 bits hold 64
constexpr std::uint64_t digitMask = (1U << digitBits) - 1;
constexpr std::uint64_t signBit = std::uint64_t(1) << 63U;

/// Bits that are in order as unsigned numbers where the numbers are: the sign turned, and of negative numbers everything.
std::uint64_t keyOf(double number)
{
    const auto bits = std::bit_cast<std::uint64_t>(number);
    return (bits & signBit) != 0 ? ~bits : bits | signBit;
}

double numberOf(std::uint64_t key) { return std::bit_cast<double>((key & signBit) != 0 ? key & ~signBit : ~key); }

} // namespace

void sortNumbers(std::vector<double>& numbers)
{
    if (numbers.size() < fewNumbers) {
        std::sort(numbers.begin(), numbers.end());
        return;
    }
    std::array<std::vector<std::size_t>, digits> counts;
    counts.fill(std::vector<std::size_t>(digitMask + 1));
    std::vector<std::uint64_t> keys(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        keys[i] = keyOf(numbers[i]);
        for (unsigned digit = 0; digit < digits; ++digit)
            ++counts[digit][(keys[i] >> (digit * digitBits)) & digitMask];
    }
    std::vector<std::uint64_t> next(keys.size());
    for (unsigned digit = 0; digit < digits; ++digit) {
        const unsigned shift = digit * digitBits;
        auto& places = counts[digit];
        if (places[(keys.front() >> shift) & digitMask] == keys.size())
            continue; // all have this digit
        std::size_t before = 0;
        for (auto& place : places) {
            const auto count = place;
            place = before;
            before += count;
        }
        for (const auto key : keys)
            next[places[(key >> shift) & digitMask]++] = key;
        keys.swap(next);
    }
    std::transform(keys.begin(), keys.end(), numbers.begin(), numberOf);
}

} // namespace counterpoint::stats

#pragma once
#include "core/base/result.h"
#include "core/stats/crosstab.h"
#include <QString>
#include <cstddef>
#include <variant>
#include <vector>

/// Whether coders agree: pure, on units and what each coder gave them. Knows no study.
namespace counterpoint::agreement {

/// What one coder gave one unit: nothing, a number or a word.
using Rating = std::variant<std::monostate, double, QString>;

/// Units with what coders gave them, each rating as the place of its category.
struct Ratings {
    enum class Scale {
        Nominal,
        Ordered, ///< the order of the categories is known
        Numbers ///< and so are the distances between them
    };
    static constexpr int missing = -1;

    struct Unit {
        std::vector<int> byCoder{}; ///< category of each coder, or `missing`; empty where only counts are known
        std::vector<double> counts{}; ///< how many coders gave it each category
        double times = 1; ///< how many such units there are
    };
    std::vector<QString> categories;
    std::vector<double> values; ///< of the categories: the numbers themselves, else 1, 2, 3 …
    Scale scale = Scale::Nominal;
    std::size_t coders = 0; ///< 0 where only counts are known
    std::vector<Unit> units;

    void add(std::vector<int> byCoder, double times = 1);
    double valuesIn(const Unit& unit) const; ///< how many coders rated it
    /// Of two coders, over the units that both rated.
    stats::Matrix table(std::size_t first, std::size_t second) const;
};

/// @param units one row a unit, one rating a coder; shorter rows end with missing ones
/// @param order all categories, where their order is known; else they are those that occur, and are ordered where all are numbers
/// @return Invalid where a rating is none of `order`
Result<Ratings> ratingsOf(const std::vector<std::vector<Rating>>& units, const std::vector<Rating>& order = {});
/// Of two coders, whose categories are the rows and columns in their order. The table is square.
Ratings ratingsOfTable(const stats::Matrix& table);
/// Where it is not known who gave what: one row a unit, how many coders gave it each category.
Ratings ratingsOfCounts(const stats::Matrix& counts);

} // namespace counterpoint::agreement

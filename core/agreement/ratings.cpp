#include "core/agreement/ratings.h"
#include "core/base/translate.h"
#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace counterpoint::agreement {

namespace {

QString textOf(const Rating& rating)
{
    if (const auto* number = std::get_if<double>(&rating))
        return QString::number(*number, 'g', 15);
    const auto* word = std::get_if<QString>(&rating);
    return word ? *word : QString();
}

bool isMissing(const Rating& rating) { return std::holds_alternative<std::monostate>(rating); }

std::vector<Rating> occurring(const std::vector<std::vector<Rating>>& units)
{
    std::set<Rating> found;
    for (const auto& unit : units)
        for (const auto& rating : unit)
            if (!isMissing(rating))
                found.insert(rating);
    return {found.begin(), found.end()};
}

void nameCategories(Ratings& ratings, const std::vector<Rating>& categories, bool orderIsGiven)
{
    const bool areNumbers =
        std::all_of(categories.begin(), categories.end(), [](const Rating& rating) { return std::holds_alternative<double>(rating); });
    for (std::size_t i = 0; i < categories.size(); ++i) {
        ratings.categories.push_back(textOf(categories[i]));
        ratings.values.push_back(areNumbers ? std::get<double>(categories[i]) : double(i + 1));
    }
    ratings.scale =
        areNumbers && !categories.empty() ? Ratings::Scale::Numbers : (orderIsGiven ? Ratings::Scale::Ordered : Ratings::Scale::Nominal);
}

void nameByPlace(Ratings& ratings, std::size_t count)
{
    for (std::size_t i = 1; i <= count; ++i) {
        ratings.categories.push_back(QString::number(i));
        ratings.values.push_back(double(i));
    }
    ratings.scale = Ratings::Scale::Ordered;
}

} // namespace

void Ratings::add(std::vector<int> byCoder, double times)
{
    Unit unit{std::move(byCoder), std::vector<double>(categories.size()), times};
    for (const int category : unit.byCoder)
        if (category != missing)
            unit.counts[std::size_t(category)] += 1;
    units.push_back(std::move(unit));
}

double Ratings::valuesIn(const Unit& unit) const
{
    double count = 0;
    for (const double of : unit.counts)
        count += of;
    return count;
}

stats::Matrix Ratings::table(std::size_t first, std::size_t second) const
{
    stats::Matrix cells(categories.size(), std::vector<double>(categories.size()));
    for (const auto& unit : units) {
        const int one = unit.byCoder[first];
        const int other = unit.byCoder[second];
        if (one != missing && other != missing)
            cells[std::size_t(one)][std::size_t(other)] += unit.times;
    }
    return cells;
}

Result<Ratings> ratingsOf(const std::vector<std::vector<Rating>>& units, const std::vector<Rating>& order)
{
    Ratings ratings;
    const auto categories = order.empty() ? occurring(units) : order;
    nameCategories(ratings, categories, !order.empty());
    std::map<Rating, int> places;
    for (std::size_t i = 0; i < categories.size(); ++i)
        if (!places.emplace(categories[i], int(i)).second)
            return fail(Error::Kind::Invalid,
                        translate("Agreement", "“%1” stands twice among the categories. Name each once.").arg(textOf(categories[i])));
    for (const auto& unit : units)
        ratings.coders = std::max(ratings.coders, unit.size());
    for (const auto& unit : units) {
        std::vector<int> byCoder(ratings.coders, Ratings::missing);
        for (std::size_t coder = 0; coder < unit.size(); ++coder) {
            if (isMissing(unit[coder]))
                continue;
            const auto place = places.find(unit[coder]);
            if (place == places.end())
                return fail(
                    Error::Kind::Invalid,
                    translate("Agreement", "“%1” is none of the categories. Name all of them, in their order.").arg(textOf(unit[coder])));
            byCoder[coder] = place->second;
        }
        ratings.add(std::move(byCoder));
    }
    return ratings;
}

Ratings ratingsOfTable(const stats::Matrix& table)
{
    Ratings ratings;
    nameByPlace(ratings, table.size());
    ratings.coders = 2;
    for (std::size_t i = 0; i < table.size(); ++i)
        for (std::size_t j = 0; j < table[i].size(); ++j)
            if (table[i][j] > 0)
                ratings.add({int(i), int(j)}, table[i][j]);
    return ratings;
}

Ratings ratingsOfCounts(const stats::Matrix& counts)
{
    Ratings ratings;
    nameByPlace(ratings, counts.empty() ? 0 : counts.front().size());
    for (const auto& row : counts)
        ratings.units.push_back({{}, row, 1});
    return ratings;
}

} // namespace counterpoint::agreement

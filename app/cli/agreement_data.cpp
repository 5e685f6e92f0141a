#include "app/cli/agreement_data.h"
#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace counterpoint::cli {

namespace {

using agreement::Rating;
using agreement::Ratings;
using agreement::Stretch;
using Rows = std::vector<std::vector<Rating>>;

QString tr(const char* text) { return translate("Cli", text); }

tl::unexpected<Error> refuse(const QString& sentence) { return fail(Error::Kind::Invalid, sentence); }

Result<Rating> ratingIn(const QJsonValue& value)
{
    if (value.isNull())
        return Rating();
    if (value.isDouble())
        return Rating(value.toDouble());
    if (value.isString())
        return Rating(value.toString());
    if (value.isBool())
        return Rating(value.toBool() ? 1.0 : 0.0);
    return refuse(tr("A rating must be a number or a word, or null for a missing one."));
}

/// A list of ratings, or a word whose letters are the ratings.
Result<std::vector<Rating>> ratingsOfOne(const QJsonValue& value, const QString& key)
{
    std::vector<Rating> ratings;
    if (value.isString()) {
        for (const char32_t letter : value.toString().toUcs4())
            ratings.emplace_back(QString::fromUcs4(&letter, 1));
        return ratings;
    }
    if (!value.isArray())
        return refuse(tr("“%1” must be a list of ratings.").arg(key));
    for (const auto& item : value.toArray()) {
        const auto rating = ratingIn(item);
        if (!rating)
            return fail(rating);
        ratings.push_back(*rating);
    }
    return ratings;
}

Result<Rows> rowsIn(const QJsonValue& list, const QString& key)
{
    if (!list.isArray())
        return refuse(tr("“%1” must be a list of lists of ratings.").arg(key));
    Rows rows;
    for (const auto& item : list.toArray()) {
        auto row = ratingsOfOne(item, key);
        if (!row)
            return fail(row);
        rows.push_back(std::move(*row));
    }
    return rows;
}

/// From a row for each coder to a row for each unit.
Result<Rows> turned(const Rows& coders)
{
    Rows units(coders.empty() ? 0 : coders.front().size());
    for (const auto& coder : coders) {
        if (coder.size() != units.size())
            return refuse(tr("All coders must have as many ratings: null stands for a missing one."));
        for (std::size_t i = 0; i < coder.size(); ++i)
            units[i].push_back(coder[i]);
    }
    return units;
}

Result<Rows> unitsIn(const QJsonObject& data)
{
    if (data.contains(QStringLiteral("units")))
        return rowsIn(data.value(QStringLiteral("units")), QStringLiteral("units"));
    Rows coders;
    const auto named = data.value(QStringLiteral("coders"));
    if (named.isArray()) {
        auto rows = rowsIn(named, QStringLiteral("coders"));
        if (!rows)
            return fail(rows);
        coders = std::move(*rows);
    } else {
        const auto object = named.toObject();
        for (auto one = object.begin(); one != object.end(); ++one) {
            auto row = ratingsOfOne(one.value(), one.key());
            if (!row)
                return fail(row);
            coders.push_back(std::move(*row));
        }
        for (int i = 1; data.contains(QStringLiteral("coder%1").arg(i)); ++i) {
            const auto key = QStringLiteral("coder%1").arg(i);
            auto row = ratingsOfOne(data.value(key), key);
            if (!row)
                return fail(row);
            coders.push_back(std::move(*row));
        }
    }
    if (coders.empty())
        return refuse(data.contains(QStringLiteral("same_units_as"))
                          ? tr("The units of “%1” are not in this line. Give them as “units”.")
                                .arg(data.value(QStringLiteral("same_units_as")).toString())
                          : tr("“data” must hold “table”, “counts”, “units”, “coders”, or “coder1” and “coder2”."));
    return turned(coders);
}

/// The order of all categories, where the line says so much: `categories`, or `q` of them among which those of `rows` are.
Result<std::vector<Rating>> orderIn(const QJsonObject& data, const Rows& rows)
{
    if (data.contains(QStringLiteral("categories")))
        return ratingsOfOne(data.value(QStringLiteral("categories")), QStringLiteral("categories"));
    if (!data.contains(QStringLiteral("q")))
        return std::vector<Rating>();
    const auto q = numberIn(data, "q");
    if (!q)
        return fail(q);
    std::set<Rating> found;
    for (const auto& row : rows)
        for (const auto& rating : row)
            if (!std::holds_alternative<std::monostate>(rating))
                found.insert(rating);
    if (*q != std::floor(*q) || *q < double(found.size()) || *q > 10'000)
        return refuse(tr("“q” must be the number of categories, %1 or more.").arg(found.size()));
    if (double(found.size()) == *q)
        return std::vector<Rating>();
    const bool areOneToQ = std::all_of(found.begin(), found.end(), [&](const Rating& rating) {
        const auto* number = std::get_if<double>(&rating);
        return number && *number == std::floor(*number) && *number >= 1 && *number <= *q;
    });
    if (!areOneToQ)
        return refuse(tr("More categories than occur: name all of them, in their order, as “categories”."));
    std::vector<Rating> order;
    for (int i = 1; i <= int(*q); ++i)
        order.emplace_back(double(i));
    return order;
}

Result<Stretch> stretchIn(const QJsonValue& from, const QJsonValue& to, Stretch within)
{
    if (!from.isDouble() || !to.isDouble())
        return refuse(tr("Where a unit starts and how far it reaches must be numbers."));
    const Stretch stretch{from.toDouble(), to.toDouble()};
    if (!(stretch.start >= within.start && stretch.end <= within.end && stretch.start < stretch.end))
        return refuse(tr("The unit from %1 to %2 does not lie within the text from %3 to %4, or is empty.")
                          .arg(stretch.start)
                          .arg(stretch.end)
                          .arg(within.start)
                          .arg(within.end));
    return stretch;
}

template <class T, class Span>
Result<> putInOrder(std::vector<T>& units, Span span)
{
    std::sort(units.begin(), units.end(), [&](const T& a, const T& b) { return span(a).start < span(b).start; });
    for (std::size_t i = 1; i < units.size(); ++i)
        if (span(units[i]).start < span(units[i - 1]).end)
            return refuse(tr("Units of one coder must not overlap: one starts at %1, where another reaches to %2.")
                              .arg(span(units[i]).start)
                              .arg(span(units[i - 1]).end));
    return {};
}

} // namespace

Result<Ratings> ratingsIn(const QJsonObject& data)
{
    if (data.contains(QStringLiteral("counts"))) {
        const auto counts = tableIn(data, "counts");
        if (!counts)
            return fail(counts);
        return agreement::ratingsOfCounts(*counts);
    }
    const bool hasRatings =
        data.contains(QStringLiteral("units")) || data.contains(QStringLiteral("coders")) || data.contains(QStringLiteral("coder1"));
    if (data.contains(QStringLiteral("table")) && !hasRatings) {
        const auto table = tableIn(data, "table");
        if (!table)
            return fail(table);
        if (table->size() != table->front().size())
            return refuse(tr("“table” must have as many columns as rows: the same categories for both coders."));
        return agreement::ratingsOfTable(*table);
    }
    const auto rows = unitsIn(data);
    if (!rows)
        return fail(rows);
    const auto order = orderIn(data, *rows);
    if (!order)
        return fail(order);
    return agreement::ratingsOf(*rows, *order);
}

Result<std::vector<std::pair<QString, agreement::Continuum>>> continuaIn(const QJsonObject& data)
{
    const auto begin = numberIn(data, "begin", 0);
    const auto length = numberIn(data, "length");
    if (!begin || !length)
        return fail(begin ? length : begin);
    if (!(*length >= 1))
        return refuse(tr("“length” must be 1 or more."));
    const auto categories =
        data.value(data.contains(QStringLiteral("units")) ? QStringLiteral("units") : QStringLiteral("units_(start,length)")).toObject();
    if (categories.isEmpty())
        return refuse(tr("“units” must hold, for each category, the units of each coder as [start, length]."));
    std::vector<std::pair<QString, agreement::Continuum>> continua;
    for (auto category = categories.begin(); category != categories.end(); ++category) {
        agreement::Continuum text{*begin, *begin + *length, {}};
        for (const auto& coder : category.value().toArray()) {
            std::vector<Stretch> units;
            for (const auto& item : coder.toArray()) {
                const auto pair = item.toArray();
                const auto unit = stretchIn(pair.at(0), pair.at(0).toDouble() + pair.at(1).toDouble(), {text.start, text.end});
                if (!unit)
                    return fail(unit);
                units.push_back(*unit);
            }
            if (const auto ordered = putInOrder(units, [](const Stretch& one) { return one; }); !ordered)
                return fail(ordered);
            text.byCoder.push_back(std::move(units));
        }
        continua.emplace_back(category.key(), std::move(text));
    }
    return continua;
}

Result<ValuedText> valuedTextIn(const QJsonObject& data)
{
    const auto length = numberIn(data, data.contains(QStringLiteral("L")) ? "L" : "length");
    if (!length)
        return fail(length);
    const auto coders = data.value(data.contains(QStringLiteral("half_open")) ? QStringLiteral("half_open") : QStringLiteral("units"));
    if (!coders.isArray())
        return refuse(tr("“half_open” must be a list of coders, each a list of units as [value, start, end]."));
    ValuedText text;
    text.length = *length;
    std::map<Rating, int> values;
    for (const auto& coder : coders.toArray()) {
        std::vector<agreement::ValuedStretch> units;
        for (const auto& item : coder.toArray()) {
            const auto triple = item.toArray();
            const auto value = ratingIn(triple.at(0));
            const auto stretch = stretchIn(triple.at(1), triple.at(2), {0, *length});
            if (!value || !stretch)
                return refuse(value ? stretch.error().message : value.error().message);
            units.push_back({*stretch, values.emplace(*value, int(values.size())).first->second});
        }
        if (const auto ordered = putInOrder(units, [](const agreement::ValuedStretch& one) { return one.stretch; }); !ordered)
            return fail(ordered);
        text.byCoder.push_back(std::move(units));
    }
    return text;
}

} // namespace counterpoint::cli

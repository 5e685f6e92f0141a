#include "core/responses/categories.h"
#include <QHash>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr double widestTable = 65'536; ///< whole numbers within this span are counted by place, others are sorted
constexpr std::int32_t emptyRow = -1;
constexpr std::int32_t unselectedRow = -2;

bool isSelected(const std::vector<bool>& selected, std::size_t row) { return selected.empty() || selected[row]; }

/// All distinct finite numbers, ascending.
std::vector<double> distinct(const std::vector<double>& numbers)
{
    std::vector<double> values;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const double number : numbers)
        if (std::isfinite(number) && number != last)
            values.push_back(last = number);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

/// Distinct whole numbers by marking places; empty where a number is not whole or they lie too far apart.
std::vector<double> distinctWhole(const std::vector<double>& numbers)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double number : numbers) {
        if (!std::isfinite(number))
            continue;
        if (number != std::trunc(number))
            return {};
        low = std::min(low, number);
        high = std::max(high, number);
    }
    if (low > high || !(high - low < widestTable)) // none at all, or too far apart
        return {};
    std::vector<bool> there(std::size_t(high - low) + 1);
    for (const double number : numbers)
        if (std::isfinite(number))
            there[std::size_t(number - low)] = true;
    std::vector<double> values;
    for (std::size_t i = 0; i < there.size(); ++i)
        if (there[i])
            values.push_back(low + double(i));
    return values;
}

/// Finds the place of a number in an ascending list, by a table where the list is of whole numbers near to each other.
class Places {
public:
    explicit Places(const std::vector<double>& values)
        : m_values(values)
    {
        const bool whole = !values.empty() && values.back() - values.front() < widestTable
            && std::all_of(values.begin(), values.end(), [](double value) { return value == std::trunc(value); });
        if (!whole)
            return;
        m_table.assign(std::size_t(values.back() - values.front()) + 1, emptyRow);
        for (std::size_t i = 0; i < values.size(); ++i)
            m_table[std::size_t(values[i] - values.front())] = std::int32_t(i);
    }
    std::int32_t of(double number) const
    {
        if (!m_table.empty())
            return m_table[std::size_t(number - m_values.front())];
        return std::int32_t(std::lower_bound(m_values.begin(), m_values.end(), number) - m_values.begin());
    }

private:
    const std::vector<double>& m_values;
    std::vector<std::int32_t> m_table;
};

Categories ofNumbers(const Variable& variable, const Column& column, const std::vector<bool>& selected)
{
    auto values = distinctWhole(column.numbers);
    if (values.empty())
        values = distinct(column.numbers);
    QHash<double, QString> labels;
    for (const auto& label : variable.labels)
        if (const auto* number = std::get_if<double>(&label.value)) {
            labels.insert(*number, label.label);
            values.push_back(*number);
        }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());

    Categories categories;
    for (const double value : values) {
        const auto label = labels.value(value);
        categories.items.push_back({value, label.isEmpty() ? valueText(variable.type, value) : label, variable.isMissing(value), 0});
    }
    const Places places(values);
    categories.rows.reserve(column.numbers.size());
    for (std::size_t row = 0; row < column.numbers.size(); ++row) {
        const double number = column.numbers[row];
        categories.rows.push_back(!isSelected(selected, row) ? unselectedRow : std::isfinite(number) ? places.of(number) : emptyRow);
    }
    return categories;
}

/// Places of the dictionary's texts in the order of their categories: labelled first, the others by alphabet.
std::vector<std::int32_t> alphabetical(const std::vector<QString>& texts, const QHash<QString, std::int32_t>& labelled)
{
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!labelled.contains(texts[i]))
            order.push_back(std::int32_t(i));
    std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
        const auto& left = texts[std::size_t(a)];
        const auto& right = texts[std::size_t(b)];
        const int folded = left.compare(right, Qt::CaseInsensitive);
        return folded != 0 ? folded < 0 : left < right;
    });
    return order;
}

Categories ofTexts(const Variable& variable, const Column& column, const std::vector<bool>& selected)
{
    Categories categories;
    QHash<QString, std::int32_t> places;
    for (const auto& label : variable.labels)
        if (const auto* text = std::get_if<QString>(&label.value)) {
            places.insert(*text, std::int32_t(categories.items.size()));
            categories.items.push_back({*text, label.label.isEmpty() ? *text : label.label, variable.isMissing(*text), 0});
        }
    std::vector<std::int32_t> placeOf(column.dictionary.size());
    for (const auto code : alphabetical(column.dictionary, places)) {
        const auto& text = column.dictionary[std::size_t(code)];
        placeOf[std::size_t(code)] = std::int32_t(categories.items.size());
        categories.items.push_back({text, text, variable.isMissing(text), 0});
    }
    for (std::size_t code = 0; code < column.dictionary.size(); ++code)
        if (const auto place = places.constFind(column.dictionary[code]); place != places.constEnd())
            placeOf[code] = *place;
    categories.rows.reserve(column.codes.size());
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        const auto code = column.codes[row];
        categories.rows.push_back(!isSelected(selected, row) ? unselectedRow : code < 0 ? emptyRow : placeOf[std::size_t(code)]);
    }
    return categories;
}

/// Counts the rows, and drops categories that nobody has unless the variable names them as an answer.
void count(Categories& categories, const Variable& variable)
{
    for (const auto place : categories.rows) {
        if (place >= 0)
            ++categories.items[std::size_t(place)].count;
        else if (place == emptyRow)
            ++categories.empty;
    }
    const auto isNamed = [&](const Category& item) {
        return !item.isMissing && std::any_of(variable.labels.begin(), variable.labels.end(), [&](const ValueLabel& label) {
            return label.value == item.value;
        });
    };
    std::vector<std::int32_t> moved;
    std::vector<Category> kept;
    for (const auto& item : categories.items) {
        moved.push_back(std::int32_t(kept.size()));
        if (item.count > 0 || isNamed(item))
            kept.push_back(item);
    }
    if (kept.size() == categories.items.size())
        return;
    categories.items = std::move(kept);
    for (auto& place : categories.rows)
        if (place >= 0)
            place = moved[std::size_t(place)];
}

} // namespace

Categories categorise(const Variable& variable, const Column& column, const std::vector<bool>& selected)
{
    auto categories = column.type == VariableType::Text ? ofTexts(variable, column, selected) : ofNumbers(variable, column, selected);
    count(categories, variable);
    return categories;
}

} // namespace counterpoint

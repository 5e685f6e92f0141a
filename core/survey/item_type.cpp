#include "core/survey/item_type.h"
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint {

namespace {

constexpr std::array<std::pair<ItemType, const char*>, 23> names{{
    {ItemType::Page, "page"},
    {ItemType::Section, "section"},
    {ItemType::Repeat, "repeat"},
    {ItemType::Grid, "grid"},
    {ItemType::ConstantSum, "constant sum"},
    {ItemType::Single, "single"},
    {ItemType::Multiple, "multiple"},
    {ItemType::Likert, "likert"},
    {ItemType::Rating, "rating"},
    {ItemType::Ranking, "ranking"},
    {ItemType::Integer, "integer"},
    {ItemType::Decimal, "decimal"},
    {ItemType::Slider, "slider"},
    {ItemType::ShortText, "short text"},
    {ItemType::LongText, "long text"},
    {ItemType::Date, "date"},
    {ItemType::Time, "time"},
    {ItemType::DateTime, "datetime"},
    {ItemType::Consent, "consent"},
    {ItemType::Note, "note"},
    {ItemType::Calculate, "calculate"},
    {ItemType::Hidden, "hidden"},
    {ItemType::Other, "other"},
}};

} // namespace

QString toText(ItemType type)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == type; });
    return QString::fromLatin1(found->second);
}

std::optional<ItemType> itemTypeFrom(const QString& text)
{
    for (const auto& [type, name] : names)
        if (text == QLatin1String(name))
            return type;
    return {};
}

const std::vector<ItemType>& allItemTypes()
{
    static const auto types = [] {
        std::vector<ItemType> all;
        for (const auto& each : names)
            all.push_back(each.first);
        return all;
    }();
    return types;
}

bool holdsItems(ItemType type)
{
    return type == ItemType::Page || type == ItemType::Section || type == ItemType::Repeat || type == ItemType::Grid
        || type == ItemType::ConstantSum;
}

bool hasChoices(ItemType type)
{
    return type == ItemType::Single || type == ItemType::Multiple || type == ItemType::Likert || type == ItemType::Ranking
        || type == ItemType::Grid;
}

bool hasAnswer(ItemType type) { return !holdsItems(type) && type != ItemType::Note; }

bool isAsked(ItemType type) { return hasAnswer(type) && type != ItemType::Calculate && type != ItemType::Hidden; }

} // namespace counterpoint

#include "core/interchange/xlsform/entity_places.h"
#include <QStringList>
#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace counterpoint::xlsform {

bool Path::operator<(const Path& other) const
{
    return std::lexicographical_compare(
        steps.begin(), steps.end(), other.steps.begin(), other.steps.end(),
        [](const Step& a, const Step& b) { return a.name != b.name ? a.name < b.name : a.isRepeat < b.isRepeat; });
}

Path Path::first(std::size_t length) const { return {{steps.begin(), steps.begin() + qsizetype(std::min(length, steps.size()))}}; }

Path Path::scope() const
{
    const auto repeat = std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.isRepeat; });
    return first(std::size_t(steps.rend() - repeat));
}

std::size_t Path::repeats() const
{
    return std::size_t(std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.isRepeat; }));
}

std::size_t Path::groupsBelowScope() const { return steps.size() - scope().steps.size(); }

bool Path::startsWith(const Path& other) const { return first(other.steps.size()) == other; }

QString Path::toText() const
{
    QStringList names{QString(), QStringLiteral("survey")};
    for (const auto& step : steps)
        names << step.name;
    return names.join(u'/');
}

namespace {

/// Where an entity should lie, and how far up it may go.
struct Wish {
    const EntityRow* entity = nullptr;
    Path scope;
    Path place;
    std::set<Path> savedFrom;
};

bool isDeeper(const Path& a, const Path& b)
{
    return a.repeats() != b.repeats() ? a.repeats() > b.repeats() : a.groupsBelowScope() > b.groupsBelowScope();
}

Path commonPath(const std::set<Path>& paths)
{
    auto common = *paths.begin();
    for (const auto& path : paths) {
        std::size_t same = 0;
        while (same < std::min(common.steps.size(), path.steps.size()) && common.steps[same] == path.steps[same])
            ++same;
        common = common.first(same);
    }
    return common;
}

Wish wishOf(const EntityRow& entity)
{
    Wish wish{&entity, {}, {}, {}};
    const EntityMention* deepest = nullptr;
    const EntityMention* saved = nullptr; // the deepest that is saved
    for (const auto& mention : entity.mentions) {
        if (!deepest || mention.path.repeats() > deepest->path.repeats())
            wish.scope = mention.path.scope();
        if (!deepest || isDeeper(mention.path, deepest->path))
            deepest = &mention;
        if (mention.property.isEmpty())
            continue;
        wish.savedFrom.insert(mention.path);
        if (!saved || isDeeper(mention.path, saved->path))
            saved = &mention;
    }
    if (saved) {
        const auto scope = saved->path.scope();
        const auto common = commonPath(wish.savedFrom);
        wish.place = isDeeper(common, scope) || wish.savedFrom.size() == 1 ? common : scope;
    } else if (deepest) {
        wish.place = deepest->path;
    }
    return wish;
}

std::optional<EntityConflict> elsewhere(const Wish& wish)
{
    for (const auto& mention : wish.entity->mentions) {
        const auto scope = mention.path.scope();
        const bool isSaved = !mention.property.isEmpty();
        if (!wish.scope.startsWith(scope) || (isSaved && wish.place.scope() != scope))
            return EntityConflict{isSaved ? EntityConflict::Kind::SavedElsewhere : EntityConflict::Kind::NamedElsewhere,
                                  mention,
                                  mention.path.toText(),
                                  wish.scope.toText(),
                                  0,
                                  wish.entity};
    }
    return std::nullopt;
}

/// Each group or repeat holds one entity. Those saved from a group keep the way down to it.
std::optional<EntityConflict> noPlace(const std::vector<Wish>& wishes)
{
    std::map<Path, const EntityRow*> taken;
    for (const auto& wish : wishes) {
        const EntityRow* other = nullptr;
        bool isPlaced = false;
        for (auto length = wish.place.steps.size() + 1; length-- > wish.scope.steps.size() && !isPlaced;) {
            const auto path = wish.place.first(length);
            if (const auto owner = taken.find(path); owner != taken.end()) {
                other = owner->second;
                const auto held =
                    std::find_if(wish.savedFrom.begin(), wish.savedFrom.end(), [&](const Path& from) { return taken.contains(from); });
                if (held != wish.savedFrom.end()) {
                    other = taken[*held];
                    break;
                }
                continue;
            }
            taken[path] = wish.entity;
            for (const auto& from : wish.savedFrom)
                for (auto up = from.steps.size(); up + 1 > length; --up) {
                    taken[from.first(up)] = wish.entity;
                    if (up == 0)
                        break;
                }
            isPlaced = true;
        }
        if (!isPlaced)
            return EntityConflict{EntityConflict::Kind::NoPlace, {}, wish.scope.toText(), {}, other ? other->row : 0, wish.entity};
    }
    return std::nullopt;
}

} // namespace

EntityConflict placeEntities(const std::vector<EntityRow>& entities)
{
    std::map<Path, std::vector<Wish>> byScope;
    for (const auto& entity : entities) {
        auto wish = wishOf(entity);
        if (const auto conflict = elsewhere(wish))
            return *conflict;
        byScope[wish.scope].push_back(std::move(wish));
    }
    for (const auto& [scope, wishes] : byScope)
        if (const auto conflict = noPlace(wishes))
            return *conflict;
    return {};
}

} // namespace counterpoint::xlsform

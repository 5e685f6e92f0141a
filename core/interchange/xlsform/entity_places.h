#pragma once
#include <QMap>
#include <QString>
#include <vector>

namespace counterpoint::xlsform {

/// A way down from the survey through groups and repeats.
struct Path {
    struct Step {
        QString name;
        bool isRepeat = false;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps; ///< of the survey itself: none

    bool operator==(const Path&) const = default;
    bool operator<(const Path& other) const;
    /// To the innermost repeat, or to the survey.
    Path scope() const;
    std::size_t repeats() const;
    std::size_t groupsBelowScope() const;
    Path first(std::size_t length) const;
    bool startsWith(const Path& other) const;
    QString toText() const; ///< '/survey/household/person'
};

/// A question that belongs to an entity: it is saved to it, or the entity's row names it.
struct EntityMention {
    Path path;
    int row = 0; ///< of the survey
    QString property; ///< that it is saved to; empty: it is named only
    QString question;
};

/// An entity that a form creates or updates.
struct EntityRow {
    QString dataset;
    int row = 0; ///< of the sheet entities
    std::vector<EntityMention> mentions;
};

/// Why an entity has no place: each lies in one group or repeat, and all that belongs to it in the same repeat.
struct EntityConflict {
    enum class Kind { None, SavedElsewhere, NamedElsewhere, NoPlace };
    Kind kind = Kind::None;
    EntityMention mention; ///< of the first two
    QString here;
    QString there;
    int otherRow = 0; ///< of NoPlace: the entity that has the place
    const EntityRow* entity = nullptr;
};

/// Gives each entity its place, and says where that cannot be.
EntityConflict placeEntities(const std::vector<EntityRow>& entities);

} // namespace counterpoint::xlsform

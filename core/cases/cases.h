#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <map>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A typed variable of Cases: role, years in post …
struct Attribute {
    enum class Type { Text, Number, Date };
    AttributeId id;
    QString name;
    Type type = Type::Text;
    bool operator==(const Attribute&) const = default;
};

/// A unit of analysis: a person, team or organisation.
struct Case {
    CaseId id;
    QString name;
    std::map<AttributeId, QString> values; ///< attributes without a value are left out
    QString value(AttributeId attribute) const;
    bool operator==(const Case&) const = default;
};

namespace attributes {
std::vector<Attribute> all(const Read& db); ///< in the order of the user's table
Result<Attribute> byName(const Read& db, const QString& name);
Result<AttributeId> add(Edit& db, const QString& name,
                        Attribute::Type type = Attribute::Type::Text); ///< Invalid when the name is empty or taken
Result<AttributeId> ensure(Edit& db, const QString& name); ///< the one of that name, made when it is not there
Result<> rename(Edit& db, AttributeId id, const QString& name);
void remove(Edit& db, AttributeId id); ///< with its values
} // namespace attributes

namespace cases {
std::vector<Case> all(const Read& db); ///< by name
Result<Case> byName(const Read& db, const QString& name);
Result<CaseId> add(Edit& db, const QString& name); ///< Invalid when the name is empty or taken
Result<CaseId> ensure(Edit& db, const QString& name);
Result<> rename(Edit& db, CaseId id, const QString& name);
void remove(Edit& db, CaseId id); ///< speakers and responses stay, without a Case
/// Sets a value; an empty one takes it away. Invalid when it does not fit the attribute's type.
Result<> set(Edit& db, CaseId id, const Attribute& attribute, const QString& value);
} // namespace cases

} // namespace counterpoint

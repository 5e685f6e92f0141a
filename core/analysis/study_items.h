#pragma once
#include "core/analysis/kind.h"
#include <QStringList>

namespace counterpoint {
class Read;

/// Something of the study, or one of the choices, that an option can name.
struct StudyItem {
    QString key; ///< as stored: a uuid, or the key of a choice
    QString name; ///< of a code its path
    int depth = 0; ///< of a code
    QString colour{}; ///< of a code
    std::int64_t id = 0; ///< 0: a choice
    bool operator==(const StudyItem&) const = default;
};

/// What an option can name, by uuid as it is stored and by name as people and the command line say it.
namespace study_items {
std::vector<StudyItem> of(const Read& db, const Option& option); ///< choices first, then in the order of the study
/// The value for names that were typed. Invalid, naming what is near, where there is none, or for a code several, of that name.
Result<QJsonValue> valueFrom(const Read& db, const Option& option, const QStringList& names);
/// The items that are chosen, in the order of the study; what is gone is left out.
std::vector<StudyItem> chosen(const Read& db, const Option& option, const QJsonValue& value);
} // namespace study_items

} // namespace counterpoint

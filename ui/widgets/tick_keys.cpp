#include "ui/widgets/tick_keys.h"

namespace counterpoint::ui::tick_keys {

StudyItem item(std::int64_t id, const QString& name) { return {QString::number(id), name, 0, {}, id}; }

std::vector<StudyItem> codes(const Read& db)
{
    Option option;
    option.type = Option::Type::Codes;
    auto items = study_items::of(db, option);
    for (auto& one : items)
        one.key = QString::number(one.id);
    return items;
}

} // namespace counterpoint::ui::tick_keys

#include "core/project/recorded_steps.h"
#include "core/project/doors.h"

namespace counterpoint {

void forEachStepBack(const Read& db, const std::function<bool(const RecordedStep&)>& visit)
{
    auto query = db.prepare("SELECT id, label, coder, at, changeset FROM history WHERE state = 'done' ORDER BY id DESC");
    while (query.step()) {
        const auto stored = query.blob(4);
        if (!visit({query.id<StepId>(0), query.text(1), query.text(2), query.text(3), stored.isEmpty() ? stored : qUncompress(stored)}))
            return;
    }
}

} // namespace counterpoint

#include "core/responses/update_responses.h"
#include "core/project/doors.h"
#include "core/responses/dataset_writer.h"
#include "core/responses/derived.h"
#include "core/responses/update_plan.h"
#include "core/responses/variable_rows.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <limits>

namespace counterpoint {

namespace {

void append(Edit& db, ColumnWriter& writer, const Column& column)
{
    if (column.type != VariableType::Text) {
        for (const double number : column.numbers)
            writer.append(db, number);
    } else {
        for (std::size_t row = 0; row < column.rows(); ++row)
            writer.append(db, column.text(row).toStdString());
    }
    writer.flush(db);
}

/// Writes a column anew under a number of its own; the old one stays in the file for undo.
void replaceColumn(Edit& db, VariableId id, const Column& column)
{
    std::int64_t holder = -1;
    {
        auto lowest = db.prepare("SELECT min(variable_id) FROM bulk_column_chunk");
        if (lowest.step())
            holder = std::min<std::int64_t>(holder, lowest.int64(0) - 1);
    }
    ColumnWriter writer(holder, column.type);
    append(db, writer, column);
    db.prepare("UPDATE variable SET values_id = ? WHERE id = ?").bind(holder, id).run();
}

Result<VariableId> addVariable(Edit& db, DatasetId dataset, Variable variable, const Column& column)
{
    int position = 0;
    {
        auto last = db.prepare("SELECT coalesce(max(position), -1) + 1 FROM variable WHERE dataset_id = ?");
        last.bind(dataset);
        if (last.step())
            position = last.integer(0);
    }
    variable.dataset = dataset;
    const auto id = variable_rows::insert(db, variable, position);
    if (!id)
        return fail(id);
    ColumnWriter writer(id->value(), column.type);
    append(db, writer, column);
    return id;
}

/// Columns that the file does not have get empty cells for the appended rows.
Result<> lengthen(Edit& db, DatasetId dataset, const UpdatePlan& plan, qint64 before)
{
    for (const auto& variable : variables::of(db, dataset)) {
        const bool isDone =
            std::any_of(plan.changed.begin(), plan.changed.end(), [&](const auto& one) { return one.variable.id == variable.id; });
        if (isDone)
            continue;
        auto column = datasets::column(db, variable.id);
        if (!column)
            return fail(column);
        const auto added = std::size_t(plan.rows - before);
        if (column->type == VariableType::Text)
            column->codes.insert(column->codes.end(), added, -1);
        else
            column->numbers.insert(column->numbers.end(), added, std::numeric_limits<double>::quiet_NaN());
        replaceColumn(db, variable.id, *column);
    }
    return {};
}

} // namespace

Result<ResponsesUpdate> planUpdate(const Read& db, DatasetId dataset, const NewResponses& responses, const QString& key)
{
    auto plan = workOutUpdate(db, dataset, responses, key);
    if (!plan)
        return fail(plan);
    return std::move(plan->update);
}

Result<ResponsesUpdate> updateResponses(Edit& db, DatasetId id, const NewResponses& responses, const QString& key)
{
    auto plan = workOutUpdate(db, id, responses, key);
    if (!plan)
        return fail(plan);
    const auto before = datasets::byId(db, id);
    if (!before)
        return fail(before);
    if (plan->rows > before->rows) {
        if (const auto done = lengthen(db, id, *plan, before->rows); !done)
            return fail(done);
        db.prepare("UPDATE dataset SET rows = ? WHERE id = ?").bind(plan->rows, id).run();
    }
    for (auto& changed : plan->changed) {
        if (changed.isNew()) {
            const auto added = addVariable(db, id, changed.variable, changed.column);
            if (!added)
                return fail(added);
            changed.variable.id = *added;
        } else
            replaceColumn(db, changed.variable.id, changed.column);
        if (changed.variable.isOpen && !changed.rows.empty())
            if (const auto done = updateAnswers(db, id, changed, plan->update); !done)
                return fail(done);
    }
    if (const auto done = derived::refreshAll(db, id); !done)
        return fail(done);
    return std::move(plan->update);
}

} // namespace counterpoint

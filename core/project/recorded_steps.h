#pragma once
#include "core/base/id.h"
#include "core/sqlite/changed_rows.h"
#include <QString>

namespace counterpoint {
class Read;

/// A step of the record that stands, with the rows that it changed.
struct RecordedStep {
    StepId id;
    QString label;
    QString coder;
    QString at; ///< UTC, ISO 8601
    QByteArray changeset; ///< empty where a redaction emptied it

    void forEachRow(std::string_view table, const std::function<void(const sqlite::ChangedRow&)>& visit) const
    {
        sqlite::forEachChangedRow(changeset, table, visit);
    }
};

/// Visits the steps that are done, newest first, until `visit` returns false; steps that were undone are left out.
void forEachStepBack(const Read& db, const std::function<bool(const RecordedStep&)>& visit);

} // namespace counterpoint

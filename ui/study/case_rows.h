#pragma once
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include <QString>

namespace counterpoint::ui {

/// A source in which a Case speaks, or a response that it gave.
struct CaseVoice {
    SourceId source; ///< invalid for a response
    DatasetId dataset;
    QString name;
    bool operator==(const CaseVoice&) const = default;
};

/// One line of the table of Cases.
struct CaseRow {
    CaseId id;
    QString name;
    std::map<AttributeId, QString> values;
    std::vector<CaseVoice> voices;
    int sources() const;
    int responses() const;
    bool operator==(const CaseRow&) const = default;
};

/// All Cases with what they said where, by name.
std::vector<CaseRow> caseRows(const Read& db);

} // namespace counterpoint::ui

#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/responses/filter.h"
#include <QJsonObject>
#include <QString>
#include <map>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// Whether an analysis is drawn as well as computed.
enum class WithFigures { No, Yes };

/// What is computed from a dataset, and what of it is shown. Results are never stored: see run().
///
/// Which roles and options there are depends on the kind: see kind.h.
struct Analysis {
    AnalysisId id;
    QString name;
    QString kind = QStringLiteral("frequencies");
    DatasetId dataset;
    std::map<QString, std::vector<VariableId>> roles; ///< variables by the key of their role; a role without any is not there
    QJsonObject options; ///< by key; what is as by default is not there
    std::vector<FilterCondition> filter; ///< all must hold
    SavedFilterId savedFilter; ///< must hold too, where it is valid
    QString where; ///< an expression that must be true too; empty: none
    bool inReport = false;

    const std::vector<VariableId>& in(const QString& role) const; ///< empty where the role has none
    VariableId firstIn(const QString& role) const; ///< not valid where the role has none
    void put(const QString& role, std::vector<VariableId> variables);
    bool operator==(const Analysis&) const = default;
};

/// What is stored of an analysis beside its name, kind and dataset. docs/project-file.md describes it.
QJsonObject optionsToJson(const Analysis& analysis);
/// Puts what was stored into an analysis, whose kind is set; Format where it is not what docs/project-file.md says.
Result<> optionsFromJson(const QJsonObject& stored, Analysis& analysis);

namespace analyses {
std::vector<Analysis> all(const Read& db); ///< in the user's order
Result<Analysis> byId(const Read& db, AnalysisId id);
Result<Analysis> byName(const Read& db, const QString& name);
/// Adds it at the end; an empty name becomes one that says what it is, a taken one gets a number. The id is not used.
Result<AnalysisId> add(Edit& db, Analysis analysis);
Result<> update(Edit& db, const Analysis& analysis); ///< everything but the position; Invalid when the name is empty or it is not there
void remove(Edit& db, AnalysisId id);
/// To a place in the user's order, from 0; beyond the last is the last.
void move(Edit& db, AnalysisId id, int place);
/// 'Role by Site', 'Trust, Pace': what an analysis without a name is called.
QString defaultName(const Read& db, const Analysis& analysis);
} // namespace analyses

} // namespace counterpoint

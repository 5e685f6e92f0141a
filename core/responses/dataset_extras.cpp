#include "core/responses/dataset_extras.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace counterpoint::dataset_extras {

namespace {

/// Values that say 'chosen', as the study keeps them.
QString countedJson(const data_file::MultipleResponseSet& set, bool isText)
{
    if (!set.isDichotomies)
        return QStringLiteral("[]");
    bool isNumber = false;
    const double number = set.counted.toDouble(&isNumber);
    const QJsonArray values{isNumber && !isText ? QJsonValue(number) : QJsonValue(set.counted)};
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

void addSet(Edit& db, DatasetId dataset, int position, const data_file::MultipleResponseSet& set, bool isText,
            const std::vector<VariableId>& members)
{
    const auto name = set.name.startsWith(u'$') ? set.name.mid(1) : set.name;
    db.prepare("INSERT INTO multiple_answer_set(uuid, dataset_id, position, name, label, counted) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), dataset, position, name.isEmpty() ? set.name : name, set.label, countedJson(set, isText))
        .run();
    const auto id = db.lastInsertId();
    for (std::size_t i = 0; i < members.size(); ++i)
        db.prepare("INSERT INTO multiple_answer_member(set_id, position, variable_id) VALUES(?, ?, ?)").bind(id, int(i), members[i]).run();
}

} // namespace

void add(Edit& db, DatasetId dataset, const data_file::File& file, const VariableOf& variableOf, QStringList& notes)
{
    int position = 0;
    for (const auto& set : file.sets) {
        std::vector<VariableId> members;
        for (const auto& name : set.variables)
            if (const auto id = variableOf(name))
                members.push_back(*id);
        const auto first =
            std::find_if(file.variables.begin(), file.variables.end(), [&](const auto& v) { return set.variables.contains(v.name); });
        if (members.size() > 1)
            addSet(db, dataset, position++, set, first != file.variables.end() && first->isText, members);
    }
    if (position > 0)
        notes << translate("Responses", "Questions with several answers came in as sets (%1).").arg(position);
    const auto weight = std::find_if(file.variables.begin(), file.variables.end(), [&](const auto& v) { return v.name == file.weight; });
    const auto id = weight == file.variables.end() ? std::nullopt : variableOf(file.weight);
    if (!id)
        return;
    const bool isWhole =
        std::all_of(weight->numbers.begin(), weight->numbers.end(), [](double w) { return std::isnan(w) || w == std::floor(w); });
    db.prepare("INSERT INTO weighting(dataset_id, kind, variable_id) VALUES(?, ?, ?)")
        .bind(dataset, isWhole ? QStringLiteral("frequency") : QStringLiteral("sampling"), *id)
        .run();
    notes << (isWhole
                  ? translate("Responses", "The file is weighted by “%1”, whose numbers are whole: they were taken as frequency weights.")
                  : translate("Responses",
                              "The file is weighted by “%1”, whose numbers are not whole: they were taken as sampling weights."))
                 .arg(file.weight);
}

void fill(const Read& db, DatasetId dataset, data_file::File& file)
{
    auto sets = db.prepare("SELECT id, name, label, counted FROM multiple_answer_set WHERE dataset_id = ? ORDER BY position, id");
    for (sets.bind(dataset); sets.step();) {
        data_file::MultipleResponseSet set;
        set.name = u'$' + sets.text(1);
        set.label = sets.text(2);
        const auto counted = QJsonDocument::fromJson(sets.text(3).toUtf8()).array();
        set.isDichotomies = !counted.isEmpty();
        if (set.isDichotomies)
            set.counted = counted[0].isDouble() ? numberText(counted[0].toDouble()) : counted[0].toString();
        auto members = db.prepare("SELECT variable_id FROM multiple_answer_member WHERE set_id = ? ORDER BY position");
        for (members.bind(sets.int64(0)); members.step();)
            if (const auto variable = variables::byId(db, members.id<VariableId>(0)))
                set.variables << variable->name;
        if (counted.size() > 1)
            file.notes
                << translate("Export", "The set “%1” counts several values as chosen; .sav holds the first of them.").arg(sets.text(1));
        file.sets.push_back(std::move(set));
    }
    auto weights = db.prepare("SELECT variable_id FROM weighting WHERE dataset_id = ?");
    weights.bind(dataset);
    if (weights.step())
        if (const auto variable = variables::byId(db, weights.id<VariableId>(0)))
            file.weight = variable->name;
}

} // namespace counterpoint::dataset_extras

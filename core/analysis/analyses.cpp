#include "core/analysis/analysis.h"
#include "core/analysis/kind.h"
#include "core/analysis/study_items.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/mentioned_variables.h"
#include "core/responses/variables.h"
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace counterpoint::analyses {

namespace {

const QString whereVariables = QStringLiteral("where_variables"); ///< the variables of its expression, by name

/// Analyses of a kind that a newer program saved are not shown; a damaged one is shown without its options.
std::optional<Analysis> read(const Read& db, const sqlite::Statement& row)
{
    Analysis analysis;
    analysis.id = row.id<AnalysisId>(0);
    analysis.name = row.text(1);
    analysis.dataset = row.id<DatasetId>(3);
    analysis.inReport = row.integer(5) != 0;
    analysis.kind = row.text(2);
    if (!findAnalysisKind(analysis.kind))
        return std::nullopt;
    const auto options = QJsonDocument::fromJson(row.text(4).toUtf8()).object();
    if (!optionsFromJson(options, analysis))
        analysis.roles.clear();
    if (!analysis.where.isEmpty()) {
        MentionedVariables mentioned;
        const auto stored = options[whereVariables].toObject();
        for (auto item = stored.begin(); item != stored.end(); ++item)
            mentioned[item.key()] = VariableId(item.value().toInteger());
        analysis.where = withCurrentNames(db, analysis.where, mentioned);
    }
    return analysis;
}

QString optionsText(const Read& db, const Analysis& analysis)
{
    auto options = optionsToJson(analysis);
    QJsonObject mentioned;
    for (const auto& [name, id] : mentionedVariables(db, analysis.dataset, analysis.where))
        mentioned[name] = qint64(id.value());
    if (!mentioned.isEmpty())
        options[whereVariables] = mentioned;
    return QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact));
}

QString freeName(const Read& db, const QString& wanted)
{
    QSet<QString> taken;
    for (const auto& analysis : all(db))
        taken.insert(analysis.name);
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name;
}

QString nothingYet() { return translate("Analyses", "nothing yet"); }

QString nameOf(const Read& db, VariableId id)
{
    const auto variable = variables::byId(db, id);
    return variable ? variable->name : nothingYet();
}

/// The first few, then '…'.
QString namesOf(const Read& db, const std::vector<VariableId>& ids)
{
    constexpr std::size_t shown = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i)
        names << nameOf(db, ids[i]);
    return names.join(QStringLiteral(", ")) + (ids.size() > shown ? QStringLiteral(" …") : QString());
}

/// What is chosen of an attribute, or of what can stand in its place; empty where nothing is.
QString chosenName(const Read& db, const Analysis& analysis, const AnalysisKind& kind, const char* key)
{
    const auto* option = kind.option(QLatin1String(key));
    if (!option || option->type != Option::Type::Attribute)
        return {};
    const auto chosen = study_items::chosen(db, *option, optionOf(analysis, option->key));
    return chosen.empty() ? QString() : chosen.front().id > 0 ? chosen.front().name : chosen.front().name.toLower();
}

/// 'Code matrix by group', 'role by group', 'Codes by survey answer: trust'.
QString qualitativeName(const Read& db, const Analysis& analysis, const AnalysisKind& kind)
{
    const auto rows = chosenName(db, analysis, kind, "rows");
    const auto columns = chosenName(db, analysis, kind, "columns");
    if (!columns.isEmpty())
        return translate("Analyses", "%1 by %2").arg(rows.isEmpty() ? kind.title : rows, columns);
    if (!kind.roles.empty() && !analysis.in(kind.roles.front().key).empty())
        return translate("Analyses", "%1: %2").arg(kind.title, namesOf(db, analysis.in(kind.roles.front().key)));
    return kind.title;
}

} // namespace

std::vector<Analysis> all(const Read& db)
{
    auto query = db.prepare("SELECT id, name, kind, dataset_id, options, in_report FROM analysis ORDER BY position, id");
    std::vector<Analysis> found;
    while (query.step())
        if (auto analysis = read(db, query))
            found.push_back(std::move(*analysis));
    return found;
}

Result<Analysis> byId(const Read& db, AnalysisId id)
{
    auto query = db.prepare("SELECT id, name, kind, dataset_id, options, in_report FROM analysis WHERE id = ?");
    query.bind(id);
    if (query.step())
        if (auto analysis = read(db, query))
            return *analysis;
    return fail(Error::Kind::Invalid, translate("Analyses", "The analysis is not there any more."));
}

Result<Analysis> byName(const Read& db, const QString& name)
{
    const auto found = all(db);
    QStringList names;
    for (const auto& analysis : found)
        names << analysis.name;
    const auto place = findName(name, names, translate("Analyses", "analysis"));
    if (!place)
        return fail(place);
    return found[std::size_t(*place)];
}

Result<AnalysisId> add(Edit& db, Analysis analysis)
{
    const auto wanted = analysis.name.trimmed().isEmpty() ? defaultName(db, analysis) : analysis.name.trimmed();
    db.prepare("INSERT INTO analysis(uuid, position, name, kind, dataset_id, options, in_report)"
               " VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM analysis), ?, ?, ?, ?, ?)")
        .bind(newUuid(), freeName(db, wanted), analysis.kind, analysis.dataset, optionsText(db, analysis), analysis.inReport)
        .run();
    return AnalysisId(db.lastInsertId());
}

Result<> update(Edit& db, const Analysis& analysis)
{
    if (const auto before = byId(db, analysis.id); !before)
        return fail(before);
    if (analysis.name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Analyses", "An analysis needs a name."));
    db.prepare("UPDATE analysis SET name = ?, kind = ?, dataset_id = ?, options = ?, in_report = ? WHERE id = ?")
        .bind(analysis.name.trimmed(), analysis.kind, analysis.dataset, optionsText(db, analysis), analysis.inReport, analysis.id)
        .run();
    return {};
}

void remove(Edit& db, AnalysisId id) { db.prepare("DELETE FROM analysis WHERE id = ?").bind(id).run(); }

void move(Edit& db, AnalysisId id, int place)
{
    std::vector<AnalysisId> order;
    auto query = db.prepare("SELECT id FROM analysis WHERE id <> ? ORDER BY position, id");
    for (query.bind(id); query.step();)
        order.push_back(query.id<AnalysisId>(0));
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(place, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare("UPDATE analysis SET position = ? WHERE id = ?").bind(qint64(i) + 1, order[i]).run();
}

QString defaultName(const Read& db, const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    if (!kind)
        return analysis.kind;
    if (kind->isQualitative)
        return qualitativeName(db, analysis, *kind);
    if (kind->roles.empty())
        return kind->title;
    const auto shown = namesOf(db, analysis.in(kind->roles.front().key));
    for (const auto* key : {"columns", "by"})
        if (const auto other = analysis.firstIn(QLatin1String(key)); other.isValid())
            return translate("Analyses", "%1 by %2").arg(shown.isEmpty() ? nothingYet() : shown, nameOf(db, other));
    return shown.isEmpty() ? kind->title : shown;
}

} // namespace counterpoint::analyses

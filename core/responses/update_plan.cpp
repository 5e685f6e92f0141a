#include "core/responses/update_plan.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/response_columns.h"
#include "core/responses/returning_names.h"
#include "core/responses/variables.h"
#include <QHash>
#include <algorithm>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Responses";
constexpr std::size_t rowsNamed = 5;

/// Rows by their keys. Invalid where a key comes twice or is empty; `where` names the file or dataset.
Result<QHash<QString, qint64>> rowsByKey(const Column& keys, const QString& key, const QString& where)
{
    QHash<QString, qint64> rows;
    QStringList twice;
    QStringList empty;
    for (std::size_t row = 0; row < keys.rows(); ++row) {
        const auto text = keys.text(row);
        if (text.isEmpty())
            empty << QString::number(row + 1);
        else if (const auto known = rows.constFind(text); known != rows.constEnd())
            twice << translate(context, "%1 (rows %2 and %3)").arg(text).arg(*known + 1).arg(row + 1);
        else
            rows.insert(text, qint64(row));
    }
    const auto shown = [](const QStringList& all) {
        return all.mid(0, rowsNamed).join(QStringLiteral(", ")) + (all.size() > qsizetype(rowsNamed) ? QStringLiteral(" …") : QString());
    };
    if (!twice.isEmpty())
        return fail(Error::Kind::Invalid,
                    translate(context,
                              "Keys come more than once in %1, so that nobody can say whose values they are: %2. Correct them, or choose "
                              "another key than “%3”.")
                        .arg(where, shown(twice), key));
    if (!empty.isEmpty())
        return fail(Error::Kind::Invalid,
                    translate(context, "Rows of %1 have no key: %2. Fill in “%3”, or take these rows out.").arg(where, shown(empty), key));
    return rows;
}

/// Works out one column: what is there, with what the file says put over it.
class Overlay {
public:
    Overlay(Column before, const Column& file, const std::vector<qint64>& rows, qint64 total)
        : m_file(file)
        , m_rows(rows)
        , m_before(std::move(before))
        , m_total(std::size_t(total))
    {
    }
    UpdatePlan::Changed run(const Variable& variable, const QStringList& keys, std::vector<CorrectedValue>& corrected);

private:
    const Column& m_file;
    const std::vector<qint64>& m_rows; ///< of the dataset, for each row of the file
    Column m_before;
    std::size_t m_total;
};

UpdatePlan::Changed Overlay::run(const Variable& variable, const QStringList& keys, std::vector<CorrectedValue>& corrected)
{
    UpdatePlan::Changed changed;
    changed.variable = variable;
    const auto known = m_before.rows();
    const bool isText = variable.type == VariableType::Text;
    std::vector<QString> texts;
    if (isText) {
        for (std::size_t row = 0; row < known; ++row)
            texts.push_back(m_before.text(row));
        texts.resize(m_total);
    } else
        m_before.numbers.resize(m_total, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto row = std::size_t(m_rows[i]);
        if (m_file.isEmpty(i))
            continue;
        const auto after = m_file.text(i);
        const auto before = isText ? texts[row] : m_before.text(row);
        if (before == after)
            continue;
        if (row < known)
            corrected.push_back({qint64(row), keys[qsizetype(i)], variable.name, before, after});
        changed.rows.push_back(qint64(row));
        if (isText)
            texts[row] = after;
        else
            m_before.numbers[row] = m_file.numbers[i];
    }
    changed.column = isText ? Column::ofTexts(texts) : std::move(m_before);
    changed.column.type = variable.type;
    return changed;
}

const Variable* called(const std::vector<Variable>& variables, const QString& name)
{
    for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive})
        for (const auto& variable : variables)
            if (variable.name.compare(name, sensitivity) == 0)
                return &variable;
    return nullptr;
}

} // namespace

Result<UpdatePlan> workOutUpdate(const Read& db, DatasetId id, const NewResponses& responses, const QString& key)
{
    const auto dataset = datasets::byId(db, id);
    if (!dataset)
        return fail(dataset);
    const auto known = variables::of(db, id);
    const auto* keyVariable = called(known, key);
    const auto* fileKey = called(responses.variables, key);
    if (!keyVariable || !fileKey || fileKey->name.isEmpty())
        return fail(
            Error::Kind::Invalid,
            (keyVariable ? translate(
                 context, "The file “%2” has no column “%1”, by which its rows could be found in “%3”. Choose a key that both have.")
                         : translate(context, "There is no variable “%1” in “%3”. Choose a key that it and “%2” both have."))
                .arg(key, responses.fileName, dataset->name));
    if (keyVariable->isDerived())
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” is computed in the study, and can be no key: new responses do not have it yet. Choose another.")
                .arg(keyVariable->name));
    UpdatePlan plan;
    std::vector<ColumnWish> wishes;
    std::size_t keyPlace = 0;
    for (std::size_t i = 0; i < responses.variables.size(); ++i) {
        const auto& given = responses.variables[i];
        const auto* variable = given.name.isEmpty() ? nullptr : called(known, given.name);
        if (given.name.isEmpty())
            continue;
        if (variable && variable->isDerived()) {
            plan.update.notes
                << translate(context, "“%1” is computed in the study: the file's column of that name changes nothing.").arg(variable->name);
            continue;
        }
        if (&given == fileKey)
            keyPlace = wishes.size();
        if (!variable)
            plan.update.newVariables << given.name;
        auto target = variable ? *variable : given;
        if (!variable)
            target.id = {};
        wishes.push_back({i, std::move(target)});
    }
    auto read = columnsOf(responses, wishes);
    plan.update.notes << responses.preview.notes << read.notes;
    const bool hasTexts =
        std::any_of(wishes.begin(), wishes.end(), [](const auto& wish) { return wish.target.type == VariableType::Text; });
    if (const auto warning = hasTexts ? warningOfNames(db, id) : QString(); !warning.isEmpty())
        plan.update.notes.prepend(warning);
    const auto keys = datasets::column(db, keyVariable->id);
    if (!keys)
        return fail(keys);
    const auto rowOf = rowsByKey(*keys, keyVariable->name, translate(context, "the dataset “%1”").arg(dataset->name));
    const auto fileRowOf =
        rowsByKey(read.columns[keyPlace], keyVariable->name, translate(context, "the file “%1”").arg(responses.fileName));
    if (!rowOf || !fileRowOf)
        return fail(!fileRowOf ? fileRowOf.error().kind : rowOf.error().kind,
                    !fileRowOf ? fileRowOf.error().message : rowOf.error().message);
    std::vector<qint64> rows;
    QStringList keyTexts;
    plan.rows = dataset->rows;
    for (std::size_t i = 0; i < read.columns[keyPlace].rows(); ++i) {
        keyTexts << read.columns[keyPlace].text(i);
        const auto found = rowOf->constFind(keyTexts.back());
        if (found == rowOf->constEnd())
            plan.update.newKeys << keyTexts.back();
        rows.push_back(found == rowOf->constEnd() ? plan.rows++ : *found);
    }
    std::vector<bool> isTouched(std::size_t(plan.rows));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        auto before = Column();
        before.type = wishes[i].target.type;
        if (wishes[i].target.id.isValid()) {
            auto stored = datasets::column(db, wishes[i].target.id);
            if (!stored)
                return fail(stored);
            before = std::move(*stored);
        } else if (before.type != VariableType::Text)
            before.numbers.assign(std::size_t(dataset->rows), std::numeric_limits<double>::quiet_NaN());
        else
            before.codes.assign(std::size_t(dataset->rows), -1);
        std::vector<CorrectedValue> corrected;
        auto changed = Overlay(std::move(before), read.columns[i], rows, plan.rows).run(wishes[i].target, keyTexts, corrected);
        for (const auto row : changed.rows)
            isTouched[std::size_t(row)] = true;
        if (wishes[i].target.id.isValid()) // a new variable is told by its name
            plan.update.corrected.insert(plan.update.corrected.end(), corrected.begin(), corrected.end());
        if (!changed.rows.empty() || changed.isNew() || plan.rows > dataset->rows)
            plan.changed.push_back(std::move(changed));
    }
    std::stable_sort(plan.update.corrected.begin(), plan.update.corrected.end(),
                     [](const auto& a, const auto& b) { return a.row < b.row; });
    for (const auto row : rows)
        plan.update.unchanged += isTouched[std::size_t(row)] ? 0 : 1;
    return plan;
}

} // namespace counterpoint

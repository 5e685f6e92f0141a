#include "core/merge/response_values.h"
#include "core/base/translate.h"
#include "core/merge/row_merge.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace counterpoint::merge {

namespace {

using Answers = counterpoint::Column;

std::int64_t rowsOf(const Read& db, std::int64_t dataset)
{
    auto query = db.prepare("SELECT rows FROM dataset WHERE id = ?");
    return query.bind(dataset).step() ? query.int64(0) : -1;
}

std::map<std::string, std::int64_t> rowsByInstance(const Read& db, std::int64_t dataset)
{
    std::map<std::string, std::int64_t> found;
    auto query = db.prepare("SELECT instance_id, row FROM survey_response WHERE dataset_id = ?");
    for (query.bind(dataset); query.step();)
        found.emplace(query.text(0).toStdString(), query.int64(1));
    return found;
}

/// What each response from `first` on says, by the names of the variables: two copies that took in the same file have the same.
std::vector<QString> answersFrom(const Read& db, std::int64_t dataset, std::int64_t first)
{
    std::map<QString, Answers> columns;
    for (const auto& variable : variables::of(db, DatasetId(dataset)))
        if (auto column = datasets::column(db, variable.id); column && variable.definition.isEmpty())
            columns.emplace(variable.name, std::move(*column));
    std::vector<QString> said;
    for (auto row = std::size_t(first); !columns.empty() && row < columns.begin()->second.rows(); ++row) {
        QString line;
        for (const auto& [name, column] : columns)
            if (!column.isEmpty(row))
                line += name + u'\x1f' + column.text(row) + u'\x1e';
        said.push_back(line);
    }
    return said;
}

bool hasOtherValues(const Read& base, const Read& theirs, std::int64_t dataset)
{
    auto query = theirs.prepare("SELECT id, coalesce(values_id, id) FROM variable WHERE dataset_id = ?");
    for (query.bind(dataset); query.step();) {
        auto before = base.prepare("SELECT coalesce(values_id, id) FROM variable WHERE id = ?");
        if (!before.bind(query.int64(0)).step() || before.int64(0) != query.int64(1))
            return true;
    }
    return false;
}

std::vector<QString> textsOf(const Answers& column)
{
    std::vector<QString> texts;
    for (std::size_t row = 0; row < column.rows(); ++row)
        texts.push_back(column.text(row));
    return texts;
}

/// One column of cells, of numbers or of texts, that cells of others can be put into.
class Cells {
public:
    explicit Cells(const Answers& column)
        : m_type(column.type)
        , m_numbers(column.numbers)
    {
        if (column.type == VariableType::Text)
            m_texts = textsOf(column);
    }
    void set(std::size_t row, const Answers& from, std::size_t fromRow)
    {
        if (m_type == VariableType::Text)
            m_texts[row] = from.text(fromRow);
        else
            m_numbers[row] = from.numbers[fromRow];
    }
    void grow(std::size_t rows)
    {
        m_texts.resize(m_type == VariableType::Text ? rows : 0);
        m_numbers.resize(m_type == VariableType::Text ? 0 : rows, std::numeric_limits<double>::quiet_NaN());
    }
    Answers column() const
    {
        auto made = m_type == VariableType::Text ? Answers::ofTexts(m_texts) : Answers::ofNumbers(m_numbers);
        made.type = m_type;
        return made;
    }

private:
    VariableType m_type;
    std::vector<double> m_numbers;
    std::vector<QString> m_texts;
};

} // namespace

void ResponseValues::findNewResponses()
{
    const auto& theirs = m_other.theirs->read();
    const auto* base = m_other.base ? &m_other.base->read() : nullptr;
    for (const auto& dataset : datasets::all(theirs)) {
        Grown grown;
        grown.theirs = dataset.id.value();
        const auto id = m_rows.ourId(m_rows.table("dataset"), grown.theirs);
        grown.ours = id.value_or(0);
        grown.rowsOfTheirs = dataset.rows;
        grown.rowsOfOurs = id ? rowsOf(m_db, *id) : -1;
        grown.rowsOfBase = base ? rowsOf(*base, grown.theirs) : std::min(grown.rowsOfOurs, grown.rowsOfTheirs);
        if (!id || grown.rowsOfBase < 0 || (grown.rowsOfTheirs == grown.rowsOfBase && base && !hasOtherValues(*base, theirs, grown.theirs)))
            continue;
        grown.rowsOfBase = std::min({grown.rowsOfBase, grown.rowsOfOurs, grown.rowsOfTheirs});
        const auto ourInstances = rowsByInstance(m_db, grown.ours);
        std::map<std::int64_t, std::string> theirInstances;
        for (const auto& [instance, row] : rowsByInstance(theirs, grown.theirs))
            theirInstances.emplace(row, instance);
        std::multimap<QString, std::int64_t> ourAnswers;
        std::vector<QString> theirAnswers;
        if (grown.rowsOfTheirs > grown.rowsOfBase) {
            theirAnswers = answersFrom(theirs, grown.theirs, grown.rowsOfBase);
            std::int64_t row = grown.rowsOfBase;
            for (const auto& said : answersFrom(m_db, grown.ours, grown.rowsOfBase))
                ourAnswers.emplace(said, row++);
        }
        auto& moved = m_rows.movedRows[grown.theirs];
        for (auto row = grown.rowsOfBase; row < grown.rowsOfTheirs; ++row) {
            const auto instance = theirInstances.find(row);
            const auto known = instance == theirInstances.end() ? ourInstances.end() : ourInstances.find(instance->second);
            const auto said =
                instance == theirInstances.end() ? ourAnswers.find(theirAnswers[std::size_t(row - grown.rowsOfBase)]) : ourAnswers.end();
            if (known != ourInstances.end()) {
                moved[row] = known->second;
            } else if (said != ourAnswers.end()) {
                moved[row] = said->second;
                ourAnswers.erase(said);
            } else {
                moved[row] = grown.rowsOfOurs + std::int64_t(grown.appended.size());
                grown.appended.push_back(row);
            }
        }
        m_datasets.push_back(std::move(grown));
    }
}

void ResponseValues::copyChunks(std::int64_t theirs, std::int64_t ours)
{
    m_db.unrecorded([&] {
        m_db.prepare("DELETE FROM bulk_column_chunk WHERE variable_id = ?").bind(ours).run();
        auto query = m_other.theirs->read().prepare("SELECT chunk, encoding, data FROM bulk_column_chunk WHERE variable_id = (SELECT "
                                                    "coalesce(values_id, id) FROM variable WHERE id = ?) ORDER BY chunk");
        auto insert = m_db.prepare("INSERT INTO bulk_column_chunk(variable_id, chunk, encoding, data) VALUES(?, ?, ?, ?)");
        for (query.bind(theirs); query.step();)
            insert.again().bind(ours, query.int64(0), query.int64(1), query.blob(2)).run();
    });
}

Result<> ResponseValues::merge()
{
    const auto isOfGrown = [&](std::int64_t variable) {
        auto query = m_other.theirs->read().prepare("SELECT dataset_id FROM variable WHERE id = ?");
        const auto dataset = query.bind(variable).step() ? query.int64(0) : 0;
        return std::any_of(m_datasets.begin(), m_datasets.end(), [&](const Grown& each) { return each.theirs == dataset; });
    };
    for (const auto& [theirs, ours] : m_rows.newVariables())
        if (!isOfGrown(theirs))
            copyChunks(theirs, ours);
    for (const auto& dataset : m_datasets)
        if (const auto done = merge(dataset); !done)
            return done;
    return {};
}

Result<> ResponseValues::merge(const Grown& dataset)
{
    const auto name = [&] {
        auto query = m_db.prepare("SELECT name FROM dataset WHERE id = ?");
        return query.bind(dataset.ours).step() ? query.text(0) : QString();
    }();
    std::map<VariableId, Answers> before;
    for (const auto& variable : variables::of(m_db, DatasetId(dataset.ours))) {
        const auto isNew = std::any_of(m_rows.newVariables().begin(), m_rows.newVariables().end(),
                                       [&](const auto& each) { return each.second == variable.id.value(); });
        auto column = isNew ? Result<Answers>() : datasets::column(m_db, variable.id);
        if (!column)
            return fail(column);
        column->type = variable.type;
        before.emplace(variable.id, std::move(*column));
    }
    const auto rows = std::size_t(dataset.rowsOfOurs) + dataset.appended.size();
    if (!dataset.appended.empty()) {
        m_db.prepare("UPDATE dataset SET rows = ? WHERE id = ?").bind(std::int64_t(rows), dataset.ours).run();
        Difference added;
        added.key = QStringLiteral("dataset/%1/rows").arg(dataset.theirs);
        added.group = translate("Merge", "Responses");
        added.thing = name;
        added.theirs = translate("Merge", "%n new response(s)", nullptr, int(dataset.appended.size()));
        added.outcome = Difference::Outcome::Added;
        m_rows.add(std::move(added));
    }
    std::map<std::int64_t, std::int64_t> theirsOf;
    for (const auto& variable : variables::of(m_other.theirs->read(), DatasetId(dataset.theirs)))
        if (const auto ours = m_rows.ourId(m_rows.table("variable"), variable.id.value()))
            theirsOf[*ours] = variable.id.value();
    for (const auto& [id, ours] : before) {
        Cells cells(ours);
        cells.grow(rows);
        bool isChanged = rows != ours.rows();
        if (const auto theirId = theirsOf.find(id.value()); theirId != theirsOf.end()) {
            const auto theirs = datasets::column(m_other.theirs->read(), VariableId(theirId->second));
            if (!theirs)
                return fail(theirs);
            if ((theirs->type == VariableType::Text) != (ours.type == VariableType::Text))
                continue; // of other types: the variable's own row says so
            const auto base =
                m_other.base ? datasets::column(m_other.base->read(), VariableId(theirId->second)) : Result<Answers>(Answers());
            for (std::size_t row = 0; row < std::size_t(dataset.rowsOfBase); ++row) {
                const auto mine = row < ours.rows() ? ours.text(row) : QString();
                const auto known = base && row < base->rows() ? base->text(row) : QString();
                if (theirs->text(row) == mine || (base && row < base->rows() && theirs->text(row) == known))
                    continue;
                if (mine != known && ours.rows() > 0) {
                    Difference conflict;
                    conflict.key = QStringLiteral("variable/%1/%2").arg(theirId->second).arg(row);
                    conflict.group = translate("Merge", "Responses");
                    conflict.thing = translate("Merge", "%1, response %2").arg(name).arg(row + 1);
                    conflict.field = variables::byId(m_db, id).map([](const Variable& of) { return of.name; }).value_or(QString());
                    conflict.base = known;
                    conflict.ours = mine;
                    conflict.theirs = theirs->text(row);
                    const auto& variable = m_rows.table("variable");
                    const auto ourRow = rows::byKey(m_db, variable, {toValue(id.value())});
                    if (m_rows.decide(variable, *ourRow, std::move(conflict), true) == Side::Ours)
                        continue;
                }
                cells.set(row, *theirs, row);
                isChanged = true;
            }
            for (std::size_t i = 0; i < dataset.appended.size(); ++i)
                cells.set(std::size_t(dataset.rowsOfOurs) + i, *theirs, std::size_t(dataset.appended[i]));
        }
        if (isChanged)
            if (const auto done = datasets::replaceColumn(m_db, id, cells.column()); !done)
                return done;
    }
    return {};
}

} // namespace counterpoint::merge

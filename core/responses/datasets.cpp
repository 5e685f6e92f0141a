#include "core/responses/datasets.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/dataset_writer.h"
#include "core/responses/derived.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"

namespace counterpoint::datasets {

namespace {

#define DATASET_COLUMNS                                                                                                                    \
    "id, name, file_name, imported_at, rows, (SELECT count(*) FROM variable WHERE dataset_id = dataset.id), label, notes"

Dataset read(const sqlite::Statement& row)
{
    return {row.id<DatasetId>(0), row.text(1), row.text(2), row.text(3), row.int64(4), row.integer(5), row.text(6), row.text(7)};
}

Result<> checkColumns(const NewDataset& dataset, const std::vector<Column>& columns)
{
    if (columns.size() != dataset.variables.size())
        return fail(Error::Kind::Invalid,
                    translate("Datasets", "“%1” has %2 variables, but %3 columns of values.")
                        .arg(dataset.name)
                        .arg(dataset.variables.size())
                        .arg(columns.size()));
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].type != dataset.variables[i].type)
            return fail(Error::Kind::Invalid,
                        translate("Datasets", "The values of “%1” are not of the variable's type.").arg(dataset.variables[i].name));
    return {};
}

void append(Edit& db, ColumnWriter& writer, const Column& column)
{
    if (column.type != VariableType::Text) {
        for (const double number : column.numbers)
            writer.append(db, number);
        return;
    }
    std::vector<std::string> texts;
    for (const auto& text : column.dictionary)
        texts.push_back(text.toStdString());
    for (const auto code : column.codes)
        writer.append(db, code < 0 ? std::string_view() : std::string_view(texts[std::size_t(code)]));
}

} // namespace

std::vector<Dataset> all(const Read& db)
{
    auto query = db.prepare("SELECT " DATASET_COLUMNS " FROM dataset ORDER BY name, id");
    std::vector<Dataset> found;
    while (query.step())
        found.push_back(read(query));
    return found;
}

Result<Dataset> byId(const Read& db, DatasetId id)
{
    auto query = db.prepare("SELECT " DATASET_COLUMNS " FROM dataset WHERE id = ?");
    query.bind(id);
    if (!query.step())
        return fail(Error::Kind::Invalid, translate("Datasets", "The dataset is not there any more."));
    return read(query);
}

Result<Dataset> byName(const Read& db, const QString& name)
{
    const auto found = all(db);
    QStringList names;
    for (const auto& dataset : found)
        names << dataset.name;
    const auto place = findName(name, names, translate("Datasets", "dataset"));
    if (!place)
        return fail(place);
    return found[std::size_t(*place)];
}

Result<DatasetId> add(Edit& db, const NewDataset& dataset, const std::vector<Column>& columns)
{
    if (const auto fitting = checkColumns(dataset, columns); !fitting)
        return fail(fitting);
    auto writer = DatasetWriter::begin(db, dataset);
    if (!writer)
        return fail(writer);
    for (std::size_t i = 0; i < columns.size(); ++i)
        append(db, writer->column(i), columns[i]);
    return writer->finish(db);
}

Result<> rename(Edit& db, DatasetId id, const QString& name)
{
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Kind::Invalid, translate("Datasets", "A dataset needs a name."));
    for (const auto& other : all(db))
        if (other.id != id && other.name == trimmed)
            return fail(Error::Kind::Invalid, translate("Datasets", "There is a dataset called “%1” already.").arg(trimmed));
    db.prepare("UPDATE dataset SET name = ? WHERE id = ?").bind(trimmed, id).run();
    return {};
}

Result<> describe(Edit& db, DatasetId id, const QString& label, const QString& notes)
{
    const auto dataset = byId(db, id);
    if (!dataset)
        return fail(dataset);
    db.prepare("UPDATE dataset SET label = ?, notes = ? WHERE id = ?").bind(label.trimmed(), notes, id).run();
    return {};
}

void remove(Edit& db, DatasetId id)
{
    std::vector<SourceId> answers;
    {
        auto query = db.prepare("SELECT id FROM source WHERE variable_id IN (SELECT id FROM variable WHERE dataset_id = ?)");
        for (query.bind(id); query.step();)
            answers.push_back(query.id<SourceId>(0));
    }
    for (const auto source : answers)
        sources::remove(db, source); // with the memos in it
    db.prepare("DELETE FROM memo WHERE subject = 'variable' AND subject_id IN (SELECT id FROM variable WHERE dataset_id = ?)")
        .bind(id)
        .run();
    db.prepare("DELETE FROM dataset WHERE id = ?").bind(id).run();
}

Result<> replaceColumn(Edit& db, VariableId id, const Column& values)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    const auto dataset = byId(db, variable->dataset);
    if (!dataset)
        return fail(dataset);
    if (qint64(values.rows()) != dataset->rows)
        return fail(Error::Kind::Invalid, translate("Datasets", "There are more or fewer values for “%1” than rows.").arg(variable->name));
    std::int64_t holder = -1;
    {
        auto lowest = db.prepare("SELECT min(variable_id) FROM bulk_column_chunk");
        if (lowest.step())
            holder = std::min<std::int64_t>(holder, lowest.int64(0) - 1);
    }
    // Undoing takes the reference back; the chunks themselves are not recorded, like those of an import.
    ColumnWriter writer(holder, values.type);
    append(db, writer, values);
    writer.flush(db);
    db.prepare("UPDATE variable SET values_id = ?, type = ? WHERE id = ?")
        .bind(values.rows() > 0 ? std::optional(holder) : std::nullopt, toText(values.type), id)
        .run();
    return {};
}

Result<> replaceTexts(Edit& db, VariableId id, const Column& texts)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    const auto dataset = byId(db, variable->dataset);
    if (!dataset)
        return fail(dataset);
    if (variable->type != VariableType::Text || texts.type != VariableType::Text || qint64(texts.rows()) != dataset->rows)
        return fail(Error::Kind::Invalid, translate("Datasets", "The texts do not fit the variable “%1”.").arg(variable->name));
    if (const auto done = replaceColumn(db, id, texts); !done)
        return done;
    return derived::refresh(db, id);
}

Result<Column> column(const Read& db, VariableId id, qint64 firstRows)
{
    const auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    const auto dataset = byId(db, variable->dataset);
    if (!dataset)
        return fail(dataset);
    const auto wanted = firstRows < 0 ? dataset->rows : std::min(firstRows, dataset->rows);
    Column column;
    column.type = variable->type;
    if (column.type == VariableType::Text)
        column.codes.reserve(std::size_t(wanted));
    else
        column.numbers.reserve(std::size_t(wanted));
    column_chunks::Reader reader(column);
    auto query = db.prepare("SELECT encoding, data FROM bulk_column_chunk"
                            " WHERE variable_id = (SELECT coalesce(values_id, id) FROM variable WHERE id = ?) ORDER BY chunk");
    query.bind(id);
    bool sound = true;
    while (sound && (firstRows < 0 || qint64(column.rows()) < wanted) && query.step())
        sound = reader.append(query.integer(0), query.blob(1));
    if (firstRows >= 0 && qint64(column.rows()) > wanted) {
        column.codes.resize(std::min(column.codes.size(), std::size_t(wanted)));
        column.numbers.resize(std::min(column.numbers.size(), std::size_t(wanted)));
    }
    if (!sound || qint64(column.rows()) != wanted)
        return fail(Error::Kind::Format,
                    translate("Datasets", "The values of the variable “%1” are damaged. Import the file again, or take a backup.")
                        .arg(variable->name));
    return column;
}

} // namespace counterpoint::datasets

#include "core/responses/dataset_writer.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/variable_rows.h"
#include <QSet>

namespace counterpoint {

namespace {

QString freeName(const Read& db, const QString& wanted)
{
    QSet<QString> taken;
    for (const auto& dataset : datasets::all(db))
        taken.insert(dataset.name);
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name;
}

Result<> checkNames(const NewDataset& dataset)
{
    if (dataset.name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Datasets", "A dataset needs a name."));
    QSet<QString> seen;
    for (const auto& variable : dataset.variables) {
        if (variable.name.isEmpty())
            return fail(Error::Kind::Invalid, translate("Datasets", "A variable of “%1” has no name.").arg(dataset.name));
        if (seen.contains(variable.name))
            return fail(Error::Kind::Invalid,
                        translate("Datasets", "“%1” has more than one variable called “%2”.").arg(dataset.name, variable.name));
        seen.insert(variable.name);
    }
    return {};
}

} // namespace

void ColumnWriter::flush(Edit& db)
{
    const auto count = m_type == VariableType::Text ? m_texts.rows() : m_numbers.size();
    if (count == 0)
        return;
    const auto chunk = m_type == VariableType::Text ? m_texts.take() : column_chunks::encode(m_numbers);
    m_numbers.clear();
    db.unrecorded([&] {
        db.prepare("INSERT INTO bulk_column_chunk(variable_id, chunk, encoding, data) VALUES(?, ?, ?, ?)")
            .bind(m_holder, m_chunk, chunk.encoding, chunk.data)
            .run();
    });
    m_written += qint64(count);
    ++m_chunk;
}

Result<DatasetWriter> DatasetWriter::begin(Edit& db, const NewDataset& dataset, std::size_t rows)
{
    if (const auto named = checkNames(dataset); !named)
        return fail(named);
    DatasetWriter writer;
    db.prepare("INSERT INTO dataset(uuid, name, file_name, imported_at, rows, label, notes) VALUES(?, ?, ?, ?, 0, ?, ?)")
        .bind(newUuid(), freeName(db, dataset.name.trimmed()), dataset.fileName, Clock::stamp(), dataset.label, dataset.notes)
        .run();
    writer.m_id = DatasetId(db.lastInsertId());
    int position = 0;
    for (auto variable : dataset.variables) {
        variable.dataset = writer.m_id;
        const auto id = variable_rows::insert(db, variable, position++);
        if (!id)
            return fail(id);
        writer.m_variables.push_back(*id);
        writer.m_columns.emplace_back(id->value(), variable.type).expect(rows);
    }
    return writer;
}

Result<DatasetId> DatasetWriter::finish(Edit& db)
{
    const qint64 rows = m_columns.empty() ? 0 : m_columns.front().rows();
    for (auto& column : m_columns) {
        if (column.rows() != rows)
            return fail(Error::Kind::Invalid, translate("Datasets", "The columns of the dataset are not of the same length."));
        column.flush(db);
    }
    db.prepare("UPDATE dataset SET rows = ? WHERE id = ?").bind(rows, m_id).run();
    return m_id;
}

} // namespace counterpoint

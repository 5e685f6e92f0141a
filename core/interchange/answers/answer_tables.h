#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include <QByteArray>
#include <QStringList>
#include <vector>

/// Answers that survey programs export, as tables of texts: one for the responses, one for each part that was asked several times over.
namespace counterpoint::answer_tables {

struct Table {
    QString name; ///< of the sheet, or of the file without its suffix
    std::vector<QStringList> rows; ///< the first one holds the headings; each is as wide as that
};

struct File {
    QString fileName; ///< without folders
    std::vector<Table> tables; ///< at least one
    QStringList notes = {}; ///< rows that do not fit the headings, quotes that never close; for the user
};

/// Delimited text, workbooks and archives with delimited texts in them, told apart by content. `fileName` is used in error sentences and for the
/// name of the table. `mostRows`: of each table no more than this; 0: all.
Result<File> read(const QByteArray& bytes, const QString& fileName, std::size_t mostRows = 0, const Progress& progress = {});
/// Whether the bytes are an archive of delimited texts, as ODK Central gives one with a table for each repeat.
bool isArchive(const QByteArray& bytes);
/// Whether there may be more than one table: an archive, or a workbook with several sheets.
bool mayHoldSeveral(const QByteArray& bytes);

} // namespace counterpoint::answer_tables

#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QStringList>
#include <map>
#include <vector>

/// The XML that LimeSurvey writes: tables of its database, each with rows of named fields. Surveys (.lss), their responses (.lsr), and both in
/// an archive (.lsa).
namespace counterpoint::lime {

using Record = std::map<QString, QString>; ///< a row, by the names of its fields

struct Table {
    QString name;
    QStringList fields; ///< in order
    std::vector<Record> rows;
};

struct Document {
    QString type; ///< 'Survey', 'Responses', …
    QStringList languages;
    std::vector<Table> tables;

    const std::vector<Record>& rows(const QString& table) const; ///< none where there is no such table
    bool has(const QString& table) const;
};

/// Whether the first bytes of a file are those of such a document.
bool isDocument(const QByteArray& head);
/// `fileName` is used in error sentences alone.
Result<Document> read(const QByteArray& bytes, const QString& fileName);
QByteArray write(const Document& document);

/// What an archive of a survey holds.
struct Archive {
    Document survey;
    Document responses; ///< without tables where the survey had none
};
bool isArchive(const QByteArray& bytes);
Result<Archive> readArchive(const QByteArray& bytes, const QString& fileName);

/// The field of a row; empty where there is none.
QString field(const Record& record, const QString& name);

} // namespace counterpoint::lime

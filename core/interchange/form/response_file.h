#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QString>
#include <map>
#include <vector>

namespace counterpoint {

/// What a form saved when its respondent had finished; docs/response-file.md describes it.
struct ResponseFile {
    QString form; ///< id by which other programs know the questionnaire
    QString questionnaire; ///< uuid
    QString version; ///< label
    QString instance;
    QString status; ///< 'complete', 'screened out', 'partial'
    QString language;
    QString startedAt; ///< ISO 8601, as the device says
    QString finishedAt;
    QString token; ///< of the invitation; may be empty
    qint64 seed = 0; ///< of orders by chance
    std::map<QString, QString> values = {}; ///< by the question's name
    std::map<QString, std::vector<std::map<QString, QString>>> repeats = {};
};

/// The same, closed to the key of a study.
struct SealedResponseFile {
    QString form;
    QString key; ///< id of the key that opens it
    QByteArray point; ///< public key that was made for this file
    QByteArray salt;
    QByteArray iv;
    QByteArray box;
};

namespace response_file {
inline constexpr qint64 largest = 8 * 1024 * 1024; ///< bytes; nobody types so much

/// Begins as a response file does, in clear or closed; enough of it is the first kilobyte.
bool isResponse(const QByteArray& bytes);
bool isSealed(const QByteArray& bytes);
/// Format, in one sentence that names the file, for what is damaged or no response of a form.
Result<ResponseFile> read(const QByteArray& bytes, const QString& fileName);
Result<SealedResponseFile> readSealed(const QByteArray& bytes, const QString& fileName);
} // namespace response_file

} // namespace counterpoint

#pragma once
#include "core/base/result.h"
#include <QJsonObject>
#include <optional>
#include <vector>

namespace counterpoint::cli {

/// Something that `calculate` computes from one line of JSON, without a study.
struct Calculation {
    const char* kind; ///< as typed: 'proportion'
    const char* about;
    /// From one line's object to the document that answers it; Invalid, in a sentence, where the line does not hold what is needed:
    /// then the sentence is the answer, and the command fails in the end.
    Result<QJsonObject> (*compute)(const QJsonObject& line);
};

/// Every calculation there is; each family is in a file of its own.
const std::vector<Calculation>& calculations();

/// The document of a calculation: `results`, one entry a table as the statistics commands print them.
QJsonObject calculationDocument(const char* kind, const QJsonArray& entries);
QJsonObject calculationEntry(const char* kind, const QString& method, const QJsonObject& result);

/// A number of the line; the fallback where it is not there, Invalid where it is something else.
Result<double> numberIn(const QJsonObject& line, const char* key, std::optional<double> fallback = {});
/// A list of numbers; null stands for missing (NaN).
Result<std::vector<double>> numbersIn(const QJsonObject& line, const char* key);
/// Rows of numbers, all of the same length.
Result<std::vector<std::vector<double>>> tableIn(const QJsonObject& line, const char* key);

// The families.
Result<QJsonObject> calculateProportion(const QJsonObject& line);
Result<QJsonObject> calculateSampleSize(const QJsonObject& line);
Result<QJsonObject> calculateResponseRate(const QJsonObject& line);
Result<QJsonObject> calculateAdjustedP(const QJsonObject& line);
Result<QJsonObject> calculateTable(const QJsonObject& line);
Result<QJsonObject> calculateDescriptives(const QJsonObject& line);
Result<QJsonObject> calculateComparison(const QJsonObject& line);
Result<QJsonObject> calculateAgreement(const QJsonObject& line);
Result<QJsonObject> calculateExpression(const QJsonObject& line);

} // namespace counterpoint::cli

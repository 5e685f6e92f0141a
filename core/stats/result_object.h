#pragma once
#include "core/stats/undefined.h"
#include <QJsonArray>
#include <QJsonObject>
#include <span>
#include <vector>

namespace counterpoint::stats {

/// Gathers a JSON object of statistics: what is undefined becomes null, and its reason stands under the same key in the sibling object
/// `reason`.
class ResultObject {
public:
    void set(const char* key, double value);
    void set(const char* key, const Number& number);
    void set(const char* key, const Interval& interval);
    void set(const char* key, std::span<const Number> numbers);
    void set(const char* key, std::span<const double> numbers);
    void set(const char* key, std::span<const Interval> intervals);
    void set(const char* key, const std::vector<std::vector<double>>& rows);
    void set(const char* key, const QStringList& texts);
    /// @param why the reason for what is null in it; a general one where it is empty. Objects in it explain their own
    void set(const char* key, QJsonValue value, const QString& why = {});

    /// The object, with `reason` where something is undefined.
    QJsonObject toJson() const;

private:
    void because(const char* key, const QString& reason);

    QJsonObject m_values;
    QJsonObject m_reasons;
};

/// A number as JSON has it: null for what is not finite, and 0 for -0.
QJsonValue jsonNumber(double value);

} // namespace counterpoint::stats

#pragma once
#include <QString>

/// Numbers as they are read in a text of the social sciences (Publication Manual of the APA, 7th ed., 6.36 and 6.43).
namespace counterpoint::format {

QString count(double n); ///< '1204'; with decimals only where a sum of weights is not whole
QString fixed(double number, int decimals); ///< '3.40'; never '-0.00'
/// Two decimals, more where the number is so small that they would not show three digits: '12.50', '0.0042'.
QString statistic(double number);
QString percent(double percent); ///< '12.5': one decimal, without the sign
/// What cannot exceed 1, without the zero before the point: '.43'.
QString bounded(double number, int decimals = 2);
QString p(double p); ///< 'p = .012', 'p < .001', 'p > .999'
QString pValue(double p); ///< '.012', '< .001': for a column headed p
QString undefined(); ///< '–', for what is not defined

} // namespace counterpoint::format

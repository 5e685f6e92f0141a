#pragma once
#include <QStringList>

namespace counterpoint {

/// The answers in the order of the scale they belong to, from least to most, where all of them belong to one that is recognised
/// (agreement, frequency, satisfaction, quality, importance, likelihood, extent; English and German); else empty.
QStringList inScaleOrder(const QStringList& answers);

/// The answers of a yes/no question, yes first; empty where they are not.
QStringList inYesNoOrder(const QStringList& answers);

} // namespace counterpoint

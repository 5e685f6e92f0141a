#pragma once
#include "core/responses/variable.h"
#include <QStringList>

namespace counterpoint::ui {

/// Words for what variables are, as users read and choose them.
QString levelName(Level level);
QString typeName(VariableType type);
QStringList levelNames(); ///< in the order of Level
QStringList typeNames(); ///< in the order of VariableType
/// The name of the icon that stands before a variable.
const char* iconName(const Variable& variable);

/// How a derived variable came about: 'Mean of a, b; all valid'. Empty for others.
QString derivedWords(const Variable& variable);

} // namespace counterpoint::ui

#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// The text of an OpenDocument text (.odt) by the rules of readDocx: a line a paragraph or table row, text boxes after their paragraph,
/// notes as [1] with their text at the end, tracked deletions left out; `notes` say what was dropped.
Result<ImportedText> readOdt(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint

#pragma once
#include <QString>

namespace counterpoint::report {
struct Document;

/// A paragraph for each line that is not empty.
void addParagraphs(const QString& text, Document& report);

} // namespace counterpoint::report

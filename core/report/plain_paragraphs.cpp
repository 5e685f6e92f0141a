#include "core/report/plain_paragraphs.h"
#include "core/report/document.h"

namespace counterpoint::report {

void addParagraphs(const QString& text, Document& report)
{
    for (const auto& line : text.split(u'\n', Qt::SkipEmptyParts))
        if (const auto words = line.trimmed(); !words.isEmpty())
            report.add(Paragraph{words});
}

} // namespace counterpoint::report

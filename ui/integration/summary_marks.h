#pragma once
#include <QString>
#include <vector>

namespace counterpoint::ui {

/// Where '[2]' stands in a summary, UTF-16.
struct SummaryMark {
    qsizetype start = 0;
    qsizetype length = 0;
    int number = 0;
};
/// The marks of links that there are; other numbers in brackets are text.
std::vector<SummaryMark> marksIn(const QString& text, const std::vector<int>& links);

} // namespace counterpoint::ui

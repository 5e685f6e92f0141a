#include "ui/integration/summary_marks.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::ui {

std::vector<SummaryMark> marksIn(const QString& text, const std::vector<int>& links)
{
    static const QRegularExpression mark(QStringLiteral("\\[([0-9]{1,6})\\]"));
    std::vector<SummaryMark> marks;
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const int number = match.captured(1).toInt();
        if (std::find(links.begin(), links.end(), number) != links.end())
            marks.push_back({match.capturedStart(), match.capturedLength(), number});
    }
    return marks;
}

} // namespace counterpoint::ui

#include "ui/coding/leaded_layout.h"
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>

namespace counterpoint::ui {

QRectF LeadedLayout::blockBoundingRect(const QTextBlock& block) const
{
    auto rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    auto* lines = block.isValid() ? block.layout() : nullptr;
    if (!lines || lines->lineCount() == 0 || !block.isVisible())
        return rect;
    // The base lays a block out when it is first asked for, with its first line at the very top: then the lines are moved apart.
    const auto extra = qRound(lines->lineAt(0).height() * leading);
    if (lines->lineAt(0).y() < extra / 2) {
        // The base begins every line at the left; what is read from right to left begins at the right.
        const bool fromRight = block.textDirection() == Qt::RightToLeft;
        qreal shift = extra / 2;
        for (int i = 0; i < lines->lineCount(); ++i, shift += extra) {
            auto line = lines->lineAt(i);
            const auto across = fromRight ? std::max(0.0, line.width() - line.naturalTextWidth()) : 0.0;
            line.setPosition({line.x() + across, line.y() + shift});
        }
        rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    }
    return rect.adjusted(0, 0, 0, extra - extra / 2);
}

} // namespace counterpoint::ui

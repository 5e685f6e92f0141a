#pragma once
#include <QPlainTextDocumentLayout>

namespace counterpoint::ui {

/// The fast layout of plain text, with more room between the lines.
class LeadedLayout : public QPlainTextDocumentLayout {
    Q_OBJECT
public:
    /// Room between two lines, as a part of a line's height.
    static constexpr qreal leading = 0.3;

    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;
    QRectF blockBoundingRect(const QTextBlock& block) const override;
};

} // namespace counterpoint::ui

#include "ui/report/short_text.h"
#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

namespace counterpoint::ui {

namespace {

constexpr qsizetype mostText = 2000; ///< more than is ever shown, and quick to lay out

/// Lays out the first `lines` lines; the last one ends in '…' where there was more.
void lay(QTextLayout& layout, QString text, const QFont& font, int width, int lines)
{
    text = text.left(mostText).replace(u'\n', u' ');
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    for (bool isWhole = false; !isWhole;) {
        layout.setText(text);
        layout.setFont(font);
        layout.setTextOption(option);
        layout.beginLayout();
        qreal y = 0;
        for (int number = 0; number < lines; ++number) {
            auto line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            line.setPosition({0, y});
            y += line.height();
        }
        layout.endLayout();
        const auto last = layout.lineCount() == 0 ? QTextLine() : layout.lineAt(layout.lineCount() - 1);
        isWhole = !last.isValid() || last.textStart() + last.textLength() >= text.size();
        if (!isWhole)
            text = text.left(last.textStart())
                + QFontMetrics(font).elidedText(text.mid(last.textStart(), last.textLength() + 1) + QChar(0x2026), Qt::ElideRight,
                                                width - 1);
    }
}

} // namespace

int heightOfShort(const QString& text, const QFont& font, int width, int lines)
{
    QTextLayout layout;
    lay(layout, text, font, width, lines);
    return int(layout.boundingRect().height() + 0.5);
}

void drawShort(QPainter& painter, const QString& text, const QFont& font, QPointF topLeft, int width, int lines)
{
    QTextLayout layout;
    lay(layout, text, font, width, lines);
    layout.draw(&painter, topLeft);
}

} // namespace counterpoint::ui

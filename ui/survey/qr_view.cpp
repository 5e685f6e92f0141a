#include "ui/survey/qr_view.h"
#include "ui/support/named.h"
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

QrView::QrView(QWidget* parent)
    : QWidget(parent)
{
    named(this, "localPageQr", tr("QR code of the address"));
}

void QrView::setText(const QString& text)
{
    m_code = text.isEmpty() ? QrCode() : qrCode(text);
    update();
}

void QrView::paintEvent(QPaintEvent* /*event*/)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    const int modules = m_code.size + 2 * QrCode::border;
    const int module = std::max(1, std::min(width(), height()) / modules); // whole pixels, which cameras read best
    const int side = module * modules;
    const QPoint corner((width() - side) / 2, (height() - side) / 2);
    painter.fillRect(QRect(corner, QSize(side, side)), Qt::white);
    for (int row = 0; row < m_code.size; ++row)
        for (int column = 0; column < m_code.size; ++column)
            if (m_code.isDark(column, row))
                painter.fillRect(corner.x() + (column + QrCode::border) * module, corner.y() + (row + QrCode::border) * module, module,
                                 module, Qt::black);
}

QrScreen::QrScreen(const QString& title, const QString& address, QWidget* parent)
    : QWidget(parent, Qt::Window)
{
    named(this, "localPageScreen", tr("%1: %2. Escape closes this.").arg(title, address));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    auto colours = palette(); // as on paper, whatever the theme
    colours.setColor(QPalette::Window, Qt::white);
    colours.setColor(QPalette::WindowText, Qt::black);
    setPalette(colours);
    setAutoFillBackground(true);
    const auto line = [&](const QString& words, double times) {
        auto* label = new QLabel(words);
        auto letters = font();
        letters.setPointSizeF(letters.pointSizeF() * times);
        label->setFont(letters);
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        return label;
    };
    auto* code = new QrView;
    code->setText(address);
    auto* column = new QVBoxLayout(this);
    column->addWidget(line(title, 2));
    column->addWidget(code, 1);
    column->addWidget(line(address, 3));
    column->addWidget(line(tr("Escape closes this."), 1));
}

void QrScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return)
        close();
    else
        QWidget::keyPressEvent(event);
}

void QrScreen::mousePressEvent(QMouseEvent* /*event*/) { close(); }

} // namespace counterpoint::ui

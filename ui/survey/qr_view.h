#pragma once
#include "ui/network/qr_code.h"
#include <QWidget>

namespace counterpoint::ui {

/// An address as a QR code, dark on white in every theme, as large as its room lets it be.
class QrView : public QWidget {
    Q_OBJECT
public:
    explicit QrView(QWidget* parent = nullptr);
    void setText(const QString& text);
    bool isEmpty() const { return m_code.size == 0; }

private:
    void paintEvent(QPaintEvent* event) override;

    QrCode m_code;
};

/// The same over the whole screen, for a projector, with the address in large letters below. Esc or a click closes it.
class QrScreen : public QWidget {
    Q_OBJECT
public:
    QrScreen(const QString& title, const QString& address, QWidget* parent);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
};

} // namespace counterpoint::ui

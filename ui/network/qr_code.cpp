#include "ui/network/qr_code.h"
#ifdef COUNTERPOINT_QRENCODE
#include <memory>
#include <qrencode.h>
#endif

namespace counterpoint::ui {

bool hasQrCodes()
{
#ifdef COUNTERPOINT_QRENCODE
    return true;
#else
    return false;
#endif
}

QrCode qrCode(const QString& text)
{
    QrCode code;
#ifdef COUNTERPOINT_QRENCODE
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made(QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (made) {
        code.size = made->width;
        const auto count = std::size_t(code.size) * std::size_t(code.size);
        code.dark.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            code.dark.push_back((made->data[i] & 1) != 0);
    }
#else
    Q_UNUSED(text)
#endif
    return code;
}

QString inBlocks(const QrCode& code)
{
    if (code.size == 0)
        return {};
    QString lines;
    for (int row = -QrCode::border; row < code.size + QrCode::border; row += 2) {
        lines += QStringLiteral("\033[30;107m");
        for (int column = -QrCode::border; column < code.size + QrCode::border; ++column) {
            const bool above = code.isDark(column, row);
            const bool below = code.isDark(column, row + 1);
            lines += above ? (below ? QChar(0x2588) : QChar(0x2580)) : (below ? QChar(0x2584) : QChar(u' '));
        }
        lines += QStringLiteral("\033[0m\n");
    }
    return lines;
}

} // namespace counterpoint::ui

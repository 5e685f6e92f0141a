#pragma once
#include <QString>
#include <vector>

namespace counterpoint::ui {

/// A QR code: a square of dark and light modules, without the light border that it needs around.
struct QrCode {
    int size = 0; ///< modules in a row; 0: there is none
    std::vector<bool> dark; ///< row after row
    bool isDark(int column, int row) const
    {
        return column >= 0 && row >= 0 && column < size && row < size && dark[std::size_t(row) * std::size_t(size) + std::size_t(column)];
    }
    static constexpr int border = 4; ///< modules that must stay light around it
};

bool hasQrCodes(); ///< false where the program was built without libqrencode
/// None where there are none, or the text is too long.
QrCode qrCode(const QString& text);
/// For a terminal, two modules in one sign, in black on white whatever its colours are; empty for none.
QString inBlocks(const QrCode& code);

} // namespace counterpoint::ui

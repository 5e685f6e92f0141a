#include "core/interchange/delimited/delimited_writer.h"
#include "core/interchange/delimited/protection.h"
#include <array>
#include <charconv>
#include <cmath>

namespace counterpoint {

namespace {

void appendNumber(QByteArray& out, double number, bool decimalComma)
{
    if (!std::isfinite(number))
        return; // no spreadsheet knows it: an empty cell
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    QByteArray digits(buffer.data(), end - buffer.data());
    out += decimalComma ? digits.replace('.', ',') : digits;
}

void appendText(QByteArray& out, const QString& text, const DelimitedOptions& options)
{
    auto bytes = text.toUtf8();
    if (options.protectTexts && protection::isNeeded({bytes.constData(), std::size_t(bytes.size())}))
        bytes.prepend('\'');
    const bool spaced = bytes.startsWith(' ') || bytes.endsWith(' ');
    if (!spaced && !bytes.contains(options.separator) && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r')) {
        out += bytes;
        return;
    }
    out += '"' + bytes.replace("\"", "\"\"") + '"';
}

} // namespace

QByteArray writeDelimited(const std::vector<std::vector<DelimitedCell>>& rows, const DelimitedOptions& options)
{
    QByteArray out = options.bom ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    for (const auto& row : rows) {
        const auto rowStart = out.size();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += options.separator;
            if (const auto* number = std::get_if<double>(&row[i])) {
                QByteArray digits;
                appendNumber(digits, *number, options.decimalComma);
                out += digits.contains(options.separator) ? '"' + digits + '"' : digits;
            } else if (const auto* text = std::get_if<QString>(&row[i]))
                appendText(out, *text, options);
        }
        if (out.size() == rowStart)
            out += "\"\""; // a lone empty cell would be a blank line, which readers skip
        out += "\r\n";
    }
    return out;
}

} // namespace counterpoint

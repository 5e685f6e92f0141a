#include "core/expression/rounding.h"
#include <charconv>
#include <cmath>
#include <string>

namespace counterpoint::expression {

double rounded(double number, double digits)
{
    if (!std::isfinite(number) || std::isnan(digits) || number == 0)
        return std::isnan(digits) ? digits : number;
    const double whole = std::trunc(std::fmin(std::fmax(digits, -400), 400));
    // The shortest decimal text of the number: d.ddd…e±x, which is 0.dddd × 10^(x + 1).
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const std::string written(buffer, end);
    const auto e = written.find('e');
    std::string decimals = written.substr(0, 1) + (e > 2 ? written.substr(2, e - 2) : std::string());
    const int exponent = std::stoi(written.substr(e + 1));
    const long kept = exponent + 1 + long(whole); // digits that stay
    if (kept >= long(decimals.size()))
        return number;
    const bool isHalf =
        kept >= 0 && decimals[std::size_t(kept)] == '5' && decimals.find_first_not_of('0', std::size_t(kept) + 1) == std::string::npos;
    const bool isAbove = kept >= 0 && decimals[std::size_t(kept)] >= '5' && !isHalf;
    const bool awayFromZero = isAbove || (isHalf && number > 0);
    decimals = kept > 0 ? decimals.substr(0, std::size_t(kept)) : "0";
    long scale = -long(whole); // the text's last digit counts 10^scale
    if (awayFromZero) {
        auto at = decimals.rbegin();
        while (at != decimals.rend() && *at == '9')
            *at++ = '0';
        if (at == decimals.rend())
            decimals.insert(decimals.begin(), '1');
        else
            ++*at;
    }
    const auto text = decimals + 'e' + std::to_string(scale);
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return std::copysign(result, number);
}

} // namespace counterpoint::expression

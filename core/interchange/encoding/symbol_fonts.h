#pragma once
#include <QChar>
#include <QString>

namespace counterpoint {

/// The Unicode character for a character of the fonts Symbol and Wingdings, which have private codes in Word; 0 where it is not known.
char32_t symbolToUnicode(const QString& font, uint code);

} // namespace counterpoint

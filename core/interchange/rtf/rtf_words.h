#pragma once
#include <QByteArrayView>

namespace counterpoint::rtf {

/// The character that a control word such as \emdash or \tab stands for; 0 for any other word.
char16_t characterOfWord(QByteArrayView word);
/// The character of a control symbol such as \~; 0 where it has none.
char16_t characterOfSymbol(char symbol);

/// Groups whose text is none of the document's: fonts, styles, pictures, instructions of fields, comments, list numbers.
bool isSkippedDestination(QByteArrayView word);
bool isHeaderOrFooter(QByteArrayView word);
/// Groups that readers may ignore (\*) and that hold words of the document all the same.
bool isTransparentDestination(QByteArrayView word);

/// The code page of a font's \fcharset; 0: the document's.
int codePageOfCharset(int charset);

} // namespace counterpoint::rtf

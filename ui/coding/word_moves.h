#pragma once
#include <QTextCursor>

namespace counterpoint::ui {

/// Moves as QTextCursor does by words (EndOfWord, NextWord, PreviousWord, WordLeft, WordRight), and by one word also where no spaces stand
/// between them, as in Thai, Khmer or Chinese: there Qt's cursor passes over all words at once.
void moveByWord(QTextCursor& cursor, QTextCursor::MoveOperation operation, QTextCursor::MoveMode mode = QTextCursor::MoveAnchor);

} // namespace counterpoint::ui

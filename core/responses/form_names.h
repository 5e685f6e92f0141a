#pragma once
#include <QString>

namespace counterpoint {

/// A short name that every statistics program and expression takes, out of a question's words: "2. Do you like it?" -> "Q2_Do_you_like_it".
QString nameFromWording(const QString& wording, qsizetype longest = 32);
/// The row of a question asked for several things: "Trust" of "How far do you trust … [Trust]"; empty where it is none.
QString rowOfGrid(const QString& heading);

} // namespace counterpoint

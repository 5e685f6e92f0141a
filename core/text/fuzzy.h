#pragma once
#include <QString>
#include <optional>

namespace counterpoint {

/// How well `text` answers to the letters typed so far: none when they are not in it in that order, as beginnings of words, with letters
/// of these words left out ('cnflct'), or together in one place; else higher is better. Case and accents are passed over; beginnings of
/// words, runs of letters and short texts count more. An empty pattern fits all alike, and more letters never fit where fewer do not.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

/// The text without case and accents, for comparing many texts with many patterns.
QString fuzzyFolded(QStringView text);
/// fuzzyScore() of texts that are folded already, the pattern without white space.
std::optional<int> fuzzyScoreFolded(const QString& pattern, const QString& text);

} // namespace counterpoint

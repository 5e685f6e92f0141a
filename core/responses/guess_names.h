#pragma once
#include <QStringList>
#include <vector>

namespace counterpoint {

/// The rows above the answers.
struct HeaderRows {
    int count = 0; ///< how many rows are no answers
    QStringList headings; ///< the first row as it stands
    QStringList names; ///< one for each column, unique
    QStringList labels; ///< the question's words; empty where the name says all
    QStringList hints; ///< Qualtrics' ImportId; else empty
    QStringList notes;
};

/// Reads names and labels off the first rows of a file (at most three are looked at), `count` of them where the user said so.
/// Knows Qualtrics' two and three rows, Kobo's "group/question", wording instead of names, empty and repeated names.
HeaderRows readHeader(const std::vector<QStringList>& firstRows, bool hasHeader, int count = -1);

/// Numbers names that came before, and says so.
void makeNamesUnique(HeaderRows& header);

} // namespace counterpoint

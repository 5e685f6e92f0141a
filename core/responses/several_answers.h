#pragma once
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint {

/// A cell as it is written, and how many responses have it.
struct CellCount {
    QString cell;
    qint64 count = 0;
};

/// How the cells of one column hold several answers: 'Post; E-mail'.
struct SeveralAnswers {
    QString separator; ///< as written: ";" or ", "
    QStringList options; ///< answers that were offered, in the order of the form as far as the cells show it
    bool isRanking = false; ///< every cell holds all options, the best first
    bool hasOthers = false; ///< cells hold words of people's own besides
    QStringList parts(const QString& cell) const; ///< the answers in one cell, in its order
    bool operator==(const SeveralAnswers&) const = default;
};

namespace severalAnswers {

/// What the user says of a column's answers; empty: found out.
struct Wish {
    QString separator;
    QStringList options;
};

/// The answers that these cells seem to be made of. Nothing where they do not clearly hold several: "Yes, always" is one.
std::optional<SeveralAnswers> guess(const std::vector<CellCount>& cells, const QString& separator);
/// The same where the user says that they do; at least one option, unless there are no cells.
SeveralAnswers read(const std::vector<CellCount>& cells, const Wish& wish);
/// Whether the cells might hold several answers, so that it is worth saying.
bool isPossible(const std::vector<CellCount>& cells, const QString& separator);

} // namespace severalAnswers

} // namespace counterpoint

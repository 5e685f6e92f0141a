#pragma once
#include <QJsonObject>
#include <QString>
#include <vector>

/// Small counts withheld, and as many others as are needed so that nobody can compute them back from what is shown.
///
/// Cells below the limit are withheld (0 too: it says something about everybody in its row). Then further cells are, until for every
/// withheld small cell there are at least two tables of counts that agree with all that is shown.
/// Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4; whether a cell is determined is decided exactly, by the cycles
/// of the residual network (Gusfield, 1988, SIAM Journal on Computing 17:552-571).
namespace counterpoint::suppression {

/// Which counts of a table and of its margins are withheld.
struct Withheld {
    std::vector<std::vector<bool>> cells;
    std::vector<bool> rowTotals;
    std::vector<bool> columnTotals;
    bool total = false;
    bool any() const;
};

/// @param counts rows of the same length
/// @param below  the limit; nothing is withheld where it is 0
Withheld ofTable(const std::vector<std::vector<double>>& counts, double below);

/// Of counts whose sum is shown.
std::vector<bool> ofList(const std::vector<double>& counts, double below);

QString mark(); ///< what stands in a table in the place of a count
QString note(double below); ///< the sentence under such a table
/// Gives every null of a result its reason, and says the limit as `withheld_below`.
void explain(QJsonObject& result, double below);

} // namespace counterpoint::suppression

#pragma once
#include "core/interchange/data_file/display_format.h"
#include "core/interchange/sav/sav_names.h"

namespace counterpoint::sav {

constexpr int storedInSegment = 255; ///< bytes of a long text that each of its pieces holds
constexpr int countedForSegment = 252; ///< bytes by which the number of its pieces is counted
constexpr int widestText = 32'767;

/// A variable as it lies in a .sav file.
struct Placed {
    const data_file::Variable* variable = nullptr;
    QString name;
    std::vector<QByteArray> shortNames; ///< one for each piece of a long text
    int width = 0; ///< of a text in bytes; 0 for a number
    data_file::DisplayFormat format;
    QByteArray label;
    std::vector<data_file::ValueLabel> labels;
    std::vector<data_file::Missing> missing; ///< three values at most, or a range and one
    std::vector<std::pair<QByteArray, QByteArray>> attributes;

    int pieces() const { return width <= storedInSegment ? 1 : (width + countedForSegment - 1) / countedForSegment; }
    int widthOf(int piece) const
    {
        return pieces() == 1 ? width : piece < pieces() - 1 ? storedInSegment : width - piece * countedForSegment;
    }
};

struct Layout {
    std::vector<Placed> variables;
    QStringList losses;
};

/// Fits variables to what a .sav file can hold; `losses` says what does not fit.
Layout layOut(const data_file::File& file);

} // namespace counterpoint::sav

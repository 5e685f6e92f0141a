#pragma once
#include <QString>

namespace counterpoint::dta {

/// What a display format of Stata makes of a number: a date, or nothing of the kind.
struct StataDate {
    enum class Kind { None, Day, Milliseconds, Week, Month, Quarter, HalfYear };
    Kind kind = Kind::None;
    QString format; ///< as SPSS names it

    /// The date in seconds since 1582-10-14; of a period its first day.
    double seconds(double value) const;
};

StataDate stataDateOf(const QString& format); ///< '%td', '%tcDD/NN/CCYY', '%9.2f'
/// '%9.2f' as 'F9.2', '%20s' as 'A20'.
QString spssFormatOf(const QString& stataFormat, bool isText);

} // namespace counterpoint::dta

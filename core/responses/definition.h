#pragma once
#include "core/responses/variable.h"
#include <QStringList>

namespace counterpoint {

/// A value for each response, by an expression.
struct Compute {
    QString expression;
    bool operator==(const Compute&) const = default;
};

/// What some old values become.
struct RecodeRule {
    enum class From {
        Values, ///< those of `values`; ends of ranges may be infinite
        Missing, ///< what is missing in the old variable, by a code or without
        Rest ///< all that no rule before speaks of
    };
    From from = From::Values;
    std::vector<MissingCode> values = {};
    std::optional<Value> to = {}; ///< none: missing
    QString label = {}; ///< of the new value; may be empty
    bool copies = false; ///< of Rest: the old value stays, and its label; `to` and `label` do not count
    bool operator==(const RecodeRule&) const = default;
};

/// Old values into new ones: the first rule that speaks of a value counts. What none speaks of is missing.
struct Recode {
    QString of;
    std::vector<RecodeRule> rules;
    bool operator==(const Recode&) const = default;
};

/// An item turned round within its declared range: low + high - value.
struct Reverse {
    QString of;
    std::optional<NumberRange> range = {}; ///< none: see answerRange()
    bool operator==(const Reverse&) const = default;
};

/// Numbers into classes. A class holds its lower end and not its upper one, but for the last, which holds both.
struct Bin {
    enum class Method {
        EqualWidth, ///< `bins` classes of the same width from the least to the greatest value
        EqualCount, ///< `bins` classes with as equal numbers of responses as ties allow
        CutPoints ///< at `cuts`, ascending; the first and the last class are open
    };
    QString of;
    Method method = Method::EqualWidth;
    int bins = 4;
    std::vector<double> cuts = {};
    bool operator==(const Bin&) const = default;
};

/// 1 where a variable has one value, 0 where it has another.
struct Dummy {
    QString of;
    Value value;
    bool operator==(const Dummy&) const = default;
};

/// A scale's score from its items, some of them turned round within their declared range.
struct Score {
    QStringList of;
    QStringList reversed = {};
    bool isSum = false; ///< else the mean; both of the valid items
    int leastValid = 0; ///< items that a score needs; 0: all
    bool operator==(const Score&) const = default;
};

/// Time from one date to another.
struct DateDifference {
    enum class Unit { Seconds, Minutes, Hours, Days, Weeks, Months, Years };
    QString from;
    QString to;
    Unit unit = Unit::Days;
    bool operator==(const DateDifference&) const = default;
};

/// How a derived variable comes about from others of its dataset, which it names.
using Definition = std::variant<Compute, Recode, Reverse, Bin, Dummy, Score, DateDifference>;

namespace definitions {
QString toJson(const Definition& definition); ///< as stored; docs/project-file.md describes it
Result<Definition> fromJson(const QString& json); ///< Format where it is none
/// Names of the variables that it needs, each once. Invalid where an expression cannot be read.
Result<QStringList> mentions(const Definition& definition);
Definition withRenamed(Definition definition, const QString& from, const QString& to);
/// 'Mean of a, b and c; b turned round; at least 2 valid'.
QString inWords(const Definition& definition);
QString kindName(const Definition& definition); ///< 'computed', 'recoded', …, for a list of variables
QString toText(DateDifference::Unit unit); ///< as stored and on the command line: 'days'
Result<DateDifference::Unit> unitFrom(const QString& text);
} // namespace definitions

/// The range declared for a variable's answers, or that of its labelled values which are not missing codes; none where fewer than two are.
std::optional<NumberRange> answerRange(const Variable& variable);

} // namespace counterpoint

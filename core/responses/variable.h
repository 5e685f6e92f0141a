#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <optional>
#include <variant>
#include <vector>

namespace counterpoint {

enum class VariableType { Number, Text, Date };
/// What a variable's values mean; it decides the summary that is offered first, and never hides a choice.
enum class Level { Nominal, Ordinal, Scale };

QString toText(VariableType type); ///< as stored and in JSON: 'number', 'text', 'date'
QString toText(Level level); ///< as stored and in JSON: 'nominal', 'ordinal', 'scale'
Result<VariableType> variableTypeFrom(const QString& text);
Result<Level> levelFrom(const QString& text);

/// One value of a variable: a number (of a date: seconds, see column.h) or a text.
using Value = std::variant<double, QString>;

/// What a value means: 1 is 'Strongly agree'. The order of a variable's labels is the order of its categories.
struct ValueLabel {
    Value value;
    QString label;
    bool operator==(const ValueLabel&) const = default;
};

/// Numbers from `low` to `high`, both included; one number where they are equal.
struct NumberRange {
    double low = 0;
    double high = 0;
    bool operator==(const NumberRange&) const = default;
};

/// What stands for 'no answer' among the values (user-missing): numbers or one text.
using MissingCode = std::variant<NumberRange, QString>;

/// A question of a survey, as a column of a dataset.
struct Variable {
    VariableId id;
    DatasetId dataset;
    QString name; ///< short, as in the file's heading
    QString label; ///< the question's words
    VariableType type = VariableType::Number;
    Level level = Level::Nominal;
    int decimals = 0; ///< that numbers are shown with
    QString scale; ///< name of the scale it is an item of; may be empty
    bool reversed = false; ///< keyed against the scale
    bool isOpen = false; ///< an open question, whose answers can be coded
    std::vector<ValueLabel> labels;
    std::vector<MissingCode> missing;
    QString format; ///< as SPSS writes it: 'F8.2', 'DATE11', 'A40'; empty where it is not known
    std::optional<NumberRange> range; ///< declared for its answers; where there is none, see answerRange()
    QString definition; ///< JSON that says how a derived variable came about; empty where its values came with the file

    bool isDerived() const { return !definition.isEmpty(); }
    /// What a user is shown: the label, or the name where there is none.
    QString title() const { return label.isEmpty() ? name : label; }
    bool isMissing(double number) const; ///< declared user-missing
    bool isMissing(const QString& text) const;
    bool operator==(const Variable&) const = default;
};

} // namespace counterpoint

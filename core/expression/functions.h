#pragma once
#include "core/expression/value.h"
#include <span>

namespace counterpoint::expression {

/// The values that a function is called with.
class Arguments {
public:
    explicit Arguments(std::span<const Value> values)
        : m_values(values)
    {
    }
    std::size_t count() const { return m_values.size(); }
    const Value& operator[](std::size_t index) const { return m_values[index]; }
    std::span<const Value> all() const { return m_values; }
    double number(std::size_t index) const { return toNumber(m_values[index]); }
    QString text(std::size_t index) const { return toText(m_values[index]); }
    /// Says why it cannot be computed; gives Nothing, to be returned.
    Value refuse(QString message)
    {
        m_problem = std::move(message);
        return {};
    }
    const QString& problem() const { return m_problem; }

private:
    std::span<const Value> m_values;
    QString m_problem;
};

/// A function of the language.
struct Function {
    const char* name;
    int least; ///< arguments
    int most; ///< -1: any number
    Value (*call)(Arguments& arguments); ///< none where it is not computed from the values of all its arguments
    const char* usage; ///< 'round(number, digits)'
    const char* description; ///< to be translated in the context 'Functions'
    bool takesNothing = false; ///< computes with arguments that are not known; for others the result is not known either
    bool isSteady = true; ///< gives the same each time
    bool isOfForms = false; ///< data have no use for it
};

/// All functions, by name.
std::span<const Function> functions();
const Function* functionCalled(QStringView name); ///< none: nullptr

// The rooms of the list.
std::span<const Function> numberFunctions();
std::span<const Function> textFunctions();
std::span<const Function> choiceFunctions();
std::span<const Function> dateFunctions();
std::span<const Function> formFunctions();

} // namespace counterpoint::expression

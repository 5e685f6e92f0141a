#pragma once
#include "core/expression/problem.h"
#include "core/expression/value.h"
#include <QStringList>
#include <memory>
#include <optional>
#include <span>
#include <tl/expected.hpp>
#include <vector>

namespace counterpoint::expression {

struct Program;

/// Which time of what is asked several times over is meant.
struct Time {
    std::size_t repeat = 0; ///< a reference
    double number = 0; ///< from 1
};

/// Gives the answers that an expression names, each by its place in Expression::references().
class Answers {
public:
    virtual ~Answers() = default;
    virtual Value of(std::size_t reference) const = 0;

    // Of what only forms have; elsewhere everything is asked once.
    /// Each answer that was given to what is asked several times over and is seen from outside; none: it is asked once.
    virtual std::optional<std::vector<Value>> all(std::size_t reference) const;
    virtual double count(std::size_t reference) const; ///< how often it is asked; of a repeat how many times there are
    virtual Value inTimes(std::size_t reference, std::span<const Time> times) const;
    virtual double position(int steps) const; ///< which time it is, from 1, of the repeat so many steps above the question
    virtual Value wordsOf(std::size_t reference, const QString& code) const; ///< the label of a choice
};

/// An expression of the language that questionnaires are written in: the part of XPath 1.0 that XLSForm and ODK have, without paths.
/// It is read once and then computed for as many rows as there are; a copy costs nothing.
class Expression {
public:
    static constexpr qsizetype longest = 20'000; ///< characters

    static tl::expected<Expression, Problem> parse(const QString& text);

    const QString& text() const;
    /// The names of the answers that it needs, each once, in order of first mention; '.' is the answer that a condition is about.
    const QStringList& references() const;
    /// False where it gives something else each time: it asks for the day, or for chance.
    bool isSteady() const;
    /// It asks for what only a form has: which time of what repeats it is, the words of a choice.
    bool isOfForms() const;
    tl::expected<Value, Problem> evaluate(const Answers& answers) const;

private:
    explicit Expression(std::shared_ptr<const Program> program)
        : m_program(std::move(program))
    {
    }
    std::shared_ptr<const Program> m_program;
};

/// The same expression after the answer `from` was renamed `to`; as it is where it cannot be read.
QString withRenamed(const QString& expression, const QString& from, const QString& to);
/// '${name}'
QString referenceTo(const QString& name);

} // namespace counterpoint::expression

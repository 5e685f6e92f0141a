#pragma once
#include "core/expression/problem.h"
#include "core/expression/value.h"
#include <QStringList>
#include <memory>
#include <tl/expected.hpp>

namespace counterpoint::expression {

struct Program;

/// Gives the answers that an expression names.
class Answers {
public:
    virtual ~Answers() = default;
    virtual Value of(std::size_t reference) const = 0; ///< by its place in Expression::references()
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

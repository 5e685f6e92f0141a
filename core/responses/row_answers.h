#pragma once
#include "core/expression/expression.h"
#include "core/responses/derive.h"

namespace counterpoint {

/// Reads an expression that is computed from the answers of responses. Invalid where it cannot be read or is of forms alone.
Result<expression::Expression> expressionOfData(const QString& text);

/// The answers of one response after the other, for an expression. What is missing, by a code or without, is not known.
class RowAnswers : public expression::Answers {
public:
    /// `inputs` holds the variables that the expression refers to. Invalid where one is not there.
    static Result<RowAnswers> of(const expression::Expression& expression, std::span<const DerivedInput> inputs);
    void setRow(std::size_t row) { m_row = row; }
    expression::Value of(std::size_t reference) const override;

private:
    struct Source {
        const DerivedInput* input;
        std::vector<expression::Value> texts; ///< of a text: by its place in the dictionary
    };
    std::vector<Source> m_sources;
    std::size_t m_row = 0;
};

} // namespace counterpoint

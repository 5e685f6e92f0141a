#pragma once
#include "core/expression/functions.h"
#include <QStringList>
#include <vector>

namespace counterpoint::expression {

enum class Operation : unsigned char {
    Literal,
    Reference,
    Negate,
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    If,
    Coalesce,
    Count,
    InTimes,
    Position,
    Words,
    Call
};

/// One step of a computation: what is done with the values of other nodes.
struct Node {
    Operation operation = Operation::Literal;
    Value literal;
    std::size_t reference = 0; ///< of Reference, Count, InTimes and Words
    std::vector<std::size_t> repeats = {}; ///< of InTimes: references, one for each operand
    int steps = 0; ///< of Position
    const Function* function = nullptr; ///< of Call
    std::vector<std::size_t> operands; ///< places of nodes
    qsizetype start = 0; ///< in the text
    qsizetype length = 0;
    int depth = 0; ///< of nodes below it
};

/// An expression as a tree, in one list.
struct Program {
    QString text;
    std::vector<Node> nodes;
    std::size_t root = 0;
    QStringList references;
    bool isSteady = true;
    bool isOfForms = false;
};

} // namespace counterpoint::expression

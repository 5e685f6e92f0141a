#pragma once
#include "core/expression/problem.h"
#include <QStringList>
#include <optional>

namespace counterpoint::xlsform {

/// What became of reading an expression of a form.
struct ExpressionReading {
    enum class State {
        Understood,
        Foreign, ///< XPath that our own forms do not compute: paths, functions of apps
        Broken ///< no program can read it
    };
    State state = State::Understood;
    QStringList foreign; ///< what is foreign in it: 'pulldata()', 'paths'
    expression::Problem problem; ///< of Broken
};

ExpressionReading readExpression(const QString& text);

} // namespace counterpoint::xlsform

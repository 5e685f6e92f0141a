#pragma once
#include "core/responses/column.h"
#include "core/responses/definition.h"
#include <span>

namespace counterpoint {

/// A variable that a definition needs, with its values.
struct DerivedInput {
    Variable variable;
    Column column;
};

/// What a definition gives: the values, and how they are best read.
struct Derived {
    Column column;
    std::vector<ValueLabel> labels = {};
    Level level = Level::Scale;
    int decimals = 0;
    qint64 refused = 0; ///< rows that could not be computed, and are missing for that
    QString refusal = {}; ///< why the first of them could not, as a sentence
};

/// Computes a definition for all rows. Invalid, in words, where it makes no sense: a reversed item without a range, a score of texts.
/// Answers that are missing, by a code or without, are missing here too unless the definition speaks of them.
Result<Derived> derive(const Definition& definition, std::span<const DerivedInput> inputs, std::size_t rows);

/// The values of a variable as numbers: NaN where they are missing.
std::vector<double> validNumbers(const DerivedInput& input);

// Each kind. `inputs` holds those that the definition mentions, in any order.
Result<Derived> derive(const Compute& compute, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const Recode& recode, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const Reverse& reverse, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const Bin& bin, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const Dummy& dummy, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const Score& score, std::span<const DerivedInput> inputs, std::size_t rows);
Result<Derived> derive(const DateDifference& difference, std::span<const DerivedInput> inputs, std::size_t rows);

/// The input of that name; Invalid where it is not there.
Result<const DerivedInput*> inputCalled(std::span<const DerivedInput> inputs, const QString& name);
/// As before; Invalid where it holds texts or dates: `purpose` says what needs numbers.
Result<const DerivedInput*> numbersCalled(std::span<const DerivedInput> inputs, const QString& name, const QString& purpose);

} // namespace counterpoint

#pragma once
#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include "core/stats/adjusted_p.h"
#include <optional>

namespace counterpoint {

/// The rows that an analysis looks at, and what each counts.
struct Sample {
    enum class Weighting { None, Frequency, Sampling };

    Dataset dataset;
    std::vector<bool> selected; ///< empty: all
    Weighting weighting = Weighting::None;
    std::vector<double> weights; ///< one a row of the dataset; empty: each row counts once. Rows without a weight above 0 are not selected
    double withoutWeight = 0; ///< rows left out for that
    QString weightName;
    std::vector<std::int32_t> strata; ///< of sampling weights: one a row; empty: one stratum
    std::vector<double> population; ///< of sampling weights: size of the row's stratum in the population; empty: endless
    double n = 0; ///< what the selected rows count
    QString filter; ///< in words; empty where there is none

    bool has(std::size_t row) const { return selected.empty() || selected[row]; }
    double weight(std::size_t row) const { return weights.empty() ? 1 : weights[row]; }
};
Result<Sample> gatherSample(const Read& db, const Analysis& analysis);

/// A variable with all its values.
struct Question {
    Variable variable;
    Column column;
};

/// The answers of the selected rows as numbers.
struct Numbers {
    std::vector<double> values; ///< NaN for both kinds of missing, and for what is no number
    std::vector<double> weights; ///< empty where the sample has none
    double systemMissing = 0;
    double userMissing = 0;
};
Numbers numbersOf(const Question& question, const Sample& sample);

/// The answers as categories, counted with the sample's weights.
Categories categoriesOf(const Question& question, const Sample& sample);

inline const QString systemMissing = QStringLiteral("system-missing");
inline const QString userMissing = QStringLiteral("user-missing");

/// The two kinds of missing, each where there is any.
std::vector<LeftOut> leftOut(double systemMissingRows, double userMissingRows);

/// One table with its figures and its part of the document.
struct Part : ResultPart {
    std::vector<QJsonObject> entries;
    std::vector<double> essence; ///< what the fingerprint stands on
};
/// What most kinds give. A list in braces would copy the part with all its cells.
std::vector<Part> singlePart(Part part);

/// What a kind of analysis computes from: the sample, and its variables and options by their keys.
class Input {
public:
    Input(const Read& read, const Analysis& wanted, const Sample& rows, WithFigures figures = WithFigures::Yes)
        : db(read)
        , analysis(wanted)
        , sample(rows)
        , wantsFigures(figures == WithFigures::Yes)
    {
    }
    const Read& db;
    const Analysis& analysis;
    const Sample& sample;
    const bool wantsFigures; ///< those that cost more than a moment may be left out where they are not

    const std::vector<VariableId>& in(const char* role) const { return analysis.in(QLatin1String(role)); }
    /// Reads a variable's values anew at each call, so that only what is needed is in memory. Invalid when it is not one of the dataset.
    Result<Question> question(VariableId id) const;
    Result<Question> question(const char* role) const { return question(analysis.firstIn(QLatin1String(role))); }
    Result<std::vector<Question>> questions(const char* role) const;

    bool isOn(const char* option) const { return value(option).toBool(); }
    QString text(const char* option) const { return value(option).toString(); }
    QStringList texts(const char* option) const;
    double number(const char* option) const { return value(option).toDouble(std::numeric_limits<double>::quiet_NaN()); } ///< NaN: not given
    std::vector<double> numbers(const char* option) const;

    double confidence() const; ///< as a fraction; 0.95 where the kind does not ask
    QString confidenceText() const; ///< '95'
    std::optional<stats::Adjustment> adjustment() const; ///< none: p values stand as they are
    double populationSize() const; ///< infinite where none is given
    bool showsIntervals() const; ///< asked for by themselves, or by the size of the population that corrects them
    /// Invalid, in a sentence, where the population is smaller than the number of valid answers, or the analysis is split into groups.
    Result<> checkPopulation(const Variable& variable, double valid) const;
    double suppressBelow() const; ///< 0: every count is shown
    QStringList sampleNotes() const; ///< the filter and the weights, for every table

private:
    QJsonValue value(const char* option) const { return optionOf(analysis, QLatin1String(option)); }
};

/// What one table says in the document for machines: its kind ('freq'), variables, n, method, notes and result.
QJsonObject entryFor(const QString& kind, const QStringList& variables, const ResultTable& table, const QJsonObject& result);

/// How the p values of a table were corrected, as a sentence; empty for fewer than two.
QString adjustmentNote(std::optional<stats::Adjustment> adjustment, std::size_t tests);
/// p values corrected as asked; as they are where nothing is asked.
std::vector<double> adjusted(std::span<const double> p, std::optional<stats::Adjustment> adjustment);

} // namespace counterpoint

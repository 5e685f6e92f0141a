#include "core/analysis/kinds/model_terms.h"
#include "core/base/translate.h"
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Regress";
constexpr std::size_t mostCategories = 50;

/// Codes that only name answers are categories, and so are words.
bool isCategorical(const Variable& variable)
{
    return variable.type == VariableType::Text || (variable.level == Level::Nominal && !variable.labels.empty());
}

Result<> addCategories(ModelTerms& terms, const Question& question, const Sample& sample)
{
    const auto& variable = question.variable;
    const auto categories = categoriesOf(question, sample);
    std::vector<std::size_t> levels;
    for (std::size_t place = 0; place < categories.items.size(); ++place)
        if (!categories.items[place].isMissing && categories.items[place].count > 0)
            levels.push_back(place);
    if (levels.size() > mostCategories)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” has %2 different answers, too many to compare each with the first. Join some, or leave it out.")
                .arg(variable.name)
                .arg(levels.size()));
    if (levels.empty())
        return fail(Error::Kind::Invalid, translate(context, "“%1” has no valid answer.").arg(variable.name));
    terms.notes
        << translate(context, "“%1” is compared with its first answer, “%2”.").arg(variable.name, categories.items[levels.front()].label);
    for (std::size_t level = 1; level < levels.size(); ++level) {
        const auto& item = categories.items[levels[level]];
        std::vector<double> column;
        for (const auto place : categories.rows)
            if (place != -2)
                column.push_back(place < 0 || categories.items[std::size_t(place)].isMissing ? std::nan("")
                                     : std::size_t(place) == levels[level]                   ? 1
                                                                                             : 0);
        terms.columns.push_back(std::move(column));
        terms.names << variable.name + item.label;
        terms.titles << QStringLiteral("%1: %2").arg(variable.title(), item.label);
    }
    return {};
}

} // namespace

Result<ModelTerms> modelTerms(const Input& input, const char* role)
{
    ModelTerms terms;
    for (const auto id : input.in(role)) {
        const auto question = input.question(id);
        if (!question)
            return fail(question);
        terms.variables << question->variable.name;
        if (isCategorical(question->variable)) {
            if (const auto added = addCategories(terms, *question, input.sample); !added)
                return fail(added);
            continue;
        }
        terms.columns.push_back(numbersOf(*question, input.sample).values);
        terms.names << question->variable.name;
        terms.titles << question->variable.title();
    }
    return terms;
}

} // namespace counterpoint

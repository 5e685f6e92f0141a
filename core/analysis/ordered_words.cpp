#include "core/analysis/ordered_words.h"
#include "core/base/translate.h"
#include <limits>
#include <map>
#include <utility>

namespace counterpoint {

namespace {

constexpr const char* context = "OrderedWords";

} // namespace

Result<Question> withOrderedWordsAsNumbers(Question question)
{
    auto& variable = question.variable;
    auto& column = question.column;
    if (variable.type != VariableType::Text)
        return question;
    const auto unordered = [&variable] {
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "“%1” holds words, not numbers. Ask for its frequencies instead, or declare it ordinal with its labels in order.")
                .arg(variable.name));
    };
    if (variable.level != Level::Ordinal)
        return unordered();
    std::map<QString, double> places;
    std::vector<ValueLabel> labels;
    double next = 0;
    for (const auto& [value, label] : variable.labels) {
        const auto* word = std::get_if<QString>(&value);
        if (!word || variable.isMissing(*word))
            continue;
        places[*word] = ++next;
        labels.push_back({next, label});
    }
    double missing = 0;
    std::vector<double> ofEntries;
    for (const auto& word : column.dictionary) {
        const auto place = places.find(word);
        if (place == places.end() && !variable.isMissing(word))
            return unordered();
        ofEntries.push_back(place == places.end() ? --missing : place->second);
    }
    std::vector<double> numbers;
    numbers.reserve(column.codes.size());
    for (const auto code : column.codes)
        numbers.push_back(code < 0 ? std::numeric_limits<double>::quiet_NaN() : ofEntries[std::size_t(code)]);
    column = Column::ofNumbers(std::move(numbers));
    variable.type = VariableType::Number;
    variable.labels = std::move(labels);
    variable.missing.clear();
    if (missing < 0)
        variable.missing.emplace_back(NumberRange{missing, -1});
    return question;
}

QString noteOnOrderedWords() { return translate(context, "Ordered words count by their place: the first 1, the next 2 and so on."); }

} // namespace counterpoint

#include "core/responses/guess.h"
#include "core/responses/guess_census.h"
#include "core/responses/guess_scales.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

std::string_view viewOf(const std::string& text) { return text; }

bool soundsLikeId(const QString& name)
{
    static const QRegularExpression id(
        QStringLiteral("(^|_)(id|uuid|guid|index|token|key)$|^(id|uuid|respondent|case|participant|record|response)(_?(id|no|nr|number))?$|"
                       "[a-z](ID|Id)$|ResponseID"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(QStringLiteral("(paid|valid|rapid|covid|said|avid|acid|android)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return id.match(name).hasMatch() && !word.match(name).hasMatch();
}

bool eachOnce(const ColumnCensus& census)
{
    // Where there are too many to count, those counted must each have come once.
    return std::all_of(census.distinct().begin(), census.distinct().end(),
                       [&](const std::string& cell) { return census.countOf(cell) == 1; });
}

/// The distinct numbers, ascending; only whole columns of up to some thousand are known in full.
std::vector<double> numbersOf(const ColumnCensus& census, bool decimalComma)
{
    std::vector<double> numbers;
    for (const auto& cell : census.distinct())
        if (const auto number = numberInCell(viewOf(cell), decimalComma))
            numbers.push_back(*number);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

/// -99, 98, 999: codes that stand far outside of all other values.
std::vector<double> takeMissingCodes(std::vector<double>& numbers)
{
    static const QSet<int> negative{-1, -7, -8, -9, -66, -77, -88, -97, -98, -99, -666, -777, -888, -997, -998, -999, -9999};
    static const QSet<int> positive{77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9998, 9999, 99999};
    const auto isCode = [](double number, const QSet<int>& codes) {
        return std::abs(number) < 1e6 && std::floor(number) == number && codes.contains(int(number));
    };
    std::vector<double> plain;
    std::vector<double> low;
    std::vector<double> high;
    for (const auto number : numbers)
        (isCode(number, negative) ? low : isCode(number, positive) ? high : plain).push_back(number);
    if (plain.empty())
        return {};
    std::vector<double> codes;
    if (plain.front() >= 0)
        codes = low;
    for (const auto code : high)
        if (plain.back() * 5 < code)
            codes.push_back(code);
    std::erase_if(numbers, [&](double number) { return std::find(codes.begin(), codes.end(), number) != codes.end(); });
    return codes;
}

/// 1 to 5, 0 to 10: the answers of a rating.
bool isRating(const std::vector<double>& numbers)
{
    return numbers.size() >= 3 && numbers.size() <= 11 && numbers.front() >= 0 && numbers.back() <= 10;
}

void guessNumber(ColumnGuess& guess, const ColumnCensus& census, bool decimalComma)
{
    guess.type = VariableType::Number;
    auto numbers = numbersOf(census, decimalComma);
    for (const auto code : census.isComplete() ? takeMissingCodes(numbers) : std::vector<double>())
        guess.missing.emplace_back(NumberRange{code, code});
    double code = -99;
    for (const auto& word : census.missingWords()) {
        while (std::find(numbers.begin(), numbers.end(), code) != numbers.end())
            --code;
        guess.wordCodes.push_back({word, code});
        guess.labels.push_back({code, word});
        guess.missing.emplace_back(NumberRange{code, code});
        ++code;
    }
    const bool isNumbered = census.allWhole() && soundsLikeId(guess.name);
    guess.identifier = isNumbered && eachOnce(census);
    const bool constant = numbers.size() == 1 && std::abs(numbers.front()) <= 10;
    const bool binary = numbers.size() == 2 && numbers.front() >= 0 && numbers.back() <= 2; // 0 and 1, 1 and 2
    if (isNumbered || (census.allWhole() && (constant || binary)))
        guess.level = Level::Nominal;
    else
        guess.level = census.isComplete() && census.allWhole() && isRating(numbers) ? Level::Ordinal : Level::Scale;
}

bool guessDate(ColumnGuess& guess, const ColumnCensus& census)
{
    for (const auto form : {DateForm::Iso, DateForm::YearSlash, DateForm::DayDots, DateForm::DaySlash, DateForm::MonthSlash}) {
        if (!census.allDates(form))
            continue;
        guess.type = VariableType::Date;
        guess.level = Level::Scale;
        guess.dateForm = form;
        guess.dayOrMonthFirst = form == DateForm::DaySlash && census.allDates(DateForm::MonthSlash);
        return true;
    }
    return false;
}

/// The distinct answers, missing words left out.
QStringList answersOf(const ColumnCensus& census)
{
    QStringList answers;
    for (const auto& cell : census.distinct()) {
        const auto text = QString::fromStdString(cell);
        if (!census.missingWords().contains(text) && !census.emptyWords().contains(text))
            answers << text;
    }
    return answers;
}

void label(ColumnGuess& guess, const QStringList& answers)
{
    for (const auto& answer : answers)
        guess.labels.push_back({answer, answer});
}

bool isClosedChoice(const ColumnCensus& census, qsizetype distinct)
{
    const bool repeats = census.answered() >= 6 && distinct * 2 <= census.answered();
    return census.isComplete() && distinct >= 1 && distinct <= 25 && repeats && census.meanLength() <= 80;
}

bool isOpenAnswer(const ColumnCensus& census, qsizetype distinct)
{
    const bool differ = !census.isComplete() || distinct * 10 >= census.answered() * 7;
    return differ && (census.meanWords() >= 4 || census.meanLength() >= 40) && census.meanWords() >= 2;
}

void guessText(ColumnGuess& guess, const ColumnCensus& census, const QString& hint)
{
    guess.type = VariableType::Text;
    for (const auto& word : census.missingWords() + census.emptyWords())
        guess.missing.emplace_back(word);
    auto answers = answersOf(census);
    const bool few = census.isComplete() && answers.size() <= 25;
    if (const auto scale = few ? inScaleOrder(answers) : QStringList(); !scale.isEmpty()) {
        guess.level = Level::Ordinal;
        return label(guess, scale);
    }
    if (const auto yesNo = few ? inYesNoOrder(answers) : QStringList(); !yesNo.isEmpty())
        return label(guess, yesNo);
    guess.identifier = soundsLikeId(guess.name) && eachOnce(census);
    if (guess.identifier)
        return;
    guess.openAnswer = isOpenAnswer(census, answers.size()) || hint.endsWith("_TEXT") || guess.name.endsWith("_TEXT");
    if (guess.openAnswer || !isClosedChoice(census, answers.size()))
        return;
    answers.sort(Qt::CaseInsensitive);
    label(guess, answers);
}

} // namespace

ColumnGuess guessColumn(const ColumnCensus& census, const QString& name, const QString& label, const QString& hint, bool decimalComma)
{
    ColumnGuess guess;
    guess.name = name;
    guess.label = label;
    guess.answered = census.answered();
    if (census.allNumbers() && !census.leadingZeros())
        guessNumber(guess, census, decimalComma);
    else if (!guessDate(guess, census))
        guessText(guess, census, hint);
    return guess;
}

std::optional<double> numberOf(std::string_view cell, const ColumnGuess& guess, bool decimalComma)
{
    if (guess.type == VariableType::Date)
        return dateInCell(cell, guess.dateForm);
    if (const auto number = numberInCell(cell, decimalComma))
        return number;
    if (guess.wordCodes.empty())
        return {};
    const auto trimmed = trimmedCell(cell);
    const auto text = QString::fromUtf8(trimmed.data(), qsizetype(trimmed.size()));
    for (const auto& word : guess.wordCodes)
        if (word.word == text)
            return word.code;
    return {};
}

} // namespace counterpoint

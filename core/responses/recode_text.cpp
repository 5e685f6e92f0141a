#include "core/responses/recode_text.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Recode";
constexpr double endless = std::numeric_limits<double>::infinity();

bool isWord(const QString& text, const char* word) { return text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0; }

/// Where the text holds `sign` outside quotes; -1 nowhere.
qsizetype outsideQuotes(const QString& text, QChar sign, qsizetype from = 0)
{
    QChar quote;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (!quote.isNull())
            quote = text[i] == quote ? QChar() : quote;
        else if (text[i] == u'"' || (text[i] == u'\'' && (i == 0 || !text[i - 1].isLetterOrNumber())))
            quote = text[i];
        else if (text[i] == sign)
            return i;
    }
    return -1;
}

QString withoutQuotes(const QString& text)
{
    const auto trimmed = text.trimmed();
    const bool isQuoted = trimmed.size() > 1 && (trimmed.front() == u'"' || trimmed.front() == u'\'') && trimmed.back() == trimmed.front();
    return isQuoted ? trimmed.sliced(1, trimmed.size() - 2) : trimmed;
}

Result<double> endOf(const Variable& of, const QString& text)
{
    if (isWord(text.trimmed(), "lowest"))
        return -endless;
    if (isWord(text.trimmed(), "highest"))
        return endless;
    return variables::valueFrom(of, text.trimmed()).map([](const Value& value) { return std::get<double>(value); });
}

Result<MissingCode> oldValue(const Variable& of, const QString& text)
{
    if (of.type == VariableType::Text)
        return MissingCode(withoutQuotes(text));
    if (const auto single = variables::valueFrom(of, text.trimmed()))
        return MissingCode(NumberRange{std::get<double>(*single), std::get<double>(*single)});
    for (qsizetype dash = text.indexOf(u'-', 1); dash > 0; dash = text.indexOf(u'-', dash + 1)) {
        const auto low = endOf(of, text.left(dash));
        const auto high = endOf(of, text.mid(dash + 1));
        if (low && high)
            return MissingCode(NumberRange{*low, *high});
    }
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” is no value of “%2”. Write a number, a range such as 18-29 or 65-highest, missing or rest.")
                    .arg(text.trimmed(), of.name));
}

Result<std::vector<MissingCode>> oldValues(const Variable& of, const QString& text)
{
    std::vector<MissingCode> codes;
    for (qsizetype at = 0; at <= text.size();) {
        const auto comma = outsideQuotes(text, u',', at);
        const auto end = comma < 0 ? text.size() : comma;
        const auto code = oldValue(of, text.mid(at, end - at));
        if (!code)
            return fail(code);
        if (const auto* range = std::get_if<NumberRange>(&*code); range && range->low > range->high)
            return fail(Error::Kind::Invalid, translate(context, "“%1” runs downwards: give the lower end first.").arg(text.trimmed()));
        codes.push_back(*code);
        at = end + 1;
    }
    return codes;
}

/// '1 Low' or '"far away" Far': the new value and its label.
void putNewValue(RecodeRule& rule, const QString& text)
{
    const auto trimmed = text.trimmed();
    const auto space = outsideQuotes(trimmed, u' ');
    const auto value = space < 0 ? trimmed : trimmed.left(space);
    if (isWord(value, "missing"))
        return;
    rule.label = space < 0 ? QString() : withoutQuotes(trimmed.mid(space));
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    rule.to = isNumber && std::isfinite(number) ? Value(number) : Value(withoutQuotes(value));
}

Result<RecodeRule> ruleFrom(const Variable& of, const QString& line)
{
    const auto equals = outsideQuotes(line, u'=');
    if (equals < 1 || line.mid(equals + 1).trimmed().isEmpty())
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” is no rule: write OLD=NEW, as in 1,2=1 or 65-highest=3.").arg(line.trimmed()));
    RecodeRule rule;
    const auto from = line.left(equals).trimmed();
    if (isWord(from, "missing"))
        rule.from = RecodeRule::From::Missing;
    else if (isWord(from, "rest") || isWord(from, "else"))
        rule.from = RecodeRule::From::Rest;
    else if (auto values = oldValues(of, from))
        rule.values = std::move(*values);
    else
        return fail(values);
    const auto to = line.mid(equals + 1).trimmed();
    rule.copies = rule.from == RecodeRule::From::Rest && isWord(to, "copy");
    if (!rule.copies)
        putNewValue(rule, to);
    return rule;
}

QString quoted(const QString& text)
{
    const bool isPlain = !text.isEmpty() && !text.contains(u' ') && !text.contains(u',') && !text.contains(u'=') && !text.contains(u'"')
        && !text.contains(u'\'');
    return isPlain ? text : u'"' + text + u'"';
}

/// The end of a range that has none, as missing codes of other programs write it too.
bool isOpen(double end) { return std::fabs(end) >= std::numeric_limits<double>::max(); }

QString endText(double end) { return isOpen(end) ? (end < 0 ? QStringLiteral("lowest") : QStringLiteral("highest")) : numberText(end); }

QString oldText(const MissingCode& code)
{
    if (const auto* text = std::get_if<QString>(&code))
        return quoted(*text);
    const auto& range = std::get<NumberRange>(code);
    return range.low == range.high ? numberText(range.low) : endText(range.low) + u'-' + endText(range.high);
}

QString newText(const RecodeRule& rule)
{
    if (rule.copies)
        return QStringLiteral("copy");
    if (!rule.to)
        return QStringLiteral("missing");
    const auto* text = std::get_if<QString>(&*rule.to);
    const auto value = text ? quoted(*text) : numberText(std::get<double>(*rule.to));
    return rule.label.isEmpty() ? value : value + u' ' + rule.label;
}

} // namespace

Result<std::vector<RecodeRule>> recodeRulesFrom(const Variable& of, const QStringList& lines)
{
    std::vector<RecodeRule> rules;
    for (const auto& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        auto rule = ruleFrom(of, line);
        if (!rule)
            return fail(rule);
        rules.push_back(std::move(*rule));
    }
    if (rules.empty())
        return fail(Error::Kind::Invalid, translate(context, "There are no rules: write OLD=NEW, as in 1,2=1."));
    return rules;
}

QStringList recodeText(const std::vector<RecodeRule>& rules)
{
    QStringList lines;
    for (const auto& rule : rules) {
        QStringList old;
        for (const auto& code : rule.values)
            old << oldText(code);
        const auto from = rule.from == RecodeRule::From::Missing ? QStringLiteral("missing")
            : rule.from == RecodeRule::From::Rest                ? QStringLiteral("rest")
                                                                 : old.join(u',');
        lines << from + u'=' + newText(rule);
    }
    return lines;
}

} // namespace counterpoint

#include "ui/responses/label_text.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include <QRegularExpression>

namespace counterpoint::ui::label_text {

namespace {

constexpr const char* context = "LabelText";

/// Where the value ends and the label begins; a text value may hold '=' itself, so ' = ' comes first.
std::pair<qsizetype, qsizetype> parting(const QString& line)
{
    for (const auto& sign : {QStringLiteral(" = "), QStringLiteral("\t"), QStringLiteral("=")})
        if (const auto at = line.indexOf(sign); at > 0)
            return {at, sign.size()};
    return {-1, 0};
}

} // namespace

QString fromLabels(const Variable& variable)
{
    QStringList lines;
    for (const auto& [value, label] : variable.labels)
        lines << QStringLiteral("%1 = %2").arg(valueText(variable.type, value), label);
    return lines.join(u'\n');
}

QString fromMissing(const Variable& variable)
{
    QStringList lines;
    for (const auto& code : variable.missing)
        lines << variables::toText(code);
    return lines.join(u'\n');
}

Result<std::vector<ValueLabel>> toLabels(const Variable& variable, const QString& lines)
{
    std::vector<ValueLabel> labels;
    int number = 0;
    for (const auto& line : lines.split(u'\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto [at, length] = parting(line);
        if (at < 0)
            return fail(Error::Kind::Invalid,
                        translate(context, "Line %1, “%2”, is no value label. Write a value, an equals sign and what it means: 1 = Yes.")
                            .arg(number)
                            .arg(line.trimmed()));
        const auto value = variables::valueFrom(variable, line.left(at).trimmed());
        if (!value)
            return fail(value.error().kind, translate(context, "Line %1: %2").arg(number).arg(value.error().message));
        labels.push_back({*value, line.mid(at + length).trimmed()});
    }
    return labels;
}

Result<std::vector<MissingCode>> toMissing(const Variable& variable, const QString& lines)
{
    static const QRegularExpression ofNumbers(QStringLiteral("[\\n;,]"));
    static const QRegularExpression ofTexts(QStringLiteral("\\n"));
    std::vector<MissingCode> codes;
    for (const auto& part : lines.split(variable.type == VariableType::Text ? ofTexts : ofNumbers)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto code = variables::missingCodeFrom(variable, part.trimmed());
        if (!code)
            return fail(code);
        codes.push_back(*code);
    }
    return codes;
}

QString inOneLine(const QString& lines) { return QString(lines).replace(u'\n', QStringLiteral("; ")); }

} // namespace counterpoint::ui::label_text

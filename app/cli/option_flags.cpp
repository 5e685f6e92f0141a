#include "app/cli/option_flags.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include <QJsonArray>

namespace counterpoint::cli {

std::string flagOf(const Option& option)
{
    auto flag = option.flag.isEmpty() ? QStringLiteral("--") + QString(option.key).replace(u'_', u'-') : option.flag;
    if (option.type == Option::Type::Switch && option.standard.toBool())
        flag += QStringLiteral(",!--no-") + flag.mid(2);
    return flag.toStdString();
}

CLI::Validator numberOf(const Option& option)
{
    return CLI::Validator(
        [option](std::string& word) {
            bool isNumber = false;
            const double number = text(word).toDouble(&isNumber);
            if (!isNumber)
                return translate("Cli", "“%1” is not a number").arg(text(word)).toStdString();
            const auto checked = option.type == Option::Type::Number ? checkOption(option, number) : Result<>();
            return checked ? std::string() : checked.error().message.toStdString();
        },
        option.type == Option::Type::Numbers ? "P,P,…" : "N");
}

QJsonValue valueOf(const Option& option, const std::vector<std::string>& words)
{
    if (option.type == Option::Type::Number)
        return text(words.front()).toDouble();
    if (option.type == Option::Type::Choice || option.type == Option::Type::Text)
        return text(words.front());
    QJsonArray items;
    for (const auto& word : words)
        items.append(option.type == Option::Type::Numbers ? QJsonValue(text(word).toDouble()) : QJsonValue(text(word)));
    return items;
}

} // namespace counterpoint::cli

#include "app/cli/usage.h"
#include "core/base/translate.h"
#include <QString>

namespace counterpoint::cli {

std::string unknownCommand(const std::string& word)
{
    return translate("Cli", "There is no command “%1”; “counterpoint help” lists the commands.")
        .arg(QString::fromStdString(word))
        .toStdString();
}

std::string usageSentence(const CLI::App& app, const CLI::ParseError& error)
{
    auto what = QString::fromUtf8(error.what()).simplified();
    while (what.endsWith(u'.'))
        what.chop(1);
    const auto name = QString::fromStdString(app.get_subcommands().front()->get_name());
    return translate("Cli", "counterpoint %1: %2. “counterpoint help %1” says what it takes.").arg(name, what).toStdString();
}

CLI::Validator countFromOne()
{
    return CLI::Validator(
        [](std::string& word) {
            bool isNumber = false;
            const auto number = QString::fromStdString(word).toInt(&isNumber);
            return isNumber && number >= 1
                ? std::string()
                : translate("Cli", "“%1” is not a whole number from 1").arg(QString::fromStdString(word)).toStdString();
        },
        "N");
}

} // namespace counterpoint::cli

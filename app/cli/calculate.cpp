#include "app/cli/calculation.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include <QFile>
#include <QJsonDocument>
#include <algorithm>

namespace counterpoint::cli {

namespace {

Result<QJsonObject> answerTo(const QByteArray& line, const Calculation& calculation)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(line, &problem);
    if (document.isObject())
        return calculation.compute(document.object());
    return fail(Error::Kind::Format,
                problem.error == QJsonParseError::NoError
                    ? translate("Cli", "The line holds no JSON object.")
                    : translate("Cli", "The line is no JSON: %1 at %2.").arg(problem.errorString()).arg(problem.offset));
}

/// Answers line by line, so that another program can ask and wait. What is wrong with a line is its answer, and told again at the end.
Result<Answer> answerLines(const Calculation& calculation)
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return fail(Error::Kind::Io, translate("Cli", "The lines cannot be read from the standard input."));
    int wrong = 0;
    for (auto line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.trimmed().isEmpty())
            continue;
        const auto answer = answerTo(line, calculation);
        wrong += answer ? 0 : 1;
        const auto document = answer ? *answer : QJsonObject{{QStringLiteral("error"), answer.error().message}};
        out.write(QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
        out.flush();
    }
    if (wrong > 0)
        return fail(Error::Kind::Invalid, translate("Cli", "%n line(s) could not be calculated; their answers say why.", nullptr, wrong));
    Answer answer;
    answer.isPrinted = true;
    return answer;
}

} // namespace

void addCalculate(Shell& shell)
{
    const auto command = shell.add("calculate", "Calculate from JSON lines on stdin, without a study", false);
    const auto kind = std::make_shared<std::string>();
    std::vector<std::string> kinds;
    std::string about = "What to calculate, one JSON object a line:";
    for (const auto& calculation : calculations()) {
        kinds.emplace_back(calculation.kind);
        about += std::string("\n") + calculation.kind + ": " + calculation.about;
    }
    command.app->add_option("KIND", *kind, about)->required()->check(CLI::IsMember(kinds));
    shell.on(command, [kind]() -> Result<Answer> {
        const auto& all = calculations();
        return answerLines(*std::find_if(all.begin(), all.end(), [&](const Calculation& one) { return *kind == one.kind; }));
    });
}

} // namespace counterpoint::cli

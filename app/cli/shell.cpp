#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/project/backup.h"
#include <QJsonDocument>
#include <cstdio>

namespace counterpoint::cli {

namespace {

void write(FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fputc('\n', stream);
}
void write(FILE* stream, const QString& words) { write(stream, words.toUtf8()); }

} // namespace

Shell::Command Shell::add(const char* name, const char* description, bool takesStudy)
{
    Command command{m_app.add_subcommand(name, description), std::make_shared<std::string>()};
    if (takesStudy)
        command.app->add_option("STUDY", *command.study, "The study's file (.counterpoint)")->required();
    command.app->add_flag("--json", m_json, "Answer with one JSON document");
    command.app->add_option("--as", m_coder, "Name of the coder who does this");
    return command;
}

void Shell::on(const Command& command, std::function<Result<Answer>()> work)
{
    command.app->callback([this, keep = command.study, work = std::move(work)] { m_status = print(work()); });
}

QString Shell::coderName() const
{
    if (!m_coder.empty())
        return text(m_coder);
    const auto user = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return user.isEmpty() ? translate("Cli", "Researcher") : user;
}

Result<std::unique_ptr<Project>> Shell::openToRead(const Command& command) const
{
    return Project::open(text(*command.study), Access::Read);
}

Result<std::unique_ptr<Project>> Shell::openToWrite(const Command& command) const
{
    auto project = Project::open(text(*command.study), Access::Write);
    if (!project)
        return project;
    (*project)->setCoderName(coderName());
    if (backup::isDue((*project)->path()))
        if (const auto made = backup::rotate((*project)->path()); !made) {
            if (made.error().kind == Error::Kind::Format)
                return fail(made); // a damaged study is not worked on
            write(stderr, made.error().message);
        }
    return project;
}

int Shell::print(const Result<Answer>& answer) const
{
    if (!answer) {
        write(stderr, answer.error().message);
        return 1;
    }
    for (const auto& warning : answer->warnings)
        write(stderr, warning);
    if (answer->isPrinted)
        return answer->status;
    if (m_json) {
        write(stdout,
              answer->longJson.isEmpty() ? QJsonDocument(answer->json).toJson(QJsonDocument::Indented).trimmed() : answer->longJson);
        return answer->status;
    }
    for (const auto& line : answer->lines)
        write(stdout, line);
    bool first = answer->lines.isEmpty();
    for (const auto& table : answer->tables) {
        write(stdout, (first ? QString() : QStringLiteral("\n")) + table.toText());
        first = false;
    }
    return answer->status;
}

} // namespace counterpoint::cli

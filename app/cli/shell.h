#pragma once
#include "app/cli/text_table.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include <CLI/App.hpp>
#include <QJsonObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterpoint::cli {

/// What a command says when it is done: readable lines and tables, or one JSON document.
struct Answer {
    QJsonObject json;
    QByteArray longJson; ///< instead of `json`, where the rows are many
    QStringList lines; ///< before the tables
    std::vector<TextTable> tables;
    QStringList warnings; ///< on stderr: what was left out or lost
    bool isPrinted = false; ///< it was said line by line already
    int status = 0; ///< 1 for 'done, but what was checked does not hold'
};

/// What every command is given: the options they share, the study, and how to answer.
class Shell {
public:
    explicit Shell(CLI::App& app)
        : m_app(app)
    {
    }
    /// A command with the options that all have; `study` is its first argument unless it has none.
    struct Command {
        CLI::App* app = nullptr;
        std::shared_ptr<std::string> study;
    };
    Command add(const char* name, const char* description, bool takesStudy = true);
    /// Runs `work` when the command was given, and prints what it answers.
    void on(const Command& command, std::function<Result<Answer>()> work);

    bool wantsJson() const { return m_json; }
    QString coderName() const; ///< --as, else the user's name on this machine
    bool coderIsGiven() const { return !m_coder.empty(); }
    Result<std::unique_ptr<Project>> openToRead(const Command& command) const;
    Result<std::unique_ptr<Project>> openToWrite(const Command& command) const;
    int exitStatus() const { return m_status; }

private:
    int print(const Result<Answer>& answer) const;

    CLI::App& m_app;
    bool m_json = false;
    std::string m_coder;
    int m_status = 0;
};

inline QString text(const std::string& argument) { return QString::fromStdString(argument); }

} // namespace counterpoint::cli

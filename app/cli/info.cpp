#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/project/migrations.h"
#include <array>

namespace counterpoint::cli {

namespace {

struct Count {
    const char* key;
    const char* label;
    const char* sql;
};

constexpr std::array counts{
    Count{"sources", "Sources", "SELECT count(*) FROM source"},
    Count{"words", "Words", "SELECT coalesce(sum(words), 0) FROM source"},
    Count{"cases", "Cases", "SELECT count(*) FROM study_case"},
    Count{"codes", "Codes", "SELECT count(*) FROM code"},
    Count{"codings", "Codings", "SELECT count(*) FROM coding"},
    Count{"coders", "Coders", "SELECT count(*) FROM coder"},
    Count{"memos", "Memos", "SELECT count(*) FROM memo"},
    Count{"datasets", "Datasets", "SELECT count(*) FROM dataset"},
    Count{"variables", "Variables", "SELECT count(*) FROM variable"},
    Count{"responses", "Responses", "SELECT coalesce(sum(rows), 0) FROM dataset"},
    Count{"analyses", "Analyses", "SELECT count(*) FROM analysis"},
    Count{"findings", "Findings", "SELECT count(*) FROM finding"},
    Count{"steps", "Steps in the history", "SELECT count(*) FROM history"},
};

Result<Answer> info(const Project& project)
{
    return project.read([](const Read& db) -> Result<Answer> {
        Answer answer;
        auto study = db.prepare("SELECT title, uuid, created_at FROM study");
        study.step();
        answer.json = {
            {"title", study.text(0)}, {"uuid", study.text(1)}, {"created_at", study.text(2)}, {"format_version", newestSchema()}};
        answer.lines << study.text(0);
        TextTable table;
        table.headers << translate("Cli", "In this study") << translate("Cli", "Number");
        for (const auto& count : counts) {
            auto query = db.prepare(count.sql);
            query.step();
            answer.json.insert(QLatin1String(count.key), qint64(query.int64(0)));
            table.rows.push_back({translate("Cli", count.label), QString::number(query.int64(0))});
        }
        table.rows.push_back({translate("Cli", "Format version"), QString::number(newestSchema())});
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addInfo(Shell& shell)
{
    const auto command = shell.add("info", "Counts of everything in a study");
    shell.on(command, [&shell, command] { return shell.openToRead(command).and_then([](const auto& project) { return info(*project); }); });
}

} // namespace counterpoint::cli

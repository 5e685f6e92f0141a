#include "app/cli/commands.h"
#include "app/cli/headless_gui.h"
#include "app/cli/report_names.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/verification.h"
#include "core/report/references.h"
#include "core/report/study_report.h"
#include "ui/print/report_file.h"
#include <QJsonArray>
#include <algorithm>
#include <map>
#include <optional>

namespace counterpoint::cli {

namespace {

using Sections = report::Sections;
const std::map<std::string, bool Sections::*> sectionNames{{"study", &Sections::study},       {"method", &Sections::method},
                                                           {"findings", &Sections::findings}, {"results", &Sections::results},
                                                           {"displays", &Sections::displays}, {"convergence", &Sections::convergence},
                                                           {"maps", &Sections::maps},         {"framework", &Sections::framework},
                                                           {"codebook", &Sections::codebook}, {"log", &Sections::log}};

/// How it is written.
struct Output {
    std::string house; ///< path of a Word template
    bool allowNames = false;
};

/// Those that are named; where none is, the report follows the outline.
std::optional<Sections> sectionsFrom(const std::vector<std::string>& names)
{
    if (names.empty())
        return {};
    Sections sections;
    for (const auto& [name, member] : sectionNames)
        sections.*member = std::find(names.begin(), names.end(), name) != names.end();
    return sections;
}

Result<Answer> write(const Project& project, const QString& out, const std::vector<std::string>& sectionsWanted, const Output& output)
{
    const auto sections = sectionsFrom(sectionsWanted);
    const auto document = project.read([&](const Read& db) { return report::findingsReport(db, sections); });
    if (!document)
        return fail(document);
    const auto names = project.read([&](const Read& db) { return report::checkNames(db, *document); });
    if (!names)
        return fail(names);
    if (names->forbids() && !output.allowNames)
        return refusedForNames(*names);
    const HeadlessGui gui;
    const auto bytes = ui::writeReport(*document, out, text(output.house));
    if (!bytes)
        return fail(bytes);
    const auto verified = project.read(verify);
    const auto countOf = [&](auto* kind) {
        using Kind = std::remove_pointer_t<decltype(kind)>;
        return std::count_if(document->blocks.begin(), document->blocks.end(),
                             [](const report::Block& block) { return std::holds_alternative<Kind>(block); });
    };
    const auto tables = countOf(static_cast<report::Table*>(nullptr));
    const auto figures = countOf(static_cast<report::Figure*>(nullptr));
    const auto quotes = countOf(static_cast<report::Quote*>(nullptr));
    Answer answer;
    answer.json = {
        {"report", out}, {"bytes", *bytes}, {"tables", qint64(tables)}, {"figures", qint64(figures)}, {"quotes", qint64(quotes)}};
    answer.lines << translate("Cli", "Wrote “%1”: %2 tables, %3 figures, %4 quotes.").arg(out).arg(tables).arg(figures).arg(quotes);
    answer.json.insert(QStringLiteral("stale"), verified ? verified->all() : 0);
    if (verified && verified->all() > 0)
        answer.warnings << verified->sentences() << translate("Cli", "They are marked in the report; “findings --verify” lists them.");
    const auto problems = report::withReferences(*document).problems;
    answer.json.insert(QStringLiteral("problems"), QJsonArray::fromStringList(problems));
    answer.warnings << problems;
    addNames(*names, answer);
    return answer;
}

} // namespace

void addReport(Shell& shell)
{
    const auto command = shell.add("report", "Write the findings report as .docx, .odt, .html, .md or .pdf");
    const auto out = std::make_shared<std::string>();
    const auto sections = std::make_shared<std::vector<std::string>>();
    const auto output = std::make_shared<Output>();
    command.app->add_option("OUT", *out, "The file to write; its suffix says the format")->required();
    command.app->add_option("--template", output->house, "FILE: a Word template (.dotx or .docx) whose styles and page a .docx takes over");
    command.app->add_flag("--allow-names", output->allowNames, "Write it although names that have a pseudonym stand in it");
    command.app
        ->add_option("--sections", *sections,
                     "Only these, whatever the outline says: study, method, findings, results, displays, convergence, maps, framework, "
                     "codebook, log")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember([] {
            std::vector<std::string> names;
            for (const auto& [name, member] : sectionNames)
                names.push_back(name);
            return names;
        }()));
    shell.on(command, [&shell, command, out, sections, output] {
        return shell.openToRead(command).and_then([&](const auto& project) { return write(*project, text(*out), *sections, *output); });
    });
}

} // namespace counterpoint::cli

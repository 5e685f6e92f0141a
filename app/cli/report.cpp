#include "app/cli/commands.h"
#include "app/cli/headless_gui.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/verification.h"
#include "core/report/study_report.h"
#include "ui/print/report_file.h"
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

using Sections = report::Sections;
const std::map<std::string, bool Sections::*> sectionNames{{"study", &Sections::study},       {"method", &Sections::method},
                                                           {"findings", &Sections::findings}, {"results", &Sections::results},
                                                           {"displays", &Sections::displays}, {"convergence", &Sections::convergence},
                                                           {"maps", &Sections::maps},         {"framework", &Sections::framework},
                                                           {"codebook", &Sections::codebook}, {"log", &Sections::log}};

/// Those that are named; all where none is.
Sections sectionsFrom(const std::vector<std::string>& names)
{
    Sections sections;
    for (const auto& [name, member] : sectionNames)
        sections.*member = names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    return sections;
}

Result<Answer> write(const Project& project, const QString& out, const std::vector<std::string>& names)
{
    const auto sections = sectionsFrom(names);
    const auto document = project.read([&](const Read& db) { return report::findingsReport(db, sections); });
    if (!document)
        return fail(document);
    const HeadlessGui gui;
    const auto bytes = ui::writeReport(*document, out);
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
    return answer;
}

} // namespace

void addReport(Shell& shell)
{
    const auto command = shell.add("report", "Write the findings report as .docx, .odt, .html or .pdf");
    const auto out = std::make_shared<std::string>();
    const auto sections = std::make_shared<std::vector<std::string>>();
    command.app->add_option("OUT", *out, "The file to write; its suffix says the format")->required();
    command.app
        ->add_option("--sections", *sections,
                     "Only these: study, method, findings, results, displays, convergence, maps, framework, codebook, log")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember([] {
            std::vector<std::string> names;
            for (const auto& [name, member] : sectionNames)
                names.push_back(name);
            return names;
        }()));
    shell.on(command, [&shell, command, out, sections] {
        return shell.openToRead(command).and_then([&](const auto& project) { return write(*project, text(*out), *sections); });
    });
}

} // namespace counterpoint::cli

#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/study_report.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_writer.h"
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>
#include <QTemporaryDir>

namespace counterpoint::cli {

namespace {

/// Fonts and pictures need Qt's GUI part, which works without a display.
class HeadlessGui {
public:
    HeadlessGui()
    {
        if (QCoreApplication::instance())
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Where the session has no folder for running programs (cron, containers), Qt says so on stderr and makes one; it needs none here.
        if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
            qputenv("XDG_RUNTIME_DIR", m_runtimeFolder.path().toLocal8Bit());
        m_application = std::make_unique<QGuiApplication>(m_argc, m_argv);
    }

private:
    QTemporaryDir m_runtimeFolder;
    char m_name[13] = "counterpoint";
    char* m_argv[2] = {m_name, nullptr};
    int m_argc = 1;
    std::unique_ptr<QGuiApplication> m_application;
};

Result<QByteArray> bytesOf(const report::Document& document, const QString& suffix)
{
    const auto picture = [](const figure::Drawing& drawing, double scale) { return ui::toPng(drawing, scale); };
    const HeadlessGui gui;
    if (suffix == QLatin1String("docx"))
        return report::writeDocx(document, picture);
    if (suffix == QLatin1String("odt"))
        return report::writeOdt(document, picture);
    if (suffix == QLatin1String("html"))
        return report::writeHtml(document);
    return ui::writePdf(document);
}

Result<> save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be written: %2.").arg(path, file.errorString()));
    return {};
}

Result<report::Sections> sectionsFrom(const std::vector<std::string>& names)
{
    report::Sections sections;
    if (names.empty())
        return sections;
    sections = {false, false, false, false, false};
    for (const auto& name : names) {
        auto* section = name == "study" ? &sections.study
            : name == "method"          ? &sections.method
            : name == "findings"        ? &sections.findings
            : name == "results"         ? &sections.results
                                        : &sections.codebook;
        *section = true;
    }
    return sections;
}

Result<Answer> write(const Project& project, const QString& out, const std::vector<std::string>& sectionNames)
{
    const auto suffix = QFileInfo(out).suffix().toLower();
    if (!QStringList {QStringLiteral("docx"), QStringLiteral("odt"), QStringLiteral("html"), QStringLiteral("pdf")}.contains(suffix))
        return fail(Error::Kind::Invalid, translate("Cli", "A report is written as .docx, .odt, .html or .pdf, not as “%1”.").arg(QFileInfo(out).fileName()));
    const auto sections = sectionsFrom(sectionNames);
    const auto document = project.read([&](const Read& db) { return report::findingsReport(db, *sections); });
    if (!document)
        return fail(document);
    const auto bytes = bytesOf(*document, suffix);
    if (!bytes)
        return fail(bytes);
    if (const auto done = save(out, *bytes); !done)
        return fail(done);
    const auto countOf = [&](auto* kind) {
        using Kind = std::remove_pointer_t<decltype(kind)>;
        return std::count_if(document->blocks.begin(), document->blocks.end(), [](const report::Block& block) { return std::holds_alternative<Kind>(block); });
    };
    const auto tables = countOf(static_cast<report::Table*>(nullptr));
    const auto figures = countOf(static_cast<report::Figure*>(nullptr));
    const auto quotes = countOf(static_cast<report::Quote*>(nullptr));
    Answer answer;
    answer.json = {{"report", out}, {"bytes", qint64(bytes->size())}, {"tables", qint64(tables)}, {"figures", qint64(figures)}, {"quotes", qint64(quotes)}};
    answer.lines << translate("Cli", "Wrote “%1”: %2 tables, %3 figures, %4 quotes.").arg(out).arg(tables).arg(figures).arg(quotes);
    return answer;
}

} // namespace

void addReport(Shell& shell)
{
    const auto command = shell.add("report", "Write the findings report as .docx, .odt, .html or .pdf");
    const auto out = std::make_shared<std::string>();
    const auto sections = std::make_shared<std::vector<std::string>>();
    command.app->add_option("OUT", *out, "The file to write; its suffix says the format")->required();
    command.app->add_option("--sections", *sections, "Only these: study, method, findings, results, codebook")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"study", "method", "findings", "results", "codebook"}));
    shell.on(command, [&shell, command, out, sections] { return shell.openToRead(command).and_then([&](const auto& project) { return write(*project, text(*out), *sections); }); });
}

} // namespace counterpoint::cli

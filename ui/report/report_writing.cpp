#include "ui/report/report_writing.h"
#include "core/project/project.h"
#include "core/project/study.h"
#include "core/report/references.h"
#include "ui/print/report_file.h"
#include "ui/report/names_left_dialog.h"
#include "ui/support/job.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/report_settings.h"
#include "ui/support/session.h"
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <utility>

namespace counterpoint::ui {

namespace {

struct Format {
    QString filter;
    QString suffix;
};

std::vector<Format> formats()
{
    return {{ReportWriting::tr("Word document (*.docx)"), QStringLiteral("docx")},
            {ReportWriting::tr("OpenDocument text (*.odt)"), QStringLiteral("odt")},
            {ReportWriting::tr("Web page (*.html)"), QStringLiteral("html")},
            {ReportWriting::tr("Markdown, its figures in a folder beside it (*.md)"), QStringLiteral("md")},
            {ReportWriting::tr("PDF (*.pdf)"), QStringLiteral("pdf")}};
}

/// The file's suffix follows the format that is chosen.
void followFormat(QFileDialog& dialog, const QString& filter)
{
    for (const auto& format : formats())
        if (format.filter == filter) {
            dialog.setDefaultSuffix(format.suffix);
            if (const auto chosen = dialog.selectedFiles(); !chosen.isEmpty())
                dialog.selectFile(QFileInfo(chosen.first()).completeBaseName() + u'.' + format.suffix);
        }
}

/// A report that nobody has written yet, and the names that stand in it.
struct Checked {
    std::shared_ptr<const report::Document> document;
    report::NamesCheck names;
};

Result<Checked> putTogether(const Read& db, const std::optional<report::Sections>& sections, const Progress& progress)
{
    return report::findingsReport(db, sections, progress).map([&](report::Document document) {
        auto names = report::checkNames(db, document);
        return Checked{std::make_shared<const report::Document>(std::move(document)), std::move(names)};
    });
}

/// What a file of this name may not hold.
QString fileNameFrom(QString title)
{
    for (const auto letter : QStringLiteral("<>:\"/\\|?*"))
        title.replace(letter, u' ');
    return title.left(80).simplified();
}

} // namespace

ReportWriting::ReportWriting(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

QString ReportWriting::suggestedPath() const
{
    if (!m_lastPath.isEmpty())
        return m_lastPath;
    const auto& project = m_session.project();
    const auto about = project.read([](const Read& db) { return study::get(db); });
    const auto name = fileNameFrom(about ? about->title : QString());
    const auto folder = project.path().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                 : QFileInfo(project.path()).absolutePath();
    return folder + u'/' + tr("%1 – findings").arg(name.isEmpty() ? tr("Study") : name) + QStringLiteral(".docx");
}

void ReportWriting::ask(const std::optional<report::Sections>& sections)
{
    const auto suggested = suggestedPath();
    auto* dialog = new QFileDialog(&m_window, tr("Write report"), QFileInfo(suggested).absolutePath());
    dialog->setObjectName(QStringLiteral("writeReportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto& format : formats())
        filters << format.filter;
    dialog->setNameFilters(filters);
    for (const auto& format : formats())
        if (suggested.endsWith(u'.' + format.suffix, Qt::CaseInsensitive)) {
            dialog->selectNameFilter(format.filter);
            dialog->setDefaultSuffix(format.suffix);
        }
    dialog->selectFile(QFileInfo(suggested).fileName());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) { followFormat(*dialog, filter); });
    // Later, since the dialog is still in sight while it says what was chosen.
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, sections](const QString& path) { write(sections, path); }, Qt::QueuedConnection);
    dialog->open();
}

void ReportWriting::write(const std::optional<report::Sections>& sections, const QString& path)
{
    readAside(
        m_session, this, tr("Putting the report together"),
        [sections](const Read& db, const Progress& progress) { return putTogether(db, sections, progress); },
        [this, path](const Result<Checked>& report) {
            if (!m_session.notices().accept(report))
                return;
            if (report->names.forbids())
                askAboutNames(report->names.names, report->document, path);
            else
                write(report->document, path);
        });
}

void ReportWriting::askAboutNames(const std::vector<report::NameLeft>& names, const std::shared_ptr<const report::Document>& document,
                                  const QString& path)
{
    auto* dialog = new NamesLeftDialog(names, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, document, path] { write(document, path); });
    dialog->open();
}

void ReportWriting::write(const std::shared_ptr<const report::Document>& document, const QString& path)
{
    const auto house = path.endsWith(QLatin1String(".docx"), Qt::CaseInsensitive) ? settings::houseTemplate() : QString();
    m_session.jobs().run(
        this, tr("Writing the report"),
        [document, path, house](const Progress& progress) {
            return writeReport(*document, path, house, progress).map([&](qint64) { return report::withReferences(*document).problems; });
        },
        [this, path](const Result<QStringList>& problems) {
            if (m_session.notices().accept(problems))
                sayWritten(path, *problems);
        });
}

void ReportWriting::sayWritten(const QString& path, const QStringList& problems)
{
    m_lastPath = path;
    auto sentence = tr("The report is in “%1”.").arg(path);
    if (!problems.isEmpty())
        sentence += u' ' + problems.first();
    if (problems.size() > 1)
        sentence += u' ' + tr("And %n more like this; they stand in square brackets.", nullptr, int(problems.size()) - 1);
    m_session.notices().offer(sentence, {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}});
}

} // namespace counterpoint::ui

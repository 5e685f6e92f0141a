#include "ui/coding/codebook_exchange.h"
#include "core/coding/codebook_templates.h"
#include "core/project/project.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/new_codes_dialog.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::ui {

CodebookExchange::CodebookExchange(Session& session, CodingActs& acts, QWidget* over)
    : QObject(over)
    , m_session(session)
    , m_acts(acts)
    , m_over(over)
{
}

void CodebookExchange::showTemplates()
{
    auto* dialog = new NewCodesDialog(m_session, m_acts, m_over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New codes from a template"));
    for (const auto& one : codebookTemplates::all())
        dialog->addOffer({one.title, one.about, one.reference, one.codes});
    dialog->show();
}

void CodebookExchange::askForImport()
{
    auto* chooser = new QFileDialog(m_over, tr("Import codes"), {}, tr("Codebooks (*.csv *.tsv *.xlsx *.json);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &CodebookExchange::importFile);
    chooser->open();
}

void CodebookExchange::importFile(const QString& path)
{
    QFile file(path);
    const auto name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return m_session.notices().error({Error::Kind::Io, tr("“%1” cannot be read: %2.").arg(path, file.errorString()), {}});
    const auto bytes = file.readAll();
    const auto codes =
        name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? codebookFile::fromJson(bytes, name) : codebookFile::read(bytes, name);
    if (!m_session.notices().accept(codes))
        return;
    auto* dialog = new NewCodesDialog(m_session, m_acts, m_over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Import codes"));
    dialog->addOffer({name, codes->notes.join(u'\n'), {}, *codes});
    dialog->show();
}

void CodebookExchange::askForExport(const std::vector<Code>& codes)
{
    auto* chooser = new QFileDialog(m_over, tr("Export the codebook"), {}, tr("Spreadsheet (*.xlsx);;Comma-separated values (*.csv)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("xlsx"));
    chooser->selectFile(tr("Codebook.xlsx"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString& filter) {
        chooser->setDefaultSuffix(filter.contains(QLatin1String("csv")) ? QStringLiteral("csv") : QStringLiteral("xlsx"));
    });
    connect(chooser, &QFileDialog::fileSelected, this, [this, codes](const QString& path) { exportTo(path, codes); });
    chooser->open();
}

void CodebookExchange::exportTo(const QString& path, const std::vector<Code>& codes)
{
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    const auto bytes = codebookFile::write(codes, csv ? codebookFile::Format::Csv : codebookFile::Format::Xlsx);
    if (!m_session.notices().accept(bytes))
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return m_session.notices().error({Error::Kind::Io, tr("“%1” cannot be written: %2.").arg(path, file.errorString()), {}});
    m_session.notices().say(tr("Wrote %n code(s) to “%1”.", nullptr, int(codes.size())).arg(QFileInfo(path).fileName()));
}

} // namespace counterpoint::ui

#include "ui/responses/export_responses_dialog.h"
#include "core/project/project.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

namespace counterpoint::ui {

ExportResponsesDialog::ExportResponsesDialog(Session& session, const Dataset& dataset, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_dataset(dataset)
    , m_forms(forms())
    , m_form(named(new QComboBox, "exportForm", tr("Export as")))
    , m_lost(new QLabel)
    , m_error(new ErrorLine("exportError"))
{
    setObjectName(QStringLiteral("exportResponsesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export responses of %1").arg(dataset.name));
    for (const auto& one : m_forms)
        m_form->addItem(one.title);
    m_lost->setObjectName(QStringLiteral("exportLosses"));
    m_lost->setWordWrap(true);
    m_lost->setTextFormat(Qt::PlainText);
    m_lost->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* losses = named(new QScrollArea, "exportLossesScroll", tr("What is lost"));
    losses->setFrameShape(QFrame::NoFrame);
    losses->setFocusPolicy(Qt::NoFocus);
    losses->setWidgetResizable(true);
    losses->setWidget(m_lost);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = named(buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole), "exportSave", tr("Save as"));
    m_save->setDefault(true);
    named(buttons->button(QDialogButtonBox::Cancel), "exportCancel", tr("Cancel"))->setAutoDefault(false);
    auto* form = new QFormLayout;
    form->addRow(tr("&Export as"), m_form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(losses, 1);
    column->addWidget(m_error);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 18);
    connect(m_form, &QComboBox::currentIndexChanged, this, &ExportResponsesDialog::showLosses);
    connect(m_save, &QPushButton::clicked, this, &ExportResponsesDialog::askForFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showLosses();
}

std::vector<ExportResponsesDialog::Form> ExportResponsesDialog::forms()
{
    return {{tr("SPSS data, codes with their labels (.sav)"), QStringLiteral("sav"), ExportFormat::Sav, ExportValues::Codes},
            {tr("Excel workbook with a codebook, codes (.xlsx)"), QStringLiteral("xlsx"), ExportFormat::Xlsx, ExportValues::Codes},
            {tr("Excel workbook with a codebook, labels (.xlsx)"), QStringLiteral("xlsx"), ExportFormat::Xlsx, ExportValues::Labels},
            {tr("Comma-separated values, codes (.csv)"), QStringLiteral("csv"), ExportFormat::Csv, ExportValues::Codes},
            {tr("Comma-separated values, labels (.csv)"), QStringLiteral("csv"), ExportFormat::Csv, ExportValues::Labels}};
}

const ExportResponsesDialog::Form& ExportResponsesDialog::form() const { return m_forms[std::size_t(std::max(0, m_form->currentIndex()))]; }

void ExportResponsesDialog::showLosses()
{
    const auto losses = m_session.project().read([&](const Read& db) { return lossesOf(db, m_dataset.id, form().format, form().values); });
    m_save->setEnabled(m_error->accept(losses));
    m_losses = losses.value_or(QStringList());
    m_lost->setText(m_losses.isEmpty()
                        ? tr("This form holds everything that the dataset has.")
                        : tr("What this form cannot hold:") + QStringLiteral("\n\n") + m_losses.join(QStringLiteral("\n\n")));
}

void ExportResponsesDialog::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Export responses"), QString(), QStringLiteral("%1 (*.%2)").arg(form().suffix, form().suffix));
    dialog->setObjectName(QStringLiteral("exportDatasetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(form().suffix);
    dialog->selectFile(m_dataset.name + u'.' + form().suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportResponsesDialog::write);
    dialog->open();
}

void ExportResponsesDialog::write(const QString& path)
{
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto bytes =
        m_session.project().read([&](const Read& db) { return exportResponses(db, m_dataset.id, form().format, form().values); });
    QGuiApplication::restoreOverrideCursor();
    if (!m_error->accept(bytes))
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit()) {
        m_error->setSentence(
            tr("The responses could not be written to %1: %2. Choose another folder or file name.").arg(path, file.errorString()));
        return;
    }
    m_session.notices().say(m_losses.isEmpty() ? tr("The responses were written to %1.").arg(path)
                                               : tr("The responses were written to %1. Not in it: %2").arg(path, m_losses.join(u' ')));
    accept();
}

} // namespace counterpoint::ui

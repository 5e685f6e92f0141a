#include "ui/integration/display_export.h"
#include "core/report/table_file.h"
#include "ui/print/display_file.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>

namespace counterpoint::ui {

namespace {

struct Format {
    QString filter;
    QString suffix;
};

std::vector<Format> formats()
{
    return {{DisplayExport::tr("Spreadsheet (*.xlsx)"), QStringLiteral("xlsx")},
            {DisplayExport::tr("Word document (*.docx)"), QStringLiteral("docx")},
            {DisplayExport::tr("OpenDocument text (*.odt)"), QStringLiteral("odt")},
            {DisplayExport::tr("Comma-separated values (*.csv)"), QStringLiteral("csv")}};
}

QString fileNameFor(QString title)
{
    static const QRegularExpression forbidden(QStringLiteral(R"([\x00-\x1f<>:"/\\|?*]+)"));
    return title.replace(forbidden, QStringLiteral("-")).simplified();
}

} // namespace

DisplayExport::DisplayExport(Session& session, const char* objectName, const QString& title,
                             std::function<std::optional<report::Document>()> document, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_document(std::move(document))
{
    named(this, objectName, title);
    setIcon(ui::icon("document-export"));
    setText(tr("Export"));
    setToolTip(tr("Copy it as a table, or write it to a file"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    auto* menu = new QMenu(this);
    menu->addAction(ui::icon("edit-copy"), tr("&Copy as table"), this, &DisplayExport::copy)->setObjectName(QStringLiteral("copyAsTable"));
    menu->addAction(ui::icon("document-export"), tr("&Export…"), this, &DisplayExport::askWhere)
        ->setObjectName(QStringLiteral("exportDisplay"));
    setMenu(menu);
}

void DisplayExport::copy()
{
    const auto document = m_document();
    if (!document)
        return;
    auto* copied = new QMimeData;
    copied->setHtml(report::tablesAsHtml(*document));
    copied->setText(report::tablesAsTabText(*document));
    QGuiApplication::clipboard()->setMimeData(copied);
    m_session.notices().say(tr("Copied “%1” as a table.").arg(document->title));
}

void DisplayExport::askWhere()
{
    const auto document = m_document();
    if (!document)
        return;
    QStringList filters;
    for (const auto& format : formats())
        filters << format.filter;
    auto* chooser = new QFileDialog(this, tr("Export “%1”").arg(document->title), {}, filters.join(QStringLiteral(";;")));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(formats().front().suffix);
    chooser->selectFile(fileNameFor(document->title) + u'.' + formats().front().suffix);
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString& filter) {
        for (const auto& format : formats())
            if (format.filter == filter) {
                chooser->setDefaultSuffix(format.suffix);
                if (const auto chosen = chooser->selectedFiles(); !chosen.isEmpty())
                    chooser->selectFile(QFileInfo(chosen.first()).completeBaseName() + u'.' + format.suffix);
            }
    });
    connect(chooser, &QFileDialog::fileSelected, this, &DisplayExport::exportTo);
    chooser->open();
}

void DisplayExport::exportTo(const QString& path)
{
    const auto document = m_document();
    if (document && m_session.notices().accept(writeDisplay(*document, path)))
        m_session.notices().say(tr("Exported “%1” to “%2”.").arg(document->title, QFileInfo(path).fileName()));
}

} // namespace counterpoint::ui

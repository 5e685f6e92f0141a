#include "ui/transcript/import_summary_page.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace counterpoint::ui {

ImportSummaryPage::ImportSummaryPage(QWidget* parent)
    : QWidget(parent)
    , m_title(named(new QLabel, "importSummaryTitle", tr("What the import did")))
    , m_text(named(new QPlainTextEdit, "importSummary", tr("What the import did, file by file")))
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = named(new QPushButton(icon("edit-copy"), tr("&Copy")), "importSummaryCopy", tr("Copy the summary"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_title->text() + QStringLiteral("\n\n") + m_text->toPlainText()); });
}

void ImportSummaryPage::show(const QString& text)
{
    m_title->setText(text.section(u'\n', 0, 0));
    m_text->setPlainText(text.section(u'\n', 1).trimmed());
    m_text->setFocus();
}

} // namespace counterpoint::ui

#include "ui/report/report_panel.h"
#include "ui/report/house_template_choice.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

ReportPanel::ReportPanel(QWidget* parent)
    : QWidget(parent)
    , m_preview(named(new QPushButton(icon("view-preview"), tr("Pre&view")), "previewReport", tr("Preview of the report")))
{
    setObjectName(QStringLiteral("reportPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(2);
    auto* heading = new QLabel(tr("Report"));
    auto bold = font();
    bold.setBold(true);
    heading->setFont(bold);
    column->addWidget(heading);
    column->addWidget(addBox("reportStudy", tr("About the study"), &report::Sections::study));
    column->addWidget(addBox("reportMethod", tr("Method"), &report::Sections::method));
    column->addWidget(addBox("reportFindings", tr("Findings with their evidence"), &report::Sections::findings));
    column->addWidget(addBox("reportResults", tr("Results marked for the report"), &report::Sections::results));
    column->addWidget(addBox("reportDisplays", tr("Joint displays marked for the report"), &report::Sections::displays));
    column->addWidget(addBox("reportConvergence", tr("Convergence"), &report::Sections::convergence));
    column->addWidget(addBox("reportMaps", tr("Maps marked for the report"), &report::Sections::maps));
    column->addWidget(addBox("reportFramework", tr("Framework, with what it rests on"), &report::Sections::framework));
    column->addWidget(addBox("reportCodebook", tr("Codebook as an appendix"), &report::Sections::codebook));
    column->addWidget(addBox("reportLog", tr("Study log as an appendix"), &report::Sections::log));
    column->addSpacing(4);
    column->addWidget(new HouseTemplateChoice);
    m_preview->setCheckable(true);
    m_preview->setToolTip(tr("Show the report as it will be written (Ctrl+Shift+P)"));
    auto* write = named(new QPushButton(icon("document-export"), tr("&Write report…")), "writeReportButton", tr("Write the report"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_preview);
    row->addWidget(write, 1);
    column->addLayout(row);
    connect(m_preview, &QPushButton::toggled, this, &ReportPanel::previewToggled);
    connect(write, &QPushButton::clicked, this, &ReportPanel::writeWanted);
}

QCheckBox* ReportPanel::addBox(const char* name, const QString& text, bool report::Sections::*section)
{
    auto* box = named(new QCheckBox(text), name, text);
    box->setChecked(report::Sections().*section);
    connect(box, &QCheckBox::toggled, this, &ReportPanel::sectionsChanged);
    m_boxes.push_back({box, section});
    return box;
}

report::Sections ReportPanel::sections() const
{
    report::Sections sections;
    for (const auto& [box, section] : m_boxes)
        sections.*section = box->isChecked();
    return sections;
}

void ReportPanel::setSections(const report::Sections& sections)
{
    for (const auto& [box, section] : m_boxes)
        box->setChecked(sections.*section);
}

void ReportPanel::setSectionsShown(bool shown)
{
    for (const auto& [box, section] : m_boxes)
        box->setVisible(shown);
    // Without them there is no use for more room, which the outline needs.
    setMaximumHeight(shown ? QWIDGETSIZE_MAX : layout()->sizeHint().height());
}

bool ReportPanel::isPreviewWanted() const { return m_preview->isChecked(); }
void ReportPanel::setPreviewWanted(bool wanted) { m_preview->setChecked(wanted); }

} // namespace counterpoint::ui

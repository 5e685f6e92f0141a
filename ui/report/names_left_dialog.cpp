#include "ui/report/names_left_dialog.h"
#include "ui/support/named.h"
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

QTreeWidget* listOf(const std::vector<report::NameLeft>& names)
{
    auto* list = named(new QTreeWidget, "namesLeft", NamesLeftDialog::tr("Names in the report"));
    list->setHeaderLabels({NamesLeftDialog::tr("Name"), NamesLeftDialog::tr("Where"), NamesLeftDialog::tr("In its words")});
    list->setRootIsDecorated(false);
    list->setAllColumnsShowFocus(true);
    list->setTextElideMode(Qt::ElideRight);
    for (const auto& one : names) {
        const auto written = one.isSure ? one.written : NamesLeftDialog::tr("%1 (perhaps)").arg(one.written);
        auto* row = new QTreeWidgetItem(list, {written, one.where, one.context});
        row->setToolTip(2, one.context);
    }
    list->resizeColumnToContents(0);
    list->setColumnWidth(1, list->fontMetrics().averageCharWidth() * 28);
    if (list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));
    return list;
}

} // namespace

NamesLeftDialog::NamesLeftDialog(const std::vector<report::NameLeft>& names, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("namesLeftDialog"));
    setWindowTitle(tr("Names in the report"));
    auto* words =
        new QLabel(tr("Pseudonyms were put into the study, and names that have one stand in the report all the same. Replace them "
                      "(Study › Pseudonyms and redaction) or where they were typed, and write the report again."));
    words->setWordWrap(true);
    auto* buttons = new QDialogButtonBox;
    auto* later =
        named(buttons->addButton(tr("Do not write"), QDialogButtonBox::RejectRole), "doNotWriteNames", tr("Do not write the report"));
    auto* write = named(buttons->addButton(tr("Write all the same"), QDialogButtonBox::AcceptRole), "writeWithNames",
                        tr("Write the report with these names in it"));
    write->setAutoDefault(false);
    later->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(listOf(names), 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 22);
}

} // namespace counterpoint::ui

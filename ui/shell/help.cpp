#include "ui/shell/help.h"
#include "core/base/translate.h"
#include "ui/support/named.h"
#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMainWindow>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

void showAbout(QMainWindow& window)
{
    auto* box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setWindowTitle(translate("Help", "About Counterpoint"));
    box->setText(translate("Help", "Counterpoint %1").arg(QLatin1String(COUNTERPOINT_VERSION)));
    box->setInformativeText(
        translate("Help",
                  "Mixed-methods case studies: interviews, focus groups and surveys, coded, described and brought together in one "
                  "argued set of findings. It works offline, without an account.\n\nFree software under the GNU General Public "
                  "License, version 3 or later. Made with Qt, SQLite and Boost; icons: Breeze (KDE)."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void showKeys(QMainWindow& window)
{
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("keysDialog"));
    dialog->setWindowTitle(translate("Help", "Keys"));
    auto* table = named(new QTableWidget(0, 2), "keysTable", translate("Help", "Commands and their keys"));
    table->setHorizontalHeaderLabels({translate("Help", "Command"), translate("Help", "Key")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const auto* action : window.findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(action->text().remove(QLatin1Char('&'))));
        table->setItem(row, 1, new QTableWidgetItem(action->shortcut().toString(QKeySequence::NativeText)));
    }
    auto* buttons = named(new QDialogButtonBox(QDialogButtonBox::Close), "keysButtons", translate("Help", "Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 70, dialog->fontMetrics().height() * 28);
    dialog->open();
}

} // namespace counterpoint::ui

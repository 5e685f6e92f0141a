#include "ui/responses/variable_tree.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/responses/export_responses_dialog.h"
#include "ui/responses/respondents_dialog.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/variable_words.h"
#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QSaveFile>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
enum Role { DatasetRole = Qt::UserRole, VariableRole, SearchRole };
}

VariableTree::VariableTree(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new QStandardItemModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(named(new QLineEdit, "variableFilter", tr("Filter variables")))
    , m_tree(named(new QTreeView, "variableTree", tr("Datasets and variables")))
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterRole(SearchRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_tree->setModel(m_filtered);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this](const char* name, const char* image, const QString& text, void (VariableTree::*act)(), bool writes) {
        auto* action = new QAction(icon(image), text, m_tree);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(!writes || !m_session.project().isReadOnly());
        connect(action, &QAction::triggered, this, act);
        m_tree->addAction(action);
    };
    add("exportDataset", "document-export", tr("Export responses…"), &VariableTree::exportDataset, false);
    add("linkRespondents", "im-user", tr("Respondents who are Cases…"), &VariableTree::linkRespondents, true);
    add("removeDataset", "edit-delete", tr("Remove dataset"), &VariableTree::removeDataset, true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, m_tree, &QTreeView::expandAll);
    connect(m_filter, &QLineEdit::returnPressed, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &VariableTree::announce);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const VariableId id(index.data(VariableRole).toLongLong()); id.isValid())
            Q_EMIT activated(id);
    });
    connect(m_model, &QStandardItemModel::itemChanged, this, &VariableTree::renameDataset);
}

QStandardItem* VariableTree::itemFor(const Dataset& dataset) const
{
    auto* item = new QStandardItem(icon("table"), dataset.name);
    item->setData(qlonglong(dataset.id.value()), DatasetRole);
    item->setData(dataset.name, SearchRole);
    item->setEditable(!m_session.project().isReadOnly());
    item->setToolTip(tr("%1 responses, %2 variables").arg(QLocale().toString(dataset.rows)).arg(dataset.variables));
    const auto variables = m_session.project().read([&](const Read& db) { return variables::of(db, dataset.id); });
    for (const auto& variable : variables.value_or(std::vector<Variable>())) {
        auto* child = new QStandardItem(icon(iconName(variable)), variable.name);
        child->setData(qlonglong(dataset.id.value()), DatasetRole);
        child->setData(qlonglong(variable.id.value()), VariableRole);
        child->setData(QString(variable.name + u' ' + variable.label), SearchRole);
        child->setEditable(false);
        if (variable.isDerived()) { // marked by its writing, and by its words for those who do not see that
            auto slanted = child->font();
            slanted.setItalic(true);
            child->setFont(slanted);
            child->setData(tr("%1, derived: %2").arg(variable.name, derivedWords(variable)), Qt::AccessibleTextRole);
            child->setToolTip(QStringLiteral("<qt>%1</qt>").arg(derivedWords(variable).toHtmlEscaped()));
        } else if (!variable.label.isEmpty())
            child->setToolTip(QStringLiteral("<qt>%1</qt>").arg(variable.label.toHtmlEscaped()));
        item->appendRow(child);
    }
    return item;
}

void VariableTree::reload()
{
    const auto dataset = currentDataset();
    const auto variable = currentVariable();
    const int scrolled = m_tree->verticalScrollBar()->value();
    const auto all = m_session.project().read([](const Read& db) { return datasets::all(db); });
    m_loading = true;
    m_model->clear();
    for (const auto& each : all.value_or(std::vector<Dataset>()))
        m_model->appendRow(itemFor(each));
    m_tree->expandAll();
    m_loading = false;
    if (variable.isValid())
        showVariable(variable);
    if (!currentVariable().isValid() && dataset.isValid())
        showDataset(dataset);
    if (!m_tree->currentIndex().isValid() && m_model->rowCount() > 0) {
        const auto first = m_filtered->index(0, 0);
        m_tree->setCurrentIndex(m_filtered->rowCount(first) > 0 ? m_filtered->index(0, 0, first) : first);
    }
    m_tree->verticalScrollBar()->setValue(scrolled);
    if (m_model->rowCount() == 0)
        Q_EMIT chosen({}, {});
}

bool VariableTree::isEmpty() const { return m_model->rowCount() == 0; }

void VariableTree::show(int role, qint64 id)
{
    const auto found = m_filtered->match(m_filtered->index(0, 0), role, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty()) {
        if (!m_filter->text().isEmpty()) { // the filter must not hide what was asked for
            m_filter->clear();
            show(role, id);
        }
        return;
    }
    if (m_tree->currentIndex() == found.first())
        return;
    m_tree->setCurrentIndex(found.first());
    m_tree->scrollTo(found.first());
}

void VariableTree::showVariable(VariableId variable) { show(VariableRole, variable.value()); }

void VariableTree::showDataset(DatasetId dataset) { show(DatasetRole, dataset.value()); }

DatasetId VariableTree::currentDataset() const { return DatasetId(m_tree->currentIndex().data(DatasetRole).toLongLong()); }

VariableId VariableTree::currentVariable() const { return VariableId(m_tree->currentIndex().data(VariableRole).toLongLong()); }

void VariableTree::announce(const QModelIndex& current)
{
    if (!m_loading && current.isValid())
        Q_EMIT chosen(currentDataset(), currentVariable());
}

void VariableTree::renameDataset(QStandardItem* item)
{
    if (m_loading || item->data(VariableRole).isValid() || item->text() == item->data(SearchRole).toString())
        return;
    const DatasetId id(item->data(DatasetRole).toLongLong());
    const auto before = item->data(SearchRole).toString();
    const auto name = item->text();
    const auto done = m_session.project().perform(tr("Rename dataset “%1”").arg(before),
                                                  [&](Edit& db) -> Result<> { return datasets::rename(db, id, name); });
    if (!m_session.notices().accept(done))
        item->setText(before);
}

void VariableTree::removeDataset()
{
    const auto id = currentDataset();
    const auto dataset = m_session.project().read([&](const Read& db) { return datasets::byId(db, id); });
    if (!dataset)
        return;
    const auto done =
        m_session.project().perform(tr("Remove dataset “%1”").arg(dataset->name), [&](Edit& db) { datasets::remove(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed dataset “%1” with its variables and analyses.").arg(dataset->name));
}

void VariableTree::exportDataset()
{
    const auto id = currentDataset();
    const auto dataset = m_session.project().read([&](const Read& db) { return datasets::byId(db, id); });
    if (!dataset)
        return;
    (new ExportResponsesDialog(m_session, *dataset, this))->open();
}

void VariableTree::linkRespondents()
{
    const auto id = currentDataset();
    const auto dataset = m_session.project().read([&](const Read& db) { return datasets::byId(db, id); });
    if (!dataset)
        return;
    (new RespondentsDialog(m_session, *dataset, this))->open();
}

} // namespace counterpoint::ui

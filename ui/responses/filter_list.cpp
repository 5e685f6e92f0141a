#include "ui/responses/filter_list.h"
#include "core/expression/expression.h"
#include "core/project/project.h"
#include "core/responses/filter.h"
#include "core/responses/variables.h"
#include "ui/responses/expression_field.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

FilterList::FilterList(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(named(new QListWidget, "savedFilters", tr("Saved filters")))
    , m_editor(nullptr)
    , m_name(named(new QLineEdit, "filterName", tr("Name of the filter")))
    , m_expression(named(new ExpressionField, "filterExpression", tr("Expression of the filter")))
    , m_count(named(new QLabel, "filterCount", tr("Responses that it leaves")))
    , m_error(new ErrorLine("filterError"))
{
    auto* title = new QLabel(tr("Fil&ters"));
    title->setBuddy(m_list);
    auto* add = named(new QToolButton, "addFilter", tr("New filter"));
    add->setIcon(icon("list-add"));
    add->setToolTip(tr("New filter"));
    add->setAutoRaise(true);
    add->setEnabled(!session.project().isReadOnly());
    connect(add, &QToolButton::clicked, this, &FilterList::begin);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(add);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight((fontMetrics().height() + 8) * 4);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto action = [this](const char* name, const char* image, const QString& text, const QKeySequence& key,
                               void (FilterList::*act)()) {
        auto* made = new QAction(icon(image), text, m_list);
        made->setObjectName(QLatin1String(name));
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetShortcut);
        made->setEnabled(!m_session.project().isReadOnly());
        connect(made, &QAction::triggered, this, act);
        m_list->addAction(made);
    };
    action("editFilter", "document-edit", tr("Change filter"), Qt::Key_F2, &FilterList::editCurrent);
    action("removeFilter", "edit-delete", tr("Remove filter"), QKeySequence::Delete, &FilterList::removeCurrent);
    m_editor = buildEditor();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_editor);
    m_editor->hide();
    connect(m_list, &QListWidget::currentRowChanged, this, &FilterList::announce);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &FilterList::editCurrent);
}

QWidget* FilterList::buildEditor()
{
    auto* editor = named(new QWidget, "filterEditor", tr("A filter"));
    m_name->setPlaceholderText(tr("Name"));
    m_expression->setPlaceholderText(QStringLiteral("${age} >= 18"));
    m_expression->setLines(3);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setWordWrap(true);
    auto* save = named(new QPushButton(tr("Keep filter")), "keepFilter", tr("Keep filter"));
    auto* cancel = named(new QPushButton(tr("Cancel")), "cancelFilter", tr("Leave the filter as it was"));
    auto* soon = new QTimer(editor);
    soon->setSingleShot(true);
    soon->setInterval(200);
    connect(soon, &QTimer::timeout, this, &FilterList::count);
    connect(m_expression, &QPlainTextEdit::textChanged, soon, qOverload<>(&QTimer::start));
    connect(m_name, &QLineEdit::returnPressed, this, &FilterList::keep);
    connect(save, &QPushButton::clicked, this, &FilterList::keep);
    connect(cancel, &QPushButton::clicked, this, &FilterList::closeEditor);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(cancel);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_expression);
    column->addWidget(m_count);
    column->addWidget(m_error);
    column->addLayout(buttons);
    return editor;
}

void FilterList::setDataset(DatasetId dataset)
{
    if (dataset == m_dataset)
        return;
    m_dataset = dataset;
    closeEditor();
    m_list->setCurrentRow(0);
    reload();
}

void FilterList::reload()
{
    const auto chosenBefore = current() ? current()->id : SavedFilterId(); // never one of another dataset: ids come once
    m_filters =
        m_session.project().read([&](const Read& db) { return savedFilters::of(db, m_dataset); }).value_or(std::vector<SavedFilter>());
    m_expression->setVariables(
        m_session.project().read([&](const Read& db) { return variables::of(db, m_dataset); }).value_or(std::vector<Variable>()));
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        m_list->addItem(tr("All responses"));
        m_list->setCurrentRow(0);
        for (std::size_t i = 0; i < m_filters.size(); ++i) {
            auto* item = new QListWidgetItem(m_filters[i].name);
            item->setToolTip(m_filters[i].expression);
            m_list->addItem(item);
            if (m_filters[i].id == chosenBefore)
                m_list->setCurrentRow(int(i) + 1);
        }
    }
    announce();
}

const SavedFilter* FilterList::current() const
{
    const int row = m_list->currentRow();
    return row >= 1 && std::size_t(row) <= m_filters.size() ? &m_filters[std::size_t(row - 1)] : nullptr;
}

void FilterList::announce()
{
    const auto* filter = current();
    const auto expression = filter ? filter->expression : QString();
    if (expression == m_announced)
        return;
    m_announced = expression;
    Q_EMIT chosen(filter ? filter->name : QString(), expression);
}

void FilterList::showAll() { m_list->setCurrentRow(0); }

void FilterList::begin() { edit({{}, m_dataset, {}, {}}); }

void FilterList::editCurrent()
{
    if (const auto* filter = current(); filter && !m_session.project().isReadOnly())
        edit(*filter);
}

void FilterList::edit(const SavedFilter& filter)
{
    m_edited = filter;
    m_name->setText(filter.name);
    m_expression->setPlainText(filter.expression);
    m_error->setSentence({});
    m_editor->show();
    m_name->setFocus();
    count();
}

void FilterList::closeEditor()
{
    const bool hadFocus = m_editor->isAncestorOf(focusWidget());
    m_editor->hide();
    if (hadFocus)
        m_list->setFocus();
}

void FilterList::count()
{
    const auto text = m_expression->toPlainText();
    const auto parsed = expression::Expression::parse(text);
    const bool isEmpty = text.trimmed().isEmpty();
    m_expression->setProblem(parsed || isEmpty ? std::nullopt : std::optional(parsed.error()));
    if (isEmpty) {
        m_count->setText(tr("Responses stay for which the expression is true."));
        return;
    }
    const auto rows = m_session.project().read([&](const Read& db) { return filters::selectRows(db, m_dataset, text); });
    m_count->setText(
        rows ? tr("%1 of %2 responses")
                   .arg(QLocale().toString(qint64(std::count(rows->begin(), rows->end(), true))), QLocale().toString(qint64(rows->size())))
             : rows.error().message);
}

void FilterList::keep()
{
    m_edited.name = m_name->text().trimmed();
    m_edited.expression = m_expression->toPlainText().trimmed();
    if (m_edited.expression.isEmpty()) {
        m_error->setSentence(tr("Write an expression such as ${age} >= 18."));
        return;
    }
    const auto label = m_edited.id.isValid() ? tr("Change filter “%1”") : tr("Keep filter “%1”");
    const auto id = m_session.project().perform(label.arg(m_edited.name), [&](Edit& db) -> Result<SavedFilterId> {
        if (!m_edited.id.isValid())
            return savedFilters::add(db, m_dataset, m_edited.name, m_edited.expression);
        return savedFilters::update(db, m_edited).map([&] { return m_edited.id; });
    });
    if (!m_error->accept(id))
        return;
    closeEditor();
    for (std::size_t i = 0; i < m_filters.size(); ++i)
        if (m_filters[i].id == *id)
            m_list->setCurrentRow(int(i) + 1);
}

void FilterList::removeCurrent()
{
    const auto* filter = current();
    if (!filter)
        return;
    const auto name = filter->name;
    const auto id = filter->id;
    m_list->setCurrentRow(0);
    const auto done = m_session.project().perform(tr("Remove filter “%1”").arg(name), [&](Edit& db) { savedFilters::remove(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed filter “%1”.").arg(name));
}

} // namespace counterpoint::ui

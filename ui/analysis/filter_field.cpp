#include "ui/analysis/filter_field.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QAction>
#include <QCompleter>
#include <QLineEdit>
#include <QListWidget>
#include <QStringListModel>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr qsizetype mostSuggestions = 5'000;
constexpr int mostRowsInSight = 3;

QStringList suggestionsFor(const std::vector<Variable>& variables)
{
    QStringList suggestions;
    for (const auto& variable : variables)
        for (const auto& [value, label] : variable.labels)
            if (suggestions.size() < mostSuggestions)
                suggestions << QStringLiteral("%1 = %2").arg(variable.name, label);
    return suggestions;
}

} // namespace

FilterField::FilterField(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_suggestions(new QStringListModel(this))
    , m_line(named(new QLineEdit, "analysisFilter", tr("Add a condition, such as role = Manager")))
    , m_conditions(named(new QListWidget, "analysisConditions", tr("Conditions that responses must meet")))
    , m_error(new ErrorLine("analysisFilterError"))
{
    auto* completer = new QCompleter(m_suggestions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_line->setCompleter(completer);
    m_line->setPlaceholderText(tr("variable = value"));
    m_line->setClearButtonEnabled(true);
    m_conditions->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_conditions->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* remove = new QAction(icon("edit-delete"), tr("&Remove condition"), m_conditions);
    remove->setObjectName(QStringLiteral("removeCondition"));
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_conditions->addAction(remove);
    m_conditions->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_conditions->setToolTip(tr("Delete or double click removes a condition"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_line);
    column->addWidget(m_error);
    column->addWidget(m_conditions);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::returnPressed, this, &FilterField::addTyped);
    connect(m_line, &QLineEdit::textEdited, this, [this] { m_error->setSentence({}); });
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &FilterField::addTyped, Qt::QueuedConnection);
    connect(remove, &QAction::triggered, this, &FilterField::removeSelected);
    connect(m_conditions, &QListWidget::itemDoubleClicked, this, &FilterField::removeSelected);
    m_conditions->hide();
}

void FilterField::setFilter(DatasetId dataset, const std::vector<Variable>& variables, const std::vector<FilterCondition>& filter)
{
    if (dataset != m_dataset)
        m_error->setSentence({});
    m_dataset = dataset;
    m_filter = filter;
    m_suggestions->setStringList(suggestionsFor(variables));
    m_conditions->clear();
    for (const auto& condition : filter) {
        const auto words = m_session.project().read([&](const Read& db) { return filters::toText(db, {condition}); });
        m_conditions->addItem(words.value_or(tr("A variable that is gone")));
    }
    m_conditions->setVisible(!filter.empty());
    const int rows = std::min(mostRowsInSight, m_conditions->count());
    m_conditions->setFixedHeight(std::max(1, m_conditions->sizeHintForRow(0)) * rows + 2 * m_conditions->frameWidth());
}

void FilterField::addTyped()
{
    const auto text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    const auto condition = m_session.project().read([&](const Read& db) { return filters::conditionFrom(db, m_dataset, text); });
    if (!m_error->accept(condition))
        return;
    m_line->clear();
    auto filter = m_filter;
    if (std::find(filter.begin(), filter.end(), *condition) != filter.end())
        return;
    filter.push_back(*condition);
    Q_EMIT wanted(filter);
}

void FilterField::removeSelected()
{
    std::vector<FilterCondition> kept;
    for (int row = 0; row < m_conditions->count(); ++row)
        if (!m_conditions->item(row)->isSelected())
            kept.push_back(m_filter[std::size_t(row)]);
    if (kept != m_filter)
        Q_EMIT wanted(kept);
}

} // namespace counterpoint::ui

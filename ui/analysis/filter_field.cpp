#include "ui/analysis/filter_field.h"
#include "core/project/project.h"
#include "core/responses/filter.h"
#include "core/responses/saved_filters.h"
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

/// What was meant as more than "variable = value".
bool isComparison(const QString& text) { return !text.contains(u'=') || text.contains(u'<') || text.contains(u'>'); }

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

void FilterField::setFilter(const Analysis& analysis, const std::vector<Variable>& variables)
{
    if (analysis.dataset != m_analysis.dataset)
        m_error->setSentence({});
    m_analysis = analysis;
    const auto saved = m_session.project().read([&](const Read& db) { return savedFilters::of(db, analysis.dataset); });
    QStringList suggestions;
    for (const auto& filter : saved.value_or(std::vector<SavedFilter>()))
        suggestions << filter.name;
    m_suggestions->setStringList(suggestions + suggestionsFor(variables));
    m_conditions->clear();
    m_without.clear();
    for (std::size_t i = 0; i < analysis.filter.size(); ++i) {
        const auto words = m_session.project().read([&](const Read& db) { return filters::toText(db, {analysis.filter[i]}); });
        auto without = analysis;
        without.filter.erase(without.filter.begin() + std::ptrdiff_t(i));
        addItem(words.value_or(tr("A variable that is gone")), without);
    }
    if (analysis.savedFilter.isValid()) {
        const auto filter = m_session.project().read([&](const Read& db) { return savedFilters::byId(db, analysis.savedFilter); });
        auto without = analysis;
        without.savedFilter = {};
        addItem(filter ? filter->name : tr("A filter that is gone"), without);
    }
    if (!analysis.where.isEmpty()) {
        auto without = analysis;
        without.where.clear();
        addItem(analysis.where, without);
    }
    m_conditions->setVisible(m_conditions->count() > 0);
    const int rows = std::min(mostRowsInSight, m_conditions->count());
    m_conditions->setFixedHeight(std::max(1, m_conditions->sizeHintForRow(0)) * rows + 2 * m_conditions->frameWidth());
}

void FilterField::addItem(const QString& words, const Analysis& without)
{
    m_conditions->addItem(words);
    m_without.push_back(without);
}

std::vector<QWidget*> FilterField::tabStops() const { return {m_line, m_conditions}; }

void FilterField::addTyped()
{
    const auto text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    auto changed = m_analysis;
    const auto saved = m_session.project().read([&](const Read& db) { return savedFilters::of(db, m_analysis.dataset); });
    bool isSaved = false; // perhaps chosen already: a completion that is taken by Enter comes twice
    for (const auto& filter : saved.value_or(std::vector<SavedFilter>()))
        if (filter.name.compare(text, Qt::CaseInsensitive) == 0) {
            changed.savedFilter = filter.id;
            isSaved = true;
        }
    if (!isSaved && text.contains(QStringLiteral("${"))) {
        const auto rows = m_session.project().read([&](const Read& db) { return filters::selectRows(db, m_analysis.dataset, text); });
        if (!m_error->accept(rows))
            return;
        changed.where = text;
    } else if (!isSaved) {
        const auto condition =
            m_session.project().read([&](const Read& db) { return filters::conditionFrom(db, m_analysis.dataset, text); });
        if (!condition && isComparison(text)) {
            m_error->setSentence(tr("“%1” is no condition: write variable = value, the name of a saved filter, or an expression such as "
                                    "${age} >= 50, with the variable in ${…}.")
                                     .arg(text));
            return;
        }
        if (!m_error->accept(condition))
            return;
        if (std::find(changed.filter.begin(), changed.filter.end(), *condition) == changed.filter.end())
            changed.filter.push_back(*condition);
    }
    m_line->clear();
    if (changed != m_analysis)
        Q_EMIT wanted(changed);
}

void FilterField::removeSelected()
{
    for (int row = 0; row < m_conditions->count(); ++row)
        if (m_conditions->item(row)->isSelected()) {
            auto changed = m_without[std::size_t(row)];
            for (int other = m_conditions->count() - 1; other > row; --other) // several at once: what each of them leaves
                if (m_conditions->item(other)->isSelected()) {
                    const auto& without = m_without[std::size_t(other)];
                    if (!without.savedFilter.isValid())
                        changed.savedFilter = {};
                    if (without.where.isEmpty())
                        changed.where.clear();
                    if (without.filter.size() < m_analysis.filter.size())
                        std::erase_if(changed.filter, [&](const FilterCondition& condition) {
                            return std::find(without.filter.begin(), without.filter.end(), condition) == without.filter.end();
                        });
                }
            Q_EMIT wanted(changed);
            return;
        }
}

} // namespace counterpoint::ui

#include "ui/study/cases_page.h"
#include "core/cases/case_table.h"
#include "core/project/project.h"
#include "ui/study/attribute_dialog.h"
#include "ui/study/case_details.h"
#include "ui/study/case_profile_page.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/when_shown.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int firstAttribute = 1; // column; before it the name
}

CasesPage::CasesPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RowModel<CaseRow>({}, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(named(new QTableView, "casesTable", tr("Cases and their attributes")))
    , m_filter(named(new QLineEdit, "casesFilter", tr("Filter cases")))
    , m_views(new QStackedWidget)
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_details(new CaseDetails(session))
    , m_profile(new CaseProfilePage(session))
    , m_rows(new WhenShown(this, [this] { reload(); }))
{
    auto* empty = new EmptyPlace(
        tr("Cases are the people, teams or organisations that the study compares. Speakers become cases when transcripts are "
           "imported; you can also add them here, or paste a table from a spreadsheet."),
        tr("Add a case"), "casesEmptyAdd");
    connect(empty, &EmptyPlace::wanted, this, &CasesPage::addCase);
    m_stack->addWidget(buildTable());
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* table = new QWidget;
    auto* tableColumn = new QVBoxLayout(table);
    tableColumn->setContentsMargins(0, 0, 0, 0);
    tableColumn->setSpacing(0);
    tableColumn->addWidget(buildTools());
    tableColumn->addWidget(m_stack, 1);
    m_views->addWidget(table);
    m_views->addWidget(m_profile);
    column->addWidget(m_views);
    connect(m_profile, &CaseProfilePage::left, this, &CasesPage::showTable);
    connect(m_profile, &CaseProfilePage::stepWanted, this, &CasesPage::stepProfile);
    connect(m_details, &CaseDetails::profileWanted, this, &CasesPage::openCurrent);
    connect(&session.project(), &Project::changed, this, &CasesPage::reactTo);
    m_attributes = session.project().read([](const Read& db) { return attributes::all(db); }).value_or(std::vector<Attribute>());
    m_model->setColumns(columns());
    reload();
    setFocusProxy(m_table);
}

QToolBar* CasesPage::buildTools()
{
    auto* bar = named(new QToolBar, "casesTools", tr("Cases"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    growIconsWithText(bar, 16);
    addCommand(bar, "addCase", "list-add", tr("Add case"), &CasesPage::addCase);
    addCommand(bar, "addAttribute", "gnumeric-column-add", tr("Add attribute…"), &CasesPage::addAttribute);
    addCommand(bar, "pasteCases", "edit-paste", tr("Paste table"), &CasesPage::paste)
        ->setToolTip(
            tr("Paste rows from a spreadsheet: the first row with the names of the columns, the first column with the names of the cases"));
    auto* profile = addCommand(bar, "caseProfile", "user-identity", tr("Profile"), &CasesPage::openCurrent);
    profile->setToolTip(tr("All that the study holds of the chosen case (Enter)"));
    profile->setEnabled(true);
    addCommand(bar, "removeCases", "edit-delete", tr("Remove"), &CasesPage::removeSelected);
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    bar->addWidget(m_filter);
    connect(m_filter, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    return bar;
}

QAction* CasesPage::addCommand(QToolBar* bar, const char* name, const char* iconName, const QString& text, void (CasesPage::*act)())
{
    auto* action = bar->addAction(icon(iconName), text, this, act);
    action->setObjectName(QLatin1String(name));
    action->setEnabled(!m_session.project().isReadOnly());
    if (auto* button = bar->widgetForAction(action))
        named(button, (std::string(name) + "Button").c_str(), text);
    m_commands << action;
    return action;
}

QWidget* CasesPage::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->verticalHeader()->hide();
    growRowsWithText(m_table, 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QHeaderView::customContextMenuRequested, this, &CasesPage::attributeMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &CasesPage::showCurrent);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::doubleClicked, this, &CasesPage::openCell);
    auto* copy = new QAction(icon("edit-copy"), tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &CasesPage::copy);
    m_table->addAction(copy);
    m_table->addActions(m_commands);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({100000, fontMetrics().averageCharWidth() * 34}); // the table takes what there is
    return m_splitter;
}

std::vector<RowColumn<CaseRow>> CasesPage::columns() const
{
    const bool writable = !m_session.project().isReadOnly();
    std::vector<RowColumn<CaseRow>> columns;
    columns.push_back({tr("Case"), [](const CaseRow& row) { return row.name; }});
    if (writable)
        columns.back().edit = [this](const CaseRow& row, const QVariant& name) { return rename(row.id, name.toString()); };
    for (const auto& attribute : m_attributes)
        columns.push_back(attributeColumn(attribute));
    columns.push_back({tr("Sources"), [](const CaseRow& row) { return row.sources(); }, Qt::AlignRight | Qt::AlignVCenter});
    columns.back().toolTip = tr("In how many sources the case speaks");
    columns.push_back({tr("Responses"), [](const CaseRow& row) { return row.responses(); }, Qt::AlignRight | Qt::AlignVCenter});
    columns.back().toolTip = tr("How many responses to surveys are the case's");
    return columns;
}

RowColumn<CaseRow> CasesPage::attributeColumn(const Attribute& attribute) const
{
    const bool isNumber = attribute.type == Attribute::Type::Number;
    RowColumn<CaseRow> column;
    column.title = attribute.name;
    column.alignment = Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
    column.text = [id = attribute.id, isNumber](const CaseRow& row) -> QVariant {
        const auto found = row.values.find(id);
        if (found == row.values.end())
            return QString();
        return isNumber ? QVariant(found->second.toDouble()) : QVariant(found->second);
    };
    column.more = [id = attribute.id](const CaseRow& row, int role) -> QVariant {
        const auto found = row.values.find(id);
        return role == Qt::EditRole ? QVariant(found == row.values.end() ? QString() : found->second) : QVariant();
    };
    if (!m_session.project().isReadOnly())
        column.edit = [this, attribute](const CaseRow& row, const QVariant& value) { return setValue(row, attribute, value.toString()); };
    return column;
}

bool CasesPage::rename(CaseId id, const QString& name) const
{
    const auto* row = m_model->at(m_model->indexOf(id));
    if (row->name == name.trimmed())
        return false;
    return m_session.notices().accept(
        m_session.project().perform(tr("Rename case “%1”").arg(row->name), [&](Edit& db) { return cases::rename(db, id, name); }));
}

bool CasesPage::setValue(const CaseRow& row, const Attribute& attribute, const QString& value) const
{
    const auto found = row.values.find(attribute.id);
    if (value.trimmed() == (found == row.values.end() ? QString() : found->second))
        return false;
    return m_session.notices().accept(m_session.project().perform(tr("Set %1 of “%2”").arg(attribute.name, row.name),
                                                                  [&](Edit& db) { return cases::set(db, row.id, attribute, value); }));
}

void CasesPage::addCase()
{
    const auto added = m_session.project().perform(tr("Add a case"), [](Edit& db) {
        auto name = tr("New case");
        for (int i = 2; cases::byName(db, name); ++i)
            name = tr("New case %1").arg(i);
        return cases::add(db, name);
    });
    if (!m_session.notices().accept(added))
        return;
    m_filter->clear();
    select(*added);
    m_table->setFocus();
    m_table->edit(m_table->currentIndex());
}

void CasesPage::addAttribute()
{
    auto* dialog = new AttributeDialog(this);
    connect(dialog, &AttributeDialog::chosen, this, [this](const QString& name, Attribute::Type type) {
        m_session.notices().accept(
            m_session.project().perform(tr("Add attribute “%1”").arg(name), [&](Edit& db) { return attributes::add(db, name, type); }));
    });
    dialog->open();
}

void CasesPage::paste()
{
    const auto table = caseTableFrom(QApplication::clipboard()->text());
    if (!m_session.notices().accept(table))
        return;
    const auto taken = m_session.project().perform(tr("Paste cases"), [&](Edit& db) { return cases::takeTable(db, *table); });
    if (m_session.notices().accept(taken))
        m_session.notices().done(
            tr("Pasted a table: %1, %2.").arg(tr("%n new case(s)", nullptr, taken->added), tr("%n updated", nullptr, taken->updated)));
}

void CasesPage::copy()
{
    QItemSelectionModel* selection = m_table->selectionModel();
    QStringList lines;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_sorted->columnCount(); ++column)
            if (const auto index = m_sorted->index(row, column); selection->isSelected(index))
                cells << index.data(Qt::EditRole)
                             .toString()
                             .replace(QLatin1Char('\t'), QLatin1Char(' '))
                             .replace(QLatin1Char('\n'), QLatin1Char(' '));
        if (!cells.isEmpty())
            lines << cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void CasesPage::removeSelected()
{
    QStringList names;
    std::vector<CaseId> ids;
    for (const auto& index : m_table->selectionModel()->selectedIndexes()) {
        const auto* row = m_model->at(m_sorted->mapToSource(index));
        if (std::find(ids.begin(), ids.end(), row->id) != ids.end())
            continue;
        ids.push_back(row->id);
        names << row->name;
    }
    if (ids.empty())
        return;
    const auto what = names.size() == 1 ? tr("case “%1”").arg(names.first()) : tr("%n case(s)", nullptr, int(names.size()));
    const auto done = m_session.project().perform(tr("Remove %1").arg(what), [&](Edit& db) {
        for (const auto id : ids)
            cases::remove(db, id);
        return Result<>();
    });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed %1. Sources and responses stay, without a case.").arg(what));
}

void CasesPage::attributeMenu(const QPoint& at)
{
    const int place = m_table->horizontalHeader()->logicalIndexAt(at) - firstAttribute;
    if (place < 0 || place >= int(m_attributes.size()) || m_session.project().isReadOnly())
        return;
    const auto attribute = m_attributes[std::size_t(place)];
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("edit-rename"), tr("Rename “%1”…").arg(attribute.name), this, [this, attribute] {
        auto* dialog = new QInputDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Rename attribute"));
        dialog->setLabelText(tr("Name of the attribute:"));
        dialog->setTextValue(attribute.name);
        connect(dialog, &QInputDialog::textValueSelected, this, [this, attribute](const QString& name) {
            m_session.notices().accept(m_session.project().perform(tr("Rename attribute “%1”").arg(attribute.name),
                                                                   [&](Edit& db) { return attributes::rename(db, attribute.id, name); }));
        });
        dialog->open();
    });
    menu->addAction(icon("edit-delete"), tr("Remove “%1”").arg(attribute.name), this, [this, attribute] {
        const auto done = m_session.project().perform(tr("Remove attribute “%1”").arg(attribute.name),
                                                      [&](Edit& db) { attributes::remove(db, attribute.id); });
        if (m_session.notices().accept(done))
            m_session.notices().done(tr("Removed attribute “%1” and its values.").arg(attribute.name));
    });
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

void CasesPage::reactTo(const Changes& changes)
{
    if (changes.touches(Entity::Attribute)) {
        auto now = m_session.project().read([](const Read& db) { return attributes::all(db); });
        if (now && *now != m_attributes) {
            m_attributes = std::move(*now);
            const auto current = m_model->idAt(m_sorted->mapToSource(m_table->currentIndex()));
            m_model->setColumns(columns());
            reload();
            select(current);
            return;
        }
    }
    if (changes.touchesAny(Entity::Case, Entity::Source, Entity::Speaker, Entity::Dataset))
        m_rows->refresh();
}

void CasesPage::reload()
{
    auto rows = m_session.project().read([](const Read& db) { return caseRows(db); });
    if (!m_session.notices().accept(rows))
        return;
    const bool first = m_model->rows().empty();
    m_model->setRows(std::move(*rows));
    m_stack->setCurrentIndex(m_model->rows().empty() ? 1 : 0);
    if (first)
        m_table->resizeColumnsToContents();
    showCurrent();
}

void CasesPage::select(CaseId id)
{
    const auto index = m_sorted->mapFromSource(m_model->indexOf(id));
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void CasesPage::showCurrent()
{
    const auto* row = m_model->at(m_sorted->mapToSource(m_table->currentIndex()));
    m_details->setCase(row ? *row : CaseRow());
}

void CasesPage::openCurrent()
{
    if (const auto* row = m_model->at(m_sorted->mapToSource(m_table->currentIndex())))
        openProfile(row->id);
    else
        m_session.notices().say(tr("Choose a case first."));
}

/// An attribute is edited where it stands; everything else leads to the profile.
void CasesPage::openCell(const QModelIndex& index)
{
    const bool isAttribute = index.column() >= firstAttribute && index.column() < firstAttribute + int(m_attributes.size());
    if (isAttribute && !m_session.project().isReadOnly())
        m_table->edit(index);
    else
        openCurrent();
}

void CasesPage::openProfile(CaseId id)
{
    select(id);
    if (!m_model->indexOf(id).isValid())
        return;
    if (isVisible())
        m_session.navigator().note(CaseProfilePage::placeOf(id));
    m_profile->show(id);
    m_views->setCurrentWidget(m_profile);
    setFocusProxy(m_profile);
    m_profile->setFocus();
}

void CasesPage::showTable()
{
    m_views->setCurrentIndex(0);
    setFocusProxy(m_table);
    m_table->setFocus();
}

void CasesPage::stepProfile(int direction)
{
    const int row = m_table->currentIndex().row() + direction;
    if (row < 0 || row >= m_sorted->rowCount())
        return;
    m_table->setCurrentIndex(m_sorted->index(row, 0));
    openCurrent();
}

bool CasesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers() == Qt::NoModifier && m_table->currentIndex().isValid()) {
            openCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QByteArray CasesPage::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_splitter->saveState();
    return layout;
}

void CasesPage::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray splitter;
    in >> splitter;
    m_splitter->restoreState(splitter);
}

} // namespace counterpoint::ui

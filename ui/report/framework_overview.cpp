#include "ui/report/framework_overview.h"
#include "core/report/framework_diagram.h"
#include "ui/report/element_acts.h"
#include "ui/report/finding_names.h"
#include "ui/report/finding_places.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/row_model.h"
#include "ui/support/session.h"
#include "ui/widgets/figure_view.h"
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

/// An element beside the numbers of the implications it rests on.
struct ElementRow {
    ElementId id;
    FrameworkElement element;
    QString implications;
    bool operator==(const ElementRow&) const = default;
};

using Words = QString FrameworkElement::*;

} // namespace

class FrameworkOverview::Model : public RowModel<ElementRow> {
public:
    Model(ElementActs& acts, QObject* parent)
        : RowModel(columnsFor(acts), parent)
    {
    }

private:
    static Column wordsColumn(ElementActs& acts, const QString& title, Words member)
    {
        Column column;
        column.title = title;
        column.alignment = Qt::AlignLeft | Qt::AlignTop;
        column.text = [member](const ElementRow& row) { return row.element.*member; };
        column.edit = [&acts, member](const ElementRow& row, const QVariant& value) {
            auto changed = row.element;
            changed.*member = value.toString().trimmed();
            return acts.write(row.element, changed);
        };
        return column;
    }
    static std::vector<Column> columnsFor(ElementActs& acts)
    {
        std::vector<Column> columns;
        columns.push_back(wordsColumn(acts, tr("Element"), &FrameworkElement::title));
        columns.push_back(wordsColumn(acts, tr("For whom"), &FrameworkElement::audience));
        columns.push_back(wordsColumn(acts, tr("To what end"), &FrameworkElement::outcome));
        columns.push_back(wordsColumn(acts, tr("How"), &FrameworkElement::mode));
        Column priority;
        priority.title = tr("Priority");
        priority.alignment = Qt::AlignLeft | Qt::AlignTop;
        priority.text = [](const ElementRow& row) {
            return row.element.priority == FrameworkElement::Priority::None ? QString() : nameOf(row.element.priority);
        };
        columns.push_back(std::move(priority));
        columns.push_back(wordsColumn(acts, tr("Who sees to it"), &FrameworkElement::owner));
        columns.push_back(wordsColumn(acts, tr("Measure"), &FrameworkElement::measure));
        Column implications;
        implications.title = tr("Implications");
        implications.alignment = Qt::AlignLeft | Qt::AlignTop;
        implications.text = [](const ElementRow& row) { return row.implications; };
        columns.push_back(std::move(implications));
        return columns;
    }
};

FrameworkOverview::FrameworkOverview(Session& session, ElementActs& acts, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_tabs(named(new QTabWidget, "frameworkTabs", tr("How the framework is shown")))
    , m_figure(named(new FigureView, "frameworkDiagram", tr("Diagram of the framework")))
    , m_table(named(new QTableView, "frameworkElementTable", tr("Elements of the framework")))
    , m_model(new Model(acts, this))
{
    named(m_tabs->tabBar(), "frameworkTabBar", tr("How the framework is shown"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildDiagram(), tr("&Diagram"));
    m_tabs->addTab(buildTable(), tr("&Table"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    setFocusProxy(m_tabs);
}

FrameworkOverview::~FrameworkOverview() = default;

QWidget* FrameworkOverview::buildDiagram()
{
    auto* picture = named(new QToolButton, "frameworkPicture", tr("Copy or save the diagram"));
    picture->setText(tr("Picture"));
    picture->setIcon(icon("document-export"));
    picture->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    picture->setPopupMode(QToolButton::InstantPopup);
    picture->setAutoRaise(true);
    picture->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(picture);
    menu->addActions(m_figure->actions());
    picture->setMenu(menu);
    auto* inner = new QWidget;
    auto* inside = new QVBoxLayout(inner);
    inside->setContentsMargins(8, 8, 8, 8);
    inside->addWidget(picture, 0, Qt::AlignRight);
    inside->addWidget(m_figure);
    inside->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

QWidget* FrameworkOverview::buildTable()
{
    m_table->setModel(m_model);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->setToolTip(tr("F2 or typing writes in a cell; Enter goes to the element"));
    m_table->installEventFilter(this);
    return m_table;
}

void FrameworkOverview::show(const Chain& chain)
{
    m_figure->setDrawing(figure::draw(report::frameworkDiagram(chain), {}));
    std::vector<ElementRow> rows;
    for (const auto& element : chain.elements) {
        QStringList numbers;
        for (const auto* implication : chain.implicationsOf(element))
            numbers << QString::number(chain.numberOf(implication->id));
        rows.push_back({element.id, element, numbers.join(QStringLiteral(", "))});
    }
    m_model->setRows(std::move(rows));
    if (std::exchange(m_isSized, true))
        return;
    const int letter = fontMetrics().averageCharWidth();
    int column = 0;
    for (const int letters : {26, 18, 30, 18, 9, 18, 26, 12})
        m_table->setColumnWidth(column++, letter * letters);
}

void FrameworkOverview::goToRow()
{
    if (const auto id = m_model->idAt(m_table->currentIndex()); id.isValid())
        m_session.navigator().go(placeOf(id));
}

bool FrameworkOverview::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            goToRow();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

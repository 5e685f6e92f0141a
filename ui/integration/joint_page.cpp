#include "ui/integration/joint_page.h"
#include "core/integration/carried.h"
#include "core/project/project.h"
#include "core/report/integration_section.h"
#include "ui/integration/display_export.h"
#include "ui/integration/joint_rows.h"
#include "ui/integration/to_findings.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include "ui/widgets/note_field.h"
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

/// One statement, with a link to what it stands on where there is anything.
QString linked(const JointCell::Line& line, LinkedPlaces& places)
{
    if (!line.passages.isEmpty())
        return places.toPassages(line.passages, line.text);
    if (line.analysis.isValid())
        return places.toAnalysis(line.analysis, line.text);
    if (line.variable.isValid())
        return places.link({Place::Workspace::Data, Entity::Variable, line.variable.value(), {}}, line.text);
    if (line.person.isValid())
        return places.link({Place::Workspace::Study, Entity::Case, line.person.value(), {}}, line.text);
    return line.text.toHtmlEscaped();
}

QString linked(const JointQuote& quote, LinkedPlaces& places)
{
    const Place place{Place::Workspace::Code, Entity::Source, quote.source.value(), quote.span};
    return QStringLiteral("<i>“%1”</i> %2").arg(quote.text.toHtmlEscaped(), places.link(place, quote.attribution));
}

QString behind(const JointTable& table, const JointTable::Row& row, LinkedPlaces& places)
{
    QString html;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
        QStringList statements;
        for (const auto& line : row.cells[i].lines)
            statements << linked(line, places);
        for (const auto& quote : row.cells[i].quotes)
            statements << linked(quote, places);
        if (statements.isEmpty())
            statements << JointPage::tr("Nothing yet");
        html += QStringLiteral("<p><b>%1</b><br/>%2</p>")
                    .arg(table.columns[qsizetype(i)].toHtmlEscaped(), statements.join(QStringLiteral("<br/>")));
    }
    return html;
}

} // namespace

JointPage::JointPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "jointTitle", tr("Joint display")))
    , m_counts(named(new QLabel, "jointCounts", tr("How much is inferred")))
    , m_nextStale(named(new QToolButton, "jointNextStale", tr("Go to the next row that changed since its inference was written")))
    , m_toFindings(new ToFindings(session, "jointToFindings"))
    , m_view(named(new QTableView, "jointTable", tr("Joint display")))
    , m_rows(new JointRows(this))
    , m_side(new QWidget)
    , m_behind(named(new QTextBrowser, "jointBehind", tr("What stands behind the row")))
    , m_said(new QLabel)
    , m_inference(named(new NoteField, "jointInference", tr("What the row says when all of it is read together")))
    , m_confirm(named(new QPushButton(icon("dialog-ok-apply"), tr("Looked at: it still holds")), "jointConfirm",
                      tr("The row was looked at, and its inference holds")))
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_view->setModel(m_rows);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(true);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    buildSide();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JointPage::showRow);
    connect(m_behind, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (const auto* place = m_places.at(link))
            m_session.navigator().go(*place);
    });
    connect(m_inference, &NoteField::committed, this, &JointPage::infer);
    connect(m_confirm, &QPushButton::clicked, this, &JointPage::confirm);
}

QLayout* JointPage::buildBar()
{
    m_nextStale->setIcon(icon("dialog-warning"));
    m_nextStale->setText(tr("Next"));
    m_nextStale->setToolTip(tr("To the next row that changed since its inference was written"));
    auto* change = named(new QToolButton, "jointChange", tr("Change rows and columns"));
    change->setIcon(icon("document-edit"));
    change->setText(tr("Rows…"));
    change->setToolTip(tr("Another name, other columns, other rows"));
    change->setEnabled(!m_session.project().isReadOnly());
    auto* exported =
        new DisplayExport(m_session, "jointExport", tr("Copy or export the joint display"), [this]() -> std::optional<report::Document> {
            const auto document = m_session.project().read([this](const Read& db) { return report::displayReport(db, m_table); });
            return document && m_table.display.id.isValid() ? std::optional(*document) : std::nullopt;
        });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(m_title);
    bar->addWidget(m_counts, 1);
    for (auto* button : {m_nextStale, static_cast<QToolButton*>(m_toFindings), static_cast<QToolButton*>(exported), change}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    connect(m_nextStale, &QToolButton::clicked, this, &JointPage::goToStale);
    connect(change, &QToolButton::clicked, this, [this] {
        commit();
        Q_EMIT changeWanted(m_id);
    });
    return bar;
}

QWidget* JointPage::buildSide()
{
    m_behind->setOpenLinks(false);
    m_behind->setFrameShape(QFrame::NoFrame);
    m_said->setWordWrap(true);
    m_inference->setPlaceholderText(tr("What does this row say when numbers and words are read together?"));
    m_inference->setLines(6);
    m_inference->setReadOnly(m_session.project().isReadOnly());
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_behind, 2);
    column->addWidget(m_inference, 1);
    column->addWidget(m_said);
    column->addWidget(m_confirm);
    return m_side;
}

void JointPage::commit() { m_inference->commit(); }

void JointPage::show(JointDisplayId id)
{
    commit();
    m_id = id;
    reread();
}

void JointPage::reread()
{
    if (!m_id.isValid())
        return;
    const int number = ++m_asked;
    const auto read = [id = m_id](const Read& db) {
        return joint_displays::byId(db, id).and_then([&](const JointDisplay& display) { return joint_displays::evaluate(db, display); });
    };
    readAside(m_session, this, tr("Compute the joint display"), read, [this, number](Result<JointTable> table) {
        if (number == m_asked && m_session.notices().accept(table))
            take(std::move(*table));
    });
}

void JointPage::take(JointTable table)
{
    const bool isOther = table.display.id != m_table.display.id || table.columns != m_table.columns;
    m_table = std::move(table);
    m_title->setText(m_table.display.name);
    const auto kind = titleOf(m_table.display.kind);
    m_counts->setText(m_table.stale() > 0 ? tr("%1 · %2").arg(kind, tr("%n row(s) changed since", nullptr, m_table.stale())) : kind);
    m_nextStale->setVisible(m_table.stale() > 0);
    m_rows->show(m_table);
    if (isOther) {
        const int columns = m_rows->columnCount();
        const int room = m_view->width() - m_view->style()->pixelMetric(QStyle::PM_ScrollBarExtent) - 2 * m_view->frameWidth();
        const int width = std::max(room / std::max(columns, 1), fontMetrics().averageCharWidth() * 20);
        for (int i = 0; i < columns; ++i)
            m_view->setColumnWidth(i, width);
    }
    if (!m_view->currentIndex().isValid() && m_rows->rowCount() > 0)
        m_view->setCurrentIndex(m_rows->index(0, 0));
    showRow();
    chooseRevealed();
}

void JointPage::reveal(JointRowId id)
{
    m_revealed = id;
    if (m_table.display.id == m_id)
        chooseRevealed();
}

void JointPage::chooseRevealed()
{
    if (const auto index = m_rows->indexOf(std::exchange(m_revealed, {})); index.isValid())
        m_view->setCurrentIndex(index);
}

const JointTable::Row* JointPage::currentRow() const
{
    const auto* shown = m_rows->at(m_view->currentIndex());
    if (!shown)
        return nullptr;
    const auto found =
        std::find_if(m_table.rows.begin(), m_table.rows.end(), [shown](const JointTable::Row& row) { return row.row.id == shown->id; });
    return found == m_table.rows.end() ? nullptr : &*found;
}

void JointPage::showRow()
{
    const auto* row = currentRow();
    if (!row || row->row.id != m_row) {
        commit(); // for the row that it was typed for; the table may be another one then
        row = currentRow();
    }
    m_row = row ? row->row.id : JointRowId();
    for (auto* widget : {static_cast<QWidget*>(m_inference), static_cast<QWidget*>(m_said)})
        widget->setVisible(row);
    m_confirm->setVisible(row && row->isStale());
    carry(row);
    m_places.clear();
    const auto html = row ? QStringLiteral("<h3>%1</h3>").arg(row->row.title.toHtmlEscaped()) + behind(m_table, *row, m_places)
                          : tr("A joint display has rows. Add the first by “Rows…”.");
    if (html != std::exchange(m_html, html))
        m_behind->setHtml(html);
    if (!row)
        return;
    m_inference->setKept(row->row.inference);
    m_said->setText(row->isStale()                     ? tr("The numbers or passages of this row have changed since. Does it still hold?")
                        : row->row.inference.isEmpty() ? QString()
                                                       : tr("%1, %2").arg(row->row.inferredBy, row->row.inferredAt.left(10)));
}

void JointPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_behind->setHtml(m_html); // colours of links are part of the text
}

void JointPage::carry(const JointTable::Row* row)
{
    if (!row) {
        m_toFindings->clear();
        return;
    }
    const auto id = row->row.id;
    m_toFindings->setCarried(
        {row->row.title, [id](Edit& db) { return findings::fromDisplayRow(db, id); },
         [id](Edit& db, FindingId finding) { return findings::addDisplayRow(db, finding, id, Evidence::Stance::Supports); },
         [id](const Read& db) { return findings::restingOn(db, id); }});
}

void JointPage::infer(const QString& text)
{
    const auto found =
        std::find_if(m_table.rows.begin(), m_table.rows.end(), [this](const JointTable::Row& row) { return row.row.id == m_row; });
    if (found == m_table.rows.end())
        return;
    m_session.notices().accept(m_session.project().perform(tr("Infer from “%1”").arg(found->row.title), [&](Edit& db) {
        joint_displays::infer(db, m_row, text, m_session.coderName(), found->print());
    }));
}

void JointPage::confirm()
{
    commit();
    const auto* row = currentRow();
    if (!row)
        return;
    m_session.notices().accept(m_session.project().perform(tr("Confirm the inference from “%1”").arg(row->row.title),
                                                           [&](Edit& db) { joint_displays::confirm(db, m_row, row->print()); }));
}

/// The next stale row below the current one, around the end.
void JointPage::goToStale()
{
    const int count = m_rows->rowCount();
    for (int step = 1; step <= count; ++step) {
        const int row = (std::max(0, m_view->currentIndex().row()) + step) % count;
        if (m_rows->rows()[std::size_t(row)].isStale) {
            m_view->setCurrentIndex(m_rows->index(row, 0));
            return;
        }
    }
}

} // namespace counterpoint::ui

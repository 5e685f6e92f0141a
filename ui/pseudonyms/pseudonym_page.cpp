#include "ui/pseudonyms/pseudonym_page.h"
#include "core/project/project.h"
#include "ui/pseudonyms/key_panel.h"
#include "ui/pseudonyms/name_hits.h"
#include "ui/pseudonyms/pseudonym_table.h"
#include "ui/pseudonyms/redaction_panel.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include "ui/support/when_shown.h"
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qsizetype context = 60;
constexpr int pause = 150; // ms: several steps in a row are one search
} // namespace

PseudonymPage::PseudonymPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_table(new PseudonymTable(session))
    , m_hits(named(new NameHits, "nameHits", tr("Where the names stand")))
    , m_place(named(new QComboBox, "nameHitsPlace", tr("Which places are shown")))
    , m_count(new QLabel)
    , m_apply(named(new QPushButton(tr("Replace the ticked")), "pseudonymsApply", tr("Replace the ticked names by their pseudonyms")))
    , m_back(named(new QPushButton(tr("Take back")), "pseudonymsBack", tr("Put the names back")))
    , m_splitter(named(new QSplitter(Qt::Vertical), "pseudonymSplitter", tr("Pseudonyms and where the names stand")))
    , m_key(new KeyPanel(session))
    , m_redaction(new RedactionPanel(session))
    , m_soon(new QTimer(this))
    , m_whenShown(new WhenShown(this, [this] { reload(); }))
{
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(buildHits());
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(m_splitter, 1);
    column->addWidget(m_key);
    column->addWidget(m_redaction);
    m_soon->setSingleShot(true);
    m_soon->setInterval(pause);
    connect(m_soon, &QTimer::timeout, this, &PseudonymPage::search);
    connect(m_table, &PseudonymTable::selectionChanged, this, &PseudonymPage::filter);
    connect(m_place, &QComboBox::currentIndexChanged, this, &PseudonymPage::filter);
    connect(&m_hits->hits(), &NameHitsModel::ticksChanged, this, &PseudonymPage::showCounts);
    connect(m_hits, &NameHits::chosen, this, [this](const FoundName& hit) {
        if (hit.ref.field == fields::ofText)
            Q_EMIT placeWanted(SourceId(hit.ref.row), hit.span);
    });
    connect(m_key, &KeyPanel::left, this, [this] { showPanel(nullptr); });
    connect(m_redaction, &RedactionPanel::left, this, [this] { showPanel(nullptr); });
    m_whenShown->refresh();
    setFocusProxy(&m_table->view());
}

QToolBar* PseudonymPage::buildTools()
{
    auto* bar = named(new QToolBar, "pseudonymTools", tr("Pseudonyms"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    growIconsWithText(bar, 16);
    auto* back = addTool(bar, "pseudonymsLeave", "go-previous", tr("Back to the text"), false, &PseudonymPage::left);
    back->setToolTip(tr("Back to the text (Escape)"));
    addTool(bar, "pseudonymsPropose", "system-users", tr("Propose"), true, &PseudonymPage::propose)
        ->setToolTip(tr("Add neutral pseudonyms for all speakers and cases that have none"));
    addTool(bar, "pseudonymsImport", "document-import", tr("Import…"), true, &PseudonymPage::importFile)
        ->setToolTip(tr("Bring in a table of pseudonyms (CSV), or a key that was exported"));
    addTool(bar, "pseudonymsRemove", "list-remove", tr("Remove"), true, &PseudonymPage::removeRows)
        ->setToolTip(tr("Remove the selected names from the table"));
    addTool(bar, "pseudonymsExport", "document-export", tr("Export key…"), false, &PseudonymPage::exportKey);
    addTool(bar, "pseudonymsDelete", "edit-delete", tr("Delete key…"), true, &PseudonymPage::deleteKey);
    addTool(bar, "pseudonymsRedact", "edit-clear-history", tr("Redact for good…"), true, &PseudonymPage::redact)
        ->setToolTip(tr("Make the selected names vanish from the study, its history and its backups"));
    return bar;
}

QAction* PseudonymPage::addTool(QToolBar* bar, const char* name, const char* iconName, const QString& text, bool writes,
                                void (PseudonymPage::*act)())
{
    auto* action = bar->addAction(icon(iconName), text, this, act);
    action->setObjectName(QLatin1String(name));
    action->setEnabled(!writes || !m_session.project().isReadOnly());
    if (auto* button = bar->widgetForAction(action)) {
        named(button, (std::string(name) + "Button").c_str(), text);
        button->setFocusPolicy(Qt::TabFocus);
    }
    return action;
}

QWidget* PseudonymPage::buildHits()
{
    auto* all = named(new QToolButton, "nameHitsTickAll", tr("Tick all that are shown"));
    all->setText(tr("Tick all"));
    auto* none = named(new QToolButton, "nameHitsTickNone", tr("Tick none of those that are shown"));
    none->setText(tr("None"));
    for (auto* button : {all, none})
        button->setAutoRaise(true);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setTextFormat(Qt::PlainText);
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_place);
    bar->addWidget(all);
    bar->addWidget(none);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_back);
    bar->addWidget(m_apply);
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_hits, 1);
    connect(all, &QToolButton::clicked, this, [this] { m_hits->hits().tickShown(true); });
    connect(none, &QToolButton::clicked, this, [this] { m_hits->hits().tickShown(false); });
    connect(m_apply, &QPushButton::clicked, this, &PseudonymPage::apply);
    connect(m_back, &QPushButton::clicked, this, &PseudonymPage::takeBack);
    return widget;
}

void PseudonymPage::start(const QString& name)
{
    showPanel(nullptr);
    m_table->begin(name);
}

void PseudonymPage::startRedacting(const QString& words)
{
    showPanel(m_redaction);
    m_redaction->askForWords(words);
}

void PseudonymPage::refresh(const Changes& changes)
{
    if (!changes.isEmpty())
        m_whenShown->refresh();
}

void PseudonymPage::reload()
{
    const auto rows = m_session.project().read([](const Read& db) { return pseudonyms::all(db); });
    if (!m_session.notices().accept(rows))
        return;
    m_table->setRows(*rows);
    m_soon->start();
    showCounts();
}

void PseudonymPage::search()
{
    const auto asked = ++m_searches;
    if (m_table->rows().empty()) {
        take(std::vector<FoundName>());
        return;
    }
    readAside(
        m_session, this, tr("Looking for names"),
        [key = m_table->rows()](const Read& db) {
            return fields::all(db).and_then([&](const std::vector<FieldText>& texts) { return pseudonyms::search(texts, key, context); });
        },
        [this, asked](const Result<std::vector<FoundName>>& found) {
            if (asked == m_searches)
                take(found);
        });
}

void PseudonymPage::take(const Result<std::vector<FoundName>>& found)
{
    if (!m_session.notices().accept(found))
        return;
    QStringList places;
    for (const auto& hit : *found)
        if (!places.contains(hit.place))
            places << hit.place;
    const auto chosen = m_place->currentData().toString();
    {
        const QSignalBlocker quiet(m_place);
        m_place->clear();
        m_place->addItem(tr("All places"), QString());
        for (const auto& place : places)
            m_place->addItem(place, place);
        m_place->setCurrentIndex(std::max(0, m_place->findData(chosen)));
    }
    m_hits->hits().setHits(*found);
    filter();
}

void PseudonymPage::filter()
{
    std::vector<PseudonymId> ids;
    for (const auto& row : m_table->selected())
        ids.push_back(row.id);
    m_hits->hits().setFilter(std::move(ids), m_place->currentData().toString());
    showCounts();
}

void PseudonymPage::showCounts()
{
    const auto& hits = m_hits->hits();
    const auto ticked = hits.ticked().size();
    const bool writable = !m_session.project().isReadOnly();
    m_count->setText(m_table->rows().empty()    ? tr("Add a name, or let names be proposed.")
                         : hits.all().empty()   ? tr("None of the names stands in the study.")
                         : hits.rowCount() == 0 ? tr("What is selected stands nowhere in the study.")
                                                : tr("%1 of %n place(s) ticked", nullptr, hits.rowCount()).arg(ticked));
    m_count->setToolTip(m_count->text());
    m_apply->setEnabled(writable && ticked > 0);
    const auto chosen = m_table->selected();
    const auto& of = chosen.empty() ? m_table->rows() : chosen;
    m_back->setEnabled(writable && std::any_of(of.begin(), of.end(), [](const Pseudonym& row) { return row.places > 0; }));
}

void PseudonymPage::propose()
{
    const auto added = m_session.project().perform(tr("Propose pseudonyms"), [](Edit& db) -> Result<int> {
        const auto rows = pseudonyms::proposals(db);
        for (const auto& row : rows)
            if (const auto done = pseudonyms::add(db, row); !done)
                return fail(done);
        return int(rows.size());
    });
    if (!m_session.notices().accept(added))
        return;
    if (*added > 0)
        m_session.notices().done(tr("Added %n pseudonym(s); change them in the table as you like.", nullptr, *added));
    else
        m_session.notices().say(tr("All speakers and cases have a pseudonym already."));
}

void PseudonymPage::importFile()
{
    auto* chooser = new QFileDialog(this, tr("Pseudonyms"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("Tables and keys (*.csv *.tsv *.txt *.counterpoint-key)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& path) {
        showPanel(nullptr);
        m_key->bring(path);
    });
    chooser->open();
}

void PseudonymPage::exportKey()
{
    showPanel(m_key);
    m_key->askForExport();
}

void PseudonymPage::deleteKey()
{
    if (m_table->rows().empty()) {
        m_session.notices().say(tr("There is no key: no name has a pseudonym."));
        return;
    }
    showPanel(m_redaction);
    m_redaction->askForKey(m_table->rows());
}

void PseudonymPage::redact()
{
    const auto rows = m_table->selected();
    if (rows.empty()) {
        m_session.notices().say(
            tr("Select the names in the table first. Any other words are redacted from the text: select them there, and "
               "choose “Redact for good” in the menu."));
        return;
    }
    showPanel(m_redaction);
    m_redaction->askForNames(rows);
}

void PseudonymPage::removeRows() { m_table->removeSelected(); }

void PseudonymPage::apply()
{
    const auto places = m_hits->hits().ticked();
    const auto done =
        m_session.project().perform(tr("Replace names by pseudonyms"), [&](Edit& db) { return pseudonyms::apply(db, places); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Replaced names in %n place(s).", nullptr, done->places));
}

void PseudonymPage::takeBack()
{
    const auto rows = m_table->selected();
    const auto done = m_session.project().perform(tr("Take pseudonyms back"), [&](Edit& db) -> Result<Replaced> {
        if (rows.empty())
            return pseudonyms::takeBack(db);
        Replaced all;
        for (const auto& row : rows) {
            const auto one = pseudonyms::takeBack(db, row.id);
            if (!one)
                return one;
            all.places += one->places;
            all.left += one->left;
        }
        return all;
    });
    if (!m_session.notices().accept(done))
        return;
    const auto back = tr("Put names back in %n place(s).", nullptr, done->places);
    m_session.notices().done(done->left == 0 ? back
                                             : tr("%1 %2").arg(back, tr("%n place(s) were edited since and stay.", nullptr, done->left)));
}

void PseudonymPage::showPanel(QWidget* panel)
{
    for (auto* each : std::initializer_list<QWidget*>{m_key, m_redaction})
        if (each != panel)
            each->hide();
    if (!panel && isVisible())
        m_table->view().setFocus();
}

void PseudonymPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

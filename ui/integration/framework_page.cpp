#include "ui/integration/framework_page.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "core/report/framework_file.h"
#include "ui/integration/cell_passages.h"
#include "ui/integration/framework_model.h"
#include "ui/integration/framework_table.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

FrameworkPage::FrameworkPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "frameworkTitle", tr("Framework matrix")))
    , m_counts(named(new QLabel, "frameworkCounts", tr("How much is written")))
    , m_nextStale(named(new QToolButton, "frameworkNextStale", tr("Go to the next summary that is to be looked at")))
    , m_table(named(new FrameworkTable, "frameworkTable", tr("Framework matrix")))
    , m_passages(new CellPassages(session))
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_table, 1);
    connectParts();
}

QLayout* FrameworkPage::buildBar()
{
    m_nextStale->setIcon(icon("dialog-warning"));
    m_nextStale->setText(tr("Next"));
    m_nextStale->setToolTip(tr("To the next summary whose passages changed since it was written"));
    auto* change = named(new QToolButton, "frameworkChange", tr("Change name and themes"));
    change->setIcon(icon("document-edit"));
    change->setText(tr("Themes…"));
    change->setToolTip(tr("Another name, other themes"));
    change->setEnabled(!m_session.project().isReadOnly());
    auto* out = named(new QToolButton, "frameworkExport", tr("Export the matrix…"));
    out->setIcon(icon("document-export"));
    out->setText(tr("Export…"));
    out->setToolTip(tr("As a spreadsheet, or as a Word document with the linked passages"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(m_title);
    bar->addWidget(m_counts, 1);
    for (auto* button : {m_nextStale, change, out}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    connect(m_nextStale, &QToolButton::clicked, this, &FrameworkPage::goToStale);
    connect(change, &QToolButton::clicked, this, [this] {
        commit();
        Q_EMIT changeWanted(m_table->cells().matrix().framework);
    });
    connect(out, &QToolButton::clicked, this, &FrameworkPage::askForExport);
    return bar;
}

void FrameworkPage::connectParts()
{
    connect(m_table, &FrameworkTable::currentCellChanged, this, &FrameworkPage::readPassages);
    connect(m_table, &FrameworkTable::written, this, &FrameworkPage::write);
    connect(m_table, &FrameworkTable::passagesWanted, m_passages, &CellPassages::focusList);
    connect(m_table, &FrameworkTable::passageWanted, this, &FrameworkPage::linkPlace);
    connect(m_table, &FrameworkTable::linkFollowed, this, &FrameworkPage::follow);
    connect(m_table, &FrameworkTable::moveThemeWanted, this, [this](FrameworkThemeId theme, int position) {
        m_session.notices().accept(
            m_session.project().perform(tr("Move a theme"), [&](Edit& db) { frameworks::moveTheme(db, theme, position); }));
    });
    connect(m_table, &FrameworkTable::removeThemeWanted, this, [this](FrameworkThemeId theme) {
        const auto done =
            m_session.project().perform(tr("Take a theme out of the matrix"), [&](Edit& db) { frameworks::removeTheme(db, theme); });
        if (m_session.notices().accept(done))
            m_session.notices().done(tr("Took the theme out of the matrix, with what was written on it."));
    });
    connect(m_passages, &CellPassages::linkWanted, this, &FrameworkPage::link);
    connect(m_passages, &CellPassages::lookedAt, this, &FrameworkPage::confirm);
    connect(m_passages, &CellPassages::readingWanted, this, &FrameworkPage::readAll);
    connect(m_passages, &CellPassages::left, m_table, &FrameworkTable::beginWriting);
}

QWidget& FrameworkPage::evidence() const { return *m_passages; }

void FrameworkPage::show(FrameworkId id)
{
    commit();
    m_id = id;
    reread();
}

void FrameworkPage::commit() { m_table->commit(); }

void FrameworkPage::reread()
{
    if (!m_id.isValid())
        return;
    const int number = ++m_asked;
    const auto read = [id = m_id, viewer = m_session.coder()](const Read& db) {
        return frameworks::matrix(db, id, coders::seenBy(db, viewer));
    };
    readAside(m_session, this, tr("Read the framework matrix"), read, [this, number](Result<FrameworkMatrix> matrix) {
        if (number == m_asked && m_session.notices().accept(matrix))
            take(std::move(*matrix));
    });
}

void FrameworkPage::take(FrameworkMatrix matrix)
{
    const auto cells = matrix.rows.size() * matrix.framework.themes.size();
    m_title->setText(matrix.framework.name);
    QStringList said{tr("%1 of %n cell(s) written", nullptr, int(cells)).arg(matrix.written())};
    if (matrix.stale() > 0)
        said << tr("%n to be looked at", nullptr, matrix.stale());
    m_counts->setText(said.join(QStringLiteral(", ")));
    m_nextStale->setVisible(matrix.stale() > 0);
    m_table->setMatrix(std::move(matrix));
}

QString FrameworkPage::nameOf(const FrameworkCellRef& ref) const
{
    const auto& cells = m_table->cells();
    const auto index = cells.indexOf(ref);
    if (!index.isValid())
        return {};
    return tr("%1 · %2").arg(cells.matrix().rows[std::size_t(index.row())].title,
                             cells.matrix().framework.themes[std::size_t(index.column())].title);
}

void FrameworkPage::readPassages()
{
    const int number = ++m_askedPassages;
    const auto ref = m_table->current();
    if (!ref.theme.isValid()) {
        m_passages->show({}, {}, {});
        return;
    }
    const auto read = [id = m_id, ref, viewer = m_session.coder()](const Read& db) {
        return frameworks::passages(db, id, ref, coders::seenBy(db, viewer));
    };
    readAside(m_session, this, tr("Read the passages of a cell"), read, [this, number, ref](Result<std::vector<FrameworkPassage>> found) {
        const auto* cell = m_table->cells().cell(m_table->cells().indexOf(ref));
        if (number == m_askedPassages && cell && found)
            m_passages->show(nameOf(ref), *cell, std::move(*found));
    });
}

void FrameworkPage::write(const FrameworkCellRef& ref, const QString& text)
{
    const auto done = m_session.project().perform(tr("Summary of “%1”").arg(nameOf(ref)),
                                                  [&](Edit& db) { return frameworks::write(db, m_id, ref, text); });
    m_session.notices().accept(done);
}

void FrameworkPage::link(bool withWords)
{
    if (const auto* passage = m_passages->current())
        insertLink(FrameworkPassage(*passage), withWords);
    m_table->beginWriting();
}

void FrameworkPage::linkPlace(int place)
{
    if (const auto* passage = m_passages->at(place))
        insertLink(FrameworkPassage(*passage), false);
    m_table->beginWriting();
}

void FrameworkPage::insertLink(const FrameworkPassage& passage, bool withWords)
{
    if (passage.state == FrameworkPassage::State::Gone || m_session.project().isReadOnly())
        return;
    const auto before = m_table->writing();
    if (!before.ref.theme.isValid())
        return;
    auto words = withWords ? tr("“%1” ").arg(passage.text.simplified()) : QString();
    if (before.position > 0 && !before.text[before.position - 1].isSpace())
        words.prepend(u' ');
    auto text = before.text;
    text.insert(before.position, words);
    const auto at = before.position + words.size();
    const auto number = m_session.project().perform(tr("Link a passage to “%1”").arg(nameOf(before.ref)), [&](Edit& db) {
        return frameworks::link(db, m_id, before.ref, text, at, passage.source, passage.span);
    });
    if (!m_session.notices().accept(number))
        return;
    const auto mark = frameworks::markOf(*number);
    m_table->takeInserted(before, words + mark, text.insert(at, mark));
}

void FrameworkPage::follow(const FrameworkCellRef& ref, int number)
{
    commit();
    const auto* cell = m_table->cells().cell(m_table->cells().indexOf(ref));
    if (!cell)
        return;
    for (const auto& each : cell->links)
        if (each.number == number && each.source.isValid())
            return m_session.navigator().go({Place::Workspace::Code, Entity::Source, each.source.value(), each.span});
    m_session.notices().say(tr("The passage that this led to is no longer in the study."));
}

void FrameworkPage::confirm()
{
    commit();
    const auto ref = m_table->current();
    const auto done =
        m_session.project().perform(tr("Looked at “%1”").arg(nameOf(ref)), [&](Edit& db) { return frameworks::confirm(db, m_id, ref); });
    if (m_session.notices().accept(done))
        m_table->setFocus();
}

void FrameworkPage::readAll()
{
    const auto& cells = m_table->cells();
    const auto index = cells.indexOf(m_table->current());
    if (!index.isValid() || cells.matrix().framework.themes[std::size_t(index.column())].path.isEmpty())
        return;
    m_session.navigator().go(Place::ofQuery(
        frameworks::queryFor(cells.matrix().framework, std::size_t(index.column()), cells.matrix().rows[std::size_t(index.row())])));
}

void FrameworkPage::goToStale()
{
    const auto& cells = m_table->cells();
    const auto now = cells.indexOf(m_table->current());
    const int columns = cells.columnCount();
    const int count = cells.rowCount() * columns;
    const int from = now.isValid() ? now.row() * columns + now.column() : -1;
    for (int step = 1; step <= count; ++step) {
        const int at = (from + step) % count;
        const auto index = cells.index(at / columns, at % columns);
        if (!cells.cell(index)->isStale())
            continue;
        m_table->setCurrent(cells.ref(index));
        m_table->setFocus();
        return;
    }
}

void FrameworkPage::askForExport()
{
    commit();
    const QStringList filters{tr("Spreadsheet (*.xlsx)"), tr("Word document (*.docx)"), tr("Comma-separated values (*.csv)")};
    auto* chooser = new QFileDialog(this, tr("Export the framework matrix"), {}, filters.join(QStringLiteral(";;")));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("xlsx"));
    auto name = m_table->cells().matrix().framework.name;
    chooser->selectFile(name.replace(u'/', u'-') + QStringLiteral(".xlsx"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser, filters](const QString& filter) {
        const QStringList suffixes{QStringLiteral("xlsx"), QStringLiteral("docx"), QStringLiteral("csv")};
        if (const auto at = filters.indexOf(filter); at >= 0)
            chooser->setDefaultSuffix(suffixes[at]);
    });
    connect(chooser, &QFileDialog::fileSelected, this, &FrameworkPage::exportTo);
    chooser->open();
}

void FrameworkPage::exportTo(const QString& path)
{
    const auto written = m_session.project().read([&](const Read& db) {
        return frameworks::matrix(db, m_id).and_then(
            [&](const FrameworkMatrix& matrix) { return report::writeFramework(db, matrix, path); });
    });
    if (!m_session.notices().accept(written))
        return;
    auto words = tr("Exported the matrix to “%1”.").arg(QFileInfo(path).fileName());
    if (written->cut > 0)
        words += u' ' + tr("%n text(s) were longer than a cell can hold and are cut; .csv holds them whole.", nullptr, written->cut);
    m_session.notices().say(words);
}

} // namespace counterpoint::ui

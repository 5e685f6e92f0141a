#include "ui/coding/source_pane.h"
#include "core/project/project.h"
#include "ui/coding/source_model.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int leastWithNumbers = 26; ///< characters, where words and codings are shown
} // namespace

SourcePane::SourcePane(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_filter(named(new QLineEdit, "sourceFilter", tr("Filter the sources")))
    , m_tree(named(new QTreeView, "sourceTree", tr("Sources")))
    , m_model(new SourceModel(this))
{
    m_filter->setPlaceholderText(tr("Filter sources"));
    m_filter->setClearButtonEnabled(true);
    auto* import = named(new QToolButton, "importTranscriptsButton", tr("Import transcripts…"));
    import->setIcon(icon("document-import"));
    import->setToolTip(tr("Import transcripts…"));
    import->setAutoRaise(true);
    import->setEnabled(!session.project().isReadOnly());
    m_tree->setModel(m_model);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(12);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setItemsExpandable(true);
    m_tree->setEditTriggers(session.project().isReadOnly() ? QAbstractItemView::NoEditTriggers : QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setMinimumSectionSize(20);
    m_tree->header()->setResizeContentsPrecision(0); // each count that changes would measure a thousand rows
    m_tree->installEventFilter(this);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 4, 4);
    bar->addWidget(m_filter, 1);
    bar->addWidget(import);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);
    column->addWidget(participantsOnly());
    connect(import, &QToolButton::clicked, this, &SourcePane::importWanted);
    connect(m_filter, &QLineEdit::textChanged, this, &SourcePane::filter);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &SourcePane::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_choosing && current().isValid())
            Q_EMIT chosen(current());
    });
    connect(m_model, &SourceModel::renameWanted, this, &SourcePane::rename, Qt::QueuedConnection);
}

QWidget* SourcePane::participantsOnly()
{
    const auto sentence = tr("Counts, passages and hits leave out what interviewers and moderators say.");
    auto* choice =
        named(new QCheckBox(tr("Leave interviewers\nout of counts")), "participantsOnly", tr("Leave interviewers out of counts"));
    choice->setChecked(settings::participantsOnly());
    choice->setToolTip(tr("Words, codings, passages and hits count where a participant or an unknown voice begins to speak. Who is an "
                          "interviewer or moderator is set at the name beside the text."));
    auto* said = named(new QLabel(sentence), "participantsOnlySentence", sentence);
    said->setWordWrap(true);
    said->setVisible(choice->isChecked());
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(6, 4, 0, 6); // at 200 % all of it is needed
    column->setSpacing(2);
    column->addWidget(choice);
    column->addWidget(said);
    connect(choice, &QCheckBox::toggled, this, [this, said](bool only) {
        settings::setParticipantsOnly(only);
        said->setVisible(only);
        Q_EMIT participantsOnlyChanged(only);
    });
    return box;
}

const Source* SourcePane::find(SourceId id) const
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(), [id](const Source& source) { return source.id == id; });
    return found == m_sources.end() ? nullptr : &*found;
}

SourceId SourcePane::current() const { return SourceModel::idAt(m_tree->currentIndex()); }

void SourcePane::setCurrent(SourceId id)
{
    const auto index = m_model->indexOf(id);
    if (!index.isValid() || current() == id)
        return;
    m_choosing = true;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_choosing = false;
}

void SourcePane::setSources(const std::vector<Source>& sources)
{
    const auto kept = current();
    m_choosing = true;
    m_sources = sources;
    m_model->setSources(sources);
    m_tree->expandAll();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_tree->setFirstColumnSpanned(row, {}, true);
    m_choosing = false;
    setCurrent(kept);
    filter(m_filter->text());
}

void SourcePane::updateSources(const std::vector<Source>& sources)
{
    auto* header = m_tree->header();
    const auto fit = [header](QHeaderView::ResizeMode mode) {
        for (int column = 1; column < header->count(); ++column)
            header->setSectionResizeMode(column, mode);
    };
    fit(QHeaderView::Fixed); // measured once, not for each source
    for (const auto& source : sources) {
        const auto known = std::find_if(m_sources.begin(), m_sources.end(), [&](const Source& each) { return each.id == source.id; });
        if (known == m_sources.end())
            continue;
        *known = source;
        m_model->updateSource(source);
    }
    fit(QHeaderView::ResizeToContents);
}

void SourcePane::filter(const QString& text)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto group = m_model->index(row, 0);
        bool any = false;
        for (int i = 0; i < m_model->rowCount(group); ++i) {
            const bool shown = m_model->index(i, 0, group).data().toString().contains(text.trimmed(), Qt::CaseInsensitive);
            m_tree->setRowHidden(i, group, !shown);
            any = any || shown;
        }
        m_tree->setRowHidden(row, {}, !any);
    }
}

void SourcePane::rename(SourceId id, const QString& name)
{
    const auto* source = find(id);
    if (!source || name.trimmed() == source->name)
        return;
    m_session.notices().accept(m_session.project().perform(tr("Rename source “%1” to “%2”").arg(source->name, name.trimmed()),
                                                           [&](Edit& db) { return sources::rename(db, id, name); }));
}

void SourcePane::setStrand(const Source& source, Strand strand)
{
    m_session.notices().accept(
        m_session.project().perform(tr("Strand of “%1”").arg(source.name), [&](Edit& db) { sources::setStrand(db, source.id, strand); }));
}

void SourcePane::remove(const Source& source)
{
    const auto done =
        m_session.project().perform(tr("Remove source “%1”").arg(source.name), [&](Edit& db) { sources::remove(db, source.id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(source.codings > 0 ? tr("Removed “%1” and its %n coding(s).", nullptr, source.codings).arg(source.name)
                                                    : tr("Removed “%1”.").arg(source.name));
}

void SourcePane::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool writable = !m_session.project().isReadOnly();
    menu->addAction(icon("document-import"), tr("&Import transcripts…"), this, &SourcePane::importWanted)->setEnabled(writable);
    if (const auto* found = find(SourceModel::idAt(m_tree->indexAt(position)))) {
        const Source source = *found;
        menu->addSeparator();
        auto* renamed =
            menu->addAction(icon("edit-rename"), tr("&Rename"), this, [this] { m_tree->edit(m_tree->currentIndex().siblingAtColumn(0)); });
        renamed->setShortcut(Qt::Key_F2);
        menu->addAction(icon("note"), tr("M&emos"), this, [this, id = source.id] { Q_EMIT memosWanted(id); });
        auto* strands = menu->addMenu(tr("&Strand"));
        for (const auto strand : {Strand::Interviews, Strand::FocusGroups, Strand::Survey, Strand::Documents}) {
            auto* act = strands->addAction(strandName(strand), this, [this, source, strand] { setStrand(source, strand); });
            act->setCheckable(true);
            act->setChecked(source.strand == strand);
        }
        menu->addAction(icon("kr_comparedirs"), tr("&Compare with the text as imported"), this,
                        [this, source] { Q_EMIT compareWanted(source.id); });
        auto* gone = menu->addAction(icon("edit-delete"), tr("Re&move"), this, [this, source] { remove(source); });
        gone->setShortcut(Qt::Key_Delete);
        for (auto* act : {renamed, strands->menuAction(), gone})
            act->setEnabled(writable);
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

/// The names come first: a narrow pane has no room for numbers beside them.
void SourcePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_tree->setColumnHidden(column, width() < fontMetrics().averageCharWidth() * (leastWithNumbers + column));
}

bool SourcePane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete || m_session.project().isReadOnly())
        return QWidget::eventFilter(watched, event);
    if (const auto* source = find(current()))
        remove(Source(*source));
    return true;
}

} // namespace counterpoint::ui

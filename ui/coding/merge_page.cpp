#include "ui/coding/merge_page.h"
#include "core/merge/merge_aside.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

namespace counterpoint::ui {

namespace {

enum Column { Thing, Field, Ours, Theirs, Outcome };
constexpr qsizetype mostShown = 200; ///< characters of a value; the rest is in its tooltip
constexpr int mostRows = 20'000;

QString shortened(const QString& words)
{
    const auto line = words.simplified();
    return line.size() <= mostShown ? line : line.left(mostShown - 1) + u'…';
}

} // namespace

MergePage::MergePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_said(named(new QLabel, "mergeSaid", tr("What the copy has otherwise")))
    , m_tree(named(new QTreeWidget, "mergeDifferences", tr("Differences")))
    , m_merge(named(new QPushButton(tr("Merge")), "mergeNow", tr("Merge")))
{
    auto* back = named(new QToolButton, "mergeBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text, and merge nothing (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &MergePage::leave);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_tree->setHeaderLabels({tr("What"), tr("Field"), tr("Here"), tr("In the copy"), tr("What happens")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Thing, QHeaderView::Stretch);
    connect(m_merge, &QPushButton::clicked, this, &MergePage::merge);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back, 0, Qt::AlignTop);
    bar->addWidget(m_said, 1);
    bar->addWidget(m_merge, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    connect(&m_session.jobs(), &Jobs::changed, this, &MergePage::workEnded);
}

void MergePage::askForCopy()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("The other coder's copy of this study"),
                                                   QFileInfo(m_session.project().path()).absolutePath(), tr("Studies (*.counterpoint)"));
    if (!path.isEmpty())
        show(path);
}

void MergePage::show(const QString& path)
{
    auto ours = m_session.project().read([&](const Read& db) { return merge::describe(db, m_session.project().path()); });
    if (!m_session.notices().accept(ours))
        return;
    m_session.jobs().run(
        this, tr("Compare the two copies"),
        [ours = *ours, path](const Progress& progress) { return merge::openOther(ours, path, progress); },
        [this](Result<merge::OtherCopy> other) {
            if (!m_session.notices().accept(other))
                return;
            leaveWork();
            m_other = std::make_shared<const merge::OtherCopy>(std::move(*other));
            m_choices = {};
            compare();
        });
}

template <class Work, class Finished>
void MergePage::aside(const QString& title, Work work, Finished finished)
{
    auto stop = std::make_shared<std::atomic<bool>>(false);
    m_work = stop;
    const merge::Merger merger{m_session.project().path(), m_session.coder(), m_session.coderName()};
    m_session.jobs().run(
        this, title,
        [merger, work, other = m_other, stop = std::move(stop)](const Progress& progress) mutable {
            const auto ended = qScopeGuard([&] { stop.reset(); });
            return work(merger, *other, Progress([&](qint64 done, qint64 total) { return !*stop && progress.at(done, total); }));
        },
        [this, finished, other = m_other](auto&& result) {
            if (m_other == other)
                finished(std::move(result));
        });
    refreshButtons();
}

/// Also where it was cancelled, of which nobody else hears.
void MergePage::workEnded()
{
    if (isBusy())
        return;
    m_isMerging = false;
    refreshButtons();
    if (std::exchange(m_comparesAgain, false) && m_other)
        compare();
}

void MergePage::refreshButtons()
{
    m_merge->setEnabled(!isBusy() && !m_merged.differences.empty());
    m_tree->setEnabled(!m_isMerging);
}

/// The merge itself, in a copy: what is listed is what will happen.
void MergePage::compare()
{
    if (const auto running = m_work.lock()) {
        m_comparesAgain = true;
        *running = true;
        return;
    }
    aside(
        tr("Compare the two copies"),
        [choices = m_choices](const merge::Merger& merger, const merge::OtherCopy& other, const Progress& progress) {
            return merge::compareAside(merger, other, choices, progress);
        },
        [this](Result<merge::Merged> merged) {
            if (!m_session.notices().accept(merged))
                return;
            m_merged = std::move(*merged);
            fill();
            Q_EMIT wanted();
        });
}

QTreeWidgetItem* MergePage::groupCalled(const QString& name)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->data(Thing, Qt::UserRole).toString() == name)
            return m_tree->topLevelItem(i);
    auto* group = new QTreeWidgetItem(m_tree, {name});
    group->setData(Thing, Qt::UserRole, name);
    group->setFirstColumnSpanned(true);
    auto bold = m_tree->font();
    bold.setBold(true);
    group->setFont(Thing, bold);
    group->setExpanded(true);
    return group;
}

void MergePage::addChoice(QTreeWidgetItem& row, const merge::Difference& difference)
{
    auto* choice = named(new QComboBox, "mergeChoice", tr("Which counts: %1, %2").arg(difference.thing, difference.field));
    choice->addItems({tr("Ours counts"), tr("Theirs counts")});
    choice->setCurrentIndex(difference.side == merge::Side::Theirs ? 1 : 0);
    choice->setToolTip(tr("Words that do not count are kept in a memo"));
    connect(choice, &QComboBox::activated, this,
            [this, key = difference.key](int index) { m_choices.byKey[key] = index == 1 ? merge::Side::Theirs : merge::Side::Ours; });
    m_tree->setItemWidget(&row, Outcome, choice);
}

void MergePage::fill()
{
    m_tree->clear();
    int rows = 0;
    const auto conflicts = tr("Changed on both sides: please choose");
    for (const auto& each : m_merged.differences) {
        if (++rows > mostRows)
            break;
        const bool isConflict = each.outcome == merge::Difference::Outcome::Conflict;
        auto* row = new QTreeWidgetItem(groupCalled(isConflict ? conflicts : each.group));
        row->setText(Thing, isConflict ? tr("%1: %2").arg(each.group, each.thing) : each.thing);
        row->setText(Field, each.field);
        row->setText(Ours, shortened(each.ours));
        row->setText(Theirs, shortened(each.theirs));
        row->setText(Outcome, isConflict ? QString() : merge::wordsFor(each));
        row->setToolTip(Thing, each.thing);
        row->setToolTip(Outcome, merge::wordsFor(each));
        row->setToolTip(Ours, each.ours);
        row->setToolTip(Theirs, each.theirs);
        if (isConflict)
            addChoice(*row, each);
    }
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        auto* group = m_tree->topLevelItem(i);
        group->setText(Thing, tr("%1 (%2)").arg(group->data(Thing, Qt::UserRole).toString()).arg(group->childCount()));
    }
    for (const int column : {Field, Ours, Theirs, Outcome})
        m_tree->setColumnWidth(column, fontMetrics().averageCharWidth() * (column == Outcome ? 28 : column == Field ? 12 : 16));
    QStringList said;
    if (m_merged.differences.empty())
        said << tr("There is nothing to merge from “%1”: all of it is here.").arg(m_other->name);
    else
        said << tr("“%1” has %2; %3.")
                    .arg(m_other->name, tr("%n difference(s)", nullptr, int(m_merged.differences.size())),
                         tr("%n of them changed on both sides", nullptr, m_merged.conflicts()));
    if (rows > mostRows)
        said << tr("The first %1 are listed.").arg(mostRows);
    m_said->setText((said + m_merged.notes).join(u' '));
    refreshButtons();
}

void MergePage::merge()
{
    if (!m_other || isBusy())
        return;
    m_isMerging = true;
    const auto version = m_session.project().fileVersion();
    const auto label = tr("Merge “%1”").arg(m_other->name);
    aside(
        label,
        [label, choices = m_choices](const merge::Merger& merger, const merge::OtherCopy& other, const Progress& progress) {
            return merge::bringInAside(merger, label, other, choices, progress);
        },
        [this, version](Result<StepAside<merge::Merged>> merged) {
            if (!m_session.notices().accept(merged))
                return;
            if (version != m_session.project().fileVersion())
                return merge(); // somebody went on working meanwhile
            m_isMerging = true;
            const auto done = takeStep(m_session.project(), *merged, version);
            m_isMerging = false;
            if (!m_session.notices().accept(done))
                return;
            m_session.notices().done(
                tr("Merged “%1”: %2.").arg(m_other->name, tr("%n difference(s)", nullptr, int(done->differences.size()))));
            leave();
        });
}

void MergePage::leave()
{
    leaveWork();
    m_tree->clear();
    Q_EMIT left();
}

void MergePage::leaveWork()
{
    if (const auto running = m_work.lock())
        *running = true;
    m_work.reset();
    m_comparesAgain = false;
    m_other.reset();
    m_merged = {};
}

void MergePage::refresh(const Changes&)
{
    if (m_other && !m_isMerging && isVisible())
        compare();
}

void MergePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

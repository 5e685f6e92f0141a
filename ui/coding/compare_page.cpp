#include "ui/coding/compare_page.h"
#include "core/project/project.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/palette.h"
#include "ui/support/reading_font.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

// Okabe and Ito's green and vermilion, which the colour blind tell apart; line and stroke say it, too.
const QColor cameIn(0x00, 0x9e, 0x73);
const QColor wentOut(0xd5, 0x5e, 0x00);
constexpr qsizetype shownInList = 60;

QString when(const QString& at)
{
    const auto time = QDateTime::fromString(at, Qt::ISODate).toLocalTime();
    return time.isValid() ? QLocale().toString(time, QLocale::ShortFormat) : at;
}

QString inOneLine(QStringView words)
{
    auto line = words.toString().simplified();
    if (line.isEmpty() && !words.isEmpty())
        line = words.contains(u'\n') ? QStringLiteral("¶") : QStringLiteral("␣");
    return line.size() > shownInList ? line.left(shownInList - 1) + QStringLiteral("…") : line;
}

} // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "compareTitle", tr("What is compared")))
    , m_older(named(new QComboBox, "compareOlder", tr("Older version")))
    , m_newer(named(new QComboBox, "compareNewer", tr("Newer version")))
    , m_count(named(new QLabel, "compareCount", tr("How many changes there are")))
    , m_previous(named(new QToolButton, "comparePrevious", tr("Previous change")))
    , m_next(named(new QToolButton, "compareNext", tr("Next change")))
    , m_text(named(new QPlainTextEdit, "compareText", tr("Both versions as one text")))
    , m_list(named(new QListWidget, "compareChanges", tr("Changes")))
{
    buildBar();
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    useReadingFont(*m_text);
    m_text->document()->setDocumentMargin(16);
    m_list->setWordWrap(true);
    m_list->setToolTip(tr("Enter leads to the place in today's text"));
    auto* splitter = named(new QSplitter, "compareSplitter", tr("Text and changes"));
    splitter->addWidget(m_text);
    splitter->addWidget(m_list);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    const int character = fontMetrics().averageCharWidth();
    splitter->setSizes({character * 90, character * 40});
    static_cast<QVBoxLayout*>(layout())->addWidget(splitter, 1);
    m_list->setAlternatingRowColors(true); // each change has three lines
    connect(m_list, &QListWidget::currentRowChanged, this, &ComparePage::goTo);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const auto row = m_list->currentRow(); row >= 0 && m_newer->currentData().toInt() == 0)
            Q_EMIT chosen(m_source, m_unified.changes[std::size_t(row)].after);
    });
}

void ComparePage::buildBar()
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* back = named(new QToolButton, "compareBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    m_previous->setIcon(icon("go-up"));
    m_previous->setToolTip(tr("Previous change (Shift+F7)"));
    m_next->setIcon(icon("go-down"));
    m_next->setToolTip(tr("Next change (F7)"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_older);
    bar->addWidget(new QLabel(QStringLiteral("→")));
    bar->addWidget(m_newer);
    bar->addWidget(m_count);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    for (auto* button : {back, m_previous, m_next})
        button->setAutoRaise(true);
    for (auto* box : {m_older, m_newer}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        connect(box, &QComboBox::activated, this, &ComparePage::compare);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    connect(back, &QToolButton::clicked, this, &ComparePage::left);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
}

void ComparePage::show(SourceId source)
{
    m_source = source;
    m_older->clear();
    m_newer->clear();
    reload();
    m_list->setFocus();
}

void ComparePage::refresh(const Changes& changes)
{
    if (!isVisible() || !m_source.isValid())
        return;
    const auto& gone = changes.of(Entity::Source).deleted;
    if (std::binary_search(gone.begin(), gone.end(), m_source.value()))
        Q_EMIT left();
    else if (changes.touches(Entity::Source, m_source.value()))
        reload();
}

void ComparePage::reload()
{
    const auto read = m_session.project().read([this](const Read& db) -> Result<std::pair<Source, TextHistory>> {
        const auto source = sources::byId(db, m_source);
        if (!source)
            return fail(source);
        return std::pair(*source, TextHistory::read(db, m_source));
    });
    if (!m_session.notices().accept(read))
        return;
    m_title->setText(read->first.name);
    m_history = std::make_shared<const TextHistory>(read->second);
    fillVersions();
    compare();
}

/// The older version that was chosen stays chosen, by its step, since numbers count from the newest.
void ComparePage::fillVersions()
{
    const auto& versions = m_history->versions();
    for (auto* box : {m_older, m_newer}) {
        const auto kept = box->currentData(Qt::UserRole + 1);
        const QSignalBlocker quiet(box);
        box->clear();
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const auto& version = versions[i];
            const auto name = i + 1 == versions.size() ? tr("As imported, %1").arg(when(version.at))
                : i == 0                               ? tr("Now: %1, %2").arg(version.label, version.coder)
                                                       : tr("%1: %2, %3").arg(when(version.at), version.label, version.coder);
            box->addItem(name, int(i));
            box->setItemData(box->count() - 1, qlonglong(version.step.value()), Qt::UserRole + 1);
        }
        const auto found = kept.isValid() && box->count() > 0 ? box->findData(kept, Qt::UserRole + 1) : -1;
        box->setCurrentIndex(box == m_newer ? 0 : found >= 0 ? found : box->count() - 1);
    }
}

ComparePage::Unified ComparePage::unify(const TextHistory& history, std::size_t older, std::size_t newer)
{
    Unified unified;
    unified.changes = history.compare(older, newer);
    const auto before = history.text(older);
    const auto after = history.text(newer);
    const TextIndex beforeIndex(before);
    const TextIndex afterIndex(after);
    qsizetype at = 0;
    for (const auto& change : unified.changes) {
        const auto start = afterIndex.toUtf16(change.after.start);
        unified.text += QStringView(after).sliced(at, start - at);
        Unified::Mark mark;
        mark.start = unified.text.size();
        unified.text += beforeIndex.slice(before, change.before);
        mark.removedEnd = unified.text.size();
        unified.text += afterIndex.slice(after, change.after);
        mark.end = unified.text.size();
        unified.marks.push_back(mark);
        at = afterIndex.toUtf16(change.after.end);
    }
    unified.text += QStringView(after).sliced(at);
    return unified;
}

void ComparePage::compare()
{
    // The older one is further down the list; the other way round it is still a comparison of the older with the newer.
    const auto one = std::size_t(std::max(m_older->currentIndex(), 0));
    const auto other = std::size_t(std::max(m_newer->currentIndex(), 0));
    m_session.jobs().run(
        this, tr("Comparing versions"),
        [history = m_history, one, other](const Progress&) -> Result<Unified> {
            return unify(*history, std::max(one, other), std::min(one, other));
        },
        [this, history = m_history](Result<Unified> unified) {
            if (history == m_history)
                take(std::move(*unified));
        });
}

void ComparePage::take(Unified unified)
{
    m_unified = std::move(unified);
    m_text->setPlainText(m_unified.text);
    paintMarks();
    fillList();
    const auto count = int(m_unified.changes.size());
    m_count->setText(count == 0 ? tr("No differences") : tr("%n change(s)", nullptr, count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    Q_EMIT compared();
}

void ComparePage::paintMarks()
{
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setBackground(highlight(wentOut, palette()));
    QTextCharFormat added;
    added.setFontUnderline(true);
    added.setBackground(highlight(cameIn, palette()));
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    const auto mark = [&](qsizetype from, qsizetype to, const QTextCharFormat& format) {
        cursor.setPosition(int(from));
        cursor.setPosition(int(to), QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    };
    for (const auto& each : m_unified.marks) {
        mark(each.start, each.removedEnd, removed);
        mark(each.removedEnd, each.end, added);
    }
    cursor.endEditBlock();
}

QString ComparePage::whoMade(const VersionChange& change) const
{
    if (!change.by)
        return tr("not recorded by whom");
    const auto& version = m_history->versions()[*change.by];
    return tr("%1, %2").arg(version.coder.isEmpty() ? tr("somebody") : version.coder, when(version.at));
}

void ComparePage::fillList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (std::size_t i = 0; i < m_unified.changes.size(); ++i) {
        const auto& mark = m_unified.marks[i];
        const QStringView text(m_unified.text);
        QStringList lines;
        if (const auto out = text.sliced(mark.start, mark.removedEnd - mark.start); !out.isEmpty())
            lines << QStringLiteral("− ") + inOneLine(out);
        if (const auto in = text.sliced(mark.removedEnd, mark.end - mark.removedEnd); !in.isEmpty())
            lines << QStringLiteral("+ ") + inOneLine(in);
        lines << whoMade(m_unified.changes[i]);
        m_list->addItem(lines.join(u'\n'));
    }
}

void ComparePage::goTo(int change)
{
    if (change < 0 || std::size_t(change) >= m_unified.marks.size())
        return;
    const auto& mark = m_unified.marks[std::size_t(change)];
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(change);
    }
    QTextCursor cursor(m_text->document());
    cursor.setPosition(int(mark.start));
    cursor.setPosition(int(mark.end), QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
}

void ComparePage::step(int by)
{
    const auto count = int(m_unified.changes.size());
    if (count > 0)
        goTo(std::clamp(m_list->currentRow() + by, 0, count - 1));
}

void ComparePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (event->key() == Qt::Key_F7)
        step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void ComparePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        paintMarks();
    QWidget::changeEvent(event);
}

} // namespace counterpoint::ui

#include "ui/coding/memo_marks.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int side = 16;
constexpr qsizetype wordsShown = 300;
} // namespace

MemoMarks::MemoMarks(Session& session, TextPage& page)
    : QWidget(&page.view())
    , m_session(session)
    , m_page(page)
{
    named(this, "memoMarks", tr("Memos beside the text"));
    page.view().installEventFilter(this);
    connect(&page, &TextPage::opened, this, &MemoMarks::reload);
    connect(&page.view(), &QPlainTextEdit::updateRequest, this, [this] { update(); });
    fit();
}

void MemoMarks::reload()
{
    m_notes.clear();
    if (const auto* open = m_page.source()) {
        const auto seen = seenCoder(m_session);
        const auto onPassages = m_session.project().read([&](const Read& db) { return memos::onPassages(db, open->source.id); });
        for (const auto& memo : onPassages.value_or(std::vector<Memo>()))
            if (memos::mayBeRead(memo, seen))
                m_notes.push_back({memo.id, open->toUtf16(memo.span->start), open->toUtf16(memo.span->end),
                                   memo.title.isEmpty() ? memo.body.left(wordsShown) : memo.title + u'\n' + memo.body.left(wordsShown)});
    }
    setVisible(!m_notes.empty());
    update();
}

void MemoMarks::fit()
{
    setGeometry(0, m_page.view().viewport()->y(), side + 2, m_page.view().viewport()->height());
    raise();
}

std::vector<MemoMarks::Shown> MemoMarks::shown() const
{
    std::vector<Shown> found;
    const auto lines = m_page.view().visibleLines();
    int taken = 0;
    for (const auto& note : m_notes) {
        const auto extent = TextView::extent(lines, note.from, note.from + 1);
        if (!extent)
            continue;
        const int top = std::max(taken, extent->first + (extent->second - extent->first - side) / 2);
        found.push_back({&note, QRect(1, top, side, side)});
        taken = top + side;
    }
    return found;
}

const MemoMarks::Shown* MemoMarks::at(const std::vector<Shown>& shown, const QPoint& position) const
{
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const Shown& each) { return each.place.adjusted(-1, 0, 1, 0).contains(position); });
    return found == shown.end() ? nullptr : &*found;
}

void MemoMarks::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto note = icon("note");
    for (const auto& each : shown())
        note.paint(&painter, each.place);
}

void MemoMarks::mousePressEvent(QMouseEvent* event)
{
    const auto all = shown();
    if (const auto* each = at(all, event->pos()))
        Q_EMIT chosen(each->note->id, {mapToGlobal(each->place.topRight()), each->place.size()});
    else
        event->ignore();
}

bool MemoMarks::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const auto all = shown();
    const auto* each = at(all, help->pos());
    QToolTip::showText(help->globalPos(), each ? each->note->words : QString(), this);
    return true;
}

bool MemoMarks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

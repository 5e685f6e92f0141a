#include "ui/coding/text_view.h"
#include "ui/coding/leaded_layout.h"
#include "ui/coding/speaker_gutter.h"
#include "ui/coding/text_margins.h"
#include "ui/coding/text_view_accessible.h"
#include "ui/coding/word_moves.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/settings.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace counterpoint::ui {

namespace {
constexpr int lineCharacters = 66; ///< widest measure; between 60 and 80 is read with ease
constexpr int leastCharacters = 40;
constexpr int gutterCharacters = 13;
constexpr int gutterWithoutVoices = 2;
constexpr int widestStripes = 320;
constexpr int narrowGutter = 5; ///< in characters

/// The first line that reaches below `y`: a paragraph may have thousands of lines.
int firstLineBelow(const QTextLayout& layout, qreal y)
{
    int first = 0;
    for (int end = layout.lineCount(); first < end;) {
        const int middle = (first + end) / 2;
        if (layout.lineAt(middle).rect().bottom() < y)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}
} // namespace

TextView::TextView(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_gutter(new SpeakerGutter(*this))
    , m_stripes(new StripeMargin(*this))
{
    TextViewAccessible::install();
    named(this, "codedText", tr("Text of the source"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(2);
    viewport()->setMouseTracking(true);
    setReadingFont(settings::readingFont());
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        const bool all = dy != 0 || area.height() >= viewport()->height();
        for (QWidget* margin : {static_cast<QWidget*>(m_gutter), static_cast<QWidget*>(m_stripes)}) {
            if (all)
                margin->update();
        }
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &TextView::fitMargins);
    connect(m_gutter, &SpeakerGutter::nameChosen, this, &TextView::speakerChosen);
    connect(m_gutter, &SpeakerGutter::timeChosen, this, [this](const OpenSource::Voice& voice) {
        const auto time =
            std::lower_bound(m_times.begin(), m_times.end(), voice.at, [](const auto& each, int at) { return each.from < at; });
        if (time != m_times.end())
            Q_EMIT timeChosen(time->ms);
    });
    connect(m_stripes, &StripeMargin::resized, this, &TextView::markResized);
    connect(m_stripes, &StripeMargin::chosen, this, [this](CodingId id) {
        selectMark(id);
        setFocus();
    });
}

void TextView::setText(const QString& text)
{
    auto* document = new QTextDocument(this);
    document->setUndoRedoEnabled(false);
    document->setDocumentLayout(new LeadedLayout(document));
    document->setDefaultFont(font());
    document->setDocumentMargin(8);
    document->setPlainText(text);
    connect(document, &QTextDocument::contentsChange, this, &TextView::takeEdit);
    m_text = text;
    const QPointer<QTextDocument> before = this->document();
    setDocument(document);
    delete before;
    m_marks = {};
    m_hits.clear();
    m_selected = {};
}

void TextView::setVoices(std::vector<OpenSource::Voice> voices)
{
    const bool had = !m_voices.empty();
    m_voices = std::move(voices);
    if (had == m_voices.empty())
        fitMargins();
    m_gutter->update();
}

void TextView::setTimes(std::vector<OpenSource::Time> times) { m_times = std::move(times); }

bool TextView::setPlaying(const std::optional<Playing>& playing)
{
    if (playing == m_playing)
        return false;
    m_playing = playing;
    m_gutter->update();
    return true;
}

void TextView::setMarks(Marks marks)
{
    const int lanes = m_marks.lanes();
    m_marks = std::move(marks);
    if (lanes != m_marks.lanes())
        fitMargins();
    updateMargins();
}

void TextView::updateMargins()
{
    viewport()->update();
    m_gutter->update();
    m_stripes->update();
}

void TextView::setHits(std::vector<std::pair<int, int>> hits)
{
    m_hits = std::move(hits);
    viewport()->update();
}

void TextView::setReadingFont(const QFont& font)
{
    setFont(font);
    document()->setDefaultFont(font);
    fitMargins();
}

void TextView::selectMark(CodingId id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    viewport()->update();
    m_stripes->update();
    Q_EMIT markSelected(id);
}

void TextView::select(int from, int to)
{
    auto cursor = textCursor();
    cursor.setPosition(std::clamp(from, 0, document()->characterCount() - 1));
    cursor.setPosition(std::clamp(to, 0, document()->characterCount() - 1), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void TextView::showSpan(int from, int to)
{
    const auto lines = visibleLines();
    const bool seen = !lines.empty() && lines.front().from <= from && to <= lines.back().from;
    if (seen)
        return;
    const auto block = document()->findBlock(from);
    if (!block.isValid())
        return;
    blockBoundingGeometry(block); // lays it out
    const int line = block.firstLineNumber() + std::max(0, block.layout()->lineForTextPosition(from - block.position()).lineNumber());
    const int screenful = std::max(1, int(lines.size()));
    verticalScrollBar()->setValue(std::max(0, line - screenful / 4));
}

void TextView::setTopPosition(int position)
{
    const auto block = document()->findBlock(position);
    if (!block.isValid())
        return;
    blockBoundingGeometry(block);
    verticalScrollBar()->setValue(block.firstLineNumber()
                                  + std::max(0, block.layout()->lineForTextPosition(position - block.position()).lineNumber()));
}

std::vector<TextView::Line> TextView::visibleLines() const
{
    std::vector<Line> lines;
    for (auto block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const auto place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > viewport()->height())
            break;
        const auto* layout = block.layout();
        for (int i = firstLineBelow(*layout, -place.top()); i < layout->lineCount(); ++i) {
            const auto line = layout->lineAt(i);
            const auto rect = line.rect().translated(place.topLeft());
            if (rect.top() > viewport()->height())
                break;
            const int from = block.position() + line.textStart();
            lines.push_back({from, from + line.textLength() + (i + 1 == layout->lineCount() ? 1 : 0), rect.top(), rect.bottom(),
                             place.left(), block.position(), line});
        }
    }
    return lines;
}

std::optional<std::pair<int, int>> TextView::extent(const std::vector<Line>& lines, int from, int to)
{
    if (lines.empty() || to <= lines.front().from || from >= lines.back().to)
        return std::nullopt;
    const auto holds = [&](int position) {
        const auto after = std::upper_bound(lines.begin(), lines.end(), position, [](int at, const Line& line) { return at < line.from; });
        return after == lines.begin() ? after : std::prev(after);
    };
    const int top = from < lines.front().from ? 0 : int(holds(from)->top);
    return std::pair(top, int(std::ceil(holds(to - 1)->bottom)));
}

QRect TextView::selectionRect() const
{
    const auto cursor = textCursor();
    const auto lines = visibleLines();
    const auto found = extent(lines, cursor.selectionStart(), std::max(cursor.selectionEnd(), cursor.selectionStart() + 1));
    const auto area = viewport()->geometry();
    if (!found)
        return {area.left(), area.top(), area.width(), 0};
    return {area.left(), area.top() + found->first, area.width(), found->second - found->first};
}

void TextView::fitMargins()
{
    const int character = QFontMetrics(font()).averageCharWidth();
    const auto* bar = verticalScrollBar();
    const int barWidth = bar->sizeHint().width();
    const int room = width() - barWidth;
    const int least = character * leastCharacters;
    int gutter = character * (m_voices.empty() ? gutterWithoutVoices : gutterCharacters);
    int stripes = m_stripes->neededWidth();
    // In a narrow window the names of codes give way to the text, then the names of speakers.
    stripes = std::clamp(room - gutter - least, std::min(stripes, m_stripes->leastWidth()), stripes);
    gutter = std::clamp(room - stripes - least, std::min(gutter, character * narrowGutter), gutter);
    const int text = std::clamp(room - gutter - stripes, 1, character * lineCharacters);
    const int rest = std::max(0, room - gutter - stripes - text);
    const int right = std::min(stripes + rest, std::max(stripes, widestStripes));
    const int left = gutter + (stripes + rest - right) / 2;
    // The place of the scroll bar is kept where a short text has none: else its words would reach under the stripes.
    const int unused = bar->maximum() > bar->minimum() ? 0 : barWidth;
    setViewportMargins(left, 0, std::max(right, room - left - text) + unused, 0);
    m_gutter->setGeometry(0, 0, left, height());
    m_stripes->setGeometry(left + text, 0, room - left - text, height());
}

bool TextView::event(QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitMargins();
    if (event->type() == QEvent::InputMethod && !m_editing) {
        event->ignore(); // Qt would write what an input method sends into a text that can only be read
        return true;
    }
    if (event->type() == QEvent::PaletteChange)
        m_tints.clear();
    if (event->type() == QEvent::ApplicationFontChange)
        setReadingFont(settings::readingFont());
    return QPlainTextEdit::event(event);
}

void TextView::keyPressEvent(QKeyEvent* event)
{
    struct Move {
        QKeySequence::StandardKey key;
        QTextCursor::MoveOperation operation;
        QTextCursor::MoveMode mode;
        bool deletes;
    };
    constexpr Move moves[] = {{QKeySequence::MoveToNextWord, QTextCursor::WordRight, QTextCursor::MoveAnchor, false},
                              {QKeySequence::MoveToPreviousWord, QTextCursor::WordLeft, QTextCursor::MoveAnchor, false},
                              {QKeySequence::SelectNextWord, QTextCursor::WordRight, QTextCursor::KeepAnchor, false},
                              {QKeySequence::SelectPreviousWord, QTextCursor::WordLeft, QTextCursor::KeepAnchor, false},
                              {QKeySequence::DeleteEndOfWord, QTextCursor::NextWord, QTextCursor::KeepAnchor, true},
                              {QKeySequence::DeleteStartOfWord, QTextCursor::PreviousWord, QTextCursor::KeepAnchor, true}};
    const auto* move = std::find_if(std::begin(moves), std::end(moves), [event](const Move& each) { return event->matches(each.key); });
    auto cursor = textCursor();
    if (move == std::end(moves) || (move->deletes && (!m_editing || cursor.hasSelection())))
        return QPlainTextEdit::keyPressEvent(event);
    auto usual = cursor;
    usual.movePosition(move->operation, move->mode);
    moveByWord(cursor, move->operation, move->mode);
    if (cursor.position() == usual.position())
        return QPlainTextEdit::keyPressEvent(event);
    if (move->deletes)
        cursor.removeSelectedText();
    setTextCursor(cursor);
    event->accept();
}

bool TextView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int position = cursorForPosition(onLine(help->pos()).toPoint()).position();
        QStringList lines;
        for (const auto* mark : m_marks.touching(position, position + 1))
            lines << describe(*mark);
        QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("\n\n")), this);
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

QMimeData* TextView::createMimeDataFromSelection() const
{
    auto* selection = new QMimeData;
    selection->setText(textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    selection->setData(QLatin1String(selectionFormat), QByteArrayLiteral("1"));
    return selection;
}

bool TextView::takesCode(const QMimeData& dragged) const
{
    return dragged.hasFormat(QLatin1String(codeFormat)) && textCursor().hasSelection();
}

std::vector<CodeId> TextView::codesIn(const QMimeData& dragged)
{
    std::vector<CodeId> codes;
    for (const auto& id : dragged.data(QLatin1String(codeFormat)).split(' '))
        if (const CodeId code(id.toLongLong()); code.isValid())
            codes.push_back(code);
    return codes;
}

void TextView::dragEnterEvent(QDragEnterEvent* event)
{
    if (takesCode(*event->mimeData()))
        event->acceptProposedAction();
    else if (m_editing)
        QPlainTextEdit::dragEnterEvent(event);
    else
        event->ignore();
}

void TextView::dragMoveEvent(QDragMoveEvent* event)
{
    if (takesCode(*event->mimeData()))
        event->acceptProposedAction();
    else if (m_editing)
        QPlainTextEdit::dragMoveEvent(event);
    else
        event->ignore();
}

void TextView::dropEvent(QDropEvent* event)
{
    if (!takesCode(*event->mimeData()))
        return canInsertFromMimeData(event->mimeData()) ? dropText(*event) : event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    for (const auto code : codesIn(*event->mimeData()))
        Q_EMIT codeDropped(code);
}

} // namespace counterpoint::ui

#include "ui/coding/text_gestures.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "ui/coding/comment_box.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_margins.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/coding/unit_clicks.h"
#include "ui/coding/weight_box.h"
#include "ui/coding/word_moves.h"
#include "ui/support/icons.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QAction>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qsizetype longestInVivo = 80;
constexpr const char* possible = "possible"; ///< property of an action: enabled, unless the text is edited

/// Where a box about a coding belongs: below the part of it that is on the screen.
QRect besideMark(TextView& view, const Mark& mark)
{
    const auto extent = TextView::extent(view.visibleLines(), mark.from, mark.to).value_or(std::pair(0, 0));
    const auto area = view.viewport()->rect();
    return {view.viewport()->mapToGlobal(QPoint(area.left(), extent.first)), QSize(area.width(), extent.second - extent.first)};
}
} // namespace

TextGestures::TextGestures(Session& session, TextPage& page, CodingActs& acts, QuickCode& quick, CommentBox& comments, WeightBox& weights,
                           QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_page(page)
    , m_acts(acts)
    , m_quick(quick)
    , m_comments(comments)
    , m_weights(weights)
{
    addCodingActions();
    addMoveActions();
    addMarkActions();
    auto& view = page.view();
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&view, &QWidget::customContextMenuRequested, this, &TextGestures::showMenu);
    connect(&view, &TextView::codeDropped, this, [this](CodeId code) { codeSelection({code, {}}); });
    connect(&view, &TextView::markResized, this, &TextGestures::resize);
    connect(&view, &TextView::markSelected, this, [this](CodingId) {
        if (const auto* mark = m_page.view().selectedMark())
            Q_EMIT codeShown(mark->coding.code);
    });
    connect(&acts, &CodingActs::pinsChanged, this, &TextGestures::showPins);
    // While the text is edited its keys are letters.
    connect(&page.editing(), &TextEditing::switched, this, [this] {
        for (auto* action : std::as_const(m_actions))
            enable(*action, action->property(possible).toBool());
    });
    connect(new UnitClicks(view, this), &UnitClicks::clicked, this, [this](TextUnit unit) {
        if (m_page.source())
            selectUnit(unit);
    });
    connect(view.findChild<StripeMargin*>(), &StripeMargin::menuWanted, this, [this](const QPoint& global) { popUpMenu(global, {}); });
    connect(&page, &TextPage::filterWanted, this, &TextGestures::askForFilter);
}

QAction* TextGestures::add(const char* name, const char* iconName, const QString& text, const QList<QKeySequence>& keys, bool writes,
                           std::function<void()> act)
{
    auto* action = new QAction(iconName ? icon(iconName) : QIcon(), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    enable(*action, !writes || !m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] {
        if (m_page.source())
            act();
    });
    m_page.view().addAction(action);
    m_actions << action;
    return action;
}

void TextGestures::enable(QAction& action, bool can)
{
    action.setProperty(possible, can);
    action.setEnabled(can && !m_page.editing().isOn());
}

void TextGestures::addCodingActions()
{
    const auto key = [](const char* keys) { return QKeySequence(QLatin1String(keys)); };
    add("codeSelection", "tag", tr("Code the selection…"), {key("Return"), key("Enter")}, true, [this] { askForCode(); });
    add("codeWithLast", "view-refresh", tr("Code with the last code"), {key("Ctrl+Return"), key("Ctrl+Enter")}, true, [this] {
        if (m_acts.last().isValid())
            codeSelection({m_acts.last(), {}});
        else
            askForCode();
    });
    add("codeInVivo", "tag-new", tr("Code in vivo: the words are the code"), {key("V")}, true, [this] { codeInVivo(); });
    for (int number = 1; number <= CodingActs::mostPinned; ++number) {
        const auto name = "codePinned" + std::to_string(number);
        m_pins << add(name.c_str(), "pin", {}, {QKeySequence(QString::number(number))}, true, [this, number] { codeWithPinned(number); });
    }
    add("selectTurn", "view-conversation-balloon", tr("Select the turn; again: the next one too"), {key("T")}, false,
        [this] { selectUnit(TextUnit::Turn); });
    add("selectSentence", nullptr, tr("Select the sentence; again: the next one too"), {key("S")}, false,
        [this] { selectUnit(TextUnit::Sentence); });
    add("selectParagraph", nullptr, tr("Select the paragraph; again: the next one too"), {key("P")}, false,
        [this] { selectUnit(TextUnit::Paragraph); });
    add("selectAnswer", nullptr, tr("Select the whole answer, up to the next question; again: the next one too"), {key("A")}, false,
        [this] { selectUnit(TextUnit::Answer); });
}

void TextGestures::addMoveActions()
{
    const auto key = [](const char* keys) { return QKeySequence(QLatin1String(keys)); };
    add("nextCoding", "go-down", tr("Next coding"), {key("N")}, false, [this] { goToMark(1); });
    add("previousCoding", "go-up", tr("Previous coding"), {key("B")}, false, [this] { goToMark(-1); });
    add("leaveCoding", nullptr, tr("Choose no coding"), {key("Esc")}, false, [this] {
        m_page.view().selectMark({});
        auto cursor = m_page.view().textCursor();
        cursor.clearSelection();
        m_page.view().setTextCursor(cursor);
    });
    add("filterCoding", "view-filter", tr("Show only this code; again: only this coder; again: all"), {key("F")}, false,
        [this] { cycleFilter(); });
}

void TextGestures::addMarkActions()
{
    const auto key = [](const char* keys) { return QKeySequence(QLatin1String(keys)); };
    add("longerCoding", nullptr, tr("Lengthen the coding by a word"), {key("Shift+Alt+Right")}, true, [this] { resizeByWord(1); });
    add("shorterCoding", nullptr, tr("Shorten the coding by a word"), {key("Shift+Alt+Left")}, true, [this] { resizeByWord(-1); });
    add("startEarlierCoding", nullptr, tr("Begin the coding a word earlier"), {key("Shift+Alt+Up")}, true, [this] { moveStartByWord(-1); });
    add("startLaterCoding", nullptr, tr("Begin the coding a word later"), {key("Shift+Alt+Down")}, true, [this] { moveStartByWord(1); });
    add("recodeCoding", "document-edit", tr("Code anew…"), {key("R")}, true, [this] { askToRecode(); });
    add("commentCoding", "edit-comment", tr("Comment on the coding…"), {key("M")}, true, [this] { askForComment(); });
    add("memoOnSelection", "note", tr("Memo on the selection or the source…"), {key("Shift+M")}, true, [this] { Q_EMIT memoWanted(); });
    add("weightCoding", nullptr, tr("Weight of the coding…"), {key("W")}, true, [this] { askForWeight(); });
    add("mergeCoding", "merge", tr("Merge overlapping codings of this code"), {}, true, [this] { mergeOverlapping(); });
    add("removeCoding", "edit-delete", tr("Remove the coding"), {key("Del")}, true, [this] {
        if (const auto mark = currentMark())
            m_acts.remove(mark->coding, mark->name);
    });
}

void TextGestures::showPins()
{
    const auto& pins = m_acts.pinned();
    for (qsizetype i = 0; i < m_pins.size(); ++i) {
        const auto code = std::size_t(i) < pins.size()
            ? std::find_if(m_page.codes().begin(), m_page.codes().end(), [&](const Code& each) { return each.id == pins[std::size_t(i)]; })
            : m_page.codes().end();
        const bool there = code != m_page.codes().end();
        m_pins[i]->setVisible(there);
        enable(*m_pins[i], there && !m_session.project().isReadOnly());
        m_pins[i]->setText(there ? tr("Code with “%1”").arg(code->name) : QString());
    }
}

bool TextGestures::hasSelection()
{
    if (!m_page.selection().isEmpty())
        return true;
    m_session.notices().say(
        tr("Select a passage first: with the mouse, with Shift and the arrow keys, or with T, S and P for turn, sentence and paragraph."));
    return false;
}

QRect TextGestures::besideSelection() const
{
    auto& view = m_page.view();
    const auto rect = view.selectionRect();
    return {view.mapToGlobal(rect.topLeft()), rect.size()};
}

void TextGestures::codeSelection(const CodeChoice& choice)
{
    if (!m_page.source() || m_session.project().isReadOnly() || !hasSelection())
        return;
    const auto& source = m_page.source()->source;
    if (const auto coded = m_acts.code(source.id, source.name, m_page.selection(), choice))
        m_page.view().selectMark(*coded);
}

void TextGestures::askForCode()
{
    if (hasSelection())
        m_quick.ask({tr("Code with"), m_page.codes(), m_acts.recent(), true, {}, {}}, besideSelection(),
                    [this](const CodeChoice& choice) { codeSelection(choice); });
}

void TextGestures::askToCodeHits(const std::vector<TextSpan>& hits, const QRect& beside)
{
    if (hits.empty() || m_session.project().isReadOnly())
        return;
    m_quick.ask({tr("Code %n hit(s) with", nullptr, int(hits.size())), m_page.codes(), m_acts.recent(), true, {}, {}}, beside,
                [this, hits, source = m_page.source()->source.id](const CodeChoice& choice) { m_acts.codeHits(source, hits, choice); });
}

void TextGestures::codeInVivo()
{
    if (!hasSelection())
        return;
    auto words = m_page.source()->index.slice(m_page.source()->text, m_page.selection()).toString().simplified();
    words.replace(u'/', u'-');
    if (words.size() > longestInVivo)
        words = words.left(words.lastIndexOf(u' ', longestInVivo)) + QChar(0x2026);
    if (!words.isEmpty())
        codeSelection({{}, words});
}

void TextGestures::codeWithPinned(int number)
{
    if (std::size_t(number) <= m_acts.pinned().size())
        codeSelection({m_acts.pinned()[std::size_t(number) - 1], {}});
}

void TextGestures::selectUnit(TextUnit unit)
{
    const auto& source = *m_page.source();
    const auto selected = m_page.selection();
    const bool again = m_unit == unit && !selected.isEmpty() && selected == m_unitSelection;
    const auto position = source.index.toCodePoint(m_page.view().textCursor().selectionStart());
    const auto span = again ? extended(source, unit, selected) : unitAt(source, unit, position);
    if (span.isEmpty())
        return;
    m_page.select(span);
    m_unit = unit;
    m_unitSelection = m_page.selection();
}

std::optional<Mark> TextGestures::currentMark()
{
    auto& view = m_page.view();
    if (const auto* mark = view.selectedMark())
        return *mark;
    const auto* mark = view.marks().innermostAt(view.textCursor().selectionStart());
    if (!mark)
        return std::nullopt;
    const Mark found = *mark;
    view.selectMark(found.id());
    return found;
}

void TextGestures::goToMark(int step)
{
    auto& view = m_page.view();
    const auto& marks = view.marks().all();
    if (marks.empty())
        return;
    const auto count = std::ptrdiff_t(marks.size());
    std::ptrdiff_t at = 0;
    if (const auto* mark = view.selectedMark()) {
        at = (mark - marks.data() + step + count) % count;
    } else {
        const int cursor = view.textCursor().selectionStart();
        const auto next =
            std::find_if(marks.begin(), marks.end(), [cursor](const Mark& each) { return each.from >= cursor; }) - marks.begin();
        at = step > 0 ? next % count : (next - 1 + count) % count;
    }
    const Mark mark = marks[std::size_t(at)];
    view.select(mark.from, mark.from);
    view.showSpan(mark.from, mark.to);
    view.selectMark(mark.id());
}

void TextGestures::resize(CodingId id, int from, int to)
{
    const auto* mark = m_page.view().marks().find(id);
    if (!mark)
        return;
    const Mark found = *mark;
    const auto& source = *m_page.source();
    const auto span = snapToGraphemes(source.text, source.index, source.toSpan(from, to));
    if (!span.isEmpty() && span != found.coding.span)
        m_acts.resize(found.coding, found.name, span);
}

void TextGestures::resizeByWord(int step)
{
    const auto mark = currentMark();
    if (!mark)
        return;
    auto cursor = m_page.view().textCursor();
    cursor.setPosition(mark->to);
    if (step > 0) {
        moveByWord(cursor, QTextCursor::EndOfWord);
        if (cursor.position() <= mark->to) {
            moveByWord(cursor, QTextCursor::NextWord);
            moveByWord(cursor, QTextCursor::EndOfWord);
        }
    } else {
        const auto& text = m_page.source()->text;
        moveByWord(cursor, QTextCursor::PreviousWord);
        int end = cursor.position();
        while (end > mark->from && text[end - 1].isSpace())
            --end;
        cursor.setPosition(end);
    }
    if (cursor.position() > mark->from && cursor.position() != mark->to)
        resize(mark->id(), mark->from, cursor.position());
}

void TextGestures::moveStartByWord(int step)
{
    const auto mark = currentMark();
    if (!mark)
        return;
    auto cursor = m_page.view().textCursor();
    cursor.setPosition(mark->from);
    moveByWord(cursor, step > 0 ? QTextCursor::NextWord : QTextCursor::PreviousWord);
    if (cursor.position() < mark->to && cursor.position() != mark->from)
        resize(mark->id(), cursor.position(), mark->to);
}

void TextGestures::askToRecode()
{
    if (const auto mark = currentMark())
        m_quick.ask({tr("Instead of “%1”").arg(mark->name), m_page.codes(), m_acts.recent(), true, {}, {}},
                    besideMark(m_page.view(), *mark), [this, mark](const CodeChoice& choice) { m_acts.recode(mark->coding, choice); });
}

void TextGestures::askForComment()
{
    if (const auto mark = currentMark())
        m_comments.ask(tr("Comment on “%1”").arg(mark->name), mark->coding.comment, besideMark(m_page.view(), *mark),
                       [this, mark](const QString& text) { m_acts.comment(mark->coding, mark->name, text); });
}

void TextGestures::askForWeight()
{
    if (const auto mark = currentMark())
        m_weights.ask(tr("Weight of “%1”").arg(mark->name), mark->coding.weight, besideMark(m_page.view(), *mark),
                      [this, mark](std::optional<int> weight) { m_acts.weigh(mark->coding, mark->name, weight); });
}

void TextGestures::mergeOverlapping()
{
    if (const auto mark = currentMark())
        m_acts.mergeOverlapping(mark->coding.code, mark->name, mark->coding.source, mark->coding.coder);
}

void TextGestures::askForFilter()
{
    m_quick.ask({tr("Show only"), m_page.codes(), m_acts.recent(), false, {}, {}}, m_page.besideFilter(),
                [this](const CodeChoice& choice) { m_page.showOnlyCode(choice.code); });
}

void TextGestures::cycleFilter()
{
    if (m_page.onlyCode().isValid()) {
        const auto mark = currentMark();
        m_page.showOnlyCode({});
        if (mark)
            m_page.showOnlyCoder(mark->coding.coder);
    } else if (m_page.onlyCoder().isValid()) {
        m_page.showOnlyCoder({});
    } else if (const auto mark = currentMark()) {
        m_page.showOnlyCode(mark->coding.code);
    }
}

} // namespace counterpoint::ui

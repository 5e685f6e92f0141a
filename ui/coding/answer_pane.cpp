#include "ui/coding/answer_pane.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "ui/coding/answers_model.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QAction>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>

namespace counterpoint::ui {

AnswerPane::AnswerPane(Session& session, AnswersModel& model, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_acts(acts)
    , m_quick(quick)
    , m_title(new QLabel)
    , m_view(new TextView)
{
    named(m_view, "answerText", tr("The chosen answer in full"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setContentsMargins(16, 4, 8, 0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_view, 1);
    addActions();
    connect(m_view, &TextView::codeDropped, this, [this](CodeId id) { code(id, {}); });
    connect(m_view, &TextView::markResized, this, &AnswerPane::resize);
    show(-1);
}

void AnswerPane::add(const char* name, const QString& text, const QList<QKeySequence>& keys, bool writes, std::function<void()> act)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(!writes || !m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] {
        if (row())
            act();
    });
    m_view->addAction(action);
}

void AnswerPane::addActions()
{
    const auto key = [](const char* keys) { return QKeySequence(QLatin1String(keys)); };
    add("codePart", tr("Code what is selected in the answer, or all of it"), {key("Return"), key("Enter")}, true, [this] { ask(); });
    add("codePartWithLast", tr("Code with the last code"), {key("Ctrl+Return"), key("Ctrl+Enter")}, true, [this] {
        if (m_acts.last().isValid())
            code(m_acts.last(), {});
        else
            ask();
    });
    for (int number = 1; number <= CodingActs::mostPinned; ++number) {
        auto* pinned = new QShortcut(QKeySequence(QString::number(number)), m_view);
        pinned->setContext(Qt::WidgetShortcut);
        connect(pinned, &QShortcut::activated, this, [this, number] {
            if (std::size_t(number) <= m_acts.pinned().size())
                code(m_acts.pinned()[std::size_t(number) - 1], {});
        });
    }
    add("selectAnswer", tr("Select the whole answer"), {key("T")}, false, [this] { m_view->selectAll(); });
    add("removePart", tr("Remove the coding"), {key("Del")}, true, [this] { remove(); });
    add("leaveAnswer", tr("Back to the grid"), {key("Esc")}, false, [this] { Q_EMIT left(); });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

const AnswerRow* AnswerPane::row() const
{
    const auto& rows = m_model.sheet().rows;
    return m_place >= 0 && std::size_t(m_place) < rows.size() ? &rows[std::size_t(m_place)] : nullptr;
}

void AnswerPane::show(int place)
{
    m_place = place;
    const auto* answer = row();
    const auto text = answer ? answer->text : QString();
    m_index = TextIndex(text);
    m_view->setText(text);
    QStringList title;
    if (answer && answer->response >= 0)
        title << tr("Response %1").arg(answer->response + 1);
    if (answer && !answer->caseName.isEmpty())
        title << answer->caseName;
    if (answer)
        for (const auto& beside : m_model.closed())
            if (const auto* category = beside.at(answer->response))
                title << category->label;
    m_title->setText(answer ? title.join(QStringLiteral(" · ")) : tr("No answer chosen"));
    m_view->setEnabled(answer != nullptr);
    refresh();
}

void AnswerPane::refresh()
{
    std::vector<Mark> marks;
    const auto* answer = row();
    if (answer) {
        QHash<qlonglong, QString> names;
        const auto coders = m_session.project().read([](const Read& db) { return coders::uncounted(db); });
        for (const auto& coder : coders.value_or(std::vector<Coder>()))
            names.insert(coder.id.value(), coder.name);
        for (const auto& coding : answer->codings) {
            const auto* code = m_model.code(coding.code);
            if (!code)
                continue;
            const auto from = std::max(coding.span.start, answer->span.start) - answer->span.start;
            const auto to = std::min(coding.span.end, answer->span.end) - answer->span.start;
            marks.push_back({coding, int(m_index.toUtf16(from)), int(m_index.toUtf16(to)), code->name, code->path,
                             names.value(coding.coder.value()), QColor(code->colour), 0});
        }
    }
    m_view->setMarks(Marks(std::move(marks)));
}

TextSpan AnswerPane::toSource(int from, int to) const
{
    const auto* answer = row();
    if (!answer || from >= to)
        return {};
    const auto span = snapToGraphemes(answer->text, m_index, {m_index.toCodePoint(from), m_index.toCodePoint(to)});
    return {span.start + answer->span.start, span.end + answer->span.start};
}

TextSpan AnswerPane::selection() const
{
    const auto cursor = m_view->textCursor();
    return toSource(cursor.selectionStart(), cursor.selectionEnd());
}

void AnswerPane::select(TextSpan span)
{
    if (const auto* answer = row())
        m_view->select(int(m_index.toUtf16(span.start - answer->span.start)), int(m_index.toUtf16(span.end - answer->span.start)));
}

void AnswerPane::selectCoding(CodingId id) { m_view->selectMark(id); }

void AnswerPane::code(CodeId id, const QString& newPath)
{
    const auto* answer = row();
    if (!answer || m_session.project().isReadOnly())
        return;
    const auto selected = selection();
    const auto span = selected.isEmpty() ? answer->span : selected;
    const auto& source = m_model.sheet().source;
    if (const auto coded = m_acts.code(source.id, source.name, span, {id, newPath}))
        m_view->selectMark(*coded);
}

void AnswerPane::ask()
{
    const auto rect = m_view->selectionRect();
    m_quick.ask({tr("Code with"), m_model.codes(), m_acts.recent(), true, {}, {}}, {m_view->mapToGlobal(rect.topLeft()), rect.size()},
                [this](const CodeChoice& choice) { code(choice.code, choice.newPath); });
}

void AnswerPane::remove()
{
    const auto* mark = m_view->selectedMark();
    if (!mark)
        mark = m_view->marks().innermostAt(m_view->textCursor().selectionStart());
    if (mark)
        m_acts.remove(Coding(mark->coding), QString(mark->name));
}

void AnswerPane::resize(CodingId id, int from, int to)
{
    const auto* mark = m_view->marks().find(id);
    const auto span = toSource(from, to);
    if (mark && !span.isEmpty() && span != mark->coding.span)
        m_acts.resize(Coding(mark->coding), QString(mark->name), span);
}

} // namespace counterpoint::ui

#include "ui/responses/expression_field.h"
#include "core/base/translate.h"
#include "core/expression/expression.h"
#include "core/expression/functions.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/widgets/variable_words.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int InsertRole = Qt::UserRole;
constexpr int fewestLetters = 1;

bool isOfWord(QChar unit) { return unit.isLetterOrNumber() || unit == u'_' || unit == u'-' || unit == u'.'; }

} // namespace

ExpressionField::ExpressionField(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_words(new QStandardItemModel(this))
    , m_names(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_words, this))
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(12);
    named(m_completer->popup(), "expressionCompletions", tr("Names of variables and functions"));
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &ExpressionField::complete);
}

void ExpressionField::setVariables(std::vector<Variable> variables)
{
    m_variables = std::move(variables);
    m_isFilled = false;
    if (m_completer->popup()->isVisible())
        fillWords();
}

bool ExpressionField::knows(const QString& variable) const
{
    return std::any_of(m_variables.begin(), m_variables.end(), [&](const Variable& each) { return each.name == variable; });
}

void ExpressionField::fillWords()
{
    if (std::exchange(m_isFilled, true))
        return;
    m_words->clear();
    m_names->clear();
    const auto add = [this](const QString& shown, const QString& inserted, const char* image) {
        auto* item = image ? new QStandardItem(icon(image), shown) : new QStandardItem(shown);
        item->setData(inserted, InsertRole);
        m_words->appendRow(item);
        if (image)
            m_names->appendRow(item->clone());
    };
    for (const auto& variable : m_variables)
        add(variable.label.isEmpty() ? variable.name : QStringLiteral("%1   %2").arg(variable.name, variable.label.left(60)),
            expression::referenceTo(variable.name), iconName(variable));
    for (const auto& function : expression::functions()) {
        if (function.isOfForms && !m_isOfForms)
            continue;
        add(QStringLiteral("%1   %2").arg(QString::fromUtf8(function.usage), translate("Functions", function.description)),
            QLatin1String(function.name) + u'(', nullptr);
    }
}

void ExpressionField::setProblem(const std::optional<expression::Problem>& problem)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (problem) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        const int last = document()->characterCount() - 1;
        const int start = std::clamp(int(problem->start), 0, last);
        mark.cursor.setPosition(problem->length == 0 && start > 0 ? start - 1 : start);
        mark.cursor.setPosition(std::clamp(int(problem->start + problem->length), start, last), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        mark.format.setUnderlineColor(QColor(0xd0, 0x30, 0x30));
        marks << mark;
    }
    setExtraSelections(marks);
}

QString ExpressionField::help() const
{
    const auto before = toPlainText().left(textCursor().position());
    int open = 0;
    for (auto at = before.size() - 1; at > 0; --at) {
        if (before[at] == u')')
            ++open;
        if (before[at] != u'(' || open-- > 0)
            continue;
        auto start = at;
        while (start > 0 && isOfWord(before[start - 1]))
            --start;
        const auto* function = expression::functionCalled(QStringView(before).sliced(start, at - start));
        if (function)
            return QStringLiteral("%1: %2").arg(QString::fromUtf8(function->usage), translate("Functions", function->description));
        open = 0;
    }
    return {};
}

QString ExpressionField::wordBeforeCursor() const
{
    const auto text = toPlainText().left(textCursor().position());
    const auto brace = text.lastIndexOf(QLatin1String("${"));
    if (brace >= 0 && text.indexOf(u'}', brace) < 0)
        return text.mid(brace);
    auto start = text.size();
    while (start > 0 && isOfWord(text[start - 1]))
        --start;
    return text.mid(start);
}

void ExpressionField::keyPressEvent(QKeyEvent* event)
{
    if (m_completer->popup()->isVisible())
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
            event->ignore(); // the list's own keys
            return;
        default:
            break;
        }
    const bool wantsAll = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!wantsAll)
        QPlainTextEdit::keyPressEvent(event);
    if (wantsAll || (!event->text().isEmpty() && event->text().front().isPrint()) || m_completer->popup()->isVisible())
        offer(wantsAll);
}

void ExpressionField::offer(bool all)
{
    fillWords();
    auto word = wordBeforeCursor();
    const bool inBraces = word.startsWith(QLatin1String("${"));
    if (inBraces)
        word = word.mid(2);
    const bool isNumber = !word.isEmpty() && word.front().isDigit();
    if (!all && !inBraces && (word.size() < fewestLetters || isNumber)) {
        m_completer->popup()->hide();
        return;
    }
    if (auto* model = inBraces ? m_names : m_words; m_completer->model() != model)
        m_completer->setModel(model);
    if (word != m_completer->completionPrefix() || !m_completer->popup()->isVisible()) {
        m_completer->setCompletionPrefix(word);
        m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    }
    if (m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    auto place = cursorRect();
    place.translate(0, 4);
    place.setWidth(std::min(m_completer->popup()->sizeHintForColumn(0) + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 8,
                            fontMetrics().averageCharWidth() * 70));
    m_completer->complete(place);
}

void ExpressionField::complete(const QModelIndex& chosen)
{
    auto cursor = textCursor();
    const auto word = wordBeforeCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(word.size()));
    cursor.insertText(chosen.data(InsertRole).toString());
    setTextCursor(cursor);
}

QSize ExpressionField::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, m_lines * fontMetrics().lineSpacing() + 2 * frameWidth() + 10};
}

} // namespace counterpoint::ui

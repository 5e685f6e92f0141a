#include "ui/coding/search_field.h"
#include "ui/support/palette.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace counterpoint::ui {

namespace {
constexpr int leastCharacters = 20;
} // namespace

SearchField::SearchField(const QString& prefix, QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_found(new QLabel)
{
    m_field->setObjectName(prefix + QStringLiteral("Field"));
    m_field->setAccessibleName(tr("Search for"));
    m_field->setPlaceholderText(tr("Search for"));
    m_field->setClearButtonEnabled(true);
    fitWidth();
    m_field->installEventFilter(this);
    m_found->setObjectName(prefix + QStringLiteral("Found"));
    m_found->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    m_case = toggle(prefix + QStringLiteral("Case"), QStringLiteral("Aa"), tr("Match capital and small letters"));
    m_word = toggle(prefix + QStringLiteral("Word"), tr("“w”"), tr("Whole words only"));
    m_expression = toggle(prefix + QStringLiteral("Expression"), QStringLiteral(".*"), tr("Regular expression"));
    addWords(prefix);
    row->addWidget(m_found);
    connect(m_expression, &QToolButton::toggled, m_words, &QWidget::setDisabled);
    connect(m_field, &QLineEdit::textChanged, this, &SearchField::changed);
}

/// Room for a word or two, whatever stands beside the field.
void SearchField::fitWidth() { m_field->setMinimumWidth(fontMetrics().averageCharWidth() * leastCharacters); }

void SearchField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitWidth();
}

QToolButton* SearchField::toggle(const QString& name, const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, &SearchField::changed);
    return button;
}

/// The language shows itself: each entry writes its word into the field.
void SearchField::addWords(const QString& prefix)
{
    m_words = new QToolButton;
    m_words->setObjectName(prefix + QStringLiteral("Words"));
    m_words->setAccessibleName(tr("Words of the search language"));
    m_words->setToolTip(tr("Search for either of two, for words near each other, for any ending"));
    m_words->setText(tr("OR"));
    m_words->setAutoRaise(true);
    m_words->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_words);
    const auto add = [&](const QString& text, const QString& before, const QString& after) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, before, after] { insert(before, after); });
    };
    add(tr("Either of two: trust OR faith"), QStringLiteral(" OR "), {});
    add(tr("Near each other, at most 5 words between: trust NEAR/5 manager"), QStringLiteral(" NEAR/5 "), {});
    add(tr("Any ending: manag*"), QStringLiteral("*"), {});
    add(tr("As it stands, also OR, NEAR and *: “and/OR”"), QStringLiteral("“"), QStringLiteral("”"));
    m_words->setMenu(menu);
    layout()->addWidget(m_words);
}

void SearchField::insert(const QString& before, const QString& after)
{
    const auto selected = after.isEmpty() ? QString() : m_field->selectedText();
    if (after.isEmpty())
        m_field->end(false);
    m_field->insert(before + selected + after);
    if (!after.isEmpty() && selected.isEmpty())
        m_field->cursorBackward(false, int(after.size()));
    m_field->setFocus();
}

SearchQuery SearchField::query() const
{
    return {m_field->text(), m_expression->isChecked(), m_word->isChecked(), m_case->isChecked(), 10'000};
}

void SearchField::setText(const QString& text) { m_field->setText(text); }

void SearchField::setQuery(const SearchQuery& query)
{
    {
        const QSignalBlocker quiet(this);
        m_case->setChecked(query.matchCase);
        m_word->setChecked(query.wholeWord);
        m_expression->setChecked(query.regularExpression);
        m_field->setText(query.pattern);
    }
    Q_EMIT changed();
}

void SearchField::focusField()
{
    m_field->selectAll();
    m_field->setFocus();
}

void SearchField::say(const QString& words, bool isWrong)
{
    m_found->setText(isWrong ? QString() : words);
    m_field->setToolTip(isWrong ? words : QString());
    auto colours = palette();
    if (isWrong)
        colours.setColor(QPalette::Base, errorBackground(colours));
    m_field->setPalette(colours);
}

bool SearchField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (key->modifiers() & Qt::ShiftModifier)
            Q_EMIT previous();
        else
            Q_EMIT next();
        return true;
    }
    if (key->key() == Qt::Key_Down) {
        Q_EMIT down();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

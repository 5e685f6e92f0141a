#include "ui/coding/query_field.h"
#include "ui/support/palette.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace counterpoint::ui {

QueryField::QueryField(const QString& prefix, QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_found(new QLabel)
{
    m_field->setObjectName(prefix + QStringLiteral("Field"));
    m_field->setAccessibleName(tr("Search for"));
    m_field->setPlaceholderText(tr("Search for"));
    m_field->setClearButtonEnabled(true);
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
    row->addWidget(m_found);
    connect(m_field, &QLineEdit::textChanged, this, &QueryField::changed);
}

QToolButton* QueryField::toggle(const QString& name, const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, &QueryField::changed);
    return button;
}

SearchQuery QueryField::query() const
{
    return {m_field->text(), m_expression->isChecked(), m_word->isChecked(), m_case->isChecked(), 10'000};
}

void QueryField::setText(const QString& text) { m_field->setText(text); }

void QueryField::focusField()
{
    m_field->selectAll();
    m_field->setFocus();
}

void QueryField::say(const QString& words, bool isWrong)
{
    m_found->setText(isWrong ? QString() : words);
    m_field->setToolTip(isWrong ? words : QString());
    auto colours = palette();
    if (isWrong)
        colours.setColor(QPalette::Base, errorBackground(colours));
    m_field->setPalette(colours);
}

bool QueryField::eventFilter(QObject* watched, QEvent* event)
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
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

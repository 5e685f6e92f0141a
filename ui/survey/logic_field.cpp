#include "ui/survey/logic_field.h"
#include "core/expression/expression.h"
#include "ui/responses/expression_field.h"
#include "ui/support/named.h"
#include "ui/widgets/error_line.h"
#include <QFocusEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

LogicField::LogicField(const char* objectName, const QString& title, const QString& example, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title))
    , m_field(named(new ExpressionField, objectName, QString(title).remove(u'&')))
    , m_error(new ErrorLine(qPrintable(QLatin1String(objectName) + QStringLiteral("Error"))))
{
    m_title->setBuddy(m_field);
    m_field->setPlaceholderText(example);
    m_field->setLines(2);
    m_field->setOfForms();
    m_field->setFixedHeight(static_cast<QWidget*>(m_field)->sizeHint().height());
    m_field->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_field);
    column->addWidget(m_error);
    setFocusProxy(m_field);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        judge();
        Q_EMIT typed();
    });
}

QString LogicField::text() const { return m_field->toPlainText(); }

void LogicField::setText(const QString& text)
{
    if (text != m_field->toPlainText())
        m_field->setPlainText(text);
}

void LogicField::setVariables(const std::vector<Variable>& variables)
{
    m_field->setVariables(variables);
    judge();
}

void LogicField::setReadOnly(bool readOnly) { m_field->setReadOnly(readOnly); }

void LogicField::judge()
{
    const auto text = m_field->toPlainText();
    if (text.trimmed().isEmpty() || (m_plainAllowed && !text.contains(u'$') && !text.contains(u'('))) {
        m_field->setProblem({});
        m_error->setSentence({});
        return;
    }
    const auto parsed = expression::Expression::parse(text);
    m_field->setProblem(parsed ? std::nullopt : std::optional(parsed.error()));
    if (!parsed) {
        m_error->setSentence(parsed.error().sentence(text));
        return;
    }
    for (const auto& name : parsed->references())
        if (name != QLatin1String(".") && !m_field->knows(name)) {
            m_error->setSentence(tr("“%1” is not asked in this questionnaire.").arg(name));
            return;
        }
    m_error->setSentence({});
}

bool LogicField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

#include "core/expression/expression.h"
#include "ui/responses/definition_form.h"
#include "ui/responses/expression_field.h"
#include "ui/support/named.h"
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

class ComputeForm : public DefinitionForm {
public:
    ComputeForm()
        : m_field(named(new ExpressionField, "computeExpression", DefinitionForm::tr("Expression")))
        , m_help(new QLabel)
    {
        auto* title = new QLabel(DefinitionForm::tr("&Expression"));
        title->setBuddy(m_field);
        m_field->setPlaceholderText(DefinitionForm::tr("mean(${trust_1}, ${trust_2}), or if(${age} >= 18, 'adult', 'child')"));
        m_field->setLines(4);
        m_help->setWordWrap(true);
        m_help->setForegroundRole(QPalette::PlaceholderText);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(title);
        column->addWidget(m_field);
        column->addWidget(m_help);
        connect(m_field, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT changed(); });
        connect(m_field, &QPlainTextEdit::cursorPositionChanged, this, &ComputeForm::showHelp);
        showHelp();
        setFocusProxy(m_field);
    }
    void setVariables(const std::vector<Variable>& variables) override { m_field->setVariables(variables); }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Compute>(definition); }
    void setDefinition(const Definition& definition) override { m_field->setPlainText(std::get<Compute>(definition).expression); }
    Result<Definition> definition() const override
    {
        const auto text = m_field->toPlainText();
        const auto parsed = expression::Expression::parse(text);
        const bool isEmpty = text.trimmed().isEmpty();
        m_field->setProblem(parsed || isEmpty ? std::nullopt : std::optional(parsed.error()));
        if (isEmpty)
            return fail(Error::Kind::Invalid, DefinitionForm::tr("Write an expression; names are offered while you type."));
        return parsed ? Result<Definition>(Compute{text.trimmed()}) : tl::unexpected(parsed.error().toError(text));
    }
    void startWith(const Variable& variable) override
    {
        if (m_field->toPlainText().trimmed().isEmpty())
            m_field->setPlainText(expression::referenceTo(variable.name));
        m_field->moveCursor(QTextCursor::End);
    }

private:
    void showHelp()
    {
        const auto help = m_field->help();
        m_help->setText(help.isEmpty()
                            ? DefinitionForm::tr("Variables are written ${name}. Ctrl+Space lists variables and functions. What is "
                                                 "computed from a missing answer is missing.")
                            : help);
    }

    ExpressionField* m_field;
    QLabel* m_help;
};

} // namespace

DefinitionForm* newComputeForm() { return new ComputeForm; }

} // namespace counterpoint::ui

#include "core/responses/recode_text.h"
#include "ui/responses/definition_form.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

class RecodeForm : public DefinitionForm {
public:
    RecodeForm()
        : m_of(named(new VariableBox, "recodeOf", DefinitionForm::tr("Variable to recode")))
        , m_rules(named(new QPlainTextEdit, "recodeRules", DefinitionForm::tr("Old values and new ones, one rule a line")))
    {
        m_rules->setTabChangesFocus(true);
        m_rules->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_rules->setPlaceholderText(QStringLiteral("1,2=1 Low\n3-5=2 High\nmissing=9\nrest=copy"));
        m_rules->setMinimumHeight(fontMetrics().lineSpacing() * 7);
        auto* fill = named(new QPushButton(DefinitionForm::tr("&List its values")), "recodeList", DefinitionForm::tr("List its values"));
        fill->setToolTip(DefinitionForm::tr("Writes a rule for each labelled value, to be changed"));
        auto* hint = new QLabel(
            DefinitionForm::tr("A rule is OLD=NEW label: 1,2=1 Low · 18-29=1 · 65-highest=3 · missing=9 · rest=copy. What no rule "
                               "speaks of becomes missing; missing answers stay missing unless a rule says otherwise."));
        hint->setWordWrap(true);
        hint->setForegroundRole(QPalette::PlaceholderText);
        auto* of = new QLabel(DefinitionForm::tr("&Variable"));
        of->setBuddy(m_of);
        auto* rules = new QLabel(DefinitionForm::tr("R&ules, one a line"));
        rules->setBuddy(m_rules);
        auto* row = new QHBoxLayout;
        row->addWidget(m_of, 1);
        row->addWidget(fill);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(of);
        column->addLayout(row);
        column->addSpacing(4);
        column->addWidget(rules);
        column->addWidget(m_rules);
        column->addWidget(hint);
        connect(m_of, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT changed(); });
        connect(m_rules, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT changed(); });
        connect(fill, &QPushButton::clicked, this, &RecodeForm::listValues);
        setFocusProxy(m_of);
    }
    void setVariables(const std::vector<Variable>& variables) override { m_of->setVariables(variables); }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Recode>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& recode = std::get<Recode>(definition);
        m_of->setName(recode.of);
        m_rules->setPlainText(recodeText(recode.rules).join(u'\n'));
    }
    Result<Definition> definition() const override
    {
        const auto* variable = m_of->variable();
        if (!variable)
            return fail(Error::Kind::Invalid, DefinitionForm::tr("Choose the variable to recode."));
        return recodeRulesFrom(*variable, m_rules->toPlainText().split(u'\n')).map([&](auto rules) -> Definition {
            return Recode{variable->name, std::move(rules)};
        });
    }
    void startWith(const Variable& variable) override
    {
        m_of->setName(variable.name);
        if (m_rules->toPlainText().trimmed().isEmpty())
            listValues();
    }
    QString proposedName() const override { return m_of->name().isEmpty() ? QString() : m_of->name() + QStringLiteral("_new"); }

private:
    void listValues()
    {
        const auto* variable = m_of->variable();
        if (!variable)
            return;
        std::vector<RecodeRule> rules;
        for (const auto& [value, label] : variable->labels) {
            const auto* number = std::get_if<double>(&value);
            if (number ? variable->isMissing(*number) : variable->isMissing(std::get<QString>(value)))
                continue;
            const auto code = number ? MissingCode(NumberRange{*number, *number}) : MissingCode(std::get<QString>(value));
            rules.push_back(
                {RecodeRule::From::Values, {code}, value, label == valueText(variable->type, value) ? QString() : label, false});
        }
        m_rules->setPlainText(recodeText(rules).join(u'\n'));
    }

    VariableBox* m_of;
    QPlainTextEdit* m_rules;
};

} // namespace

DefinitionForm* newRecodeForm() { return new RecodeForm; }

} // namespace counterpoint::ui

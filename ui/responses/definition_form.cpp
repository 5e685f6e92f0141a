#include "ui/responses/definition_form.h"
#include "ui/support/icons.h"
#include "ui/widgets/variable_words.h"

namespace counterpoint::ui {

Result<std::vector<NewVariable>> DefinitionForm::wanted(const QString& name, const QString& label) const
{
    const auto made = definition();
    if (!made)
        return fail(made);
    return std::vector{NewVariable{name, label, *made}};
}

VariableBox::VariableBox(QWidget* parent)
    : QComboBox(parent)
{
    setMaxVisibleItems(16);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    setPlaceholderText(tr("Choose a variable"));
}

void VariableBox::setVariables(const std::vector<Variable>& variables, const std::function<bool(const Variable&)>& fits)
{
    const auto chosen = name();
    const QSignalBlocker quiet(this);
    clear();
    m_variables.clear();
    for (const auto& variable : variables) {
        if (fits && !fits(variable))
            continue;
        m_variables.push_back(variable);
        addItem(icon(iconName(variable)),
                variable.label.isEmpty() ? variable.name : QStringLiteral("%1   %2").arg(variable.name, variable.label.left(70)));
    }
    setName(chosen);
}

void VariableBox::setName(const QString& name)
{
    int place = -1;
    for (std::size_t i = 0; i < m_variables.size(); ++i)
        if (m_variables[i].name == name)
            place = int(i);
    setCurrentIndex(place);
}

const Variable* VariableBox::variable() const
{
    const auto place = std::size_t(currentIndex());
    return currentIndex() >= 0 && place < m_variables.size() ? &m_variables[place] : nullptr;
}

QString VariableBox::name() const
{
    const auto* chosen = variable();
    return chosen ? chosen->name : QString();
}

} // namespace counterpoint::ui

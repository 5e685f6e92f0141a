#include "core/survey/unplaced_answers.h"
#include "core/base/translate.h"
#include "core/responses/guess_values.h"
#include "core/survey/survey_variables.h"

namespace counterpoint {

namespace {

constexpr const char* context = "FieldedDataset";
constexpr qsizetype namesShown = 8;
constexpr qsizetype lettersShown = 40;

} // namespace

void UnplacedAnswers::lookAt(const std::vector<Variable>& variables)
{
    m_variables.clear();
    for (const auto& variable : variables) {
        Fit fit{variable.type, {}, variable.missing};
        for (const auto& label : variable.labels)
            fit.labels << label.label.simplified().toCaseFolded();
        m_variables.insert(variable.name, fit);
    }
}

bool UnplacedAnswers::fits(const QString& variable, const QString& cell) const
{
    const auto known = m_variables.constFind(variable);
    if (known == m_variables.constEnd() || known->type == VariableType::Text || cell.trimmed().isEmpty())
        return true;
    const auto bytes = cell.trimmed().toStdString();
    const auto isDate = known->type == VariableType::Date;
    return (isDate ? dateInCell(bytes, DateForm::Iso) : numberInCell(bytes, false)).has_value() || isEmptyWord(cell.trimmed())
        || known->labels.contains(cell.simplified().toCaseFolded());
}

void UnplacedAnswers::keep(Cells left, Cells& row)
{
    for (auto cell = row.begin(); cell != row.end();) {
        if (fits(cell->first, cell->second)) {
            ++cell;
        } else {
            left.insert(*cell);
            cell = row.erase(cell);
        }
    }
    QStringList lines;
    for (const auto& [name, answer] : left) {
        lines << QStringLiteral("%1: %2").arg(name, answer);
        ++m_answers;
        if (m_seen[name]++ == 0)
            m_names << QStringLiteral("%1 (“%2”)").arg(name, answer.simplified().left(lettersShown));
    }
    if (!lines.isEmpty())
        row[response_variable::unplaced] = lines.join(u'\n');
}

QString UnplacedAnswers::note() const
{
    if (m_answers == 0)
        return {};
    return translate(context, "The variable “%1” keeps %n answer(s) with no place in what the questionnaire asks: %2.", nullptr, m_answers)
        .arg(response_variable::unplaced,
             m_names.mid(0, namesShown).join(QStringLiteral(", ")) + (m_names.size() > namesShown ? QStringLiteral(" …") : QString()));
}

} // namespace counterpoint

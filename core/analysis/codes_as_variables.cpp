#include "core/analysis/codes_as_variables.h"
#include "core/analysis/code_table.h"
#include "core/analysis/gather.h"
#include "core/analysis/material.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/form_names.h"
#include "core/responses/respondents.h"
#include <QSet>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "CodesAsVariables";
constexpr double notAsked = -1;
constexpr double notYetCoded = -2;

/// Names that no other variable has yet.
class Names {
public:
    QString of(const QString& wording)
    {
        const auto plain = nameFromWording(wording);
        auto name = plain;
        for (int number = 2; m_taken.contains(name.toLower()); ++number)
            name = QStringLiteral("%1_%2").arg(plain).arg(number);
        m_taken.insert(name.toLower());
        return name;
    }

private:
    QSet<QString> m_taken;
};

Variable variableOf(const QString& name, const QString& label, VariableType type)
{
    Variable variable;
    variable.name = name;
    variable.label = label == name ? QString() : label;
    variable.type = type;
    variable.level = type == VariableType::Number ? Level::Scale : Level::Nominal;
    return variable;
}

Variable codeVariable(const QString& name, const CodeLine& line, bool isYesNo)
{
    auto variable = variableOf(name, line.path, VariableType::Number);
    if (isYesNo) {
        variable.level = Level::Nominal;
        variable.labels = {{0.0, translate(context, "Not mentioned")}, {1.0, translate(context, "Mentioned")}};
    }
    variable.labels.push_back({notAsked, translate(context, "Not asked")});
    variable.labels.push_back({notYetCoded, translate(context, "Not yet coded")});
    variable.missing = {NumberRange{notAsked, notAsked}, NumberRange{notYetCoded, notYetCoded}};
    return variable;
}

Column attributeColumn(const std::vector<Case>& people, const Attribute& attribute)
{
    if (attribute.type == Attribute::Type::Number) {
        std::vector<double> numbers;
        for (const auto& person : people) {
            bool isNumber = false;
            const double number = person.value(attribute.id).toDouble(&isNumber);
            numbers.push_back(isNumber ? number : std::nan(""));
        }
        return Column::ofNumbers(numbers);
    }
    std::vector<QString> texts;
    for (const auto& person : people)
        texts.push_back(person.value(attribute.id));
    return Column::ofTexts(texts);
}

/// The focus groups that each Case speaks in, by name.
Column groupColumn(const std::vector<Case>& people, const CodedMaterial& material,
                   const std::unordered_map<CaseId, std::vector<int>>& byCase)
{
    std::vector<QString> texts;
    for (const auto& person : people) {
        QStringList groups;
        if (const auto said = byCase.find(person.id); said != byCase.end())
            for (const int place : said->second) {
                const auto& source = material.sources()[std::size_t(material.contributions()[std::size_t(place)].source)].source;
                if (source.strand == Strand::FocusGroups && !groups.contains(source.name))
                    groups << source.name;
            }
        texts.push_back(groups.join(QStringLiteral("; ")));
    }
    return Column::ofTexts(texts);
}

double valueOf(const CodeMention& mention, const QString& measure)
{
    if (mention.state == Mention::NotAsked)
        return notAsked;
    if (mention.state == Mention::NotYetCoded)
        return notYetCoded;
    if (measure == QLatin1String("codings"))
        return mention.codings;
    if (measure == QLatin1String("words"))
        return double(mention.words);
    return mention.state == Mention::Mentioned ? 1 : 0;
}

} // namespace

bool canBecomeVariables(const AnalysisKind& kind)
{
    return kind.option(QStringLiteral("codes")) && kind.option(QStringLiteral("asked")) && kind.option(QStringLiteral("measure"))
        && !kind.needsDataset;
}

Result<DatasetId> codesAsVariables(Edit& db, const Analysis& analysis, const QString& name)
{
    const Sample none;
    const Input input(db, analysis, none, WithFigures::No);
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    const auto people = cases::all(db);
    if (people.empty())
        return fail(Error::Kind::Invalid, translate(context, "There are no Cases in this study yet: codes become variables of Cases."));
    const CodedMaterial material(db, std::move(*lines), *scope, wordsFor(input));
    const auto byCase = material.byCase();
    const auto measure = input.text("measure");
    const bool isYesNo = measure != QLatin1String("codings") && measure != QLatin1String("words");

    Names names;
    NewDataset made{name, {}, {}};
    std::vector<Column> columns;
    std::vector<QString> caseNames;
    for (const auto& person : people)
        caseNames.push_back(person.name);
    made.variables.push_back(variableOf(names.of(QStringLiteral("case")), translate(context, "Case"), VariableType::Text));
    columns.push_back(Column::ofTexts(caseNames));
    for (const auto& attribute : attributes::all(db)) {
        columns.push_back(attributeColumn(people, attribute));
        made.variables.push_back(variableOf(names.of(attribute.name), attribute.name, columns.back().type));
    }
    made.variables.push_back(variableOf(names.of(QStringLiteral("focus_group")), translate(context, "Focus groups"), VariableType::Text));
    columns.push_back(groupColumn(people, material, byCase));
    const std::vector<int> silent;
    for (int line = 0; line < int(material.lines().size()); ++line) {
        std::vector<double> values;
        for (const auto& person : people) {
            const auto said = byCase.find(person.id);
            values.push_back(valueOf(material.mention(said == byCase.end() ? silent : said->second, line), measure));
        }
        made.variables.push_back(
            codeVariable(names.of(material.lines()[std::size_t(line)].name), material.lines()[std::size_t(line)], isYesNo));
        columns.push_back(Column::ofNumbers(values));
    }
    made.label = isYesNo                      ? translate(context, "Codes as variables: which Case mentions which code")
        : measure == QLatin1String("codings") ? translate(context, "Codes as variables: how many codings each Case has of each code")
                                              : translate(context, "Codes as variables: how many words of each Case have each code");
    auto notes =
        QStringList{translate(context, "Made from the codings as they were then; later ones are not in it.")} + material::notes(input);
    if (input.isOn("children"))
        notes << translate(context, "Each code counts with those below it.");
    made.notes = notes.join(u'\n');
    const auto dataset = datasets::add(db, made, columns);
    if (!dataset)
        return fail(dataset);
    for (std::size_t row = 0; row < people.size(); ++row)
        if (const auto linked = respondents::link(db, {*dataset, qint64(row)}, people[row].id); !linked)
            return fail(linked);
    return *dataset;
}

} // namespace counterpoint

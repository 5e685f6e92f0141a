#include "core/analysis/code_table.h"
#include "core/analysis/kinds.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/respondents.h"
#include <unordered_map>

namespace counterpoint {

namespace {

constexpr const char* context = "CodeByAnswer";
constexpr std::size_t mostAnswers = 100;

/// What each respondent contributes: their own answers, and all that the Case says that they are.
class Said {
public:
    Said(const Input& input, const CodedMaterial& material)
        : m_byCase(material.byCase())
        , m_cases(respondents::casesOf(input.db, input.sample.dataset.id))
    {
        for (int i = 0; i < int(material.contributions().size()); ++i) {
            const auto& said = material.contributions()[std::size_t(i)];
            if (said.response >= 0 && material.sources()[std::size_t(said.source)].dataset == input.sample.dataset.id)
                m_byRow[said.response].push_back(i);
        }
    }
    std::vector<int> of(qint64 row) const
    {
        if (const auto person = m_cases.find(row); person != m_cases.end())
            if (const auto all = m_byCase.find(person->second); all != m_byCase.end())
                return all->second; // with the answers, which are theirs
        const auto own = m_byRow.find(row);
        return own == m_byRow.end() ? std::vector<int>() : own->second;
    }
    bool isCase(qint64 row) const { return m_cases.count(row) > 0; }

private:
    std::unordered_map<CaseId, std::vector<int>> m_byCase;
    std::map<qint64, CaseId> m_cases;
    std::unordered_map<qint64, std::vector<int>> m_byRow;
};

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    const auto question = input.question("answer");
    if (!question)
        return fail(question);
    const auto categories = categoriesOf(*question, input.sample);
    if (categories.items.size() > mostAnswers)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has %2 different answers; a table can show %3. Choose a question with fewer.")
                        .arg(question->variable.name)
                        .arg(categories.items.size())
                        .arg(mostAnswers));
    const CodedMaterial coded(input.db, std::move(*lines), *scope, wordsFor(input));
    const Said said(input, coded);
    CodeTable table;
    table.columnsTitle = question->variable.title();
    table.title = translate(context, "Codes by “%1”").arg(question->variable.title());
    table.people = translate(context, "Respondents");
    for (const auto& item : categories.items)
        table.columns.push_back(
            {item.label,
             item.isMissing ? QString() : passages_behind::answer(input.sample.dataset.name, question->variable.name, item.label),
             {},
             {},
             item.isMissing});
    int withWords = 0;
    int linked = 0;
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        const auto place = categories.rows[row];
        if (place < 0)
            continue;
        auto contributions = said.of(qint64(row));
        linked += said.isCase(qint64(row)) ? 1 : 0;
        if (contributions.empty())
            continue;
        ++withWords;
        auto& column = table.columns[std::size_t(place)];
        column.all.insert(column.all.end(), contributions.begin(), contributions.end());
        column.people.push_back(std::move(contributions));
    }
    std::erase_if(table.columns, [](const CodeColumn& column) { return column.all.empty() && column.isMissing; });
    table.counted = translate(context, "%1 of %2 respondents have words in the material").arg(withWords).arg(input.sample.n);
    table.notes << translate(context,
                             "A respondent counts with their answers to open questions and, where it is known which Case they are, with "
                             "all that the Case says; that is known of %1.")
                       .arg(linked)
                << input.sampleNotes();
    auto part = codeTable(input, coded, table);
    if (!part)
        return fail(part);
    part->table.nTotal = input.sample.n;
    part->table.nValid = withWords;
    return singlePart(std::move(*part));
}

} // namespace

AnalysisKind kinds::codeByAnswer()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("code_by_answer");
    kind.command = QStringLiteral("matrix");
    kind.title = translate(context, "Codes by survey answer");
    kind.about = translate(context, "Codes by the answers to a question of the survey");
    kind.alsoCalled = translate(context, "crosstab of codes and variables; mixed methods matrix; codes by variables");
    kind.icon = "labplot-spreadsheet";
    Role answer = shared::variables();
    answer.key = QStringLiteral("answer");
    answer.title = translate(context, "Question");
    answer.most = 1;
    answer.flag = QStringLiteral("--answer");
    answer.about = translate(context, "The variable whose answers are the columns");
    kind.roles = {answer};
    kind.options = codeTableOptions();
    kind.compute = partsFor;
    kind.isQualitative = true;
    return kind;
}

} // namespace counterpoint

#include "core/integration/convergence_evidence.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/coding/code_lines.h"
#include "core/integration/named_judgements.h"
#include "core/project/doors.h"
#include <algorithm>
#include <map>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Convergence", text); }

std::vector<Side> sidesOf(const ConvergenceMatrix& matrix)
{
    std::vector<Side> sides;
    for (const auto& side : matrix.of) {
        const auto strand = strandFrom(side.value);
        sides.push_back(matrix.sides == ConvergenceMatrix::Sides::Strands && strand ? Side::of(*strand)
                                                                                    : Side::of(matrix.attribute, side.value, side.dataset));
    }
    return sides;
}

/// The results of a study, each computed once.
class Results {
public:
    explicit Results(const Read& db)
        : m_db(db)
    {
    }
    const ResultBehind& of(AnalysisId id)
    {
        auto known = m_results.find(id);
        if (known == m_results.end())
            known = m_results.emplace(id, compute(id)).first;
        return known->second;
    }

private:
    ResultBehind compute(AnalysisId id) const
    {
        const auto analysis = analyses::byId(m_db, id);
        if (!analysis)
            return {id, {}, {}};
        const auto result = run(m_db, *analysis, WithFigures::No);
        return {id, analysis->name, result ? result->fingerprint : QString()};
    }
    const Read& m_db;
    std::map<AnalysisId, ResultBehind> m_results;
};

/// The codes of the themes, each one line; by theme the place of its line, or -1.
std::pair<std::vector<CodeLine>, std::vector<int>> linesOf(const Read& db, const std::vector<ConvergenceTheme>& themes)
{
    std::vector<CodeId> codes;
    for (const auto& theme : themes)
        if (theme.code.isValid())
            codes.push_back(theme.code);
    auto lines = codes.empty() ? std::vector<CodeLine>() : code_lines::of(db, codes, true);
    std::vector<int> places;
    for (const auto& theme : themes) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const CodeLine& one) { return one.code == theme.code; });
        places.push_back(theme.code.isValid() && line != lines.end() ? int(line - lines.begin()) : -1);
    }
    return {std::move(lines), std::move(places)};
}

std::vector<SidePair> pairsOf(const ConvergenceMatrix& matrix)
{
    std::vector<SidePair> pairs;
    for (std::size_t i = 0; i < matrix.of.size(); ++i)
        for (std::size_t j = i + 1; j < matrix.of.size(); ++j)
            pairs.push_back({std::min(matrix.of[i].id, matrix.of[j].id), std::max(matrix.of[i].id, matrix.of[j].id)});
    return pairs;
}

std::size_t placeOf(const ConvergenceMatrix& matrix, int side)
{
    const auto found = std::find_if(matrix.of.begin(), matrix.of.end(), [side](const ConvergenceSide& one) { return one.id == side; });
    return std::size_t(found - matrix.of.begin());
}

void suggestSilence(const ConvergenceTable& table, ConvergenceRow& row)
{
    for (const auto pair : pairsOf(table.matrix)) {
        const bool one = row.sides[placeOf(table.matrix, pair.one)].isSilent();
        const bool other = row.sides[placeOf(table.matrix, pair.other)].isSilent();
        const bool isJudged =
            std::any_of(row.judged.begin(), row.judged.end(), [&](const JudgedPair& judged) { return judged.assessment.sides == pair; });
        if (one != other && !isJudged)
            row.suggestedSilence.push_back(pair);
    }
}

} // namespace

QString SideEvidence::print() const
{
    QStringList parts;
    if (!passages.isEmpty())
        parts << QStringLiteral("%1/%2 %3 %4").arg(mention.mentioning).arg(mention.counted).arg(mention.codings).arg(mention.words);
    for (const auto& result : results)
        parts << (result.now.isEmpty() ? QStringLiteral("?") : result.now);
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(QStringLiteral("; "));
}

QString SideEvidence::inWords() const
{
    QStringList parts;
    if (!passages.isEmpty())
        parts << tr("%1, %2, %3")
                     .arg(mention.prominence(), translate("Convergence", "%n passage(s)", nullptr, mention.codings),
                          translate("Convergence", "%n word(s)", nullptr, int(mention.words)));
    for (const auto& result : results)
        parts << (result.now.isEmpty() ? tr("“%1”, which cannot be computed").arg(result.name) : tr("“%1”").arg(result.name));
    return parts.isEmpty() ? tr("nothing") : parts.join(QStringLiteral("; "));
}

int ConvergenceTable::stale() const
{
    int count = 0;
    for (const auto& row : rows)
        count += int(std::count_if(row.judged.begin(), row.judged.end(), [](const JudgedPair& judged) { return judged.isStale(); }));
    return count;
}

std::vector<Completeness> ConvergenceTable::completeness() const
{
    std::vector<Completeness> all(sides.size());
    for (const auto& row : rows) {
        const auto speaking = std::count_if(row.sides.begin(), row.sides.end(), [](const SideEvidence& side) { return !side.isSilent(); });
        for (std::size_t side = 0; side < sides.size(); ++side) {
            const bool speaks = !row.sides[side].isSilent();
            all[side].covered += speaks ? 1 : 0;
            if (speaks && speaking == 1)
                all[side].alone << row.theme.name;
            if (!speaks && speaking > 0)
                all[side].missing << row.theme.name;
        }
    }
    return all;
}

const ConvergenceRow* ConvergenceTable::row(ThemeId theme) const
{
    const auto found = std::find_if(rows.begin(), rows.end(), [theme](const ConvergenceRow& row) { return row.theme.id == theme; });
    return found == rows.end() ? nullptr : &*found;
}

QString ConvergenceTable::print(const ConvergenceRow& row, SidePair pair) const
{
    QStringList parts;
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (const int id = matrix.of[side].id; pair.isWholeRow() || id == pair.one || id == pair.other)
            parts << row.sides[side].print();
    return parts.join(QStringLiteral(" | "));
}

QString ConvergenceTable::title(SidePair pair) const { return convergence::titleOf(matrix, pair); }

namespace convergence {

Result<ConvergenceTable> evaluate(const Read& db, ConvergenceId id, CoderId viewer)
{
    auto matrix = byId(db, id);
    if (!matrix)
        return fail(matrix);
    ConvergenceTable table{std::move(*matrix), {}, {}};
    auto [lines, places] = linesOf(db, table.matrix.themes);
    MaterialScope scope;
    scope.counted = Counted::Participants;
    const CodedMaterial material(db, std::move(lines), scope, CodedMaterial::Words::Yes);
    const Sides sides(db, material, sidesOf(table.matrix));
    table.sides = sides.all();
    Results results(db);
    for (std::size_t i = 0; i < table.matrix.themes.size(); ++i) {
        ConvergenceRow row;
        row.theme = table.matrix.themes[i];
        const int line = places[i];
        row.codePath = line < 0 ? QString() : material.lines()[std::size_t(line)].path;
        for (int side = 0; side < int(table.sides.size()); ++side) {
            SideEvidence evidence;
            if (line >= 0) {
                evidence.mention = sides.mention(side, line);
                evidence.passages = sides.passages(side, line);
            }
            for (const auto& result : row.theme.results)
                if (result.side == table.matrix.of[std::size_t(side)].id)
                    evidence.results.push_back(results.of(result.analysis));
            row.sides.push_back(std::move(evidence));
        }
        table.rows.push_back(std::move(row));
    }
    for (auto& assessment : assessments(db, id, viewer))
        for (auto& row : table.rows)
            if (row.theme.id == assessment.theme) {
                auto now = table.print(row, assessment.sides);
                row.judged.push_back({std::move(assessment), std::move(now)});
                break;
            }
    for (auto& row : table.rows)
        suggestSilence(table, row);
    return table;
}

Result<AssessmentId> judge(Edit& db, ConvergenceId id, Assessment assessment)
{
    const auto table = evaluate(db, id);
    if (!table)
        return fail(table);
    const auto* row = table->row(assessment.theme);
    if (!row)
        return fail(Error::Kind::Invalid, tr("This theme is no longer in the matrix."));
    assessment.seen = table->print(*row, assessment.sides);
    return assess(db, assessment);
}

} // namespace convergence

} // namespace counterpoint

#include "core/integration/convergence.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <set>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Convergence", text); }

constexpr Judgement judgements[]{Judgement::Agreement, Judgement::PartialAgreement, Judgement::Silence, Judgement::Dissonance};

} // namespace

QString toText(Judgement judgement)
{
    switch (judgement) {
    case Judgement::PartialAgreement:
        return QStringLiteral("partial agreement");
    case Judgement::Silence:
        return QStringLiteral("silence");
    case Judgement::Dissonance:
        return QStringLiteral("dissonance");
    default:
        return QStringLiteral("agreement");
    }
}

QString titleOf(Judgement judgement)
{
    switch (judgement) {
    case Judgement::PartialAgreement:
        return tr("Partial agreement");
    case Judgement::Silence:
        return tr("Silence");
    case Judgement::Dissonance:
        return tr("Dissonance");
    default:
        return tr("Agreement");
    }
}

Result<Judgement> judgementFrom(const QString& text)
{
    for (const auto judgement : judgements)
        if (text.compare(toText(judgement), Qt::CaseInsensitive) == 0)
            return judgement;
    return fail(Error::Kind::Invalid, tr("“%1” is no judgement. Say agreement, partial agreement, silence or dissonance.").arg(text));
}

namespace convergence {

namespace {

std::vector<ConvergenceSide> sidesOf(const Read& db, ConvergenceId id)
{
    std::vector<ConvergenceSide> sides;
    auto query = db.prepare("SELECT id, value, dataset_id FROM convergence_side WHERE matrix_id = ? ORDER BY position, id");
    for (query.bind(id); query.step();)
        sides.push_back({query.integer(0), query.text(1), query.id<DatasetId>(2)});
    return sides;
}

std::vector<ThemeResult> resultsOf(const Read& db, ThemeId id)
{
    std::vector<ThemeResult> results;
    auto query = db.prepare("SELECT side_id, analysis_id FROM convergence_result WHERE theme_id = ? ORDER BY side_id, analysis_id");
    for (query.bind(id); query.step();)
        results.push_back({query.integer(0), query.id<AnalysisId>(1)});
    return results;
}

std::vector<ConvergenceTheme> themesOf(const Read& db, ConvergenceId id)
{
    std::vector<ConvergenceTheme> themes;
    {
        auto query = db.prepare("SELECT id, name, code_id FROM convergence_theme WHERE matrix_id = ? ORDER BY position, id");
        for (query.bind(id); query.step();)
            themes.push_back({query.id<ThemeId>(0), query.text(1), query.id<CodeId>(2), {}});
    }
    for (auto& theme : themes)
        theme.results = resultsOf(db, theme.id);
    return themes;
}

Result<> checkName(const Read& db, const QString& name, ConvergenceId self)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, tr("The convergence matrix needs a name."));
    for (const auto& matrix : all(db))
        if (matrix.id != self && matrix.name.compare(name, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, tr("There is already a convergence matrix called “%1”.").arg(matrix.name));
    return {};
}

Result<ConvergenceId> add(Edit& db, const QString& name, ConvergenceMatrix::Sides kind, AttributeId attribute, const QStringList& values)
{
    if (const auto free = checkName(db, name.trimmed(), {}); !free)
        return fail(free);
    db.prepare("INSERT INTO convergence_matrix(uuid, position, name, sides, attribute_id) "
               "VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM convergence_matrix), ?, ?, ?)")
        .bind(newUuid(), name.trimmed(), kind == ConvergenceMatrix::Sides::Strands ? QStringLiteral("strands") : QStringLiteral("groups"),
              attribute)
        .run();
    const ConvergenceId id(db.lastInsertId());
    std::vector<ConvergenceSide> sides;
    for (const auto& value : values)
        sides.push_back({0, value, {}});
    const auto set = setSides(db, id, std::move(sides));
    return set ? Result<ConvergenceId>(id) : fail(set);
}

/// The matrix that a theme stands in.
ConvergenceId matrixOf(const Read& db, ThemeId id)
{
    auto query = db.prepare("SELECT matrix_id FROM convergence_theme WHERE id = ?");
    return query.bind(id).step() ? query.id<ConvergenceId>(0) : ConvergenceId();
}

Result<> checkSides(const Read& db, ThemeId theme, SidePair pair)
{
    const auto sides = sidesOf(db, matrixOf(db, theme));
    const auto isSide = [&](int id) {
        return std::any_of(sides.begin(), sides.end(), [id](const ConvergenceSide& side) { return side.id == id; });
    };
    const bool fits = pair.isWholeRow() ? pair.other == 0 : pair.one < pair.other && isSide(pair.one) && isSide(pair.other);
    return fits ? Result<>() : fail(Error::Kind::Invalid, tr("Two sides of the matrix are compared, or the whole row."));
}

} // namespace

std::vector<ConvergenceMatrix> all(const Read& db)
{
    std::vector<ConvergenceMatrix> matrices;
    for (auto query = db.prepare("SELECT id, name, sides, attribute_id FROM convergence_matrix ORDER BY position, id"); query.step();)
        matrices.push_back({query.id<ConvergenceId>(0),
                            query.text(1),
                            query.utf8(2) == "strands" ? ConvergenceMatrix::Sides::Strands : ConvergenceMatrix::Sides::Groups,
                            query.id<AttributeId>(3),
                            {},
                            {}});
    for (auto& matrix : matrices) {
        matrix.of = sidesOf(db, matrix.id);
        matrix.themes = themesOf(db, matrix.id);
    }
    return matrices;
}

Result<ConvergenceMatrix> byId(const Read& db, ConvergenceId id)
{
    for (auto& matrix : all(db))
        if (matrix.id == id)
            return std::move(matrix);
    return fail(Error::Kind::Invalid, tr("This convergence matrix is no longer in the study."));
}

Result<ConvergenceMatrix> byName(const Read& db, const QString& name)
{
    const auto matrices = all(db);
    QStringList names;
    for (const auto& matrix : matrices)
        names << matrix.name;
    return findName(name, names, tr("convergence matrix")).map([&](qsizetype i) { return matrices[std::size_t(i)]; });
}

Result<ConvergenceId> addOfStrands(Edit& db, const QString& name)
{
    std::set<Strand> used;
    for (const auto& source : sources::uncounted(db))
        used.insert(source.strand);
    QStringList values;
    for (const auto strand : {Strand::Interviews, Strand::Survey, Strand::FocusGroups, Strand::Documents})
        if (used.count(strand) > 0)
            values << toText(strand);
    return add(db, name, ConvergenceMatrix::Sides::Strands, {}, values);
}

Result<ConvergenceId> addOfGroups(Edit& db, const QString& name, AttributeId attribute)
{
    QStringList values;
    for (const auto& person : cases::all(db))
        if (const auto value = person.value(attribute); !value.isEmpty())
            values << value;
    values.removeDuplicates();
    values.sort(Qt::CaseInsensitive);
    return add(db, name, ConvergenceMatrix::Sides::Groups, attribute, values);
}

Result<> rename(Edit& db, ConvergenceId id, const QString& name)
{
    if (const auto free = checkName(db, name.trimmed(), id); !free)
        return free;
    db.prepare("UPDATE convergence_matrix SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void remove(Edit& db, ConvergenceId id) { db.prepare("DELETE FROM convergence_matrix WHERE id = ?").bind(id).run(); }

Result<> setSides(Edit& db, ConvergenceId id, std::vector<ConvergenceSide> sides)
{
    if (sides.size() < 2)
        return fail(Error::Kind::Invalid,
                    tr("A convergence matrix compares two sides or more: strands that have sources, or groups of Cases."));
    std::set<QString> values;
    for (const auto& side : sides)
        if (side.value.isEmpty() || !values.insert(side.value).second)
            return fail(Error::Kind::Invalid,
                        tr("Each side of a convergence matrix needs a value of its own; “%1” is there twice.").arg(side.value));
    std::set<int> kept;
    int highest = 0;
    for (const auto& before : sidesOf(db, id))
        highest = std::max(highest, before.id);
    for (auto& side : sides) {
        if (side.id == 0)
            side.id = ++highest;
        kept.insert(side.id);
    }
    for (const auto& before : sidesOf(db, id))
        if (kept.count(before.id) == 0) {
            db.prepare("DELETE FROM convergence_assessment WHERE theme_id IN (SELECT id FROM convergence_theme WHERE matrix_id = ?1) "
                       "AND ?2 IN (one_side, other_side)")
                .bind(id, before.id)
                .run();
            db.prepare("DELETE FROM convergence_result WHERE theme_id IN (SELECT id FROM convergence_theme WHERE matrix_id = ?1) "
                       "AND side_id = ?2")
                .bind(id, before.id)
                .run();
            db.prepare("DELETE FROM convergence_side WHERE matrix_id = ? AND id = ?").bind(id, before.id).run();
        }
    for (std::size_t i = 0; i < sides.size(); ++i)
        db.prepare("INSERT INTO convergence_side(matrix_id, id, position, value, dataset_id) VALUES(?1, ?2, ?3, ?4, ?5) "
                   "ON CONFLICT(matrix_id, id) DO UPDATE SET position = ?3, value = ?4, dataset_id = ?5")
            .bind(id, sides[i].id, std::int64_t(i + 1), sides[i].value, sides[i].dataset)
            .run();
    return {};
}

Result<ThemeId> addTheme(Edit& db, ConvergenceId id, const QString& name, CodeId code)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The theme needs a name."));
    db.prepare("INSERT INTO convergence_theme(uuid, matrix_id, position, name, code_id) "
               "VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM convergence_theme WHERE matrix_id = ?2), ?3, ?4)")
        .bind(newUuid(), id, name.trimmed(), code)
        .run();
    return ThemeId(db.lastInsertId());
}

Result<> updateTheme(Edit& db, const ConvergenceTheme& theme)
{
    if (theme.name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The theme needs a name."));
    db.prepare("UPDATE convergence_theme SET name = ?, code_id = ? WHERE id = ?").bind(theme.name.trimmed(), theme.code, theme.id).run();
    const auto before = resultsOf(db, theme.id);
    const auto holds = [](const std::vector<ThemeResult>& results, const ThemeResult& one) {
        return std::find(results.begin(), results.end(), one) != results.end();
    };
    for (const auto& gone : before)
        if (!holds(theme.results, gone))
            db.prepare("DELETE FROM convergence_result WHERE theme_id = ? AND side_id = ? AND analysis_id = ?")
                .bind(theme.id, gone.side, gone.analysis)
                .run();
    for (const auto& added : theme.results)
        if (!holds(before, added))
            db.prepare("INSERT OR IGNORE INTO convergence_result(theme_id, side_id, analysis_id) VALUES(?, ?, ?)")
                .bind(theme.id, added.side, added.analysis)
                .run();
    return {};
}

void moveTheme(Edit& db, ThemeId id, int position)
{
    std::vector<ThemeId> order;
    for (const auto& theme : themesOf(db, matrixOf(db, id)))
        if (theme.id != id)
            order.push_back(theme.id);
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare("UPDATE convergence_theme SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), order[i]).run();
}

void removeTheme(Edit& db, ThemeId id) { db.prepare("DELETE FROM convergence_theme WHERE id = ?").bind(id).run(); }

std::vector<Assessment> assessments(const Read& db, ConvergenceId id, CoderId only)
{
    std::vector<Assessment> found;
    auto query =
        db.prepare("SELECT a.id, a.theme_id, a.one_side, a.other_side, a.coder_id, c.name, a.judgement, a.reason, a.assessed_at, a.seen "
                   "FROM convergence_assessment a JOIN convergence_theme t ON t.id = a.theme_id JOIN coder c ON c.id = a.coder_id "
                   "WHERE t.matrix_id = ?1 AND (?2 IS NULL OR a.coder_id = ?2) "
                   "ORDER BY t.position, t.id, a.one_side, a.other_side, a.coder_id");
    for (query.bind(id, only); query.step();)
        found.push_back({query.id<AssessmentId>(0),
                         query.id<ThemeId>(1),
                         {query.integer(2), query.integer(3)},
                         query.id<CoderId>(4),
                         query.text(5),
                         judgementFrom(query.text(6)).value_or(Judgement::Agreement),
                         query.text(7),
                         query.text(8),
                         query.text(9)});
    return found;
}

Result<AssessmentId> assess(Edit& db, const Assessment& assessment)
{
    if (const auto fits = checkSides(db, assessment.theme, assessment.sides); !fits)
        return fail(fits);
    if (!assessment.coder.isValid())
        return fail(Error::Kind::Invalid, tr("Whoever judges needs a name."));
    const auto stamp = Clock::stamp();
    auto known =
        db.prepare("SELECT id FROM convergence_assessment WHERE theme_id = ? AND one_side = ? AND other_side = ? AND coder_id = ?");
    if (known.bind(assessment.theme, assessment.sides.one, assessment.sides.other, assessment.coder).step()) {
        const auto id = known.id<AssessmentId>(0);
        db.prepare("UPDATE convergence_assessment SET judgement = ?, reason = ?, assessed_at = ?, seen = ? WHERE id = ?")
            .bind(toText(assessment.judgement), assessment.reason, stamp, assessment.seen, id)
            .run();
        return id;
    }
    db.prepare("INSERT INTO convergence_assessment(uuid, theme_id, one_side, other_side, coder_id, judgement, reason, assessed_at, seen) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), assessment.theme, assessment.sides.one, assessment.sides.other, assessment.coder, toText(assessment.judgement),
              assessment.reason, stamp, assessment.seen)
        .run();
    return AssessmentId(db.lastInsertId());
}

void confirm(Edit& db, AssessmentId id, const QString& seen)
{
    db.prepare("UPDATE convergence_assessment SET seen = ? WHERE id = ?").bind(seen, id).run();
}

void removeAssessment(Edit& db, AssessmentId id) { db.prepare("DELETE FROM convergence_assessment WHERE id = ?").bind(id).run(); }

} // namespace convergence

} // namespace counterpoint

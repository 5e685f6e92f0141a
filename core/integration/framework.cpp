#include "core/integration/framework.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/coding/codebook.h"
#include "core/coding/query/passage_query.h"
#include "core/project/doors.h"
#include <algorithm>
#include <map>

namespace counterpoint {

QString whatChanged(const FrameworkCell& cell)
{
    QStringList parts;
    if (cell.added > 0)
        parts << translate("Framework", "%n new passage(s)", nullptr, cell.added);
    if (cell.changed > 0)
        parts << translate("Framework", "%n passage(s) with other words", nullptr, cell.changed);
    if (cell.gone > 0)
        parts << translate("Framework", "%n passage(s) gone", nullptr, cell.gone);
    return parts.isEmpty() ? QString() : translate("Framework", "Since this was written: %1.").arg(parts.join(QStringLiteral(", ")));
}

FrameworkCellRef FrameworkMatrix::ref(std::size_t row, std::size_t theme) const
{
    const auto& of = rows[row];
    return {framework.themes[theme].id, of.person, of.person.isValid() ? QString() : of.title};
}

namespace {

template <class Fits>
int countCells(const FrameworkMatrix& matrix, const Fits& fits)
{
    int count = 0;
    for (const auto& row : matrix.cells)
        count += int(std::count_if(row.begin(), row.end(), fits));
    return count;
}

} // namespace

int FrameworkMatrix::stale() const
{
    return countCells(*this, [](const FrameworkCell& cell) { return cell.isStale(); });
}
int FrameworkMatrix::written() const
{
    return countCells(*this, [](const FrameworkCell& cell) { return cell.summary.isValid(); });
}

namespace frameworks {

namespace {

std::map<FrameworkId, std::vector<FrameworkTheme>> themesByFramework(const Read& db)
{
    std::map<CodeId, const Code*> byId;
    const auto codes = codebook::uncounted(db);
    for (const auto& code : codes)
        byId[code.id] = &code;
    std::map<FrameworkId, std::vector<FrameworkTheme>> themes;
    for (auto query = db.prepare("SELECT framework_id, id, code_id, title FROM framework_theme ORDER BY framework_id, position, id");
         query.step();) {
        FrameworkTheme theme{query.id<FrameworkThemeId>(1), query.id<CodeId>(2), query.text(3), {}};
        if (const auto code = byId.find(theme.code); code != byId.end()) {
            theme.title = code->second->name;
            theme.path = code->second->path;
        }
        themes[query.id<FrameworkId>(0)].push_back(std::move(theme));
    }
    return themes;
}

Result<QString> checkedName(const Read& db, const QString& name, FrameworkId except = {})
{
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Kind::Invalid, translate("Framework", "The framework matrix needs a name."));
    auto query = db.prepare("SELECT 1 FROM framework WHERE name = ? COLLATE NAME AND id <> ?");
    if (query.bind(trimmed, except.value()).step())
        return fail(Error::Kind::Invalid,
                    translate("Framework", "There is a framework matrix “%1” already. Choose another name.").arg(trimmed));
    return trimmed;
}

void order(Edit& db, const std::vector<FrameworkThemeId>& themes)
{
    for (std::size_t i = 0; i < themes.size(); ++i)
        db.prepare("UPDATE framework_theme SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), themes[i]).run();
}

} // namespace

std::vector<Framework> all(const Read& db)
{
    auto themes = themesByFramework(db);
    std::vector<Framework> found;
    for (auto query = db.prepare("SELECT f.id, f.name, f.by_groups, f.attribute_id, coalesce(a.name, '') FROM framework f "
                                 "LEFT JOIN attribute a ON a.id = f.attribute_id ORDER BY f.position, f.id");
         query.step();) {
        const auto id = query.id<FrameworkId>(0);
        found.push_back({id, query.text(1), query.int64(2) != 0, query.id<AttributeId>(3), query.text(4), std::move(themes[id])});
    }
    return found;
}

Result<Framework> byId(const Read& db, FrameworkId id)
{
    for (auto& framework : all(db))
        if (framework.id == id)
            return std::move(framework);
    return fail(Error::Kind::Invalid, translate("Framework", "This framework matrix is no longer in the study."));
}

Result<Framework> byName(const Read& db, const QString& name)
{
    const auto there = all(db);
    QStringList names;
    for (const auto& framework : there)
        names << framework.name;
    return findName(name, names, translate("Framework", "framework matrix")).map([&](qsizetype i) { return there[std::size_t(i)]; });
}

Result<FrameworkId> add(Edit& db, const QString& name, AttributeId attribute, const std::vector<CodeId>& themes)
{
    const auto checked = checkedName(db, name);
    if (!checked)
        return fail(checked);
    if (themes.empty())
        return fail(Error::Kind::Invalid,
                    translate("Framework", "A framework matrix needs a theme at least: choose codes for its columns."));
    db.prepare("INSERT INTO framework(uuid, position, name, by_groups, attribute_id) "
               "VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM framework), ?, ?, ?)")
        .bind(newUuid(), *checked, std::int64_t(attribute.isValid()), attribute)
        .run();
    const FrameworkId id(db.lastInsertId());
    for (const auto code : themes)
        if (const auto added = addTheme(db, id, code); !added)
            return fail(added);
    return id;
}

Result<> rename(Edit& db, FrameworkId id, const QString& name)
{
    return checkedName(db, name, id).map([&](const QString& checked) {
        db.prepare("UPDATE framework SET name = ? WHERE id = ?").bind(checked, id).run();
    });
}

void remove(Edit& db, FrameworkId id) { db.prepare("DELETE FROM framework WHERE id = ?").bind(id).run(); }

Result<FrameworkThemeId> addTheme(Edit& db, FrameworkId id, CodeId code)
{
    const auto known = codebook::byId(db, code);
    if (!known)
        return fail(known);
    auto there = db.prepare("SELECT 1 FROM framework_theme WHERE framework_id = ? AND code_id = ?");
    if (there.bind(id, code).step())
        return fail(Error::Kind::Invalid, translate("Framework", "“%1” is a theme of this matrix already.").arg(known->name));
    db.prepare("INSERT INTO framework_theme(uuid, framework_id, position, code_id) "
               "VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM framework_theme WHERE framework_id = ?2), ?3)")
        .bind(newUuid(), id, code)
        .run();
    return FrameworkThemeId(db.lastInsertId());
}

void moveTheme(Edit& db, FrameworkThemeId id, int position)
{
    std::vector<FrameworkThemeId> themes;
    auto query = db.prepare("SELECT id FROM framework_theme WHERE framework_id = (SELECT framework_id FROM framework_theme WHERE id = ?1) "
                            "AND id <> ?1 ORDER BY position, id");
    for (query.bind(id); query.step();)
        themes.push_back(query.id<FrameworkThemeId>(0));
    themes.insert(themes.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(themes.size())), id);
    order(db, themes);
}

void removeTheme(Edit& db, FrameworkThemeId id) { db.prepare("DELETE FROM framework_theme WHERE id = ?").bind(id).run(); }

QString queryFor(const Framework& framework, std::size_t theme, const FrameworkRow& row)
{
    using passage_query::quoted;
    const auto who = framework.isOfGroups ? QStringLiteral("case.%1 = %2").arg(quoted(framework.attributeName), quoted(row.title))
                                          : QStringLiteral("case:") + quoted(row.title);
    return QStringLiteral("codes:%1 AND %2").arg(quoted(framework.themes[theme].path), who);
}

QString markOf(int number) { return QStringLiteral("[%1]").arg(number); }

} // namespace frameworks

} // namespace counterpoint

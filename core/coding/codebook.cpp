#include "core/coding/codebook.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>
#include <functional>
#include <map>

namespace counterpoint::codebook {

namespace {

Code codeIn(const sqlite::Statement& row)
{
    Code code;
    code.id = row.id<CodeId>(0);
    code.parent = row.id<CodeId>(1);
    code.name = row.text(2);
    code.colour = row.text(3);
    code.origin = row.text(4);
    code.definition = row.text(5);
    code.inclusion = row.text(6);
    code.exclusion = row.text(7);
    code.example = row.text(8);
    code.words = row.text(9);
    return code;
}

Result<> checkName(const Read& db, const QString& name, CodeId parent, CodeId self)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Codebook", "The code needs a name."));
    if (name.contains(u'/'))
        return fail(Error::Kind::Invalid,
                    translate("Codebook", "A code's name cannot hold “/”, which stands between a code and those below it."));
    auto taken = db.prepare("SELECT 1 FROM code WHERE parent_id IS ? AND name = ? COLLATE NAME AND id <> ?");
    if (taken.bind(parent, name.trimmed(), self.value()).step())
        return fail(Error::Kind::Invalid, translate("Codebook", "There is already a code called “%1” here.").arg(name.trimmed()));
    return {};
}

std::vector<CodeId> childrenOf(const Read& db, CodeId parent)
{
    std::vector<CodeId> children;
    auto query = db.prepare("SELECT id FROM code WHERE parent_id IS ? ORDER BY position, id");
    for (query.bind(parent); query.step();)
        children.push_back(query.id<CodeId>(0));
    return children;
}

CodeId childCalled(const Read& db, CodeId parent, const QString& name)
{
    auto query = db.prepare("SELECT id FROM code WHERE parent_id IS ? AND name = ? COLLATE NAME");
    return query.bind(parent, name).step() ? query.id<CodeId>(0) : CodeId();
}

bool isWithin(const Read& db, CodeId id, CodeId root)
{
    for (CodeId up = id; up.isValid();) {
        if (up == root)
            return true;
        auto query = db.prepare("SELECT parent_id FROM code WHERE id = ?");
        up = query.bind(up).step() ? query.id<CodeId>(0) : CodeId();
    }
    return false;
}

QString joined(const QString& kept, const QString& added)
{
    return kept.isEmpty() || kept == added ? added : added.isEmpty() ? kept : kept + u'\n' + added;
}

} // namespace

std::vector<Code> uncounted(const Read& db)
{
    std::vector<Code> rows;
    auto query = db.prepare(
        "SELECT id, parent_id, name, colour, origin, definition, inclusion, exclusion, example, words FROM code ORDER BY position, id");
    while (query.step())
        rows.push_back(codeIn(query));
    std::map<CodeId, std::vector<std::size_t>> children;
    for (std::size_t i = 0; i < rows.size(); ++i)
        children[rows[i].parent].push_back(i);
    std::vector<Code> tree;
    tree.reserve(rows.size());
    const std::function<void(CodeId, const QString&, int)> append = [&](CodeId parent, const QString& path, int depth) {
        for (const auto i : children[parent]) {
            rows[i].path = path.isEmpty() ? rows[i].name : path + u'/' + rows[i].name;
            rows[i].depth = depth;
            const auto id = rows[i].id;
            const auto own = rows[i].path;
            tree.push_back(std::move(rows[i]));
            append(id, own, depth + 1);
        }
    };
    append({}, {}, 0);
    return tree;
}

std::vector<Code> all(const Read& db, const CountScope& scope)
{
    auto codes = uncounted(db);
    const auto counts = code_counts::ofAll(db, scope);
    for (auto& code : codes)
        if (const auto count = counts.find(code.id); count != counts.end())
            code.codings = count->second.codings, code.sources = count->second.sources;
    return codes;
}

Result<Code> byId(const Read& db, CodeId id)
{
    Code code;
    {
        auto query = db.prepare(
            "SELECT id, parent_id, name, colour, origin, definition, inclusion, exclusion, example, words FROM code WHERE id = ?");
        if (!query.bind(id).step())
            return fail(Error::Kind::Invalid, translate("Codebook", "This code is no longer in the codebook."));
        code = codeIn(query);
    }
    code.path = code.name;
    for (auto up = code.parent; up.isValid(); ++code.depth) {
        auto query = db.prepare("SELECT name, parent_id FROM code WHERE id = ?");
        if (!query.bind(up).step())
            break;
        code.path = query.text(0) + u'/' + code.path;
        up = query.id<CodeId>(1);
    }
    return code;
}

Result<Code> find(const Read& db, const QString& pathOrName)
{
    const auto codes = all(db);
    QStringList paths;
    QStringList sameName;
    const Code* named = nullptr;
    if (pathOrName.startsWith(u'/'))
        for (const auto& code : codes)
            if (code.path.compare(QStringView(pathOrName).sliced(1), Qt::CaseInsensitive) == 0)
                return code;
    for (const auto& code : codes) {
        paths << code.path;
        if (code.name.compare(pathOrName, Qt::CaseInsensitive) == 0) {
            sameName << QStringLiteral("“%1”").arg(code.parent.isValid() ? code.path : u'/' + code.path);
            named = &code;
        }
    }
    if (const auto at = paths.indexOf(pathOrName); at >= 0 && (codes[std::size_t(at)].parent.isValid() || sameName.size() <= 1))
        return codes[std::size_t(at)];
    if (sameName.size() == 1)
        return *named;
    if (sameName.size() > 1)
        return fail(Error::Kind::Invalid,
                    translate("Codebook", "More than one code is called “%1”: %2. Give the path.")
                        .arg(pathOrName, sameName.join(QStringLiteral(", "))));
    return findName(pathOrName, paths, translate("Codebook", "code")).map([&](qsizetype i) { return codes[std::size_t(i)]; });
}

std::vector<CodeId> withDescendants(const std::vector<Code>& all, CodeId root)
{
    std::vector<CodeId> within{root};
    for (const auto& code : all) // parents come before their children
        if (std::find(within.begin(), within.end(), code.parent) != within.end())
            within.push_back(code.id);
    return within;
}

Result<CodeId> add(Edit& db, const QString& name, CodeId parent)
{
    if (const auto free = checkName(db, name, parent, {}); !free)
        return fail(free);
    std::int64_t count = 0;
    {
        auto query = db.prepare("SELECT count(*) FROM code");
        query.step();
        count = query.int64(0);
    }
    const auto& colours = palette();
    db.prepare("INSERT INTO code(uuid, parent_id, name, position, colour) VALUES(?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM "
               "code WHERE parent_id IS ?2), ?4)")
        .bind(newUuid(), parent, name.trimmed(), colours[count % colours.size()])
        .run();
    return CodeId(db.lastInsertId());
}

Result<CodeId> ensurePath(Edit& db, const QString& path)
{
    CodeId parent;
    for (const auto& name : path.split(u'/')) {
        const auto there = childCalled(db, parent, name.trimmed());
        if (there.isValid()) {
            parent = there;
            continue;
        }
        const auto added = add(db, name, parent);
        if (!added)
            return added;
        parent = *added;
    }
    return parent;
}

Result<> rename(Edit& db, CodeId id, const QString& name)
{
    const auto code = byId(db, id);
    if (!code)
        return fail(code);
    if (const auto free = checkName(db, name, code->parent, id); !free)
        return free;
    db.prepare("UPDATE code SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

Result<> move(Edit& db, CodeId id, CodeId parent, int position)
{
    const auto code = byId(db, id);
    if (!code)
        return fail(code);
    if (isWithin(db, parent, id))
        return fail(Error::Kind::Invalid, translate("Codebook", "“%1” cannot be put below itself.").arg(code->name));
    if (const auto free = checkName(db, code->name, parent, id); !free)
        return free;
    auto siblings = childrenOf(db, parent);
    std::erase(siblings, id);
    const auto at = std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(siblings.size()));
    siblings.insert(siblings.begin() + at, id);
    db.prepare("UPDATE code SET parent_id = ? WHERE id = ?").bind(parent, id).run();
    for (std::size_t i = 0; i < siblings.size(); ++i)
        db.prepare("UPDATE code SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), siblings[i]).run();
    return {};
}

namespace {

/// Codings of `into` and of `from` that give one passage both codes, by one coder.
std::vector<std::pair<CodingId, CodingId>> codedTwice(const Read& db, CodeId from, CodeId into)
{
    std::vector<std::pair<CodingId, CodingId>> pairs;
    auto query = db.prepare("SELECT min(other.id), coding.id FROM coding JOIN coding AS other ON other.source_id = coding.source_id AND "
                            "other.coder_id = coding.coder_id AND other.start = coding.start AND other.end = coding.end "
                            "WHERE coding.code_id = ?1 AND other.code_id = ?2 GROUP BY coding.id");
    for (query.bind(from, into); query.step();)
        pairs.emplace_back(query.id<CodingId>(0), query.id<CodingId>(1));
    return pairs;
}

} // namespace

Result<> merge(Edit& db, CodeId from, CodeId into)
{
    const auto source = byId(db, from);
    auto target = byId(db, into);
    if (!source)
        return fail(source);
    if (!target)
        return fail(target);
    if (isWithin(db, into, from))
        return fail(Error::Kind::Invalid, translate("Codebook", "“%1” cannot be merged into itself or a code below it.").arg(source->name));
    for (const auto child : childrenOf(db, from)) {
        const auto childCode = byId(db, child);
        if (!childCode)
            return fail(childCode);
        const auto same = childCalled(db, into, childCode->name);
        const auto done = same.isValid() ? merge(db, child, same) : move(db, child, into);
        if (!done)
            return done;
    }
    for (const auto& [kept, gone] : codedTwice(db, from, into))
        codings::absorb(db, kept, gone);
    db.prepare("UPDATE coding SET code_id = ?2 WHERE code_id = ?1").bind(from, into).run();
    db.prepare("UPDATE framework_theme SET code_id = ?2 WHERE code_id = ?1").bind(from, into).run();
    db.prepare("UPDATE memo SET subject_id = ?2 WHERE subject = 'code' AND subject_id = ?1").bind(from, into).run();
    db.prepare("UPDATE memo_link SET target_id = ?2 WHERE target = 'code' AND target_id = ?1").bind(from, into).run();
    target->definition = joined(target->definition, source->definition);
    target->inclusion = joined(target->inclusion, source->inclusion);
    target->exclusion = joined(target->exclusion, source->exclusion);
    target->example = joined(target->example, source->example);
    target->words = joined(target->words, source->words);
    if (const auto updated = update(db, *target); !updated)
        return updated;
    remove(db, from);
    return {};
}

Result<> update(Edit& db, const Code& code)
{
    static const QRegularExpression colour(QStringLiteral("^#[0-9a-f]{6}$"));
    if (!colour.match(code.colour.toLower()).hasMatch())
        return fail(Error::Kind::Invalid, translate("Codebook", "“%1” is not a colour. Write colours as #0072b2.").arg(code.colour));
    db.prepare("UPDATE code SET colour = ?, origin = ?, definition = ?, inclusion = ?, exclusion = ?, example = ?, words = ? WHERE id = ?")
        .bind(code.colour.toLower(), code.origin, code.definition, code.inclusion, code.exclusion, code.example, code.words, code.id)
        .run();
    return {};
}

void remove(Edit& db, CodeId id)
{
    for (const auto code : withDescendants(uncounted(db), id)) {
        db.prepare("DELETE FROM memo WHERE subject = 'coding' AND subject_id IN (SELECT id FROM coding WHERE code_id = ?)")
            .bind(code)
            .run();
        db.prepare("DELETE FROM memo WHERE subject = 'code' AND subject_id = ?").bind(code).run();
        // What was written about a theme stays, under the name that it had.
        db.prepare("UPDATE framework_theme SET title = (SELECT name FROM code WHERE id = ?1) WHERE code_id = ?1").bind(code).run();
    }
    db.prepare("DELETE FROM code WHERE id = ?").bind(id).run();
}

const QStringList& palette()
{
    static const QStringList colours{
        QStringLiteral("#0072b2"), QStringLiteral("#e69f00"), QStringLiteral("#009e73"), QStringLiteral("#d55e00"),
        QStringLiteral("#cc79a7"), QStringLiteral("#56b4e9"), QStringLiteral("#b8a900"), QStringLiteral("#5c5c5c"),
        QStringLiteral("#66aad1"), QStringLiteral("#f0c566"), QStringLiteral("#66c5ab"), QStringLiteral("#e69e66"),
    };
    return colours;
}

} // namespace counterpoint::codebook

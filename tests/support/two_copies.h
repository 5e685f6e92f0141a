#pragma once
#include "core/integrity/integrity.h"
#include "core/merge/fork.h"
#include "core/merge/merge.h"
#include "tests/support/a_small_study.h"
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

namespace counterpoint::test {

/// A study in a file, and a copy of it that another coder goes on with.
class TwoCopies {
    QTemporaryDir m_folder; // goes last, after the locks in it

public:
    TwoCopies()
    {
        ours = valueOf(Project::create(path("ours"), QStringLiteral("A study")));
        ours->setCoderName(QStringLiteral("Ada"));
    }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name) + QStringLiteral(".counterpoint")); }
    /// From here on both go their own ways.
    void part()
    {
        REQUIRE(QFile::copy(path("ours"), path("theirs")));
        theirs = valueOf(Project::open(path("theirs")));
        theirs->setCoderName(QStringLiteral("Ben"));
    }
    static merge::Merged merge(Project& into, const Project& other, merge::Side preferred = merge::Side::Ours)
    {
        const auto known = valueOf(into.read([&](const Read& db) { return merge::describe(db, into.path()); }));
        const auto copy = merge::openOther(known, other.path());
        if (!copy)
            FAIL(copy.error().message.toStdString());
        auto merged = valueOf(into.perform(QStringLiteral("Merge"), [&](Edit& db) { return merge::bringIn(db, *copy, {preferred, {}}); }));
        const auto problems = valueOf(checkStudy(into));
        INFO(problems.join(QStringLiteral("; ")).toStdString());
        CHECK(problems.isEmpty());
        return merged;
    }
    std::unique_ptr<Project> ours;
    std::unique_ptr<Project> theirs;
};

/// Every row of a query, its columns joined, in order: what two studies hold alike, whatever their ids.
inline QStringList listed(const Project& project, const char* sql)
{
    auto rows = valueOf(project.read([&](const Read& db) {
        QStringList found;
        for (auto query = db.prepare(sql); query.step();)
            found << query.text(0);
        return found;
    }));
    rows.sort();
    return rows;
}

inline QStringList codingsOf(const Project& project)
{
    return listed(
        project,
        "SELECT s.name || '|' || c.name || '|' || r.name || '|' || g.start || '-' || g.end || '|' || g.comment FROM coding g JOIN "
        "source s ON s.id = g.source_id JOIN code c ON c.id = g.code_id JOIN coder r ON r.id = g.coder_id");
}

inline QStringList codesOf(const Project& project)
{
    return listed(project,
                  "SELECT c.uuid || '|' || c.name || '|' || c.definition || '|' || coalesce((SELECT uuid FROM code p WHERE p.id = "
                  "c.parent_id), '-') FROM code c");
}

inline const merge::Difference* differenceIn(const merge::Merged& merged, merge::Difference::Outcome outcome, const QString& group)
{
    const auto found = std::find_if(merged.differences.begin(), merged.differences.end(),
                                    [&](const auto& each) { return each.outcome == outcome && each.group == group; });
    return found == merged.differences.end() ? nullptr : &*found;
}

} // namespace counterpoint::test

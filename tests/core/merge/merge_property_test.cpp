#include "core/coding/memos.h"
#include "core/transcript/edit_text.h"
#include "tests/support/two_copies.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Somebody who works on one copy: codes, renames, moves, deletes, writes, corrects. `half` of the text is corrected, so that two who work at
/// once do not correct the same words; everything else they may both do.
class Worker {
public:
    Worker(Project& project, const QString& name, int half, std::mt19937& random)
        : m_project(project)
        , m_name(name)
        , m_half(half)
        , m_random(random)
    {
    }
    void act()
    {
        valueOf(m_project.perform(QStringLiteral("Act"), [&](Edit& db) -> Result<> {
            switch (below(7)) {
            case 0:
                return renameCode(db);
            case 1:
                return removeCoding(db);
            case 2:
                return correct(db);
            case 3:
                return define(db);
            case 4:
                memos::add(db, {{}, MemoSubject::Study, 1, {}, token(), {}, {}});
                return {};
            default:
                return code(db);
            }
        }));
    }
    QStringList tokens; ///< words that must be somewhere in the end

private:
    int below(int end) { return int(m_random() % unsigned(end)); }
    QString token()
    {
        tokens << QStringLiteral("%1-%2.").arg(m_name).arg(m_drawn++);
        return tokens.last();
    }
    Result<> code(Edit& db)
    {
        const auto all = sources::uncounted(db);
        const auto& source = all[std::size_t(below(int(all.size())))];
        const auto path = below(3) == 0 ? m_name + QString::number(below(4)) : QStringLiteral("Shared %1").arg(below(5));
        const auto what = codebook::ensurePath(db, path);
        const auto who = coders::ensure(db, below(4) == 0 ? QStringLiteral("Both") : m_name);
        const auto start = below(int(source.length) - 12);
        return codings::add(db, {{}, source.id, *what, *who, {start, start + 1 + below(11)}, {}, token()}).map([](CodingId) {});
    }
    Result<> renameCode(Edit& db)
    {
        const auto all = codebook::uncounted(db);
        return codebook::rename(db, all[std::size_t(below(int(all.size())))].id, token());
    }
    Result<> define(Edit& db)
    {
        const auto all = codebook::uncounted(db);
        db.prepare("UPDATE code SET definition = ? WHERE id = ?")
            .bind(m_name + QString::number(below(100)), all[std::size_t(below(int(all.size())))].id)
            .run();
        return {};
    }
    Result<> removeCoding(Edit& db)
    {
        auto query = db.prepare("SELECT id, comment FROM coding ORDER BY id LIMIT 1 OFFSET ?");
        if (!query.bind(below(10)).step())
            return {};
        const auto id = query.id<CodingId>(0);
        tokens.removeAll(query.text(1));
        query.again();
        codings::remove(db, id);
        return {};
    }
    Result<> correct(Edit& db)
    {
        const auto source = sources::uncounted(db).front();
        const auto at = m_half * source.length / 2 + below(int(source.length) / 2 - 20);
        return sources::replace(db, source.id, {at, at + 1}, QStringLiteral("%1").arg(below(1000)));
    }
    Project& m_project;
    QString m_name;
    int m_half;
    int m_drawn = 0;
    std::mt19937& m_random;
};

const char* const contents =
    "SELECT s.name || '|' || c.name || '|' || r.name || '|' || g.start || '-' || g.end FROM coding g JOIN source s ON "
    "s.id = g.source_id JOIN code c ON c.id = g.code_id JOIN coder r ON r.id = g.coder_id";
const char* const written = "SELECT comment FROM coding UNION ALL SELECT body FROM memo UNION ALL SELECT name FROM code";
const char* const texts = "SELECT source_id || '|' || position || '|' || text FROM paragraph";

} // namespace

TEST_CASE("two who worked at random are merged either way to the same, nothing lost, nothing doubled", "[merge]")
{
    const int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        const unsigned seed = 900U + unsigned(round);
        INFO("round " << round << ", seed " << seed);
        std::mt19937 random(seed);
        TwoCopies copies;
        for (const auto* name : {"One", "Two"})
            valueOf(copies.ours->perform(QStringLiteral("Import"), [&](Edit& db) {
                QString text;
                for (int i = 0; i < 60; ++i)
                    text += QStringLiteral("word%1 ").arg(i) + (i % 9 == 8 ? QStringLiteral("\n") : QString());
                return sources::add(db, {QString::fromLatin1(name), SourceKind::Transcript, Strand::Interviews, {}, text, {}});
            }));
        valueOf(copies.ours->perform(QStringLiteral("Begin"), [&](Edit& db) { return codebook::ensurePath(db, QStringLiteral("Begun")); }));
        Worker first(*copies.ours, QStringLiteral("Start"), 0, random);
        for (int i = 0; i < 12; ++i)
            first.act();
        copies.part();
        Worker ada(*copies.ours, QStringLiteral("Ada"), 0, random);
        Worker ben(*copies.theirs, QStringLiteral("Ben"), 1, random);
        for (int i = 0; i < 15; ++i) {
            ada.act();
            ben.act();
        }
        REQUIRE(QFile::copy(copies.ours->path(), copies.path("ours-before")));
        auto ourBefore = valueOf(Project::open(copies.path("ours-before")));
        const auto before = dump(*copies.ours);
        TwoCopies::merge(*copies.ours, *copies.theirs, merge::Side::Ours);
        const auto after = dump(*copies.ours);

        const auto all = listed(*copies.ours, written).join(u'\n');
        for (const auto& token : ada.tokens + ben.tokens) {
            INFO(token.toStdString());
            // A code that was renamed twice keeps the last name alone, and a coding that lost all its words went with them.
            const bool isNameOrLost = !listed(*ourBefore, written).contains(token) && !listed(*copies.theirs, written).contains(token);
            CHECK((isNameOrLost || all.contains(token)));
        }
        auto distinct = listed(*copies.ours, contents);
        CHECK(distinct.removeDuplicates() == 0);

        TwoCopies::merge(*copies.theirs, *ourBefore, merge::Side::Theirs);
        CHECK(listed(*copies.ours, contents) == listed(*copies.theirs, contents));
        CHECK(listed(*copies.ours, texts) == listed(*copies.theirs, texts));

        valueOf(copies.ours->undo());
        CHECK(dump(*copies.ours) == before);
        valueOf(copies.ours->redo());
        CHECK(dump(*copies.ours) == after);
    }
}

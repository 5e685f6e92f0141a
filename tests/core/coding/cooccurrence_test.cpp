#include "core/coding/cooccurrence.h"
#include "core/text/word_spans.h"
#include "core/text/words.h"
#include "tests/core/coding/a_mixed_study.h"
#include <random>
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Cooccurrence of(const Project& project, Together together = {}, bool withChildren = false)
{
    return valueOf(project.read(
        [&](const Read& db) -> Result<Cooccurrence> { return cooccurrence(db, code_lines::of(db, {}, withChildren), {}, together); }));
}

std::size_t place(const Cooccurrence& found, const QString& path)
{
    for (std::size_t i = 0; i < found.lines.size(); ++i)
        if (found.lines[i].path == path)
            return i;
    FAIL("no code " << path.toStdString());
    return 0;
}

/// Spans of one code in the coordinates in which standing together is overlapping.
using Spans = std::vector<TextSpan>;

/// By the definition, slowly: groups of spans that overlap, of one code or of two together.
struct Groups {
    int all = 0;
    int both = 0;
};
Groups groupsOf(const Spans& one, const Spans& other)
{
    struct Node {
        TextSpan span;
        int code;
        int group;
    };
    std::vector<Node> nodes;
    for (const auto& span : one)
        nodes.push_back({span, 1, int(nodes.size())});
    for (const auto& span : other)
        nodes.push_back({span, 2, int(nodes.size())});
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& a : nodes)
            for (auto& b : nodes)
                if (a.group < b.group && a.span.overlaps(b.span)) {
                    b.group = a.group;
                    changed = true;
                }
    }
    std::map<int, std::set<int>> groups;
    for (const auto& node : nodes)
        groups[node.group].insert(node.code);
    Groups found;
    for (const auto& [group, codes] : groups) {
        ++found.all;
        found.both += codes.size() == 2 ? 1 : 0;
    }
    return found;
}

} // namespace

TEST_CASE("codes overlap, stand in one turn or near each other, as counted by hand", "[cooccurrence]")
{
    const MixedStudy study;
    const auto overlaps = of(*study.project);
    const auto trust = place(overlaps, "Trust");
    const auto fully = place(overlaps, "Trust/Fully");
    const auto pace = place(overlaps, "Pace");
    CHECK(overlaps.pairs[trust][fully] == 2); // two coders' Trust inside one Fully
    CHECK(overlaps.both[trust][fully] == 1); // one passage
    CHECK(overlaps.passages[trust] == 3); // in the interview, the group and the survey
    CHECK(overlaps.jaccard(trust, fully) == Approx(1.0 / 3));
    CHECK(overlaps.pairs[fully][pace] == 1); // share 'fully.'
    CHECK(overlaps.pairs[trust][pace] == 0);
    const auto turns = of(*study.project, {Together::How::SameTurn, 0});
    CHECK(turns.pairs[trust][pace] == 2); // both coders' Trust in Ann's turn; what the interviewer asks is another turn
    CHECK(turns.both[trust][pace] == 1);
    CHECK(turns.jaccard(trust, pace) == Approx(1.0 / 5)); // Trust in 3 turns, Pace in 3, one of both
    const auto next = of(*study.project, {Together::How::WithinWords, 0});
    // 'them' and 'fully' are neighbours for both coders, since the emoji between is no word; so are the ends of two answers.
    CHECK(next.pairs[trust][pace] == 3);
    const auto kin = of(*study.project, {}, true);
    CHECK(std::isnan(kin.jaccard(trust, fully))); // Trust counts Fully's codings
}

TEST_CASE("pairs of the sample's codings are those that a query over the file finds", "[cooccurrence]")
{
    MixedStudy study;
    const auto found = of(*study.project);
    for (std::size_t i = 0; i < found.lines.size(); ++i)
        for (std::size_t j = 0; j < found.lines.size(); ++j)
            if (i != j)
                CHECK(found.pairs[i][j]
                      == study.number(QStringLiteral("SELECT count(*) FROM coding a JOIN coding b ON a.source_id = b.source_id AND a.start "
                                                     "< b.end AND b.start < a.end "
                                                     "WHERE a.code_id = %1 AND b.code_id = %2")
                                          .arg(found.lines[i].code.value())
                                          .arg(found.lines[j].code.value())));
}

TEST_CASE("one sweep counts what the definitions count, for any codings", "[cooccurrence]")
{
    std::mt19937 random(20261126);
    const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    for (int round = 0; round < 60; ++round) {
        INFO("round " << round);
        auto made = aProject();
        QString text;
        for (int i = 0; i < 60; ++i)
            text += i % 7 == 0 ? QStringLiteral("\U0001F600 ") : QStringLiteral("w%1 ").arg(i);
        made.withTranscript("One", text);
        const auto project = made.build();
        std::vector<Spans> spans(4);
        const auto length = codePointCount(text);
        const auto step = [&](auto&& body) {
            const auto done = project->perform("Arrange", body);
            REQUIRE(done);
        };
        step([&](Edit& db) -> Result<> {
            const auto coder = coders::ensure(db, "Ada").value();
            for (std::size_t code = 0; code < spans.size(); ++code) {
                const auto id = codebook::add(db, QStringLiteral("Code %1").arg(code)).value();
                for (int i = upTo(9); i > 0; --i) {
                    const auto start = upTo(int(length) - 2);
                    const TextSpan span{start, std::min<qsizetype>(length, start + 1 + upTo(25))};
                    if (std::find(spans[code].begin(), spans[code].end(), span) != spans[code].end())
                        continue;
                    db.prepare(
                          "INSERT INTO coding(uuid, source_id, code_id, coder_id, start, end, created_at) VALUES(?, 1, ?, ?, ?, ?, '')")
                        .bind(QStringLiteral("%1-%2").arg(code).arg(i), id, coder, qint64(span.start), qint64(span.end))
                        .run();
                    spans[code].push_back(span);
                }
            }
            return {};
        });
        const WordSpans words(text);
        for (const int within : {-1, 0, 3}) {
            auto seen = spans;
            if (within >= 0)
                for (auto& code : seen)
                    for (auto& span : code) { // words between are at most so many: the first one's reach grows by them
                        const auto [first, last] = words.within(span);
                        span = {first, std::max(first, last) + within + 1};
                    }
            const auto found = of(*project, within < 0 ? Together() : Together{Together::How::WithinWords, within});
            for (std::size_t i = 0; i < spans.size(); ++i)
                for (std::size_t j = 0; j < spans.size(); ++j) {
                    if (i == j)
                        continue;
                    int pairs = 0;
                    for (const auto& a : seen[i])
                        for (const auto& b : seen[j])
                            pairs += a.overlaps(b) ? 1 : 0;
                    CHECK(found.pairs[i][j] == pairs);
                    const auto groups = groupsOf(seen[i], seen[j]);
                    CHECK(found.both[i][j] == groups.both);
                    if (groups.all > 0)
                        CHECK(found.jaccard(i, j) == Approx(double(groups.both) / groups.all));
                    else
                        CHECK(std::isnan(found.jaccard(i, j)));
                }
        }
    }
}

TEST_CASE("codes share Cases, sources and turns", "[cooccurrence]")
{
    const MixedStudy study;
    valueOf(study.project->read([&](const Read& db) -> Result<int> {
        const auto lines = code_lines::of(db, {}, false); // Trust, Fully, Pace, Left out
        const auto cases = sharedUnits(db, lines, {}, SharedUnit::Case);
        CHECK(cases.used == std::vector<qint64>{2, 1, 1, 1}); // Ann and Cara; Ann; Ann; Ben
        CHECK(cases.both[0][2] == 1);
        CHECK(cases.jaccard(0, 2) == Approx(0.5));
        CHECK(cases.units == 3);
        const auto sources = sharedUnits(db, lines, {}, SharedUnit::Source);
        CHECK(sources.used == std::vector<qint64>{3, 1, 2, 1});
        CHECK(sources.both[0][3] == 1); // the group has both
        const auto turns = sharedUnits(db, lines, {}, SharedUnit::Turn);
        CHECK(turns.both[0][3] == 0); // of different people
        CHECK(turns.used[2] == 3);
        return 0;
    }));
}

TEST_CASE("words found one by one are those that are counted", "[word_spans]")
{
    std::mt19937 random(7);
    const QString letters = QStringLiteral("ab Z9 _ ' . , : - \u2019 \u00e9 \u00df \n \u4e2d \u6587 ");
    for (int round = 0; round < 300; ++round) {
        QString text;
        for (int i = int(random() % 60); i > 0; --i)
            text += random() % 20 == 0 ? QStringLiteral("\U0001F44D\U0001F3FD")
                                       : QString(letters[qsizetype(random() % unsigned(letters.size()))]);
        INFO(text.toStdString());
        const WordSpans words(text);
        CHECK(words.count() == wordCount(text));
        const TextIndex index(text);
        const auto length = codePointCount(text);
        CHECK(words.countIn({0, length}) == words.count());
        CHECK(words.countIn({length, length}) == 0);
        for (qsizetype at = 0; at < length; ++at) { // a word stands where its letters do
            const auto [first, last] = words.within({at, at + 1});
            CHECK(last - first <= 1);
            const auto letter = index.slice(text, {at, at + 1});
            if (letter.size() == 1 && letter[0].isLetterOrNumber() && letter[0] < QChar(0x100) && !text.contains(u'_'))
                CHECK(last - first == 1);
            if (letter == u"\n" || letter == u" ")
                CHECK(last == first);
        }
    }
}

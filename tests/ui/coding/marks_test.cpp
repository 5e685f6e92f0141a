#include "tests/support/printing.h"
#include "ui/coding/marks.h"
#include <random>
#include <set>

using namespace counterpoint;
using ui::Mark;
using ui::Marks;

namespace {

Mark mark(int id, int from, int to)
{
    Mark made;
    made.coding.id = CodingId(id);
    made.from = from;
    made.to = to;
    return made;
}

} // namespace

TEST_CASE("Ten codings of one passage have ten lanes; one further on begins in the first again", "[marks]")
{
    std::vector<Mark> marks;
    for (int i = 0; i < 10; ++i)
        marks.push_back(mark(i + 1, 100 + i, 400));
    marks.push_back(mark(11, 2000, 2100));
    const Marks all(marks);
    CHECK(all.lanes() == 10);
    CHECK(all.find(CodingId(11))->lane == 0);
    std::set<int> lanes;
    for (const auto* each : all.touching(350, 351))
        lanes.insert(each->lane);
    CHECK(lanes.size() == 10);
}

TEST_CASE("A screenful finds exactly the codings that touch it", "[marks]")
{
    std::mt19937 random(3);
    std::vector<Mark> marks;
    for (int i = 1; i <= 2000; ++i) {
        const int from = int(random() % 50000);
        marks.push_back(mark(i, from, from + 1 + int(random() % (i % 50 == 0 ? 20000 : 200))));
    }
    const Marks all(marks);
    for (int round = 0; round < 100; ++round) {
        const int from = int(random() % 60000);
        const int to = from + 1 + int(random() % 2000);
        std::set<std::int64_t> expected;
        for (const auto& each : marks)
            if (each.from < to && each.to > from)
                expected.insert(each.coding.id.value());
        std::set<std::int64_t> found;
        for (const auto* each : all.touching(from, to))
            found.insert(each->coding.id.value());
        REQUIRE(found == expected);
    }
    for (const auto* one : all.touching(20000, 30000))
        for (const auto* other : all.touching(one->from, one->to))
            REQUIRE((one == other || one->lane != other->lane));
}

#include "core/stats/clusters.h"
#include "tests/support/printing.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::stats;

namespace {

std::vector<std::vector<double>> square(const std::vector<std::vector<double>>& below)
{
    std::vector<std::vector<double>> all(below.size(), std::vector<double>(below.size()));
    for (std::size_t i = 0; i < below.size(); ++i)
        for (std::size_t j = 0; j < below[i].size(); ++j)
            all[i][j] = all[j][i] = below[i][j];
    return all;
}

} // namespace

// The worked example of five bacteria's 5S ribosomal RNA (Erdmann & Wolters, 1986, Nucleic Acids Research 14:r1) that text books give for UPGMA:
// a and b at 17, e to them at 22, c and d at 28, all at 33. R: hclust(as.dist(m), "average")$height gives the same.
TEST_CASE("clusters by average linkage are those of the published example", "[clusters]")
{
    const auto merges = averageLinkage(square({{}, {17}, {21, 30}, {31, 34, 28}, {23, 21, 39, 43}}));
    REQUIRE(merges.size() == 4);
    CHECK(merges[0] == Merge{0, 1, 17, 2});
    CHECK(merges[1] == Merge{5, 4, 22, 3});
    CHECK(merges[2] == Merge{2, 3, 28, 2});
    CHECK(merges[3] == Merge{6, 7, 33, 5});
    CHECK(leafOrder(merges) == std::vector<int>{0, 1, 4, 2, 3});
}

TEST_CASE("one item has no merge; items at one distance are merged at it", "[clusters]")
{
    CHECK(averageLinkage({{0}}).empty());
    CHECK(leafOrder({}) == std::vector<int>{0});
    const auto merges = averageLinkage(std::vector<std::vector<double>>(6, std::vector<double>(6, 1.0)));
    REQUIRE(merges.size() == 5);
    for (const auto& merge : merges)
        CHECK(merge.height == 1);
    CHECK(merges.back().size == 6);
}

TEST_CASE("the height of every merge is the mean distance of the items that it joins", "[clusters]")
{
    std::mt19937 random(1958);
    for (int round = 0; round < 50; ++round) {
        const auto n = 2 + random() % 30;
        std::vector<std::vector<double>> below(n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < i; ++j)
                below[i].push_back(double(random() % 1000) / 1000);
        const auto distances = square(below);
        const auto merges = averageLinkage(distances);
        REQUIRE(merges.size() == n - 1);
        std::vector<std::vector<int>> members(n);
        for (std::size_t i = 0; i < n; ++i)
            members[i] = {int(i)};
        double before = 0;
        for (const auto& merge : merges) {
            auto joined = members[std::size_t(merge.first)];
            const auto& others = members[std::size_t(merge.second)];
            double sum = 0;
            for (const int a : joined)
                for (const int b : others)
                    sum += distances[std::size_t(a)][std::size_t(b)];
            CHECK(merge.height == Approx(sum / double(joined.size() * others.size())));
            CHECK(merge.height >= before - 1e-12);
            before = merge.height;
            joined.insert(joined.end(), others.begin(), others.end());
            CHECK(int(joined.size()) == merge.size);
            members.push_back(joined);
        }
    }
}

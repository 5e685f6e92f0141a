#include "ui/coding/stripe_layout.h"
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace counterpoint::ui::stripeLayout;

TEST_CASE("Names of stripes that begin together stand below each other, the shorter ones first", "[stripes]")
{
    const auto tops = nameTops({{100, 600, false}, {100, 130, false}, {100, 300, false}}, 20, 700);
    REQUIRE((tops[0] && tops[1] && tops[2]));
    CHECK(*tops[1] < *tops[2]);
    CHECK(*tops[2] < *tops[0]);
}

TEST_CASE("A name stands beside the beginning of its stripe where nothing is in the way", "[stripes]")
{
    const auto tops = nameTops({{10, 40, false}, {200, 300, false}}, 20, 700);
    CHECK(tops[0] == 10);
    CHECK(tops[1] == 200);
}

TEST_CASE("Names never overlap and never leave the margin, and the chosen one is always there", "[stripes]")
{
    constexpr unsigned seed = 4;
    std::mt19937 random(seed);
    for (int round = 0; round < 300; ++round) {
        INFO("seed " << seed << ", round " << round);
        const int line = 10 + int(random() % 20);
        const int height = 300 + int(random() % 500);
        std::vector<Stripe> stripes(1 + random() % 60);
        for (auto& stripe : stripes) {
            stripe.top = int(random() % unsigned(height));
            stripe.bottom = stripe.top + int(random() % 200);
        }
        stripes[random() % stripes.size()].first = true;
        const auto tops = nameTops(stripes, line, height);
        std::vector<int> shown;
        for (std::size_t i = 0; i < tops.size(); ++i) {
            if (tops[i])
                shown.push_back(*tops[i]);
            CHECK((!stripes[i].first || tops[i]));
        }
        CHECK(shown.size() == std::min(stripes.size(), std::size_t(height / line)));
        std::sort(shown.begin(), shown.end());
        for (std::size_t i = 0; i < shown.size(); ++i) {
            CHECK(shown[i] >= 0);
            CHECK(shown[i] + line <= height);
            CHECK((i == 0 || shown[i] >= shown[i - 1] + line));
        }
    }
}

TEST_CASE("Ten names at one place stand as close to it as ten names can", "[stripes]")
{
    std::vector<Stripe> stripes(10, {300, 320, false});
    const auto tops = nameTops(stripes, 20, 700);
    std::vector<int> shown;
    for (const auto& top : tops)
        shown.push_back(*top);
    std::sort(shown.begin(), shown.end());
    CHECK(shown.front() == 210); // around 300: 210 to 390
    CHECK(shown.back() == 390);
}

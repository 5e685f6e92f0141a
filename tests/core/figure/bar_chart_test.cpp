#include "core/figure/bar_chart.h"
#include "core/figure/palette.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::figure;
using namespace counterpoint::test;

namespace {

BarChart satisfaction()
{
    BarChart chart;
    chart.title = QStringLiteral("Satisfaction");
    chart.note = QStringLiteral("n = 113; 7 missing");
    chart.valueTitle = QStringLiteral("Answers");
    chart.bars = {{"Dissatisfied", 20, "20 (17.7 %)"}, {"Neither", 40, "40 (35.4 %)"}, {"Satisfied", 53, "53 (46.9 %)"}};
    return chart;
}

Box only(const Drawing& drawing, const QString& start)
{
    const auto boxes = boxesNamed(drawing, start);
    REQUIRE(boxes.size() == 1);
    return boxes[0];
}

} // namespace

TEST_CASE("bars are as long as their values, from zero", "[figure][bar_chart]")
{
    auto chart = satisfaction();
    const auto upright = draw(chart);
    const auto half = only(upright, "Dissatisfied").rect;
    const auto full = only(upright, "Neither").rect;
    CHECK(full.height == Approx(2 * half.height));
    CHECK(full.y + full.height == Approx(half.y + half.height));

    chart.bars[0].label += QStringLiteral(" with how the two services worked together over the year").repeated(2);
    const auto lying = draw(chart);
    CHECK(only(lying, "Neither").rect.width == Approx(2 * only(lying, "Dissatisfied").rect.width));
    CHECK(only(lying, "Neither").rect.x == Approx(only(lying, "Dissatisfied").rect.x));
}

TEST_CASE("a bar chart says its n, what is missing and every value, in the picture and in words", "[figure][bar_chart]")
{
    const auto drawing = draw(satisfaction());
    CHECK(hasText(drawing, "Satisfaction"));
    CHECK(hasText(drawing, "n = 113; 7 missing"));
    CHECK(hasText(drawing, "53 (46.9 %)"));
    CHECK(drawing.title == "Satisfaction");
    CHECK(drawing.description == "Bar chart. n = 113; 7 missing. Dissatisfied: 20 (17.7 %); Neither: 40 (35.4 %); Satisfied: 53 (46.9 %).");
}

TEST_CASE("missing answers stand apart from the valid ones and look unlike them", "[figure][bar_chart]")
{
    auto chart = satisfaction();
    chart.missing = {{"Don't know", 7, "7"}};
    const auto drawing = draw(chart);
    const auto missing = only(drawing, "Don't know (missing): 7");
    CHECK_FALSE(missing.fill == only(drawing, "Neither").fill);
    CHECK(missing.outline.dashed);
    CHECK(only(drawing, "Satisfied").fill == only(drawing, "Neither").fill);
}

TEST_CASE("negative bars go the other way, what is no number has no bar", "[figure][bar_chart]")
{
    BarChart chart;
    chart.bars = {{"North", -3, {}}, {"South", 6, {}}, {"East", std::nan(""), {}}, {"West", INFINITY, {}}};
    const auto drawing = draw(chart);
    const auto down = only(drawing, "North").rect;
    const auto up = only(drawing, "South").rect;
    CHECK(down.y == Approx(up.y + up.height));
    CHECK(up.height == Approx(2 * down.height));
    CHECK(boxesNamed(drawing, "East").empty());
    CHECK(boxesNamed(drawing, "West").empty());
    CHECK(hasText(drawing, "East"));
    CHECK(hasText(drawing, "no value"));
}

TEST_CASE("a chart without answers says so", "[figure][bar_chart]")
{
    BarChart chart = satisfaction();
    chart.bars = {{"Neither", std::nan(""), {}}};
    const auto drawing = draw(chart);
    CHECK(hasText(drawing, "No valid answers"));
    CHECK(hasText(drawing, "n = 113; 7 missing"));
    CHECK(drawing.description.contains("No valid answers"));
    CHECK(marksOf<Box>(drawing).empty());
}

TEST_CASE("sixty bars all have room, and no label runs into the next", "[figure][bar_chart]")
{
    BarChart chart;
    for (int i = 0; i < 60; ++i)
        chart.bars.push_back({QStringLiteral("Code %1 ").arg(i) + QString(i % 3 ? 0 : 90, u'm'), double(i), {}});
    const auto drawing = draw(chart, {640, 300});
    CHECK(marksOffThePage(drawing) == QStringList());
    double last = 0;
    for (const auto& box : marksOf<Box>(drawing)) {
        CHECK(box.rect.y >= last + 3);
        last = box.rect.y + box.rect.height;
    }
    double previous = 0;
    for (const auto& text : marksOf<Text>(drawing)) {
        if (text.anchor != Text::Anchor::End)
            continue;
        CHECK(text.baseline.y - previous >= 14);
        previous = text.baseline.y;
    }
    CHECK(previous > 60 * 14);
}

TEST_CASE("a figure is as large as it was asked to be", "[figure][bar_chart]")
{
    const auto drawing = draw(satisfaction(), {500, 450});
    CHECK(drawing.width == 500);
    CHECK(drawing.height == 450);
}

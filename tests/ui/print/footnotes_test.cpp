#include "tests/support/cited_report.h"
#include "tests/support/printing.h"
#include "ui/print/pdf_flow.h"
#include "ui/print/pdf_writer.h"

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

pdf::Strip line(double height, std::vector<pdf::Strip> notes = {})
{
    pdf::Strip strip;
    strip.height = height;
    strip.notes = std::move(notes);
    return strip;
}

pdf::Strip note(int mark)
{
    auto strip = line(10);
    strip.heading = mark; // to know it by
    return strip;
}

/// The notes on a page, from its top.
std::vector<int> notesOn(const pdf::Page& page)
{
    std::vector<int> marks;
    for (const auto& placed : page)
        if (placed.strip.heading >= 0)
            marks.push_back(placed.strip.heading);
    return marks;
}

} // namespace

TEST_CASE("a footnote stands at the foot of the page of its mark", "[print]")
{
    // 100 high, lines of 10; the second line has a note: 10, and the rule above it 4.
    std::vector<pdf::Strip> strips{line(10), line(10, {note(1)})};
    for (int i = 0; i < 10; ++i)
        strips.push_back(line(10));
    const auto pages = pdf::paginate(strips, 100, line(4));
    REQUIRE(pages.size() == 2);
    CHECK(notesOn(pages[0]) == std::vector<int>{1});
    CHECK(pages[0].size() == 8 + 1 + 1); // eight lines, the rule, the note
    CHECK(pages[0].back().top == Approx(90));
    CHECK(notesOn(pages[1]).empty());
}

TEST_CASE("a line whose note does not fit goes to the next page with it", "[print]")
{
    std::vector<pdf::Strip> strips;
    for (int i = 0; i < 9; ++i)
        strips.push_back(line(10));
    strips.push_back(line(10, {note(1)}));
    const auto pages = pdf::paginate(strips, 100, line(4));
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].size() == 9);
    CHECK(notesOn(pages[1]) == std::vector<int>{1});
}

TEST_CASE("notes longer than half a page go on at the foot of the next, none over the text and none lost", "[print]")
{
    std::vector<pdf::Strip> notes;
    for (int i = 1; i <= 12; ++i)
        notes.push_back(note(i));
    std::vector<pdf::Strip> strips{line(10, notes), line(10), line(10)};
    const auto pages = pdf::paginate(strips, 100, line(4));
    std::vector<int> all;
    for (const auto& page : pages) {
        double bottom = 0;
        for (const auto& placed : page) {
            CHECK(placed.top >= Approx(bottom).margin(0.01));
            bottom = placed.top + placed.strip.height;
        }
        CHECK(bottom <= 100.1);
        for (const auto mark : notesOn(page))
            all.push_back(mark);
    }
    CHECK(all == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("the same report with notes gives the same PDF", "[print]")
{
    CHECK((valueOf(writePdf(aCitedReport())) == valueOf(writePdf(aCitedReport()))));
}

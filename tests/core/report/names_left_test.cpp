#include "core/pseudonyms/pseudonyms.h"
#include "core/report/names_left.h"
#include "tests/support/cited_report.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::report;
using namespace counterpoint::test;

namespace {

std::vector<Pseudonym> key()
{
    Pseudonym amara;
    amara.original = "Amara";
    amara.replacement = "Person 1";
    auto rose = amara;
    rose.original = "Rose";
    rose.replacement = "Person 2";
    return {amara, rose};
}

QStringList placesIn(const Document& document)
{
    QStringList places;
    for (const auto& one : namesLeft(document, key()))
        places << one.where + ": " + one.written + (one.isSure ? "" : " ?");
    return places;
}

} // namespace

TEST_CASE("a name is found wherever it stands in a report", "[names-left]")
{
    Document document;
    document.title = "Amara’s team";
    document.add(Heading{1, "Asking AMARA"});
    document.add(Paragraph{Prose{{"said Am"}, italic("ara"), {" there"}}}); // half in italics
    document.add(BulletList{{"one", Prose{{"two"}, Inline{"^", false, false, false, Footnote{{Inline{"asked Amara"}}}}}}});
    document.add(Table{"What Amara says", {{"Who", "n"}, {"Amara", "1"}}, 1, 1, Prose{"Without Amara."}});
    document.add(Quote{"Nothing", "Amara, carer"});
    auto drawing = aDrawing();
    drawing.description = "A chart of Amara";
    drawing.marks.push_back(figure::Text{{0, 0}, "Amara: 4", 12, figure::Text::Anchor::Middle, false, {}, 0});
    document.add(Figure{drawing, "Chart", Prose{"of Amara"}});
    CHECK(placesIn(document)
          == QStringList{"The title: Amara’s", "“Asking AMARA”: AMARA", "“Asking AMARA”: Amara", "“Asking AMARA”: Amara", "Table 1: Amara",
                         "Table 1: Amara", "Table 1: Amara", "“Asking AMARA”: Amara", "Figure 1: Amara", "Figure 1: Amara",
                         "Figure 1: Amara"});
    CHECK(namesLeft(document, key())[2].context == "said Amara there");
}

TEST_CASE("another word, an author and a cited work are told from a participant's name", "[names-left]")
{
    Document document;
    document.authors = QStringList{"Amara Obi"};
    document.literature = {anArticle("a", "Amara, Jo", "2020", "A")};
    document.add(Paragraph{Prose{{"the number rose "}, Inline{"", false, false, false, Citation{{{"a"}}}}}});
    CHECK(placesIn(document)
          == QStringList{"The authors of the report: Amara ?", "The beginning: rose ?", "The beginning: Amara ?", "“References”: Amara ?"});
    CHECK(namesLeft(document, {}).empty());
}

TEST_CASE("only where pseudonyms were put in does a sure name forbid the report", "[names-left]")
{
    NamesCheck check{{{"Amara", "Table 1", "", true}}, false};
    CHECK_FALSE(check.forbids());
    check.areReplaced = true;
    CHECK(check.forbids());
    check.names[0].isSure = false;
    CHECK_FALSE(check.forbids());
}

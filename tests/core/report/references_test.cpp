#include "core/report/bibliography.h"
#include "core/report/references.h"
#include "core/report/running_text.h"
#include "tests/support/cited_report.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::report;
using namespace counterpoint::test;

namespace {

Document saying(const char* text, std::vector<Publication> literature = {})
{
    Document document;
    document.literature = std::move(literature);
    document.add(Heading{1, "Method"});
    document.addAll(blocksOf(QString::fromUtf8(text)));
    return document;
}

/// The first paragraph as it is read.
QString read(Document document)
{
    const auto done = withReferences(std::move(document));
    for (const auto& block : done.document.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            return paragraph->text.plain();
    return {};
}

QStringList listOf(Document document)
{
    QStringList entries;
    const auto done = withReferences(std::move(document));
    for (const auto& block : done.document.blocks)
        if (const auto* list = std::get_if<References>(&block))
            for (const auto& entry : list->entries)
                entries << entry.text.plain();
    return entries;
}

} // namespace

TEST_CASE("tables, figures and sections are spoken of by number or name, and linked", "[references]")
{
    const auto done = withReferences(aCitedReport());
    CHECK(done.problems == QStringList());
    const auto& words = std::get<Paragraph>(done.document.blocks[1]).text;
    CHECK(words.plain() == "Asked by post as Table 2 and Figure 1 show; see “Findings” (see Reed & Okafor, 2020, p. 12; Okafor, 2021).");
    QStringList targets;
    for (const auto& part : words.parts)
        if (const auto* link = std::get_if<Link>(&part.mark))
            targets << link->target;
    CHECK(targets == QStringList{"table_2", "figure_1", "section_6", "reference_2", "reference_1"});
    CHECK(withReferences(done.document).document == done.document); // done again, nothing changes
}

TEST_CASE("what is spoken of and is not there stays visible and is said", "[references]")
{
    auto document =
        saying("See {table: Nowhere} and {figure: Trust} [@nobody; @reed2020].", {anArticle("reed2020", "Reed, D", "2020", "A")});
    CHECK(read(document) == "See [no table called “Nowhere”] and [no figure called “Trust”] ([no work called “nobody”]; Reed, 2020).");
    const auto problems = withReferences(document).problems;
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].startsWith("In “Method”"));
    CHECK(problems[0].contains("no table called “Nowhere”"));
    CHECK(problems[2].contains("“nobody” is cited"));
}

TEST_CASE("a name that begins only one caption is enough, one that begins two is not", "[references]")
{
    auto document = saying("{table: Trust} {table: Trust by} {table: TRUST BY ROLE, 2026.}");
    document.add(Table{"Trust by role, 2026", {}, 1, 1, {}}).add(Table{"Trust over time", {}, 1, 1, {}});
    CHECK(read(document) == "[no table called “Trust”] Table 1 Table 1");
}

TEST_CASE("footnotes are counted through text and tables", "[references]")
{
    const auto done = withReferences(aCitedReport()).document;
    const auto& cell = std::get<Table>(done.blocks[3]).rows[1][0].text.parts[1];
    CHECK(std::get<Footnote>(cell.mark).number == 2);
    CHECK(cell.text == "2");
    CHECK(std::get<Footnote>(std::get<BulletList>(done.blocks[6]).items[0].parts[1].mark).number == 3);
}

TEST_CASE("works are cited by author and year as the APA's manual has it", "[references]")
{
    const std::vector<Publication> works{
        anArticle("one", "Reed, Dana", "2020", "A"), anArticle("two", "Reed, Dana; Okafor, Jo", "2021", "B"),
        anArticle("three", "Reed, D; Okafor, J; Smith, A", "2022", "C"), anArticle("none", "", "", "On nobody: a study"),
        anArticle("body", "World Health Organization", "2019", "D")};
    CHECK(read(saying("[@one]", works)) == "(Reed, 2020)");
    CHECK(read(saying("[@ONE, p. 3]", works)) == "(Reed, 2020, p. 3)");
    CHECK(read(saying("Reed [-@one]", works)) == "Reed (2020)");
    CHECK(read(saying("[@two; @three]", works)) == "(Reed & Okafor, 2021; Reed et al., 2022)");
    CHECK(read(saying("[@none]", works)) == "(“On nobody”, n.d.)");
    CHECK(read(saying("[e.g., @body]", works)) == "(e.g., World Health Organization, 2019)");
}

TEST_CASE("works of one author and year get letters, by title, in text and list", "[references]")
{
    const std::vector<Publication> works{anArticle("z", "Reed, Dana", "2020", "Zebras"), anArticle("a", "Reed, Dana", "2020", "Apples"),
                                         anArticle("other", "Reed, Dana", "2021", "Later"), anArticle("n1", "Reed, Dana", "", "Undated"),
                                         anArticle("n2", "Reed, Dana", "", "Also undated")};
    CHECK(read(saying("[@z; @a; @other; @n1; @n2]", works)) == "(Reed, 2020b; Reed, 2020a; Reed, 2021; Reed, n.d.-b; Reed, n.d.-a)");
    CHECK(read(saying("[@z; @other]", works)) == "(Reed, 2020; Reed, 2021)"); // what is not cited needs no letter
}

TEST_CASE("the list of references holds what is cited, sorted without accents and capitals", "[references]")
{
    std::vector<Publication> works{anArticle("o", "Öberg, Åsa", "2020", "Trust"), anArticle("p", "Park, Jin-Ho", "2019", "Care"),
                                   anArticle("n", "von Neumann, Eva", "2018", "Order"), anArticle("x", "Unseen, A", "2000", "Never cited")};
    const auto entries = listOf(saying("[@p; @o; @n]^[And [@o].]", works));
    CHECK(entries
          == QStringList{"Öberg, Å. (2020). Trust. Journal of Care, 12(3), 4–9. https://doi.org/10.1000/j.1",
                         "Park, J.-H. (2019). Care. Journal of Care, 12(3), 4–9. https://doi.org/10.1000/j.1",
                         "von Neumann, E. (2018). Order. Journal of Care, 12(3), 4–9. https://doi.org/10.1000/j.1"});
}

TEST_CASE("each kind of work has its own form of entry", "[references]")
{
    const auto entry = [](Publication work) { return listed({work})[0].entry.plain(); };
    Publication work{"k", Publication::Kind::Book, "Reed, Dana Marie; Okafor, Jo; Smith, Al", "2020", "Joint teams"};
    work.publisher = "Open Press";
    CHECK(entry(work) == "Reed, D. M., Okafor, J., & Smith, A. (2020). Joint teams. Open Press.");
    work.kind = Publication::Kind::Chapter;
    work.container = "Handbook of care";
    work.editors = "Lee, Ann; Ito, Bo";
    work.pages = "3–20";
    CHECK(
        entry(work)
        == "Reed, D. M., Okafor, J., & Smith, A. (2020). Joint teams. In A. Lee & B. Ito (Eds.), Handbook of care (pp. 3–20). Open Press.");
    work = {"t", Publication::Kind::Thesis, "Reed, Dana", "2020", "Joint teams"};
    work.publisher = "University of Leeds";
    CHECK(entry(work) == "Reed, D. (2020). Joint teams [Thesis, University of Leeds].");
    work = {"w", Publication::Kind::WebPage, "", "2024", "What is trust?"};
    work.container = "Care online";
    work.url = "https://example.org/trust";
    CHECK(entry(work) == "What is trust? (2024). Care online. https://example.org/trust");
    work = {"e", Publication::Kind::Book, "", "2001", "Collected"};
    work.editors = "Lee, Ann";
    CHECK(entry(work) == "Lee, A. (Ed.). (2001). Collected.");
}

TEST_CASE("the list stands where the report has a place for it, else at the end", "[references]")
{
    auto document = saying("[@reed2020]", {anArticle("reed2020", "Reed, D", "2020", "A")});
    document.add(Heading{1, "Literature"}).add(References{}).add(Heading{1, "Appendix"});
    CHECK(withReferences(document).document.blocks.size() == document.blocks.size());
    const auto appended = withReferences(saying("[@reed2020]", {anArticle("reed2020", "Reed, D", "2020", "A")})).document;
    REQUIRE(appended.blocks.size() == 4);
    CHECK(std::get<Heading>(appended.blocks[2]).text == "References");
    CHECK(withReferences(saying("nothing", {anArticle("reed2020", "Reed, D", "2020", "A")})).document.blocks.size() == 2);
    auto empty = saying("nothing");
    empty.add(References{});
    CHECK(std::get<Paragraph>(withReferences(empty).document.blocks[2]).text.plain() == "No works are cited.");
}

#include "core/interchange/bibliography/bibliography.h"
#include "core/interchange/bibliography/latex.h"
#include "tests/support/printing.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Bibliography read(const QByteArray& bytes) { return valueOf(readBibliography(bytes, "works.bib")); }

constexpr auto bibtex = R"bib(
% from a reference manager
@string{joc = "Journal of Care"}
@comment{ not { a work } @article{no, title={No}} }
@article{reed2020,
  author    = {Reed, Dana Marie and Jo Okafor and {World Health Organization} and van der Berg, Anna},
  title     = {Trust in {NHS} teams: {\"U}ber \'{e}t\'e \& other fields},
  journal   = joc # { Online},
  year      = 2020,
  volume    = {12}, number = "3",
  pages     = {4--9},
  doi       = {10.1000/j_1},
}

@book(ito, editor = "Bo Ito", title = "A {H}andbook", publisher = {Open Press}, year = {2019})
@phdthesis{t, author={S{\o}ren {\AA}berg}, title={Care}, school={University of Leeds}, date={2021-05-03}}
@incollection{c, author={Lee, Ann}, title={One}, booktitle={Many}, editor={Ito, Bo and Doe, Jane}, year={2018}, pages={1-2}}
@misc{w, title={Page}, url={https://example.org/a_b}, year={2024}}
)bib";

constexpr auto ris =
    "\xef\xbb\xbfTY  - JOUR\r\nID  - reed2020\r\nAU  - Reed, Dana\r\nAU  - Okafor, Jo\r\nPY  - 2020/05/01\r\nTI  - Trust in teams\r\n"
    "  that goes on\r\nJO  - J Care\r\nVL  - 12\r\nIS  - 3\r\nSP  - 4\r\nEP  - 9\r\nDO  - 10.1000/j.1\r\nER  - \r\n\r\n"
    "TY  - CHAP\r\nAU  - Lee, Ann\r\nA2  - Ito, Bo\r\nY1  - 2018//\r\nT1  - One\r\nT2  - Many\r\nPB  - Open Press\r\nER  - \r\n";

} // namespace

TEST_CASE("BibTeX is read with strings, joined values, names in either order, accents and braces", "[bibliography]")
{
    const auto works = read(bibtex).works;
    REQUIRE(works.size() == 5);
    const auto& article = works[0];
    CHECK(article.key == "reed2020");
    CHECK(article.kind == Publication::Kind::Article);
    CHECK(article.authors == "Reed, Dana Marie; Okafor, Jo; World Health Organization; van der Berg, Anna");
    CHECK(article.title == QString::fromUtf8("Trust in NHS teams: Über été & other fields"));
    CHECK(article.container == "Journal of Care Online");
    CHECK(article.year == "2020");
    CHECK(article.volume == "12");
    CHECK(article.issue == "3");
    CHECK(article.pages == QString::fromUtf8("4–9"));
    CHECK(article.doi == "10.1000/j_1");
    CHECK(works[1].editors == "Ito, Bo");
    CHECK(works[1].title == "A Handbook");
    CHECK(works[2].kind == Publication::Kind::Thesis);
    CHECK(works[2].authors == QString::fromUtf8("Åberg, Søren"));
    CHECK(works[2].year == "2021");
    CHECK(works[2].publisher == "University of Leeds");
    CHECK(works[3].editors == "Ito, Bo; Doe, Jane");
    CHECK(works[3].container == "Many");
    CHECK(works[4].kind == Publication::Kind::WebPage);
    CHECK(works[4].url == "https://example.org/a_b");
}

TEST_CASE("RIS is read with lines that go on, dates and pages in two fields", "[bibliography]")
{
    const auto works = read(ris).works;
    REQUIRE(works.size() == 2);
    CHECK(works[0].key == "reed2020");
    CHECK(works[0].authors == "Reed, Dana; Okafor, Jo");
    CHECK(works[0].year == "2020");
    CHECK(works[0].title == "Trust in teams that goes on");
    CHECK(works[0].container == "J Care");
    CHECK(works[0].pages == QString::fromUtf8("4–9"));
    CHECK(works[0].doi == "10.1000/j.1");
    CHECK(works[1].key.isEmpty());
    CHECK(works[1].kind == Publication::Kind::Chapter);
    CHECK(works[1].editors == "Ito, Bo");
    CHECK(works[1].container == "Many");
}

TEST_CASE("a damaged entry is left out with its line, the others come in", "[bibliography]")
{
    const auto some = read("@article{a, title={One}}\n@article{b, title={Never ends\n@article{c, title = }\n@article{d, title={Four}}\n");
    REQUIRE(some.works.size() == 2);
    CHECK(some.works[1].key == "d");
    REQUIRE(some.notes.size() == 2);
    CHECK(some.notes[0].contains("line 2"));
    CHECK(some.notes[1].contains("line 3"));
    const auto nameless = read("TY  - JOUR\nVL  - 3\nER  - \nTY  - JOUR\nTI  - Two\n");
    CHECK(nameless.works.size() == 1);
    CHECK(nameless.notes.size() == 1);
}

TEST_CASE("what is neither BibTeX nor RIS is refused with what to do", "[bibliography]")
{
    for (const auto& bytes : {QByteArray("Reed, D. (2020). Trust."), QByteArray(), QByteArray("mail me@example.org"),
                              QByteArray("@article{a}"), QByteArray("TY  - JOUR\nER  - \n")}) {
        const auto refused = readBibliography(bytes, "works.txt");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains("works.txt"));
    }
}

TEST_CASE("LaTeX's accents and signs become the characters they stand for", "[bibliography]")
{
    using bibliography::withoutLatex;
    CHECK(withoutLatex("Erd\\H{o}s, G\\\"odel, Mac\\ Lane") == QString::fromUtf8("Erdős, Gödel, Mac Lane"));
    CHECK(withoutLatex("\\v{S}\\'\\i \\c{c}a, na\\\"{\\i}ve, \\ss, \\L{}\\'od\\'z")
          == QString::fromUtf8("Ší ça, naïve, ß, Łódź").replace(", ß", ", ß"));
    CHECK(withoutLatex("a -- b --- c ``d'' 50\\% \\& \\emph{e}") == QString::fromUtf8("a – b — c “d” 50% & {e}"));
    CHECK(withoutLatex("\\") == "");
    CHECK(withoutLatex("\\textbackslash") == "\\");
}

TEST_CASE("no bytes crash the readers of bibliographies or make them hang", "[bibliography]")
{
    std::mt19937 random(3);
    for (const auto& whole : {QByteArray(bibtex), QByteArray(ris)})
        for (int round = 0; round < 300; ++round) {
            auto bytes = whole;
            for (int i = 0; i < 6; ++i)
                bytes[int(random() % std::size_t(bytes.size()))] = "{}@\"\\#,=\n-TY x\xc3"[random() % 16];
            (void)readBibliography(bytes.left(int(random() % std::size_t(bytes.size()))), "works.bib");
        }
    (void)readBibliography(QByteArray("@a{k, x={").repeated(60'000), "works.bib");
    (void)readBibliography(QByteArray("@a(k,x={\n").repeated(60'000), "works.bib");
    (void)readBibliography("@a{k,title=" + QByteArray(1'000'000, '{'), "works.bib");
    (void)readBibliography("TY  - " + QByteArray(4'000'000, 'x'), "works.ris");
}

#include "tests/app/counterpoint.h"
#include "tests/support/a_house_template.h"
#include <QDir>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr auto works = "@article{reed2020, author={Reed, Dana}, title={Trust}, journal={Care}, year=2020}\n@book{lee, author={Lee, Ann}, "
                       "title={Teams}, year=2019}\n";

/// A study with a finding that cites, refers and notes.
Terminal aStudyThatCites()
{
    auto terminal = aSmallStudy();
    terminal.put("works.bib", works);
    terminal.print({"literature", "s.counterpoint", "--add-from", "works.bib"});
    terminal.print({"findings", "s.counterpoint", "--add", "Teams work alongside", "--body",
                    "Amara says so [@reed2020, p. 3]^[Once.], see {table: Codes with}."});
    return terminal;
}

} // namespace

TEST_CASE("literature comes in, is listed as references, updated and removed", "[app][report]")
{
    const auto terminal = aSmallStudy();
    terminal.put("works.bib", works);
    CHECK(terminal.ask({"literature", "s.counterpoint", "--add-from", "works.bib"})["added"] == 2);
    CHECK(terminal.ask({"literature", "s.counterpoint", "--add-from", "works.bib"})["unchanged"] == 2);
    const auto listed = terminal.ask({"literature", "s.counterpoint"})["works"].toArray();
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].toObject()["reference"] == "Lee, A. (2019). Teams.");
    CHECK(listed[1].toObject()["cited"] == "(Reed, 2020)");
    CHECK(terminal.ask({"literature", "s.counterpoint", "--remove", "LEE"})["works"].toArray().size() == 1);
    const auto refused = terminal.run({"literature", "s.counterpoint", "--remove", "reed2020", "--add-from", "staff.csv"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("staff.csv"));
    CHECK(terminal.ask({"literature", "s.counterpoint"})["works"].toArray().size() == 1); // nothing was done by half
}

TEST_CASE("a report cites and refers in each format, and says what is missing", "[app][report]")
{
    const auto terminal = aStudyThatCites();
    for (const char* name : {"r.html", "r.md"}) {
        const auto done = terminal.ask({"report", "s.counterpoint", name});
        CHECK(done["problems"].toArray().isEmpty());
        const auto text = QString::fromUtf8(terminal.bytes(name));
        CHECK(text.contains("Reed, 2020"));
        CHECK(text.contains("Reed, D. (2020). Trust."));
        CHECK_FALSE(text.contains("Teams. 2019"));
        CHECK(text.contains("Table 1"));
    }
    terminal.print({"findings", "s.counterpoint", "--finding", "1", "--body", "See {figure: Nowhere} [@nobody]."});
    const auto done = terminal.ask({"report", "s.counterpoint", "r.docx"});
    CHECK(done["problems"].toArray().size() == 2);
    CHECK(terminal.run({"report", "s.counterpoint", "r.docx"}).errors.contains("no figure called “Nowhere”"));
}

TEST_CASE("a Word report wears the template of a house; a broken one leaves what was there", "[app][report]")
{
    const auto terminal = aStudyThatCites();
    terminal.put("House.dotx", zipped(houseParts()));
    terminal.put("broken.dotx", "PK no zip");
    terminal.print({"report", "s.counterpoint", "r.docx", "--template", "House.dotx"});
    const auto dressed = terminal.bytes("r.docx");
    terminal.print({"report", "s.counterpoint", "again.docx", "--template", "House.dotx"});
    CHECK((terminal.bytes("again.docx") == dressed));
    const auto refused = terminal.run({"report", "s.counterpoint", "r.docx", "--template", "broken.dotx"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("“broken.dotx” cannot be read as a Word template"));
    CHECK((terminal.bytes("r.docx") == dressed));
    CHECK(terminal.run({"report", "s.counterpoint", "new.docx", "--template", "none.dotx"}).status == 1);
    CHECK(terminal.run({"report", "s.counterpoint", "r.odt", "--template", "House.dotx"}).errors.contains(".docx alone"));
    CHECK_FALSE(QFile::exists(terminal.path("new.docx")));
    CHECK_FALSE(QFile::exists(terminal.path("r.odt")));
}

TEST_CASE("a name left in a report where pseudonyms were put in refuses it, with its places", "[app][report]")
{
    const auto terminal = aStudyThatCites();
    terminal.print({"pseudonyms", "s.counterpoint", "--add", "Amara=Person 1"});
    CHECK(terminal.run({"report", "s.counterpoint", "before.html"}).status == 0); // nothing was replaced yet: said, not refused
    CHECK(terminal.run({"report", "s.counterpoint", "before.html"}).errors.contains("Names that have a pseudonym"));
    terminal.print({"pseudonyms", "s.counterpoint", "--apply"});
    CHECK(terminal.ask({"report", "s.counterpoint", "clean.html"})["names"].toArray().isEmpty());
    terminal.print({"findings", "s.counterpoint", "--add", "Amara is content"}); // typed afterwards
    const auto refused = terminal.run({"report", "s.counterpoint", "leak.html", "--json"});
    CHECK(refused.status == 1);
    CHECK(refused.json()["report"].isNull());
    CHECK(refused.json()["names"].toArray()[0].toObject()["where"] == "“Amara is content”");
    CHECK(refused.errors.contains("--allow-names"));
    CHECK_FALSE(QFile::exists(terminal.path("leak.html")));
    CHECK(terminal.run({"report", "s.counterpoint", "leak.html", "--allow-names"}).status == 0);
    CHECK(QFile::exists(terminal.path("leak.html")));
}

TEST_CASE("the figures of a Markdown report lie beside it", "[app][report]")
{
    const auto terminal = aSmallStudy();
    terminal.print({"new", "sample.counterpoint", "--sample"});
    const auto done = terminal.ask({"report", "sample.counterpoint", "Our report.md"});
    const QDir folder(terminal.path("Our report-figures"));
    CHECK(folder.entryList(QDir::Files).size() == done["figures"].toInt());
    const auto text = QString::fromUtf8(terminal.bytes("Our report.md"));
    CHECK(text.count("](Our%20report-figures/figure-") == done["figures"].toInt());
}

#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/study_report.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::report;

namespace {

Document reportOf(const Project& project, const Sections& sections = {})
{
    return valueOf(project.read([&](const Read& db) { return findingsReport(db, sections); }));
}

template <class B>
std::vector<B> blocksOf(const Document& document)
{
    std::vector<B> found;
    for (const auto& block : document.blocks)
        if (const auto* one = std::get_if<B>(&block))
            found.push_back(*one);
    return found;
}

QString textOf(const Document& document)
{
    QStringList lines;
    for (const auto& paragraph : blocksOf<Paragraph>(document))
        lines << paragraph.text.plain();
    return lines.join(u'\n');
}

QStringList headingsOf(const Document& document)
{
    QStringList headings;
    for (const auto& heading : blocksOf<Heading>(document))
        headings << heading.text;
    return headings;
}

QByteArray noPicture(const figure::Drawing&, double) { return {}; }

} // namespace

TEST_CASE("The method paragraph counts what is in the study", "[report]")
{
    const SmallStudy study;
    const auto text = textOf(reportOf(*study.project));
    INFO(text.toStdString());
    // 4 words in one interview; INT, Who, decides, Rosa, We, always, ask, the, family, first in the other.
    CHECK(text.contains("2 interviews were transcribed (14 words in all)."));
    CHECK(text.contains("One focus group with 2 participants was transcribed (9 words)."));
    CHECK(text.contains(QString::fromUtf8("The dataset “families” holds 6 responses to 1 variable")));
    CHECK(text.contains("The codebook has 2 codes. Of these, 1 were brought from theory and 1 were found in the material."));
    CHECK(text.contains("3 codings were made, by Ada (2) and Babbage (1)."));
    CHECK(text.contains("Frequencies are given as percent of all and of valid answers"));
}

TEST_CASE("A finding stands in the report with its claim, argument, quotes and who said them", "[report]")
{
    const SmallStudy study;
    study.addQuote();
    study.addResult();
    study.step([&](Edit& db) {
        return findings::addPassage(db, study.finding, study.focusGroup, SmallStudy::spanOf(SmallStudy::group, SmallStudy::otherQuote),
                                    Evidence::Stance::Contradicts);
    });
    study.step([&](Edit& db) {
        return findings::update(
            db, {study.finding, "Families are asked, not always", "They say so.\nIn their own words.", Finding::Status::Tentative, 0, 0});
    });
    const auto document = reportOf(*study.project);
    CHECK(headingsOf(document).contains("Families are asked, not always"));
    const auto quotes = blocksOf<Quote>(document);
    REQUIRE(quotes.size() == 2);
    CHECK(quotes[0].text.plain() == SmallStudy::quote);
    CHECK(quotes[0].attribution == "Rosa; Interview with Rosa");
    CHECK(quotes[1].text.plain() == SmallStudy::otherQuote);
    const auto text = textOf(document);
    CHECK(text.contains("They say so."));
    CHECK(text.contains("Status: tentative. Pieces of evidence for it: 2; against it: 1."));
    CHECK(text.indexOf("Against this finding") > text.indexOf("Trust in the service"));
}

TEST_CASE("The report says where evidence no longer holds", "[report]")
{
    const SmallStudy study;
    study.addQuote();
    study.addResult();
    study.edit("always", "sometimes");
    study.declareMissing(9);
    const auto document = reportOf(*study.project);
    CHECK(textOf(document).contains("The text of this passage has changed since it was chosen as evidence."));
    CHECK(textOf(document).contains("The numbers have changed since they were chosen as evidence."));
    CHECK(blocksOf<Quote>(document).front().text.plain() == "We sometimes ask the family first.");
}

TEST_CASE("Results are in the report with their n, what is missing, table and figure", "[report]")
{
    const SmallStudy study;
    study.declareMissing(9);
    const auto document = reportOf(*study.project);
    const auto tables = blocksOf<Table>(document);
    const auto results =
        std::find_if(tables.begin(), tables.end(), [](const Table& table) { return table.caption.contains("I trust the service"); });
    REQUIRE(results != tables.end());
    CHECK(results->note.plain().contains("n = 5; 1 missing"));
    CHECK(results->rows.at(2).at(1).text.plain() == "3"); // three of six said yes
    CHECK(blocksOf<report::Figure>(document).size() == 1);
}

TEST_CASE("A section that is not wanted is not in the report", "[report]")
{
    const SmallStudy study;
    CHECK(headingsOf(reportOf(*study.project)).contains("Method"));
    Sections findingsOnly{false, false, true, false, false};
    CHECK(headingsOf(reportOf(*study.project, findingsOnly)) == QStringList{"Findings", "Families are asked, not always"});
}

TEST_CASE("The same study gives the same report, byte by byte", "[report]")
{
    const SmallStudy study;
    study.addQuote();
    const auto first = reportOf(*study.project);
    const auto again = reportOf(*study.project);
    CHECK(valueOf(writeHtml(first)) == valueOf(writeHtml(again)));
    CHECK(valueOf(writeDocx(first, noPicture)) == valueOf(writeDocx(again, noPicture)));
    CHECK(valueOf(writeOdt(first, noPicture)) == valueOf(writeOdt(again, noPicture)));
}

TEST_CASE("A study with nothing in it yet gives a report that says so", "[report]")
{
    const auto project = emptyProject();
    const auto text = textOf(reportOf(*project));
    CHECK(text.contains("The study holds no material yet."));
    CHECK(text.contains("No findings have been written yet."));
}

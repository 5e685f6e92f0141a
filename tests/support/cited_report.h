#pragma once
#include "tests/support/sample_report.h"

namespace counterpoint::test {

inline Publication anArticle(const QString& key, const QString& authors, const QString& year, const QString& title)
{
    Publication work{key};
    work.authors = authors;
    work.year = year;
    work.title = title;
    work.container = QStringLiteral("Journal of Care");
    work.volume = QStringLiteral("12");
    work.issue = QStringLiteral("3");
    work.pages = QStringLiteral("4–9");
    work.doi = QStringLiteral("10.1000/j.1");
    return work;
}

/// A report that speaks of its tables, figures, sections and of literature, with notes in text and table.
inline report::Document aCitedReport()
{
    using namespace report;
    Document document;
    document.title = QStringLiteral("What is said of what");
    document.date = QDate(2026, 11, 22);
    document.literature = {anArticle("okafor2021", "Okafor, Jo", "2021", "Second"),
                           anArticle("reed2020", "Reed, Dana; Okafor, Jo", "2020", "First")};
    const auto note = [](const QString& words) { return Inline{"^", false, false, false, Footnote{{Inline{words}, italic(" indeed")}}}; };
    using Kind = CrossReference::Kind;
    document.add(Heading{1, "Method"});
    document.add(
        Paragraph{{{"Asked by post"},
                   note("Twice, & by hand."),
                   {" as "},
                   Inline{"{table: age by role}", false, false, false, CrossReference{Kind::Table, "age by role"}},
                   {" and "},
                   Inline{"{figure: Trust}", false, false, false, CrossReference{Kind::Figure, "Trust"}},
                   {" show; see "},
                   Inline{"{section: Findings}", false, false, false, CrossReference{Kind::Section, "Findings"}},
                   {" "},
                   Inline{"[@reed2020; @okafor2021]", false, false, false, Citation{{{"reed2020", "see", "p. 12"}, {"okafor2021"}}}},
                   {"."}}});
    document.add(Table{"Gender", {{"Gender", "n"}, {"Women", number("4")}}, 1, 1, {}});
    document.add(
        Table{"Age by role", {{"Role", "Age"}, {Prose{{"Nurse"}, note("One retired.")}, number("43")}}, 1, 1, Prose{"All of them."}});
    document.add(Figure{aDrawing(), "Trust in the joint team", {}});
    document.add(Heading{1, "Findings"});
    document.add(BulletList{{Prose{{"A point"}, note("Last.")}}});
    return document;
}

} // namespace counterpoint::test

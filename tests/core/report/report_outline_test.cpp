#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/integration/live_text.h"
#include "core/integration/report_sections.h"
#include "core/integration/report_templates.h"
#include "core/integration/verification.h"
#include "core/report/checklists.h"
#include "core/report/section_kinds.h"
#include "core/report/study_report.h"
#include "tests/support/a_small_study.h"
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::report;

namespace {

ReportSection aSection(int level, const char* kind, const QString& title = {}, const QString& body = {})
{
    return {{}, level, QLatin1String(kind), title, body, {}};
}

/// 'One', ' Two' …: headings with a blank for each level below the first.
QStringList headingsOf(const Document& document)
{
    QStringList headings;
    for (const auto& block : document.blocks)
        if (const auto* heading = std::get_if<Heading>(&block))
            headings << QString(heading->level - 1, u' ') + heading->text;
    return headings;
}

QString wordsOf(const Document& document)
{
    QStringList words;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            words << paragraph->text.plain();
        if (const auto* table = std::get_if<Table>(&block))
            for (const auto& row : table->rows)
                for (const auto& cell : row)
                    words << cell.text.plain();
    }
    return words.join(u'\n');
}

struct Outlined : SmallStudy {
    void lay(const std::vector<ReportSection>& sections) const
    {
        step([&](Edit& db) { report_sections::replace(db, sections); });
    }
    std::vector<ReportSection> sections() const
    {
        return valueOf(project->read([](const Read& db) { return report_sections::all(db); }));
    }
    QStringList outline() const
    {
        QStringList titles;
        for (const auto& section : sections())
            titles << QString(section.level - 1, u' ') + section.title;
        return titles;
    }
    ReportSectionId idOf(const QString& title) const
    {
        for (const auto& section : sections())
            if (section.title == title)
                return section.id;
        FAIL("no section " << title.toStdString());
        return {};
    }
    Document written() const
    {
        return valueOf(project->read([](const Read& db) { return findingsReport(db); }));
    }
};

} // namespace

TEST_CASE("The report follows the outline: order, headings, levels, and nothing of what is not in it", "[report][outline]")
{
    const Outlined study;
    study.lay({aSection(1, "text", "First", "Some words.\nAnd more."), aSection(1, "text", "Part"),
               aSection(2, "findings", "What we found"), aSection(1, "codebook")});
    CHECK(headingsOf(study.written())
          == QStringList{"First", "Part", " What we found", "  Families are asked, not always", "Appendix: codebook"});
    CHECK(wordsOf(study.written()).startsWith("Some words.\nAnd more."));
    // Named sections are those of the report without an outline.
    const auto named = valueOf(study.project->read([](const Read& db) { return findingsReport(db, Sections{}); }));
    CHECK(headingsOf(named).contains("Method"));
}

TEST_CASE("Sections in which nothing is written are not printed, nor is what says what belongs there", "[report][outline]")
{
    const Outlined study;
    auto prompted = aSection(1, "text", "In brief");
    prompted.options.insert(report_sections::guidanceKey, "Half a page for those who read no further.");
    study.lay({prompted, aSection(1, "text", "Around"), aSection(2, "text", "Empty too"), aSection(2, "text", "Written", "Words."),
               aSection(1, "guides"), aSection(1, "an unknown kind", "From elsewhere", "Its text.")});
    const auto report = study.written();
    CHECK(headingsOf(report) == QStringList{"Around", " Written", "From elsewhere"});
    CHECK_FALSE(wordsOf(report).contains("Half a page"));
    CHECK(wordsOf(report).contains("Its text."));
}

TEST_CASE("A section moves and goes with what is below it, and each is one step", "[outline]")
{
    const Outlined study;
    study.lay({aSection(1, "text", "A"), aSection(2, "text", "A1"), aSection(3, "text", "A1a"), aSection(1, "text", "B"),
               aSection(1, "text", "C")});
    const auto step = [&](const auto& act) { return study.project->perform("Step", act); };
    REQUIRE(step([&](Edit& db) { report_sections::move(db, study.idOf("A"), 1); }));
    CHECK(study.outline() == QStringList{"B", "A", " A1", "  A1a", "C"});
    REQUIRE(step([&](Edit& db) { return report_sections::indent(db, study.idOf("A"), 1); }));
    CHECK(study.outline() == QStringList{"B", " A", "  A1", "  A1a", "C"}); // three levels are all there are
    REQUIRE(step([&](Edit& db) { report_sections::remove(db, study.idOf("B")); }));
    CHECK(study.outline() == QStringList{"C"});
    for (const auto& before : {QStringList{"B", " A", "  A1", "  A1a", "C"}, QStringList{"B", "A", " A1", "  A1a", "C"},
                               QStringList{"A", " A1", "  A1a", "B", "C"}}) {
        valueOf(study.project->undo());
        CHECK(study.outline() == before);
    }
    CHECK_FALSE(step([&](Edit& db) { return report_sections::indent(db, study.idOf("A"), 1); })); // nothing above it
    CHECK_FALSE(step([&](Edit& db) { return report_sections::indent(db, study.idOf("B"), -1); }));
    // What loses the section above it is raised.
    REQUIRE(step([&](Edit& db) { report_sections::move(db, study.idOf("A1a"), 0); }));
    CHECK(study.outline() == QStringList{"A1a", "A", " A1", "B", "C"});
}

TEST_CASE("Another template keeps every word: by title, by topic, or at the end", "[outline]")
{
    const Outlined study;
    const auto apply = [&](const char* key) {
        const auto* chosen = valueOf(report_templates::byKey(key));
        return study.step([&](Edit& db) { return report_templates::apply(db, *chosen); });
    };
    const auto write = [&](const QString& title, const QString& body) {
        study.step([&](Edit& db) {
            auto all = report_sections::all(db);
            const auto found = std::find_if(all.begin(), all.end(), [&](const ReportSection& one) { return one.title == title; });
            REQUIRE(found != all.end());
            found->body = body;
            return report_sections::update(db, *found);
        });
    };
    const auto bodyOf = [&](const QString& title) {
        for (const auto& section : study.sections())
            if (section.title == title)
                return section.body;
        return QString("(none)");
    };
    apply("evaluation");
    write("How far this reaches", "One place only.");
    write("Why this study", "It was asked for.");
    study.step([&](Edit& db) { return report_sections::add(db, aSection(2, "text", "Thanks", "To all."), 3); });
    const auto before = study.sections();

    const auto brief = apply("brief");
    CHECK(brief.taken == 2);
    CHECK(brief.kept == 1);
    CHECK(bodyOf("How sure we are") == "One place only."); // what the brief calls it
    CHECK(bodyOf("The question") == "It was asked for.");
    CHECK(study.sections().back().title == "Thanks");
    CHECK(study.sections().back().body == "To all.");
    CHECK(study.sections().size() == valueOf(report_templates::byKey("brief"))->sections.size() + 1);

    apply("thesis");
    CHECK(bodyOf("Limitations") == "One place only.");
    // What the brief had chosen for its findings was not the researcher's choice.
    for (const auto& section : study.sections())
        if (section.kind == "findings")
            CHECK_FALSE(section.options.contains("detail"));
    valueOf(study.project->undo());
    valueOf(study.project->undo());
    CHECK(study.sections() == before);
    CHECK_FALSE(report_templates::byKey("novel"));
}

TEST_CASE("Every template makes a report of a study with hardly anything in it, and of an empty one", "[report][outline]")
{
    for (const auto& one : report_templates::all()) {
        INFO(one.key.toStdString());
        const Outlined study;
        study.step([&](Edit& db) { return report_templates::apply(db, one); });
        CHECK_FALSE(headingsOf(study.written()).isEmpty());
        for (const auto& section : study.sections())
            CHECK(findSectionKind(section.kind));
        const auto empty = emptyProject();
        valueOf(empty->perform("Lay out", [&](Edit& db) { return report_templates::apply(db, one); }));
        CHECK(empty->read([](const Read& db) { return findingsReport(db); }));
    }
}

TEST_CASE("A section prints the one thing that is chosen in it, and says when that is gone", "[report][outline]")
{
    const Outlined study;
    auto chosen = aSection(1, "analysis");
    REQUIRE(study.project->read([&](const Read& db) { return choose(db, chosen, "analysis", "trust in the SERVICE"); }));
    CHECK_FALSE(study.project->read([&](const Read& db) { return choose(db, chosen, "analysis", "Nothing like it"); }));
    CHECK_FALSE(study.project->read([&](const Read& db) { return choose(db, chosen, "finding", "x"); }));
    auto brief = aSection(1, "findings", "In short");
    REQUIRE(study.project->read([&](const Read& db) { return choose(db, brief, "detail", "Claim alone"); }));
    study.lay({chosen, brief});
    const auto report = study.written();
    CHECK(headingsOf(report) == QStringList{"Trust in the service", "In short"});
    CHECK(std::any_of(report.blocks.begin(), report.blocks.end(), [](const Block& block) {
        const auto* list = std::get_if<NumberedList>(&block);
        return list && list->items.front().plain() == "Families are asked, not always";
    }));
    study.step([&](Edit& db) { analyses::remove(db, study.analysis); });
    CHECK(wordsOf(study.written()).contains("no longer in the study"));
}

TEST_CASE("The title page gives the report its own title", "[report][outline]")
{
    const Outlined study;
    study.lay({aSection(1, "title", "Asked, not always", "A study of six families"), aSection(1, "method")});
    CHECK(study.written().title == "Asked, not always");
    CHECK(study.written().subtitle == "A study of six families");
    CHECK(headingsOf(study.written()) == QStringList{"Method"});
}

TEST_CASE("A figure in the text of a section is watched like one in a finding", "[report][outline]")
{
    const Outlined study;
    const auto body = valueOf(
        study.project->read([](const Read& db) { return live_text::written(db, "There are [[passages codes:\"Left out\" => ]]."); }));
    study.lay({aSection(1, "text", "Counted", body)});
    CHECK(wordsOf(study.written()) == "There are 1.");
    CHECK(valueOf(study.project->read(verify)).figures == 0);
    study.step([&](Edit& db) -> Result<> {
        const auto code = codebook::find(db, "Left out");
        const auto coder = coders::ensure(db, "Ada");
        if (!code || !coder)
            return code ? fail(coder) : fail(code);
        Coding coding;
        coding.source = study.source;
        coding.code = code->id;
        coding.coder = *coder;
        coding.span = SmallStudy::spanOf(SmallStudy::interview, SmallStudy::quote);
        const auto coded = codings::add(db, coding);
        return coded ? Result<>() : fail(coded);
    });
    CHECK(valueOf(study.project->read(verify)).figures == 1);
    CHECK(wordsOf(study.written()).contains("[now 2]"));
}

TEST_CASE("A checklist finds what the report covers, takes what is typed, and is honest about the rest", "[report][outline]")
{
    CHECK(findChecklist("coreq")->items.size() == 32);
    CHECK(findChecklist("cherries")->items.size() == 30);
    CHECK(findChecklist("gramms")->items.size() == 6);
    const Outlined study;
    auto list = aSection(1, "checklist");
    list.options.insert("checklist", "coreq");
    auto limits = aSection(1, "text", "Who we are");
    limits.options.insert(report_sections::topicKey, "researchers");
    setCovered(list, 23, "No, page 4");
    study.lay({aSection(1, "method"), limits, list});
    const auto covered = [&] {
        return valueOf(
            study.project->read([&](const Read& db) { return coverage(db, report_sections::all(db), study.sections().back()); }));
    };
    CHECK(covered()[22].where() == "No, page 4");
    CHECK(covered()[23].where().contains("Method"));
    CHECK(covered()[23].where().contains("2 coders"));
    CHECK_FALSE(covered()[0].isCovered()); // the section about it is empty
    CHECK_FALSE(covered()[18].isCovered()); // no recording
    CHECK_FALSE(covered()[28].isCovered()); // no findings in the report
    const auto empty = emptyProject();
    const auto ofNothing = valueOf(empty->read([&](const Read& db) {
        return coverage(db, {aSection(1, "method"), aSection(1, "findings"), aSection(1, "codebook"), list}, list);
    }));
    for (const std::size_t place : {11U, 23U, 24U, 28U, 30U}) // participants, coders, codes, quotes, themes: there are none
        CHECK_FALSE(ofNothing[place].isCovered());
    auto sections = study.sections();
    sections[1].body = "Two of us.";
    study.lay(sections);
    CHECK(covered()[0].where().contains("Who we are"));
    const auto words = wordsOf(study.written());
    CHECK(words.contains("Not covered"));
    CHECK(words.contains("No, page 4"));
    const auto items = covered();
    CHECK(words.count("Not covered") == std::count_if(items.begin(), items.end(), [](const auto& item) { return !item.isCovered(); }));
}

TEST_CASE("The appendices say what was asked, who did what and how far coders agree", "[report][outline]")
{
    const Outlined study;
    valueOf(study.project->perform("Code “Asking”", [](Edit& db) { return findings::add(db, "Another"); }));
    valueOf(study.project->perform("Code “Left out”", [](Edit& db) { return findings::add(db, "A third"); }));
    study.lay({aSection(1, "questionnaire"), aSection(1, "participants"), aSection(1, "audit trail"), aSection(1, "agreement")});
    const auto words = wordsOf(study.written());
    CHECK(words.contains("I trust the service"));
    CHECK(words.contains("1 = No\n2 = Yes\n9 = Refused"));
    CHECK(words.contains("answered by 6 people, none of whom is a Case"));
    CHECK(words.contains(QString::fromUtf8("Code “…” (2)")));
    CHECK(words.contains("All codes, pooled"));
}

TEST_CASE("A section prints the profile of the Case that is chosen in it, as deep as the section stands", "[report][outline]")
{
    const Outlined study;
    auto profile = aSection(2, "case");
    const auto take = [&](const char* key, const QString& name) {
        REQUIRE(study.project->read([&](const Read& db) { return choose(db, profile, QLatin1String(key), name); }));
    };
    CHECK(study.project->read([&](const Read& db) { return headingOf(db, profile); }).value() == "Profile of a Case");
    take("case", "Rosa");
    study.lay({aSection(1, "text", "Two people"), profile});
    const auto material = study.written();
    CHECK(headingsOf(material) == QStringList{"Two people", " Rosa", "  Interviews", "  Interview with Rosa", "  Codes by strand"});
    CHECK(wordsOf(material).contains(SmallStudy::quote));
    CHECK_FALSE(wordsOf(material).contains(SmallStudy::otherQuote));

    take("show", "Attributes, timeline, codes by strand");
    study.lay({aSection(1, "text", "Two people"), profile});
    CHECK(headingsOf(study.written()) == QStringList{"Two people", " Rosa", "  Codes by strand"});

    study.step([](Edit& db) -> Result<> {
        const auto rosa = cases::byName(db, QStringLiteral("Rosa"));
        if (!rosa)
            return fail(rosa);
        cases::remove(db, rosa->id);
        return {};
    });
    CHECK(wordsOf(study.written()).contains("no longer in the study"));
}

#include "core/report/docx_writer.h"
#include "core/report/memo_report.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<ShownMemo> twoMemos(const SmallStudy& study)
{
    const auto& project = study.project;
    const auto code = valueOf(project->read([](const Read& db) { return codebook::find(db, "Asking"); })).id;
    valueOf(project->perform("Write", [&](Edit& db) -> Result<> {
        const auto ada = coders::ensure(db, "Ada");
        Memo onPassage{{}, MemoSubject::Passage, study.source.value(), {}, "=She hesitates.", *ada, {}};
        onPassage.span = SmallStudy::spanOf(SmallStudy::interview, "ask the family");
        const auto id = memos::add(db, onPassage);
        memos::add(db, {{}, MemoSubject::Study, 1, "Diary", "Day one.\n\nDay two.", *ada, {}});
        return memos::addLink(db, id, {MemoSubject::Code, code.value()});
    }));
    return valueOf(project->read([](const Read& db) { return memos::overview(db); }));
}

} // namespace

TEST_CASE("memos become a document: by kind, with passage, author and links", "[memos][report]")
{
    const SmallStudy study;
    const auto document = report::memoReport("Families", twoMemos(study));
    CHECK(document.title == "Families");
    CHECK(document.subtitle == "2 memos");
    CHECK(document.authors == QStringList{"Ada"});
    using namespace report;
    REQUIRE(document.blocks.size() == 12);
    CHECK(document.blocks[0] == Block(Heading{1, "On the study"}));
    CHECK(document.blocks[1] == Block(Heading{2, "Diary"}));
    CHECK(document.blocks[3] == Block(Paragraph{"Day one."}));
    CHECK(document.blocks[4] == Block(Paragraph{"Day two."}));
    CHECK(document.blocks[5] == Block(Heading{1, "On passages"}));
    CHECK(document.blocks[8] == Block(Quote{"ask the family", {}}));
    CHECK(document.blocks[9] == Block(Paragraph{"=She hesitates."}));
    // The links close the memo.
    CHECK(std::get<Paragraph>(document.blocks[10]).text.plain() == "Linked to:");
    CHECK(writeDocx(document, {}).has_value());
}

TEST_CASE("memos become rows of a table that a spreadsheet does not take for formulas", "[memos][report]")
{
    const SmallStudy study;
    const auto csv = QString::fromUtf8(writeDelimited(report::memoTable(twoMemos(study))));
    CHECK(csv.startsWith("Title,Memo,On,Name,Passage,Coder,Written,Changed,Links\r\n"));
    CHECK(csv.contains("'=She hesitates."));
    CHECK(csv.contains("passage,Interview with Rosa,ask the family,Ada"));
    CHECK(csv.contains("Code “Asking”"));
}

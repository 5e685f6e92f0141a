#include "core/integration/live_text.h"
#include "core/project/project.h"
#include "core/report/running_text.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::report;
using namespace counterpoint::test;

namespace {

/// '<b>word</b>' of bold words: what a mark became, in one line.
QString shown(const Prose& prose)
{
    QString text;
    for (const auto& part : prose.parts) {
        QString words = part.text;
        if (const auto* note = std::get_if<Footnote>(&part.mark)) {
            Prose inner;
            inner.parts = note->text;
            words = "<note>" + shown(inner) + "</note>";
        } else if (const auto* citation = std::get_if<Citation>(&part.mark)) {
            words = "<cite>";
            for (const auto& work : citation->works)
                words += QStringLiteral("%1|%2|%3%4;").arg(work.prefix, work.key, work.locator, work.isYearOnly ? "|year" : "");
            words += "</cite>";
        } else if (const auto* reference = std::get_if<CrossReference>(&part.mark)) {
            words = QStringLiteral("<see %1 %2>").arg(int(reference->kind)).arg(reference->name);
        }
        if (part.italic)
            words = "<i>" + words + "</i>";
        if (part.bold)
            words = "<b>" + words + "</b>";
        text += words;
    }
    return text;
}

QString shown(const char* line) { return shown(proseOf(QString::fromUtf8(line))); }

} // namespace

TEST_CASE("a line's marks become bold, italic, notes, citations and references", "[running-text]")
{
    CHECK(shown("plain words") == "plain words");
    CHECK(shown("a **bold word** and *one in italics*.") == "a <b>bold word</b> and <i>one in italics</i>.");
    CHECK(shown("**all *of* it**") == "<b>all </b><b><i>of</i></b><b> it</b>");
    CHECK(shown("***both***") == "<b><i>both</i></b>");
    CHECK(shown("*a **b** c*") == "<i>a </i><b><i>b</i></b><i> c</i>");
    CHECK(shown("asked^[By post, *twice*.] again") == "asked<note>By post, <i>twice</i>.</note> again");
    CHECK(shown("so [@reed2020]") == "so <cite>|reed2020|;</cite>");
    CHECK(shown("so [see @a:1, pp. 3–4; @b.c]") == "so <cite>see|a:1|pp. 3–4;|b.c|;</cite>");
    CHECK(shown("Reed [-@reed2020, p. 2]") == "Reed <cite>|reed2020|p. 2|year;</cite>");
    CHECK(shown("note^[As in [@a, p. 1].]") == "note<note>As in <cite>|a|p. 1;</cite>.</note>");
    CHECK(shown("see {table: Trust by role}, {Figure:Flow} and {section: Method}")
          == "see <see 0 Trust by role>, <see 1 Flow> and <see 2 Method>");
    CHECK(shown("我们 **信任** 他们 👩‍👩‍👧 *é*") == "我们 <b>信任</b> 他们 👩‍👩‍👧 <i>é</i>");
}

TEST_CASE("what is no mark stays as it was typed", "[running-text]")
{
    for (const char* line : {"2 * 3 * 4",     "2*3*4",
                             "p < .05*",      "* p < .05, ** p < .01, *** p < .001",
                             "a * b",         "**",
                             "****",          "*",
                             "* *",           "file*name*s",
                             "**open",        "*open",
                             "[and] [sic]",   "write to [me@x.org]",
                             "[1]",           "a[0]",
                             "[@]",           "[@ key]",
                             "[@a b]",        "[]",
                             "^[]",           "^[open",
                             "x^2",           "{}",
                             "{table}",       "{table:}",
                             "{chart: Flow}", "C:\\temp\\new",
                             "a \\ b",        "snake_case_name",
                             "# no heading",  "[@a",
                             "{table: a",     "1.5 and more",
                             "§ [",           "]"}) {
        INFO(line);
        CHECK(shown(line) == QString::fromUtf8(line));
    }
}

TEST_CASE("a backslash takes its meaning from a mark, and escaped words come back unchanged", "[running-text]")
{
    CHECK(shown("\\*not italic\\* and \\[@key\\] and \\{table: x}") == "*not italic* and [@key] and {table: x}");
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("ab *[]{}^@;,\\:1.-é信");
    for (int round = 0; round < 400; ++round) {
        QString words;
        for (int i = 0; i < 14; ++i)
            words += alphabet[int(random() % std::size_t(alphabet.size()))];
        INFO(words.toStdString());
        CHECK(shown(proseOf(escaped(words))) == words);
    }
}

TEST_CASE("no word is lost whatever the marks", "[running-text]")
{
    std::mt19937 random(11);
    const QStringList pieces{"**", "*", "[", "]", "^[", "[@k]", "{table: t}", "\\", "word", " ", ";", "@"};
    for (int round = 0; round < 600; ++round) {
        QString line;
        QString words;
        for (int i = 0; i < 12; ++i) {
            const auto& piece = pieces[int(random() % std::size_t(pieces.size()))];
            line += piece;
            words += piece == "word" ? QStringLiteral("word") : QString();
        }
        INFO(line.toStdString());
        CHECK(shown(proseOf(line)).count("word") == words.count("word"));
    }
}

TEST_CASE("lines become paragraphs, lists and quotes", "[running-text]")
{
    const auto blocks =
        blocksOf("First line\nSecond line\n\n- one\n- **two**\n\n1. uno\n2. due\n> They say\n> so.\n> — Dana, carer\n  end  ");
    REQUIRE(blocks.size() == 6);
    CHECK(std::get<Paragraph>(blocks[0]).text.plain() == "First line");
    CHECK(std::get<Paragraph>(blocks[1]).text.plain() == "Second line");
    CHECK(std::get<BulletList>(blocks[2]).items.size() == 2);
    CHECK(std::get<BulletList>(blocks[2]).items[1].parts[0].bold);
    CHECK(std::get<NumberedList>(blocks[3]).items[1].plain() == "due");
    CHECK(std::get<Quote>(blocks[4]).text.plain() == "They say\nso.");
    CHECK(std::get<Quote>(blocks[4]).attribution == "Dana, carer");
    CHECK(std::get<Paragraph>(blocks[5]).text.plain() == "end");
    CHECK(blocksOf("").empty());
    CHECK(blocksOf("\n \n\n").empty());
}

TEST_CASE("a line that only looks like a list stays a paragraph with all its signs", "[running-text]")
{
    for (const char* line :
         {"-5 degrees", "-- so it goes", "3. October was the day", "2026. A year", "1.5 per cent", ">5 of 7", "1.", "-"}) {
        INFO(line);
        const auto blocks = blocksOf(line);
        REQUIRE(blocks.size() == 1);
        CHECK(std::get<Paragraph>(blocks[0]).text.plain() == QString::fromUtf8(line));
    }
}

TEST_CASE("live figures stay live among the marks", "[running-text]")
{
    auto arranged = aProject();
    auto project = arranged.withTranscript("Interview", "Amara: We trust them.")
                       .withTurn("Amara:", "Amara")
                       .withCode("Trust")
                       .withCoding("trust")
                       .build();
    const auto text = valueOf(project->read([](const Read& db) -> Result<QString> {
        return live_text::written(db, "In **[[passages codes:\"Trust\" => ]] passage** so [@reed].");
    }));
    const auto read = [&](const QString& body) {
        return shown(std::get<Paragraph>(valueOf(project->read([&](const Read& db) { return blocksOf(db, body); })).front()).text);
    };
    CHECK(read(text) == "In <b>1 passage</b> so <cite>|reed|;</cite>.");
    auto old = text;
    old.replace("=> 1]]", "=> 4 *]]");
    CHECK(read(old) == "In <b>4 * </b><b><i>[now 1]</i></b><b> passage</b> so <cite>|reed|;</cite>.");
}

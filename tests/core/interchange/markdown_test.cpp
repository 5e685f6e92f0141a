#include "core/interchange/markdown/markdown.h"
#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QString textOf(const char* markdown) { return valueOf(readMarkdown(markdown, "a.md")).text; }

} // namespace

TEST_CASE("Markdown's marks go, its words and lines stay", "[interchange][markdown]")
{
    CHECK(textOf("**Anna:** \\[00:04:12\\] I *do* think\nso. snake_case\n\n\n**Ben:** Why?")
          == "Anna: [00:04:12] I do think\nso. snake_case\n\nBen: Why?");
    CHECK(textOf("# Title\ntext\n\nUnder\n=====\nmore") == "Title\n\ntext\n\nUnder\n\nmore");
    CHECK(textOf("> said\n> he\n\nend") == "said\nhe\n\nend");
    CHECK(textOf("see [the site](http://x.org/a \"t\") and ![a cat](c.png) and <http://y.org>")
          == "see the site and a cat and http://y.org");
    CHECK(textOf("a &amp; b &#8217; &eacute; &nosuch; `x < y` <b>bold</b>") == QStringLiteral("a & b ’ é &nosuch; x < y <b>bold</b>"));
    CHECK(textOf("~~gone~~ 5 * 3 * 2") == "gone 5 * 3 * 2");
    CHECK(textOf("a\r\n\r\nb") == "a\n\nb");
    CHECK(textOf("") == "");
}

TEST_CASE("Markdown's lists, tables and code read as text", "[interchange][markdown]")
{
    CHECK(textOf("intro\n\n- one\n- two\n  - deep\n- three\n\nend") == "intro\n\n- one\n- two\n  - deep\n- three\n\nend");
    CHECK(textOf("3. c\n4. d") == "3. c\n4. d");
    CHECK(textOf("- loose\n\n- items") == "- loose\n\n- items");
    CHECK(textOf("| Name | Said |\n|---|---|\n| Anna | **yes** |\n| Ben | no |\n\nend") == "Name\tSaid\nAnna\tyes\nBen\tno\n\nend");
    CHECK(textOf("a\n\n    indented Anna: x\n\nb") == "a\n\nindented Anna: x\n\nb");
    CHECK(textOf("```\ncode *x*\n```\nb") == "code *x*\n\nb");
    CHECK(textOf("<div>\nhi\n</div>") == "<div>\nhi\n</div>");
    CHECK(textOf("a\n\n---\n\nb") == "a\n\n---\n\nb");
}

TEST_CASE("a bracketed speaker is not taken for the address of a link", "[interchange][markdown]")
{
    CHECK(textOf("[Anna]: Hello\n\n[Ben]: Yes.\n") == "[Anna]: Hello\n\n[Ben]: Yes.");
    CHECK(textOf("[it][1] works\n\n[1]: http://example.org") == "it works");
}

TEST_CASE("the real Markdown transcripts keep every word", "[interchange][markdown][real]")
{
    for (const auto* name : {"away-from-keyboard-1.md", "go-time-191.md"}) {
        const auto path = sharedData(QStringLiteral("real/transcripts/") + name);
        if (path.isEmpty())
            return;
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        auto raw = QString::fromUtf8(file.readAll());
        const auto imported = valueOf(readTextFile(path)).text;
        // Words alone: brackets may be of a link or of the speech.
        const QRegularExpression notWord(QStringLiteral("[^\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
        raw.remove(QRegularExpression(QStringLiteral("\\]\\(https?:[^)]*\\)")));
        auto words = imported;
        CHECK(words.replace(notWord, " ").trimmed() == raw.replace(notWord, " ").trimmed());
        CHECK_FALSE(imported.contains("**"));
        CHECK_FALSE(imported.contains("\\["));
    }
}

TEST_CASE("any Markdown gives a text", "[interchange][markdown]")
{
    const QByteArray whole = "# A\n\n- **x** [l](u) `c`\n  1. d\n\n| a | b |\n|--|--|\n| 1 | \\[2\\] |\n\n> q\n> - z\n\n<b>&amp;</b>\n";
    QRandomGenerator random(9);
    for (int round = 0; round < 5000; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 5; ++i)
            changed[random.bounded(int(changed.size()))] = "*_`[]()<>|-#>\n \\&!1."[random.bounded(20)];
        CHECK(readMarkdown(changed, "a.md"));
    }
}

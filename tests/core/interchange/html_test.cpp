#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

ImportedText read(const QByteArray& body)
{
    return valueOf(readText("<!DOCTYPE html><html><head><title>T</title></head><body>" + body + "</body></html>", "a.html"));
}
QString textOf(const QByteArray& body) { return read(body).text; }

} // namespace

TEST_CASE("paragraphs and white space of a web page are as a browser shows them", "[interchange][html]")
{
    CHECK(textOf("<p>Anna:\n   <b>Yes</b>, I  do. </p>\n\n<p>x<br>y</p><div>z<p>in</p>w</div>") == "Anna: Yes, I do.\nx\ny\nz\nin\nw");
    CHECK(textOf("<p>a<p>b<p><br></p><p>c<br></p>") == "a\nb\n\nc");
    CHECK(textOf("<pre>one\n  two</pre>") == "one\n  two");
    CHECK(textOf("a &amp; b &eacute;&#8217;&nbsp;&lt;x&gt; e&#x301; &#x1F600; &shy;")
          == QStringLiteral("a & b é’\u00A0<x> e\u0301 😀 \u00AD"));
    CHECK(textOf("<!-- no --><style>p{}</style><script>if (a<b) x('</p>')</script><noscript>turn it on</noscript>yes") == "yes");
}

TEST_CASE("lists and tables of a web page", "[interchange][html]")
{
    CHECK(textOf("<ul><li>one<li>two<ol start=3><li><p>deep</p><li>er</ol></ul>after") == "- one\n- two\n  3. deep\n  4. er\nafter");
    CHECK(textOf("<table><tr><th>Who<th>What<tr><td>Anna<td><p>Yes.</p><p>More.</p></table><table><tr><td>a<br>b</table>")
          == "Who\tWhat\nAnna\tYes. More.\na\nb");
}

TEST_CASE("menus, deleted and hidden parts of a web page are left out and said", "[interchange][html]")
{
    const auto imported = read("<nav>Home</nav><p>I <del>was</del><ins>am</ins><span style='display: none'>x</span><i hidden>y</i>.</p>");
    CHECK(imported.text == "I am.");
    CHECK(imported.notes.size() == 3);
}

TEST_CASE("the encoding of a web page is the one that it declares", "[interchange][html]")
{
    const auto text = [](const QByteArray& page) { return valueOf(readText(page, "a.htm")).text; };
    CHECK(text("<html><meta charset='windows-1251'><p>\xCF\xF0") == QStringLiteral("Пр"));
    CHECK(text("<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>\x93q\x94") == QStringLiteral("“q”"));
    CHECK(text("<html><p>caf\xC3\xA9") == QStringLiteral("café"));
    CHECK(text("\xEF\xBB\xBF<html><meta charset=latin1><p>caf\xC3\xA9") == QStringLiteral("café"));
    CHECK(text("<html><p>caf\xE9") == QStringLiteral("café"));
    const auto wide = QStringLiteral("\uFEFF<html><p>שלום 😀");
    CHECK(text(QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2)) == QStringLiteral("שלום 😀"));
    CHECK(text("<?xml version='1.0' encoding='UTF-8'?><html xmlns='x'><body><p>XHTML</p></body></html>") == "XHTML");
    CHECK(text("A fragment<br>of a page") == "A fragment\nof a page");
}

TEST_CASE("hostile web pages give a text or a sentence", "[interchange][html]")
{
    CHECK(readText("<html>" + QByteArray("<div>").repeated(200000), "a.html").error().message.contains("a.html"));
    CHECK(readText("<html>\0\0<p>x", "a.html"));
    const QByteArray whole =
        "<html><ul><li>a<table><tr><td>x<td>y</table></ul><pre>&amp;&#x41;</pre><p style='display:none'>h</p><ol><li>b</ol>";
    QRandomGenerator random(13);
    for (int round = 0; round < 3000; ++round) {
        auto changed = whole;
        for (int i = 0; i < 1 + round % 4; ++i)
            changed[random.bounded(6, int(changed.size()))] = "<>/&;= 'p\x80"[random.bounded(10)];
        const auto imported = readText(changed, "a.html");
        CHECK((imported || !imported.error().message.isEmpty()));
    }
}

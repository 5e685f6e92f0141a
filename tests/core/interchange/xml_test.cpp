#include "core/interchange/xml/xml_document.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("XML keeps white space and answers by local names", "[interchange][xml]")
{
    const auto document = valueOf(XmlDocument::parse("<w:a xmlns:w='x'><w:b w:val='1'> </w:b><w:c/></w:a>", "f.docx", "p.xml"));
    CHECK(localName(document.root().name()) == "a");
    CHECK(std::string(childOf(document.root(), "b").child_value()) == " ");
    CHECK(attributeOf(childOf(document.root(), "b"), "val").as_int() == 1);
    CHECK_FALSE(childOf(document.root(), "z"));
}

TEST_CASE("XML that is hostile or broken is refused with a sentence", "[interchange][xml]")
{
    QByteArray deep;
    for (int i = 0; i < 500; ++i)
        deep += "<a>";
    for (int i = 0; i < 500; ++i)
        deep += "</a>";
    const QByteArray laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
    const QByteArray outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>";
    for (const auto& bytes : {deep, laughs, outside, QByteArray("<a><b></a>"), QByteArray("<a"), QByteArray()}) {
        const auto refused = XmlDocument::parse(bytes, "f.docx", "word/document.xml");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains("f.docx"));
    }
}

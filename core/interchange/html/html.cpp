#include "core/interchange/html/html.h"
#include "core/base/translate.h"
#include "core/interchange/encoding/code_page.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/html/html_text.h"
#include "core/text/line_ends.h"
#include <QRegularExpression>
#include <libxml/HTMLparser.h>
#include <memory>

namespace counterpoint {

namespace {

using html::TextBuilder;

constexpr qsizetype sizeLimit = 128LL * 1024 * 1024;
constexpr std::size_t deepestElement = 2000;

/// What the parser calls back with.
struct Parsing {
    htmlParserCtxtPtr parser = nullptr;
    TextBuilder builder;
    bool isTooDeep = false;
};

const char* textOf(const xmlChar* characters) { return reinterpret_cast<const char*>(characters); }

void beginElement(void* data, const xmlChar* name, const xmlChar** attributes)
{
    auto& parsing = *static_cast<Parsing*>(data);
    TextBuilder::Element element{QByteArray(textOf(name)).toLower(), {}, false, 1};
    for (; attributes && attributes[0]; attributes += 2) {
        const QByteArray attribute(textOf(attributes[0]));
        const QByteArray value(attributes[1] ? textOf(attributes[1]) : "");
        if (attribute == "style")
            element.style = value;
        else if (attribute == "hidden")
            element.isHidden = true;
        else if (attribute == "start" && element.name == "ol")
            element.start = value.toInt();
    }
    parsing.builder.begin(element);
    if (parsing.builder.depth() > deepestElement) {
        parsing.isTooDeep = true;
        xmlStopParser(parsing.parser);
    }
}

void endElement(void* data, const xmlChar* name) { static_cast<Parsing*>(data)->builder.end(QByteArray(textOf(name)).toLower()); }

void words(void* data, const xmlChar* characters, int length)
{
    static_cast<Parsing*>(data)->builder.words(QString::fromUtf8(textOf(characters), length));
}

/// The encoding that the page names for itself in its first bytes.
QByteArray declaredEncoding(const QByteArray& bytes)
{
    static const QRegularExpression declared(QStringLiteral(R"((?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+))"),
                                             QRegularExpression::CaseInsensitiveOption);
    return declared.match(QString::fromLatin1(bytes.left(4096))).captured(1).toLatin1().toLower();
}

Result<Utf8Text> decodePage(const QByteArray& bytes, const QString& fileName)
{
    const auto name = declaredEncoding(bytes);
    const bool isUnicode = name.isEmpty() || name.startsWith("utf") || bytes.contains('\0') || bytes.startsWith("\xEF\xBB\xBF");
    if (isUnicode)
        return decodeToUtf8(bytes, fileName);
    // So browsers have it: pages that say Latin-1 mean Windows'.
    const bool isLatin1 = name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii";
    const auto text = isLatin1 ? fromCodePage(1252, bytes) : fromNamedEncoding(name, bytes);
    return text.isEmpty() ? decodeToUtf8(bytes, fileName) : Result<Utf8Text>(Utf8Text{text.toUtf8(), QString::fromLatin1(name), {}});
}

} // namespace

bool isWebPage(const QByteArray& bytes)
{
    const auto body = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3, 2000) : bytes.left(2000);
    const auto head = body.trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html") || (head.startsWith("<?xml") && head.contains("<html"));
}

Result<ImportedText> readHtml(const QByteArray& bytes, const QString& fileName)
{
    const auto page = decodePage(bytes, fileName);
    if (!page)
        return fail(page);
    if (page->bytes.size() > sizeLimit)
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is far larger than a web page. Copy its words into a text document and import that.").arg(fileName));
    Parsing parsing;
    const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(), htmlFreeParserCtxt);
    parsing.parser = parser.get();
    *parser->sax = {};
    parser->sax->startElement = beginElement;
    parser->sax->endElement = endElement;
    parser->sax->characters = words;
    parser->sax->ignorableWhitespace = words;
    parser->userData = &parsing;
    const auto options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD
        | HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC;
    if (auto* document = htmlCtxtReadMemory(parser.get(), page->bytes.constData(), int(page->bytes.size()), nullptr, "UTF-8", options))
        xmlFreeDoc(document);
    if (parsing.isTooDeep)
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is nested deeper than any page. Copy its words into a text document and import that.").arg(fileName));
    auto text = withLineFeeds(parsing.builder.takeLines().join('\n'), fileName);
    if (!text)
        return fail(text);
    auto notes = page->notes + parsing.builder.findings().sentences(0);
    if (parsing.builder.menus() > 0)
        notes << translate("Import", "Menus of the page were left out (%1).").arg(parsing.builder.menus());
    return ImportedText{std::move(*text), std::move(notes)};
}

} // namespace counterpoint

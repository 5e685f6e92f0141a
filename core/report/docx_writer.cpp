#include "core/report/docx_writer.h"
#include "core/interchange/archive/zip_writer.h"
#include "core/report/docx_body.h"
#include "core/report/docx_parts.h"
#include "core/report/house_styles.h"
#include "core/report/references.h"

namespace counterpoint::report {

namespace {

using docx::Part;

constexpr auto wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

Part wordPart(const QString& kind, QByteArray content, const QString& relationId, const QString& file = {})
{
    return {QStringLiteral("word/%1.xml").arg(file.isEmpty() ? kind : file), std::move(content), wordType + kind + QStringLiteral("+xml"),
            kind, relationId};
}

/// What the text leads to.
std::vector<Part> partsOf(const Document& document, const docx::Body& body, const HouseTemplate* house)
{
    const auto language = languageAndCountry(document);
    const bool hasFootnotes = !body.footnotes.isEmpty();
    std::vector<Part> parts;
    parts.push_back(wordPart("styles", house ? docx::inLanguage(house->styles, language) : docx::styles(language), "rId1"));
    parts.push_back(
        wordPart("numbering", house ? docx::numbering(*house, body.numberedLists) : docx::numbering(body.numberedLists), "rId2"));
    parts.push_back(wordPart("settings", docx::settings(hasFootnotes, house ? house->settings : docx::HouseSettings()), "rId3"));
    if (!house || house->dress.section.isEmpty())
        parts.push_back(wordPart("footer", docx::footer(), "rId4", "footer1"));
    if (hasFootnotes)
        parts.push_back(wordPart("footnotes", body.footnotes, "rId5"));
    if (house)
        parts.insert(parts.end(), house->parts.begin(), house->parts.end());
    int number = 0;
    for (const auto& picture : body.pictures) {
        ++number;
        parts.push_back(
            {QStringLiteral("word/media/image%1.png").arg(number), picture, {}, "image", QStringLiteral("picture%1").arg(number)});
    }
    return parts;
}

} // namespace

Result<QByteArray> writeDocx(const Document& document, const RenderFigure& renderFigure, const HouseTemplate* house)
{
    const auto body = docx::bodyOf(withReferences(document).document, renderFigure, house ? house->dress : docx::Dress());
    std::vector<Part> parts{
        {"docProps/core.xml", docx::coreProperties(document), "application/vnd.openxmlformats-package.core-properties+xml", {}, {}},
        {"docProps/app.xml", docx::appProperties(), "application/vnd.openxmlformats-officedocument.extended-properties+xml", {}, {}},
        {"word/document.xml", body.xml, wordType + QStringLiteral("document.main+xml"), {}, {}}};
    const auto led = partsOf(document, body, house);
    ZipWriter archive;
    auto all = parts;
    all.insert(all.end(), led.begin(), led.end());
    archive.add("[Content_Types].xml", docx::contentTypes(all));
    archive.add("_rels/.rels", docx::packageRelations());
    archive.add("word/_rels/document.xml.rels", docx::documentRelations(led));
    for (const auto& part : all)
        archive.add(part.name, part.content,
                    part.name.endsWith(QLatin1String(".png")) ? ZipWriter::Compression::Store : ZipWriter::Compression::Deflate);
    return archive.finish();
}

} // namespace counterpoint::report

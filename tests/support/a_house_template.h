#pragma once
#include "core/interchange/archive/zip_writer.h"
#include "tests/support/printing.h"
#include <QMap>

namespace counterpoint::test {

/// The parts of a small Word template as a German Word saves it: its own ids for Word's styles, a header with a logo, a footer, numbered
/// headings, wide margins, letter paper.
inline QMap<QString, QByteArray> houseParts()
{
    const QByteArray w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const QByteArray r = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    const QByteArray rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relation = [&](const char* id, const char* kind, const char* target, const char* more = "") {
        return QByteArray("<Relationship Id=\"") + id + "\" Type=\"" + office + kind + "\" Target=\"" + target + "\"" + more + "/>";
    };
    const auto style = [](const char* id, const char* name, const QByteArray& looks, const char* type = "paragraph") {
        return QByteArray("<w:style w:type=\"") + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + looks
            + "</w:style>";
    };
    QMap<QString, QByteArray> parts;
    parts["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    parts["_rels/.rels"] = rels + relation("rId1", "officeDocument", "word/document.xml") + "</Relationships>";
    parts["word/document.xml"] = "<w:document " + w + ' ' + r
        + "><w:body><w:p><w:r><w:t>Cover page of the house</w:t></w:r></w:p><w:sectPr w:rsidR=\"0\"><w:headerReference w:type=\"default\" "
          "r:id=\"rId7\"/><w:footerReference w:type=\"default\" r:id=\"rId8\"/><w:footerReference w:type=\"first\" r:id=\"rId99\"/><w:pgSz "
          "w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"2880\" w:bottom=\"1440\" w:left=\"2880\" w:header=\"720\" "
          "w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    parts["word/_rels/document.xml.rels"] = rels + relation("rId1", "styles", "styles.xml") + relation("rId2", "settings", "settings.xml")
        + relation("rId3", "numbering", "numbering.xml") + relation("rId4", "theme", "theme/theme1.xml")
        + relation("rId7", "header", "header1.xml") + relation("rId8", "footer", "footer1.xml") + "</Relationships>";
    parts["word/styles.xml"] = "<w:styles " + w
        + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/><w:lang "
          "w:val=\"de-DE\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Standard", "Normal",
                "<w:rPr><w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\"/><w:sz w:val=\"22\"/></w:rPr>")
              .replace("w:type=\"paragraph\" w:styleId=\"Standard\"", "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"")
        + style("berschrift1", "heading 1",
                "<w:basedOn w:val=\"Standard\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl "
                "w:val=\"0\"/></w:pPr><w:rPr><w:color w:val=\"AA0000\"/><w:sz w:val=\"40\"/></w:rPr>")
        + style("Zitat", "Quote", "<w:basedOn w:val=\"Standard\"/><w:rPr><w:i/></w:rPr>")
        + style("Titel", "Title", "<w:rPr><w:b/><w:color w:val=\"AA0000\"/><w:sz w:val=\"60\"/></w:rPr>")
        + style("Caption", "House caption", "<w:rPr><w:i/></w:rPr>")
        + style("Haustabelle", "House Table",
                "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"12\" w:color=\"AA0000\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
                "w:color=\"AA0000\"/></w:tblBorders></w:tblPr>",
                "table")
        + "</w:styles>";
    parts["word/settings.xml"] =
        "<w:settings " + w + "><w:evenAndOddHeaders w:val=\"false\"/><w:defaultTableStyle w:val=\"Haustabelle\"/></w:settings>";
    parts["word/numbering.xml"] = "<w:numbering " + w
        + "><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText "
          "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
    parts["word/theme/theme1.xml"] = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"House\"/>";
    parts["word/header1.xml"] = "<w:hdr " + w + ' ' + r
        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:p><w:r><w:t>The House of "
          "Care</w:t></w:r><w:r><w:drawing><a:blip "
          "r:embed=\"rId1\"/></w:drawing></w:r><w:r><w:drawing><a:blip r:link=\"rId2\"/></w:drawing></w:r><w:r><w:instrText> "
          "INCLUDEPICTURE "
          "\"http://tracker.example/x.png\" </w:instrText></w:r></w:p></w:hdr>";
    parts["word/_rels/header1.xml.rels"] = rels + relation("rId1", "image", "media/image1.png")
        + relation("rId2", "image", "http://tracker.example/y.png", " TargetMode=\"External\"")
        + relation("rId3", "image", "../../../etc/passwd.png") + relation("rId4", "vbaProject", "vbaProject.bin") + "</Relationships>";
    parts["word/media/image1.png"] =
        QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    parts["word/vbaProject.bin"] = "macros";
    parts["word/footer1.xml"] = "<w:ftr " + w + "><w:p><w:r><w:t>Confidential</w:t></w:r></w:p></w:ftr>";
    return parts;
}

inline QByteArray zipped(const QMap<QString, QByteArray>& parts)
{
    ZipWriter archive;
    for (auto part = parts.begin(); part != parts.end(); ++part)
        archive.add(part.key(), part.value());
    return valueOf(archive.finish());
}

} // namespace counterpoint::test

#include "core/report/docx_writer.h"
#include "core/interchange/archive/zip_writer.h"
#include "core/report/docx_body.h"
#include "core/report/docx_parts.h"

namespace counterpoint::report {

Result<QByteArray> writeDocx(const Document& document, const RenderFigure& renderFigure)
{
    const auto body = docx::bodyOf(document, renderFigure);
    const auto pictures = int(body.pictures.size());
    ZipWriter archive;
    archive.add("[Content_Types].xml", docx::contentTypes());
    archive.add("_rels/.rels", docx::packageRelations());
    archive.add("docProps/core.xml", docx::coreProperties(document));
    archive.add("docProps/app.xml", docx::appProperties());
    archive.add("word/document.xml", body.xml);
    archive.add("word/_rels/document.xml.rels", docx::documentRelations(pictures));
    archive.add("word/styles.xml", docx::styles(languageAndCountry(document)));
    archive.add("word/numbering.xml", docx::numbering(body.numberedLists));
    archive.add("word/settings.xml", docx::settings());
    archive.add("word/footer1.xml", docx::footer());
    for (int picture = 0; picture < pictures; ++picture)
        archive.add(QStringLiteral("word/media/image%1.png").arg(picture + 1), body.pictures[std::size_t(picture)],
                    ZipWriter::Compression::Store);
    return archive.finish();
}

} // namespace counterpoint::report

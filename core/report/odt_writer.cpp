#include "core/report/odt_writer.h"
#include "core/interchange/archive/zip_writer.h"
#include "core/report/odt_body.h"
#include "core/report/odt_parts.h"
#include "core/report/references.h"

namespace counterpoint::report {

Result<QByteArray> writeOdt(const Document& document, const RenderFigure& renderFigure)
{
    const auto body = odt::bodyOf(withReferences(document).document, renderFigure);
    const auto pictures = int(body.pictures.size());
    ZipWriter archive;
    // ODF: first and not compressed, so that the file's kind can be read at a fixed place.
    archive.add("mimetype", "application/vnd.oasis.opendocument.text", ZipWriter::Compression::Store);
    archive.add("content.xml", body.xml);
    archive.add("styles.xml", odt::styles(document));
    archive.add("meta.xml", odt::meta(document));
    for (int picture = 0; picture < pictures; ++picture)
        archive.add(QStringLiteral("Pictures/image%1.png").arg(picture + 1), body.pictures[std::size_t(picture)],
                    ZipWriter::Compression::Store);
    archive.add("META-INF/manifest.xml", odt::manifest(pictures));
    return archive.finish();
}

} // namespace counterpoint::report

#include "core/report/odt_parts.h"

namespace counterpoint::report::odt {

Markup::Attributes namespaces()
{
    const QString oasis = QStringLiteral("urn:oasis:names:tc:opendocument:xmlns:");
    return {{"xmlns:office", oasis + "office:1.0"},
            {"xmlns:style", oasis + "style:1.0"},
            {"xmlns:text", oasis + "text:1.0"},
            {"xmlns:table", oasis + "table:1.0"},
            {"xmlns:draw", oasis + "drawing:1.0"},
            {"xmlns:fo", oasis + "xsl-fo-compatible:1.0"},
            {"xmlns:svg", oasis + "svg-compatible:1.0"},
            {"xmlns:meta", oasis + "meta:1.0"},
            {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
            {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"office:version", "1.2"}};
}

QByteArray manifest(int pictures)
{
    Markup part;
    const auto entry = [&part](const QString& path, const QString& type) {
        part.element("manifest:file-entry", {{"manifest:full-path", path}, {"manifest:media-type", type}});
    };
    part.declaration();
    const Markup::Attributes spaces{{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", "1.2"}};
    part.element("manifest:manifest", spaces, [&] {
        entry("/", "application/vnd.oasis.opendocument.text");
        entry("content.xml", "text/xml");
        entry("styles.xml", "text/xml");
        entry("meta.xml", "text/xml");
        for (int picture = 1; picture <= pictures; ++picture)
            entry(QStringLiteral("Pictures/image%1.png").arg(picture), "image/png");
    });
    return part.take();
}

QByteArray meta(const Document& document)
{
    Markup part;
    part.declaration();
    part.element("office:document-meta", namespaces(), [&] {
        part.element("office:meta", {}, [&] {
            part.element("meta:generator", {}, QStringLiteral("Counterpoint/" COUNTERPOINT_VERSION));
            part.element("dc:title", {}, document.title);
            part.element("dc:subject", {}, document.subtitle);
            part.element("meta:initial-creator", {}, document.authors.join(QStringLiteral("; ")));
            part.element("dc:creator", {}, document.authors.join(QStringLiteral("; ")));
            if (document.date.isValid()) {
                const auto date = document.date.toString(Qt::ISODate) + QStringLiteral("T00:00:00");
                part.element("meta:creation-date", {}, date);
                part.element("dc:date", {}, date);
            }
            part.element("dc:language", {}, languageAndCountry(document));
        });
    });
    return part.take();
}

} // namespace counterpoint::report::odt

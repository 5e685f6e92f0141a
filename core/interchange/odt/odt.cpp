#include "core/interchange/odt/odt.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/odt/odt_text.h"
#include "core/text/line_ends.h"
#include <algorithm>

namespace counterpoint {

namespace {

using odt::TextWalker;

bool isProtected(const ZipReader& archive)
{
    if (archive.contains(QStringLiteral("encrypted-package")))
        return true;
    const auto manifest = archive.read(QStringLiteral("META-INF/manifest.xml"));
    return manifest && manifest->contains("encryption-data");
}

bool hasWords(pugi::xml_node node)
{
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](pugi::xml_node child) {
        return (child.type() == pugi::node_pcdata && !QString::fromUtf8(child.value()).trimmed().isEmpty()) || hasWords(child);
    });
}

/// Headers and footers stand with the page styles.
bool hasHeaderOrFooter(const ZipReader& archive, const QString& fileName)
{
    const auto bytes = archive.read(QStringLiteral("styles.xml"));
    const auto styles = bytes ? XmlDocument::parse(*bytes, fileName, QStringLiteral("styles.xml")) : Result<XmlDocument>(fail(bytes));
    if (!styles)
        return false;
    for (const auto page : childOf(styles->root(), "master-styles").children())
        for (const auto part : page.children()) {
            const auto name = localName(part.name());
            if ((name.starts_with("header") || name.starts_with("footer")) && hasWords(part))
                return true;
        }
    return false;
}

} // namespace

Result<ImportedText> readOdt(const QByteArray& bytes, const QString& fileName)
{
    const auto archive = ZipReader::open(bytes, fileName);
    if (!archive)
        return fail(archive);
    if (isProtected(*archive))
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is protected by a password. Remove the password in LibreOffice and import it again.").arg(fileName));
    const auto content = archive->read(QStringLiteral("content.xml"));
    if (!content)
        return fail(content);
    const auto document = XmlDocument::parse(*content, fileName, QStringLiteral("content.xml"));
    if (!document)
        return fail(document);
    const auto body = childOf(childOf(document->root(), "body"), "text");
    if (!body)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is not an OpenDocument text, or it is damaged: it holds no document text.").arg(fileName));
    TextWalker walker(childOf(document->root(), "automatic-styles"));
    auto lines = walker.linesOf(body);
    walker.findings().headersOrFooters = hasHeaderOrFooter(*archive, fileName);
    const auto notes = walker.notes();
    auto text = withLineFeeds(withNotesBelow(lines.join('\n'), notes), fileName);
    if (!text)
        return fail(text);
    return ImportedText{std::move(*text), walker.findings().sentences(std::size_t(notes.size()))};
}

} // namespace counterpoint

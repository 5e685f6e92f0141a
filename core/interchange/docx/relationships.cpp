#include "core/interchange/docx/relationships.h"
#include "core/interchange/xml/xml_document.h"
#include <QDir>

namespace counterpoint::docx {

namespace {

QString folderOf(const QString& part) { return part.contains('/') ? part.section('/', 0, -2) + '/' : QString(); }

/// "word/_rels/document.xml.rels" for "word/document.xml"
QString relationsOf(const QString& part) { return folderOf(part) + "_rels/" + part.section('/', -1) + ".rels"; }

QString targetOf(const QString& fromFolder, const QString& target)
{
    return target.startsWith('/') ? target.mid(1) : QDir::cleanPath(fromFolder + target);
}

QString valueOf(pugi::xml_node node, std::string_view name) { return QString::fromUtf8(attributeOf(node, name).value()); }

} // namespace

std::vector<Relationship> relationshipsOf(const ZipReader& archive, const QString& part, const QString& fileName)
{
    std::vector<Relationship> relationships;
    const auto name = relationsOf(part);
    const auto bytes = archive.read(name);
    if (!bytes)
        return relationships;
    const auto document = XmlDocument::parse(*bytes, fileName, name);
    if (!document)
        return relationships;
    for (const auto node : document->root().children()) {
        const bool isExternal = valueOf(node, "TargetMode") == QLatin1String("External");
        const auto target = valueOf(node, "Target");
        relationships.push_back({valueOf(node, "Id"), valueOf(node, "Type").section('/', -1),
                                 isExternal ? target : targetOf(folderOf(part), target), isExternal});
    }
    return relationships;
}

} // namespace counterpoint::docx

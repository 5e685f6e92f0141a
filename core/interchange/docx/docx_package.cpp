#include "core/interchange/docx/docx_package.h"
#include "core/base/translate.h"
#include "core/interchange/docx/relationships.h"
#include <algorithm>

namespace counterpoint::docx {

namespace {

bool hasWords(pugi::xml_node node)
{
    if (localName(node.name()) == "t" && !QString::fromUtf8(node.child_value()).trimmed().isEmpty())
        return true;
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), hasWords);
}

} // namespace

Package::Package(ZipReader reader, QString fileName)
    : m_reader(std::move(reader))
    , m_fileName(std::move(fileName))
    , m_bodyName(QStringLiteral("word/document.xml"))
{
}

Result<XmlDocument> Package::part(const QString& name) const
{
    const auto bytes = m_reader.read(name);
    if (!bytes)
        return fail(bytes);
    return XmlDocument::parse(*bytes, m_fileName, name);
}

Result<Package> Package::open(const QByteArray& bytes, const QString& fileName)
{
    auto reader = ZipReader::open(bytes, fileName);
    if (!reader)
        return fail(reader);
    Package package(std::move(*reader), fileName);
    for (const auto& relation : relationshipsOf(package.m_reader, {}, fileName))
        if (relation.kind == QLatin1String("officeDocument"))
            package.m_bodyName = relation.target;
    if (!package.m_reader.contains(package.m_bodyName))
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is not a Word document, or it is damaged: it holds no document text.").arg(fileName));
    auto body = package.part(package.m_bodyName);
    if (!body)
        return fail(body);
    package.m_body = std::move(*body);
    package.readRelations();
    return package;
}

void Package::readRelations()
{
    for (const auto& relation : relationshipsOf(m_reader, m_bodyName, m_fileName))
        if (!relation.isExternal && m_reader.contains(relation.target))
            m_related.emplace_back(relation.kind, relation.target);
}

QStringList Package::related(const QString& kind) const
{
    QStringList names;
    for (const auto& [itsKind, name] : m_related)
        if (itsKind == kind)
            names << name;
    return names;
}

Result<std::optional<XmlDocument>> Package::notes(const QString& kind) const
{
    const auto names = related(kind);
    if (names.isEmpty())
        return std::nullopt;
    auto document = part(names.first());
    if (!document)
        return fail(document);
    return std::optional(std::move(*document));
}

bool Package::hasWordsIn(const QString& kind) const
{
    for (const auto& name : related(kind))
        if (const auto document = part(name); document && hasWords(document->root()))
            return true;
    return false;
}

} // namespace counterpoint::docx

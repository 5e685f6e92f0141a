#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <pugixml.hpp>
#include <string_view>

namespace counterpoint {

/// A parsed XML file from an untrusted document: DTDs (and so entities) refused, size and depth capped.
/// White space is kept, so that mixed text comes out as it is.
class XmlDocument {
public:
    /// `fileName` and `part` (the file inside it) are used in error sentences alone.
    static Result<XmlDocument> parse(const QByteArray& bytes, const QString& fileName, const QString& part);

    pugi::xml_node root() const { return m_document.document_element(); }

private:
    pugi::xml_document m_document;
};

/// Name without its namespace prefix: "w:p" -> "p".
std::string_view localName(const char* qualified);
/// The attribute of this local name, or an empty one.
pugi::xml_attribute attributeOf(pugi::xml_node node, std::string_view local);
/// The first child element of this local name, or an empty node.
pugi::xml_node childOf(pugi::xml_node node, std::string_view local);

} // namespace counterpoint

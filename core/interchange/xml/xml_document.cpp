#include "core/interchange/xml/xml_document.h"
#include "core/base/translate.h"

namespace counterpoint {

namespace {

constexpr qsizetype sizeLimit = 128LL * 1024 * 1024; // the tree takes some five times as much
constexpr int depthLimit = 400; // readers walk it by recursion

bool tooDeep(pugi::xml_node top)
{
    int depth = 0;
    for (auto node = top; node;) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > depthLimit)
                return true;
            continue;
        }
        while (node && node != top && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node == top)
            return false;
        node = node.next_sibling();
    }
    return false;
}

} // namespace

Result<XmlDocument> XmlDocument::parse(const QByteArray& bytes, const QString& fileName, const QString& part)
{
    const auto refused = [&](const QString& detail) {
        return fail(
            Error::Kind::Format,
            translate("Archive", "“%1” is damaged: its part %2 cannot be read. Open it in the program it comes from and save it again.")
                .arg(fileName, part),
            detail);
    };
    if (bytes.size() > sizeLimit)
        return refused(QStringLiteral("%1 bytes").arg(bytes.size()));
    XmlDocument document;
    const auto options = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const auto outcome = document.m_document.load_buffer(bytes.constData(), std::size_t(bytes.size()), options);
    if (!outcome)
        return refused(QStringLiteral("%1 at byte %2").arg(QLatin1String(outcome.description())).arg(outcome.offset));
    for (const auto child : document.m_document.children())
        if (child.type() == pugi::node_doctype)
            return refused(QStringLiteral("DTD"));
    if (tooDeep(document.root()))
        return refused(QStringLiteral("too deep"));
    return document;
}

std::string_view localName(const char* qualified)
{
    const std::string_view name(qualified);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_attribute attributeOf(pugi::xml_node node, std::string_view local)
{
    for (const auto attribute : node.attributes())
        if (localName(attribute.name()) == local)
            return attribute;
    return {};
}

pugi::xml_node childOf(pugi::xml_node node, std::string_view local)
{
    for (const auto child : node.children())
        if (localName(child.name()) == local)
            return child;
    return {};
}

} // namespace counterpoint

#include "core/report/house_styles.h"
#include <algorithm>
#include <sstream>

namespace counterpoint::report::docx {

namespace {

QString valueOf(pugi::xml_node node, std::string_view name) { return QString::fromUtf8(attributeOf(node, name).value()); }

struct TheirStyle {
    QString type;
    QString id;
    QString name;
};

std::vector<TheirStyle> stylesIn(pugi::xml_node styles)
{
    std::vector<TheirStyle> all;
    for (const auto node : styles.children())
        if (localName(node.name()) == "style")
            all.push_back({valueOf(node, "type"), valueOf(node, "styleId"), valueOf(childOf(node, "name"), "val")});
    return all;
}

void append(pugi::xml_node node, const QByteArray& markup) { node.append_buffer(markup.constData(), std::size_t(markup.size())); }

int number(pugi::xml_node node, std::string_view attribute) { return std::clamp(valueOf(node, attribute).toInt(), 0, 1'000'000); }

void removeAll(pugi::xml_node node, std::string_view name)
{
    for (auto child = node.first_child(); child;) {
        const auto next = child.next_sibling();
        if (localName(child.name()) == name)
            node.remove_child(child);
        else
            removeAll(child, name);
        child = next;
    }
}

/// The child of that name; a new one at the end where there is none.
pugi::xml_node madeSure(pugi::xml_node node, const char* name)
{
    const auto known = node.child(name);
    return known ? known : node.append_child(name);
}

} // namespace

QByteArray bytesOf(pugi::xml_node root)
{
    std::ostringstream stream;
    root.print(stream, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + QByteArray::fromStdString(stream.str());
}

void addOurStyles(pugi::xml_node styles, const QString& tableStyle, Dress& dress)
{
    const auto theirs = stylesIn(styles);
    const auto hasId = [&](const QString& id) {
        return std::any_of(theirs.begin(), theirs.end(), [&](const TheirStyle& one) { return one.id == id; });
    };
    std::vector<OwnStyle> missing;
    for (const auto& own : ownStyles()) {
        const bool isTable = own.id == QLatin1String("ReportTable");
        const auto known = std::find_if(theirs.begin(), theirs.end(), [&](const TheirStyle& one) {
            return one.type == QLatin1String(own.type)
                && (isTable ? one.id == tableStyle || (tableStyle.isEmpty() && one.name.compare("Table Grid", Qt::CaseInsensitive) == 0)
                            : one.name.compare(own.name, Qt::CaseInsensitive) == 0);
        });
        if (known != theirs.end())
            dress.styleIds[own.id] = known->id;
        else
            missing.push_back(own);
        if (known == theirs.end() && hasId(own.id))
            dress.styleIds[own.id] = QStringLiteral("Report") + own.id;
    }
    for (const auto& own : missing)
        append(styles, styleElement(own.id, dress));
}

QByteArray inLanguage(const QByteArray& styles, const QString& language)
{
    const auto document = XmlDocument::parse(styles, {}, QStringLiteral("word/styles.xml"));
    if (!document)
        return styles;
    auto root = document->root();
    auto defaults = root.child("w:docDefaults");
    if (!defaults)
        defaults = root.prepend_child("w:docDefaults");
    auto runDefaults = defaults.child("w:rPrDefault");
    if (!runDefaults)
        runDefaults = defaults.prepend_child("w:rPrDefault");
    auto spoken = madeSure(madeSure(runDefaults, "w:rPr"), "w:lang");
    spoken.remove_attribute("w:val");
    spoken.append_attribute("w:val").set_value(language.toUtf8().constData());
    return bytesOf(root);
}

void makeRoomForLists(pugi::xml_node numbering, HouseTemplate& house)
{
    removeAll(numbering, "numPicBullet");
    removeAll(numbering, "lvlPicBulletId");
    for (const auto node : numbering.children()) {
        if (localName(node.name()) == "abstractNum")
            house.firstAbstractList = std::max(house.firstAbstractList, number(node, "abstractNumId") + 1);
        else if (localName(node.name()) == "num")
            house.dress.bulletList = std::max(house.dress.bulletList, number(node, "numId") + 1);
    }
    house.numbering = bytesOf(numbering);
}

QByteArray numbering(const HouseTemplate& house, int numberedLists)
{
    const auto document = XmlDocument::parse(house.numbering, {}, QStringLiteral("word/numbering.xml"));
    if (house.numbering.isEmpty() || !document)
        return numbering(numberedLists);
    // Word wants all kinds of lists before the lists themselves, and nothing behind these.
    auto root = document->root();
    removeAll(root, "numIdMacAtCleanup");
    const auto ours = QByteArray("<w:numbering>" + abstractLists(house.firstAbstractList)
                                 + lists(house.firstAbstractList, house.dress.bulletList, numberedLists) + "</w:numbering>");
    pugi::xml_document added;
    added.load_buffer(ours.constData(), std::size_t(ours.size()));
    const auto firstList = root.child("w:num");
    for (const auto node : added.document_element().children()) {
        if (localName(node.name()) == "abstractNum" && firstList)
            root.insert_copy_before(node, firstList);
        else
            root.append_copy(node);
    }
    return bytesOf(root);
}

} // namespace counterpoint::report::docx

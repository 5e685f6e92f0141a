#include "core/base/translate.h"
#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/refi/graphs.h"
#include <QRegularExpression>
#include <QSet>
#include <QUuid>
#include <algorithm>
#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <sstream>

namespace counterpoint::refi {

namespace {

using Kind = Thing::Kind;

/// Characters that XML cannot hold are left out.
std::string xmlText(const QString& text)
{
    QString clean;
    for (const auto letter : text)
        if (letter.unicode() >= 0x20 || letter == u'\n' || letter == u'\t' || letter == u'\r')
            if (letter.unicode() != 0xFFFE && letter.unicode() != 0xFFFF)
                clean += letter;
    return clean.toUtf8().toStdString();
}

void set(pugi::xml_node node, const char* name, const QString& value)
{
    if (!value.isEmpty())
        node.append_attribute(name).set_value(xmlText(value).c_str());
}

void set(pugi::xml_node node, const char* name, double value)
{
    constexpr double most = 1e9; // what every program reads
    const double whole = std::isfinite(value) ? std::clamp(std::round(value), -most, most) : 0;
    node.append_attribute(name).set_value(static_cast<long long>(whole));
}

void addCodes(pugi::xml_node root, const std::vector<Thing>& things)
{
    std::map<QString, pugi::xml_node> placed;
    pugi::xml_node codes;
    for (const auto& thing : things) {
        if (thing.kind != Kind::Code)
            continue;
        if (!codes)
            codes = root.append_child("CodeBook").append_child("Codes");
        const auto parent = placed.find(thing.parent);
        auto code = (parent == placed.end() ? codes : parent->second).append_child("Code");
        set(code, "guid", thing.guid);
        set(code, "name", thing.name);
        code.append_attribute("isCodable").set_value("true");
        set(code, "color", thing.colour);
        placed.emplace(thing.guid, code);
    }
}

void addAll(pugi::xml_node root, const std::vector<Thing>& things, Kind kind, const char* whole, const char* part)
{
    pugi::xml_node list;
    for (const auto& thing : things) {
        if (thing.kind != kind)
            continue;
        if (!list)
            list = root.append_child(whole);
        auto node = list.append_child(part);
        if (kind != Kind::Case)
            node.append_child("PlainTextContent").text().set(xmlText(thing.text).c_str());
        set(node, "guid", thing.guid);
        set(node, "name", thing.name);
    }
}

/// A link for each edge that has a kind.
void addLinks(pugi::xml_node root, const std::vector<Graph>& graphs)
{
    pugi::xml_node list;
    for (const auto& graph : graphs)
        for (const auto& edge : graph.edges) {
            if (edge.kind.isEmpty())
                continue;
            const auto of = [&](const QString& vertex) {
                const auto found =
                    std::find_if(graph.vertices.begin(), graph.vertices.end(), [&](const Vertex& each) { return each.guid == vertex; });
                return found == graph.vertices.end() ? QString() : found->represents;
            };
            if (!list)
                list = root.append_child("Links");
            auto link = list.append_child("Link");
            set(link, "guid", guidOf(edge.guid + QStringLiteral("/link")));
            set(link, "name", edge.kind);
            set(link, "direction", edge.direction);
            set(link, "originGUID", of(edge.from));
            set(link, "targetGUID", of(edge.to));
        }
}

void addGraphs(pugi::xml_node root, const std::vector<Graph>& graphs)
{
    if (graphs.empty())
        return;
    auto list = root.append_child("Graphs");
    for (const auto& graph : graphs) {
        auto node = list.append_child("Graph");
        set(node, "guid", graph.guid);
        set(node, "name", graph.name);
        for (const auto& vertex : graph.vertices) {
            auto child = node.append_child("Vertex");
            set(child, "guid", vertex.guid);
            set(child, "representedGUID", vertex.represents);
            set(child, "name", vertex.name);
            set(child, "firstX", vertex.left);
            set(child, "firstY", vertex.top);
            set(child, "secondX", vertex.right);
            set(child, "secondY", vertex.bottom);
            set(child, "shape", vertex.shape);
            set(child, "color", vertex.colour);
        }
        for (const auto& edge : graph.edges) {
            auto child = node.append_child("Edge");
            set(child, "guid", edge.guid);
            if (!edge.kind.isEmpty())
                set(child, "representedGUID", guidOf(edge.guid + QStringLiteral("/link")));
            set(child, "name", edge.name);
            set(child, "sourceVertex", edge.from);
            set(child, "targetVertex", edge.to);
            set(child, "direction", edge.direction);
            set(child, "lineStyle", edge.lineStyle);
        }
    }
}

} // namespace

QString guidOf(const QString& id)
{
    static const QRegularExpression guid(QStringLiteral("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"));
    if (guid.match(id).hasMatch())
        return id;
    static const QUuid ours(QStringLiteral("{5f9f0b7e-3a52-4d1c-9a54-0c3b1b6a7d20}"));
    return QUuid::createUuidV5(ours, id).toString(QUuid::WithoutBraces);
}

Result<QByteArray> toQdpx(const Project& project)
{
    QSet<QString> known;
    for (const auto& thing : project.things)
        if (std::exchange(known, known + QSet{thing.guid}).contains(thing.guid))
            return fail(Error::Kind::Invalid,
                        translate("Refi", "Two things have the same identifier; “%1” is one of them.").arg(thing.name));
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("utf-8");
    auto root = document.append_child("Project");
    root.append_attribute("xmlns").set_value("urn:QDA-XML:project:1.0");
    set(root, "name", project.name);
    set(root, "origin", QStringLiteral("Counterpoint"));
    addCodes(root, project.things);
    addAll(root, project.things, Kind::Case, "Cases", "Case");
    addAll(root, project.things, Kind::Source, "Sources", "TextSource");
    addAll(root, project.things, Kind::Note, "Notes", "Note");
    addLinks(root, project.graphs);
    addGraphs(root, project.graphs);
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    ZipWriter zip;
    zip.add(QStringLiteral("project.qde"), QByteArray::fromStdString(out.str()));
    return zip.finish();
}

} // namespace counterpoint::refi

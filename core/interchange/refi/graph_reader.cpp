#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/refi/graphs.h"
#include "core/interchange/xml/xml_document.h"
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint::refi {

namespace {

using Kind = Thing::Kind;

QString attribute(pugi::xml_node node, const char* name) { return QString::fromUtf8(attributeOf(node, name).value()).trimmed(); }

QString guidAt(pugi::xml_node node, const char* name)
{
    auto guid = attribute(node, name).toLower();
    if (guid.startsWith(u'{') && guid.endsWith(u'}'))
        guid = guid.mid(1, guid.size() - 2);
    return guid;
}

class Reader {
public:
    Reader(pugi::xml_node root, const QString& fileName)
        : m_root(root)
        , m_fileName(fileName)
    {
    }

    Project read()
    {
        m_project.name = attribute(m_root, "name");
        readCodes(childOf(childOf(m_root, "CodeBook"), "Codes"), {});
        readThings("Cases", Kind::Case);
        readThings("Sources", Kind::Source);
        readThings("Notes", Kind::Note);
        for (const auto& link : childOf(m_root, "Links").children())
            m_links.emplace(guidAt(link, "guid"), attribute(link, "name"));
        for (const auto& graph : childOf(m_root, "Graphs").children())
            if (localName(graph.name()) == "Graph")
                readGraph(graph);
        if (m_oddPlaces > 0)
            m_project.notes << translate("Refi", "%n place(s) in “%1” could not be read as numbers; 0 stands there instead.", nullptr,
                                         m_oddPlaces)
                                   .arg(m_fileName);
        if (m_oddEdges > 0)
            m_project.notes
                << translate("Refi", "%n link(s) in “%1” could not be brought in: an end is missing.", nullptr, m_oddEdges).arg(m_fileName);
        return std::move(m_project);
    }

private:
    void readCodes(pugi::xml_node codes, const QString& parent)
    {
        for (const auto& code : codes.children()) {
            if (localName(code.name()) != "Code")
                continue;
            const auto guid = guidAt(code, "guid");
            m_project.things.push_back({Kind::Code, guid, attribute(code, "name"), parent, attribute(code, "color"), {}});
            readCodes(code, guid);
        }
    }

    void readThings(const char* whole, Kind kind)
    {
        for (const auto& node : childOf(m_root, whole).children()) {
            Thing thing;
            thing.kind = kind;
            thing.guid = guidAt(node, "guid");
            thing.name = attribute(node, "name");
            if (kind == Kind::Note)
                thing.text = QString::fromUtf8(childOf(node, "PlainTextContent").text().get());
            if (!thing.guid.isEmpty())
                m_project.things.push_back(std::move(thing));
        }
    }

    /// Nothing where it is not there.
    double place(pugi::xml_node node, const char* name, double otherwise)
    {
        const auto text = attribute(node, name);
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (isNumber && std::isfinite(number))
            return number;
        m_oddPlaces += text.isEmpty() && std::isfinite(otherwise) ? 0 : 1;
        return std::isfinite(otherwise) ? otherwise : 0;
    }

    void readGraph(pugi::xml_node node)
    {
        Graph graph;
        graph.guid = guidAt(node, "guid");
        graph.name = attribute(node, "name");
        std::map<QString, bool> known;
        for (const auto& child : node.children()) {
            if (localName(child.name()) == "Vertex") {
                Vertex vertex;
                vertex.guid = guidAt(child, "guid");
                vertex.represents = guidAt(child, "representedGUID");
                vertex.name = attribute(child, "name");
                vertex.left = place(child, "firstX", NAN);
                vertex.top = place(child, "firstY", NAN);
                vertex.right = place(child, "secondX", vertex.left);
                vertex.bottom = place(child, "secondY", vertex.top);
                vertex.shape = attribute(child, "shape");
                vertex.colour = attribute(child, "color");
                if (!vertex.guid.isEmpty() && known.emplace(vertex.guid, true).second)
                    graph.vertices.push_back(std::move(vertex));
            } else if (localName(child.name()) == "Edge") {
                readEdge(child, graph);
            }
        }
        const auto size = graph.edges.size();
        std::erase_if(graph.edges,
                      [&](const Edge& edge) { return !known.contains(edge.from) || !known.contains(edge.to) || edge.from == edge.to; });
        m_oddEdges += int(size - graph.edges.size());
        m_project.graphs.push_back(std::move(graph));
    }

    void readEdge(pugi::xml_node node, Graph& graph) const
    {
        Edge edge;
        edge.guid = guidAt(node, "guid");
        edge.from = guidAt(node, "sourceVertex");
        edge.to = guidAt(node, "targetVertex");
        edge.name = attribute(node, "name");
        if (const auto link = m_links.find(guidAt(node, "representedGUID")); link != m_links.end())
            edge.kind = link->second;
        edge.direction = attribute(node, "direction");
        edge.lineStyle = attribute(node, "lineStyle");
        graph.edges.push_back(std::move(edge));
    }

    pugi::xml_node m_root;
    QString m_fileName;
    Project m_project;
    std::map<QString, QString> m_links; ///< names by guid
    int m_oddPlaces = 0;
    int m_oddEdges = 0;
};

/// The project in a .qdpx, whatever its name; the file itself where it is XML.
Result<QByteArray> projectIn(const QByteArray& bytes, const QString& fileName)
{
    if (!bytes.startsWith("PK"))
        return bytes;
    return ZipReader::open(bytes, fileName).and_then([&](const ZipReader& zip) -> Result<QByteArray> {
        for (const auto& entry : zip.entries())
            if (entry.endsWith(QLatin1String(".qde"), Qt::CaseInsensitive))
                return zip.read(entry);
        return fail(Error::Kind::Format,
                    translate("Refi", "“%1” holds no REFI-QDA project. Export it again, as a project in .qdpx.").arg(fileName));
    });
}

} // namespace

Result<Project> fromQdpx(const QByteArray& bytes, const QString& fileName)
{
    const auto name = QFileInfo(fileName).fileName();
    return projectIn(bytes, name).and_then([&](const QByteArray& xml) {
        return XmlDocument::parse(xml, name, QStringLiteral("project.qde")).and_then([&](const XmlDocument& document) -> Result<Project> {
            if (localName(document.root().name()) != "Project")
                return fail(Error::Kind::Format,
                            translate("Refi", "“%1” is not a REFI-QDA project. Export the project again, as .qdpx.").arg(name));
            return Reader(document.root(), name).read();
        });
    });
}

} // namespace counterpoint::refi

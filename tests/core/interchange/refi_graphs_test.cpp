#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/refi/graphs.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

using namespace counterpoint;
using namespace counterpoint::refi;
using namespace counterpoint::test;

namespace {

Project aProjectOfGraphs()
{
    const auto guid = [](const char* of) { return guidOf(QString::fromLatin1(of)); };
    Project project;
    project.name = QStringLiteral("A & B <study>");
    project.things = {{Thing::Kind::Code, guid("culture"), QStringLiteral("Culture"), {}, QStringLiteral("#0072B2"), {}},
                      {Thing::Kind::Code, guid("trust"), QStringLiteral("“Trust”"), guid("culture"), {}, {}},
                      {Thing::Kind::Case, guid("dana"), QStringLiteral("Dana"), {}, {}, {}},
                      {Thing::Kind::Source, guid("talk"), QStringLiteral("Talk"), {}, {}, QStringLiteral("Dana: Yes.\x01")},
                      {Thing::Kind::Note, guid("claim"), QStringLiteral("A claim"), {}, {}, QStringLiteral("A claim\n\nargued")}};
    Graph graph{guid("map"), QStringLiteral("Map"), {}, {}};
    graph.vertices = {
        {guid("v1"), guid("trust"), QStringLiteral("Trust"), -10, 0, 90, 40, QStringLiteral("RoundedRectangle"), QStringLiteral("#0072B2")},
        {guid("v2"), {}, QStringLiteral("A note\nof two lines"), 200, 1e300, 300, -1e300, QStringLiteral("Note"), {}}};
    graph.edges = {{guid("e1"), guid("v1"), guid("v2"), QStringLiteral("feeds"), QStringLiteral("causes"), QStringLiteral("OneWay"),
                    QStringLiteral("solid")}};
    project.graphs = {graph, {guid("empty"), QStringLiteral("Empty"), {}, {}}};
    return project;
}

QByteArray projectOf(const QByteArray& qdpx)
{
    return valueOf(valueOf(ZipReader::open(qdpx, QStringLiteral("a.qdpx"))).read(QStringLiteral("project.qde")));
}

QByteArray withGraph(const QByteArray& inner)
{
    return "<?xml version=\"1.0\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"P\"><Graphs><Graph "
           "guid=\"{AAAAAAAA-0000-0000-0000-000000000001}\" "
           "name=\"G\">"
        + inner + "</Graph></Graphs></Project>";
}

} // namespace

TEST_CASE("Graphs that are written are valid by the schema of REFI-QDA", "[refi][maps]")
{
    const auto schema = sharedData("refi/Project.xsd");
    if (schema.isEmpty())
        return;
    const auto xml = projectOf(valueOf(toQdpx(aProjectOfGraphs())));
    auto* parser = xmlSchemaNewParserCtxt(schema.toUtf8().constData());
    auto* rules = xmlSchemaParse(parser);
    REQUIRE(rules);
    auto* document = xmlReadMemory(xml.constData(), int(xml.size()), "project.qde", nullptr, 0);
    REQUIRE(document);
    auto* check = xmlSchemaNewValidCtxt(rules);
    CHECK(xmlSchemaValidateDoc(check, document) == 0);
    xmlSchemaFreeValidCtxt(check);
    xmlFreeDoc(document);
    xmlSchemaFree(rules);
    xmlSchemaFreeParserCtxt(parser);
}

TEST_CASE("What is read of graphs is what was written, places in whole numbers", "[refi][maps]")
{
    const auto project = aProjectOfGraphs();
    const auto bytes = valueOf(toQdpx(project));
    CHECK(valueOf(toQdpx(project)) == bytes);
    const auto read = valueOf(fromQdpx(bytes, QStringLiteral("a.qdpx")));
    CHECK(read.name == project.name);
    REQUIRE(read.things.size() == 5);
    CHECK(read.things[1].parent == project.things[0].guid);
    CHECK(read.things[4].text == project.things[4].text);
    REQUIRE(read.graphs.size() == 2);
    CHECK(read.graphs[0].vertices[0] == project.graphs[0].vertices[0]);
    CHECK(read.graphs[0].vertices[1].name == project.graphs[0].vertices[1].name);
    CHECK(read.graphs[0].edges == project.graphs[0].edges);
}

TEST_CASE("Graphs of other programs are read as far as they go, and what is odd is said", "[refi][maps]")
{
    const auto read = valueOf(fromQdpx(
        withGraph("<Vertex guid=\"{AAAAAAAA-0000-0000-0000-00000000000A}\" name=\"One\" firstX=\"NaN\" firstY=\"1e999\" shape=\"Blob\"/>"
                  "<Vertex guid=\"AAAAAAAA-0000-0000-0000-00000000000B\" firstX=\"12.5\" firstY=\"-99999999999999999999\" color=\"red\"/>"
                  "<Vertex guid=\"AAAAAAAA-0000-0000-0000-00000000000B\" firstX=\"1\" firstY=\"1\"/><Vertex/>"
                  "<Edge guid=\"x\" sourceVertex=\"aaaaaaaa-0000-0000-0000-00000000000a\" "
                  "targetVertex=\"{AAAAAAAA-0000-0000-0000-00000000000B}\"/>"
                  "<Edge guid=\"y\" sourceVertex=\"nowhere\" targetVertex=\"aaaaaaaa-0000-0000-0000-00000000000a\"/>"),
        QStringLiteral("odd.qde")));
    REQUIRE(read.graphs.size() == 1);
    CHECK(read.graphs[0].vertices.size() == 2);
    CHECK(read.graphs[0].vertices[0].left == 0);
    CHECK(read.graphs[0].edges.size() == 1);
    CHECK(read.notes.size() == 2);
}

TEST_CASE("A project of another program without anything on its graph is read", "[refi][maps]")
{
    const auto file = sharedData("refi/atlasti_annexA2.qdpx");
    if (file.isEmpty())
        return;
    QFile stored(file);
    REQUIRE(stored.open(QIODevice::ReadOnly));
    const auto read = valueOf(fromQdpx(stored.readAll(), file));
    CHECK_FALSE(read.things.empty());
    CHECK(read.graphs.size() == 1);
}

TEST_CASE("What is no project is refused in a sentence", "[refi][maps]")
{
    ZipWriter other;
    other.add(QStringLiteral("word/document.xml"), "<w/>");
    for (const auto& bytes :
         {QByteArray(), QByteArray("PK\x03\x04 broken"), QByteArray("<a"), QByteArray("<Other/>"), valueOf(other.finish())}) {
        const auto read = fromQdpx(bytes, QStringLiteral("a.qdpx"));
        REQUIRE_FALSE(read);
        CHECK(read.error().message.contains(QStringLiteral("a.qdpx")));
    }
}

#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/archive/zip_writer.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QByteArray smallArchive()
{
    ZipWriter writer;
    writer.add("mimetype", "application/vnd.oasis.opendocument.text", ZipWriter::Compression::Store);
    writer.add("content.xml", QByteArray(5000, 'x'));
    writer.add(QStringLiteral("Bilder/Größe 1.txt"), "grün");
    return valueOf(writer.finish());
}

} // namespace

TEST_CASE("an archive gives back what was put in, in order", "[interchange][archive]")
{
    const auto reader = valueOf(ZipReader::open(smallArchive(), "a.odt"));
    CHECK(reader.entries() == QStringList{"mimetype", "content.xml", QStringLiteral("Bilder/Größe 1.txt")});
    CHECK(valueOf(reader.read("content.xml")) == QByteArray(5000, 'x'));
    CHECK(valueOf(reader.read(QStringLiteral("Bilder/Größe 1.txt"))) == "grün");
    const auto absent = reader.read("word/document.xml");
    REQUIRE_FALSE(absent);
    CHECK(absent.error().message.contains("a.odt"));
}

TEST_CASE("a stored first entry stands at byte 38, as ODF wants it, and the same entries give the same bytes", "[interchange][archive]")
{
    const auto bytes = smallArchive();
    CHECK(bytes.mid(30, 8) == "mimetype");
    CHECK(bytes.mid(38, 39) == "application/vnd.oasis.opendocument.text");
    CHECK(bytes.mid(28, 2) == QByteArray(2, '\0')); // no extra field
    CHECK(bytes == smallArchive());
    CHECK(bytes.size() < 1000); // content.xml was compressed
}

TEST_CASE("two entries of one name are refused", "[interchange][archive]")
{
    ZipWriter writer;
    writer.add("a", "1");
    writer.add("a", "2");
    CHECK_FALSE(writer.finish());
}

TEST_CASE("an archive that unpacks to too much is refused", "[interchange][archive]")
{
    ZipWriter writer;
    writer.add("bomb", QByteArray(40 * 1024 * 1024, '\0'));
    const auto bytes = valueOf(writer.finish());
    const auto bomb = valueOf(ZipReader::open(bytes, "bomb.docx")).read("bomb");
    REQUIRE_FALSE(bomb);
    CHECK(bomb.error().message.contains("unpack"));

    ZipLimits tight;
    tight.totalBytes = 1000;
    CHECK_FALSE(ZipReader::open(smallArchive(), "x", tight));
    tight = {};
    tight.entries = 2;
    CHECK_FALSE(ZipReader::open(smallArchive(), "x", tight));
    tight = {};
    tight.entryBytes = 4999;
    CHECK_FALSE(valueOf(ZipReader::open(smallArchive(), "x", tight)).read("content.xml"));
}

TEST_CASE("names that climb out of the archive are not offered", "[interchange][archive]")
{
    ZipWriter writer;
    for (const auto* name : {"../../etc/passwd", "/etc/passwd", "C:/x", "a\\..\\b", "good"})
        writer.add(QString::fromLatin1(name), "x");
    CHECK(valueOf(ZipReader::open(valueOf(writer.finish()), "x")).entries() == QStringList{"good"});
}

TEST_CASE("damaged archives give a sentence, never a crash", "[interchange][archive]")
{
    CHECK_FALSE(ZipReader::open("", "x"));
    CHECK_FALSE(ZipReader::open("PK\x03\x04 nonsense", "x"));
    const auto whole = smallArchive();
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        auto bytes = whole;
        for (int i = 0; i < 1 + round % 4; ++i)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        if (round % 5 == 0)
            bytes.truncate(random.bounded(int(bytes.size())));
        const auto reader = ZipReader::open(bytes, "x");
        if (!reader) {
            CHECK_FALSE(reader.error().message.isEmpty());
            continue;
        }
        for (const auto& name : reader->entries())
            if (const auto content = reader->read(name); !content)
                CHECK_FALSE(content.error().message.isEmpty());
    }
}

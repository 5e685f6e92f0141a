#include "core/interchange/plain_text/plain_text.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QRandomGenerator>
#include <QStringEncoder>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString sample = QStringLiteral("Anna: “Grüße” – 10 €\nبن: نعم 👍\n");

QByteArray encoded(QStringConverter::Encoding encoding, bool bom)
{
    QStringEncoder encoder(encoding, bom ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(sample);
}

} // namespace

TEST_CASE("every Unicode encoding gives the same text", "[interchange][plain_text]")
{
    for (const auto encoding : {QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE})
        for (const bool bom : {true, false}) {
            INFO(QStringConverter::nameForEncoding(encoding) << bom);
            const auto imported = valueOf(readPlainText(encoded(encoding, bom), "a.txt"));
            CHECK(imported.text == sample);
            CHECK(imported.notes.isEmpty());
        }
    CHECK(valueOf(readPlainText(encoded(QStringConverter::Utf32LE, true), "a.txt")).text == sample);
    CHECK(valueOf(readPlainText("", "a.txt")).text.isEmpty());
    CHECK(valueOf(readPlainText("\xEF\xBB\xBF", "a.txt")).text.isEmpty());
}

TEST_CASE("other bytes are read as Windows-1252, and the user is told", "[interchange][plain_text]")
{
    const auto imported = valueOf(readPlainText("Gr\xFC\xDF\x65 \x93now\x94 \x96 10 \x80\r\nend", "a.txt"));
    CHECK(imported.text == QStringLiteral("Grüße “now” – 10 €\nend"));
    REQUIRE(imported.notes.size() == 1);
    CHECK(imported.notes[0].contains("Windows-1252"));
}

TEST_CASE("a UTF-8 file cut off in a character stays UTF-8, with a note", "[interchange][plain_text]")
{
    auto bytes = QStringLiteral("Die Größe der Übung überrascht Jörg").toUtf8() + "\xC3";
    const auto imported = valueOf(readPlainText(bytes, "a.txt"));
    CHECK(imported.text.startsWith(QStringLiteral("Die Größe der Übung")));
    CHECK(imported.text.endsWith(QChar::ReplacementCharacter));
    CHECK(imported.notes.size() == 1);
}

TEST_CASE("a file that is no text is refused by name", "[interchange][plain_text]")
{
    QRandomGenerator random(3);
    QByteArray noise(4000, '\0');
    for (auto& byte : noise)
        byte = char(random.bounded(256));
    QByteArray damaged;
    while (damaged.size() < 900)
        damaged += char(1 + random.bounded(255));
    damaged[301] = '\0'; // one NUL among random bytes is no sign of UTF-16
    for (const auto& bytes : {noise, damaged, QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0", 22), QByteArray(100, '\x01')}) {
        const auto refused = readPlainText(bytes, "picture.txt");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains("picture.txt"));
    }
}

TEST_CASE("changed bytes give a text or a sentence", "[interchange][plain_text]")
{
    QRandomGenerator random(11);
    for (int round = 0; round < 2000; ++round) {
        auto bytes = encoded(round % 2 ? QStringConverter::Utf8 : QStringConverter::Utf16LE, round % 3 == 0);
        bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        bytes.truncate(random.bounded(int(bytes.size())) + 1);
        const auto imported = readPlainText(bytes, "a.txt");
        CHECK((imported ? !imported->text.contains(QChar::Null) : !imported.error().message.isEmpty()));
    }
}

#include "core/interchange/read_text_file.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QDir>
#include <QStandardPaths>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("the same transcript as .docx, .odt, .rtf and .doc is the same text", "[interchange][real]")
{
    const auto path = sharedData("real/transcripts/trans1.docx");
    if (path.isEmpty())
        return;
    const auto textOf = [](const char* name) {
        return valueOf(readTextFile(sharedData(QLatin1String("real/transcripts/") + QLatin1String(name)))).text;
    };
    // The Word file has one line that its authors left out of the others.
    const auto word = textOf("trans1.docx").remove(QStringLiteral("[Cross Talk 3:00]\n\n"));
    CHECK(word.startsWith(QLatin1String("Researcher 2:\tOctober 7, 1892.")));
    CHECK(textOf("trans8.odt").toUtf8() == word.toUtf8());
    CHECK(textOf("trans7.rtf").toUtf8() == word.toUtf8());
    if (QStandardPaths::findExecutable(QStringLiteral("soffice")).isEmpty())
        WARN("SKIPPED: LibreOffice is not installed, so that .doc was not read");
    else
        CHECK(textOf("trans6.doc").toUtf8() == word.toUtf8());
}

TEST_CASE("an old Word document that is damaged, or has no LibreOffice to read it, says what to do and leaves nothing behind",
          "[interchange]")
{
    const QDir temporary(QDir::tempPath());
    const auto before = temporary.entryList({QStringLiteral("test_core*")});
    const auto fake = QByteArray("\xD0\xCF\x11\xE0") + QByteArray("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24) + "Anna: a secret";
    const auto unread = readText(fake, "old.doc");
    REQUIRE_FALSE(unread);
    CHECK(unread.error().message.contains("old.doc"));
    CHECK(unread.error().message.contains(".docx"));
    CHECK(temporary.entryList({QStringLiteral("test_core*")}) == before);
}

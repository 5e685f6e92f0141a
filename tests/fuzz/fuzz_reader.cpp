// One program for each format: any bytes give a text or a sentence, and times lie within the text.
#include "core/interchange/archive/zip_writer.h"
#include "core/text/text_index.h"
#include FUZZED_HEADER
#include <cstdlib>

using namespace counterpoint;

namespace {

#if defined(FUZZED_FORMAT_docx) || defined(FUZZED_FORMAT_odt)
/// The fuzzer changes the XML; the archive around it is always whole, or little would ever be reached.
QByteArray packed(const QByteArray& xml, const char* entry)
{
    ZipWriter writer;
    writer.add(QLatin1String(entry), xml, ZipWriter::Compression::Store);
    const auto bytes = writer.finish();
    return bytes ? *bytes : QByteArray();
}
#endif

Result<ImportedText> read(const QByteArray& bytes)
{
#if defined(FUZZED_FORMAT_docx)
    return readDocx(packed(bytes, "word/document.xml"), QStringLiteral("a.docx"));
#elif defined(FUZZED_FORMAT_odt)
    return readOdt(packed(bytes, "content.xml"), QStringLiteral("a.odt"));
#elif defined(FUZZED_FORMAT_rtf)
    return readRtf(bytes, QStringLiteral("a.rtf"));
#elif defined(FUZZED_FORMAT_html)
    return readHtml(bytes, QStringLiteral("a.html"));
#elif defined(FUZZED_FORMAT_pdf)
    return readPdf(bytes, QStringLiteral("a.pdf"), {true, true});
#else
    return readSubtitles(bytes, QStringLiteral("a.vtt"));
#endif
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto imported = read(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (!imported) {
        require(!imported.error().message.isEmpty());
        return 0;
    }
    require(!imported->text.contains(QChar::Null) && !imported->text.contains(u'\r'));
    require(imported->text.isValidUtf16());
    const auto length = codePointCount(imported->text);
    for (const auto& time : imported->times)
        require(time.position >= 0 && time.position < length && time.ms >= 0);
    return 0;
}

#include "core/interchange/rtf/rtf.h"
#include "core/base/translate.h"
#include "core/interchange/rtf/rtf_reader.h"
#include "core/text/line_ends.h"

namespace counterpoint {

namespace {

/// Half of a surrogate pair is no character; the study's file could not hold it.
QString withoutLoneHalves(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

Result<ImportedText> readRtf(const QByteArray& bytes, const QString& fileName)
{
    rtf::Reader reader(bytes);
    if (!reader.read())
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is damaged: it is nested deeper than any document. Open it in Word or LibreOffice and save it again.")
                .arg(fileName));
    const bool isCutShort = reader.isCutShort();
    const auto lines = reader.takeLines();
    auto text = withLineFeeds(withoutLoneHalves(withNotesBelow(lines.join('\n'), reader.notes())), fileName);
    if (!text)
        return fail(text);
    auto notes = reader.findings().sentences(std::size_t(reader.notes().size()));
    if (isCutShort)
        notes << translate("Import", "“%1” ends in the middle; the text up to there came in.").arg(fileName);
    return ImportedText{std::move(*text), std::move(notes)};
}

} // namespace counterpoint

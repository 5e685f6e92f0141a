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

QString damageOf(const rtf::Reader& reader, const QString& fileName)
{
    const auto what = [&] {
        switch (reader.damage()) {
        case rtf::Reader::Damage::TextAfterItsEnd:
            return translate("Import", "its end stands before other text, which was read, too");
        case rtf::Reader::Damage::StrayBytes:
            return translate("Import", "it holds bytes that are no text");
        default:
            return translate("Import", "it ends in the middle, or a bracket is missing");
        }
    }();
    const auto place = reader.wordsBeforeDamage().isEmpty() ? translate("Import", "before its first words")
                                                            : translate("Import", "behind “…%1”").arg(reader.wordsBeforeDamage());
    return translate("Import",
                     "“%1” is damaged %2: %3. Words may be missing. Look at the place in an older copy, or open the file in Word "
                     "or LibreOffice, save it again, and import that.")
        .arg(fileName, place, what);
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
    const bool isDamaged = reader.damage() != rtf::Reader::Damage::None;
    const auto lines = reader.takeLines();
    auto text = withLineFeeds(withoutLoneHalves(withNotesBelow(lines.join('\n'), reader.notes())), fileName);
    if (!text)
        return fail(text);
    if (isDamaged && text->trimmed().isEmpty())
        return fail(Error::Kind::Format, damageOf(reader, fileName));
    auto notes = reader.findings().sentences(std::size_t(reader.notes().size()));
    if (isDamaged)
        notes.prepend(damageOf(reader, fileName));
    return ImportedText{std::move(*text), std::move(notes)};
}

} // namespace counterpoint

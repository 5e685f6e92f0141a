#include "core/interchange/docx/docx.h"
#include "core/base/translate.h"
#include "core/interchange/docx/docx_package.h"
#include "core/interchange/docx/docx_text.h"
#include "core/text/line_ends.h"

namespace counterpoint {

namespace {

using docx::Findings;
using docx::Package;
using docx::TextWalker;

QString noteText(const std::optional<XmlDocument>& notes, const QString& id, Findings& findings)
{
    if (!notes)
        return {};
    for (const auto note : notes->root().children())
        if (QString::fromUtf8(attributeOf(note, "id").value()) == id)
            return TextWalker(findings).textOf(note).trimmed();
    return {};
}

/// The notes in the order of their marks; a note may itself refer to notes, which come after.
Result<QStringList> noteTexts(const Package& package, Findings& findings)
{
    const auto footnotes = package.notes(QStringLiteral("footnotes"));
    const auto endnotes = package.notes(QStringLiteral("endnotes"));
    if (!footnotes || !endnotes)
        return fail(footnotes ? endnotes : footnotes);
    QStringList texts;
    constexpr std::size_t limit = 100'000; // a note that refers to itself would go on for ever
    for (std::size_t i = 0; i < findings.notes.size() && i < limit; ++i) {
        const auto reference = findings.notes[i];
        texts << noteText(reference.endnote ? *endnotes : *footnotes, reference.id, findings);
    }
    return texts;
}

std::optional<Error> notAnArchive(const QByteArray& bytes, const QString& fileName)
{
    const auto sentence = [&](const QString& text) { return Error{Error::Kind::Format, text.arg(fileName), {}}; };
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) {
        const auto utf16 = [](const char* name) {
            const auto text = QString::fromLatin1(name);
            return QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        };
        if (bytes.contains(utf16("EncryptedPackage")))
            return sentence(translate("Import", "“%1” is protected by a password. Remove the password in Word and import it again."));
        return sentence(translate(
            "Import", "“%1” is a file of an old Office program, but no Word document. Open it there, save it as .docx and import that."));
    }
    if (!bytes.startsWith("PK"))
        return sentence(translate("Import", "“%1” is not a Word document. Open it in Word or LibreOffice and save it as .docx."));
    return {};
}

} // namespace

Result<ImportedText> readDocx(const QByteArray& bytes, const QString& fileName)
{
    if (auto error = notAnArchive(bytes, fileName))
        return tl::unexpected(std::move(*error));
    const auto package = Package::open(bytes, fileName);
    if (!package)
        return fail(package);
    Findings findings;
    const auto body = TextWalker(findings).textOf(childOf(package->body().root(), "body"));
    const auto notes = noteTexts(*package, findings);
    if (!notes)
        return fail(notes);
    findings.headersOrFooters = package->hasWordsIn(QStringLiteral("header")) || package->hasWordsIn(QStringLiteral("footer"));
    auto text = withLineFeeds(withNotesBelow(body, *notes), fileName);
    if (!text)
        return fail(text);
    return ImportedText{std::move(*text), findings.sentences(findings.notes.size())};
}

} // namespace counterpoint

#include "core/interchange/bibliography/bibliography.h"
#include "core/base/translate.h"
#include "core/interchange/bibliography/entry.h"
#include "core/interchange/encoding/decode.h"
#include <QRegularExpression>

namespace counterpoint {

namespace bibliography {

namespace {

/// 'van der Berg, Anna' of 'Anna van der Berg': particles in small letters go with the family.
QString familyFirst(const QString& name)
{
    if (name.contains(u','))
        return name;
    const auto words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return name;
    auto family = words.size() - 1;
    while (family > 1 && words[family - 1].front().isLower())
        --family;
    return words.mid(family).join(u' ') + QStringLiteral(", ") + words.mid(0, family).join(u' ');
}

} // namespace

QString authorsFrom(const QStringList& names)
{
    QStringList authors;
    for (const auto& name : names) {
        auto tidy = name.simplified();
        const bool isBody = tidy.startsWith(u'{') && tidy.endsWith(u'}');
        tidy.remove(u'{').remove(u'}').replace(u';', u',');
        if (!tidy.isEmpty() && tidy != QLatin1String("others"))
            authors << (isBody ? tidy.replace(u',', u' ').simplified() : familyFirst(tidy));
    }
    return authors.join(QStringLiteral("; "));
}

} // namespace bibliography

Result<Bibliography> readBibliography(const QByteArray& bytes, const QString& fileName)
{
    const auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    const auto text = QString::fromUtf8(decoded->bytes);
    static const QRegularExpression ris(QStringLiteral("^\\s*TY  ?-"), QRegularExpression::MultilineOption);
    static const QRegularExpression bibtex(QStringLiteral("@\\s*\\w+\\s*[{(]"));
    const bool isRis = ris.match(text).hasMatch();
    auto read = isRis ? bibliography::readRis(text) : bibliography::readBibtex(text);
    if (read.works.empty() && !isRis && !bibtex.match(text).hasMatch())
        return fail(
            Error::Kind::Format,
            translate("Literature",
                      "“%1” holds no works in BibTeX or RIS. Export them from your reference manager as .bib or .ris and choose that file.")
                .arg(fileName));
    if (read.works.empty())
        return fail(
            Error::Kind::Format,
            translate("Literature", "“%1” holds no work that could be read. Export the works again and choose that file.").arg(fileName),
            read.notes.join(u' '));
    read.notes = decoded->notes + read.notes;
    return read;
}

} // namespace counterpoint

#include "core/text/stemmer.h"
#include <libstemmer.h>

namespace counterpoint {

QStringList Stemmer::languages()
{
    // libstemmer lists names in words, and they are its own: what is offered are the languages it knows by their code.
    static const QStringList known = [] {
        QStringList codes;
        for (const char* code : {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
                                 "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"})
            if (const std::unique_ptr<sb_stemmer, Delete> stemmer(sb_stemmer_new(code, "UTF_8")); stemmer)
                codes << QString::fromLatin1(code);
        return codes;
    }();
    return known;
}

Stemmer::Stemmer(const QString& language)
    : m_stemmer(languages().contains(language) ? sb_stemmer_new(language.toLatin1().constData(), "UTF_8") : nullptr)
{
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

QString Stemmer::stem(QStringView word) const
{
    const auto utf8 = word.toUtf8();
    const auto* stem = sb_stemmer_stem(m_stemmer.get(), reinterpret_cast<const sb_symbol*>(utf8.constData()), int(utf8.size()));
    return stem ? QString::fromUtf8(reinterpret_cast<const char*>(stem), sb_stemmer_length(m_stemmer.get())) : word.toString();
}

} // namespace counterpoint

#pragma once
#include <QString>
#include <QStringList>
#include <memory>

struct sb_stemmer;

namespace counterpoint {

/// Brings the forms of a word to one stem: 'trusted', 'trusting' to 'trust' (Snowball's algorithms, by libstemmer).
class Stemmer {
public:
    /// ISO 639-1 codes of the languages there are, in order: 'ar', 'da', 'de', 'en' …
    static QStringList languages();
    /// Not valid where `language` is none of languages().
    explicit Stemmer(const QString& language);
    bool isValid() const { return m_stemmer != nullptr; }
    /// Of one word in small letters.
    QString stem(QStringView word) const;

private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Delete> m_stemmer;
};

} // namespace counterpoint

#pragma once
#include <QString>

namespace counterpoint {

/// A work that can be cited.
struct Publication {
    enum class Kind { Article, Book, Chapter, Report, Thesis, WebPage, Other };
    QString key; ///< by which running text cites it
    Kind kind = Kind::Article;
    QString authors{}; ///< 'Family, Given; Family, Given'; a name without a comma is that of a body
    QString year{};
    QString title{};
    QString container{}; ///< journal, or the book of a chapter
    QString editors{}; ///< as authors
    QString publisher{}; ///< of a thesis the university
    QString volume{};
    QString issue{};
    QString pages{};
    QString doi{};
    QString url{};
    QString note{};
    bool operator==(const Publication&) const = default;
};

} // namespace counterpoint

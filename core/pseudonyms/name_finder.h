#pragma once
#include "core/pseudonyms/folded_text.h"
#include "core/text/text_span.h"
#include <QString>
#include <unordered_map>
#include <vector>

namespace counterpoint {

/// A name to be found, and what is put in its place.
struct NameToFind {
    QString original;
    QString replacement;
    /// The replacement is a name, too: it takes over capitals and endings ("ANNA's" becomes "BERTA's"). Otherwise it stands as it is.
    bool isName = true;
};

/// One place where a name stands in a text.
struct NameHit {
    std::size_t name = 0; ///< place in the list of names
    TextSpan span; ///< in code points, with the ending
    QString written; ///< the words there: "ANNA", "Anna’s", "Annas"
    QString replacement; ///< what would stand there: "BERTA", "Berta’s", "Bertas"
    bool isSmall = false; ///< a single name in small letters ("rose"), which may be another word
    bool isSure = true; ///< neither that, nor broken by a line end, nor inside another word, nor behind a joined "and" or "the"
};

/// Finds names in texts: whole words by Unicode's rules (anywhere in scripts that write no spaces), the longest name first, whatever
/// the capitals and however accents are composed, with the endings of English and German possessives, and behind what Hebrew and Arabic
/// join to a word, which stays.
class NameFinder {
public:
    enum class Bounds { WholeWords, InsideWordsToo };
    explicit NameFinder(std::vector<NameToFind> names, Bounds bounds = Bounds::WholeWords);
    const std::vector<NameToFind>& names() const { return m_names; }
    /// In order, without overlaps. Takes time proportional to the text.
    std::vector<NameHit> find(QStringView text) const;

private:
    struct Folded {
        std::size_t name;
        std::u32string characters;
        bool isElided = false; ///< Arabic, begins with the article without its alif, as behind "to" (للقاهرة for القاهرة)
    };
    struct Match {
        const Folded* name = nullptr;
        std::size_t end = 0; ///< of the name
        std::size_t endWithEnding = 0;
    };
    void add(std::size_t name, std::u32string characters);
    Match matchAt(const FoldedText& text, std::size_t at) const;
    std::size_t endOf(const FoldedText& text, std::size_t at, std::size_t end) const;
    NameHit hitFor(QStringView text, const FoldedText& folded, const TextIndex& index, std::size_t at, const Match& match) const;

    std::vector<NameToFind> m_names;
    Bounds m_bounds;
    std::unordered_map<char32_t, std::vector<Folded>> m_byFirst; ///< longest first
};

/// `text` with the replacements of `hits`, which were found in it.
QString withReplacements(const QString& text, const std::vector<NameHit>& hits);
/// How names are compared: equal when these are.
QString foldedName(const QString& name);

} // namespace counterpoint

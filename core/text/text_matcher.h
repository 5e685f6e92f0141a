#pragma once
#include "core/text/byte_finder.h"
#include "core/text/search.h"
#include <QElapsedTimer>
#include <QRegularExpression>
#include <string_view>

namespace counterpoint {

/// Where a query is found in UTF-8 text.
struct TextHit {
    TextSpan span; ///< code points
    std::size_t from = 0; ///< bytes
    std::size_t to = 0;
};

/// A query made ready to be looked for in many texts. It scans bytes for letters that every hit has, and looks closely, with all the
/// rules of Unicode, only at the lines that have them. One thread at a time.
class TextMatcher {
public:
    /// An error where the query cannot be read. The time that the search may take in all begins now.
    static Result<TextMatcher> of(const SearchQuery& query);
    /// The first `most` hits in `text`, by the rules of findInText().
    Result<std::vector<TextHit>> hitsIn(std::string_view text, qsizetype most) const;

private:
    struct Phrase {
        QRegularExpression expression;
        int between = 0; ///< most words between the phrase before and this one
    };
    /// Phrases near one another; the first alone is the usual case.
    using Alternative = std::vector<Phrase>;
    struct Line;

    explicit TextMatcher(const SearchQuery& query)
        : m_query(query)
    {
        m_clock.start();
    }
    Result<> prepare();
    Result<std::vector<std::pair<qsizetype, qsizetype>>> placesOf(const QRegularExpression& expression, const QString& line) const;
    Result<std::vector<std::pair<qsizetype, qsizetype>>> placesOf(const Alternative& alternative, const QString& line) const;
    Result<std::vector<TextSpan>> spansIn(const QString& line) const;
    std::vector<TextSpan> spansInPlainLine(std::string_view line) const;

    SearchQuery m_query;
    std::vector<Alternative> m_alternatives;
    std::vector<ByteFinder> m_probes; ///< every hit has one of them; empty: each line has to be looked at
    std::size_t m_literal = 0; ///< length of the only probe where that is all that is looked for; else 0
    QElapsedTimer m_clock;
};

} // namespace counterpoint

#pragma once
#include "core/responses/guess_values.h"
#include <QStringList>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace counterpoint {

/// What the cells of one column are, gathered cell by cell.
class ColumnCensus {
public:
    explicit ColumnCensus(bool decimalComma)
        : m_decimalComma(decimalComma)
    {
    }
    void add(std::string_view cell);

    qint64 answered() const { return m_answered; } ///< cells that are not empty
    /// The distinct cells in the order of their appearance, or all that were counted before there were too many.
    const std::vector<std::string>& distinct() const { return m_distinct; }
    bool isComplete() const { return !m_overflowed; } ///< distinct() has all of them
    qint64 countOf(const std::string& cell) const;

    bool allNumbers() const { return m_numbers > 0 && m_others == 0; } ///< words for 'missing' aside
    bool allDates(DateForm form) const { return m_dates[std::size_t(form)] > 0 && m_dates[std::size_t(form)] == m_values; }
    bool allWhole() const { return m_whole; }
    bool leadingZeros() const { return m_leadingZeros; }
    double meanLength() const; ///< of the distinct cells, missing words left out, in UTF-8 bytes
    double meanWords() const;
    const QStringList& missingWords() const { return m_missingWords; } ///< as spelled
    const QStringList& emptyWords() const { return m_emptyWords; }

private:
    void classify(std::string_view cell);

    static constexpr std::size_t mostDistinct = 3000;
    static constexpr std::size_t longestCode = 5; ///< characters: -9999
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    bool m_decimalComma;
    qint64 m_answered = 0;
    std::unordered_map<std::string, qint64, Hash, std::equal_to<>> m_counts;
    std::array<qint64*, 128> m_short{}; ///< counts of cells of one ASCII character, which Likert columns are made of
    std::vector<std::string> m_distinct;
    bool m_overflowed = false;
    qint64 m_values = 0; ///< classified: distinct ones, and each one after the overflow
    qint64 m_numbers = 0;
    qint64 m_others = 0;
    std::array<qint64, 5> m_dates{};
    bool m_whole = true;
    bool m_leadingZeros = false;
    qint64 m_length = 0;
    qint64 m_words = 0;
    QStringList m_missingWords;
    QStringList m_emptyWords;
};

} // namespace counterpoint

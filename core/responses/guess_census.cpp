#include "core/responses/guess_census.h"
#include <algorithm>
#include <cmath>

namespace counterpoint {

void ColumnCensus::add(std::string_view cell)
{
    cell = trimmedCell(cell);
    if (cell.empty())
        return;
    ++m_answered;
    const auto code = cell.size() == 1 ? static_cast<unsigned char>(cell[0]) : 255u;
    if (code < 128 && m_short[code]) {
        ++*m_short[code];
        return;
    }
    // Among so many different cells only codes are still told apart.
    const bool isCounted = !m_overflowed || cell.size() <= longestCode;
    if (const auto found = isCounted ? m_counts.find(cell) : m_counts.end(); found != m_counts.end()) {
        ++found->second;
        return;
    }
    if (m_counts.size() < mostDistinct) {
        const auto inserted = m_counts.emplace(std::string(cell), 1).first;
        m_distinct.emplace_back(cell);
        if (code < 128)
            m_short[code] = &inserted->second; // nodes of the map stay where they are
    } else
        m_overflowed = true;
    classify(cell);
}

void ColumnCensus::classify(std::string_view cell)
{
    if (const auto number = numberInCell(cell, m_decimalComma)) {
        ++m_numbers;
        m_whole = m_whole && std::floor(*number) == *number;
        m_leadingZeros = m_leadingZeros || hasLeadingZero(cell);
        ++m_values;
        m_length += qint64(cell.size());
        ++m_words;
        return; // no form of a date is a number
    }
    if (cell.size() < 60) {
        const auto text = QString::fromUtf8(cell.data(), qsizetype(cell.size()));
        const bool empty = isEmptyWord(text);
        if (empty || isMissingWord(text)) {
            auto& words = empty ? m_emptyWords : m_missingWords;
            if (!words.contains(text))
                words << text;
            return;
        }
    }
    ++m_others;
    ++m_values;
    for (const auto form : {DateForm::Iso, DateForm::YearSlash, DateForm::DayDots, DateForm::DaySlash, DateForm::MonthSlash})
        m_dates[std::size_t(form)] += dateInCell(cell, form) ? 1 : 0;
    m_length += qint64(cell.size());
    m_words += 1 + std::count(cell.begin(), cell.end(), ' ');
}

qint64 ColumnCensus::countOf(const std::string& cell) const
{
    const auto found = m_counts.find(cell);
    return found == m_counts.end() ? 0 : found->second;
}

double ColumnCensus::meanLength() const { return m_values ? double(m_length) / double(m_values) : 0; }
double ColumnCensus::meanWords() const { return m_values ? double(m_words) / double(m_values) : 0; }

} // namespace counterpoint

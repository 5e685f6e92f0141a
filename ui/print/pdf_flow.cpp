#include "ui/print/pdf_flow.h"
#include <algorithm>

namespace counterpoint::ui::pdf {

namespace {

double heightOf(const std::vector<Strip>& strips)
{
    double height = 0;
    for (const auto& strip : strips)
        height += strip.before + strip.height;
    return height;
}

class Pagination {
public:
    Pagination(double height, const Strip& rule)
        : m_height(height)
        , m_rule(rule)
    {
    }

    void place(const std::vector<Strip>& strips, std::size_t from, std::size_t to)
    {
        double needed = 0;
        double notes = heightOf(m_notes);
        for (auto at = from; at < to; ++at) {
            needed += strips[at].height + (at == from && m_pages.back().empty() ? 0 : strips[at].before);
            notes += heightOf(strips[at].notes);
        }
        if (strips[from].pageBreak || m_used + needed > roomAbove(notes))
            newPage();
        for (auto at = from; at < to; ++at)
            place(strips[at]);
    }

    std::vector<Page> take()
    {
        putNotes();
        while (!m_notes.empty()) {
            m_pages.emplace_back();
            putNotes();
        }
        return std::move(m_pages);
    }

private:
    /// What footnotes of that height leave of a page.
    double roomAbove(double notes) const { return notes > 0 ? m_height - std::min(notes + m_rule.height, m_height / 2) : m_height; }

    void newPage()
    {
        if (m_pages.back().empty())
            return;
        putNotes();
        m_pages.emplace_back();
        m_used = 0;
    }

    void place(const Strip& strip)
    {
        if (m_used + strip.before + strip.height > roomAbove(heightOf(m_notes) + heightOf(strip.notes)))
            newPage();
        if (m_pages.back().empty() && strip.header)
            for (const auto& row : *strip.header)
                put(row, 0);
        put(strip, m_pages.back().empty() ? 0 : strip.before);
        m_notes.insert(m_notes.end(), strip.notes.begin(), strip.notes.end());
    }

    void put(const Strip& strip, double before)
    {
        m_used += before;
        m_pages.back().push_back({strip, m_used});
        m_used += strip.height;
    }

    /// Puts the footnotes at the foot of the page that is done; those for which it has no room stay for the next one.
    void putNotes()
    {
        if (m_notes.empty())
            return;
        double top = std::max(roomAbove(heightOf(m_notes)), m_used);
        m_pages.back().push_back({m_rule, top});
        top += m_rule.height;
        std::size_t fitting = 0;
        for (; fitting < m_notes.size(); ++fitting) {
            const auto& line = m_notes[fitting];
            if (fitting > 0 && top + line.before + line.height > m_height * 1.001)
                break;
            m_pages.back().push_back({line, top + line.before});
            top += line.before + line.height;
        }
        m_notes.erase(m_notes.begin(), m_notes.begin() + std::ptrdiff_t(fitting));
    }

    const double m_height;
    const Strip m_rule;
    double m_used = 0;
    std::vector<Strip> m_notes; ///< of the page that is being filled
    std::vector<Page> m_pages{{}};
};

} // namespace

std::vector<Page> paginate(const std::vector<Strip>& strips, double height, const Strip& rule)
{
    Pagination pagination(height, rule);
    for (std::size_t from = 0; from < strips.size();) {
        auto to = from + 1;
        while (to < strips.size() && strips[to - 1].keepWithNext && !strips[to].pageBreak)
            ++to;
        pagination.place(strips, from, to);
        from = to;
    }
    return pagination.take();
}

std::vector<int> headingPages(const std::vector<Page>& pages, std::size_t count)
{
    std::vector<int> numbers(count, 0);
    for (std::size_t page = 0; page < pages.size(); ++page)
        for (const auto& placed : pages[page])
            if (placed.strip.heading >= 0)
                numbers[std::size_t(placed.strip.heading)] = int(page) + 1;
    return numbers;
}

} // namespace counterpoint::ui::pdf

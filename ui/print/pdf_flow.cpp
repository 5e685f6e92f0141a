#include "ui/print/pdf_flow.h"

namespace counterpoint::ui::pdf {

namespace {

class Pagination {
public:
    explicit Pagination(double height)
        : m_height(height)
    {
    }

    void place(const std::vector<Strip>& strips, std::size_t from, std::size_t to)
    {
        double needed = 0;
        for (auto at = from; at < to; ++at)
            needed += strips[at].height + (at == from && m_pages.back().empty() ? 0 : strips[at].before);
        if (strips[from].pageBreak || m_used + needed > m_height)
            newPage();
        for (auto at = from; at < to; ++at)
            place(strips[at]);
    }

    std::vector<Page> take() { return std::move(m_pages); }

private:
    void newPage()
    {
        if (m_pages.back().empty())
            return;
        m_pages.emplace_back();
        m_used = 0;
    }

    void place(const Strip& strip)
    {
        if (m_used + strip.before + strip.height > m_height)
            newPage();
        if (m_pages.back().empty() && strip.header)
            for (const auto& row : *strip.header)
                put(row, 0);
        put(strip, m_pages.back().empty() ? 0 : strip.before);
    }

    void put(const Strip& strip, double before)
    {
        m_used += before;
        m_pages.back().push_back({strip, m_used});
        m_used += strip.height;
    }

    const double m_height;
    double m_used = 0;
    std::vector<Page> m_pages{{}};
};

} // namespace

std::vector<Page> paginate(const std::vector<Strip>& strips, double height)
{
    Pagination pagination(height);
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

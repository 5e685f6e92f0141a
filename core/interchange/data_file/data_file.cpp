#include "core/interchange/data_file/data_file.h"
#include <limits>

namespace counterpoint::data_file {

double lowest() { return std::numeric_limits<double>::lowest(); }
double highest() { return std::numeric_limits<double>::max(); }

void Texts::append(std::string_view text)
{
    if (text.empty()) {
        m_places.push_back(-1);
        return;
    }
    auto found = m_known.find(text);
    if (found == m_known.end()) {
        found = m_known.emplace(std::string(text), std::int32_t(m_distinct.size())).first;
        m_distinct.emplace_back(text);
    }
    m_places.push_back(found->second);
}

} // namespace counterpoint::data_file

#include "core/coding/code_lines.h"
#include "core/coding/codebook.h"
#include <algorithm>
#include <unordered_map>

namespace counterpoint::code_lines {

std::vector<CodeLine> of(const Read& db, const std::vector<CodeId>& wanted, bool withChildren)
{
    const auto codes = codebook::uncounted(db);
    std::unordered_map<CodeId, CodeId> parents;
    for (const auto& code : codes)
        parents[code.id] = code.parent;
    std::vector<CodeLine> lines;
    for (const auto& code : codes) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), code.id) == wanted.end())
            continue;
        CodeLine line{code.id, code.path, code.name, code.colour, {code.id}, {}, withChildren};
        if (withChildren)
            line.codes = codebook::withDescendants(codes, code.id);
        for (auto above = code.parent; above.isValid(); above = parents[above])
            line.above.push_back(above);
        lines.push_back(std::move(line));
    }
    return lines;
}

bool areKin(const CodeLine& one, const CodeLine& other)
{
    const auto counts = [](const CodeLine& line, CodeId code) {
        return std::find(line.codes.begin(), line.codes.end(), code) != line.codes.end();
    };
    return counts(one, other.code) || counts(other, one.code);
}

Finder::Finder(const std::vector<CodeLine>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const auto code : lines[i].codes) {
            const auto place = std::size_t(code.value());
            if (m_lines.size() <= place)
                m_lines.resize(place + 1);
            m_lines[place].push_back(int(i));
        }
}

const std::vector<int>& Finder::of(CodeId code) const
{
    static const std::vector<int> none;
    const auto place = std::size_t(code.value());
    return place < m_lines.size() ? m_lines[place] : none;
}

} // namespace counterpoint::code_lines

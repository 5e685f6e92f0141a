#include "core/integration/passage_findings.h"
#include "core/project/doors.h"
#include <algorithm>
#include <string>

namespace counterpoint::passage_findings {

namespace {

constexpr auto numbered =
    "SELECT f.id, f.number, f.claim, e.stance, e.start, e.end FROM evidence e "
    "JOIN (SELECT id, claim, row_number() OVER (ORDER BY position, id) AS number FROM finding) f ON f.id = e.finding_id "
    "WHERE e.kind = 'passage' AND e.start IS NOT NULL AND ";

std::vector<PassageFinding> rowsOf(sqlite::Statement& query)
{
    std::vector<PassageFinding> found;
    while (query.step())
        found.push_back({FindingId(query.int64(0)),
                         int(query.int64(1)),
                         query.text(2),
                         query.text(3) == QLatin1String("contradicts") ? Evidence::Stance::Contradicts : Evidence::Stance::Supports,
                         {query.int64(4), query.int64(5)}});
    return found;
}

} // namespace

std::vector<PassageFinding> inSource(const Read& db, SourceId source)
{
    auto query = db.prepare((std::string(numbered) + "e.source_id = ? ORDER BY e.start, f.number, e.id").c_str());
    query.bind(source.value());
    return rowsOf(query);
}

std::vector<PassageFinding> ofCode(const Read& db, CodeId code, CoderId seen)
{
    auto query =
        db.prepare((std::string(numbered)
                    + "EXISTS (SELECT 1 FROM coding c WHERE c.source_id = e.source_id AND c.code_id = ? AND (? = 0 OR c.coder_id = ?) "
                      "AND c.start < e.end AND e.start < c.end) ORDER BY f.number, e.position, e.id")
                       .c_str());
    query.bind(code.value(), seen.value(), seen.value());
    auto found = rowsOf(query);
    const auto isSame = [](const PassageFinding& a, const PassageFinding& b) { return a.finding == b.finding; };
    found.erase(std::unique(found.begin(), found.end(), isSame), found.end());
    return found;
}

} // namespace counterpoint::passage_findings

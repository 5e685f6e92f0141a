#include "core/coding/codebook_file.h"
#include "core/project/doors.h"
#include <algorithm>
#include <map>

namespace counterpoint {

namespace {

struct Part {
    const char* name;
    QString CodebookRow::*given;
    QString Code::*kept;
};
constexpr Part parts[] = {
    {"colour", &CodebookRow::colour, &Code::colour},
    {"origin", &CodebookRow::origin, &Code::origin},
    {"definition", &CodebookRow::definition, &Code::definition},
    {"inclusion", &CodebookRow::inclusion, &Code::inclusion},
    {"exclusion", &CodebookRow::exclusion, &Code::exclusion},
    {"example", &CodebookRow::example, &Code::example},
    {"words", &CodebookRow::words, &Code::words},
};

} // namespace

int CodebookPlan::added() const
{
    return int(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return !line.code.isValid(); }));
}

int CodebookPlan::changed() const
{
    return int(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return !line.changed.isEmpty(); }));
}

namespace codebook {

CodebookPlan planMerge(const Read& db, const CodebookFile& file)
{
    std::map<QString, Code> known;
    for (auto& code : all(db))
        known.emplace(code.path.toCaseFolded(), std::move(code));
    CodebookPlan plan;
    std::map<QString, bool> planned;
    for (const auto& row : file.rows) {
        // A path may name parents that stand nowhere else; they come too.
        for (qsizetype slash = row.path.indexOf(u'/'); slash >= 0; slash = row.path.indexOf(u'/', slash + 1)) {
            const auto above = row.path.left(slash);
            if (!known.contains(above.toCaseFolded()) && planned.try_emplace(above.toCaseFolded(), true).second) {
                const bool comesLater = std::any_of(file.rows.begin(), file.rows.end(), [&](const CodebookRow& other) {
                    return other.path.compare(above, Qt::CaseInsensitive) == 0;
                });
                if (!comesLater)
                    plan.lines.push_back({{above, {}, {}, {}, {}, {}, {}, {}}, {}, {}});
            }
        }
        planned[row.path.toCaseFolded()] = true;
        CodebookPlan::Line line{row, {}, {}};
        if (const auto there = known.find(row.path.toCaseFolded()); there != known.end()) {
            line.code = there->second.id;
            for (const auto& part : parts)
                if (!(row.*part.given).isEmpty() && row.*part.given != there->second.*part.kept)
                    line.changed << QLatin1String(part.name);
        }
        plan.lines.push_back(std::move(line));
    }
    return plan;
}

Result<CodebookPlan> merge(Edit& db, const CodebookFile& file)
{
    auto plan = planMerge(db, file);
    for (const auto& line : plan.lines) {
        if (line.code.isValid() && line.changed.isEmpty())
            continue;
        const auto id = ensurePath(db, line.row.path);
        if (!id)
            return fail(id);
        const auto given = [&](const QString& text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
        db.prepare(
              "UPDATE code SET colour = coalesce(?, colour), origin = coalesce(?, origin), definition = coalesce(?, definition), inclusion "
              "= coalesce(?, inclusion), exclusion = coalesce(?, exclusion), example = coalesce(?, example), words = coalesce(?, words) "
              "WHERE id = ?")
            .bind(given(line.row.colour), given(line.row.origin), given(line.row.definition), given(line.row.inclusion),
                  given(line.row.exclusion), given(line.row.example), given(line.row.words), *id)
            .run();
    }
    return plan;
}

} // namespace codebook

} // namespace counterpoint

#include "core/report/outline.h"
#include "core/base/translate.h"
#include <algorithm>

namespace counterpoint::report {

QString Caption::name() const { return kind.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(kind).arg(number); }
QString Caption::label() const { return kind.isEmpty() ? QString() : name() + u'.'; }

Outline outlineOf(const Document& document)
{
    Outline outline;
    int tables = 0;
    int figures = 0;
    int lastLevel = 0;
    for (std::size_t block = 0; block < document.blocks.size(); ++block) {
        Caption caption;
        int level = 0;
        if (const auto* heading = std::get_if<Heading>(&document.blocks[block])) {
            level = std::clamp(heading->level, 1, std::min(3, lastLevel + 1));
            lastLevel = level;
            outline.headings.push_back({block, level, heading->text});
        } else if (const auto* table = std::get_if<Table>(&document.blocks[block])) {
            ++tables;
            caption = {translate("Report", "Table"), tables, table->caption, QStringLiteral("table_%1").arg(tables)};
        } else if (const auto* figure = std::get_if<Figure>(&document.blocks[block])) {
            ++figures;
            caption = {translate("Report", "Figure"), figures, figure->caption, QStringLiteral("figure_%1").arg(figures)};
        }
        outline.captions.push_back(caption);
        outline.levels.push_back(level);
    }
    return outline;
}

QString anchorOf(std::size_t block) { return QStringLiteral("section_%1").arg(block + 1); }

QString contentsTitle() { return translate("Report", "Contents"); }

} // namespace counterpoint::report

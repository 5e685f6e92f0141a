#include "core/report/maps_section.h"
#include "core/integration/map_figure.h"
#include "core/project/doors.h"
#include <utility>

namespace counterpoint::report {

void addMaps(const Read& db, MapId only, Document& report)
{
    for (const auto& map : maps::all(db)) {
        if (only.isValid() ? map.id != only : !map.inReport)
            continue;
        if (!only.isValid())
            report.add(Heading{2, map.name});
        for (const auto& paragraph : map.note.split(u'\n', Qt::SkipEmptyParts))
            report.add(Paragraph{paragraph});
        auto drawn = maps::figureOf(map);
        drawn.title.clear(); // the caption says it
        auto drawing = figure::draw(drawn);
        drawing.title = map.name;
        report.add(Figure{std::move(drawing), map.name, {}});
    }
}

} // namespace counterpoint::report

#pragma once
#include "core/report/document.h"

/// How works are cited and listed: by author and year, as the Publication Manual of the American Psychological Association (7th ed.) has it.
namespace counterpoint::report {

/// A work in the list of references, and how the text speaks of it.
struct ListedWork {
    Publication work;
    QString authors; ///< 'Reed & Okafor', 'Reed et al.'; without authors the title
    QString year; ///< '2020a', 'n.d.'
    Prose entry;
};

/// In the order of the list; works that would be cited alike get letters behind their years.
std::vector<ListedWork> listed(const std::vector<Publication>& cited);

} // namespace counterpoint::report

#pragma once
#include "core/coding/retrieval.h"
#include "core/coding/source_search.h"
#include "core/integration/findings.h"
#include "ui/report/passage_list.h"

namespace counterpoint::ui {

/// Each passage once, however many codes and coders it has; those in `evidence` are marked.
std::vector<PassageRow> rowsOf(const std::vector<Passage>& passages, const std::vector<Evidence>& evidence);
/// Hits with the text around them, which becomes evidence with them: a bare word says nothing.
std::vector<PassageRow> rowsOf(const std::vector<SearchHit>& hits, const std::vector<Evidence>& evidence);

} // namespace counterpoint::ui

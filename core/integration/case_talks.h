#pragma once
#include "core/integration/case_profile.h"

/// The parts of a Case's profile.
namespace counterpoint::case_parts {

std::vector<CaseProfile::Talk> talks(const Read& db, CaseId id, CoderId seen);
std::vector<CaseProfile::Response> responses(const Read& db, CaseId id);

} // namespace counterpoint::case_parts

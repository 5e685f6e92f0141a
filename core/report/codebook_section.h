#pragma once

namespace counterpoint {
class Read;
}

namespace counterpoint::report {
struct Document;

/// The codes with their criteria and how often they were given.
void addCodebook(const Read& db, Document& report);
/// How far the coders agree, code by code and over all; why not, where that cannot be said.
void addAgreement(const Read& db, Document& report);

} // namespace counterpoint::report

#pragma once
#include "core/report/document.h"
#include <vector>

namespace counterpoint {
class Read;
struct Pseudonym;
} // namespace counterpoint

namespace counterpoint::report {

/// A name that has a pseudonym and stands in the report all the same.
struct NameLeft {
    QString written;
    QString where; ///< 'Table 3', '“Findings”'
    QString context;
    /// False where it may be meant so: another word, an author of the report, the author of a work that is cited.
    bool isSure = true;
    bool operator==(const NameLeft&) const = default;
};

/// All of them, in the order of the report: in its text, notes, tables, captions, and in the words within its figures.
std::vector<NameLeft> namesLeft(const Document& document, const std::vector<Pseudonym>& key);

/// What is to be said before the report is written.
struct NamesCheck {
    std::vector<NameLeft> names;
    bool areReplaced = false; ///< pseudonyms were put into the study, so that no name should be left
    /// Whether the report must not be written unless somebody says so.
    bool forbids() const;
};
NamesCheck checkNames(const Read& db, const Document& document);

} // namespace counterpoint::report

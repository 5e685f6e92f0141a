#pragma once
#include "core/analysis/study_items.h"
#include "core/base/result.h"
#include "core/integration/report_sections.h"
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

namespace counterpoint::report {

class ComputedResults;

/// Something that a section can be told: which analysis, how much of a finding.
struct SectionOption {
    QString key; ///< as stored
    QString title; ///< 'Analysis'
    QString none; ///< what it means that nothing is chosen: 'All that are marked'; empty: something must be
    std::vector<StudyItem> (*items)(const Read& db) = nullptr; ///< what there is to choose
    bool isHeading = false; ///< what is chosen is the section's heading where the researcher gives none
};

/// What the builder of a section works with.
struct SectionInput {
    const Read& db;
    const ReportSection& section;
    const std::vector<ReportSection>& outline; ///< all of it, which checklists look through
    ComputedResults& results; ///< of the analyses, shared by all sections
    Document& report; ///< its title lines
    Document& part; ///< what the section writes; headings from level 2 on, as if it stood at the top

    QString chosen(const char* key) const; ///< as stored; empty: nothing is
    /// The thing that is chosen, by the table it is in: 0 where none is. Invalid, in words for the report, where it is gone.
    Result<std::int64_t> thing(const char* key, const char* table) const;
};

/// A kind of section. All that the window, the command line and the report know of it stands in its entry in section_kinds.cpp.
struct SectionKind {
    QString key; ///< as stored
    QString title; ///< its heading where the researcher gives none
    QString about; ///< one sentence: what it prints
    const char* icon;
    std::vector<SectionOption> options;
    Result<> (*build)(SectionInput& input);
    bool isAppendix = false; ///< begins a page
};

/// Every kind there is, in the order in which they are offered.
const std::vector<SectionKind>& sectionKinds();
const SectionKind* findSectionKind(const QString& key); ///< null where there is none
Result<const SectionKind*> sectionKindFrom(const QString& key); ///< Invalid, naming those there are
const SectionOption* findOption(const SectionKind& kind, const QString& key); ///< null where there is none

/// What its heading says: the researcher's words, else what is chosen in it, else what the kind is called.
QString headingOf(const Read& db, const ReportSection& section);
/// What is chosen in it, for people: 'Trust by role'; empty where nothing is or need be.
QString choiceOf(const Read& db, const ReportSection& section);
/// The option's value for a name that was typed; an empty one takes it away. Invalid, naming what is near, where there is none.
Result<> choose(const Read& db, ReportSection& section, const QString& key, const QString& name);
/// Whether it begins a page: as chosen, else appendices at the top do.
bool beginsPage(const ReportSection& section);

} // namespace counterpoint::report

#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
struct ReportSection;
} // namespace counterpoint

namespace counterpoint::report {

struct Document;
struct StudyFacts;

/// An item of a reporting checklist, in short words of our own.
struct ChecklistItem {
    QString part; ///< of the checklist, that it stands in
    QString name;
    /// Sections that speak of it: kinds ('method'), parts of the study ('study:ethics'), topics of free text ('text:limitations').
    QStringList places;
    QString (*fact)(const StudyFacts& facts) = nullptr; ///< what the study itself says of it; empty: nothing
    bool needsPlace = false; ///< the fact alone does not cover it: the report has to show it
};

/// A guideline on what a report has to say; its items are numbered from 1 as in the source.
struct Checklist {
    QString key; ///< as stored: 'coreq'
    QString title;
    QString about;
    QString source;
    std::vector<ChecklistItem> items;
};
const std::vector<Checklist>& checklists();
const Checklist* findChecklist(const QString& key); ///< null where there is none

/// An item beside where the report covers it.
struct CoveredItem {
    int number = 0;
    QString part;
    QString name;
    QString typed; ///< by the researcher, who has the last word
    QString found; ///< in the outline and the study: '“Method”; 11 participants'
    QString where() const { return typed.isEmpty() ? found : typed; }
    bool isCovered() const { return !where().isEmpty(); }
};

/// Where the outline covers each item of the section's checklist; empty where none is chosen.
std::vector<CoveredItem> coverage(const Read& db, const std::vector<ReportSection>& outline, const ReportSection& section);
/// Keeps where an item is covered, as it was typed; an empty text takes it away.
void setCovered(ReportSection& section, int item, const QString& where);
/// The checklist of the section with what is covered where.
void addChecklist(const Read& db, const std::vector<ReportSection>& outline, const ReportSection& section, Document& report);

} // namespace counterpoint::report

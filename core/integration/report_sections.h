#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QJsonObject>
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using ReportSectionId = Id<struct ReportSectionTag>;

/// A section of the report as the researcher laid it out: what it is made of, under which heading, and what is written in it.
struct ReportSection {
    ReportSectionId id;
    int level = 1; ///< 1 to 3, at most one deeper than the section before
    QString kind = QStringLiteral("text"); ///< core/report/section_kinds.h lists them; an unknown one is kept
    QString title; ///< empty: what the kind is called
    QString body; ///< free text with live fields
    QJsonObject options; ///< docs/project-file.md says what for which kind
    bool operator==(const ReportSection&) const = default;
};

/// The outline of the report: its sections in order. A section is moved and removed with all that are below it.
namespace report_sections {
constexpr int deepest = 3;

/// Grey words that say what belongs in a section; never printed.
inline const QString guidanceKey = QStringLiteral("guidance");
/// What a section of free text is about, by a word that checklists know: 'limitations', 'researchers' …
inline const QString topicKey = QStringLiteral("topic");

std::vector<ReportSection> all(const Read& db);
/// The place after the last section that is below the one at `place`.
std::size_t endOf(const std::vector<ReportSection>& sections, std::size_t place);
/// Whether a researcher has written or chosen anything in it that a template could lose.
bool isWrittenIn(const ReportSection& section);

/// Puts it before the `position`-th section; beyond the last it comes at the end. A level that is too deep there is raised.
ReportSectionId add(Edit& db, const ReportSection& section, int position = 1 << 30);
/// Kind, title, body and options.
Result<> update(Edit& db, const ReportSection& section);
void move(Edit& db, ReportSectionId id, int position); ///< before the position-th of the sections that stay where they are
/// One level deeper (1) or higher (-1). Invalid, saying why, where that cannot be.
Result<> indent(Edit& db, ReportSectionId id, int by);
void remove(Edit& db, ReportSectionId id);
/// The whole outline: sections whose id is there keep their row, the others are new, and what is not among them goes.
void replace(Edit& db, std::vector<ReportSection> sections);
} // namespace report_sections

} // namespace counterpoint

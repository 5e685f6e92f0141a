#include "core/report/findings_section.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/integration/findings.h"
#include "core/project/doors.h"
#include "core/report/running_text.h"
#include <map>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// The group of each Case by its name: its attribute 'group', where the study has one.
using Groups = std::map<QString, QString>;

Groups groupsByCase(const Read& db)
{
    Groups groups;
    if (const auto attribute = attributes::byName(db, QStringLiteral("group")))
        for (const auto& one : cases::all(db))
            groups[one.name] = one.value(attribute->id);
    return groups;
}

/// 'Dana, carer; Focus group 2'
QString attribution(const Evidence& piece, const Groups& groups)
{
    QStringList who{piece.speaker};
    if (piece.responseRow)
        who << tr("Respondent %1").arg(*piece.responseRow + 1);
    if (const auto group = groups.find(piece.caseName); group != groups.end())
        who << group->second;
    who.removeAll(QString());
    return (QStringList{who.join(QStringLiteral(", "))} << piece.sourceName).join(who.isEmpty() ? QString() : QStringLiteral("; "));
}

void addPassage(const Evidence& piece, const Groups& groups, Document& report)
{
    report.add(Quote{piece.now, attribution(piece, groups)});
    if (piece.state == Evidence::State::Changed)
        report.add(Paragraph{italic(tr("The text of this passage has changed since it was chosen as evidence."))});
}

/// What is no passage: a result, a judgement of convergence, a row of a joint display.
void addResult(const Evidence& piece, Document& report)
{
    const bool isResult = piece.kind == Evidence::Kind::Result;
    const auto kind = isResult ? tr("Result: ") : piece.kind == Evidence::Kind::Convergence ? tr("Convergence: ") : tr("Joint display: ");
    Prose line{bold(kind), {tr("“%1”").arg(piece.analysisName)}};
    bool isClosed = false;
    for (const auto& words : {piece.says, piece.note})
        if (!words.isEmpty()) {
            line += {(isClosed ? QStringLiteral(" ") : QStringLiteral(". ")) + words};
            isClosed = QStringLiteral(".?!").contains(words.back());
        }
    if (piece.state == Evidence::State::Changed)
        line += italic(u' '
                       + (isResult ? tr("The numbers have changed since they were chosen as evidence.")
                                   : tr("What stands behind it has changed since it was chosen as evidence.")));
    report.add(Paragraph{line});
}

void addPiece(const Evidence& piece, const Groups& groups, Document& report)
{
    if (piece.state == Evidence::State::Gone)
        report.add(
            Paragraph{italic(tr("A piece of evidence that was chosen here is no longer in the study: “%1”").arg(piece.seen.left(200)))});
    else if (piece.kind == Evidence::Kind::Passage)
        addPassage(piece, groups, report);
    else
        addResult(piece, report);
}

QString textOf(Finding::Status status)
{
    return status == Finding::Status::Supported ? tr("supported") : status == Finding::Status::Tentative ? tr("tentative") : tr("draft");
}

/// Counter-evidence, strength, and confidence with what lowers it.
void addAppraisal(const Finding& finding, Document& report)
{
    if (!finding.counterEvidence.isEmpty())
        report.add(Paragraph{Prose{bold(tr("Evidence looked for against it: ")), {finding.counterEvidence}}});
    QStringList said;
    if (finding.strength != Finding::Strength::None)
        said << tr("strength: %1").arg(toText(finding.strength));
    if (finding.confidence != Finding::Confidence::None)
        said << tr("confidence: %1").arg(toText(finding.confidence));
    for (std::size_t i = 0; i < finding.concerns.size(); ++i)
        if (const auto& concern = finding.concerns[i]; concern.level != Concern::Level::NotAssessed)
            said << tr("%1: %2").arg(titleOf(CerqualComponent(i)).toLower(),
                                     concern.explanation.isEmpty()
                                         ? tr("%1 concerns").arg(toText(concern.level))
                                         : tr("%1 concerns (%2)").arg(toText(concern.level), concern.explanation));
    if (!said.isEmpty())
        report.add(Paragraph{italic(tr("Appraisal: %1.").arg(said.join(QStringLiteral("; "))))});
}

void addOne(const Read& db, const Finding& finding, const std::vector<Evidence>& evidence, const Groups& groups, Document& report)
{
    if (!finding.question.isEmpty())
        report.add(Paragraph{Prose{bold(tr("Question: ")), {finding.question}}, true});
    report.addAll(blocksOf(db, finding.body));
    addAppraisal(finding, report);
    report.add(Paragraph{italic(tr("Status: %1. Pieces of evidence for it: %2; against it: %3.")
                                    .arg(textOf(finding.status))
                                    .arg(finding.supporting)
                                    .arg(finding.contradicting))});
    for (const auto stance : {Evidence::Stance::Supports, Evidence::Stance::Contradicts}) {
        if (stance == Evidence::Stance::Contradicts && finding.contradicting > 0)
            report.add(Paragraph{bold(tr("Against this finding")), true});
        for (const auto& piece : evidence)
            if (piece.finding == finding.id && piece.stance == stance)
                addPiece(piece, groups, report);
    }
}

Result<> addFull(const Read& db, const std::vector<Finding>& findings, bool withHeadings, Document& report)
{
    const auto evidence = findings::evidence(db, findings.size() == 1 ? findings.front().id : FindingId());
    if (!evidence)
        return fail(evidence);
    const auto groups = groupsByCase(db);
    for (const auto& finding : findings) {
        if (withHeadings)
            report.add(Heading{2, finding.claim});
        addOne(db, finding, *evidence, groups, report);
    }
    return {};
}

} // namespace

Result<> addFindings(const Read& db, FindingId only, FindingDetail detail, Document& report)
{
    auto wanted = findings::all(db);
    if (only.isValid())
        std::erase_if(wanted, [only](const Finding& finding) { return finding.id != only; });
    if (wanted.empty()) {
        report.add(Paragraph{tr("No findings have been written yet.")});
        return {};
    }
    if (detail == FindingDetail::Full)
        return addFull(db, wanted, !only.isValid(), report);
    NumberedList claims;
    for (const auto& finding : wanted) {
        claims.items.emplace_back(finding.claim);
        if (detail == FindingDetail::Claim)
            continue;
        if (!only.isValid())
            report.add(Heading{2, finding.claim});
        report.addAll(blocksOf(db, finding.body));
    }
    if (detail == FindingDetail::Claim)
        report.add(std::move(claims));
    return {};
}

} // namespace counterpoint::report

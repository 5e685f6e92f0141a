#include "core/report/section_kinds.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/integration/case_profile.h"
#include "core/integration/references.h"
#include "core/report/audit_trail_section.h"
#include "core/report/case_report.h"
#include "core/report/checklists.h"
#include "core/report/codebook_section.h"
#include "core/report/findings_section.h"
#include "core/report/framework_section.h"
#include "core/report/instruments_section.h"
#include "core/report/integration_section.h"
#include "core/report/maps_section.h"
#include "core/report/method_section.h"
#include "core/report/participants_section.h"
#include "core/report/results_section.h"
#include "core/report/section_choices.h"
#include "core/report/study_section.h"
#include <algorithm>
#include <utility>
#include <variant>

namespace counterpoint::report {

namespace {

const QString newPageKey = QStringLiteral("new_page");

QString tr(const char* text) { return translate("SectionKinds", text); }

// What is printed ------------------------------------------------------------------------------------------------------

/// `add` is given the id of what is chosen, an invalid one where nothing is; what is gone is said in the report.
template <class IdType, class Add>
Result<> withChosen(SectionInput& input, const char* key, const char* table, const Add& add)
{
    const auto id = input.thing(key, table);
    if (!id) {
        input.part.add(Paragraph{italic(id.error().message)});
        return {};
    }
    return add(IdType(*id));
}

Result<> buildNothing(SectionInput&) { return {}; }

/// The heading is the report's title, the text its subtitle.
Result<> buildTitle(SectionInput& input)
{
    if (!input.section.title.isEmpty())
        input.report.title = input.section.title;
    if (const auto subtitle = input.section.body.section(u'\n', 0, 0).trimmed(); !subtitle.isEmpty())
        input.report.subtitle = subtitle;
    return {};
}

Result<> buildContents(SectionInput& input)
{
    input.part.add(TableOfContents{});
    return {};
}

/// The list stands where works are cited at all; else the heading is left out with it.
Result<> buildReferences(SectionInput& input)
{
    if (!input.report.literature.empty())
        input.part.add(References{});
    return {};
}

Result<> buildStudy(SectionInput& input)
{
    addStudy(input.db, input.chosen("part"), input.part);
    return {};
}

Result<> buildParticipants(SectionInput& input)
{
    return withChosen<AttributeId>(input, "attribute", "attribute", [&](AttributeId id) -> Result<> {
        addParticipants(input.db, id, input.chosen("cases") == QLatin1String("each"), input.part);
        return {};
    });
}

/// Its headings stand one level below the section's own.
Result<> buildCase(SectionInput& input)
{
    const auto chosen = input.chosen("show");
    const auto detail = chosen == QLatin1String("overview") ? CaseDetail::Overview
        : chosen == QLatin1String("all")                    ? CaseDetail::All
                                                            : CaseDetail::Material;
    return withChosen<CaseId>(input, "case", "study_case", [&](CaseId id) -> Result<> {
        if (!id.isValid())
            return {};
        const auto profile = caseProfile(input.db, id);
        if (!profile)
            return fail(profile);
        for (auto& block : caseReport(*profile, detail).blocks) {
            if (auto* heading = std::get_if<Heading>(&block))
                ++heading->level;
            input.part.add(std::move(block));
        }
        return {};
    });
}

Result<> buildMethod(SectionInput& input)
{
    addMethod(input.db, input.part);
    return {};
}

Result<> buildFindings(SectionInput& input)
{
    const auto detail = input.chosen("detail");
    const auto wanted = detail == QLatin1String("claim") ? FindingDetail::Claim
        : detail == QLatin1String("argument")            ? FindingDetail::Argument
                                                         : FindingDetail::Full;
    return withChosen<FindingId>(input, "finding", "finding", [&](FindingId id) { return addFindings(input.db, id, wanted, input.part); });
}

Shown shownOf(const SectionInput& input)
{
    const auto chosen = input.chosen("show");
    return chosen == QLatin1String("tables") ? Shown::Tables
        : chosen == QLatin1String("figures") ? Shown::Figures
                                             : Shown::TablesAndFigures;
}

Result<> buildAnalysis(SectionInput& input)
{
    return withChosen<AnalysisId>(input, "analysis", "analysis", [&](AnalysisId id) -> Result<> {
        if (!id.isValid())
            return {};
        const auto analysis = analyses::byId(input.db, id);
        if (!analysis)
            return fail(analysis);
        addAnalysis(input.results, *analysis, shownOf(input), 2, input.part);
        return {};
    });
}

Result<> buildResults(SectionInput& input)
{
    addResults(input.db, input.results, shownOf(input), input.part);
    return {};
}

Result<> buildDisplays(SectionInput& input)
{
    return withChosen<JointDisplayId>(input, "display", "joint_display",
                                      [&](JointDisplayId id) { return addJointDisplays(input.db, id, input.part); });
}

Result<> buildConvergence(SectionInput& input)
{
    return withChosen<ConvergenceId>(input, "matrix", "convergence_matrix",
                                     [&](ConvergenceId id) { return addConvergence(input.db, id, input.part); });
}

Result<> buildMaps(SectionInput& input)
{
    return withChosen<MapId>(input, "map", "concept_map", [&](MapId id) -> Result<> {
        addMaps(input.db, id, input.part);
        return {};
    });
}

Result<> buildFramework(SectionInput& input)
{
    addFramework(input.db, input.part);
    return {};
}

Result<> buildChain(SectionInput& input)
{
    addChain(input.db, input.part);
    return {};
}

Result<> buildCodebook(SectionInput& input)
{
    addCodebook(input.db, input.part);
    return {};
}

Result<> buildAgreement(SectionInput& input)
{
    addAgreement(input.db, input.part);
    return {};
}

Result<> buildGuides(SectionInput& input)
{
    return withChosen<GuideId>(input, "guide", "guide", [&](GuideId id) { return addGuides(input.db, id, input.part); });
}

Result<> buildQuestionnaire(SectionInput& input)
{
    return withChosen<QuestionnaireId>(input, "questionnaire", "questionnaire",
                                       [&](QuestionnaireId id) { return addQuestionnaires(input.db, id, input.part); });
}

Result<> buildLog(SectionInput& input)
{
    addLog(input.db, input.part);
    return {};
}

Result<> buildAuditTrail(SectionInput& input)
{
    addAuditTrail(input.db, input.part);
    return {};
}

Result<> buildChecklist(SectionInput& input)
{
    addChecklist(input.db, input.outline, input.section, input.part);
    return {};
}

// The kinds --------------------------------------------------------------------------------------------------------------

/// Every entry is one kind; nothing else in the program lists them.
std::vector<SectionKind> makeKinds()
{
    const auto marked = tr("All that are marked for the report");
    const SectionOption shown{QStringLiteral("show"), tr("Show"), tr("Tables and figures"), resultParts};
    return {
        {"text", tr("Text"), tr("What you write, with live figures."), "story-editor", {}, buildNothing},
        {"title",
         tr("Title page"),
         tr("The report's own title in place of the study's, and its subtitle."),
         "document-properties",
         {},
         buildTitle},
        {"contents", tr("Contents"), tr("The list of all headings."), "view-table-of-contents-ltr", {}, buildContents},
        {"study",
         tr("The study"),
         tr("Description, purpose, research questions and ethics, as the study says them."),
         "help-about",
         {{"part", tr("Part"), tr("All of it, under headings"), partsOfStudy, true}},
         buildStudy},
        {"participants",
         tr("Who took part"),
         tr("Cases by group and strand, and who answered the surveys."),
         "group",
         {{"attribute", tr("Groups by"), tr("The attribute “group”"), attributesIn}, {"cases", tr("Show"), tr("Groups"), caseLists}},
         buildParticipants},
        {"case",
         tr("Profile of a Case"),
         tr("Its attributes, timeline, what it says strand by strand, and its answers."),
         "user",
         {{"case", tr("Case"), QString(), casesIn, true},
          {"show", tr("Show"), tr("Attributes, timeline, what is said, answers, codes"), caseDetails}},
         buildCase},
        {"method",
         tr("Method"),
         tr("Material, coding and statistics in words that the study's own contents give."),
         "chronometer",
         {},
         buildMethod},
        {"findings",
         tr("Findings"),
         tr("The findings with their evidence, or one of them."),
         "flag",
         {{"finding", tr("Finding"), tr("All of them"), findingsIn, true},
          {"detail", tr("Show"), tr("Claim, argument and evidence"), findingDetails}},
         buildFindings},
        {"results",
         tr("Results of the survey"),
         tr("All analyses that are marked for the report."),
         "view-statistics",
         {shown},
         buildResults},
        {"analysis",
         tr("Analysis"),
         tr("Tables and figures of one analysis."),
         "office-chart-bar",
         {{"analysis", tr("Analysis"), QString(), analysesIn, true}, shown},
         buildAnalysis},
        {"joint display",
         tr("Numbers and words side by side"),
         tr("Joint displays with what is read from them."),
         "insert-table",
         {{"display", tr("Joint display"), marked, displaysIn, true}},
         buildDisplays},
        {"convergence",
         tr("Where the voices converge"),
         tr("Convergence matrices with what was judged."),
         "kr_comparedirs",
         {{"matrix", tr("Matrix"), tr("All of them"), matricesIn, true}},
         buildConvergence},
        {"maps",
         tr("Maps"),
         tr("How codes, Cases and findings hang together."),
         "view-list-tree",
         {{"map", tr("Map"), marked, mapsIn, true}},
         buildMaps},
        {"framework",
         tr("From findings to a framework"),
         tr("Implications, and the elements of the framework."),
         "object-group",
         {},
         buildFramework},
        {"references",
         tr("References"),
         tr("The works that are cited, from the literature of the study."),
         "tool_references",
         {},
         buildReferences},
        {"chain",
         tr("Appendix: what each element rests on"),
         tr("From each element back to findings and evidence."),
         "edit-link",
         {},
         buildChain,
         true},
        {"guides",
         tr("Appendix: guides"),
         tr("What was asked in interviews and focus groups."),
         "view-list-details",
         {{"guide", tr("Guide"), tr("All of them"), guidesIn, true}},
         buildGuides,
         true},
        {"questionnaire",
         tr("Appendix: questionnaire"),
         tr("What the survey asked, with choices and codes."),
         "view-form",
         {{"questionnaire", tr("Questionnaire"), tr("All of them"), questionnairesIn, true}},
         buildQuestionnaire,
         true},
        {"codebook", tr("Appendix: codebook"), tr("The codes with their criteria."), "view-list-tree", {}, buildCodebook, true},
        {"agreement", tr("Appendix: agreement of the coders"), tr("Code by code and over all."), "checkmark", {}, buildAgreement, true},
        {"log", tr("Appendix: study log"), tr("Decisions, reflexive notes and events."), "journal-new", {}, buildLog, true},
        {"audit trail",
         tr("Appendix: audit trail"),
         tr("Who did what on which day, with the study log."),
         "view-history",
         {},
         buildAuditTrail,
         true},
        {"checklist",
         tr("Appendix: reporting checklist"),
         tr("COREQ, CHERRIES or GRAMMS: what is covered where."),
         "dialog-ok-apply",
         {{"checklist", tr("Checklist"), QString(), checklistsThereAre, true}},
         buildChecklist,
         true},
    };
}

const StudyItem* chosenItem(const std::vector<StudyItem>& items, const QString& key)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const StudyItem& item) { return item.key == key; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

QString SectionInput::chosen(const char* key) const { return section.options.value(QLatin1String(key)).toString(); }

Result<std::int64_t> SectionInput::thing(const char* key, const char* table) const
{
    const auto uuid = chosen(key);
    if (uuid.isEmpty())
        return 0;
    const auto id = references::idIn(db, table, uuid);
    if (id == 0)
        return fail(Error::Kind::Invalid, tr("What was chosen for this section is no longer in the study."));
    return id;
}

const std::vector<SectionKind>& sectionKinds()
{
    static const auto all = makeKinds();
    return all;
}

const SectionKind* findSectionKind(const QString& key)
{
    const auto found = std::find_if(sectionKinds().begin(), sectionKinds().end(), [&](const SectionKind& kind) { return kind.key == key; });
    return found == sectionKinds().end() ? nullptr : &*found;
}

Result<const SectionKind*> sectionKindFrom(const QString& key)
{
    if (const auto* kind = findSectionKind(key.trimmed().toLower()))
        return kind;
    QStringList known;
    for (const auto& kind : sectionKinds())
        known << kind.key;
    return fail(Error::Kind::Invalid, tr("“%1” is no kind of section. It can be: %2.").arg(key, known.join(QStringLiteral(", "))));
}

const SectionOption* findOption(const SectionKind& kind, const QString& key)
{
    const auto found =
        std::find_if(kind.options.begin(), kind.options.end(), [&](const SectionOption& option) { return option.key == key; });
    return found == kind.options.end() ? nullptr : &*found;
}

QString headingOf(const Read& db, const ReportSection& section)
{
    const auto* kind = findSectionKind(section.kind);
    if (!section.title.isEmpty() || !kind)
        return section.title;
    for (const auto& option : kind->options) {
        if (!option.isHeading)
            continue;
        const auto items = option.items(db);
        if (const auto* item = chosenItem(items, section.options.value(option.key).toString()))
            return kind->isAppendix ? tr("Appendix: %1").arg(item->name) : item->name;
    }
    return kind->title;
}

QString choiceOf(const Read& db, const ReportSection& section)
{
    const auto* kind = findSectionKind(section.kind);
    QStringList said;
    for (std::size_t i = 0; kind && i < kind->options.size(); ++i) {
        const auto items = kind->options[i].items(db);
        const auto key = section.options.value(kind->options[i].key).toString();
        if (const auto* item = chosenItem(items, key))
            said << item->name;
        else if (!key.isEmpty())
            said << tr("(gone)");
        else if (kind->options[i].none.isEmpty())
            said << tr("(nothing chosen)");
    }
    return said.join(QStringLiteral(", "));
}

Result<> choose(const Read& db, ReportSection& section, const QString& key, const QString& name)
{
    const auto kind = sectionKindFrom(section.kind);
    if (!kind)
        return fail(kind);
    if (key == newPageKey && (name == QLatin1String("yes") || name == QLatin1String("no"))) {
        section.options.insert(newPageKey, name == QLatin1String("yes"));
        return {};
    }
    const auto* option = findOption(**kind, key);
    if (!option) {
        QStringList known;
        for (const auto& one : (*kind)->options)
            known << one.key;
        known << newPageKey;
        return fail(
            Error::Kind::Invalid,
            tr("A section of the kind “%1” has no option “%2”. It has: %3.").arg((*kind)->key, key, known.join(QStringLiteral(", "))));
    }
    if (name.isEmpty()) {
        section.options.remove(key);
        return {};
    }
    const auto items = option->items(db);
    QStringList names;
    for (const auto& item : items) {
        if (item.key == name) {
            section.options.insert(key, item.key);
            return {};
        }
        names << item.name;
    }
    return findName(name, names, option->title).map([&](qsizetype found) { section.options.insert(key, items[std::size_t(found)].key); });
}

bool beginsPage(const ReportSection& section)
{
    if (const auto chosen = section.options.value(newPageKey); chosen.isBool())
        return chosen.toBool();
    const auto* kind = findSectionKind(section.kind);
    return kind && kind->isAppendix && section.level == 1;
}

} // namespace counterpoint::report

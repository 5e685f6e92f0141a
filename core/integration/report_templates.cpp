#include "core/integration/report_templates.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint::report_templates {

namespace {

constexpr auto context = "ReportTemplates";

QString tr(const char* text) { return translate(context, text); }

/// Free text about a topic that checklists know, with grey words that say what belongs in it.
ReportSection text(int level, const QString& title, const char* topic, const QString& guidance)
{
    ReportSection section{{}, level, QStringLiteral("text"), title, {}, {}};
    if (*topic)
        section.options.insert(report_sections::topicKey, QLatin1String(topic));
    section.options.insert(report_sections::guidanceKey, guidance);
    return section;
}

/// What the study itself makes, with one of its options chosen.
ReportSection made(int level, const char* kind, const QString& title, const char* option = nullptr, const char* value = nullptr)
{
    ReportSection section{{}, level, QLatin1String(kind), title, {}, {}};
    if (option)
        section.options.insert(QLatin1String(option), QLatin1String(value));
    return section;
}

ReportSection titlePage(const QString& guidance)
{
    ReportSection section{{}, 1, QStringLiteral("title"), {}, {}, {}};
    section.options.insert(report_sections::guidanceKey, guidance);
    return section;
}

ReportSection checklist(const char* key) { return made(1, "checklist", {}, "checklist", key); }

/// The figures of the survey stand in the text, their tables behind it.
ReportSection tables()
{
    auto section = made(1, "results", tr("Appendix: tables of the survey"), "show", "tables");
    section.options.insert(QStringLiteral("new_page"), true);
    return section;
}

QString inBrief()
{
    return tr("Half a page for those who read no further: what was asked, what was done, what was found, what should follow.");
}
QString whyMixed() { return tr("Why numbers and words were both needed, which came first, and how much each weighs."); }
QString reached() { return tr("How people were chosen and asked, who said no, and who could not be reached."); }
QString who() { return tr("Who asked, coded and wrote: training, place in the field, and what that may have done to what people said."); }
QString limits() { return tr("What the study cannot say, and what one method could not mend of the other."); }

std::vector<ReportSection> evaluation()
{
    return {
        titlePage(tr("The report's own title, and a subtitle below it. Left empty, the title is that of the study.")),
        made(1, "contents", {}),
        text(1, tr("In brief"), "summary", inBrief()),
        text(1, tr("Why this study"), "context", tr("Who asked for it and why now, and what was known before.")),
        made(2, "study", tr("Purpose and questions"), "part", "aims"),
        text(2, tr("The service and its setting"), "case", tr("The case: what it is, where it is, and what a reader has to know of it.")),
        text(1, tr("How it was done"), "", tr("One paragraph that leads into the parts below.")),
        text(2, tr("Why numbers and words"), "design", whyMixed()),
        made(2, "participants", tr("Who took part")),
        text(2, tr("How people were reached"), "recruitment", reached()),
        made(2, "method", tr("Material and analysis")),
        text(2, tr("Who did the research"), "researchers", who()),
        made(2, "study", tr("Ethics"), "part", "ethics"),
        made(1, "findings", tr("What was found")),
        made(1, "results", tr("What the survey shows"), "show", "figures"),
        made(1, "joint display", tr("Numbers and words side by side")),
        made(1, "convergence", tr("Where voices agree and where they part")),
        made(1, "maps", tr("How it hangs together")),
        made(1, "framework", tr("From findings to a framework")),
        text(1, tr("How far this reaches"), "limitations", limits()),
        text(1, tr("What to do next"), "recommendations", tr("Who should do what by when, and by what one will see that it helped.")),
        made(1, "references", tr("References")),
        made(1, "guides", tr("Appendix: guides")),
        made(1, "questionnaire", tr("Appendix: questionnaire")),
        tables(),
        made(1, "codebook", tr("Appendix: codebook")),
        made(1, "agreement", tr("Appendix: agreement of the coders")),
        made(1, "chain", tr("Appendix: what each element rests on")),
        checklist("coreq"),
        checklist("cherries"),
        checklist("gramms"),
        made(1, "audit trail", tr("Appendix: audit trail")),
    };
}

std::vector<ReportSection> article()
{
    return {
        titlePage(tr("A title that names the case and what was found; the subtitle can name the design.")),
        text(1, tr("Abstract"), "summary", tr("Background, method, findings and what they mean, in 200 to 300 words.")),
        text(1, tr("Introduction"), "context", tr("The problem, what is known of it, and the gap that this case can fill.")),
        made(2, "study", tr("Aim and questions"), "part", "aims"),
        text(2, tr("Theory"), "theory", tr("The concepts that were brought along, and those that were found on the way.")),
        text(1, tr("Method"), "", tr("One paragraph that leads into the parts below.")),
        text(2, tr("Design"), "design", whyMixed()),
        text(2, tr("The case"), "case", tr("What makes it a case, where it ends, and why this one.")),
        made(2, "participants", tr("Participants")),
        text(2, tr("Sampling and access"), "recruitment", reached()),
        made(2, "method", tr("Data and analysis")),
        text(2, tr("The researchers"), "researchers", who()),
        made(2, "study", tr("Ethics"), "part", "ethics"),
        made(1, "findings", tr("Findings")),
        made(1, "joint display", tr("The strands together")),
        text(1, tr("Discussion"), "discussion", tr("What the findings add to what is known, where they disagree with it, and why.")),
        text(2, tr("Limitations"), "limitations", limits()),
        text(1, tr("Conclusion"), "conclusion", tr("What stays when the details are gone.")),
        made(1, "references", tr("References")),
        checklist("gramms"),
    };
}

std::vector<ReportSection> thesis()
{
    return {
        text(1, tr("Introduction to the chapter"), "context", tr("What this chapter does, and how it follows from the one before.")),
        made(1, "study", tr("Research questions"), "part", "aims"),
        text(1, tr("Methodology"), "theory", tr("What is taken to be real and knowable here, and what follows for the choice of methods.")),
        text(2, tr("Research design"), "design", whyMixed()),
        text(2, tr("The case and its borders"), "case", tr("What makes it a case, where it ends, and why this one.")),
        made(2, "participants", tr("Participants")),
        text(2, tr("Sampling and recruitment"), "recruitment", reached()),
        text(2, tr("The survey"), "survey", tr("How the questionnaire came about, how it was tried out, and how it was fielded.")),
        made(2, "method", tr("Material and analysis")),
        text(2, tr("Trustworthiness"), "checking",
             tr("What was done so that others can believe it: second coders, counter-evidence, reading back to participants.")),
        text(2, tr("Reflexivity"), "researchers", who()),
        text(2, tr("Relations in the field"), "relationship", tr("What participants knew of you, and what you were to them.")),
        made(2, "study", tr("Ethics"), "part", "ethics"),
        made(1, "findings", tr("Findings")),
        made(1, "results", tr("Results of the survey")),
        made(1, "joint display", tr("Integration")),
        made(1, "convergence", tr("Convergence and dissonance")),
        text(1, tr("Discussion"), "discussion",
             tr("Each research question in turn: what the chapter has answered, against the literature.")),
        text(2, tr("Limitations"), "limitations", limits()),
        text(1, tr("Summary of the chapter"), "conclusion", tr("What the next chapter can take for granted.")),
        made(1, "references", tr("References")),
        made(1, "guides", tr("Appendix: guides")),
        made(1, "questionnaire", tr("Appendix: questionnaire")),
        made(1, "codebook", tr("Appendix: codebook")),
        made(1, "agreement", tr("Appendix: agreement of the coders")),
        checklist("coreq"),
        made(1, "audit trail", tr("Appendix: audit trail")),
    };
}

std::vector<ReportSection> brief()
{
    return {
        titlePage(tr("A title that says the finding; the subtitle says whose and when.")),
        text(1, tr("The question"), "context", tr("Two or three sentences: what was to be found out, and for whom it matters.")),
        text(1, tr("What was done"), "design", tr("Three sentences: who was asked, how, and when.")),
        made(1, "findings", tr("What was found"), "detail", "claim"),
        text(1, tr("In their own words"), "", tr("Two or three short quotes that a reader will remember.")),
        text(1, tr("What should happen"), "recommendations", tr("Three to five things to do, each with who should do it.")),
        text(1, tr("How sure we are"), "limitations", tr("One paragraph: what this rests on, and what it cannot say.")),
    };
}

std::vector<ReportSection> slides()
{
    return {
        titlePage(tr("The title of the talk; the subtitle can say where and when.")),
        made(1, "study", tr("What we asked"), "part", "aims"),
        made(1, "participants", tr("Whom we heard")),
        text(1, tr("How we worked"), "design", tr("Three short lines.")),
        made(1, "findings", tr("What we found"), "detail", "claim"),
        made(1, "analysis", tr("One figure")),
        made(1, "joint display", tr("Numbers beside words")),
        text(1, tr("Where voices part"), "", tr("The one disagreement that the room should talk about.")),
        made(1, "framework", tr("What follows")),
        text(1, tr("What we ask of you"), "recommendations", tr("One thing for each who is in the room.")),
    };
}

/// Every section but the first begins a page.
std::vector<ReportSection> eachOnItsPage(std::vector<ReportSection> sections)
{
    for (std::size_t i = 1; i < sections.size(); ++i)
        sections[i].options.insert(QStringLiteral("new_page"), true);
    return sections;
}

bool isText(const ReportSection& section) { return section.kind == QLatin1String("text"); }

template <class Fits>
bool anyInTemplates(const Fits& fits)
{
    return std::any_of(all().begin(), all().end(),
                       [&](const ReportTemplate& one) { return std::any_of(one.sections.begin(), one.sections.end(), fits); });
}

/// Whether it is as a template laid it out: nobody would miss it.
bool isUntouched(const ReportSection& section)
{
    const bool hasOwnTitle = !section.title.isEmpty() && section.kind == QLatin1String("title");
    return (!report_sections::isWrittenIn(section) && !hasOwnTitle) || anyInTemplates([&](const ReportSection& place) {
               return section.body.trimmed().isEmpty() && section.kind == place.kind && section.title == place.title
                   && section.options == place.options;
           });
}

/// Whether what was written in one section belongs into the other.
bool isSame(const ReportSection& written, const ReportSection& place)
{
    const auto agree = [&](const QString& key) { return written.options.value(key) == place.options.value(key); };
    if (written.kind != place.kind)
        return false;
    if (!isText(place))
        return agree(QStringLiteral("part")) && agree(QStringLiteral("checklist")) && agree(QStringLiteral("show"));
    return (!written.title.isEmpty() && written.title.compare(place.title, Qt::CaseInsensitive) == 0)
        || (place.options.contains(report_sections::topicKey) && agree(report_sections::topicKey));
}

/// The template's place, heading and guidance, and what was written and chosen; a heading of the researcher's own stays.
ReportSection joined(ReportSection written, const ReportSection& place)
{
    written.level = place.level;
    if (anyInTemplates([&](const ReportSection& one) { return one.title == written.title; }))
        written.title = place.title;
    for (auto option = place.options.begin(); option != place.options.end(); ++option)
        if (!written.options.contains(option.key()) || option.key() == report_sections::guidanceKey)
            written.options.insert(option.key(), option.value());
    return written;
}

} // namespace

const std::vector<ReportTemplate>& all()
{
    static const std::vector<ReportTemplate> templates{
        {QStringLiteral("evaluation"), tr("Evaluation report"),
         tr("For those who asked for the study, with everything behind it in appendices."), evaluation()},
        {QStringLiteral("article"), tr("Case-study article"), tr("For a journal: one case, its method and its findings."), article()},
        {QStringLiteral("thesis"), tr("Thesis chapter"), tr("The empirical chapter of a thesis, with its instruments."), thesis()},
        {QStringLiteral("brief"), tr("Two-page brief"), tr("For people with ten minutes: question, findings, what to do."), brief()},
        {QStringLiteral("slides"), tr("Summary like slides"), tr("A page a thought, to be shown or handed out."), eachOnItsPage(slides())}};
    return templates;
}

Result<const ReportTemplate*> byKey(const QString& key)
{
    QStringList known;
    for (const auto& one : all()) {
        if (one.key == key.toLower())
            return &one;
        known << one.key;
    }
    return fail(Error::Kind::Invalid, tr("“%1” is no template of a report. There are: %2.").arg(key, known.join(QStringLiteral(", "))));
}

Outcome apply(Edit& db, const ReportTemplate& chosen)
{
    auto written = report_sections::all(db);
    std::erase_if(written, isUntouched);
    Outcome outcome;
    std::vector<ReportSection> sections;
    for (const auto& place : chosen.sections) {
        const auto found =
            std::find_if(written.begin(), written.end(), [&](const ReportSection& section) { return isSame(section, place); });
        if (found == written.end()) {
            sections.push_back(place);
            continue;
        }
        sections.push_back(joined(*found, place));
        written.erase(found);
        ++outcome.taken;
    }
    for (auto& section : written) {
        section.level = 1;
        sections.push_back(std::move(section));
        ++outcome.kept;
    }
    report_sections::replace(db, std::move(sections));
    return outcome;
}

} // namespace counterpoint::report_templates

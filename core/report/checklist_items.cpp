#include "core/report/checklist_items.h"
#include "core/base/translate.h"

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Checklists", text); }

/// What the study knows of an item, by the member that says it.
template <QString StudyFacts::*Member>
QString known(const StudyFacts& facts)
{
    return facts.*Member;
}

QString software(const StudyFacts&) { return tr("Counterpoint"); }

using Facts = StudyFacts;

} // namespace

Checklist coreq()
{
    const auto team = tr("Research team and reflexivity");
    const auto design = tr("Study design");
    const auto analysis = tr("Analysis and findings");
    const QStringList researchers{"text:researchers"};
    const QStringList reached{"text:recruitment"};
    Checklist list{QStringLiteral("coreq"),
                   tr("COREQ (interviews and focus groups)"),
                   tr("32 items for studies with interviews or focus groups"),
                   tr("Items after Tong, Sainsbury & Craig (2007), Consolidated criteria for reporting qualitative research (COREQ), "
                      "International Journal for Quality in Health Care 19(6), 349–357; short names by this program."),
                   {}};
    list.items = {
        {team, tr("Who interviewed or moderated"), researchers, known<&Facts::interviewers>},
        {team, tr("Their credentials"), researchers},
        {team, tr("Their occupation then"), researchers},
        {team, tr("Their gender"), researchers},
        {team, tr("Their experience and training"), researchers},
        {team, tr("Relationship before the study began"), {"text:relationship"}},
        {team, tr("What participants knew of the researchers"), {"text:relationship"}},
        {team,
         tr("What else shapes how they ask: interests, assumptions"),
         {"text:relationship", "log", "audit trail"},
         known<&Facts::reflexiveNotes>},
        {design, tr("Methodological orientation and theory"), {"text:design", "text:theory"}},
        {design, tr("How participants were selected"), reached, known<&Facts::selections>},
        {design, tr("How they were approached"), reached},
        {design, tr("Number of participants"), {"participants", "method"}, known<&Facts::participants>},
        {design, tr("Who refused or dropped out, and why"), reached},
        {design, tr("Where the data were collected"), {"text:case"}},
        {design, tr("Whether others were present"), {}},
        {design, tr("Who the participants are"), {"participants"}, known<&Facts::groups>, true},
        {design, tr("Guide: questions and prompts; piloted?"), {"guides"}, known<&Facts::guides>, true},
        {design, tr("Repeat interviews"), {}, known<&Facts::repeated>},
        {design, tr("Audio or video recording"), {}, known<&Facts::recordings>},
        {design, tr("Field notes"), {}, known<&Facts::memosOnSources>},
        {design, tr("Length of interviews and groups"), {}},
        {design, tr("Data saturation"), {}, known<&Facts::saturation>},
        {design, tr("Transcripts returned to participants"), {}},
        {analysis, tr("Number of coders"), {"method"}, known<&Facts::coders>},
        {analysis, tr("The coding tree"), {"codebook"}, known<&Facts::codes>, true},
        {analysis, tr("Themes set beforehand or found in the data"), {"codebook"}, known<&Facts::origins>, true},
        {analysis, tr("Software"), {}, software},
        {analysis, tr("Participants' views of the findings"), {"text:checking"}},
        {analysis, tr("Quotations, each identified"), {"findings"}, known<&Facts::quotes>, true},
        {analysis, tr("Findings follow from the data"), {"findings", "chain"}, known<&Facts::findings>, true},
        {analysis, tr("Major themes stand out"), {"findings"}, known<&Facts::findings>, true},
        {analysis, tr("Diverse cases and minor themes"), {"findings", "convergence"}, known<&Facts::against>, true},
    };
    return list;
}

Checklist cherries()
{
    const auto design = tr("Design");
    const auto consent = tr("Ethics and consent");
    const auto development = tr("Development and testing");
    const auto recruitment = tr("Recruitment");
    const auto administration = tr("How the survey was run");
    const auto rates = tr("Response rates");
    const auto twice = tr("Answers given twice");
    const auto analysis = tr("Analysis");
    const QStringList ethics{"study:ethics", "text:ethics"};
    const QStringList reached{"text:recruitment"};
    Checklist list{QStringLiteral("cherries"),
                   tr("CHERRIES (surveys on the web)"),
                   tr("30 items for surveys that were answered on the web"),
                   tr("Items after Eysenbach (2004), Improving the quality of web surveys: the Checklist for Reporting Results of Internet "
                      "E-Surveys (CHERRIES), Journal of Medical Internet Research 6(3), e34; short names by this program, numbered in the "
                      "order of the source."),
                   {}};
    list.items = {
        {design, tr("Whom the survey is meant for, and the sample"), {"text:survey", "text:recruitment"}},
        {consent, tr("Approval by an ethics committee"), ethics},
        {consent, tr("Informed consent"), ethics, known<&Facts::consent>},
        {consent, tr("Protection of the data"), ethics, known<&Facts::encrypted>},
        {development, tr("How the questionnaire was developed and tested"), {"text:survey"}, known<&Facts::versions>},
        {recruitment, tr("Open to all, or closed"), reached, known<&Facts::invitations>},
        {recruitment, tr("How people were first contacted"), reached},
        {recruitment, tr("How the survey was advertised"), reached},
        {administration, tr("Web, e-mail or other"), {"text:survey"}, known<&Facts::channels>},
        {administration, tr("Where on the web it stood"), {"text:survey"}},
        {administration, tr("Mandatory or voluntary"), {"text:survey"}},
        {administration, tr("Incentives"), {"text:survey"}},
        {administration, tr("When the data were collected"), {"text:survey"}},
        {administration, tr("Order by chance"), {}, known<&Facts::chance>},
        {administration, tr("Questions that depend on answers"), {}, known<&Facts::conditions>},
        {administration, tr("Number of questions"), {"questionnaire"}, known<&Facts::questions>},
        {administration, tr("Number of pages"), {}, known<&Facts::pages>},
        {administration, tr("Check for completeness"), {}, known<&Facts::required>},
        {administration, tr("Whether answers could be reviewed"), {}},
        {rates, tr("How unique visitors were told"), {}},
        {rates, tr("View rate"), {}},
        {rates, tr("Participation rate"), {}, known<&Facts::rate>},
        {rates, tr("Completion rate"), {}, known<&Facts::completion>},
        {twice, tr("Cookies"), {}},
        {twice, tr("Check of addresses"), {}},
        {twice, tr("Other records that were looked at"), {}},
        {twice, tr("Registration"), {}, known<&Facts::invitations>},
        {analysis, tr("What was done with incomplete answers"), {}, known<&Facts::partial>},
        {analysis, tr("Answers given in too short a time"), {}, known<&Facts::quality>},
        {analysis, tr("Weights and corrections"), {}, known<&Facts::weights>},
    };
    return list;
}

Checklist gramms()
{
    const auto all = tr("Good reporting of a mixed methods study");
    Checklist list{
        QStringLiteral("gramms"),
        tr("GRAMMS (mixed methods)"),
        tr("6 items for studies that join numbers and words"),
        tr("Items after O'Cathain, Murphy & Nicholl (2008), The quality of mixed methods studies in health services research, Journal "
           "of Health Services Research & Policy 13(2), 92–98; short names by this program."),
        {}};
    list.items = {
        {all, tr("Why methods are mixed"), {"text:design"}},
        {all, tr("Design: purpose, priority and order of the methods"), {"text:design"}},
        {all,
         tr("Each method: sampling, collection, analysis"),
         {"method", "participants", "text:recruitment"},
         known<&Facts::participants>},
        {all, tr("Where, how and by whom the strands were joined"), {"joint display", "convergence"}, known<&Facts::displays>, true},
        {all, tr("Limits that one method puts on another"), {"text:limitations"}},
        {all, tr("What was learnt from joining them"), {"joint display", "convergence", "framework"}, known<&Facts::inferences>, true},
    };
    return list;
}

} // namespace counterpoint::report

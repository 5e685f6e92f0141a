#include "core/report/case_report.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include "core/figure/timeline.h"
#include <optional>

namespace counterpoint::report {

namespace {

using Kind = CaseProfile::Event::Kind;

QString tr(const char* text) { return translate("CaseReport", text); }

void addAttributes(const CaseProfile& profile, Document& document)
{
    Table table;
    table.caption = tr("Attributes");
    table.rows.push_back({tr("Attribute"), tr("Value")});
    for (const auto& [name, value] : profile.attributes)
        if (!value.isEmpty())
            table.rows.push_back({name, value});
    if (table.rows.size() > 1)
        document.add(table);
}

QString aboutOf(const CaseProfile::Talk& talk)
{
    QStringList parts;
    if (!talk.day.isEmpty())
        parts << talk.day;
    parts << translate("CaseReport", "%n word(s)", nullptr, int(talk.words)) << translate("CaseReport", "%n turn(s)", nullptr, talk.turns);
    if (talk.source.strand == Strand::FocusGroups && talk.wordsOfAll > 0)
        parts << tr("%1 % of what is said by %2 who take part")
                     .arg(format::percent(100.0 * double(talk.words) / double(talk.wordsOfAll)))
                     .arg(talk.voices);
    return parts.join(QStringLiteral(" · "));
}

QString countsOf(const std::map<InteractionKind, int>& counts)
{
    QStringList parts;
    for (const auto& [kind, count] : counts)
        parts << tr("%1 %2").arg(nameOf(kind)).arg(count);
    return parts.join(QStringLiteral(", "));
}

void addTalk(const CaseProfile::Talk& talk, Document& document)
{
    document.add(Heading{2, talk.source.name}).add(Paragraph{aboutOf(talk)});
    if (!talk.given.empty())
        document.add(Paragraph{tr("Answers others: %1.").arg(countsOf(talk.given))});
    if (!talk.met.empty())
        document.add(Paragraph{tr("Is answered: %1.").arg(countsOf(talk.met))});
    if (talk.codes.empty()) {
        document.add(Paragraph{tr("Nothing of it is coded.")});
        return;
    }
    Table table;
    table.caption = tr("Codes in “%1”").arg(talk.source.name);
    table.rows.push_back({tr("Code"), tr("Codings"), tr("First passage")});
    for (const auto& use : talk.codes)
        table.rows.push_back({use.path, number(QString::number(use.codings)), tr("“%1”").arg(use.quote)});
    document.add(table);
}

void addTalks(const CaseProfile& profile, Document& document)
{
    std::optional<Strand> strand;
    for (const auto& talk : profile.talks) {
        if (strand != talk.source.strand)
            document.add(Heading{1, titleOf(talk.source.strand)});
        strand = talk.source.strand;
        addTalk(talk, document);
    }
}

void addResponse(const CaseProfile::Response& response, Document& document)
{
    document.add(Heading{1, tr("Survey: %1, response %2").arg(response.name).arg(response.row + 1)});
    if (!response.day.isEmpty())
        document.add(Paragraph{response.day});
    if (!response.scores.empty()) {
        Table scores;
        scores.caption = tr("Scale scores");
        scores.rows.push_back({tr("Scale"), tr("Score"), tr("Items answered")});
        for (const auto& score : response.scores)
            scores.rows.push_back({score.name, number(format::fixed(score.value, 2)),
                                   number(score.items > 0 ? tr("%1 of %2").arg(score.answered).arg(score.items) : QString())});
        document.add(scores);
    }
    Table answers;
    answers.caption = tr("Answers");
    answers.rows.push_back({tr("Question"), tr("Answer")});
    for (const auto& answer : response.answers)
        answers.rows.push_back({answer.question,
                                answer.answer.isEmpty() ? Cell(tr("no answer"))
                                    : answer.isMissing  ? Cell(Prose{italic(answer.answer)})
                                                        : Cell(answer.answer)});
    document.add(answers);
}

void addMaterial(const CaseProfile& profile, Document& document)
{
    addTalks(profile, document);
    for (const auto& response : profile.responses)
        addResponse(response, document);
}

void addMemos(const CaseProfile& profile, Document& document)
{
    if (!profile.memos.empty())
        document.add(Heading{1, tr("Memos")});
    for (const auto& memo : profile.memos) {
        document.add(Heading{2, memos::heading(memo)});
        for (const auto& paragraph : memo.body.split(u'\n', Qt::SkipEmptyParts))
            document.add(Paragraph{paragraph});
    }
}

void addStates(const CaseProfile& profile, Document& document)
{
    if (profile.strands.empty() || profile.codes.empty())
        return;
    document.add(Heading{1, tr("Codes by strand")});
    Table table;
    table.caption = tr("What each strand says on each code");
    Row header{tr("Code")};
    for (const auto strand : profile.strands)
        header.push_back(titleOf(strand));
    table.rows.push_back(header);
    for (const auto& code : profile.codes) {
        Row row{code.path};
        for (const auto& state : code.states)
            row.push_back(inWords(state));
        table.rows.push_back(row);
    }
    table.note =
        tr("A code counts with those below it. Not asked: its question was not put to this Case. Not yet coded: nobody has coded a "
           "source of this Case. No material: nothing of the Case is in the strand.");
    document.add(table);
}

} // namespace

figure::Drawing timelineOf(const CaseProfile& profile)
{
    figure::Timeline chart;
    for (const auto kind : {Kind::Talk, Kind::Response, Kind::Memo, Kind::Log})
        chart.lanes.push_back(titleOf(kind));
    for (const auto& event : profile.timeline)
        chart.events.push_back({int(event.kind), QDate::fromString(event.day.left(10), Qt::ISODate), event.title});
    auto drawing = figure::draw(chart, {680, 0});
    drawing.title = tr("Timeline of “%1”").arg(profile.person.name); // a heading or caption says it on the page
    return drawing;
}

Document caseReport(const CaseProfile& profile, CaseDetail detail)
{
    Document document;
    document.title = profile.person.name;
    document.subtitle = tr("Case profile");
    addAttributes(profile, document);
    if (profile.timeline.size() > 1) {
        auto drawing = timelineOf(profile);
        document.add(Figure{drawing, drawing.title, {}});
    }
    if (detail != CaseDetail::Overview)
        addMaterial(profile, document);
    addStates(profile, document);
    if (detail == CaseDetail::All)
        addMemos(profile, document);
    return document;
}

} // namespace counterpoint::report

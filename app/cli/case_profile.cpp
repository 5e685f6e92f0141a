#include "core/integration/case_profile.h"
#include "app/cli/commands.h"
#include "app/cli/headless_gui.h"
#include "app/cli/shell.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/report/case_report.h"
#include "ui/print/figure_file.h"
#include "ui/print/report_file.h"
#include <CLI/App.hpp>
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

QJsonValue orNull(const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject jsonOf(const std::map<InteractionKind, int>& counts)
{
    QJsonObject json;
    for (const auto& [kind, count] : counts)
        json.insert(toText(kind), count);
    return json;
}

QJsonObject jsonOf(const CaseProfile::Talk& talk)
{
    QJsonArray codes;
    for (const auto& use : talk.codes)
        codes.append(QJsonObject{{"code", use.path},
                                 {"codings", use.codings},
                                 {"start", qint64(use.span.start)},
                                 {"end", qint64(use.span.end)},
                                 {"text", use.quote}});
    return {{"source", talk.source.name},
            {"kind", toText(talk.source.kind)},
            {"strand", toText(talk.source.strand)},
            {"day", orNull(talk.day)},
            {"speakers", QJsonArray::fromStringList(talk.speakers)},
            {"turns", talk.turns},
            {"words", talk.words},
            {"words_of_all", talk.wordsOfAll},
            {"codes", codes},
            {"answers_others", jsonOf(talk.given)},
            {"is_answered", jsonOf(talk.met)}};
}

QJsonObject jsonOf(const CaseProfile::Response& response)
{
    QJsonArray answers;
    QJsonArray scores;
    for (const auto& answer : response.answers)
        answers.append(QJsonObject{{"question", answer.question}, {"answer", orNull(answer.answer)}, {"is_missing", answer.isMissing}});
    for (const auto& score : response.scores)
        scores.append(QJsonObject{{"scale", score.name},
                                  {"score", score.value},
                                  {"answered", score.items > 0 ? QJsonValue(score.answered) : QJsonValue()},
                                  {"items", score.items > 0 ? QJsonValue(score.items) : QJsonValue()}});
    return {{"dataset", response.name}, {"row", response.row + 1}, {"day", orNull(response.day)}, {"answers", answers}, {"scores", scores}};
}

QJsonArray statesJson(const CaseProfile& profile)
{
    QJsonArray codes;
    for (const auto& code : profile.codes) {
        QJsonObject strands;
        for (std::size_t i = 0; i < code.states.size(); ++i) {
            const auto& state = code.states[i];
            strands.insert(toText(profile.strands[i]),
                           QJsonObject{{"state", state.hasMaterial ? toText(state.mention.state) : QStringLiteral("no_material")},
                                       {"codings", state.mention.codings},
                                       {"query", orNull(code.passages[qsizetype(i)])}});
        }
        codes.append(QJsonObject{{"code", code.path}, {"strands", strands}});
    }
    return codes;
}

QJsonObject jsonOf(const CaseProfile& profile)
{
    QJsonObject attributes;
    QJsonArray talks;
    QJsonArray responses;
    QJsonArray memos;
    QJsonArray timeline;
    for (const auto& [name, value] : profile.attributes)
        attributes.insert(name, orNull(value));
    for (const auto& talk : profile.talks)
        talks.append(jsonOf(talk));
    for (const auto& response : profile.responses)
        responses.append(jsonOf(response));
    for (const auto& memo : profile.memos)
        memos.append(QJsonObject{{"title", memos::heading(memo)}, {"body", memo.body}, {"coder", orNull(memo.coderName)}});
    for (const auto& event : profile.timeline)
        timeline.append(QJsonObject{{"day", event.day}, {"lane", titleOf(event.kind)}, {"title", event.title}});
    return {{"name", profile.person.name},  {"attributes", attributes}, {"sources", talks},    {"responses", responses},
            {"codes", statesJson(profile)}, {"memos", memos},           {"timeline", timeline}};
}

TextTable talksTable(const CaseProfile& profile)
{
    TextTable table;
    table.headers << tr("Strand") << tr("Source") << tr("Day") << tr("Turns") << tr("Words") << tr("Share") << tr("Codes");
    for (const auto& talk : profile.talks) {
        QStringList codes;
        for (const auto& use : talk.codes)
            codes << tr("%1 (%2)").arg(use.path).arg(use.codings);
        const bool isGroup = talk.source.strand == Strand::FocusGroups && talk.wordsOfAll > 0;
        table.rows.push_back({titleOf(talk.source.strand), talk.source.name, talk.day, QString::number(talk.turns),
                              QString::number(talk.words),
                              isGroup ? format::percent(100.0 * double(talk.words) / double(talk.wordsOfAll)) : QString(),
                              codes.join(QStringLiteral("; "))});
    }
    return table;
}

TextTable responseTable(const CaseProfile::Response& response)
{
    TextTable table;
    table.title = tr("%1, response %2").arg(response.name).arg(response.row + 1);
    table.headers << tr("Question") << tr("Answer");
    for (const auto& score : response.scores)
        table.rows.push_back({tr("Score: %1").arg(score.name), format::fixed(score.value, 2)});
    for (const auto& answer : response.answers)
        table.rows.push_back({answer.question, answer.answer.isEmpty() ? tr("no answer") : answer.answer});
    return table;
}

TextTable statesTable(const CaseProfile& profile)
{
    TextTable table;
    table.headers << tr("Code");
    for (const auto strand : profile.strands)
        table.headers << titleOf(strand);
    for (const auto& code : profile.codes) {
        QStringList row{code.path};
        for (const auto& state : code.states)
            row << inWords(state);
        table.rows.push_back(row);
    }
    return table;
}

Answer printed(const CaseProfile& profile)
{
    Answer answer;
    answer.json = jsonOf(profile);
    TextTable attributes;
    attributes.title = profile.person.name;
    attributes.headers << tr("Attribute") << tr("Value");
    for (const auto& [name, value] : profile.attributes)
        attributes.rows.push_back({name, value});
    answer.tables = {attributes, talksTable(profile)};
    for (const auto& response : profile.responses)
        answer.tables.push_back(responseTable(response));
    answer.tables.push_back(statesTable(profile));
    TextTable timeline;
    timeline.headers << tr("Day") << tr("What") << tr("Title");
    for (const auto& event : profile.timeline)
        timeline.rows.push_back({event.day, titleOf(event.kind), event.title.simplified()});
    if (!timeline.rows.empty())
        answer.tables.push_back(timeline);
    return answer;
}

/// A document by its suffix; a picture is the timeline.
Result<> write(const CaseProfile& profile, const QString& out)
{
    const HeadlessGui gui;
    const auto suffix = QFileInfo(out).suffix().toLower();
    if (suffix == QLatin1String("svg") || suffix == QLatin1String("png"))
        return ui::writeFigure(report::timelineOf(profile), out);
    const auto written = ui::writeReport(report::caseReport(profile), out);
    return written ? Result<>() : fail(written);
}

} // namespace

void addCaseProfile(Shell& shell)
{
    const auto command = shell.add("case", "The profile of one Case: all that the study holds of it, strand by strand");
    const auto name = std::make_shared<std::string>();
    const auto out = std::make_shared<std::string>();
    command.app->add_option("NAME", *name, "The Case")->required();
    command.app->add_option("OUT", *out, "Write it as .docx, .odt, .html or .pdf; as .svg or .png its timeline");
    shell.on(command, [&shell, command, name, out]() -> Result<Answer> {
        return shell.openToRead(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto profile = project->read([&](const Read& db) {
                const auto viewer = coders::byName(db, shell.coderName());
                return cases::byName(db, text(*name)).and_then([&](const Case& one) {
                    return caseProfile(db, one.id, viewer ? coders::seenBy(db, viewer->id) : CoderId());
                });
            });
            if (!profile)
                return fail(profile);
            auto answer = printed(*profile);
            if (out->empty())
                return answer;
            if (const auto written = write(*profile, text(*out)); !written)
                return fail(written);
            answer.tables.clear();
            answer.lines = {tr("Wrote “%1”.").arg(text(*out))};
            answer.json.insert(QStringLiteral("file"), text(*out));
            return answer;
        });
    });
}

} // namespace counterpoint::cli

#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/guide_answers.h"
#include "core/project/doors.h"
#include "core/text/words.h"
#include "core/transcript/voices.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint {

namespace {

constexpr const char* context = "GuideGrid";

/// Whether a question was put to a Case, and how much it said until another one was.
struct Place {
    bool isAsked = false;
    qint64 words = 0;
};

struct Grid {
    std::vector<Case> people; ///< who speak in any of the sources
    std::vector<std::map<CaseId, Place>> questions;
    std::vector<Source> unknown; ///< sources in which no question is found
};

Result<Guide> guideOf(const Input& input)
{
    const auto chosen = material::chosen(input, "guide");
    if (!chosen.empty())
        return guides::byId(input.db, GuideId(chosen.front().id));
    if (!input.text("guide").isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "The guide that was chosen is not there any more. Choose another."));
    const auto all = guides::all(input.db);
    if (all.empty())
        return fail(Error::Kind::Invalid, translate(context, "There is no guide in this study yet. Add one in the Study workspace."));
    return all.front();
}

Grid gridOf(const Input& input, const Guide& guide, const MaterialScope& scope)
{
    Grid grid;
    grid.questions.resize(guide.questions.size());
    std::vector<SourceId> ids;
    std::map<SourceId, Source> known;
    for (const auto& source : sources::uncounted(input.db))
        if (source.kind == SourceKind::Transcript && scope.holds(source)) {
            ids.push_back(source.id);
            known[source.id] = source;
        }
    std::map<CaseId, Case> people;
    for (auto& person : cases::all(input.db))
        people[person.id] = person;
    std::map<CaseId, bool> speaks;
    if (ids.empty())
        return grid;
    for (const auto& match : guide_answers::match(input.db, guide, ids)) {
        const bool isFound =
            std::any_of(match.asked.begin(), match.asked.end(), [](const AskingTurn& turn) { return turn.question.has_value(); });
        if (!isFound) {
            grid.unknown.push_back(known[match.source]);
            continue;
        }
        const Voices voices(input.db, match.source);
        std::map<CaseId, bool> here;
        for (const auto& said : match.said)
            if (const auto person = voices.at(said.span.start).linkedCase; person.isValid())
                here[person] = speaks[person] = true;
        for (const auto& turn : match.asked)
            if (turn.question)
                for (const auto& [person, is] : here)
                    grid.questions[std::size_t(*turn.question)][person].isAsked = true;
        for (int question = 0; question < int(guide.questions.size()); ++question)
            for (const auto& answer : guide_answers::answersTo(match, question))
                if (const auto person = voices.at(answer.span.start).linkedCase; person.isValid())
                    grid.questions[std::size_t(question)][person].words += wordCount(answer.text);
    }
    for (const auto& [person, is] : speaks)
        grid.people.push_back(people[person]);
    std::sort(grid.people.begin(), grid.people.end(), [](const Case& a, const Case& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return grid;
}

/// Passages with a code that the question is linked to; empty where it is linked to none.
QString termOf(const Input& input, const GuideQuestion& question)
{
    if (question.codes.empty())
        return {};
    QStringList terms;
    for (const auto& line : code_lines::of(input.db, question.codes, true))
        terms << passages_behind::code(line);
    return passages_behind::either(terms);
}

ResultCell cellOf(const Place& place)
{
    if (!place.isAsked)
        return {QString()};
    return place.words > 0 ? ResultCell{format::count(double(place.words)), double(place.words)}
                           : ResultCell{translate(context, "no answer"), 0};
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto guide = guideOf(input);
    const auto scope = material::scopeOf(input);
    if (!guide)
        return fail(guide);
    if (!scope)
        return fail(scope);
    if (guide->questions.empty())
        return fail(Error::Kind::Invalid, translate(context, "The guide “%1” has no questions yet.").arg(guide->name));
    const auto grid = gridOf(input, *guide, *scope);
    if (grid.people.empty())
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "In none of the transcripts is a question of “%1” found. Say in the Code workspace who interviews or moderates; what "
                      "they ask is compared with the guide.")
                .arg(guide->name));
    Part part;
    auto& table = part.table;
    table.title = translate(context, "“%1”: asked and answered").arg(guide->name);
    table.counted = translate(context, "%1 questions, %n Case(s)", nullptr, int(grid.people.size())).arg(guide->questions.size());
    table.headers << translate(context, "Question") << translate(context, "Asked") << translate(context, "Answered");
    figure::HeatMap chart;
    double high = 1;
    for (const auto& person : grid.people) {
        table.headers << person.name;
        chart.columns.push_back(person.name);
    }
    QJsonArray json;
    const auto narrowing = material::terms(input);
    for (std::size_t i = 0; i < guide->questions.size(); ++i) {
        const auto& question = guide->questions[i];
        const auto title = QStringLiteral("%1. %2").arg(i + 1).arg(question.topic.isEmpty() ? question.text : question.topic);
        const auto term = termOf(input, question);
        ResultRow row;
        row.cells = {cells::words(title), {}, {}};
        chart.rows.push_back(title);
        auto& values = chart.values.emplace_back();
        auto& texts = chart.texts.emplace_back();
        int asked = 0;
        int answered = 0;
        QJsonArray people;
        for (const auto& person : grid.people) {
            const auto found = grid.questions[i].find(person.id);
            const auto place = found == grid.questions[i].end() ? Place() : found->second;
            auto cell = cellOf(place);
            if (!term.isEmpty() && place.words > 0)
                cell.query = passages_behind::all(QStringList{term, passages_behind::person(person.name)} + narrowing);
            asked += place.isAsked ? 1 : 0;
            answered += place.words > 0 ? 1 : 0;
            values.push_back(place.isAsked ? double(place.words) : std::nan(""));
            texts.push_back(cell.text);
            high = std::max(high, double(place.words));
            row.cells.push_back(std::move(cell));
            people.append(QJsonObject{{QStringLiteral("case"), person.name},
                                      {QStringLiteral("asked"), place.isAsked},
                                      {QStringLiteral("words"), double(place.words)}});
        }
        row.cells[1] = cells::count(asked);
        row.cells[2] = cells::count(answered);
        part.essence.insert(part.essence.end(), {double(asked), double(answered)});
        table.rows.push_back(std::move(row));
        json.append(QJsonObject{{QStringLiteral("number"), int(i) + 1},
                                {QStringLiteral("topic"), question.topic},
                                {QStringLiteral("text"), question.text},
                                {QStringLiteral("asked"), asked},
                                {QStringLiteral("answered"), answered},
                                {QStringLiteral("cases"), people}});
    }
    QStringList unknown;
    for (const auto& source : grid.unknown)
        unknown << source.name;
    if (!unknown.isEmpty())
        table.notes << (unknown.size() <= 8 ? translate(context, "No question of the guide is found in %1: not in the table.")
                                                  .arg(unknown.join(QStringLiteral(", ")))
                                            : translate(context, "No question of the guide is found in %n source(s): not in the table.",
                                                        nullptr, int(unknown.size())));
    table.notes << translate(context,
                             "Numbers are words said from the question to the next one; an empty place is a question that was not put.")
                << material::notes(input);
    table.method = translate(context,
                             "Questions are found by the likeness of their words with what interviewers and moderators say; in a focus "
                             "group a question is put to all "
                             "who speak in it.");
    if (input.isOn("heat") && chart.columns.size() <= 24 && chart.rows.size() <= 60) {
        chart.title = table.title;
        chart.subtitle = translate(context, "Words of the answers");
        chart.note = table.counted;
        chart.high = high;
        part.figures.push_back(std::move(chart));
    }
    part.entries.push_back(entryFor(QStringLiteral("guide_grid"), {}, table,
                                    {{QStringLiteral("guide"), guide->name},
                                     {QStringLiteral("questions"), json},
                                     {QStringLiteral("sources_without"), QJsonArray::fromStringList(unknown)}}));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::guideGrid()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("guide_grid");
    kind.command = QStringLiteral("guide-grid");
    kind.title = translate(context, "Questions asked and answered");
    kind.about = translate(context, "Which questions of a guide were put to which Case, and how much was answered");
    kind.alsoCalled = translate(context, "topic guide; interview guide; interview questions by participant");
    kind.icon = "question";
    Option guide;
    guide.key = QStringLiteral("guide");
    guide.title = translate(context, "Guide");
    guide.type = Option::Type::Guide;
    guide.standard = QString();
    guide.about = translate(context, "Name of the guide; without it, the first one");
    kind.options = {guide, shared::onOff("heat", translate(context, "Heat map"), true), material::strands(), material::sources()};
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint

#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/update_plan.h"
#include "core/text/text_index.h"
#include "core/transcript/reimport.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <map>

namespace counterpoint {

namespace {

SourceId answersOf(const Read& db, VariableId variable)
{
    auto query = db.prepare("SELECT id FROM source WHERE variable_id = ? ORDER BY id");
    query.bind(variable);
    return query.step() ? query.id<SourceId>(0) : SourceId();
}

/// Puts new answers behind the others, one turn each.
Result<> appendAnswers(Edit& db, SourceId source, const std::vector<sources::Answer>& answers)
{
    const auto current = sources::text(db, source);
    const auto end = codePointCount(current);
    QString text;
    std::vector<std::pair<qsizetype, qint64>> starts;
    qsizetype position = end;
    for (const auto& answer : answers) {
        if (position > 0) {
            text += u'\n';
            ++position;
        }
        starts.emplace_back(position, answer.row);
        text += answer.text;
        position += codePointCount(answer.text);
    }
    if (const auto done = sources::replace(db, source, {end, end}, text); !done)
        return done;
    for (const auto& [start, row] : starts)
        db.prepare("INSERT INTO turn(source_id, id, start, content_start, response_row)"
                   " VALUES(?1, (SELECT coalesce(max(id), 0) + 1 FROM turn WHERE source_id = ?1), ?2, ?2, ?3)")
            .bind(source, std::int64_t(start), row)
            .run();
    sources::touch(db, source);
    return {};
}

} // namespace

Result<> updateAnswers(Edit& db, DatasetId dataset, const UpdatePlan::Changed& changed, ResponsesUpdate& update)
{
    const auto textOf = [&](qint64 row) {
        return changed.column.text(std::size_t(row)).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    };
    const auto source = answersOf(db, changed.variable.id);
    std::vector<sources::Answer> added;
    if (!source.isValid()) {
        for (std::size_t row = 0; row < changed.column.rows(); ++row)
            if (!changed.column.isEmpty(row))
                added.push_back({qint64(row), textOf(qint64(row))});
        const auto info = datasets::byId(db, dataset);
        if (!info)
            return fail(info);
        const auto made =
            sources::addAnswers(db, QStringLiteral("%1: %2").arg(info->name, changed.variable.name), changed.variable.id, added);
        if (!made)
            return fail(made);
        update.openAnswers.push_back(*made);
        return {};
    }
    const auto text = sources::text(db, source);
    const TextIndex index(text);
    std::map<qint64, Turn> turnOf;
    for (const auto& turn : turns::of(db, source, text, index))
        if (turn.responseRow)
            turnOf.emplace(*turn.responseRow, turn);
    std::map<qint64, QString> before;
    for (const auto& one : update.corrected)
        if (one.variable == changed.variable.name)
            before.emplace(one.row, one.before);
    std::vector<TextReplacement> parts;
    for (const auto row : changed.rows) {
        const auto turn = turnOf.find(row);
        if (turn == turnOf.end()) {
            added.push_back({row, textOf(row)});
            continue;
        }
        const auto start = turn->second.contentStart;
        const auto current = index.slice(text, {start, turn->second.span.end}).toString();
        const auto merged = mergeTexts(before[row], current, textOf(row));
        for (auto part : merged.parts) {
            part.span.start += start;
            part.span.end += start;
            parts.push_back(part);
        }
        if (!merged.conflicts.empty())
            update.notes << translate("Responses",
                                      "“%1”, row %2: the answer was edited in the study and corrected in the file at the same place; the "
                                      "study's text stays.")
                                .arg(changed.variable.name)
                                .arg(row + 1);
    }
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.span.start < b.span.start; });
    if (!parts.empty())
        if (const auto done = sources::replaceEach(db, source, parts); !done)
            return done;
    if (!added.empty())
        if (const auto done = appendAnswers(db, source, added); !done)
            return done;
    update.openAnswers.push_back(source);
    return {};
}

} // namespace counterpoint

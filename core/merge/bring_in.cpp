#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include "core/coding/memos.h"
#include "core/merge/added_lines.h"
#include "core/merge/row_merge.h"
#include "core/merge/things.h"
#include "core/text/text_index.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

// What comes in anew, texts, and what goes.
namespace counterpoint::merge {

namespace {

using Role = Column::Role;

QString folded(const Value& value) { return value ? QString::fromUtf8(*value).toCaseFolded() : QString(); }

using MovedRows = std::map<std::int64_t, std::unordered_map<std::int64_t, std::int64_t>>;

/// The text of a source and who speaks in it. Respondents are named by their row, of theirs by the row that `moved` says they have here.
SpokenText spokenText(const Read& db, std::int64_t source, const MovedRows* moved = nullptr)
{
    SpokenText spoken{sources::text(db, SourceId(source)), {}, false};
    auto query =
        db.prepare("SELECT t.start, p.name, t.response_row, v.dataset_id FROM turn t JOIN source s ON s.id = t.source_id "
                   "LEFT JOIN speaker p ON p.id = t.speaker_id LEFT JOIN variable v ON v.id = s.variable_id WHERE t.source_id = ?");
    for (query.bind(source); query.step();) {
        auto& voice = spoken.voices[qsizetype(query.int64(0))];
        voice = query.text(1).toCaseFolded();
        if (query.isNull(2))
            continue;
        auto row = query.int64(2);
        if (const auto dataset = moved ? moved->find(query.int64(3)) : MovedRows::const_iterator(); moved && dataset != moved->end())
            if (const auto there = dataset->second.find(row); there != dataset->second.end())
                row = there->second;
        voice = QString::number(row);
        spoken.isAnswers = true;
    }
    return spoken;
}

void sortParts(TextUpdate& update)
{
    std::sort(update.parts.begin(), update.parts.end(), [](const auto& a, const auto& b) { return a.span.start < b.span.start; });
}

bool isSameKind(const Column& column, const Row& row, std::string_view table)
{
    return column.role != Role::NamedReference || tableNamed(row[column.kind].value_or(QByteArray())) == table;
}

} // namespace

std::int64_t RowMerge::bringIn(const Table& table, const Row& theirs, Outcome outcome)
{
    const auto theirId = table.hasId() ? toId(theirs[table.key.front()]) : 0;
    if (table.hasId())
        if (auto there = ourRow(table, theirs)) { // it came before, with another row or another merge
            if (!m_ids[table.name].contains(theirId)) {
                m_ids[table.name][theirId] = toId((*there)[table.key.front()]);
                if (auto mine = translated(table, theirs))
                    mergeFields(table, {std::nullopt, theirs, *mine, *there});
            }
            return m_ids[table.name][theirId];
        }
    auto mine = translated(table, theirs);
    if (!mine) {
        auto lost = differenceOf(table, m_theirs, theirs);
        lost.outcome = Outcome::Unplaced;
        if (const auto comment = table.column("comment"); comment && theirs[*comment] && !theirs[*comment]->isEmpty())
            if (const auto source = table.source ? ourId(this->table("source"), toId(theirs[*table.source])) : std::nullopt)
                m_kept.add(QStringLiteral("source"), *source, lost.thing, QString::fromUtf8(*theirs[*comment]));
        if (table.hasId())
            add(std::move(lost));
        return 0;
    }
    if (const auto same = sameThing(table, *mine)) {
        const auto id = toId((*same)[table.key.front()]);
        if (table.hasId()) {
            m_ids[table.name][theirId] = id;
            auto joined = differenceOf(table, m_db, *same);
            joined.outcome = Outcome::Joined;
            add(std::move(joined));
        }
        noteNumber(table, theirs, *same);
        mergeFields(table, {std::nullopt, theirs, *mine, *same});
        return id;
    }
    if (!table.hasId())
        if (const auto there = rows::byKey(m_db, table, rows::keyOf(table, *mine)); there && !makeKeyFree(table, *mine)) {
            mergeFields(table, {std::nullopt, theirs, *mine, *there});
            return 0;
        }
    noteNumber(table, theirs, *mine);
    return insert(table, theirs, std::move(*mine), outcome);
}

/// The options of an analysis name variables and filters by their ids, which may be others here.
Value RowMerge::withOurVariables(const Value& kind, const Value& options)
{
    const auto* described = findAnalysisKind(QString::fromUtf8(kind.value_or(QByteArray())));
    auto stored = QJsonDocument::fromJson(options.value_or(QByteArray())).object();
    const auto before = stored;
    const auto ours = [&](const char* table, const QJsonValue& id) {
        return id.isDouble()
            ? QJsonValue(double(ourId(this->table(table), std::int64_t(id.toDouble())).value_or(std::int64_t(id.toDouble()))))
            : id;
    };
    if (described)
        for (const auto& role : described->roles) {
            const auto held = stored.value(role.key);
            QJsonArray mapped;
            for (const auto& id : held.toArray())
                mapped.append(ours("variable", id));
            if (held.isArray())
                stored.insert(role.key, mapped);
            else if (held.isDouble())
                stored.insert(role.key, ours("variable", held));
        }
    QJsonArray conditions;
    for (const auto& each : stored.value(QLatin1String("filter")).toArray()) {
        auto condition = each.toObject();
        condition.insert(QStringLiteral("variable"), ours("variable", condition.value(QLatin1String("variable"))));
        conditions.append(condition);
    }
    if (!conditions.isEmpty())
        stored.insert(QStringLiteral("filter"), conditions);
    if (stored.contains(QLatin1String("saved_filter")))
        stored.insert(QStringLiteral("saved_filter"), ours("saved_filter", stored.value(QLatin1String("saved_filter"))));
    return stored == before ? options : Value(QJsonDocument(stored).toJson(QJsonDocument::Compact));
}

std::int64_t RowMerge::insert(const Table& table, const Row& theirs, Row mine, Outcome outcome)
{
    const auto name = table.column("name");
    const bool hasOwnName = name && things::nameIsUniqueWithin(table.name);
    if (hasOwnName) {
        const auto free = freeName(table, mine, 0).toUtf8();
        if (free != mine[*name]) {
            outcome = Outcome::Renamed;
            mine[*name] = free;
        }
    }
    if (const auto values = table.column("values_id"))
        mine[*values] = std::nullopt;
    if (const auto order = table.column("position"); order && table.columns[*order].role == Role::Order && outcome != Outcome::Restored) {
        // Behind those that are here: two things never stand in one place.
        auto last = m_db.prepare(("SELECT coalesce(max(position), -1) + 1 FROM " + table.name).c_str());
        if (last.step())
            mine[*order] = toValue(last.int64(0));
    }
    const auto id = rows::insert(m_db, table, mine, table.hasId());
    const auto theirId = toId(theirs[table.key.front()]);
    if (table.hasId()) {
        m_ids[table.name][theirId] = id;
        mine[table.key.front()] = toValue(id);
    }
    if (table.hasId() || table.name == "attribute_value" || table.name == "memo_link") {
        auto difference = differenceOf(table, m_db, mine);
        difference.key = differenceOf(table, m_theirs, theirs).key;
        difference.outcome = outcome;
        if (const auto value = table.column("value"))
            difference.theirs = things::textOf(m_theirs, m_tables, table, theirs, *value);
        add(std::move(difference));
    }
    if (table.name == "variable")
        m_newVariables.emplace_back(theirId, id);
    if (table.name == "source") {
        copyText(theirId, id);
        bringInParts(theirId);
    }
    return id;
}

void RowMerge::copyText(std::int64_t theirSource, std::int64_t ourSource)
{
    // Kept like that of an import: it counts while the source is there.
    m_db.unrecorded([&] {
        m_db.prepare("DELETE FROM paragraph WHERE source_id = ?").bind(ourSource).run();
        auto query = m_theirs.prepare("SELECT position, text FROM paragraph WHERE source_id = ? ORDER BY position");
        auto insert = m_db.prepare("INSERT INTO paragraph(source_id, position, text) VALUES(?, ?, ?)");
        for (query.bind(theirSource); query.step();)
            insert.again().bind(ourSource, query.int64(0), query.text(1)).run();
    });
    auto original = m_theirs.prepare("SELECT text FROM original_text WHERE source_id = ?");
    if (original.bind(theirSource).step())
        m_db.prepare("INSERT INTO original_text(source_id, text) VALUES(?, ?)").bind(ourSource, original.blob(0)).run();
}

/// A text comes with those who speak in it and their turns.
void RowMerge::bringInParts(std::int64_t theirSource)
{
    for (const auto* name : {"speaker", "turn", "time_mark", "pseudonym_use"}) {
        const auto& part = table(name);
        for (const auto& row : rows::where(m_theirs, part, {{*part.column("source_id"), toValue(theirSource)}}))
            bringIn(part, row, Outcome::Added);
    }
}

/// A number that counts within a whole is taken anew where it is taken; false where the key is no such number.
bool RowMerge::makeKeyFree(const Table& table, Row& mine) const
{
    const auto counting =
        std::find_if(table.key.begin(), table.key.end(), [&](std::size_t column) { return table.columns[column].role == Role::Key; });
    if (counting == table.key.end())
        return false;
    std::vector<std::pair<std::size_t, Value>> others;
    for (const auto column : table.key)
        if (column != *counting)
            others.emplace_back(column, mine[column]);
    std::int64_t last = 0;
    for (const auto& row : rows::where(m_db, table, others))
        last = std::max(last, toId(row[*counting]));
    mine[*counting] = toValue(last + 1);
    return true;
}

/// What was added here and is the same thing: they have no row of their own for it.
std::optional<Row> RowMerge::sameThing(const Table& table, const Row& mine) const
{
    const auto isTheirsToo = [&](const Row& ours) {
        if (!table.uuid)
            return false;
        const auto theirs = rows::byKey(m_theirs, table, {ours[table.key.front()]});
        return theirs && (*theirs)[*table.uuid] == ours[*table.uuid];
    };
    std::vector<std::pair<std::size_t, Value>> terms;
    std::optional<std::size_t> name;
    for (const auto& by : things::sameBy(table, mine))
        if (by == "name")
            name = table.column(by);
        else if (const auto column = table.column(by))
            terms.emplace_back(*column, mine[*column]);
    std::vector<Row> candidates;
    if (!terms.empty())
        candidates = rows::where(m_db, table, terms);
    else if (name)
        rows::forEach(m_db, table, [&](Row&& row) { candidates.push_back(std::move(row)); });
    for (auto& row : candidates)
        if ((!name || folded(row[*name]) == folded(mine[*name])) && !isTheirsToo(row))
            return std::move(row);
    return std::nullopt;
}

QString RowMerge::freeName(const Table& table, const Row& mine, std::int64_t ownId) const
{
    const auto name = *table.column("name");
    const auto within = *things::nameIsUniqueWithin(table.name);
    QStringList taken;
    const auto note = [&](const Row& row) {
        if (toId(row[table.key.front()]) != ownId)
            taken << folded(row[name]);
    };
    if (within.empty())
        rows::forEach(m_db, table, [&](Row&& row) { note(row); });
    else
        for (const auto& row : rows::where(m_db, table, {{*table.column(within), mine[*table.column(within)]}}))
            note(row);
    const auto wanted = QString::fromUtf8(*mine[name]);
    auto free = wanted;
    for (int number = 2; taken.contains(free.toCaseFolded()); ++number)
        free = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return free;
}

bool RowMerge::mergeTexts()
{
    const auto& source = table("source");
    std::vector<Row> all;
    rows::forEach(m_theirs, source, [&](Row&& row) { all.push_back(std::move(row)); });
    const auto revision = *source.column("revision");
    for (const auto& theirs : all) {
        if (!m_progress.atText())
            return false;
        const auto base = baseRow(source, theirs);
        if (base && (*base)[revision] == theirs[revision])
            continue;
        const auto id = toId(theirs[source.key.front()]);
        const auto ours = ourRow(source, theirs);
        if (ours && (base || !m_base) && mergeText(id, toId((*ours)[source.key.front()])))
            m_textsChanged.insert(id);
        else if (!ours && base && sources::text(*m_base, SourceId(id)) != sources::text(m_theirs, SourceId(id)))
            m_textsChanged.insert(id);
    }
    return true;
}

bool RowMerge::mergeText(std::int64_t theirSource, std::int64_t ourSource)
{
    const auto& source = table("source");
    const auto theirs = spokenText(m_theirs, theirSource, &movedRows);
    const auto spoken = spokenText(m_db, ourSource);
    const auto& ours = spoken.text;
    const auto base = m_base ? std::optional(sources::text(*m_base, SourceId(theirSource))) : std::nullopt;
    auto update = textUpdate(base, ours, theirs.text);
    std::optional<AddedLines> addedLines;
    if (base)
        addedLines.emplace(update, spoken, theirs);
    std::erase_if(update.conflicts, [](const UpdateConflict& each) { return each.inStudy == each.inFile; });
    sortParts(update);
    const auto ourRow = *rows::byKey(m_db, source, {toValue(ourSource)});
    const TextIndex index(ours);
    std::vector<Difference> changes;
    for (const auto& part : update.parts) {
        auto difference = differenceOf(source, m_db, ourRow, "text");
        difference.field = translate("Merge", "Text");
        difference.ours = index.slice(ours, part.span).toString();
        difference.theirs = part.text;
        changes.push_back(std::move(difference));
    }
    int number = 0;
    for (const auto& conflict : update.conflicts) {
        auto difference = differenceOf(source, m_db, ourRow, "text" + std::to_string(++number));
        difference.field = translate("Merge", "Text");
        difference.base = conflict.imported;
        difference.ours = conflict.inStudy;
        difference.theirs = conflict.inFile;
        if (decide(source, ourRow, std::move(difference), true) == Side::Theirs)
            update.parts.push_back({conflict.place, conflict.inFile});
    }
    sortParts(update);
    const auto& coding = table("coding");
    const auto codingsBefore =
        update.parts.empty() ? std::vector<Row>() : rows::where(m_db, coding, {{*coding.source, toValue(ourSource)}});
    std::map<std::int64_t, QString> memosBefore;
    for (const auto& memo : update.parts.empty() ? std::vector<Memo>() : memos::all(m_db))
        if (memo.subject == MemoSubject::Coding)
            memosBefore[memo.subjectId] += memo.body + u'\n';
    const bool isDone = update.parts.empty() || sources::replaceEach(m_db, SourceId(ourSource), update.parts).has_value();
    if (addedLines && isDone)
        m_texts.setLines(SourceId(theirSource), addedLines->places(update));
    for (const auto& row : codingsBefore)
        if (!rows::byKey(m_db, coding, rows::keyOf(coding, row))) {
            auto lost = differenceOf(coding, m_db, row);
            lost.outcome = Outcome::Unplaced;
            const auto id = toId(row[coding.key.front()]);
            const auto words =
                (QString::fromUtf8(row[*coding.column("comment")].value_or(QByteArray())) + u'\n' + memosBefore[id]).trimmed();
            if (!words.isEmpty())
                m_kept.add(QStringLiteral("source"), ourSource, lost.thing, words);
            add(std::move(lost));
        }
    for (auto& difference : changes) {
        difference.outcome = Outcome::Changed;
        if (isDone)
            add(std::move(difference));
        else // where the pieces of both do not fit together, ours stands, and theirs is kept in words
            m_kept.add(QStringLiteral("source"), ourSource, difference.field, difference.theirs);
    }
    if (!isDone)
        m_merged.notes << translate("Merge", "The changes to the text of “%1” do not fit together: ours stands, theirs is in a memo on it.")
                              .arg(QString::fromUtf8(*ourRow[*source.column("name")]));
    return !update.parts.empty() || !update.conflicts.empty();
}

bool RowMerge::isNeeded(const Table& table, const Row& ours) const
{
    const auto& id = ours[table.key.front()];
    if (table.key.size() == 1)
        for (const auto& other : m_tables)
            for (std::size_t i = 0; i < other.columns.size(); ++i) {
                const auto& column = other.columns[i];
                if (!column.keepsTarget || (column.role == Role::Reference && column.refersTo != table.name))
                    continue;
                for (const auto& row : rows::where(m_db, other, {{i, id}}))
                    if (isSameKind(column, row, table.name))
                        return true;
            }
    return false;
}

/// False where it has to stay, as yet.
bool RowMerge::removeOne(const Table& table, const Row& base)
{
    const auto ours = ourRow(table, base);
    if (!ours)
        return true;
    const auto id = toId((*ours)[table.key.front()]);
    if (table.hasId())
        for (const auto& [theirs, mine] : m_ids[table.name])
            if (mine == id)
                return true; // the same was added again
    const bool isOtherText =
        table.name == "source" && sources::text(*m_base, SourceId(toId(base[table.key.front()]))) != sources::text(m_db, SourceId(id));
    if (isOtherText || weChangedAny(table, base, *ours) || isNeeded(table, *ours))
        return false;
    if (table.hasId()) {
        auto difference = differenceOf(table, m_db, *ours);
        difference.outcome = Outcome::Removed;
        add(std::move(difference));
    }
    rows::remove(m_db, table, rows::keyOf(table, *ours));
    return true;
}

void RowMerge::removeRows()
{
    std::set<QByteArray> goneSources;
    for (const auto& [table, row] : m_removed)
        if (table->name == "source")
            goneSources.insert(row[table->key.front()].value_or(QByteArray()));
    // The text of a source that goes stays in the file, for undo; so do its turns.
    std::erase_if(m_removed, [&](const auto& each) {
        return each.first->isRecordedBulk && goneSources.contains(each.second[*each.first->column("source_id")].value_or(QByteArray()));
    });
    std::reverse(m_removed.begin(), m_removed.end());
    for (bool goesOn = true; goesOn;) {
        const auto before = m_removed.size();
        std::erase_if(m_removed, [&](const auto& each) { return removeOne(*each.first, each.second); });
        goesOn = m_removed.size() < before && !m_removed.empty();
    }
    for (const auto& [table, row] : m_removed) {
        const auto ours = ourRow(*table, row);
        if (!ours || !table->hasId())
            continue;
        auto kept = differenceOf(*table, m_db, *ours);
        kept.outcome = Outcome::Kept;
        add(std::move(kept));
    }
}

} // namespace counterpoint::merge

#include "core/merge/row_merge.h"
#include "core/base/translate.h"
#include "core/coding/codings.h"
#include "core/merge/things.h"
#include <algorithm>
#include <array>

namespace counterpoint::merge {

namespace {

using Role = Column::Role;

bool isReference(const Column& column) { return column.role == Role::Reference || column.role == Role::NamedReference; }
bool isPlace(const Column& column) { return column.role == Role::Start || column.role == Role::End || column.role == Role::Point; }

/// What is the same for people whatever it says.
bool countsForNothing(const Column& column)
{
    return column.role == Role::Counted || column.role == Role::Order || column.role == Role::Uuid;
}

bool isBorder(const Column& column) { return column.role == Role::Start || column.role == Role::End; }

TextSpan spanOf(const Row& row, const Table::Passage& passage)
{
    return {qsizetype(toId(row[passage.start])), qsizetype(toId(row[passage.end]))};
}

bool isEmpty(const Value& value) { return !value || value->isEmpty(); }

} // namespace

RowMerge::RowMerge(Edit& db, const OtherCopy& other, const Choices& choices, const Progress& progress)
    : m_db(db)
    , m_other(other)
    , m_theirs(other.theirs->read())
    , m_base(other.base ? &other.base->read() : nullptr)
    , m_choices(choices)
    , m_tables(studyTables(db))
    , m_progress(progress, m_theirs, m_tables)
    , m_texts(m_base, m_theirs, db)
{
    m_merged.notes = other.notes;
}

const Table& RowMerge::table(std::string_view name) const
{
    return *std::find_if(m_tables.begin(), m_tables.end(), [&](const Table& each) { return each.name == name; });
}

Difference RowMerge::differenceOf(const Table& table, const Read& in, const Row& row, const std::string& field) const
{
    Difference difference;
    QByteArray key;
    if (table.uuid)
        key = row[*table.uuid].value_or(QByteArray());
    else
        for (const auto column : table.key)
            key += (key.isEmpty() ? "" : ".") + row[column].value_or("-");
    difference.key =
        QStringLiteral("%1/%2/%3").arg(QString::fromStdString(table.name), QString::fromUtf8(key), QString::fromStdString(field));
    difference.group = things::groupOf(table.name);
    difference.thing = things::titleOf(in, m_tables, table, row);
    return difference;
}

Side RowMerge::decide(const Table& table, const Row& ours, Difference difference, bool isProse)
{
    const auto chosen = m_choices.byKey.find(difference.key);
    const auto side = chosen == m_choices.byKey.end() ? m_choices.preferred : chosen->second;
    difference.outcome = Difference::Outcome::Conflict;
    difference.side = side;
    const auto& loses = side == Side::Ours ? difference.theirs : difference.ours;
    if (isProse && !loses.isEmpty()) {
        const auto [subject, column] = things::memoSubjectFor(table.name);
        const auto id = subject == QLatin1String("study") ? Value("1")
            : column.empty()                              ? ours[table.key.front()]
                                                          : ours[*table.column(column)];
        m_kept.add(subject, toId(id), difference.field, loses);
    }
    add(std::move(difference));
    return side;
}

std::optional<std::int64_t> RowMerge::ourId(const Table& table, std::int64_t theirId)
{
    if (const auto known = m_ids[table.name].find(theirId); known != m_ids[table.name].end())
        return known->second;
    auto theirs = rows::byKey(m_theirs, table, {toValue(theirId)});
    if (!theirs && m_base)
        theirs = rows::byKey(*m_base, table, {toValue(theirId)}); // removed there: what it was is known still
    const auto row = theirs ? ourRow(table, *theirs) : std::nullopt;
    return row ? std::optional(toId((*row)[table.key.front()])) : std::nullopt;
}

std::optional<Row> RowMerge::ourRow(const Table& table, const Row& theirs)
{
    if (!table.hasId()) {
        auto key = rows::keyOf(table, theirs);
        for (std::size_t i = 0; i < key.size(); ++i) {
            const auto& column = table.columns[table.key[i]];
            if (column.role == Role::Reference) {
                const auto id = ourId(this->table(column.refersTo), toId(key[i]));
                if (!id)
                    return std::nullopt;
                key[i] = toValue(*id);
            } else if (column.role == Role::Number) {
                key[i] = number(table, theirs, column, key[i]);
            }
        }
        return rows::byKey(m_db, table, key);
    }
    const auto& uuid = theirs[*table.uuid];
    const auto id = theirs[table.key.front()];
    if (const auto known = m_ids[table.name].find(toId(id)); known != m_ids[table.name].end())
        return rows::byKey(m_db, table, {toValue(known->second)});
    // Copies of one file: what is in both has the same id, unless it came in by a merge.
    if (auto row = rows::byKey(m_db, table, {id}); row && (*row)[*table.uuid] == uuid)
        return row;
    const auto [all, isNew] = m_ourUuids.try_emplace(table.name);
    if (isNew)
        rows::forEach(m_db, table, [&, &uuids = all->second](Row&& row) {
            uuids.emplace(row[*table.uuid]->toStdString(), toId(row[table.key.front()]));
        });
    const auto found = all->second.find(uuid->toStdString());
    return found == all->second.end() ? std::nullopt : rows::byKey(m_db, table, {toValue(found->second)});
}

std::optional<Row> RowMerge::baseRow(const Table& table, const Row& theirs) const
{
    if (!m_base)
        return std::nullopt;
    auto row = rows::byKey(*m_base, table, rows::keyOf(table, theirs));
    return row && (!table.uuid || (*row)[*table.uuid] == theirs[*table.uuid]) ? row : std::nullopt;
}

/// The row of ours that is theirs; what is not here any more comes back, since they need it.
Value RowMerge::reference(const std::string& target, const Value& theirId)
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(), [&](const Table& each) { return each.name == target; });
    if (!theirId || found == m_tables.end() || !found->hasId())
        return theirId;
    if (const auto id = ourId(*found, toId(theirId)))
        return toValue(*id);
    const auto row = rows::byKey(m_theirs, *found, {theirId});
    if (!row)
        return theirId; // a link may outlive what it leads to
    const auto id = bringIn(*found, *row, baseRow(*found, *row) ? Outcome::Restored : Outcome::Added);
    return id != 0 ? Value(toValue(id)) : Value();
}

/// A number that counts within a whole may be another one here. The whole is found through what this row belongs to: a group of the guide that
/// the question stands in.
Value RowMerge::number(const Table& table, const Row& theirs, const Column& column, const Value& value) const
{
    const auto known = m_numbers.find(column.refersTo);
    if (!value || known == m_numbers.end())
        return value;
    const auto& counted = this->table(column.refersTo);
    const auto& whole = counted.columns[counted.key.front()].refersTo;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].role != Role::Reference)
            continue;
        const auto& between = this->table(table.columns[i].refersTo);
        const auto isOfWhole = [&](const Column& each) { return each.role == Role::Reference && each.refersTo == whole; };
        const auto found = std::find_if(between.columns.begin(), between.columns.end(), isOfWhole);
        const auto row = found == between.columns.end() ? std::nullopt : rows::byKey(m_theirs, between, {theirs[i]});
        if (!row)
            continue;
        const auto ours = known->second.find({toId((*row)[std::size_t(found - between.columns.begin())]), toId(value)});
        return ours == known->second.end() ? value : toValue(ours->second);
    }
    return value;
}

/// Remembers which of ours a numbered row of theirs has become.
void RowMerge::noteNumber(const Table& table, const Row& theirs, const Row& mine)
{
    for (const auto column : table.key)
        if (table.columns[column].role == Role::Key && column != table.key.front())
            m_numbers[table.name][{toId(theirs[table.key.front()]), toId(theirs[column])}] = toId(mine[column]);
}

bool RowMerge::pointsIntoText(const Table& table, const Row& row) const
{
    if (!table.source || !row[*table.source])
        return false;
    const auto& column = table.columns[*table.source];
    return column.role != Role::NamedReference || row[column.kind] == QByteArray("passage");
}

const PositionMap& RowMerge::fromTheirs(const Table& table, const Row& theirs)
{
    const auto source = toId(theirs[*table.source]);
    const auto ours = ourId(this->table("source"), source);
    return m_texts.fromTheirs(SourceId(source), SourceId(ours.value_or(0)));
}

/// Puts the places of a row where their words stand here; false where these are gone.
bool RowMerge::placeIn(const Table& table, const Row& theirs, Row& mine)
{
    if (!pointsIntoText(table, theirs))
        return true;
    const auto& map = fromTheirs(table, theirs);
    for (const auto& [start, end] : table.passages) {
        if (!theirs[start] || !theirs[end])
            continue;
        const auto span = map.moved(spanOf(theirs, {start, end}));
        mine[start] = span.isEmpty() ? std::nullopt : Value(toValue(span.start));
        mine[end] = span.isEmpty() ? std::nullopt : Value(toValue(span.end));
        if (span.isEmpty() && start == table.passages.front().start)
            return false;
    }
    const auto start = table.column("start");
    const auto content = table.column("content_start");
    const bool hasLabel = content && start && toId(theirs[*content]) > toId(theirs[*start]);
    const auto response = table.column("response_row");
    const bool isAnswer = response && theirs[*response]; // a line of its own: what comes in before it is another answer
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].role == Role::Point && theirs[i])
            mine[i] = toValue(map.moved(qsizetype(toId(theirs[i])), isAnswer || (hasLabel && start == i)));
    return true;
}

/// Of whose responses their row speaks: a turn of open answers by the question that its source holds.
std::int64_t RowMerge::datasetOf(const Table& table, const Row& theirs) const
{
    if (table.dataset)
        return toId(theirs[*table.dataset]);
    if (!table.source)
        return 0;
    auto query = m_theirs.prepare("SELECT v.dataset_id FROM source s JOIN variable v ON v.id = s.variable_id WHERE s.id = ?");
    return query.bind(toId(theirs[*table.source])).step() ? query.int64(0) : 0;
}

/// Their row with the ids and places that things have here; none where a coding has lost its words.
std::optional<Row> RowMerge::translated(const Table& table, const Row& theirs)
{
    auto mine = theirs;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        if (column.role == Role::Reference)
            mine[i] = reference(column.refersTo, theirs[i]);
        else if (column.role == Role::NamedReference)
            mine[i] = reference(tableNamed(theirs[column.kind].value_or(QByteArray())), theirs[i]);
        else if (column.role == Role::Number)
            mine[i] = number(table, theirs, column, theirs[i]);
        else if (column.role == Role::ResponseRow && theirs[i])
            if (const auto moved = movedRows.find(datasetOf(table, theirs)); moved != movedRows.end())
                if (const auto row = moved->second.find(toId(theirs[i])); row != moved->second.end())
                    mine[i] = toValue(row->second);
        if (column.isKey && theirs[i] && !mine[i])
            return std::nullopt;
        if (column.role == Role::Reference && theirs[i] && !mine[i] && column.keepsTarget)
            return std::nullopt;
    }
    if (table.name == "convergence_assessment") // the lower number stands first, here too
        if (auto& one = mine[*table.column("one_side")]; toId(one) > toId(mine[*table.column("other_side")]))
            std::swap(one, mine[*table.column("other_side")]);
    if (table.name == "analysis")
        mine[*table.column("options")] = withOurVariables(theirs[*table.column("kind")], theirs[*table.column("options")]);
    if (!placeIn(table, theirs, mine)) {
        if (table.name == "evidence")
            mine[*table.source] = std::nullopt;
        else if (table.name != "memo" && table.name != "memo_link")
            return std::nullopt;
    }
    return mine;
}

bool RowMerge::mergeRows()
{
    for (const auto& table : m_tables) {
        if (!m_progress.atTable(table))
            return false;
        const auto rows = changedRows(table, m_base, m_theirs, m_db);
        const auto all = rows.changed.size() + rows.added.size();
        std::size_t done = 0;
        for (const auto& row : rows.changed) {
            if (!m_progress.atRow(done++, all))
                return false;
            mergeChanged(table, row);
        }
        for (const auto& row : rows.added) {
            if (!m_progress.atRow(done++, all))
                return false;
            bringIn(table, row, Outcome::Added);
        }
        for (const auto& row : rows.removed)
            m_removed.emplace_back(&table, row);
    }
    return true;
}

void RowMerge::mergeChanged(const Table& table, const Row& theirs)
{
    const auto base = baseRow(table, theirs);
    auto ours = ourRow(table, theirs);
    if (!ours) {
        // Removed here. It comes back only where they did more than move it.
        Three rows{base, theirs, theirs, {}};
        bool isChanged = table.name == "source" && m_textsChanged.contains(toId(theirs[table.key.front()]));
        for (std::size_t i = 0; i < table.columns.size() && !isChanged; ++i)
            isChanged = !countsForNothing(table.columns[i]) && theyChanged(table, rows, i);
        if (isChanged)
            bringIn(table, theirs, Outcome::Restored);
        return;
    }
    Three rows{base, theirs, {}, std::move(*ours)};
    const auto mine = translated(table, theirs);
    if (!mine)
        return; // its words are gone here: it stays as it is, without them
    rows.mine = *mine;
    mergeFields(table, rows);
}

void RowMerge::mergeFields(const Table& table, const Three& rows)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!table.columns[i].isKey && !countsForNothing(table.columns[i]) && !isBorder(table.columns[i]))
            mergeField(table, rows, i);
    for (const auto& passage : table.passages)
        mergeBorders(table, rows, passage);
}

void RowMerge::mergeField(const Table& table, const Three& rows, std::size_t column)
{
    const auto& of = table.columns[column];
    if (rows.mine[column] == rows.ours[column] || (rows.base && !theyChanged(table, rows, column)))
        return;
    auto difference = differenceOf(table, m_db, rows.ours, of.name);
    difference.field = things::titleOfColumn(of);
    difference.ours = things::textOf(m_db, m_tables, table, rows.ours, column);
    difference.theirs = things::textOf(m_theirs, m_tables, table, rows.theirs, column);
    if (rows.base)
        difference.base = things::textOf(*m_base, m_tables, table, *rows.base, column);
    const bool isFree = rows.base ? !weChanged(table, *rows.base, rows.ours, column) : isEmpty(rows.ours[column]);
    const bool isCircular = table.name == "code" && of.name == "parent_id" && wouldBeCircular(table, rows.ours, rows.mine[column]);
    if (!rows.base && isEmpty(rows.mine[column]))
        return; // nothing that could be lost
    if (of.role == Role::Spot) {
        if (isFree)
            setField(table, rows, column, rows.mine[column]);
        return;
    }
    if (isFree && !isCircular) {
        difference.outcome = Outcome::Changed;
        add(std::move(difference));
        setField(table, rows, column, rows.mine[column]);
    } else if (decide(table, rows.ours, std::move(difference), things::isProse(of)) == Side::Theirs && !isCircular) {
        setField(table, rows, column, rows.mine[column]);
    }
}

void RowMerge::setField(const Table& table, const Three& rows, std::size_t column, const Value& value)
{
    const auto key = rows::keyOf(table, rows.ours);
    rows::set(m_db, table, key, column, value);
    if (table.columns[column].name == "name" || table.columns[column].name == "parent_id")
        if (const auto name = table.column("name"); name && things::nameIsUniqueWithin(table.name)) {
            const auto now = rows::byKey(m_db, table, key);
            const auto free = freeName(table, *now, toId(key.front())).toUtf8();
            if (free != (*now)[*name])
                rows::set(m_db, table, key, *name, free);
        }
    if (const auto changed = table.column("changed_at"); changed && rows.theirs[*changed] > rows.ours[*changed])
        rows::set(m_db, table, key, *changed, rows.theirs[*changed]);
}

/// Where a passage begins and ends is one thing.
void RowMerge::mergeBorders(const Table& table, const Three& rows, const Table::Passage& passage)
{
    const auto [start, end] = passage;
    const auto differs = [&, start = start, end = end](auto&& changed) { return changed(start) || changed(end); };
    if (!differs([&](std::size_t i) { return rows.mine[i] != rows.ours[i]; })
        || (rows.base && !differs([&](std::size_t i) { return theyChanged(table, rows, i); })))
        return;
    const auto shown = [&, start = start, end = end](const Row& row) {
        return row[start] && row[end] ? QString::fromUtf8(*row[start] + "–" + *row[end]) : QString();
    };
    const bool isOwn = start == table.passages.front().start;
    auto difference = differenceOf(table, m_db, rows.ours, isOwn ? "borders" : table.columns[start].name);
    difference.field = isOwn ? translate("Merge", "From and to") : translate("Merge", "What it answers, from and to");
    difference.ours = shown(rows.ours);
    difference.theirs = shown(rows.mine);
    const bool isFree = rows.base && !differs([&](std::size_t i) { return weChanged(table, *rows.base, rows.ours, i); });
    if (isFree) {
        difference.outcome = Outcome::Changed;
        add(std::move(difference));
    } else if (decide(table, rows.ours, std::move(difference), false) == Side::Ours) {
        return;
    }
    const auto key = rows::keyOf(table, rows.ours);
    // The end first where the passage moves on, so that it is never empty in between.
    const bool isOnwards = toId(rows.mine[start]) >= toId(rows.ours[end]);
    for (const auto column : isOnwards ? std::array{end, start} : std::array{start, end})
        rows::set(m_db, table, key, column, rows.mine[column]);
}

bool RowMerge::theyChanged(const Table& table, const Three& rows, std::size_t column)
{
    if (!rows.base)
        return true;
    const auto& of = table.columns[column];
    const auto& before = (*rows.base)[column];
    const auto& now = rows.theirs[column];
    if (before == now)
        return false;
    if (!isPlace(of) || !before || !now || !pointsIntoText(table, rows.theirs))
        return true;
    const auto& map = m_texts.fromBaseToTheirs(SourceId(toId(rows.theirs[*table.source])));
    if (of.role == Role::Point)
        return toValue(map.moved(qsizetype(toId(before)), false)) != now && toValue(map.moved(qsizetype(toId(before)), true)) != now;
    const auto moved = map.moved(spanOf(*rows.base, table.passageWith(column)));
    return toValue(of.role == Role::Start ? moved.start : moved.end) != now;
}

bool RowMerge::weChanged(const Table& table, const Row& base, const Row& ours, std::size_t column)
{
    const auto& of = table.columns[column];
    if (base[column] == ours[column])
        return false;
    if (isReference(of) && base[column]) {
        // Ids are the same in all copies, but of what was brought in before.
        const auto target = of.role == Role::NamedReference ? tableNamed(base[of.kind].value_or(QByteArray())) : of.refersTo;
        const auto found = std::find_if(m_tables.begin(), m_tables.end(), [&](const Table& each) { return each.name == target; });
        if (found == m_tables.end() || !found->hasId())
            return true;
        const auto id = ourId(*found, toId(base[column]));
        return !id || toValue(*id) != ours[column];
    }
    if (!isPlace(of) || !base[column] || !ours[column] || !pointsIntoText(table, base))
        return true;
    const auto& map = m_texts.fromBase(SourceId(toId(base[*table.source])), SourceId(toId(ours[*table.source])));
    if (of.role == Role::Point)
        return toValue(map.moved(qsizetype(toId(base[column])), false)) != ours[column]
            && toValue(map.moved(qsizetype(toId(base[column])), true)) != ours[column];
    const auto moved = map.moved(spanOf(base, table.passageWith(column)));
    return toValue(of.role == Role::Start ? moved.start : moved.end) != ours[column];
}

bool RowMerge::weChangedAny(const Table& table, const Row& base, const Row& ours)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!countsForNothing(table.columns[i]) && !table.columns[i].isKey && weChanged(table, base, ours, i))
            return true;
    return false;
}

bool RowMerge::wouldBeCircular(const Table& table, const Row& ours, const Value& parent) const
{
    const auto column = *table.column("parent_id");
    for (auto above = parent; above;) {
        if (above == ours[table.key.front()])
            return true;
        const auto row = rows::byKey(m_db, table, {above});
        above = row ? (*row)[column] : std::nullopt;
    }
    return false;
}

Merged RowMerge::finish()
{
    std::vector<std::pair<std::int64_t, std::int64_t>> doubled;
    {
        auto query =
            m_db.prepare("SELECT min(id), max(id) FROM coding GROUP BY source_id, code_id, coder_id, start, end HAVING count(*) > 1");
        while (query.step())
            doubled.emplace_back(query.int64(0), query.int64(1));
    }
    for (const auto& [kept, gone] : doubled)
        codings::absorb(m_db, CodingId(kept), CodingId(gone));
    m_kept.write(m_db, translate("Merge", "From the copy “%1”").arg(m_other.name));
    return std::move(m_merged);
}

} // namespace counterpoint::merge

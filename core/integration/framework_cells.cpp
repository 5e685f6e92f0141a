#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/retrieval.h"
#include "core/integration/framework.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include <QCollator>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <set>

/// The cells of a framework matrix: what is written in them, and what stands behind.
namespace counterpoint::frameworks {

namespace {

using State = FrameworkPassage::State;

struct Seen {
    SourceId source;
    TextSpan span;
    QString text;
};

struct Summary {
    SummaryId id;
    FrameworkCellRef ref;
    QString text;
    std::vector<SummaryLink> links;
    std::vector<Seen> seen;
};

std::vector<Summary> summariesOf(const Read& db, FrameworkId id)
{
    std::vector<Summary> summaries;
    std::map<SummaryId, std::size_t> places;
    auto rows = db.prepare("SELECT s.id, s.theme_id, s.case_id, s.group_value, s.text FROM framework_summary s "
                           "JOIN framework_theme t ON t.id = s.theme_id WHERE t.framework_id = ? ORDER BY s.id");
    for (rows.bind(id); rows.step();) {
        places[rows.id<SummaryId>(0)] = summaries.size();
        summaries.push_back(
            {rows.id<SummaryId>(0), {rows.id<FrameworkThemeId>(1), rows.id<CaseId>(2), rows.text(3)}, rows.text(4), {}, {}});
    }
    const auto spanAt = [](const sqlite::Statement& query, int column) {
        return TextSpan{qsizetype(query.int64(column)), qsizetype(query.int64(column + 1))};
    };
    for (auto links = db.prepare("SELECT summary_id, number, source_id, start, end FROM framework_link ORDER BY summary_id, number");
         links.step();)
        if (const auto place = places.find(links.id<SummaryId>(0)); place != places.end())
            summaries[place->second].links.push_back({links.integer(1), links.id<SourceId>(2), spanAt(links, 3)});
    for (auto seen = db.prepare("SELECT summary_id, source_id, start, end, seen FROM framework_seen ORDER BY summary_id, number");
         seen.step();)
        if (const auto place = places.find(seen.id<SummaryId>(0)); place != places.end())
            summaries[place->second].seen.push_back({seen.id<SourceId>(1), spanAt(seen, 2), seen.text(4)});
    return summaries;
}

/// The row that a Case stands in, as its title: its name, or its value of the attribute.
class RowOf {
public:
    RowOf(const Read& db, const Framework& framework)
        : m_framework(framework)
    {
        for (const auto& person : cases::all(db)) {
            const auto title = framework.isOfGroups ? person.value(framework.attribute) : person.name;
            m_titles[person.name] = title;
            m_ids[person.name] = person.id;
        }
    }
    QString title(const QString& caseName) const { return m_titles.value(caseName); }
    CaseId person(const QString& caseName) const { return m_framework.isOfGroups ? CaseId() : m_ids.value(caseName); }
    QStringList titles() const { return m_titles.values(); }

private:
    const Framework& m_framework;
    QHash<QString, QString> m_titles; ///< by name of the Case
    QHash<QString, CaseId> m_ids;
};

QString keyOf(FrameworkThemeId theme, const QString& row) { return QString::number(theme.value()) + u'/' + row; }

/// By theme and row: the passages of a theme in each row, each stretch of text once, in order of the sources and the text.
using Behind = QHash<QString, std::vector<FrameworkPassage>>;

void addPassage(std::vector<FrameworkPassage>& to, const Passage& passage)
{
    const auto name = passage.codePath.section(u'/', -1);
    const auto same = std::find_if(
        to.rbegin(), to.rend(), [&](const FrameworkPassage& each) { return each.source == passage.source && each.span == passage.span; });
    if (same == to.rend())
        to.push_back(
            {passage.source, passage.span, passage.text, passage.sourceName, passage.speaker, passage.caseName, {name}, State::AsSeen, {}});
    else if (!same->codes.contains(name))
        same->codes << name;
}

Behind behind(const Read& db, const Framework& framework, const std::vector<FrameworkTheme>& themes, const RowOf& rows, CoderId seen)
{
    Behind found;
    const auto codes = codebook::uncounted(db);
    for (const auto& theme : themes) {
        if (!theme.code.isValid() || (framework.isOfGroups && !framework.attribute.isValid()))
            continue;
        PassageFilter filter;
        filter.codes = codebook::withDescendants(codes, theme.code);
        if (seen.isValid())
            filter.coders = {seen};
        for (const auto& passage : retrieval::passages(db, filter))
            if (const auto row = rows.title(passage.caseName); !row.isEmpty())
                addPassage(found[keyOf(theme.id, row)], passage);
    }
    return found;
}

/// Says of each passage how it stands to what was seen, and adds those that are gone.
void compare(std::vector<FrameworkPassage>& now, const std::vector<Seen>& seen)
{
    std::vector<const Seen*> missing;
    for (auto& passage : now)
        passage.state = State::New;
    for (const auto& before : seen) {
        const auto same = std::find_if(now.begin(), now.end(), [&](const FrameworkPassage& passage) {
            return before.source == passage.source && before.span == passage.span;
        });
        if (same == now.end()) {
            missing.push_back(&before);
            continue;
        }
        same->state = same->text == before.text ? State::AsSeen : State::Edited;
        same->before = before.text;
    }
    for (const auto* before : missing) {
        const auto moved = std::find_if(now.begin(), now.end(), [&](const FrameworkPassage& passage) {
            return passage.state == State::New && before->source == passage.source && before->span.overlaps(passage.span);
        });
        if (moved != now.end()) {
            moved->state = State::Moved;
            moved->before = before->text;
        } else {
            FrameworkPassage gone;
            gone.source = before->source;
            gone.span = before->span;
            gone.text = before->text;
            gone.state = State::Gone;
            now.push_back(std::move(gone));
        }
    }
}

FrameworkCell cellOf(const Summary* summary, std::vector<FrameworkPassage> passages, bool compares)
{
    FrameworkCell cell;
    cell.passages = int(passages.size());
    if (!summary)
        return cell;
    cell.summary = summary->id;
    cell.text = summary->text;
    cell.links = summary->links;
    if (!compares)
        return cell;
    compare(passages, summary->seen);
    const auto count = [&](State state) {
        return int(std::count_if(passages.begin(), passages.end(), [&](const auto& passage) { return passage.state == state; }));
    };
    cell.added = count(State::New);
    cell.changed = count(State::Edited) + count(State::Moved);
    cell.gone = count(State::Gone);
    return cell;
}

/// Cases with something in the material; of groups, all that Cases are in. Those with summaries stay.
std::vector<FrameworkRow> rowsOf(const Read& db, const Framework& framework, const RowOf& rows, const Behind& behind,
                                 const std::vector<Summary>& summaries)
{
    std::vector<FrameworkRow> found;
    if (framework.isOfGroups) {
        auto titles = rows.titles();
        titles.removeAll(QString());
        std::set<QString> values(titles.begin(), titles.end());
        for (const auto& value : values)
            found.push_back({{}, value, false});
        for (const auto& summary : summaries)
            if (values.insert(summary.ref.group).second)
                found.push_back({{}, summary.ref.group, true});
    } else {
        std::set<CaseId> speaking;
        for (auto query = db.prepare(("SELECT DISTINCT " + caseOfVoice + " FROM speaker").c_str()); query.step();)
            speaking.insert(query.id<CaseId>(0));
        for (const auto& summary : summaries)
            speaking.insert(summary.ref.person);
        for (auto cell = behind.begin(); cell != behind.end(); ++cell)
            for (const auto& passage : cell.value())
                speaking.insert(rows.person(passage.caseName));
        for (const auto& person : cases::all(db))
            if (speaking.count(person.id) > 0)
                found.push_back({person.id, person.name, false});
    }
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(found.begin(), found.end(), [&](const FrameworkRow& a, const FrameworkRow& b) {
        return std::pair(a.isGone, 0) != std::pair(b.isGone, 0) ? a.isGone < b.isGone : collator.compare(a.title, b.title) < 0;
    });
    return found;
}

const Summary* summaryAt(const std::vector<Summary>& summaries, const FrameworkCellRef& ref)
{
    const auto found = std::find_if(summaries.begin(), summaries.end(), [&](const Summary& each) { return each.ref == ref; });
    return found == summaries.end() ? nullptr : &*found;
}

QString rowTitle(const Read& db, const FrameworkCellRef& ref)
{
    if (!ref.person.isValid())
        return ref.group;
    auto query = db.prepare("SELECT name FROM study_case WHERE id = ?");
    return query.bind(ref.person).step() ? query.text(0) : QString();
}

/// What stands behind one cell now.
Result<std::vector<FrameworkPassage>> behindCell(const Read& db, const Framework& framework, const FrameworkCellRef& ref, CoderId seen)
{
    const auto theme =
        std::find_if(framework.themes.begin(), framework.themes.end(), [&](const FrameworkTheme& each) { return each.id == ref.theme; });
    if (theme == framework.themes.end())
        return fail(Error::Kind::Invalid, translate("Framework", "This theme is no longer in the matrix."));
    return behind(db, framework, {*theme}, RowOf(db, framework), seen).take(keyOf(ref.theme, rowTitle(db, ref)));
}

Result<SummaryId> summaryIn(Edit& db, FrameworkId id, const FrameworkCellRef& ref)
{
    const auto framework = byId(db, id);
    if (!framework)
        return fail(framework);
    if (framework->isOfGroups ? ref.group.isEmpty() : rowTitle(db, ref).isEmpty())
        return fail(Error::Kind::Invalid, translate("Framework", "This row is no longer in the matrix."));
    const auto there = summariesOf(db, id);
    if (const auto* known = summaryAt(there, ref))
        return known->id;
    const auto now = behindCell(db, *framework, ref, {});
    if (!now)
        return fail(now);
    db.prepare("INSERT INTO framework_summary(uuid, theme_id, case_id, group_value, text) VALUES(?, ?, ?, ?, '')")
        .bind(newUuid(), ref.theme, ref.person, ref.group)
        .run();
    const SummaryId summary(db.lastInsertId());
    if (const auto seen = confirm(db, id, ref); !seen)
        return fail(seen);
    return summary;
}

/// Numbers that stand in a text as marks.
std::set<int> numbersIn(const QString& text)
{
    static const QRegularExpression mark(QStringLiteral("\\[([0-9]{1,6})\\]"));
    std::set<int> numbers;
    for (auto marks = mark.globalMatch(text); marks.hasNext();)
        numbers.insert(marks.next().captured(1).toInt());
    return numbers;
}

void keepText(Edit& db, SummaryId summary, const QString& text)
{
    db.prepare("UPDATE framework_summary SET text = ?1 WHERE id = ?2 AND text <> ?1").bind(text, summary).run();
    const auto kept = numbersIn(text);
    std::vector<int> gone;
    auto links = db.prepare("SELECT number FROM framework_link WHERE summary_id = ?");
    for (links.bind(summary); links.step();)
        if (kept.count(links.integer(0)) == 0)
            gone.push_back(links.integer(0));
    for (const int number : gone)
        db.prepare("DELETE FROM framework_link WHERE summary_id = ? AND number = ?").bind(summary, std::int64_t(number)).run();
}

} // namespace

Result<FrameworkMatrix> matrix(const Read& db, FrameworkId id, CoderId seen)
{
    const auto framework = byId(db, id);
    if (!framework)
        return fail(framework);
    FrameworkMatrix matrix{*framework, {}, {}};
    const RowOf rows(db, *framework);
    const auto passages = behind(db, *framework, framework->themes, rows, seen);
    const auto summaries = summariesOf(db, id);
    matrix.rows = rowsOf(db, *framework, rows, passages, summaries);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        auto& cells = matrix.cells.emplace_back();
        for (std::size_t theme = 0; theme < framework->themes.size(); ++theme)
            cells.push_back(cellOf(summaryAt(summaries, matrix.ref(row, theme)),
                                   passages.value(keyOf(framework->themes[theme].id, matrix.rows[row].title)), !seen.isValid()));
    }
    return matrix;
}

Result<std::vector<FrameworkPassage>> passages(const Read& db, FrameworkId id, const FrameworkCellRef& cell, CoderId seen)
{
    const auto framework = byId(db, id);
    if (!framework)
        return fail(framework);
    auto now = behindCell(db, *framework, cell, seen);
    if (!now)
        return now;
    const auto summaries = summariesOf(db, id);
    if (const auto* summary = summaryAt(summaries, cell); summary && !seen.isValid())
        compare(*now, summary->seen);
    std::stable_partition(now->begin(), now->end(), [](const FrameworkPassage& passage) { return passage.state != State::Gone; });
    return now;
}

Result<> write(Edit& db, FrameworkId id, const FrameworkCellRef& cell, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        const auto there = summariesOf(db, id);
        if (const auto* summary = summaryAt(there, cell))
            db.prepare("DELETE FROM framework_summary WHERE id = ?").bind(summary->id).run();
        return {};
    }
    return summaryIn(db, id, cell).map([&](SummaryId summary) { keepText(db, summary, text); });
}

Result<int> link(Edit& db, FrameworkId id, const FrameworkCellRef& cell, const QString& text, qsizetype position, SourceId source,
                 TextSpan span)
{
    const auto of = sources::byId(db, source);
    if (!of)
        return fail(of);
    if (span.start < 0 || span.isEmpty() || span.end > of->length)
        return fail(Error::Kind::Invalid, translate("Framework", "There are no words at this place of “%1”.").arg(of->name));
    const auto summary = summaryIn(db, id, cell);
    if (!summary)
        return fail(summary);
    const auto there = summariesOf(db, id);
    const auto& links = summaryAt(there, cell)->links;
    const auto known =
        std::find_if(links.begin(), links.end(), [&](const SummaryLink& each) { return each.source == source && each.span == span; });
    int number = 1;
    if (known != links.end()) {
        number = known->number;
    } else {
        const auto written = numbersIn(text);
        for (const auto& each : links)
            number = std::max(number, each.number + 1);
        while (written.count(number) > 0)
            ++number;
        db.prepare("INSERT INTO framework_link(summary_id, number, source_id, start, end) VALUES(?, ?, ?, ?, ?)")
            .bind(*summary, std::int64_t(number), source, std::int64_t(span.start), std::int64_t(span.end))
            .run();
    }
    auto linked = text;
    linked.insert(std::clamp<qsizetype>(position, 0, text.size()), markOf(number));
    keepText(db, *summary, linked);
    return number;
}

Result<> confirm(Edit& db, FrameworkId id, const FrameworkCellRef& cell)
{
    const auto framework = byId(db, id);
    if (!framework)
        return fail(framework);
    const auto there = summariesOf(db, id);
    const auto* summary = summaryAt(there, cell);
    if (!summary)
        return fail(Error::Kind::Invalid, translate("Framework", "Nothing is written in this cell yet."));
    const auto now = behindCell(db, *framework, cell, {});
    if (!now)
        return fail(now);
    db.prepare("DELETE FROM framework_seen WHERE summary_id = ?").bind(summary->id).run();
    auto insert = db.prepare("INSERT INTO framework_seen(summary_id, number, source_id, start, end, seen) VALUES(?, ?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const auto& passage : *now)
        insert.again()
            .bind(summary->id, ++number, passage.source, std::int64_t(passage.span.start), std::int64_t(passage.span.end), passage.text)
            .run();
    return {};
}

} // namespace counterpoint::frameworks

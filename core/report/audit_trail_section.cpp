#include "core/report/audit_trail_section.h"
#include "core/base/translate.h"
#include "core/integration/study_log.h"
#include "core/project/doors.h"
#include "core/report/document.h"
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace counterpoint::report {

namespace {

constexpr std::size_t mostKinds = 6; ///< of steps that are named for a day

QString tr(const char* text) { return translate("Report", text); }

/// A step without what it was done to: 'Code “…”' for 'Code “Trust”'.
QString kindOf(const QString& label)
{
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”|\"[^\"]*\""));
    static const QRegularExpression number(QStringLiteral("\\b\\d+\\b"));
    auto kind = label;
    return kind.replace(quoted, QStringLiteral("“…”")).replace(number, QStringLiteral("…"));
}

/// What one coder did on one day.
struct Work {
    int steps = 0;
    std::map<QString, int> kinds;
    void add(const QString& label)
    {
        ++steps;
        ++kinds[kindOf(label)];
    }
    /// 'Code “…” (40); New code “…” (3)', the most frequent first.
    QString inWords() const
    {
        std::vector<std::pair<QString, int>> sorted(kinds.begin(), kinds.end());
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) { return one.second > other.second; });
        QStringList said;
        for (std::size_t i = 0; i < std::min(mostKinds, sorted.size()); ++i)
            said << (sorted[i].second == 1 ? sorted[i].first : tr("%1 (%2)").arg(sorted[i].first).arg(sorted[i].second));
        if (sorted.size() > mostKinds)
            said << translate("Report", "%n more kind(s) of step", nullptr, int(sorted.size() - mostKinds));
        return said.join(QStringLiteral("; "));
    }
};

struct Record {
    std::map<QString, std::map<QString, Work>> days; ///< by day and coder
    std::set<QString> coders;
    int steps = 0;
    int undone = 0;

    explicit Record(const Read& db)
    {
        for (auto query = db.prepare("SELECT label, coder, at, state FROM history ORDER BY id"); query.step();) {
            if (query.text(3) != QLatin1String("done")) {
                ++undone;
                continue;
            }
            ++steps;
            coders.insert(query.text(1));
            days[query.text(2).left(10)][query.text(1)].add(query.text(0));
        }
    }
};

QString summaryOf(const Record& record)
{
    const auto sentence = translate("Report", "The record of this study holds %n step(s)", nullptr, record.steps)
        + translate("Report", " by %n person(s)", nullptr, int(record.coders.size()))
        + tr(", from %1 to %2.").arg(record.days.begin()->first, record.days.rbegin()->first);
    return record.undone == 0
        ? sentence
        : sentence + u' ' + translate("Report", "%n step(s) were taken back and are left out.", nullptr, record.undone);
}

void addEntries(const std::vector<LogEntry>& entries, Table& table)
{
    for (const auto& entry : entries)
        table.rows.push_back({entry.day, entry.coderName,
                              Prose{italic(titleOf(entry.kind) + QStringLiteral(": ")),
                                    bold(entry.title),
                                    {entry.body.isEmpty() ? QString() : u'\n' + entry.body}}});
}

} // namespace

void addAuditTrail(const Read& db, Document& report)
{
    const Record record(db);
    std::map<QString, std::vector<LogEntry>> entries;
    for (const auto& entry : study_log::all(db))
        entries[entry.day].push_back(entry);
    if (record.steps == 0 && entries.empty())
        return;
    if (record.steps > 0)
        report.add(Paragraph{summaryOf(record)});
    std::set<QString> days;
    for (const auto& [day, work] : record.days)
        days.insert(day);
    for (const auto& [day, written] : entries)
        days.insert(day);
    Table table;
    table.caption = tr("What was done and decided, day by day");
    table.rows.push_back({tr("Day"), tr("By"), tr("What")});
    for (const auto& day : days) {
        if (const auto written = entries.find(day); written != entries.end())
            addEntries(written->second, table);
        if (const auto work = record.days.find(day); work != record.days.end())
            for (const auto& [coder, done] : work->second)
                table.rows.push_back(
                    {day, coder, translate("Report", "%n step(s)", nullptr, done.steps) + QStringLiteral(": ") + done.inWords()});
    }
    table.note = tr("From the record that the program keeps of every step, and from the study log. Dates of steps are in UTC.");
    report.add(std::move(table));
}

} // namespace counterpoint::report

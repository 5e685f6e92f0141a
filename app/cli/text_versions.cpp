#include "app/cli/text_versions.h"
#include "core/base/translate.h"
#include "core/text/text_index.h"
#include "core/text/unified_diff.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include "core/transcript/versions.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

struct Versions {
    Source source;
    TextHistory history;

    bool isImport(std::size_t version) const { return version + 1 == history.versions().size(); }
    QString nameOf(std::size_t version) const
    {
        const auto& made = history.versions()[version];
        return isImport(version) ? translate("Cli", "%1, as imported").arg(source.name)
                                 : translate("Cli", "%1, after step %2").arg(source.name).arg(made.step.value());
    }
};

Result<Versions> read(const Project& project, const QString& name)
{
    return project.read([&](const Read& db) -> Result<Versions> {
        const auto source = sources::byName(db, name);
        if (!source)
            return fail(source);
        return Versions{*source, TextHistory::read(db, source->id)};
    });
}

/// The version that `step` made; a step between two leaves the text as the earlier one made it.
Result<std::size_t> versionAfter(const Versions& all, std::int64_t step)
{
    const auto& made = all.history.versions();
    if (step == 0)
        return made.size() - 1;
    const auto found = std::find_if(made.begin(), made.end(), [step](const TextVersion& each) { return each.step.value() <= step; });
    if (found == made.end())
        return fail(Error::Kind::Invalid, translate("Cli", "At step %1, “%2” was not in the study yet.").arg(step).arg(all.source.name));
    return std::size_t(found - made.begin());
}

QJsonValue orNull(const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject describe(const TextVersion& version)
{
    return {{"step", version.step.isValid() ? QJsonValue(qint64(version.step.value())) : QJsonValue()},
            {"label", orNull(version.label)},
            {"coder", orNull(version.coder)},
            {"at", version.at}};
}

} // namespace

Result<Answer> versionsOf(const Project& project, const QString& source)
{
    return read(project, source).map([](const Versions& all) {
        Answer answer;
        QJsonArray list;
        TextTable table;
        table.headers << translate("Cli", "Step") << translate("Cli", "When (UTC)") << translate("Cli", "Who") << translate("Cli", "What");
        for (const auto& version : all.history.versions()) {
            list.append(describe(version));
            table.rows.push_back(
                {version.step.isValid() ? QString::number(version.step.value()) : QString(), version.at, version.coder, version.label});
        }
        answer.json = {{"source", all.source.name}, {"versions", list}};
        answer.tables.push_back(table);
        return answer;
    });
}

Result<Answer> textAfter(const Project& project, const QString& source, std::int64_t step)
{
    return read(project, source).and_then([&](const Versions& all) {
        return versionAfter(all, step).map([&](std::size_t version) {
            Answer answer;
            const auto text = all.history.text(version);
            answer.json = {{"source", all.source.name},
                           {"version", describe(all.history.versions()[version])},
                           {"length", qint64(codePointCount(text))},
                           {"words", qint64(wordCount(text))},
                           {"text", text}};
            answer.lines << text;
            return answer;
        });
    });
}

Result<Answer> compareWithNow(const Project& project, const QString& source, std::int64_t step)
{
    return read(project, source).and_then([&](const Versions& all) {
        return versionAfter(all, step).map([&](std::size_t older) {
            const auto before = all.history.text(older);
            const auto after = all.history.text(0);
            const TextIndex beforeIndex(before);
            const TextIndex afterIndex(after);
            QJsonArray list;
            for (const auto& change : all.history.compare(older, 0))
                list.append(QJsonObject{{"start", qint64(change.before.start)},
                                        {"end", qint64(change.before.end)},
                                        {"now_start", qint64(change.after.start)},
                                        {"now_end", qint64(change.after.end)},
                                        {"was", beforeIndex.slice(before, change.before).toString()},
                                        {"now", afterIndex.slice(after, change.after).toString()},
                                        {"by", change.by ? QJsonValue(describe(all.history.versions()[*change.by])) : QJsonValue()}});
            Answer answer;
            answer.json = {{"source", all.source.name}, {"from", describe(all.history.versions()[older])}, {"changes", list}};
            answer.lines = unifiedDiff(before, after, all.nameOf(older), translate("Cli", "%1, now").arg(all.source.name));
            if (answer.lines.isEmpty())
                answer.lines << translate("Cli", "The text is as it was.");
            return answer;
        });
    });
}

} // namespace counterpoint::cli

#include "core/integration/findings.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

QJsonObject jsonOf(const Evidence& piece)
{
    QJsonObject json{{"kind", piece.kind == Evidence::Kind::Passage ? "passage" : "result"},
                     {"stance", toText(piece.stance)},
                     {"note", piece.note},
                     {"state", toText(piece.state)}};
    if (piece.kind == Evidence::Kind::Passage) {
        json.insert("source", orNull(piece.sourceName));
        json.insert("speaker", orNull(piece.speaker));
        json.insert("case", orNull(piece.caseName));
        json.insert("start", qint64(piece.span.start));
        json.insert("end", qint64(piece.span.end));
        json.insert("text", orNull(piece.now));
    } else {
        json.insert("analysis", orNull(piece.analysisName));
        json.insert("now", orNull(piece.now));
    }
    json.insert("seen", piece.seen);
    return json;
}

QString whereOf(const Evidence& piece)
{
    if (piece.kind == Evidence::Kind::Result)
        return piece.analysisName;
    return piece.speaker.isEmpty() ? piece.sourceName : piece.speaker + QStringLiteral(", ") + piece.sourceName;
}

Result<Answer> list(const Project& project, bool verify)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto pieces = findings::evidence(db);
        if (!pieces)
            return fail(pieces);
        Answer answer;
        QJsonArray rows;
        for (const auto& finding : findings::all(db)) {
            QJsonArray evidence;
            TextTable table;
            table.title = QStringLiteral("%1 [%2]").arg(finding.claim, toText(finding.status));
            table.headers << translate("Cli", "Evidence") << translate("Cli", "For or against") << translate("Cli", "State")
                          << translate("Cli", "Text");
            for (const auto& piece : *pieces)
                if (piece.finding == finding.id) {
                    evidence.append(jsonOf(piece));
                    table.rows.push_back({whereOf(piece), toText(piece.stance), toText(piece.state),
                                          piece.kind == Evidence::Kind::Passage ? piece.now.left(80) : piece.note});
                }
            rows.append(
                QJsonObject{{"claim", finding.claim}, {"body", finding.body}, {"status", toText(finding.status)}, {"evidence", evidence}});
            answer.tables.push_back(table);
        }
        const auto stale =
            std::count_if(pieces->begin(), pieces->end(), [](const Evidence& piece) { return piece.state != Evidence::State::Holds; });
        answer.json = {{"findings", rows}, {"stale", qint64(stale)}};
        if (verify && stale > 0) {
            answer.status = 1;
            answer.warnings << translate("Cli", "%n piece(s) of evidence no longer hold; see the column State.", nullptr, int(stale));
        }
        return answer;
    });
}

} // namespace

void addFindings(Shell& shell)
{
    const auto command = shell.add("findings", "The findings with their evidence");
    const auto verify = std::make_shared<bool>(false);
    command.app->add_flag("--verify", *verify, "Exit with 1 if any evidence no longer holds");
    shell.on(command, [&shell, command, verify] {
        return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, *verify); });
    });
}

} // namespace counterpoint::cli

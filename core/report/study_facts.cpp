#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/report/checklist_items.h"
#include "core/survey/fielding.h"
#include "core/survey/questionnaires.h"
#include "core/transcript/speakers.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Checklists", text); }
QString counted(const char* text, qint64 n) { return n == 0 ? QString() : translate("Checklists", text, nullptr, int(n)); }

qint64 count(const Read& db, const char* sql)
{
    auto query = db.prepare(sql);
    return query.step() ? query.int64(0) : 0;
}

QStringList listOf(const Read& db, const char* sql)
{
    QStringList list;
    for (auto query = db.prepare(sql); query.step();)
        list << query.text(0);
    return list;
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

/// Names of those who ask, but for labels that name nobody.
QString interviewersIn(const Read& db)
{
    QStringList names;
    for (const auto& speaker : speakers::all(db)) {
        const auto label = speaker.name.toLower();
        const bool isLabel = label.startsWith(QLatin1String("interview")) || label.startsWith(QLatin1String("moderat"))
            || label.startsWith(QLatin1String("facilitat")) || label.size() <= 3;
        if (asks(speaker.role) && !isLabel && !names.contains(speaker.name, Qt::CaseInsensitive))
            names << speaker.name;
    }
    names.sort(Qt::CaseInsensitive);
    return names.join(QStringLiteral(", "));
}

void addQualitative(const Read& db, StudyFacts& facts)
{
    facts.interviewers = interviewersIn(db);
    facts.reflexiveNotes =
        counted("%n reflexive note(s) in the study log", count(db, "SELECT count(*) FROM log_entry WHERE kind = 'reflexive note'"));
    facts.selections =
        counted("%n recorded choice(s) of interviewees from the survey", count(db, "SELECT count(*) FROM interviewee_selection"));
    const auto people = [&](const char* sql, const char* text) { return counted(text, count(db, sql)); };
    facts.participants =
        joined({people("SELECT count(*) FROM source WHERE strand = 'interviews' AND kind = 'transcript'", "%n interview(s)"),
                people("SELECT count(*) FROM source WHERE strand = 'focus groups'", "%n focus group(s)"),
                people("SELECT count(*) FROM speaker k JOIN source s ON s.id = k.source_id WHERE k.role = 'participant' AND s.strand IN "
                       "('interviews', 'focus groups')",
                       "%n participant(s) in them"),
                people("SELECT coalesce(sum(rows), 0) FROM dataset", "%n response(s) to surveys")});
    facts.groups = counted("%n attribute(s) of Cases", count(db, "SELECT count(DISTINCT attribute_id) FROM attribute_value"));
    facts.guides = counted("%n guide(s)", count(db, "SELECT count(*) FROM guide"));
    const auto again = count(db,
                             "SELECT count(*) FROM (SELECT k.case_id FROM speaker k JOIN source s ON s.id = k.source_id WHERE s.strand = "
                             "'interviews' AND k.case_id IS NOT NULL GROUP BY k.case_id HAVING count(DISTINCT s.id) > 1)");
    if (count(db,
              "SELECT count(*) FROM speaker k JOIN source s ON s.id = k.source_id WHERE s.strand = 'interviews' AND k.case_id IS NOT NULL")
        > 0)
        facts.repeated = again == 0 ? tr("nobody was interviewed twice") : counted("%n person(s) were interviewed more than once", again);
    facts.recordings = counted("%n transcript(s) with a recording", count(db, "SELECT count(DISTINCT source_id) FROM recording"));
    facts.memosOnSources = counted("%n memo(s) on sources", count(db, "SELECT count(*) FROM memo WHERE subject = 'source'"));
    facts.saturation = listOf(db,
                              "SELECT '“' || a.name || '”' FROM analysis a WHERE a.kind = 'saturation' AND (a.in_report = 1 OR EXISTS "
                              "(SELECT 1 FROM report_section r WHERE instr(r.options, a.uuid) > 0)) ORDER BY a.position")
                           .join(QStringLiteral(", "));
}

void addCoding(const Read& db, StudyFacts& facts)
{
    const auto coders = listOf(
        db, "SELECT name FROM coder c WHERE c.is_consensus = 0 AND EXISTS (SELECT 1 FROM coding g WHERE g.coder_id = c.id) ORDER BY id");
    facts.coders =
        coders.isEmpty() ? QString() : counted("%n coder(s)", coders.size()) + QStringLiteral(": ") + coders.join(QStringLiteral(", "));
    facts.codes = counted("%n code(s)", count(db, "SELECT count(*) FROM code"));
    facts.origins = joined({counted("%n code(s) brought from theory", count(db, "SELECT count(*) FROM code WHERE origin = 'theory'")),
                            counted("%n code(s) found in the data", count(db, "SELECT count(*) FROM code WHERE origin = 'data'"))});
    facts.findings = counted("%n finding(s)", count(db, "SELECT count(*) FROM finding"));
    facts.quotes = counted("%n passage(s) as evidence", count(db, "SELECT count(*) FROM evidence WHERE kind = 'passage'"));
    facts.against =
        counted("%n piece(s) of evidence against findings", count(db, "SELECT count(*) FROM evidence WHERE stance = 'contradicts'"));
    facts.displays = joined({counted("%n joint display(s)", count(db, "SELECT count(*) FROM joint_display")),
                             counted("%n table(s) of convergence", count(db, "SELECT count(*) FROM convergence_matrix"))});
    facts.inferences =
        joined({counted("%n inference(s) from joint displays", count(db, "SELECT count(*) FROM joint_row WHERE inference <> ''")),
                counted("%n judgement(s) of convergence", count(db, "SELECT count(*) FROM convergence_assessment"))});
}

QString percent(std::optional<double> rate) { return rate ? tr("%1 %").arg(100 * *rate, 0, 'f', 1) : QString(); }

/// What the questionnaires and their fielding say.
Result<> addSurvey(const Read& db, StudyFacts& facts)
{
    qint64 questions = 0, pages = 0, conditions = 0, required = 0, byChance = 0, consent = 0;
    QStringList rates, completed;
    for (const auto& one : questionnaires::all(db)) {
        questions += one.questions;
        const auto questionnaire = questionnaires::read(db, one.id);
        if (!questionnaire)
            return fail(questionnaire);
        for (const auto& place : allItems(*questionnaire)) {
            pages += place.item->type == ItemType::Page;
            conditions += !place.item->relevant.isEmpty();
            required += place.item->required != Required::No;
            byChance += place.item->isRandom;
            consent += place.item->type == ItemType::Consent;
        }
        const auto progress = fielding::progressOf(db, one.id);
        rates << percent(progress.responseRate());
        completed << percent(progress.responses() > 0 ? std::optional(double(progress.complete) / double(progress.responses()))
                                                      : std::nullopt);
    }
    facts.questions = counted("%n question(s)", questions);
    facts.pages = counted("%n page(s)", pages);
    facts.conditions = counted("%n question(s) or part(s) shown on a condition", conditions);
    facts.required = counted("%n question(s) that ask for an answer", required);
    facts.chance = counted("%n list(s) or part(s) in an order by chance", byChance);
    facts.consent = counted("asked for %n time(s) in the questionnaire", consent);
    facts.rate = joined(rates);
    facts.completion = joined(completed);
    return {};
}

} // namespace

StudyFacts factsOf(const Read& db)
{
    StudyFacts facts;
    addQualitative(db, facts);
    addCoding(db, facts);
    // A questionnaire that cannot be read leaves its items to the researcher.
    (void)addSurvey(db, facts);
    facts.invitations = counted("closed: %n invitation(s)", count(db, "SELECT count(*) FROM invitation"));
    facts.channels = listOf(db, "SELECT DISTINCT channel FROM survey_response ORDER BY channel").join(QStringLiteral(", "));
    facts.encrypted = count(db, "SELECT count(*) FROM fielding WHERE encrypts = 1") > 0 ? tr("responses were encrypted") : QString();
    facts.versions = counted("%n version(s) were fielded", count(db, "SELECT count(*) FROM questionnaire_version"));
    facts.partial =
        counted("%n partial response(s) kept apart", count(db, "SELECT count(*) FROM survey_response WHERE status = 'partial'"));
    facts.quality = listOf(db, "SELECT '“' || name || '”' FROM analysis WHERE kind = 'quality' AND in_report = 1 ORDER BY position")
                        .join(QStringLiteral(", "));
    facts.weights = counted("%n weighted dataset(s)", count(db, "SELECT count(*) FROM weighting"));
    return facts;
}

} // namespace counterpoint::report

#include "tests/core/analysis/study_file.h"
#include "core/analysis/result.h"
#include "core/analysis/study_items.h"
#include "core/coding/autocode.h"
#include "core/coding/source_search.h"
#include "core/interchange/text_reading.h"
#include "core/project/doors.h"
#include "core/responses/import_responses.h"
#include "core/responses/respondents.h"
#include "core/sample/sample_study.h"
#include "core/survey/guides.h"
#include "core/transcript/import_files.h"
#include "core/transcript/speakers.h"
#include "tests/support/shared_data.h"
#include <QJsonArray>

namespace counterpoint::test {

namespace {

/// What a person codes in one go: sentences or turns where a word stands.
struct WordCoding {
    const char* coder;
    const char* code;
    const char* word;
    CodingUnit unit;
};

constexpr WordCoding codedWords[] = {
    {"Ada", "Work", "work", CodingUnit::Turn},         {"Bea", "Work", "work", CodingUnit::Sentence},
    {"Ada", "Work/Day", "day", CodingUnit::Sentence},  {"Bea", "Work/Day", "days", CodingUnit::Sentence},
    {"Ada", "Opinion", "opinion", CodingUnit::Turn},   {"Bea", "Opinion", "opinions", CodingUnit::Turn},
    {"Ada", "Opinion/Doubt", "but", CodingUnit::Hit},  {"Bea", "Opinion/Doubt", "maybe", CodingUnit::Sentence},
    {"Ada", "People", "people", CodingUnit::Sentence}, {"Bea", "People", "people", CodingUnit::Turn},
    {"Ada", "Language", "Go", CodingUnit::Sentence},   {"Bea", "Language", "code", CodingUnit::Sentence},
    {"Ada", "Agreeing", "yeah", CodingUnit::Turn},     {"Bea", "Agreeing", "right", CodingUnit::Turn},
    {"Ada", "Only of Ada", "never", CodingUnit::Turn},
};

Result<> importTranscripts(Edit& db, const QStringList& paths)
{
    const auto read = readTranscripts(paths, {}, {});
    if (!read)
        return fail(read);
    for (const auto& file : *read) {
        if (!file.plan)
            return fail(Error::Kind::Format, file.problem);
        if (const auto done = importTranscript(db, *file.plan); !done)
            return fail(done);
    }
    return {};
}

Result<> code(Edit& db, const WordCoding& what)
{
    const auto coder = coders::ensure(db, QString::fromLatin1(what.coder));
    const auto id = codebook::ensurePath(db, QString::fromLatin1(what.code));
    if (!coder || !id)
        return fail(Error::Kind::Invalid, QStringLiteral("No code or coder"));
    auto hits = search::everywhere(db, {QString::fromLatin1(what.word), false, true}, 0);
    if (!hits)
        return fail(hits);
    const auto done = autocode::apply(db, autocode::passagesFor(db, *hits, what.unit), *id, *coder);
    return done ? Result<>() : fail(done);
}

/// Every other Case, by name, stands on the left; the rows of the survey are the first ones.
Result<> describeCases(Edit& db, const ImportedResponses& responses)
{
    const auto side = attributes::ensure(db, QStringLiteral("side"));
    const auto order = attributes::ensure(db, QStringLiteral("order"));
    if (!side || !order)
        return fail(side);
    const auto people = cases::all(db);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto half = i % 2 == 0 ? QStringLiteral("left") : QStringLiteral("right");
        const auto third = QStringLiteral("part %1").arg(i % 3 + 1);
        if (const auto set = cases::set(db, people[i].id, {*side, QStringLiteral("side"), Attribute::Type::Text}, half); !set)
            return set;
        if (i % 5 != 4)
            if (const auto set = cases::set(db, people[i].id, {*order, QStringLiteral("order"), Attribute::Type::Text}, third); !set)
                return set;
    }
    for (qint64 row = 0; row < 4; ++row)
        if (const auto linked = respondents::link(db, {responses.dataset, row}, people[std::size_t(row) * 3].id); !linked)
            return linked;
    return {};
}

/// Who asks, which the files do not say.
void setRoles(Edit& db)
{
    for (const auto& speaker : speakers::all(db))
        if (speaker.name == QLatin1String("Tim Smith"))
            speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
        else if (speaker.name == QLatin1String("Jerod Santo"))
            speakers::setRole(db, speaker.id, SpeakerRole::Moderator);
}

/// A guide of the longest that the interviewer asks, word by word.
Result<> addGuide(Edit& db)
{
    std::map<qsizetype, QString> asked;
    const auto questionsAsked = knownTables + "SELECT words FROM said WHERE role = 'interviewer' AND words LIKE '%?%'";
    for (auto query = db.prepare(questionsAsked.toUtf8().constData()); query.step();)
        asked[query.text(0).size()] = query.text(0).simplified();
    const auto guide = guides::add(db, QStringLiteral("What was asked"));
    if (!guide)
        return fail(guide);
    std::vector<GuideQuestion> questions;
    for (auto each = asked.rbegin(); each != asked.rend() && questions.size() < 4; ++each)
        questions.push_back({{}, {}, each->second});
    guides::addQuestions(db, *guide, questions);
    return {};
}

constexpr const char* transcripts[] = {"away-from-keyboard-1.md", "go-time-191.md", "Yasmine_Interview_Transcript.docx", "trans1.docx"};
constexpr const char* survey = "real/surveys/qualtrics/Single_Answer_Matrix_Questions/Single_Answer_Matrix_Questions.csv";

QString pathOf(const char* transcript) { return sharedData(QStringLiteral("real/transcripts/") + QLatin1String(transcript)); }

Result<> fillWithTranscripts(Edit& db)
{
    QStringList paths;
    for (const auto* name : transcripts)
        paths << pathOf(name);
    QFile file(sharedData(QLatin1String(survey)));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, file.errorString());
    const auto responses = responsesFrom(valueOf(previewResponses(file.readAll(), QStringLiteral("matrix.csv"))), "matrix.csv");
    if (const auto imported = importTranscripts(db, paths); !imported)
        return imported;
    const auto imported = importResponses(db, responses);
    if (!imported)
        return fail(imported);
    for (const auto& what : codedWords)
        if (const auto coded = code(db, what); !coded)
            return coded;
    setRoles(db);
    return describeCases(db, *imported).and_then([&] { return addGuide(db); });
}

} // namespace

std::vector<std::string> studyFiles()
{
    bool areThere = !sharedData(QLatin1String(survey)).isEmpty();
    for (const auto* name : transcripts)
        areThere = !pathOf(name).isEmpty() && areThere;
    return areThere ? std::vector<std::string>{"sample", "transcripts"} : std::vector<std::string>{"sample"};
}

StudyFile::StudyFile(const std::string& which)
    : project(valueOf(Project::create(m_folder.filePath(QStringLiteral("study.counterpoint")), QString::fromStdString(which))))
{
    if (which == "sample")
        REQUIRE(sample::fill(*project));
    else if (const auto done = project->perform(QStringLiteral("Arrange"), fillWithTranscripts); !done)
        FAIL(done.error().message.toStdString());
}

double StudyFile::number(const QString& sql) const
{
    return valueOf(project->read([&](const Read& db) -> Result<double> {
        auto query = db.prepare(sql.toUtf8().constData());
        return query.step() ? double(query.int64(0)) : -1;
    }));
}

QStringList StudyFile::list(const QString& sql) const
{
    return valueOf(project->read([&](const Read& db) -> Result<QStringList> {
        QStringList found;
        for (auto query = db.prepare(sql.toUtf8().constData()); query.step();)
            found << query.text(0);
        return found;
    }));
}

QJsonObject StudyFile::part(const Analysis& analysis, qsizetype part) const
{
    const auto result = valueOf(project->read([&](const Read& db) { return run(db, analysis); }));
    return result.json["results"].toArray().at(part).toObject()["result"].toObject();
}

QJsonObject StudyFile::part(const QString& kind, qsizetype part, const std::map<QString, QJsonValue>& options) const
{
    Analysis analysis;
    analysis.kind = kind;
    for (const auto& [key, value] : options)
        setOption(analysis, key, value);
    return this->part(analysis, part);
}

QJsonValue StudyFile::named(const QString& kind, const char* option, const QString& name) const
{
    return valueOf(
        project->read([&](const Read& db) { return study_items::valueFrom(db, *findAnalysisKind(kind)->option(option), {name}); }));
}

QString quoted(const QString& text) { return u'\'' + QString(text).replace("'", "''") + u'\''; }

const QString knownTables = QStringLiteral(
    "WITH RECURSIVE path(id, path) AS (SELECT id, name FROM code WHERE parent_id IS NULL UNION ALL SELECT c.id, p.path || '/' || c.name "
    "FROM code c JOIN path p ON p.id = c.parent_id), "
    "stretch AS MATERIALIZED (SELECT t.*, lead(start, 1, 1 << 40) OVER (PARTITION BY source_id ORDER BY start) AS next FROM turn t), "
    "voice AS MATERIALIZED (SELECT g.id AS coding, g.source_id AS source, p.role AS role, k.name AS person, p.name AS speaker FROM coding "
    "g LEFT JOIN stretch t ON t.source_id = g.source_id AND g.start >= t.start AND g.start < t.next LEFT JOIN speaker p ON p.id = "
    "t.speaker_id LEFT JOIN study_case k ON k.id = p.case_id), "
    "body(source, text) AS MATERIALIZED (SELECT source_id, group_concat(text, char(10)) FROM (SELECT p.* FROM paragraph p JOIN source s "
    "ON s.id = p.source_id ORDER BY p.source_id, p.position) GROUP BY source_id), "
    "said(source, start, next, role, person, response, words) AS MATERIALIZED (SELECT t.source_id, t.start, t.next, coalesce(p.role, ''), "
    "coalesce(p.case_id, r.case_id), t.response_row, substr(b.text, t.content_start + 1, min(t.next, length(b.text)) - t.content_start) "
    "FROM stretch t JOIN body b ON b.source = t.source_id JOIN source s ON s.id = t.source_id LEFT JOIN speaker p ON p.id = "
    "t.speaker_id LEFT JOIN variable v ON v.id = s.variable_id LEFT JOIN response_case r ON r.dataset_id = v.dataset_id AND r.row = "
    "t.response_row) ");

} // namespace counterpoint::test

#include "core/transcript/sources.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/paragraphs.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <utility>

namespace counterpoint {

QString toText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Transcript:
        return QStringLiteral("transcript");
    case SourceKind::Document:
        return QStringLiteral("document");
    case SourceKind::Answers:
        break;
    }
    return QStringLiteral("answers");
}

QString toText(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return QStringLiteral("interviews");
    case Strand::Survey:
        return QStringLiteral("survey");
    case Strand::FocusGroups:
        return QStringLiteral("focus groups");
    case Strand::Documents:
        break;
    }
    return QStringLiteral("documents");
}

Result<Strand> strandFrom(const QString& text)
{
    for (const auto strand : {Strand::Interviews, Strand::Survey, Strand::FocusGroups, Strand::Documents})
        if (text.compare(toText(strand), Qt::CaseInsensitive) == 0)
            return strand;
    return fail(Error::Kind::Invalid,
                translate("Sources", "“%1” is not a strand. The strands are interviews, survey, focus groups and documents.").arg(text));
}

namespace {

SourceKind kindFrom(const QString& text)
{
    return text == QLatin1String("answers") ? SourceKind::Answers
        : text == QLatin1String("document") ? SourceKind::Document
                                            : SourceKind::Transcript;
}

constexpr const char* allSources = R"(
    SELECT s.id, s.name, s.kind, s.strand, s.file_name, s.length, s.words, s.variable_id, coalesce(c.codings, 0) - coalesce(k.agreed, 0)
      FROM source s LEFT JOIN (SELECT source_id, count(*) AS codings FROM coding GROUP BY source_id) c ON c.source_id = s.id
      LEFT JOIN (SELECT source_id, count(*) AS agreed FROM coding WHERE coder_id IN (SELECT id FROM coder WHERE is_consensus = 1)
                  GROUP BY source_id) k ON k.source_id = s.id)";
constexpr const char* uncountedSources = "SELECT id, name, kind, strand, file_name, length, words, variable_id, 0 FROM source";
constexpr const char* oneSource = R"(
    SELECT id, name, kind, strand, file_name, length, words, variable_id, (SELECT count(*) FROM coding WHERE source_id = source.id
           AND coder_id NOT IN (SELECT id FROM coder WHERE is_consensus = 1))
      FROM source WHERE id = ?)";

Source sourceIn(const sqlite::Statement& row)
{
    return {row.id<SourceId>(0),  row.text(1),  kindFrom(row.text(2)), strandFrom(row.text(3)).value_or(Strand::Documents),
            row.text(4),          row.int64(5), row.int64(6),          row.integer(8),
            row.id<VariableId>(7)};
}

int rank(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return 1;
    case Strand::FocusGroups:
        return 2;
    case Strand::Survey:
        return 3;
    case Strand::Documents:
        break;
    }
    return 4;
}

/// By strand, then name, as SQLite would order them by COLLATE NAME; but names are folded once, not at each comparison.
std::vector<Source> sourcesIn(sqlite::Statement query)
{
    struct Row {
        QString folded;
        Source source;
    };
    std::vector<Row> rows;
    while (query.step()) {
        auto source = sourceIn(query);
        auto folded = source.name.toCaseFolded();
        rows.push_back({std::move(folded), std::move(source)});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        if (a.source.strand != b.source.strand)
            return rank(a.source.strand) < rank(b.source.strand);
        const int order = a.folded.compare(b.folded);
        return order != 0 ? order < 0 : a.source.id < b.source.id;
    });
    std::vector<Source> sources;
    sources.reserve(rows.size());
    for (auto& row : rows)
        sources.push_back(std::move(row.source));
    return sources;
}

QStringList namesOf(const std::vector<Source>& rows)
{
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return names;
}

/// `name`, or the first of 'name (2)', 'name (3)' … that no source has.
QString freeName(const Read& db, const QString& name)
{
    const auto isTaken = [&](const QString& wanted) {
        auto query = db.prepare("SELECT 1 FROM source WHERE name = ? COLLATE NAME");
        return query.bind(wanted).step();
    };
    QString candidate = name;
    for (int number = 2; isTaken(candidate); ++number)
        candidate = QStringLiteral("%1 (%2)").arg(name).arg(number);
    return candidate;
}

} // namespace

namespace sources {

std::vector<Source> all(const Read& db) { return sourcesIn(db.prepare(allSources)); }

std::vector<Source> uncounted(const Read& db) { return sourcesIn(db.prepare(uncountedSources)); }

Result<Source> byId(const Read& db, SourceId id)
{
    auto query = db.prepare(oneSource);
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate("Sources", "This source is no longer in the study."));
    return sourceIn(query);
}

Result<Source> byName(const Read& db, const QString& name)
{
    const auto rows = all(db);
    return findName(name, namesOf(rows), translate("Sources", "source")).map([&](qsizetype i) { return rows[std::size_t(i)]; });
}

QString text(const Read& db, SourceId id) { return paragraphs::join(db, id); }

Result<SourceId> add(Edit& db, const NewSource& source)
{
    const auto name = source.name.trimmed();
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, translate("Sources", "The source needs a name."));
    db.prepare("INSERT INTO source(uuid, name, kind, strand, file_name, imported_at, length, words, variable_id) VALUES(?, ?, ?, ?, ?, ?, "
               "?, ?, ?)")
        .bind(newUuid(), freeName(db, name), toText(source.kind), toText(source.strand), source.fileName, Clock::stamp(),
              std::int64_t(codePointCount(source.text)), std::int64_t(wordCount(source.text)), source.variable)
        .run();
    const SourceId id(db.lastInsertId());
    paragraphs::insertAll(db, id, source.text);
    return id;
}

Result<> rename(Edit& db, SourceId id, const QString& name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Sources", "The source needs a name."));
    auto taken = db.prepare("SELECT 1 FROM source WHERE name = ? COLLATE NAME AND id <> ?");
    if (taken.bind(name.trimmed(), id).step())
        return fail(Error::Kind::Invalid, translate("Sources", "There is already a source called “%1”.").arg(name.trimmed()));
    db.prepare("UPDATE source SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void setStrand(Edit& db, SourceId id, Strand strand)
{
    db.prepare("UPDATE source SET strand = ? WHERE id = ?").bind(toText(strand), id).run();
}

void remove(Edit& db, SourceId id)
{
    db.prepare("DELETE FROM memo WHERE subject = 'coding' AND subject_id IN (SELECT id FROM coding WHERE source_id = ?)").bind(id).run();
    db.prepare("DELETE FROM memo WHERE subject IN ('source', 'passage') AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM source WHERE id = ?").bind(id).run();
}

void touch(Edit& db, SourceId id) { db.prepare("UPDATE source SET revision = revision + 1 WHERE id = ?").bind(id).run(); }

Result<SourceId> addAnswers(Edit& db, const QString& name, VariableId variable, const std::vector<Answer>& answers)
{
    NewSource source{name, SourceKind::Answers, Strand::Survey, {}, {}, variable};
    std::vector<Turn> turns;
    qsizetype position = 0;
    for (const auto& answer : answers) {
        if (!turns.empty()) {
            source.text += u'\n';
            ++position;
        }
        Turn turn;
        turn.span.start = turn.contentStart = position;
        turn.responseRow = answer.row;
        turns.push_back(turn);
        source.text += answer.text;
        position += codePointCount(answer.text);
    }
    auto id = add(db, source);
    if (id)
        turns::insertAll(db, *id, turns);
    return id;
}

} // namespace sources

} // namespace counterpoint

#pragma once
#include "core/coding/coders.h"
#include "core/transcript/import_transcript.h"
#include "tests/bench/a_big_study.h"
#include <map>

namespace counterpoint::bench {

/// A study of many transcripts of 8,000 words with 200 codes, made once in a run: 300 transcripts with 60,000 codings, or 3,000 with
/// 1,000,000. The first transcript has 5,000 codings more.
class LargeStudy {
public:
    static LargeStudy& of(std::int64_t transcripts)
    {
        static std::map<std::int64_t, std::unique_ptr<LargeStudy>> made;
        auto& study = made[transcripts];
        if (!study)
            study.reset(new LargeStudy(transcripts));
        return *study;
    }
    QString path() const { return m_folder.filePath(QStringLiteral("study.counterpoint")); }
    Project& project() { return *m_project; }
    void close() { m_project.reset(); }
    void open() { m_project = std::move(Project::open(path()).value()); }

    CoderId coder;
    std::vector<CodeId> codes;
    static constexpr SourceId first{1};
    static constexpr SourceId second{2};

private:
    explicit LargeStudy(std::int64_t transcripts)
    {
        m_project = std::move(Project::create(path(), QStringLiteral("Measured")).value());
        const auto done = m_project->perform(QStringLiteral("Arrange"), [&](Edit& db) -> Result<> {
            const auto added = importTranscript(db, proposeTranscript(QStringLiteral("Interview 1.txt"), {BigStudy::textOf(8'000), {}}));
            if (!added)
                return fail(added);
            coder = coders::ensure(db, QStringLiteral("Ada")).value();
            for (int i = 0; i < 200; ++i)
                codes.push_back(codebook::add(db, QStringLiteral("Code %1").arg(i)).value());
            db.unrecorded([&] { multiply(db, transcripts); });
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    /// The other transcripts have the text, speakers and turns of the first.
    void multiply(Edit& db, std::int64_t transcripts)
    {
        db.prepare("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                   "INSERT INTO source(id, uuid, name, kind, strand, file_name, imported_at, length, words) "
                   "SELECT i, 's' || i, 'Interview ' || i, kind, strand, file_name, imported_at, length, words FROM n, source WHERE id = 1")
            .bind(transcripts)
            .run();
        db.prepare("INSERT INTO speaker(id, uuid, source_id, name, role, position) "
                   "SELECT s.id * 10 + p.id, 'p' || (s.id * 10 + p.id), s.id, p.name, p.role, p.position FROM source s, speaker p "
                   "WHERE s.id > 1 AND p.source_id = 1")
            .run();
        db.prepare("INSERT INTO paragraph SELECT s.id, p.position, p.text FROM source s, paragraph p WHERE s.id > 1 AND p.source_id = 1")
            .run();
        db.prepare("INSERT INTO turn(source_id, id, start, content_start, speaker_id) "
                   "SELECT s.id, t.id, t.start, t.content_start, s.id * 10 + t.speaker_id FROM source s, turn t "
                   "WHERE s.id > 1 AND t.source_id = 1")
            .run();
        const std::int64_t each = transcripts >= 3000 ? 333 : 200;
        code(db, 1, transcripts, each, 180);
        code(db, 1, 1, 5'000, 12);
    }

    void code(Edit& db, std::int64_t from, std::int64_t to, std::int64_t count, std::int64_t distance)
    {
        db.prepare("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1) "
                   "INSERT INTO coding(uuid, source_id, code_id, coder_id, start, end, created_at) "
                   "SELECT 'c' || s.id || '-' || ?1 || '-' || i, s.id, 1 + (s.id * 7 + i * 13) % 200, ?2, i * ?3, i * ?3 + 90, 'now' "
                   "FROM source s, n WHERE s.id BETWEEN ?4 AND ?5")
            .bind(count, coder, distance, from, to)
            .run();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;
};

} // namespace counterpoint::bench

#pragma once
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "core/transcript/sources.h"
#include <QTemporaryDir>
#include <random>

namespace counterpoint::bench {

/// A study file with one transcript of `words` words in turns of about 40, and `codings` codings of 20 codes spread over it.
class BigStudy {
public:
    BigStudy(int words, int codings)
    {
        auto made = Project::create(path(), QStringLiteral("Measured"));
        if (!made)
            return;
        m_project = std::move(*made);
        const auto done = m_project->perform(QStringLiteral("Arrange"), [&](Edit& db) -> Result<> {
            const auto added =
                sources::add(db, {QStringLiteral("Long"), SourceKind::Transcript, Strand::Interviews, {}, textOf(words), {}});
            const auto coderId = coders::ensure(db, QStringLiteral("Ada"));
            if (!added || !coderId)
                return fail(Error::Kind::Internal, QStringLiteral("no source"));
            source = *added;
            coder = *coderId;
            for (int i = 0; i < 20; ++i)
                codes.push_back(codebook::add(db, QStringLiteral("Code %1").arg(i)).value_or(CodeId()));
            length = qsizetype(sources::byId(db, source).value_or(Source()).length);
            for (int i = 0; i < codings; ++i) {
                const auto at = length / codings * i;
                db.prepare("INSERT INTO coding(uuid, source_id, code_id, coder_id, start, end, created_at) VALUES(?, ?, ?, ?, ?, ?, 'now')")
                    .bind(QString::number(i), source, codes[std::size_t(i) % codes.size()], coder, std::int64_t(at),
                          std::int64_t(std::min(length, at + 90)))
                    .run();
            }
            return {};
        });
        isReady = done.has_value();
    }

    static QString textOf(int words)
    {
        QString text;
        for (int i = 0; i < words; ++i) {
            if (i % 40 == 0)
                text += (i ? QStringLiteral("\n") : QString()) + (i % 80 ? QStringLiteral("Ann: ") : QStringLiteral("Interviewer: "));
            text += QStringLiteral("word%1 ").arg(i % 977);
        }
        return text;
    }
    QString path() const { return m_folder.filePath(QStringLiteral("study.counterpoint")); }
    Project& project() { return *m_project; }
    void close() { m_project.reset(); }

    bool isReady = false;
    SourceId source;
    CoderId coder;
    std::vector<CodeId> codes;
    qsizetype length = 0;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;
};

} // namespace counterpoint::bench

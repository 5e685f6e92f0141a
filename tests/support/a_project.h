#pragma once
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include "tests/support/printing.h"
#include <QTemporaryDir>

namespace counterpoint::test {

inline std::unique_ptr<Project> emptyProject() { return valueOf(Project::inMemory(QStringLiteral("A study"))); }

/// A study in memory, filled a line per thing: `aProject().withTranscript("Interview", …).withCode("Trust").withCoding("never").build()`.
/// Codings go to the last code and the last source, by the coder named last ('Ada' until another is named).
class AProject {
    template <class F>
    auto step(F&& body)
    {
        const auto done = m_project->perform(QStringLiteral("Arrange"), body);
        if (!done)
            FAIL(done.error().message.toStdString());
        if constexpr (!std::is_void_v<typename std::remove_cvref_t<decltype(done)>::value_type>)
            return *done;
    }

public:
    AProject() { withCoder(QStringLiteral("Ada")); }

    AProject& withCoder(const QString& name)
    {
        m_coder = step([&](Edit& db) { return coders::ensure(db, name); });
        return *this;
    }
    AProject& withTranscript(const QString& name, const QString& text, Strand strand = Strand::Interviews)
    {
        m_source = step([&](Edit& db) { return sources::add(db, {name, SourceKind::Transcript, strand, {}, text, {}}); });
        m_text = text;
        m_turns.clear();
        return *this;
    }
    /// A turn of `speaker` (a Case of the same name) from where `label` first stands in the text.
    AProject& withTurn(const QString& label, const QString& speaker)
    {
        const auto at = m_text.indexOf(label);
        REQUIRE(at >= 0);
        step([&](Edit& db) -> Result<> {
            const auto person = cases::ensure(db, speaker);
            if (!person)
                return fail(person);
            const auto id = speakers::add(db, {{}, m_source, speaker, SpeakerRole::Participant, *person});
            Turn turn;
            turn.span.start = TextIndex(m_text).toCodePoint(at);
            turn.contentStart = turn.span.start + codePointCount(label);
            turn.speaker = id;
            m_turns.push_back(turn);
            db.prepare("DELETE FROM turn WHERE source_id = ?").bind(m_source).run();
            turns::insertAll(db, m_source, m_turns);
            return {};
        });
        return *this;
    }
    AProject& withCode(const QString& path)
    {
        m_code = step([&](Edit& db) { return codebook::ensurePath(db, path); });
        return *this;
    }
    /// Codes the first place where `quote` stands.
    AProject& withCoding(const QString& quote)
    {
        const auto at = m_text.indexOf(quote);
        REQUIRE(at >= 0);
        const auto start = TextIndex(m_text).toCodePoint(at);
        step([&](Edit& db) { return codings::add(db, {{}, m_source, m_code, m_coder, {start, start + codePointCount(quote)}, {}, {}}); });
        return *this;
    }

    SourceId source() const { return m_source; }
    CodeId code() const { return m_code; }
    CoderId coder() const { return m_coder; }
    Project& project() { return *m_project; }
    std::unique_ptr<Project> build() { return std::move(m_project); }

private:
    std::unique_ptr<Project> m_project = emptyProject();
    QString m_text;
    std::vector<Turn> m_turns;
    SourceId m_source;
    CodeId m_code;
    CoderId m_coder;
};
inline AProject aProject() { return {}; }

/// Everything that is recorded, as text: two studies with the same dump are the same to the user. Paragraphs and turns count
/// only while their source is there.
inline QString dump(const Project& project)
{
    return valueOf(project.read([](const Read& db) {
        QStringList tables;
        for (auto query =
                 db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'history%' "
                            "AND name NOT LIKE 'bulk_%' ORDER BY name");
             query.step();)
            tables << query.text(0);
        QString out;
        for (const auto& table : tables) {
            const bool isPart =
                table == QLatin1String("paragraph") || table == QLatin1String("turn") || table == QLatin1String("time_mark");
            QStringList columns;
            auto info = db.prepare("SELECT name FROM pragma_table_info(?)");
            for (info.bind(table); info.step();)
                columns << QStringLiteral("quote(\"%1\")").arg(info.text(0));
            const auto rowsOf = QStringLiteral("SELECT %1 FROM %2 %3 ORDER BY 1")
                                    .arg(columns.join(QStringLiteral(" || '|' || ")), table,
                                         isPart ? QStringLiteral("WHERE source_id IN (SELECT id FROM source)") : QString());
            out += table + u'\n';
            for (auto rows = db.prepare(rowsOf.toUtf8().constData()); rows.step();)
                out += QStringLiteral("  ") + rows.text(0) + u'\n';
        }
        return out;
    }));
}

} // namespace counterpoint::test

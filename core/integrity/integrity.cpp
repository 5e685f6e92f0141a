#include "core/integrity/integrity.h"
#include "core/base/translate.h"
#include "core/coding/query/passage_query.h"
#include "core/coding/query/saved_queries.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/text/long_lines.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"

namespace counterpoint {

namespace {

struct Orphans {
    const char* sentence; ///< %1 is their number
    const char* count;
    const char* mend; ///< nullptr: nothing can be done without guessing
};

constexpr Orphans orphans[]{
    {"%1 codings point at a source, code or coder that is not there.",
     "SELECT count(*) FROM coding WHERE source_id NOT IN (SELECT id FROM source) OR code_id NOT IN (SELECT id FROM code) OR coder_id NOT "
     "IN (SELECT id FROM coder)",
     "DELETE FROM coding WHERE source_id NOT IN (SELECT id FROM source) OR code_id NOT IN (SELECT id FROM code) OR coder_id NOT IN (SELECT "
     "id FROM coder)"},
    {"%1 codings reach beyond the end of their source.",
     "SELECT count(*) FROM coding c JOIN source s ON s.id = c.source_id WHERE c.end > s.length",
     "UPDATE coding SET end = (SELECT length FROM source WHERE id = source_id) WHERE end > (SELECT length FROM source WHERE id = "
     "source_id) "
     "AND start < (SELECT length FROM source WHERE id = source_id)"},
    {"%1 codings begin beyond the end of their source.",
     "SELECT count(*) FROM coding c JOIN source s ON s.id = c.source_id WHERE c.start >= s.length",
     "DELETE FROM coding WHERE start >= (SELECT length FROM source WHERE id = source_id)"},
    {"%1 turns begin beyond the end of their source.",
     "SELECT count(*) FROM turn t JOIN source s ON s.id = t.source_id WHERE t.content_start > s.length",
     "DELETE FROM turn WHERE content_start > (SELECT length FROM source WHERE id = source_id)"},
    {"%1 turns name a speaker who is not there.",
     "SELECT count(*) FROM turn t JOIN source s ON s.id = t.source_id WHERE t.speaker_id IS NOT NULL AND t.speaker_id NOT IN (SELECT id "
     "FROM speaker)",
     "UPDATE turn SET speaker_id = NULL WHERE speaker_id IS NOT NULL AND speaker_id NOT IN (SELECT id FROM speaker)"},
    {"%1 speakers are linked to a Case that is not there.",
     "SELECT count(*) FROM speaker WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM study_case)",
     "UPDATE speaker SET case_id = NULL WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM study_case)"},
    {"%1 codes stand below a code that is not there.",
     "SELECT count(*) FROM code WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM code)",
     "UPDATE code SET parent_id = NULL WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM code)"},
    {"%1 pieces of evidence belong to a finding that is not there.",
     "SELECT count(*) FROM evidence WHERE finding_id NOT IN (SELECT id FROM finding)",
     "DELETE FROM evidence WHERE finding_id NOT IN (SELECT id FROM finding)"},
    {"%1 passages of evidence reach beyond the end of their source.",
     "SELECT count(*) FROM evidence e JOIN source s ON s.id = e.source_id WHERE e.end > s.length",
     "UPDATE evidence SET end = (SELECT length FROM source WHERE id = source_id) WHERE end > (SELECT length FROM source WHERE id = "
     "source_id)"},
    {"%1 responses are linked beyond the last row of their dataset.",
     "SELECT count(*) FROM response_case r JOIN dataset d ON d.id = r.dataset_id WHERE r.row >= d.rows",
     "DELETE FROM response_case WHERE row >= (SELECT rows FROM dataset WHERE id = dataset_id)"},
    {"%1 places of pseudonyms lie beyond the end of their source.",
     "SELECT count(*) FROM pseudonym_use u JOIN source s ON s.id = u.source_id WHERE u.end > s.length",
     "DELETE FROM pseudonym_use WHERE end > (SELECT length FROM source WHERE id = source_id)"},
    {"%1 places of pseudonyms belong to a pseudonym or source that is not there.",
     "SELECT (SELECT count(*) FROM pseudonym_use WHERE pseudonym_id NOT IN (SELECT id FROM pseudonym) OR source_id NOT IN (SELECT id FROM "
     "source)) + (SELECT count(*) FROM pseudonym_field_use WHERE pseudonym_id NOT IN (SELECT id FROM pseudonym))",
     "DELETE FROM pseudonym_use WHERE pseudonym_id NOT IN (SELECT id FROM pseudonym) OR source_id NOT IN (SELECT id FROM source)"},
    {"%1 variables name values that are not there.",
     "SELECT count(*) FROM variable WHERE values_id IS NOT NULL AND values_id NOT IN (SELECT variable_id FROM bulk_column_chunk)",
     "UPDATE variable SET values_id = NULL WHERE values_id NOT IN (SELECT variable_id FROM bulk_column_chunk) AND id IN (SELECT "
     "variable_id FROM bulk_column_chunk)"},
    {"%1 links or seen passages of framework matrices reach beyond the end of their source.",
     "SELECT (SELECT count(*) FROM framework_link p JOIN source s ON s.id = p.source_id WHERE p.end > s.length) + "
     "(SELECT count(*) FROM framework_seen p JOIN source s ON s.id = p.source_id WHERE p.end > s.length)",
     nullptr},
    {"%1 interactions point at a source or coder that is not there.",
     "SELECT count(*) FROM interaction WHERE source_id NOT IN (SELECT id FROM source) OR coder_id NOT IN (SELECT id FROM coder)",
     "DELETE FROM interaction WHERE source_id NOT IN (SELECT id FROM source) OR coder_id NOT IN (SELECT id FROM coder)"},
    {"%1 interactions reach beyond the end of their source.",
     "SELECT count(*) FROM interaction i JOIN source s ON s.id = i.source_id WHERE i.end > s.length OR i.answered_end > s.length",
     "DELETE FROM interaction WHERE max(end, coalesce(answered_end, 0)) > (SELECT length FROM source WHERE id = source_id)"},
    {"%1 references lead to rows that are not there.", "SELECT count(*) FROM pragma_foreign_key_check", nullptr},
};

QStringList sqliteProblems(const Read& db)
{
    QStringList problems;
    for (auto query = db.prepare("PRAGMA integrity_check(20)"); query.step();)
        if (const auto line = query.text(0); line != QLatin1String("ok"))
            problems << translate("Integrity", "The file is damaged: %1.").arg(line);
    return problems;
}

struct Counts {
    Source source;
    qint64 length = 0;
    qint64 words = 0;
    bool hasText = true;
    bool hasLongLines = false;
    bool areRight() const { return hasText && length == source.length && words == source.words; }
};

std::vector<Counts> countTexts(const Read& db)
{
    std::vector<Counts> counts;
    for (const auto& source : sources::all(db)) {
        const auto text = sources::text(db, source.id);
        auto rows = db.prepare("SELECT count(*) FROM paragraph WHERE source_id = ?");
        const bool hasText = rows.bind(source.id).step() && rows.int64(0) > 0;
        counts.push_back({source, codePointCount(text), wordCount(text), hasText, !long_lines::breaksIn(text).empty()});
    }
    return counts;
}

QStringList textProblems(const Read& db)
{
    QStringList problems;
    for (const auto& counted : countTexts(db)) {
        if (!counted.hasText)
            problems << translate("Integrity", "The text of “%1” is missing.").arg(counted.source.name);
        else if (!counted.areRight())
            problems << translate("Integrity", "The length of “%1” is kept as %2 characters and %3 words; its text has %4 and %5.")
                            .arg(counted.source.name)
                            .arg(counted.source.length)
                            .arg(counted.source.words)
                            .arg(counted.length)
                            .arg(counted.words);
        if (counted.hasLongLines)
            problems << translate("Integrity",
                                  "“%1” has a line longer than 100,000 characters, which no window can show with ease. --repair parts it "
                                  "into paragraphs; codings stay on their words.")
                            .arg(counted.source.name);
    }
    return problems;
}

QStringList columnProblems(const Read& db)
{
    QStringList problems;
    for (const auto& dataset : datasets::all(db))
        for (const auto& variable : variables::of(db, dataset.id)) {
            const auto column = datasets::column(db, variable.id);
            if (!column)
                problems << column.error().message;
            else if (qint64(column->rows()) != dataset.rows)
                problems << translate("Integrity", "Variable “%1” of “%2” has %3 values for %4 responses.")
                                .arg(variable.name, dataset.name)
                                .arg(column->rows())
                                .arg(dataset.rows);
        }
    return problems;
}

QStringList queryProblems(const Read& db)
{
    QStringList problems;
    for (const auto& set : saved_queries::all(db))
        if (const auto query = passage_query::parse(set.sentence); !query)
            problems << translate("Integrity", "The saved set “%1” cannot be read: %2").arg(set.name, query.error().sentence(set.sentence));
    return problems;
}

qint64 numberOf(const Read& db, const Orphans& kind)
{
    auto query = db.prepare(kind.count);
    return query.step() ? query.int64(0) : 0;
}

} // namespace

Result<QStringList> checkStudy(const Project& project)
{
    return project.read([](const Read& db) {
        auto problems = sqliteProblems(db);
        for (const auto& kind : orphans)
            if (const auto number = numberOf(db, kind); number > 0)
                problems << translate("Integrity", kind.sentence).arg(number);
        return problems + textProblems(db) + columnProblems(db) + queryProblems(db);
    });
}

Result<QStringList> repairStudy(Project& project)
{
    return project.perform(translate("Integrity", "Repair the study"), [](Edit& db) -> Result<QStringList> {
        QStringList mends;
        const auto texts = countTexts(db);
        for (const auto& counted : texts)
            if (counted.hasText && !counted.areRight()) {
                db.prepare("UPDATE source SET length = ?, words = ? WHERE id = ?")
                    .bind(counted.length, counted.words, counted.source.id)
                    .run();
                mends << translate("Integrity", "Counted the text of “%1” anew.").arg(counted.source.name);
            }
        for (const auto& kind : orphans)
            if (const auto number = numberOf(db, kind); number > 0 && kind.mend) {
                db.prepare(kind.mend).run();
                mends << translate("Integrity", "Mended: %1").arg(translate("Integrity", kind.sentence).arg(number));
            }
        for (const auto& counted : texts) // last: codings are at their words by now
            if (counted.hasLongLines) {
                const auto parted = sources::partLongLines(db, counted.source.id);
                if (!parted)
                    return fail(parted);
                mends << translate("Integrity", "Parted the long lines of “%1” into paragraphs, at %n place(s).", nullptr, *parted)
                             .arg(counted.source.name);
            }
        return mends;
    });
}

} // namespace counterpoint

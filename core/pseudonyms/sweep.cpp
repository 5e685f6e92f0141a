#include "core/pseudonyms/sweep.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/pseudonyms/replacing.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/survey/versions.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <string>

namespace counterpoint::sweep {

namespace {

struct Cell {
    std::int64_t row = 0;
    std::int64_t part = 0;
    QString text;
};

class Sweep {
public:
    Sweep(const Read& db, Edit* edit, const Redaction& redaction, const Progress& progress)
        : m_db(db)
        , m_edit(edit)
        , m_redaction(redaction)
        , m_progress(progress)
        , m_finder(redaction.names, redaction.insideWordsToo ? NameFinder::Bounds::InsideWordsToo : NameFinder::Bounds::WholeWords)
        , m_anywhere(redaction.names, NameFinder::Bounds::InsideWordsToo)
    {
    }

    Result<RedactionCounts> run()
    {
        for (const auto step : {&Sweep::texts, &Sweep::originals, &Sweep::leftParagraphs, &Sweep::fieldsOfTables, &Sweep::versions,
                                &Sweep::answers, &Sweep::key, &Sweep::history})
            if (const auto done = (this->*step)(); !done)
                return fail(done);
        return m_counts;
    }

private:
    std::vector<NameHit> hitsIn(const FieldText& text)
    {
        auto hits = pseudonyms::hitsIn(text, m_finder);
        if (!m_redaction.smallLettersToo)
            std::erase_if(hits, [](const NameHit& hit) { return hit.isSmall; });
        return hits;
    }
    void count(const QString& place, std::size_t hits, const QString& text)
    {
        if (hits > 0) {
            auto found = std::find_if(m_counts.places.begin(), m_counts.places.end(), [&](const auto& each) { return each.name == place; });
            if (found == m_counts.places.end())
                found = m_counts.places.insert(found, {place, 0});
            found->count += qint64(hits);
            m_counts.total += qint64(hits);
        }
        if (!m_edit && !m_redaction.insideWordsToo)
            m_counts.insideWords += qint64(m_anywhere.find(text).size()) - qint64(m_finder.find(text).size());
    }
    /// The text without what shall go, counted under `place`.
    QString cleaned(const QString& place, const FieldText& text)
    {
        const auto hits = hitsIn(text);
        count(place, hits.size(), text.text);
        return hits.empty() ? text.text : withReplacements(text.text, hits);
    }
    QString cleaned(const QString& place, const QString& text) { return cleaned(place, FieldText{{}, {}, {}, text, 1, {}}); }

    Result<> texts()
    {
        const auto all = sources::uncounted(m_db);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!m_progress.at(qint64(i), qint64(all.size())))
                return fail(Error::Kind::Cancelled, {});
            FieldText text{{fields::ofText, all[i].id.value(), 0}, {}, {}, sources::text(m_db, all[i].id), 1, {}};
            for (const auto& turn : turns::of(m_db, all[i].id))
                text.borders.push_back(turn.span.start);
            const auto hits = hitsIn(text);
            count(translate("Fields", "Texts"), hits.size(), text.text);
            if (m_edit && !hits.empty())
                if (const auto done = replaceAll(all[i].id, hits); !done)
                    return done;
        }
        return {};
    }

    Result<> replaceAll(SourceId source, const std::vector<NameHit>& hits)
    {
        bool hadOriginal = false;
        {
            auto kept = m_db.prepare("SELECT 1 FROM original_text WHERE source_id = ?");
            hadOriginal = kept.bind(source).step();
        }
        std::vector<TextReplacement> changes;
        for (const auto& hit : hits)
            changes.push_back({hit.span, hit.replacement});
        if (const auto done = sources::replaceEach(*m_edit, source, changes); !done)
            return done;
        if (!hadOriginal) // what is redacted counts as the text that was imported
            m_edit->prepare("DELETE FROM original_text WHERE source_id = ?").bind(source).run();
        return {};
    }

    Result<> originals()
    {
        std::vector<std::pair<std::int64_t, QByteArray>> kept;
        for (auto query = m_db.prepare("SELECT source_id, text FROM original_text"); query.step();)
            kept.emplace_back(query.int64(0), query.blob(1));
        for (const auto& [source, packed] : kept) {
            const auto text = QString::fromUtf8(qUncompress(packed));
            const auto clean = cleaned(translate("Fields", "Texts as imported"), text);
            if (m_edit && clean != text)
                m_edit->prepare("UPDATE original_text SET text = ? WHERE source_id = ?").bind(qCompress(clean.toUtf8()), source).run();
        }
        return {};
    }

    /// Texts and answers of what was removed, or whose import was undone: with the steps goes what they were kept for.
    Result<> leftParagraphs()
    {
        for (auto query = m_db.prepare("SELECT text FROM paragraph WHERE source_id NOT IN (SELECT id FROM source)"); query.step();)
            cleaned(translate("Fields", "Removed texts, kept for undo"), query.text(0));
        if (!m_edit)
            return {};
        for (const auto* sql : {"DELETE FROM paragraph WHERE source_id NOT IN (SELECT id FROM source)",
                                "DELETE FROM turn WHERE source_id NOT IN (SELECT id FROM source)",
                                "DELETE FROM time_mark WHERE source_id NOT IN (SELECT id FROM source)"})
            m_edit->prepare(sql).run();
        return {};
    }

    Result<> fieldsOfTables()
    {
        for (const auto& kind : fields::kinds()) {
            std::vector<Cell> cells;
            const auto sql = std::string("SELECT ") + kind.row + ", " + (kind.part ? kind.part : "0") + ", " + kind.column + " FROM "
                + kind.table + " WHERE " + kind.column + " <> ''";
            for (auto query = m_db.prepare(sql.c_str()); query.step();)
                cells.push_back({query.int64(0), query.int64(1), query.text(2)});
            for (const auto& cell : cells) {
                const FieldText text{{fields::nameOf(kind), cell.row, cell.part}, {}, {}, cell.text, 1, {}};
                const auto clean = cleaned(translate("Fields", kind.place), text);
                if (m_edit && clean != cell.text)
                    fields::write(*m_edit, text.ref, clean);
            }
        }
        return {};
    }

    /// Questionnaires as they were fielded.
    Result<> versions()
    {
        std::vector<std::pair<SurveyVersionId, QByteArray>> kept;
        for (auto query = m_db.prepare("SELECT id, snapshot FROM questionnaire_version"); query.step();)
            kept.emplace_back(query.id<SurveyVersionId>(0), query.blob(1));
        for (const auto& [version, packed] : kept) {
            const auto json = QJsonDocument::fromJson(qUncompress(packed)).object();
            const auto clean = cleanedJson(json).toObject();
            if (m_edit && clean != json)
                surveyVersions::replaceSnapshot(*m_edit, version, clean);
        }
        return {};
    }

    QJsonValue cleanedJson(const QJsonValue& value)
    {
        const auto place = translate("Fields", "Questionnaires as they were fielded");
        if (value.isString())
            return cleaned(place, value.toString());
        if (value.isArray()) {
            QJsonArray items;
            for (const QJsonValue item : value.toArray())
                items.append(cleanedJson(item));
            return items;
        }
        if (!value.isObject())
            return value;
        const auto object = value.toObject();
        QJsonObject parts; // the keys may be names that a file gave to columns
        for (auto part = object.begin(); part != object.end(); ++part)
            parts.insert(cleaned(place, part.key()), cleanedJson(part.value()));
        return parts;
    }

    Result<> answers()
    {
        for (const auto& dataset : datasets::all(m_db))
            for (const auto& variable : variables::of(m_db, dataset.id)) {
                if (variable.type != VariableType::Text)
                    continue;
                auto column = datasets::column(m_db, variable.id);
                if (!column)
                    return fail(column);
                bool changed = false;
                for (auto& text : column->dictionary) {
                    auto clean = cleaned(translate("Fields", "Answers"), text);
                    changed = changed || clean != text;
                    text = std::move(clean);
                }
                if (m_edit && changed)
                    if (const auto done = datasets::replaceTexts(*m_edit, variable.id, *column); !done)
                        return done;
            }
        if (m_edit)
            m_edit->prepare("DELETE FROM bulk_column_chunk WHERE variable_id NOT IN (SELECT coalesce(values_id, id) FROM variable)").run();
        return {};
    }

    Result<> key()
    {
        for (const auto& row : pseudonyms::all(m_db)) {
            const bool goes = m_redaction.deletesKey || !m_anywhere.find(row.original).empty();
            const auto note = cleaned(translate("Fields", "Key of the pseudonyms"), row.note);
            const auto replacement = goes ? row.replacement : cleaned(translate("Fields", "Key of the pseudonyms"), row.replacement);
            m_counts.pseudonyms += goes ? 1 : 0;
            if (!m_edit)
                continue;
            if (goes)
                pseudonyms::remove(*m_edit, row.id);
            else
                m_edit->prepare("UPDATE pseudonym SET note = ?, replacement = ? WHERE id = ?").bind(note, replacement, row.id).run();
        }
        return {};
    }

    Result<> history()
    {
        std::vector<Cell> labels;
        for (auto query = m_db.prepare("SELECT id, length(changeset), label FROM history"); query.step();) {
            labels.push_back({query.int64(0), 0, query.text(2)});
            m_counts.steps += query.int64(1) > 0 ? 1 : 0;
        }
        const auto place = translate("Fields", "Record of steps");
        for (const auto& label : labels) {
            const auto clean = cleaned(place, label.text);
            if (m_edit && clean != label.text)
                m_edit->prepare("UPDATE history SET label = ? WHERE id = ?").bind(clean, label.row).run();
        }
        std::vector<Cell> coders;
        for (auto query = m_db.prepare("SELECT DISTINCT coder FROM history"); query.step();)
            coders.push_back({0, 0, query.text(0)});
        for (const auto& coder : coders) {
            const auto clean = cleaned(place, coder.text);
            if (m_edit && clean != coder.text)
                m_edit->prepare("UPDATE history SET coder = ? WHERE coder = ?").bind(clean, coder.text).run();
        }
        if (m_edit) { // who did what and when stays, without what it would need to be taken back or repeated
            m_edit->prepare("UPDATE history SET changeset = x'' WHERE length(changeset) > 0").run();
            m_edit->prepare("UPDATE history SET state = 'superseded' WHERE state = 'undone'").run();
        }
        return {};
    }

    const Read& m_db;
    Edit* m_edit; ///< none: only counting
    const Redaction& m_redaction;
    const Progress& m_progress;
    NameFinder m_finder;
    NameFinder m_anywhere;
    RedactionCounts m_counts;
};

} // namespace

Result<RedactionCounts> count(const Read& db, const Redaction& redaction, const Progress& progress)
{
    return Sweep(db, nullptr, redaction, progress).run();
}

Result<RedactionCounts> clean(Edit& db, const Redaction& redaction, const Progress& progress)
{
    return Sweep(db, &db, redaction, progress).run();
}

} // namespace counterpoint::sweep

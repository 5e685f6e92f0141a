#include "core/pseudonyms/key_file.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/pseudonyms/name_finder.h"
#include "core/pseudonyms/uses.h"
#include "core/transcript/sources.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <map>
#include <optional>

namespace counterpoint::key_file {

namespace {

constexpr int version = 1;

QString studyUuid(const Read& db)
{
    auto query = db.prepare("SELECT uuid FROM study");
    return query.step() ? query.text(0) : QString();
}

std::map<SourceId, QString> sourceUuids(const Read& db)
{
    std::map<SourceId, QString> uuids;
    for (auto query = db.prepare("SELECT id, uuid FROM source"); query.step();)
        uuids[query.id<SourceId>(0)] = query.text(1);
    return uuids;
}

/// A place of the key: the number of its row in the table beside it.
struct Place {
    std::size_t row = 0;
    TextUse use;
    QString replacement;
};

/// Finds the pseudonyms of one source again, in order: where they were, or else as near to it as they stand in the edited text.
class Refinding {
public:
    explicit Refinding(QString text)
        : m_text(std::move(text))
        , m_index(m_text)
    {
    }
    std::optional<TextSpan> find(const Place& place)
    {
        const auto wanted = m_index.toUtf16(std::clamp<qsizetype>(place.use.span.start + m_shift, 0, m_index.codePoints()));
        const auto& words = place.replacement;
        const auto after = m_text.indexOf(words, std::max(wanted, m_from));
        const auto before = m_text.lastIndexOf(words, wanted);
        const bool hasBefore = before >= m_from;
        if (words.isEmpty() || (after < 0 && !hasBefore))
            return std::nullopt;
        const auto at = after < 0 || (hasBefore && wanted - before < after - wanted) ? before : after;
        m_from = at + words.size();
        const auto start = m_index.toCodePoint(at);
        m_shift = start - place.use.span.start;
        return TextSpan{start, m_index.toCodePoint(m_from)};
    }

private:
    QString m_text;
    TextIndex m_index;
    qsizetype m_from = 0; ///< behind the one found last
    qsizetype m_shift = 0; ///< how far it had moved
};

QString replacementFor(const Pseudonym& row, const QString& written)
{
    const auto hits = NameFinder({{row.original, row.replacement, true}}).find(written);
    return hits.size() == 1 ? hits.front().replacement : QString();
}

void takeTexts(Edit& db, const std::vector<Pseudonym>& rows, const QJsonArray& list, Taken& taken)
{
    std::map<QString, SourceId> bySourceUuid;
    for (const auto& [id, uuid] : sourceUuids(db))
        bySourceUuid[uuid] = id;
    std::map<SourceId, std::vector<Place>> places;
    for (const auto& each : list) {
        const auto use = each.toObject();
        const auto source = bySourceUuid.find(use["source"].toString());
        const auto row = std::size_t(use["pseudonym"].toInteger(-1));
        if (source == bySourceUuid.end() || row >= rows.size()) {
            ++taken.lost;
            continue;
        }
        const auto original = use["original"].toString();
        places[source->second].push_back(
            {row,
             {source->second, rows[row].id, {qsizetype(use["start"].toInteger()), qsizetype(use["end"].toInteger())}, original},
             replacementFor(rows[row], original)});
    }
    std::map<SourceId, std::vector<TextUse>> known;
    for (auto& use : uses::inTexts(db))
        known[use.source].push_back(use);
    for (auto& [source, of] : places) {
        std::sort(of.begin(), of.end(), [](const Place& a, const Place& b) { return a.use.span < b.use.span; });
        Refinding text(sources::text(db, source));
        for (auto& place : of) {
            const auto span = text.find(place);
            if (!span) {
                ++taken.lost;
                continue;
            }
            const auto& there = known[source];
            if (std::any_of(there.begin(), there.end(), [&](const TextUse& use) { return use.span.overlaps(*span); }))
                continue;
            place.use.span = *span;
            uses::add(db, place.use);
            ++taken.places;
        }
    }
}

/// False where the pseudonym was taken back or edited since. Answers are looked at when they are taken back.
bool standsThere(const Read& db, const FieldUse& use)
{
    if (use.ref.field == fields::ofAnswers)
        return true;
    const auto text = fields::read(db, use.ref);
    return text && text->contains(use.replacement);
}

void takeFields(Edit& db, const std::vector<Pseudonym>& rows, const QJsonArray& list, Taken& taken)
{
    const auto known = uses::inFields(db);
    for (const auto& each : list) {
        const auto use = each.toObject();
        const auto row = std::size_t(use["pseudonym"].toInteger(-1));
        if (row >= rows.size()) {
            ++taken.lost;
            continue;
        }
        const FieldUse fresh{rows[row].id,
                             {use["field"].toString(), use["row"].toInteger(), use["part"].toInteger()},
                             qsizetype(std::max<qint64>(0, use["start"].toInteger())),
                             use["original"].toString(),
                             use["replacement"].toString()};
        const auto isSame = [&](const FieldUse& other) { return other.ref == fresh.ref && other.start == fresh.start; };
        if (std::any_of(known.begin(), known.end(), isSame))
            continue;
        if (!standsThere(db, fresh)) {
            ++taken.lost;
            continue;
        }
        uses::add(db, fresh);
        ++taken.places;
    }
}

Result<std::vector<Pseudonym>> takeTable(Edit& db, const QJsonArray& list, pseudonyms::Imported& imported)
{
    std::vector<Pseudonym> rows;
    for (const auto& each : list) {
        const auto object = each.toObject();
        const auto kind = pseudonymKindFrom(object["kind"].toString());
        if (!kind)
            return fail(kind);
        Pseudonym row{{}, *kind, object["original"].toString(), object["replacement"].toString(), object["note"].toString(), 0};
        if (const auto known = pseudonyms::byOriginal(db, row.original)) {
            row.id = known->id;
            if (known->replacement != row.replacement) {
                if (const auto done = pseudonyms::update(db, row); !done)
                    return fail(done);
                ++imported.updated;
            } else {
                ++imported.unchanged;
            }
        } else {
            const auto added = pseudonyms::add(db, row);
            if (!added)
                return fail(added);
            row.id = *added;
            ++imported.added;
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace

QByteArray write(const Read& db)
{
    const auto rows = pseudonyms::all(db);
    std::map<PseudonymId, qint64> numbers;
    QJsonArray table;
    for (const auto& row : rows) {
        numbers[row.id] = table.size();
        table.append(
            QJsonObject{{"kind", toText(row.kind)}, {"original", row.original}, {"replacement", row.replacement}, {"note", row.note}});
    }
    const auto uuids = sourceUuids(db);
    QJsonArray texts;
    for (const auto& use : uses::inTexts(db))
        texts.append(QJsonObject{{"pseudonym", numbers[use.pseudonym]},
                                 {"source", uuids.at(use.source)},
                                 {"start", qint64(use.span.start)},
                                 {"end", qint64(use.span.end)},
                                 {"original", use.original}});
    QJsonArray elsewhere;
    for (const auto& use : uses::inFields(db))
        elsewhere.append(QJsonObject{{"pseudonym", numbers[use.pseudonym]},
                                     {"field", use.ref.field},
                                     {"row", qint64(use.ref.row)},
                                     {"part", qint64(use.ref.part)},
                                     {"start", qint64(use.start)},
                                     {"original", use.original},
                                     {"replacement", use.replacement}});
    return QJsonDocument(QJsonObject{{"counterpoint_key", version},
                                     {"study", studyUuid(db)},
                                     {"pseudonyms", table},
                                     {"texts", texts},
                                     {"elsewhere", elsewhere}})
        .toJson(QJsonDocument::Compact);
}

Result<Taken> read(Edit& db, const QByteArray& json, const QString& fileName)
{
    const auto document = QJsonDocument::fromJson(json).object();
    if (!document.contains("counterpoint_key") || document["counterpoint_key"].toInt() > version)
        return fail(Error::Kind::Format,
                    translate("Pseudonyms", "“%1” holds no key of pseudonyms that this version of Counterpoint can read.").arg(fileName));
    Taken taken;
    const auto rows = takeTable(db, document["pseudonyms"].toArray(), taken.table);
    if (!rows)
        return fail(rows);
    taken.isOtherStudy = document["study"].toString() != studyUuid(db);
    if (taken.isOtherStudy)
        return taken;
    takeTexts(db, *rows, document["texts"].toArray(), taken);
    takeFields(db, *rows, document["elsewhere"].toArray(), taken);
    return taken;
}

} // namespace counterpoint::key_file

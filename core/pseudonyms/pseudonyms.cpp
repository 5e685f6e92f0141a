#include "core/pseudonyms/pseudonyms.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/pseudonyms/name_finder.h"
#include "core/transcript/recordings.h"
#include "core/transcript/speakers.h"
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

struct KindWord {
    Pseudonym::Kind kind;
    const char* stored;
    const char* neutral;
};

constexpr KindWord kindWords[]{{Pseudonym::Kind::Person, "person", QT_TRANSLATE_NOOP("Pseudonyms", "Person")},
                               {Pseudonym::Kind::Place, "place", QT_TRANSLATE_NOOP("Pseudonyms", "Place")},
                               {Pseudonym::Kind::Organisation, "organisation", QT_TRANSLATE_NOOP("Pseudonyms", "Organisation")},
                               {Pseudonym::Kind::Other, "other", QT_TRANSLATE_NOOP("Pseudonyms", "Name")}};

const KindWord& wordsOf(Pseudonym::Kind kind)
{
    return *std::find_if(std::begin(kindWords), std::end(kindWords), [kind](const KindWord& each) { return each.kind == kind; });
}

Pseudonym trimmed(Pseudonym pseudonym)
{
    pseudonym.original = pseudonym.original.simplified();
    pseudonym.replacement = pseudonym.replacement.simplified();
    pseudonym.note = pseudonym.note.trimmed();
    return pseudonym;
}

Result<> checkWords(const Pseudonym& pseudonym)
{
    if (pseudonym.original.isEmpty())
        return fail(Error::Kind::Invalid, translate("Pseudonyms", "Type the name that is to be replaced."));
    if (pseudonym.replacement.isEmpty())
        return fail(Error::Kind::Invalid, translate("Pseudonyms", "“%1” needs a pseudonym.").arg(pseudonym.original));
    for (const QChar c : {u'"', u'\\', u'/'})
        if (pseudonym.replacement.contains(c))
            return fail(Error::Kind::Invalid,
                        translate("Pseudonyms", "“%1” cannot be a pseudonym: leave out %2.").arg(pseudonym.replacement).arg(c));
    if (std::none_of(pseudonym.original.begin(), pseudonym.original.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
        return fail(Error::Kind::Invalid, translate("Pseudonyms", "“%1” is not a name: it has no letter.").arg(pseudonym.original));
    return {};
}

/// A pseudonym that holds a name with a pseudonym of its own would be replaced once more, and could not be taken back.
Result<> checkChains(const std::vector<Pseudonym>& others, const Pseudonym& fresh)
{
    std::vector<Pseudonym> rows = others;
    rows.push_back(fresh);
    std::vector<NameToFind> names;
    for (const auto& row : rows)
        names.push_back({row.original, row.replacement, true});
    const NameFinder finder(names);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const auto& hit : finder.find(rows[i].replacement)) {
            const bool isNew = i + 1 == rows.size() || hit.name + 1 == rows.size();
            if (!hit.isSure || !isNew)
                continue;
            const auto& original = rows[hit.name].original;
            if (i == hit.name)
                return fail(Error::Kind::Invalid,
                            translate("Pseudonyms", "“%1” would still hold the name “%2”. Choose another pseudonym.")
                                .arg(rows[i].replacement, original));
            return fail(Error::Kind::Invalid,
                        translate("Pseudonyms",
                                  "“%1” stands for “%2”, and “%3” is itself a name that is to be replaced: the one would be replaced by "
                                  "the other. Choose another pseudonym.")
                            .arg(rows[i].replacement, rows[i].original, original));
        }
    return {};
}

Result<> check(const Read& db, const Pseudonym& fresh)
{
    if (const auto words = checkWords(fresh); !words)
        return words;
    auto others = pseudonyms::all(db);
    std::erase_if(others, [&](const Pseudonym& row) { return row.id == fresh.id; });
    for (const auto& row : others)
        if (foldedName(row.original) == foldedName(fresh.original))
            return fail(Error::Kind::Invalid,
                        translate("Pseudonyms", "“%1” has a pseudonym already: “%2”.").arg(row.original, row.replacement));
    return checkChains(others, fresh);
}

} // namespace

QString toText(Pseudonym::Kind kind) { return QLatin1String(wordsOf(kind).stored); }

Result<Pseudonym::Kind> pseudonymKindFrom(const QString& text)
{
    for (const auto& each : kindWords)
        if (text.trimmed().compare(QLatin1String(each.stored), Qt::CaseInsensitive) == 0)
            return each.kind;
    return fail(Error::Kind::Invalid,
                translate("Pseudonyms", "“%1” is no kind of name. The kinds are person, place, organisation and other.").arg(text));
}

namespace pseudonyms {

std::vector<Pseudonym> all(const Read& db)
{
    std::vector<Pseudonym> rows;
    auto query = db.prepare("SELECT id, kind, original, replacement, note,"
                            " (SELECT count(*) FROM pseudonym_use WHERE pseudonym_id = pseudonym.id)"
                            " + (SELECT count(*) FROM pseudonym_field_use WHERE pseudonym_id = pseudonym.id)"
                            " FROM pseudonym ORDER BY original COLLATE NAME, id");
    while (query.step())
        rows.push_back({query.id<PseudonymId>(0), pseudonymKindFrom(query.text(1)).value_or(Pseudonym::Kind::Other), query.text(2),
                        query.text(3), query.text(4), query.integer(5)});
    return rows;
}

Result<Pseudonym> byOriginal(const Read& db, const QString& original)
{
    for (const auto& row : all(db))
        if (foldedName(row.original) == foldedName(original))
            return row;
    return fail(Error::Kind::Invalid, translate("Pseudonyms", "“%1” has no pseudonym in this study.").arg(original));
}

Result<PseudonymId> add(Edit& db, const Pseudonym& pseudonym)
{
    const auto fresh = trimmed(pseudonym);
    if (const auto good = check(db, fresh); !good)
        return fail(good);
    db.prepare("INSERT INTO pseudonym(uuid, kind, original, replacement, note) VALUES(?, ?, ?, ?, ?)")
        .bind(newUuid(), toText(fresh.kind), fresh.original, fresh.replacement, fresh.note)
        .run();
    return PseudonymId(db.lastInsertId());
}

Result<> update(Edit& db, const Pseudonym& pseudonym)
{
    const auto fresh = trimmed(pseudonym);
    const auto rows = all(db);
    const auto before = std::find_if(rows.begin(), rows.end(), [&](const Pseudonym& row) { return row.id == fresh.id; });
    if (before == rows.end())
        return fail(Error::Kind::Invalid, translate("Pseudonyms", "This pseudonym is no longer in the study."));
    if (before->places > 0 && (before->original != fresh.original || before->replacement != fresh.replacement))
        return fail(Error::Kind::Invalid,
                    translate("Pseudonyms", "“%1” stands for “%2” in %n place(s). Take it back there first, then change it.", nullptr,
                              before->places)
                        .arg(before->replacement, before->original));
    if (const auto good = check(db, fresh); !good)
        return good;
    db.prepare("UPDATE pseudonym SET kind = ?, original = ?, replacement = ?, note = ? WHERE id = ?")
        .bind(toText(fresh.kind), fresh.original, fresh.replacement, fresh.note, fresh.id)
        .run();
    return {};
}

void remove(Edit& db, PseudonymId id) { db.prepare("DELETE FROM pseudonym WHERE id = ?").bind(id).run(); }

QString neutral(const std::vector<Pseudonym>& rows, Pseudonym::Kind kind)
{
    QSet<QString> used;
    for (const auto& row : rows) {
        used.insert(foldedName(row.replacement));
        used.insert(foldedName(row.original));
    }
    const auto word = translate("Pseudonyms", wordsOf(kind).neutral);
    for (int number = 1;; ++number)
        if (auto name = QStringLiteral("%1 %2").arg(word).arg(number); !used.contains(foldedName(name)))
            return name;
}

std::vector<Pseudonym> proposals(const Read& db)
{
    auto known = all(db);
    QSet<QString> seen{foldedName(recordings::unnamedParticipant())};
    QSet<QString> pseudonymsInUse;
    for (const auto& row : known) {
        seen.insert(foldedName(row.original));
        pseudonymsInUse.insert(foldedName(row.replacement));
    }
    std::vector<Pseudonym> proposed;
    const auto propose = [&](const QString& name) {
        const auto folded = foldedName(name);
        if (folded.isEmpty() || seen.contains(folded) || pseudonymsInUse.contains(folded))
            return;
        seen.insert(folded);
        Pseudonym row{{}, Pseudonym::Kind::Person, name.simplified(), neutral(known, Pseudonym::Kind::Person), {}, 0};
        known.push_back(row);
        proposed.push_back(row);
    };
    for (const auto& each : cases::all(db))
        propose(each.name);
    for (const auto& speaker : speakers::all(db))
        if (speaker.role == SpeakerRole::Participant)
            propose(speaker.name);
    return proposed;
}

} // namespace pseudonyms

} // namespace counterpoint

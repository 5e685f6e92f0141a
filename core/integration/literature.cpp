#include "core/integration/literature.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <utility>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Literature", text); }

using Kind = Publication::Kind;

constexpr std::array<std::pair<Kind, const char*>, 7> kinds{{{Kind::Article, "article"},
                                                             {Kind::Book, "book"},
                                                             {Kind::Chapter, "chapter"},
                                                             {Kind::Report, "report"},
                                                             {Kind::Thesis, "thesis"},
                                                             {Kind::WebPage, "web page"},
                                                             {Kind::Other, "other"}}};

/// The fields beside key and kind, in the order of their columns.
constexpr QString Publication::*fields[] = {&Publication::authors, &Publication::year,      &Publication::title,  &Publication::container,
                                            &Publication::editors, &Publication::publisher, &Publication::volume, &Publication::issue,
                                            &Publication::pages,   &Publication::doi,       &Publication::url,    &Publication::note};

const QRegularExpression& notInKeys()
{
    static const QRegularExpression signs(QStringLiteral("[\\s,;@\\[\\]{}]+"));
    return signs;
}

Publication tidied(Publication work)
{
    work.key = work.key.trimmed();
    for (const auto field : fields)
        work.*field = (work.*field).simplified();
    return work;
}

QStringList keysOf(const std::vector<Literature>& works)
{
    QStringList keys;
    for (const auto& one : works)
        keys << one.publication.key;
    return keys;
}

/// The same work, whatever their keys.
bool isSameWork(Publication a, const Publication& b)
{
    a.key = b.key;
    return a == b;
}

Result<> check(const Publication& work, const std::vector<Literature>& others)
{
    if (work.key.isEmpty() || work.key.contains(notInKeys()))
        return fail(Error::Kind::Invalid,
                    tr("“%1” cannot be cited by. A key has no spaces and none of , ; @ [ ] { }: reed2020.").arg(work.key));
    for (const auto& one : others)
        if (one.publication.key.compare(work.key, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Conflict, tr("Another work has the key “%1”. Choose another one.").arg(one.publication.key));
    if (work.authors.isEmpty() && work.editors.isEmpty() && work.title.isEmpty())
        return fail(Error::Kind::Invalid, tr("A work needs an author or a title."));
    return {};
}

} // namespace

QString toText(Kind kind)
{
    for (const auto& [one, text] : kinds)
        if (one == kind)
            return QString::fromLatin1(text);
    return {};
}

Result<Kind> publicationKindFrom(const QString& text)
{
    QStringList names;
    for (const auto& [kind, name] : kinds) {
        if (text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return kind;
        names << QString::fromLatin1(name);
    }
    return fail(Error::Kind::Invalid, tr("“%1” is no kind of work. Known are: %2.").arg(text, names.join(QStringLiteral(", "))));
}

namespace literature {

std::vector<Literature> all(const Read& db)
{
    std::vector<Literature> works;
    for (auto query =
             db.prepare("SELECT id, key, kind, authors, year, title, container, editors, publisher, volume, issue, pages, doi, url, "
                        "note FROM literature ORDER BY key COLLATE NAME, id");
         query.step();) {
        Literature one{query.id<LiteratureId>(0), {}};
        one.publication.key = query.text(1);
        one.publication.kind = publicationKindFrom(query.text(2)).value_or(Kind::Other);
        int column = 3;
        for (const auto field : fields)
            one.publication.*field = query.text(column++);
        works.push_back(std::move(one));
    }
    return works;
}

std::vector<Publication> publications(const Read& db)
{
    std::vector<Publication> works;
    for (auto& one : all(db))
        works.push_back(std::move(one.publication));
    return works;
}

Result<Literature> byKey(const Read& db, const QString& key)
{
    const auto works = all(db);
    return findName(key, keysOf(works), QStringLiteral("work")).map([&](qsizetype place) { return works[std::size_t(place)]; });
}

QString proposedKey(const Publication& publication, const QStringList& taken)
{
    const auto whose =
        publication.authors.isEmpty() ? publication.editors.isEmpty() ? publication.title : publication.editors : publication.authors;
    static const QRegularExpression firstWord(QStringLiteral("[\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    auto family = whose.section(u',', 0, 0).section(u';', 0, 0).simplified();
    if (publication.authors.isEmpty() && publication.editors.isEmpty())
        family = firstWord.match(family).captured();
    QString key;
    for (const QChar unit : family.normalized(QString::NormalizationForm_KD).toLower())
        if (unit.isLetterOrNumber())
            key += unit;
    key = (key.isEmpty() ? QStringLiteral("work") : key) + QString(publication.year).remove(notInKeys());
    auto free = key;
    for (int copy = 1; taken.contains(free, Qt::CaseInsensitive); ++copy)
        free = key + (copy < 26 ? QString(QChar(u'a' + copy)) : QString::number(copy));
    return free;
}

namespace {

/// The work as it stands in the study now.
Result<Literature> addBeside(Edit& db, const std::vector<Literature>& others, const Publication& publication)
{
    auto work = tidied(publication);
    if (work.key.isEmpty())
        work.key = proposedKey(work, keysOf(others));
    if (const auto fits = check(work, others); !fits)
        return fail(fits);
    db.prepare(
          "INSERT INTO literature(uuid, key, kind, authors, year, title, container, editors, publisher, volume, issue, pages, doi, url, "
          "note) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), work.key, toText(work.kind), work.authors, work.year, work.title, work.container, work.editors, work.publisher,
              work.volume, work.issue, work.pages, work.doi, work.url, work.note)
        .run();
    return Literature{LiteratureId(db.lastInsertId()), work};
}

} // namespace

Result<LiteratureId> add(Edit& db, const Publication& publication)
{
    return addBeside(db, all(db), publication).map([](const Literature& added) { return added.id; });
}

Result<> update(Edit& db, const Literature& changed)
{
    auto others = all(db);
    std::erase_if(others, [&](const Literature& one) { return one.id == changed.id; });
    const auto work = tidied(changed.publication);
    if (const auto fits = check(work, others); !fits)
        return fits;
    db.prepare("UPDATE literature SET key = ?, kind = ?, authors = ?, year = ?, title = ?, container = ?, editors = ?, publisher = ?, "
               "volume = ?, issue = ?, pages = ?, doi = ?, url = ?, note = ? WHERE id = ?")
        .bind(work.key, toText(work.kind), work.authors, work.year, work.title, work.container, work.editors, work.publisher, work.volume,
              work.issue, work.pages, work.doi, work.url, work.note, changed.id)
        .run();
    return {};
}

void remove(Edit& db, LiteratureId id) { db.prepare("DELETE FROM literature WHERE id = ?").bind(id).run(); }

Imported import(Edit& db, const std::vector<Publication>& publications)
{
    Imported imported;
    auto known = all(db);
    for (const auto& read : publications) {
        auto work = tidied(read);
        const auto key = work.key;
        work.key = QString(key).replace(notInKeys(), QStringLiteral("_"));
        if (work.key != key)
            imported.notes << tr("The key “%1” cannot be cited by; the work is “%2” here.").arg(key, work.key);
        const auto same = std::find_if(known.begin(), known.end(), [&](const Literature& one) {
            return work.key.isEmpty() ? isSameWork(one.publication, work) : one.publication.key.compare(work.key, Qt::CaseInsensitive) == 0;
        });
        if (same == known.end()) {
            if (const auto added = addBeside(db, known, work)) {
                known.push_back(*added);
                ++imported.added;
            } else {
                imported.notes << tr("“%1” was left out: %2").arg(work.key, added.error().message);
            }
        } else if (isSameWork(same->publication, work)) {
            ++imported.unchanged;
        } else {
            work.key = same->publication.key;
            if (const auto updated = update(db, {same->id, work})) {
                same->publication = work;
                ++imported.updated;
            } else {
                imported.notes << tr("“%1” was left out: %2").arg(work.key, updated.error().message);
            }
        }
    }
    return imported;
}

} // namespace literature

} // namespace counterpoint

#include "core/cases/cases.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QDate>
#include <algorithm>
#include <charconv>

namespace counterpoint {

QString Case::value(AttributeId attribute) const
{
    const auto found = values.find(attribute);
    return found == values.end() ? QString() : found->second;
}

namespace {

QString textOf(Attribute::Type type)
{
    return type == Attribute::Type::Number ? QStringLiteral("number")
        : type == Attribute::Type::Date    ? QStringLiteral("date")
                                           : QStringLiteral("text");
}

Attribute::Type typeOf(const QString& text)
{
    return text == QLatin1String("number") ? Attribute::Type::Number
        : text == QLatin1String("date")    ? Attribute::Type::Date
                                           : Attribute::Type::Text;
}

bool fits(Attribute::Type type, const QString& value)
{
    if (type == Attribute::Type::Date)
        return QDate::fromString(value, Qt::ISODate).isValid();
    if (type == Attribute::Type::Text)
        return true;
    const auto bytes = value.toUtf8();
    double number = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    return error == std::errc() && end == bytes.data() + bytes.size();
}

template <class Rows>
QStringList namesOf(const Rows& rows)
{
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return names;
}

/// Checks a new name for a row of `rows`; `self` may keep its own.
template <class Rows, class IdType>
Result<> checkName(const Rows& rows, const QString& name, IdType self, const QString& kind)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Cases", "The %1 needs a name.").arg(kind));
    const bool taken = std::any_of(rows.begin(), rows.end(),
                                   [&](const auto& row) { return row.id != self && row.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (taken)
        return fail(Error::Kind::Invalid, translate("Cases", "There is already a %1 called “%2”.").arg(kind, name));
    return {};
}

QString caseWord() { return translate("Cases", "case"); }
QString attributeWord() { return translate("Cases", "attribute"); }

} // namespace

namespace attributes {

std::vector<Attribute> all(const Read& db)
{
    std::vector<Attribute> rows;
    for (auto query = db.prepare("SELECT id, name, type FROM attribute ORDER BY position, id"); query.step();)
        rows.push_back({query.id<AttributeId>(0), query.text(1), typeOf(query.text(2))});
    return rows;
}

Result<Attribute> byName(const Read& db, const QString& name)
{
    const auto rows = all(db);
    return findName(name, namesOf(rows), attributeWord()).map([&](qsizetype i) { return rows[std::size_t(i)]; });
}

Result<AttributeId> add(Edit& db, const QString& name, Attribute::Type type)
{
    if (const auto free = checkName(all(db), name, AttributeId(), attributeWord()); !free)
        return fail(free);
    db.prepare("INSERT INTO attribute(uuid, name, type, position) VALUES(?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM attribute))")
        .bind(newUuid(), name.trimmed(), textOf(type))
        .run();
    return AttributeId(db.lastInsertId());
}

Result<AttributeId> ensure(Edit& db, const QString& name)
{
    if (const auto found = byName(db, name))
        return found->id;
    return add(db, name);
}

Result<> rename(Edit& db, AttributeId id, const QString& name)
{
    if (const auto free = checkName(all(db), name, id, attributeWord()); !free)
        return free;
    db.prepare("UPDATE attribute SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void remove(Edit& db, AttributeId id) { db.prepare("DELETE FROM attribute WHERE id = ?").bind(id).run(); }

} // namespace attributes

namespace cases {

std::vector<Case> all(const Read& db)
{
    std::map<CaseId, std::map<AttributeId, QString>> values;
    for (auto query = db.prepare("SELECT case_id, attribute_id, value FROM attribute_value"); query.step();)
        values[query.id<CaseId>(0)][query.id<AttributeId>(1)] = query.text(2);
    std::vector<Case> rows;
    for (auto query = db.prepare("SELECT id, name FROM study_case ORDER BY name COLLATE NAME, id"); query.step();) {
        const auto id = query.id<CaseId>(0);
        rows.push_back({id, query.text(1), std::move(values[id])});
    }
    return rows;
}

Result<Case> byName(const Read& db, const QString& name)
{
    const auto rows = all(db);
    return findName(name, namesOf(rows), caseWord()).map([&](qsizetype i) { return rows[std::size_t(i)]; });
}

Result<CaseId> add(Edit& db, const QString& name)
{
    if (const auto free = checkName(all(db), name, CaseId(), caseWord()); !free)
        return fail(free);
    db.prepare("INSERT INTO study_case(uuid, name) VALUES(?, ?)").bind(newUuid(), name.trimmed()).run();
    return CaseId(db.lastInsertId());
}

Result<CaseId> ensure(Edit& db, const QString& name)
{
    if (const auto found = byName(db, name.trimmed()))
        return found->id;
    return add(db, name);
}

Result<> rename(Edit& db, CaseId id, const QString& name)
{
    if (const auto free = checkName(all(db), name, id, caseWord()); !free)
        return free;
    db.prepare("UPDATE study_case SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void remove(Edit& db, CaseId id)
{
    db.prepare("DELETE FROM memo WHERE subject = 'case' AND subject_id = ?").bind(id).run();
    db.prepare("DELETE FROM study_case WHERE id = ?").bind(id).run();
}

Result<> set(Edit& db, CaseId id, const Attribute& attribute, const QString& value)
{
    const auto text = value.trimmed();
    if (text.isEmpty()) {
        db.prepare("DELETE FROM attribute_value WHERE case_id = ? AND attribute_id = ?").bind(id, attribute.id).run();
        return {};
    }
    if (!fits(attribute.type, text))
        return fail(Error::Kind::Invalid,
                    attribute.type == Attribute::Type::Date
                        ? translate("Cases", "“%1” is not a date. Write dates as 2026-03-31.").arg(text)
                        : translate("Cases", "“%1” is not a number, and “%2” holds numbers.").arg(text, attribute.name));
    db.prepare("INSERT INTO attribute_value(case_id, attribute_id, value) VALUES(?, ?, ?) "
               "ON CONFLICT(case_id, attribute_id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value")
        .bind(id, attribute.id, text)
        .run();
    return {};
}

} // namespace cases

} // namespace counterpoint

#include "core/integration/elements.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Framework", text); }

using Priority = FrameworkElement::Priority;

/// The other ends of a table of links, in the order of what they lead to.
template <class IdType, class Owner>
std::vector<IdType> linked(const Read& db, const char* sql, Owner owner)
{
    std::vector<IdType> ids;
    auto query = db.prepare(sql);
    for (query.bind(owner); query.step();)
        ids.push_back(query.id<IdType>(0));
    return ids;
}

/// Leaves exactly these links, writing no more rows than differ.
template <class IdType, class Owner>
void relink(Edit& db, const char* insert, const char* remove, Owner owner, const std::vector<IdType>& before,
            const std::vector<IdType>& after)
{
    const auto holds = [](const std::vector<IdType>& ids, IdType id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    for (const auto id : before)
        if (!holds(after, id))
            db.prepare(remove).bind(owner, id).run();
    for (const auto id : after)
        if (!holds(before, id))
            db.prepare(insert).bind(owner, id).run();
}

/// Puts `id` before the position-th other one of `order`, and gives the places that changed to `write`.
template <class IdType>
void reorder(std::vector<IdType> order, IdType id, int position, Edit& db, const char* write)
{
    std::erase(order, id);
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare(write).bind(std::int64_t(i + 1), order[i]).run();
}

constexpr const char* findingsOfImplication = "SELECT l.finding_id FROM implication_finding l JOIN finding f ON f.id = l.finding_id "
                                              "WHERE l.implication_id = ? ORDER BY f.position, f.id";
constexpr const char* implicationsOfElement =
    "SELECT l.implication_id FROM element_implication l JOIN implication i ON i.id = l.implication_id "
    "WHERE l.element_id = ? ORDER BY i.position, i.id";
constexpr const char* dissonancesOfElement = "SELECT assessment_id FROM element_dissonance WHERE element_id = ? ORDER BY assessment_id";

} // namespace

QString toText(Priority priority)
{
    return priority == Priority::High  ? QStringLiteral("high")
        : priority == Priority::Medium ? QStringLiteral("medium")
        : priority == Priority::Low    ? QStringLiteral("low")
                                       : QString();
}

Result<Priority> priorityFrom(const QString& text)
{
    for (const auto priority : {Priority::None, Priority::High, Priority::Medium, Priority::Low})
        if (text.compare(toText(priority), Qt::CaseInsensitive) == 0)
            return priority;
    return fail(Error::Kind::Invalid, tr("“%1” is no priority. Say high, medium or low, or leave it empty.").arg(text));
}

namespace implications {

namespace {

Result<QString> checked(const QString& text)
{
    if (text.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The implication needs words: what the findings mean for practice."));
    return text.trimmed();
}

} // namespace

std::vector<Implication> all(const Read& db)
{
    std::vector<Implication> rows;
    for (auto query = db.prepare("SELECT id, text FROM implication ORDER BY position, id"); query.step();)
        rows.push_back({query.id<ImplicationId>(0), query.text(1), {}});
    for (auto& row : rows)
        row.findings = linked<FindingId>(db, findingsOfImplication, row.id);
    return rows;
}

Result<ImplicationId> add(Edit& db, const QString& text, const std::vector<FindingId>& findings)
{
    const auto words = checked(text);
    if (!words)
        return fail(words);
    db.prepare("INSERT INTO implication(uuid, position, text) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM implication), ?)")
        .bind(newUuid(), *words)
        .run();
    const ImplicationId id(db.lastInsertId());
    const auto done = update(db, {id, *words, findings});
    return done ? Result<ImplicationId>(id) : fail(done);
}

Result<> update(Edit& db, const Implication& implication)
{
    const auto words = checked(implication.text);
    if (!words)
        return fail(words);
    db.prepare("UPDATE implication SET text = ?1 WHERE id = ?2 AND text <> ?1").bind(*words, implication.id).run();
    relink(db, "INSERT INTO implication_finding(implication_id, finding_id) VALUES(?, ?)",
           "DELETE FROM implication_finding WHERE implication_id = ? AND finding_id = ?", implication.id,
           linked<FindingId>(db, findingsOfImplication, implication.id), implication.findings);
    return {};
}

void move(Edit& db, ImplicationId id, int position)
{
    std::vector<ImplicationId> order;
    for (const auto& row : all(db))
        order.push_back(row.id);
    reorder(std::move(order), id, position, db, "UPDATE implication SET position = ?1 WHERE id = ?2 AND position <> ?1");
}

void remove(Edit& db, ImplicationId id) { db.prepare("DELETE FROM implication WHERE id = ?").bind(id).run(); }

} // namespace implications

namespace elements {

namespace {

Result<QString> checked(const QString& title)
{
    if (title.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The element of the framework needs a title."));
    return title.trimmed();
}

} // namespace

std::vector<FrameworkElement> all(const Read& db)
{
    std::vector<FrameworkElement> rows;
    for (auto query = db.prepare("SELECT id, title, audience, outcome, mode, priority, owner, measure, note FROM framework_element "
                                 "ORDER BY position, id");
         query.step();)
        rows.push_back({query.id<ElementId>(0),
                        query.text(1),
                        query.text(2),
                        query.text(3),
                        query.text(4),
                        priorityFrom(query.text(5)).value_or(Priority::None),
                        query.text(6),
                        query.text(7),
                        query.text(8),
                        {},
                        {}});
    for (auto& row : rows) {
        row.implications = linked<ImplicationId>(db, implicationsOfElement, row.id);
        row.dissonances = linked<AssessmentId>(db, dissonancesOfElement, row.id);
    }
    return rows;
}

Result<ElementId> add(Edit& db, const QString& title)
{
    const auto words = checked(title);
    if (!words)
        return fail(words);
    db.prepare("INSERT INTO framework_element(uuid, position, title) VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM "
               "framework_element), ?)")
        .bind(newUuid(), *words)
        .run();
    return ElementId(db.lastInsertId());
}

Result<> update(Edit& db, const FrameworkElement& element)
{
    const auto title = checked(element.title);
    if (!title)
        return fail(title);
    db.prepare(
          "UPDATE framework_element SET title = ?, audience = ?, outcome = ?, mode = ?, priority = ?, owner = ?, measure = ?, note = ? "
          "WHERE id = ?")
        .bind(*title, element.audience, element.outcome, element.mode, toText(element.priority), element.owner, element.measure,
              element.note, element.id)
        .run();
    relink(db, "INSERT INTO element_implication(element_id, implication_id) VALUES(?, ?)",
           "DELETE FROM element_implication WHERE element_id = ? AND implication_id = ?", element.id,
           linked<ImplicationId>(db, implicationsOfElement, element.id), element.implications);
    relink(db, "INSERT INTO element_dissonance(element_id, assessment_id) VALUES(?, ?)",
           "DELETE FROM element_dissonance WHERE element_id = ? AND assessment_id = ?", element.id,
           linked<AssessmentId>(db, dissonancesOfElement, element.id), element.dissonances);
    return {};
}

void move(Edit& db, ElementId id, int position)
{
    std::vector<ElementId> order;
    for (const auto& row : all(db))
        order.push_back(row.id);
    reorder(std::move(order), id, position, db, "UPDATE framework_element SET position = ?1 WHERE id = ?2 AND position <> ?1");
}

void remove(Edit& db, ElementId id) { db.prepare("DELETE FROM framework_element WHERE id = ?").bind(id).run(); }

} // namespace elements

} // namespace counterpoint

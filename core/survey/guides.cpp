#include "core/survey/guides.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::guides {

namespace {

constexpr qsizetype mostTopicWords = 5;

Result<QString> freeName(const Read& db, const QString& wanted, GuideId own)
{
    const auto name = wanted.simplified();
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, translate("Guides", "The guide needs a name."));
    for (const auto& guide : all(db))
        if (guide.id != own && guide.name.compare(name, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, translate("Guides", "There is already a guide called “%1”.").arg(guide.name));
    return name;
}

std::vector<GuideQuestionId> idsOf(const Read& db, GuideId guide)
{
    std::vector<GuideQuestionId> ids;
    auto query = db.prepare("SELECT id FROM guide_question WHERE guide_id = ? ORDER BY position, id");
    for (query.bind(guide); query.step();)
        ids.push_back(query.id<GuideQuestionId>(0));
    return ids;
}

void setOrder(Edit& db, const std::vector<GuideQuestionId>& ids)
{
    auto update = db.prepare("UPDATE guide_question SET position = ?1 WHERE id = ?2 AND position <> ?1");
    int position = 0;
    for (const auto id : ids)
        update.again().bind(++position, id).run();
}

std::size_t placeIn(const std::vector<GuideQuestionId>& ids, int place) { return std::size_t(std::clamp(place, 0, int(ids.size()))); }

} // namespace

std::vector<Guide> all(const Read& db)
{
    std::vector<Guide> guides;
    for (auto query = db.prepare("SELECT id, name FROM guide ORDER BY position, id"); query.step();)
        guides.push_back({query.id<GuideId>(0), query.text(1), {}});
    for (auto query = db.prepare("SELECT guide_id, id, topic, text FROM guide_question ORDER BY guide_id, position, id"); query.step();) {
        const auto guide = std::find_if(guides.begin(), guides.end(), [&](const Guide& each) { return each.id == query.id<GuideId>(0); });
        if (guide != guides.end())
            guide->questions.push_back({query.id<GuideQuestionId>(1), query.text(2), query.text(3)});
    }
    return guides;
}

Result<Guide> byId(const Read& db, GuideId id)
{
    for (auto& guide : all(db))
        if (guide.id == id)
            return std::move(guide);
    return fail(Error::Kind::Invalid, translate("Guides", "This guide is no longer in the study."));
}

Result<Guide> byName(const Read& db, const QString& name)
{
    auto guides = all(db);
    QStringList names;
    for (const auto& guide : guides)
        names << guide.name;
    return findName(name, names, translate("Guides", "guide")).map([&](qsizetype i) { return guides[std::size_t(i)]; });
}

Result<GuideId> add(Edit& db, const QString& name)
{
    const auto free = freeName(db, name, {});
    if (!free)
        return fail(free);
    db.prepare("INSERT INTO guide(uuid, name, position) VALUES(?, ?, (SELECT coalesce(max(position), 0) + 1 FROM guide))")
        .bind(newUuid(), *free)
        .run();
    return GuideId(db.lastInsertId());
}

Result<> rename(Edit& db, GuideId id, const QString& name)
{
    const auto free = freeName(db, name, id);
    if (!free)
        return fail(free);
    db.prepare("UPDATE guide SET name = ? WHERE id = ?").bind(*free, id).run();
    return {};
}

void remove(Edit& db, GuideId id) { db.prepare("DELETE FROM guide WHERE id = ?").bind(id).run(); }

std::vector<GuideQuestion> questionsIn(const QString& text)
{
    static const QRegularExpression number(
        QStringLiteral("^(?:(?:[Qq]?\\d+(?:\\.\\d+)*[a-z]?[.):](?!\\d)|[Qq]?\\d+(?:\\.\\d+)+\\s|[Qq]\\d+\\s|[-*\\x{2022}\\x{2013}])\\s*)"));
    std::vector<GuideQuestion> questions;
    for (auto line : text.split(u'\n')) {
        line = line.trimmed().remove(number).trimmed();
        if (line.isEmpty())
            continue;
        GuideQuestion question;
        const auto cut = line.contains(u'\t') ? line.indexOf(u'\t') : line.indexOf(u':');
        const auto topic = cut > 0 ? line.left(cut).simplified() : QString();
        const auto rest = cut > 0 ? line.mid(cut + 1).simplified() : QString();
        const bool hasTopic = !topic.isEmpty() && !rest.isEmpty() && topic.count(u' ') < mostTopicWords;
        question.topic = hasTopic ? topic : QString();
        question.text = hasTopic ? rest : line.simplified();
        questions.push_back(question);
    }
    return questions;
}

std::vector<GuideQuestionId> addQuestions(Edit& db, GuideId guide, const std::vector<GuideQuestion>& questions, int place)
{
    auto ids = idsOf(db, guide);
    std::vector<GuideQuestionId> added;
    for (const auto& question : questions) {
        db.prepare("INSERT INTO guide_question(uuid, guide_id, position, topic, text) VALUES(?, ?, ?, ?, ?)")
            .bind(newUuid(), guide, int(ids.size() + added.size() + 1), question.topic.simplified(), question.text.simplified())
            .run();
        added.emplace_back(db.lastInsertId());
    }
    ids.insert(ids.begin() + std::ptrdiff_t(placeIn(ids, place)), added.begin(), added.end());
    setOrder(db, ids);
    return added;
}

Result<> updateQuestion(Edit& db, const GuideQuestion& question)
{
    if (question.text.simplified().isEmpty())
        return fail(Error::Kind::Invalid, translate("Guides", "The question needs words. To take it away, remove it from the guide."));
    db.prepare("UPDATE guide_question SET topic = ?, text = ? WHERE id = ?")
        .bind(question.topic.simplified(), question.text.simplified(), question.id)
        .run();
    return {};
}

void moveQuestion(Edit& db, GuideQuestionId id, int place)
{
    auto query = db.prepare("SELECT guide_id FROM guide_question WHERE id = ?");
    if (!query.bind(id).step())
        return;
    auto ids = idsOf(db, query.id<GuideId>(0));
    std::erase(ids, id);
    ids.insert(ids.begin() + std::ptrdiff_t(placeIn(ids, place)), id);
    setOrder(db, ids);
}

void removeQuestion(Edit& db, GuideQuestionId id) { db.prepare("DELETE FROM guide_question WHERE id = ?").bind(id).run(); }

} // namespace counterpoint::guides

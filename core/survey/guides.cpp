#include "core/survey/guides.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <numeric>

namespace counterpoint {

int Guide::minutes() const
{
    return std::accumulate(questions.begin(), questions.end(), 0, [](int sum, const GuideQuestion& one) { return sum + one.minutes; });
}

namespace guides {

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

void readLinks(const Read& db, std::vector<Guide>& guides)
{
    std::map<GuideQuestionId, GuideQuestion*> questions;
    for (auto& guide : guides)
        for (auto& question : guide.questions)
            questions.emplace(question.id, &question);
    const auto forEach = [&](const char* sql, auto&& add) {
        for (auto query = db.prepare(sql); query.step();)
            if (const auto found = questions.find(query.id<GuideQuestionId>(0)); found != questions.end())
                add(*found->second, query.int64(1));
    };
    forEach("SELECT question_id, group_id FROM guide_question_group ORDER BY question_id, group_id",
            [](GuideQuestion& question, std::int64_t id) { question.groups.push_back(int(id)); });
    forEach("SELECT question_id, item_id FROM guide_question_item ORDER BY question_id, item_id",
            [](GuideQuestion& question, std::int64_t id) { question.items.emplace_back(id); });
    forEach("SELECT question_id, code_id FROM guide_question_code ORDER BY question_id, code_id",
            [](GuideQuestion& question, std::int64_t id) { question.codes.emplace_back(id); });
}

void writeLinks(Edit& db, const GuideQuestion& question)
{
    db.prepare("DELETE FROM guide_question_group WHERE question_id = ?").bind(question.id).run();
    db.prepare("DELETE FROM guide_question_item WHERE question_id = ?").bind(question.id).run();
    db.prepare("DELETE FROM guide_question_code WHERE question_id = ?").bind(question.id).run();
    for (const auto group : question.groups)
        db.prepare("INSERT OR IGNORE INTO guide_question_group(question_id, group_id) VALUES(?, ?)").bind(question.id, group).run();
    for (const auto item : question.items)
        db.prepare("INSERT OR IGNORE INTO guide_question_item(question_id, item_id) VALUES(?, ?)").bind(question.id, item).run();
    for (const auto code : question.codes)
        db.prepare("INSERT OR IGNORE INTO guide_question_code(question_id, code_id) VALUES(?, ?)").bind(question.id, code).run();
}

QString linesOf(const QStringList& prompts)
{
    QStringList lines;
    for (const auto& prompt : prompts)
        if (const auto line = prompt.simplified(); !line.isEmpty())
            lines << line;
    return lines.join(u'\n');
}

std::size_t placeIn(const std::vector<GuideQuestionId>& ids, int place) { return std::size_t(std::clamp(place, 0, int(ids.size()))); }

} // namespace

std::vector<Guide> all(const Read& db)
{
    std::vector<Guide> guides;
    for (auto query = db.prepare("SELECT id, name, introduction, closing FROM guide ORDER BY position, id"); query.step();)
        guides.push_back({query.id<GuideId>(0), query.text(1), {}, query.text(2), query.text(3)});
    const auto guideOf = [&](GuideId id) {
        const auto found = std::find_if(guides.begin(), guides.end(), [&](const Guide& each) { return each.id == id; });
        return found == guides.end() ? nullptr : &*found;
    };
    for (auto query = db.prepare("SELECT guide_id, id, topic, text, prompts, minutes FROM guide_question ORDER BY guide_id, position, id");
         query.step();)
        if (auto* guide = guideOf(query.id<GuideId>(0)))
            guide->questions.push_back({query.id<GuideQuestionId>(1), query.text(2), query.text(3),
                                        query.text(4).split(u'\n', Qt::SkipEmptyParts), query.integer(5)});
    for (auto query = db.prepare("SELECT guide_id, id, name FROM guide_group ORDER BY guide_id, position, id"); query.step();)
        if (auto* guide = guideOf(query.id<GuideId>(0)))
            guide->groups.push_back({query.integer(1), query.text(2)});
    readLinks(db, guides);
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
        db.prepare("INSERT INTO guide_question(uuid, guide_id, position, topic, text, prompts, minutes) VALUES(?, ?, ?, ?, ?, ?, ?)")
            .bind(newUuid(), guide, int(ids.size() + added.size() + 1), question.topic.simplified(), question.text.simplified(),
                  linesOf(question.prompts), std::max(question.minutes, 0))
            .run();
        added.emplace_back(db.lastInsertId());
        auto linked = question;
        linked.id = added.back();
        writeLinks(db, linked);
    }
    ids.insert(ids.begin() + std::ptrdiff_t(placeIn(ids, place)), added.begin(), added.end());
    setOrder(db, ids);
    return added;
}

Result<> updateQuestion(Edit& db, const GuideQuestion& question)
{
    if (question.text.simplified().isEmpty())
        return fail(Error::Kind::Invalid, translate("Guides", "The question needs words. To take it away, remove it from the guide."));
    db.prepare("UPDATE guide_question SET topic = ?, text = ?, prompts = ?, minutes = ? WHERE id = ?")
        .bind(question.topic.simplified(), question.text.simplified(), linesOf(question.prompts), std::max(question.minutes, 0),
              question.id)
        .run();
    writeLinks(db, question);
    return {};
}

void setFrame(Edit& db, GuideId id, const QString& introduction, const QString& closing)
{
    db.prepare("UPDATE guide SET introduction = ?, closing = ? WHERE id = ?").bind(introduction.trimmed(), closing.trimmed(), id).run();
}

void setGroups(Edit& db, GuideId id, const std::vector<GuideGroup>& groups)
{
    int last = 0;
    for (const auto& group : groups)
        last = std::max(last, group.id);
    {
        auto query = db.prepare("SELECT coalesce(max(id), 0) FROM guide_group WHERE guide_id = ?");
        if (query.bind(id).step())
            last = std::max(last, query.integer(0));
    }
    db.prepare("DELETE FROM guide_group WHERE guide_id = ?").bind(id).run();
    int position = 0;
    for (const auto& group : groups) {
        const auto name = group.name.simplified();
        if (!name.isEmpty())
            db.prepare("INSERT OR IGNORE INTO guide_group(guide_id, id, position, name) VALUES(?, ?, ?, ?)")
                .bind(id, group.id > 0 ? group.id : ++last, ++position, name)
                .run();
    }
    db.prepare("DELETE FROM guide_question_group WHERE question_id IN (SELECT id FROM guide_question WHERE guide_id = ?1)"
               " AND group_id NOT IN (SELECT id FROM guide_group WHERE guide_id = ?1)")
        .bind(id)
        .run();
}

std::vector<GuideGroup> groupsNamed(const std::vector<GuideGroup>& before, const QStringList& names)
{
    std::vector<GuideGroup> groups;
    for (const auto& each : names)
        if (const auto name = each.simplified();
            !name.isEmpty() && std::none_of(groups.begin(), groups.end(), [&](const GuideGroup& group) { return group.name == name; }))
            groups.push_back({0, name});
    std::vector<bool> isFree(before.size(), true);
    for (auto& group : groups)
        for (std::size_t i = 0; i < before.size(); ++i)
            if (before[i].name == group.name) {
                group.id = before[i].id;
                isFree[i] = false;
            }
    for (std::size_t i = 0; i < std::min(groups.size(), before.size()); ++i)
        if (groups[i].id == 0 && isFree[i])
            groups[i].id = before[i].id;
    return groups;
}

Guide forGroup(Guide guide, int group)
{
    if (group != 0)
        std::erase_if(guide.questions, [&](const GuideQuestion& question) {
            const auto& asked = question.groups;
            return !asked.empty() && std::find(asked.begin(), asked.end(), group) == asked.end();
        });
    return guide;
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

} // namespace guides

} // namespace counterpoint

#include "ui/survey/questionnaire_desk.h"
#include "core/survey/survey_changes.h"
#include "core/survey/survey_items.h"
#include "ui/survey/item_words.h"
#include <QTimer>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int untilChecked = 150; ///< ms after a step: checks are for the eyes, not for the hands

using Ids = std::vector<SurveyItemId>;

bool contains(const Ids& ids, SurveyItemId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

ItemPlace placeIn(const Questionnaire& questionnaire, SurveyItemId id)
{
    if (id.isValid())
        for (const auto& place : allItems(questionnaire))
            if (place.item->id == id)
                return place;
    return {};
}

const std::vector<SurveyItem>& siblings(const Questionnaire& questionnaire, const SurveyItem* parent)
{
    return parent ? parent->items : questionnaire.items;
}

Ids idsOf(const std::vector<SurveyItem>& items)
{
    Ids ids;
    for (const auto& item : items)
        ids.push_back(item.id);
    return ids;
}

int positionOf(const std::vector<SurveyItem>& items, SurveyItemId id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const SurveyItem& item) { return item.id == id; });
    return int(found - items.begin());
}

SurveyItemId idOf(const SurveyItem* item) { return item ? item->id : SurveyItemId(); }

} // namespace

QuestionnaireDesk::QuestionnaireDesk(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_check(new QTimer(this))
{
    m_check->setSingleShot(true);
    m_check->setInterval(untilChecked);
    connect(m_check, &QTimer::timeout, this, [this] {
        m_problems = checkQuestionnaire(m_questionnaire);
        Q_EMIT problemsChanged();
    });
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (touchesSurvey(changes))
            reload();
    });
}

ItemPlace QuestionnaireDesk::currentPlace() const { return placeIn(m_questionnaire, m_current); }

void QuestionnaireDesk::reload()
{
    auto all = m_session.project().read([](const Read& db) { return questionnaires::all(db); }).value_or(std::vector<QuestionnaireInfo>());
    auto wanted = m_questionnaire.id;
    if (std::none_of(all.begin(), all.end(), [&](const QuestionnaireInfo& each) { return each.id == wanted; }))
        wanted = all.empty() ? QuestionnaireId() : all.front().id;
    const bool isOther = wanted != m_questionnaire.id;
    const bool hasOtherList = isOther || all != m_all;
    m_all = std::move(all);
    m_questionnaire = {};
    if (wanted.isValid())
        if (auto read = m_session.project().read([&](const Read& db) { return questionnaires::read(db, wanted); }); read)
            m_questionnaire = std::move(*read);
    if (hasOtherList)
        Q_EMIT listChanged();
    const auto before = m_current;
    if (!m_questionnaire.item(m_current))
        m_current = m_questionnaire.items.empty() ? SurveyItemId() : m_questionnaire.items.front().id;
    Q_EMIT changed();
    if (m_current != before)
        Q_EMIT chosen();
    m_check->start();
}

void QuestionnaireDesk::open(QuestionnaireId id)
{
    if (id == m_questionnaire.id)
        return;
    keepTyping();
    m_questionnaire = {};
    m_questionnaire.id = id;
    m_current = {};
    reload();
    Q_EMIT listChanged();
}

void QuestionnaireDesk::choose(SurveyItemId id)
{
    if (id == m_current)
        return;
    keepTyping();
    if (const auto* left = m_questionnaire.item(m_current); left && !left->label(language()).isEmpty())
        keepName(m_current);
    m_current = m_questionnaire.item(id) ? id : SurveyItemId();
    Q_EMIT chosen();
}

void QuestionnaireDesk::place(SurveyItem item, SurveyItemId after, bool into)
{
    Result<SurveyItemId> made = SurveyItemId();
    const auto type = item.type;
    const bool done = step(tr("Add %1").arg(typeInSentence(type)), [&](Edit& db) {
        made = into
            ? surveyItems::addInto(db, m_questionnaire.id, after, int(siblings(m_questionnaire, m_questionnaire.item(after)).size()), item)
            : surveyItems::addAfter(db, m_questionnaire.id, after, item);
        return made;
    });
    if (!done)
        return;
    m_new.insert(made->value());
    choose(*made);
    Q_EMIT writingWanted();
}

void QuestionnaireDesk::add(ItemType type)
{
    if (!m_questionnaire.id.isValid() || isReadOnly())
        return;
    keepTyping();
    SurveyItem item;
    item.type = type;
    if (type == ItemType::Rating || type == ItemType::Slider)
        item.parameters = {{QStringLiteral("start"), type == ItemType::Rating ? QStringLiteral("1") : QStringLiteral("0")},
                           {QStringLiteral("end"), type == ItemType::Rating ? QStringLiteral("5") : QStringLiteral("100")},
                           {QStringLiteral("step"), QStringLiteral("1")}};
    if (type == ItemType::ConstantSum)
        item.parameters = {{QStringLiteral("total"), QStringLiteral("100")}};
    auto place = currentPlace();
    if (!place.item) {
        this->place(std::move(item), {}, true);
        return;
    }
    // A page stands beside pages, and nothing but its own kind goes into a battery.
    const auto takes = [&](const SurveyItem& holder) {
        if (!holdsItems(holder.type) || type == ItemType::Page)
            return false;
        if (holder.type == ItemType::Grid && !holder.items.empty()) // what is of another type is a question after it
            return type == holder.items.front().type;
        if (holder.type == ItemType::Grid)
            return type == ItemType::Single || type == ItemType::Multiple || type == ItemType::Likert;
        return holder.type != ItemType::ConstantSum || type == ItemType::Integer || type == ItemType::Decimal;
    };
    if (takes(*place.item)) {
        this->place(std::move(item), place.item->id, true);
        return;
    }
    while (place.parent && !takes(*place.parent))
        place = placeIn(m_questionnaire, place.parent->id);
    this->place(std::move(item), place.item->id, false);
}

void QuestionnaireDesk::addNext()
{
    keepTyping();
    const auto place = currentPlace();
    if (!place.item || place.item->type == ItemType::Page || place.item->type == ItemType::Section) {
        add(ItemType::Single);
        return;
    }
    if (place.item->type == ItemType::Grid || place.item->type == ItemType::ConstantSum) {
        add(place.item->type == ItemType::Grid ? ItemType::Likert : ItemType::Integer);
        return;
    }
    if (isReadOnly())
        return;
    SurveyItem item;
    item.type = place.item->type == ItemType::Other ? ItemType::ShortText : place.item->type;
    item.parameters = place.item->parameters;
    item.required = place.item->required;
    item.missingChoices = place.item->missingChoices;
    if (item.type == ItemType::Likert) {
        item.choices = place.item->choices;
        item.scale = place.item->scale;
    }
    this->place(std::move(item), place.item->id, false);
}

void QuestionnaireDesk::remove(const Ids& ids)
{
    if (ids.empty() || isReadOnly())
        return;
    keepTyping();
    // What is chosen then: the next one that stays, else the one before.
    SurveyItemId next;
    bool passed = false;
    const auto gone = withoutHeld(ids);
    QSet<qint64> held;
    for (const auto& each : allItems(m_questionnaire)) {
        if (contains(gone, each.item->id) || (each.parent && held.contains(each.parent->id.value()))) {
            held.insert(each.item->id.value());
            passed = true;
            continue;
        }
        if (!passed || !next.isValid() || held.contains(next.value()))
            next = each.item->id;
        if (passed)
            break;
    }
    const auto* first = m_questionnaire.item(gone.front());
    const auto words = gone.size() == 1 && first ? titleOf(*first, language()) : QString();
    const auto label = words.isEmpty() ? tr("Delete %n question(s)", nullptr, int(gone.size())) : tr("Delete “%1”").arg(words);
    if (!step(label, [&](Edit& db) {
            for (const auto id : gone)
                surveyItems::remove(db, id);
        }))
        return;
    m_session.notices().done(words.isEmpty() ? tr("Deleted %n question(s).", nullptr, int(gone.size())) : tr("Deleted “%1”.").arg(words));
    choose(next);
}

void QuestionnaireDesk::duplicate(SurveyItemId id)
{
    const auto* item = m_questionnaire.item(id);
    if (!item || isReadOnly())
        return;
    keepTyping();
    Result<SurveyItemId> made = SurveyItemId();
    if (step(tr("Duplicate “%1”").arg(titleOf(*item, language())), [&](Edit& db) {
            made = surveyItems::duplicate(db, id);
            return made;
        }))
        choose(*made);
}

Ids QuestionnaireDesk::withoutHeld(const Ids& ids) const
{
    Ids outer;
    QSet<qint64> inside;
    for (const auto& each : allItems(m_questionnaire)) {
        const bool isHeld = each.parent && inside.contains(each.parent->id.value());
        if (!isHeld && contains(ids, each.item->id))
            outer.push_back(each.item->id);
        if (isHeld || contains(ids, each.item->id))
            inside.insert(each.item->id.value());
    }
    return outer;
}

void QuestionnaireDesk::move(const Ids& ids, SurveyItemId parent, int place)
{
    if (isReadOnly())
        return;
    keepTyping();
    const auto moved = withoutHeld(ids);
    const auto before = idsOf(siblings(m_questionnaire, m_questionnaire.item(parent)));
    SurveyItemId anchor; // what they come after: the last one before the place that stays
    for (int i = std::min(place, int(before.size())) - 1; i >= 0 && !anchor.isValid(); --i)
        if (!contains(moved, before[std::size_t(i)]))
            anchor = before[std::size_t(i)];
    step(tr("Move %n question(s)", nullptr, int(moved.size())), [&](Edit& db) { return surveyItems::move(db, moved, parent, anchor); });
}

void QuestionnaireDesk::shift(const Ids& ids, int by)
{
    const auto moved = withoutHeld(ids);
    if (moved.empty())
        return;
    const auto edge = placeIn(m_questionnaire, by < 0 ? moved.front() : moved.back());
    const auto& beside = siblings(m_questionnaire, edge.parent);
    const int at = positionOf(beside, edge.item->id);
    const int next = at + by;
    if (next < 0 || next >= int(beside.size())) {
        if (!edge.parent)
            return;
        const auto outer = placeIn(m_questionnaire, edge.parent->id);
        const int place = positionOf(siblings(m_questionnaire, outer.parent), outer.item->id);
        move(moved, idOf(outer.parent), by < 0 ? place : place + 1);
        return;
    }
    const auto& neighbour = beside[std::size_t(next)];
    const bool enters = (neighbour.type == ItemType::Page || neighbour.type == ItemType::Section || neighbour.type == ItemType::Repeat)
        && std::none_of(moved.begin(), moved.end(), [&](SurveyItemId id) { return m_questionnaire.item(id)->type == ItemType::Page; });
    if (enters)
        move(moved, neighbour.id, by < 0 ? int(neighbour.items.size()) : 0);
    else
        move(moved, idOf(edge.parent), by < 0 ? next : next + 1);
}

} // namespace counterpoint::ui

#include "core/integration/joint_displays.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/integration/references.h"
#include "core/project/doors.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("JointDisplays", text); }

using Kind = JointDisplay::Kind;

struct KindWords {
    Kind kind;
    const char* stored;
    const char* title;
    const char* about;
};
constexpr KindWords kindWords[]{
    {Kind::SideBySide, "side by side", QT_TRANSLATE_NOOP("JointDisplays", "Side by side"),
     QT_TRANSLATE_NOOP("JointDisplays", "For each theme what the numbers say, and what people say.")},
    {Kind::StatisticsByTheme, "statistics by theme", QT_TRANSLATE_NOOP("JointDisplays", "Statistics by theme"),
     QT_TRANSLATE_NOOP("JointDisplays", "Scores of those who mention a theme beside those who do not.")},
    {Kind::Groups, "groups", QT_TRANSLATE_NOOP("JointDisplays", "Groups"),
     QT_TRANSLATE_NOOP("JointDisplays", "For each group its scores, its themes and a typical quote.")},
    {Kind::Explanatory, "explanatory", QT_TRANSLATE_NOOP("JointDisplays", "Explanatory: from result to interview"),
     QT_TRANSLATE_NOOP("JointDisplays", "A result of the survey, the Cases chosen because of it, and what they say.")},
    {Kind::Exploratory, "exploratory", QT_TRANSLATE_NOOP("JointDisplays", "Exploratory: from theme to item"),
     QT_TRANSLATE_NOOP("JointDisplays", "A theme of the interviews, and the survey's items that came of it.")},
    {Kind::Instruments, "instruments", QT_TRANSLATE_NOOP("JointDisplays", "Map of the instruments"),
     QT_TRANSLATE_NOOP("JointDisplays", "Which survey items, guide questions and codes speak to each research question.")}};

const KindWords& wordsOf(Kind kind)
{
    return *std::find_if(std::begin(kindWords), std::end(kindWords), [kind](const KindWords& one) { return one.kind == kind; });
}

QByteArray toBytes(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }
QJsonObject fromText(const QString& text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

/// Leaves out what is empty, so that a row says no more than it holds.
void put(QJsonObject& json, const char* key, const QJsonArray& values)
{
    if (!values.isEmpty())
        json.insert(QLatin1String(key), values);
}

QJsonObject optionsOf(const Read& db, const JointRow& row)
{
    QJsonObject json{{QStringLiteral("title"), row.title}};
    if (row.dataset.isValid())
        json.insert(QStringLiteral("dataset"), references::uuidOf(db, row.dataset));
    put(json, "codes", references::uuidsOf(db, row.codes));
    put(json, "numbers", QJsonArray::fromStringList(row.numbers));
    put(json, "variables", references::uuidsOf(db, row.variables));
    put(json, "quotes", references::uuidsOf(db, row.quotes));
    put(json, "cases", references::uuidsOf(db, row.cases));
    put(json, "questions", references::uuidsOf(db, row.questions));
    return json;
}

void readOptions(const Read& db, const QJsonObject& json, JointRow& row)
{
    const auto list = [&](const char* key) { return json.value(QLatin1String(key)).toArray(); };
    row.title = json.value(QStringLiteral("title")).toString();
    row.dataset = references::find<DatasetId>(db, json.value(QStringLiteral("dataset")).toString());
    row.codes = references::findAll<CodeId>(db, list("codes"));
    for (const auto number : list("numbers"))
        row.numbers << number.toString();
    row.variables = references::findAll<VariableId>(db, list("variables"));
    row.quotes = references::findAll<CodingId>(db, list("quotes"));
    row.cases = references::findAll<CaseId>(db, list("cases"));
    row.questions = references::findAll<GuideQuestionId>(db, list("questions"));
}

QJsonObject optionsOf(const Read& db, const JointDisplay& display)
{
    QJsonObject json;
    if (display.attribute.isValid())
        json.insert(QStringLiteral("attribute"), references::uuidOf(db, display.attribute));
    put(json, "variables", references::uuidsOf(db, display.variables));
    put(json, "codes", references::uuidsOf(db, display.codes));
    return json;
}

} // namespace

QString toText(Kind kind) { return QString::fromLatin1(wordsOf(kind).stored); }
QString titleOf(Kind kind) { return tr(wordsOf(kind).title); }
QString aboutOf(Kind kind) { return tr(wordsOf(kind).about); }

std::vector<Kind> jointKinds()
{
    std::vector<Kind> kinds;
    for (const auto& words : kindWords)
        kinds.push_back(words.kind);
    return kinds;
}

Result<Kind> jointKindFrom(const QString& text)
{
    QStringList names;
    for (const auto kind : jointKinds())
        names << toText(kind);
    return findName(text, names, tr("kind of joint display")).map([](qsizetype i) { return jointKinds()[std::size_t(i)]; });
}

namespace joint_displays {

namespace {

std::vector<JointRow> rowsOf(const Read& db, JointDisplayId id)
{
    std::vector<JointRow> rows;
    std::vector<QJsonObject> options;
    {
        auto query = db.prepare(
            "SELECT id, options, inference, inferred_by, inferred_at, seen FROM joint_row WHERE display_id = ? ORDER BY position, id");
        for (query.bind(id); query.step();) {
            JointRow row;
            row.id = query.id<JointRowId>(0);
            options.push_back(fromText(query.text(1)));
            row.inference = query.text(2);
            row.inferredBy = query.text(3);
            row.inferredAt = query.text(4);
            row.seen = query.text(5);
            rows.push_back(std::move(row));
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        readOptions(db, options[i], rows[i]);
    return rows;
}

Result<> checkName(const Read& db, const QString& name, JointDisplayId self)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, tr("The joint display needs a name."));
    for (const auto& display : all(db))
        if (display.id != self && display.name.compare(name, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, tr("There is already a joint display called “%1”.").arg(display.name));
    return {};
}

} // namespace

std::vector<JointDisplay> all(const Read& db)
{
    std::vector<JointDisplay> displays;
    std::vector<QJsonObject> options;
    for (auto query = db.prepare("SELECT id, name, kind, options, in_report FROM joint_display ORDER BY position, id"); query.step();) {
        JointDisplay display;
        display.id = query.id<JointDisplayId>(0);
        display.name = query.text(1);
        display.kind = jointKindFrom(query.text(2)).value_or(Kind::SideBySide);
        options.push_back(fromText(query.text(3)));
        display.inReport = query.integer(4) == 1;
        displays.push_back(std::move(display));
    }
    for (std::size_t i = 0; i < displays.size(); ++i) {
        auto& display = displays[i];
        display.attribute = references::find<AttributeId>(db, options[i].value(QStringLiteral("attribute")).toString());
        display.variables = references::findAll<VariableId>(db, options[i].value(QStringLiteral("variables")).toArray());
        display.codes = references::findAll<CodeId>(db, options[i].value(QStringLiteral("codes")).toArray());
        display.rows = rowsOf(db, display.id);
    }
    return displays;
}

Result<JointDisplay> byId(const Read& db, JointDisplayId id)
{
    for (auto& display : all(db))
        if (display.id == id)
            return std::move(display);
    return fail(Error::Kind::Invalid, tr("This joint display is no longer in the study."));
}

Result<JointDisplay> byName(const Read& db, const QString& name)
{
    const auto displays = all(db);
    QStringList names;
    for (const auto& display : displays)
        names << display.name;
    return findName(name, names, tr("joint display")).map([&](qsizetype i) { return displays[std::size_t(i)]; });
}

Result<JointDisplayId> add(Edit& db, const JointDisplay& display)
{
    if (const auto free = checkName(db, display.name.trimmed(), {}); !free)
        return fail(free);
    db.prepare("INSERT INTO joint_display(uuid, position, name, kind, options, in_report) "
               "VALUES(?, (SELECT coalesce(max(position), 0) + 1 FROM joint_display), ?, ?, ?, ?)")
        .bind(newUuid(), display.name.trimmed(), toText(display.kind), QString::fromUtf8(toBytes(optionsOf(db, display))), display.inReport)
        .run();
    const JointDisplayId id(db.lastInsertId());
    for (const auto& row : display.rows)
        if (const auto added = addRow(db, id, row); !added)
            return fail(added);
    return id;
}

Result<> update(Edit& db, const JointDisplay& display)
{
    if (const auto free = checkName(db, display.name.trimmed(), display.id); !free)
        return free;
    db.prepare("UPDATE joint_display SET name = ?, kind = ?, options = ?, in_report = ? WHERE id = ?")
        .bind(display.name.trimmed(), toText(display.kind), QString::fromUtf8(toBytes(optionsOf(db, display))), display.inReport,
              display.id)
        .run();
    return {};
}

void remove(Edit& db, JointDisplayId id) { db.prepare("DELETE FROM joint_display WHERE id = ?").bind(id).run(); }

Result<JointRowId> addRow(Edit& db, JointDisplayId id, const JointRow& row)
{
    if (row.title.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The row needs a title: a theme, a group, a result or a question."));
    db.prepare("INSERT INTO joint_row(uuid, display_id, position, options) "
               "VALUES(?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM joint_row WHERE display_id = ?2), ?3)")
        .bind(newUuid(), id, QString::fromUtf8(toBytes(optionsOf(db, row))))
        .run();
    return JointRowId(db.lastInsertId());
}

Result<> updateRow(Edit& db, const JointRow& row)
{
    if (row.title.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The row needs a title: a theme, a group, a result or a question."));
    db.prepare("UPDATE joint_row SET options = ? WHERE id = ?").bind(QString::fromUtf8(toBytes(optionsOf(db, row))), row.id).run();
    return {};
}

void infer(Edit& db, JointRowId id, const QString& inference, const QString& by, const QString& seen)
{
    const bool isThere = !inference.trimmed().isEmpty();
    db.prepare("UPDATE joint_row SET inference = ?, inferred_by = ?, inferred_at = ?, seen = ? WHERE id = ?")
        .bind(inference, isThere ? by : QString(), isThere ? Clock::stamp() : QString(), isThere ? seen : QString(), id)
        .run();
}

void confirm(Edit& db, JointRowId id, const QString& seen)
{
    db.prepare("UPDATE joint_row SET seen = ? WHERE id = ?").bind(seen, id).run();
}

void moveRow(Edit& db, JointRowId id, int position)
{
    std::vector<JointRowId> order;
    auto query = db.prepare("SELECT id FROM joint_row WHERE display_id = (SELECT display_id FROM joint_row WHERE id = ?1) AND id <> ?1 "
                            "ORDER BY position, id");
    for (query.bind(id); query.step();)
        order.push_back(query.id<JointRowId>(0));
    order.insert(order.begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(order.size())), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        db.prepare("UPDATE joint_row SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), order[i]).run();
}

void removeRow(Edit& db, JointRowId id) { db.prepare("DELETE FROM joint_row WHERE id = ?").bind(id).run(); }

} // namespace joint_displays

} // namespace counterpoint

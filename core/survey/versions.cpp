#include "core/survey/versions.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/questionnaires.h"
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace counterpoint::surveyVersions {

namespace {

constexpr const char* context = "SurveyVersions";

QString digestOf(const QByteArray& json) { return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex()); }

Result<std::vector<SurveyChange>> changesSince(const Read& db, const Questionnaire& now, const std::vector<SurveyVersion>& versions)
{
    if (versions.empty())
        return std::vector<SurveyChange>();
    const auto before = snapshot(db, versions.back().id);
    if (!before)
        return fail(before);
    return differences(*before, now);
}

} // namespace

std::vector<SurveyVersion> of(const Read& db, QuestionnaireId id)
{
    std::vector<SurveyVersion> versions;
    auto query = db.prepare("SELECT id, number, label, made_at, made_by, note, changes, digest FROM questionnaire_version"
                            " WHERE questionnaire_id = ? ORDER BY number, id");
    for (query.bind(id); query.step();)
        versions.push_back({query.id<SurveyVersionId>(0), id, query.integer(1), query.text(2), query.text(3), query.text(4), query.text(5),
                            query.text(6).split(u'\n', Qt::SkipEmptyParts), query.text(7)});
    return versions;
}

Result<SurveyVersion> byLabel(const Read& db, QuestionnaireId id, const QString& label)
{
    const auto versions = of(db, id);
    QStringList labels;
    for (const auto& version : versions)
        labels << version.label;
    return findName(label, labels, translate(context, "version")).map([&](qsizetype i) { return versions[std::size_t(i)]; });
}

Result<Questionnaire> snapshot(const Read& db, SurveyVersionId id)
{
    auto query = db.prepare("SELECT snapshot FROM questionnaire_version WHERE id = ?");
    if (!query.bind(id).step())
        return fail(Error::Kind::Invalid, translate(context, "This version is not there any more."));
    return questionnaireFromJson(qUncompress(query.blob(0)));
}

void replaceSnapshot(Edit& db, SurveyVersionId id, const QJsonObject& json)
{
    const auto bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    db.prepare("UPDATE questionnaire_version SET snapshot = ?, digest = ? WHERE id = ?").bind(qCompress(bytes), digestOf(bytes), id).run();
}

Result<SurveyVersion> freeze(Edit& db, QuestionnaireId id, const QString& by, const QString& note)
{
    const auto now = questionnaires::read(db, id);
    if (!now)
        return fail(now);
    const auto versions = of(db, id);
    const auto json = canonicalJson(*now);
    const auto digest = digestOf(json);
    if (!versions.empty() && versions.back().digest == digest)
        return versions.back();
    const auto changes = changesSince(db, *now, versions);
    if (!changes)
        return fail(changes);
    QStringList sentences;
    for (const auto& change : *changes)
        sentences << change.sentence;
    const int number = versions.empty() ? 1 : versions.back().number + 1;
    db.prepare("INSERT INTO questionnaire_version(uuid, questionnaire_id, number, label, made_at, made_by, note, changes, digest, snapshot)"
               " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), id, number, QString::number(number), Clock::stamp(), by, note.trimmed(), sentences.join(u'\n'), digest,
              qCompress(json))
        .run();
    return of(db, id).back();
}

Result<std::vector<SurveyChange>> changesSinceLast(const Read& db, QuestionnaireId id)
{
    const auto now = questionnaires::read(db, id);
    if (!now)
        return fail(now);
    return changesSince(db, *now, of(db, id));
}

} // namespace counterpoint::surveyVersions

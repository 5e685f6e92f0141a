#include "core/survey/study_key.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/interchange/sealed/response_key.h"
#include "core/interchange/sealed/sealed.h"
#include "core/project/doors.h"

namespace counterpoint::study_key {

namespace {
constexpr const char* context = "StudyKey";
}

std::optional<Public> newest(const Read& db)
{
    auto query = db.prepare("SELECT public_key, made_at FROM study_key ORDER BY id DESC LIMIT 1");
    if (!query.step())
        return std::nullopt;
    const auto point = query.blob(0);
    return Public{response_key::idOf(point), point, query.text(1)};
}

Result<SealedPair> make(const QString& passphrase)
{
    const auto pair = response_key::make();
    if (!pair)
        return fail(pair);
    const auto sealedKey = sealed::seal(pair->privateKey, passphrase);
    if (!sealedKey)
        return fail(sealedKey);
    return SealedPair{pair->publicKey, *sealedKey};
}

void add(Edit& db, const SealedPair& pair)
{
    db.prepare("INSERT INTO study_key(study_id, id, uuid, algorithm, public_key, sealed_private_key, made_at)"
               " SELECT 1, 1 + coalesce(max(id), 0), ?, ?, ?, ?, ? FROM study_key")
        .bind(newUuid(), response_key::algorithm, pair.publicKey, pair.sealedPrivateKey, Clock::stamp())
        .run();
}

std::map<QString, QByteArray> sealedKeys(const Read& db)
{
    std::map<QString, QByteArray> keys;
    for (auto query = db.prepare("SELECT public_key, sealed_private_key FROM study_key"); query.step();)
        keys.emplace(response_key::idOf(query.blob(0)), query.blob(1));
    return keys;
}

Result<Opened> open(const std::map<QString, QByteArray>& sealedKeys, const QString& passphrase)
{
    Opened opened;
    for (const auto& [id, bytes] : sealedKeys)
        if (const auto key = sealed::open(bytes, passphrase, id))
            opened.emplace(id, *key);
    if (opened.empty())
        return fail(Error::Kind::Invalid,
                    sealedKeys.empty()
                        ? translate(context, "This study has no key. Response files that are encrypted belong to another study.")
                        : translate(context, "This is not the passphrase of the study’s key. Mind capitals, and try again."));
    return opened;
}

} // namespace counterpoint::study_key

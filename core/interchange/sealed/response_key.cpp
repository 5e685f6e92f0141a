#include "core/interchange/sealed/response_key.h"
#include "core/base/translate.h"
#include "core/interchange/form/response_file.h"
#include <QCryptographicHash>
#include <array>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/x509.h>
#include <optional>

namespace counterpoint::response_key {

namespace {

constexpr std::size_t secretSize = 32;
constexpr qsizetype pointSize = 65;
constexpr qsizetype ivSize = 12;
constexpr qsizetype tagSize = 16;
const QByteArray info = QByteArrayLiteral("counterpoint response 1");

template <auto release>
struct Releasing {
    template <class Thing>
    void operator()(Thing* thing) const
    {
        release(thing);
    }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Releasing<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releasing<EVP_PKEY_CTX_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Releasing<EVP_CIPHER_CTX_free>>;

/// 32 bytes that are zeroed when they go.
struct Secret {
    std::array<unsigned char, secretSize> bytes{};
    Secret() = default;
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

const unsigned char* in(const QByteArray& bytes) { return reinterpret_cast<const unsigned char*>(bytes.constData()); }
unsigned char* out(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

KeyHandle privateKeyFrom(const QByteArray& der)
{
    const auto* bytes = in(der);
    return KeyHandle(d2i_AutoPrivateKey(nullptr, &bytes, long(der.size())));
}

/// Also refuses what is no point of the curve.
KeyHandle publicKeyFrom(const QByteArray& point, const EVP_PKEY* sameCurve)
{
    KeyHandle key(EVP_PKEY_new());
    const bool isFine = key && EVP_PKEY_copy_parameters(key.get(), sameCurve) == 1
        && EVP_PKEY_set1_encoded_public_key(key.get(), in(point), std::size_t(point.size())) == 1;
    return isFine ? std::move(key) : nullptr;
}

std::optional<Secret> agreed(EVP_PKEY* ours, EVP_PKEY* theirs)
{
    const KeyContext context(EVP_PKEY_CTX_new(ours, nullptr));
    Secret secret;
    std::size_t size = secretSize;
    const bool isFine = context && EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_derive_set_peer(context.get(), theirs) == 1
        && EVP_PKEY_derive(context.get(), secret.bytes.data(), &size) == 1 && size == secretSize;
    return isFine ? std::optional(secret) : std::nullopt;
}

std::optional<Secret> expanded(const Secret& agreedOn, const QByteArray& salt)
{
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
    Secret secret;
    std::size_t size = secretSize;
    const bool isFine = context && EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) == 1
        && EVP_PKEY_CTX_set1_hkdf_salt(context.get(), in(salt), int(salt.size())) == 1
        && EVP_PKEY_CTX_set1_hkdf_key(context.get(), agreedOn.bytes.data(), int(secretSize)) == 1
        && EVP_PKEY_CTX_add1_hkdf_info(context.get(), in(info), int(info.size())) == 1
        && EVP_PKEY_derive(context.get(), secret.bytes.data(), &size) == 1 && size == secretSize;
    return isFine ? std::optional(secret) : std::nullopt;
}

std::optional<QByteArray> decrypted(const SealedResponseFile& file, const Secret& key)
{
    const Cipher cipher(EVP_CIPHER_CTX_new());
    const auto head = (QString::fromLatin1(info) + u'\n' + file.form + u'\n' + file.key).toUtf8();
    const auto length = file.box.size() - tagSize;
    QByteArray tag = file.box.last(tagSize);
    QByteArray clear(length, Qt::Uninitialized);
    int size = 0;
    const bool isFine = cipher && EVP_DecryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), key.bytes.data(), in(file.iv), nullptr) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &size, in(head), int(head.size())) == 1
        && EVP_DecryptUpdate(cipher.get(), out(clear), &size, in(file.box), int(length)) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, int(tagSize), out(tag)) == 1
        && EVP_DecryptFinal_ex(cipher.get(), out(clear) + size, &size) == 1;
    return isFine ? std::optional(clear) : std::nullopt;
}

} // namespace

Result<Pair> make()
{
    const KeyHandle key(EVP_EC_gen("P-256"));
    unsigned char* point = nullptr;
    const auto pointLength = key ? EVP_PKEY_get1_encoded_public_key(key.get(), &point) : 0;
    unsigned char* der = nullptr;
    const auto derLength = key ? i2d_PrivateKey(key.get(), &der) : 0;
    Pair pair{QByteArray(reinterpret_cast<const char*>(point), qsizetype(pointLength)),
              QByteArray(reinterpret_cast<const char*>(der), std::max(0, derLength))};
    OPENSSL_free(point);
    if (der)
        OPENSSL_clear_free(der, std::size_t(std::max(0, derLength)));
    if (pair.publicKey.size() != pointSize || pair.privateKey.isEmpty())
        return fail(Error::Kind::Io, translate("ResponseKey", "This computer could not make a key. Restart the program and try again."));
    return pair;
}

QString idOf(const QByteArray& publicKey)
{
    return QString::fromLatin1(QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).toHex().left(16));
}

Result<QByteArray> open(const SealedResponseFile& file, const QByteArray& privateKey, const QString& fileName)
{
    const auto ours = privateKeyFrom(privateKey);
    const bool isPossible = ours && file.point.size() == pointSize && file.iv.size() == ivSize && file.box.size() > tagSize;
    const auto theirs = isPossible ? publicKeyFrom(file.point, ours.get()) : nullptr;
    const auto secret = theirs ? agreed(ours.get(), theirs.get()) : std::nullopt;
    const auto key = secret ? expanded(*secret, file.salt) : std::nullopt;
    const auto clear = key ? decrypted(file, *key) : std::nullopt;
    if (!clear)
        return fail(Error::Kind::Format,
                    translate("ResponseKey", "“%1” cannot be opened: it is damaged or was changed on its way. Ask for the file once more.")
                        .arg(fileName));
    return *clear;
}

} // namespace counterpoint::response_key

#include "core/interchange/sealed/sealed.h"
#include "core/base/translate.h"
#include <QtEndian>
#include <array>
#include <sodium.h>

namespace counterpoint::sealed {

namespace {

// magic, version, cost in operations and in bytes of memory, salt, nonce; then what is sealed; then a checksum over all of it, which
// tells a damaged file from a wrong password.
const QByteArray magic = QByteArrayLiteral("CPNTSEAL");
constexpr char version = 1;
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype codeSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype checksumSize = crypto_generichash_BYTES;
constexpr qsizetype headSize = 8 + 1 + 8 + 8 + saltSize + nonceSize;
// A file asks for no more than this, or opening it could take all the memory of the machine.
constexpr quint64 mostOperations = 64;
constexpr quint64 mostMemory = quint64(1) << 30;

const unsigned char* in(const QByteArray& bytes, qsizetype at = 0)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData()) + at;
}
unsigned char* out(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

bool isReady() { return sodium_init() >= 0; }

QByteArray number(quint64 value)
{
    QByteArray bytes(8, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray checksum(const QByteArray& bytes)
{
    QByteArray sum(checksumSize, Qt::Uninitialized);
    crypto_generichash(out(sum), std::size_t(checksumSize), in(bytes), std::size_t(bytes.size()), nullptr, 0);
    return sum;
}

/// The key that the password and the head of the file make; zeroed when it goes.
class Key {
public:
    ~Key() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    bool derive(const QString& password, const unsigned char* salt, quint64 operations, quint64 memory)
    {
        auto words = password.normalized(QString::NormalizationForm_C).toUtf8();
        const int failed = crypto_pwhash(m_bytes.data(), m_bytes.size(), words.constData(), std::size_t(words.size()), salt, operations,
                                         std::size_t(memory), crypto_pwhash_ALG_ARGON2ID13);
        sodium_memzero(words.data(), std::size_t(words.size()));
        return failed == 0;
    }
    const unsigned char* data() const { return m_bytes.data(); }

private:
    std::array<unsigned char, std::size_t(keySize)> m_bytes{};
};

tl::unexpected<Error> noMemory()
{
    return fail(Error::Kind::Io,
                translate("Sealed",
                          "There is too little memory to protect or open a file by a password. Close other "
                          "programs and try again."));
}

} // namespace

bool isSealed(const QByteArray& bytes) { return bytes.startsWith(magic); }

Result<QByteArray> seal(const QByteArray& content, const QString& password)
{
    if (password.size() < shortestPassword)
        return fail(
            Error::Kind::Invalid,
            translate("Sealed", "The password is too short. Take %1 characters or more; several words are best.").arg(shortestPassword));
    if (!isReady())
        return noMemory();
    QByteArray random(saltSize + nonceSize, Qt::Uninitialized);
    randombytes_buf(random.data(), std::size_t(random.size()));
    const auto head = magic + version + number(crypto_pwhash_OPSLIMIT_MODERATE) + number(crypto_pwhash_MEMLIMIT_MODERATE) + random;
    Key key;
    if (!key.derive(password, in(random), crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE))
        return noMemory();
    QByteArray box(content.size() + codeSize, Qt::Uninitialized);
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(box), &size, in(content), static_cast<unsigned long long>(content.size()), in(head),
                                               static_cast<unsigned long long>(head.size()), nullptr, in(random, saltSize), key.data());
    const auto body = head + box;
    return body + checksum(body);
}

Result<QByteArray> open(const QByteArray& bytes, const QString& password, const QString& fileName)
{
    if (!isSealed(bytes))
        return fail(Error::Kind::Format, translate("Sealed", "“%1” is not protected by a password of this program.").arg(fileName));
    const auto damaged = [&] {
        return fail(
            Error::Kind::Format,
            translate("Sealed", "“%1” is damaged: some of its bytes are missing or changed. Take another copy of it.").arg(fileName));
    };
    if (bytes.size() < headSize + codeSize + checksumSize)
        return damaged();
    const auto body = bytes.chopped(checksumSize);
    if (checksum(body) != bytes.last(checksumSize))
        return damaged();
    if (body[magic.size()] != version)
        return fail(
            Error::Kind::Format,
            translate("Sealed", "“%1” was written by a newer version of Counterpoint. Install that version to read it.").arg(fileName));
    const auto operations = qFromLittleEndian<quint64>(body.constData() + magic.size() + 1);
    const auto memory = qFromLittleEndian<quint64>(body.constData() + magic.size() + 9);
    if (operations < crypto_pwhash_OPSLIMIT_MIN || operations > mostOperations || memory < crypto_pwhash_MEMLIMIT_MIN
        || memory > mostMemory)
        return damaged();
    if (!isReady())
        return noMemory();
    const auto saltAt = magic.size() + 1 + 16;
    Key key;
    if (!key.derive(password, in(body, saltAt), operations, memory))
        return noMemory();
    const auto boxSize = body.size() - headSize;
    QByteArray content(boxSize - codeSize, Qt::Uninitialized);
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out(content), &size, nullptr, in(body, headSize),
                                                   static_cast<unsigned long long>(boxSize), in(body),
                                                   static_cast<unsigned long long>(headSize), in(body, saltAt + saltSize), key.data())
        != 0)
        return fail(Error::Kind::Invalid,
                    translate("Sealed", "This is not the password of “%1”. Mind capitals, and try again.").arg(fileName));
    return content;
}

} // namespace counterpoint::sealed

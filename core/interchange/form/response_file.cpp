#include "core/interchange/form/response_file.h"
#include "core/base/translate.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace counterpoint::response_file {

namespace {

const QByteArray clearFormat = QByteArrayLiteral("counterpoint-response");
const QByteArray sealedFormat = QByteArrayLiteral("counterpoint-sealed-response");
constexpr int newestVersion = 1;
constexpr qsizetype mostValues = 20'000;
constexpr qsizetype longestName = 300;

QByteArray head(const QByteArray& bytes) { return bytes.left(1024); }
bool names(const QByteArray& bytes, const QByteArray& format) { return head(bytes).contains("\"" + format + "\""); }

tl::unexpected<Error> refuse(const char* sentence, const QString& fileName)
{
    return fail(Error::Kind::Format, translate("ResponseFile", sentence).arg(fileName));
}

/// The JSON of the file, which must say that it is `format`.
Result<QJsonObject> objectIn(const QByteArray& bytes, const QByteArray& format, const QString& fileName)
{
    if (bytes.size() > largest)
        return refuse(QT_TRANSLATE_NOOP("ResponseFile", "“%1” is too large for the answers of one person. Nothing of it was taken in."),
                      fileName);
    const auto start = bytes.indexOf('{'); // text that was copied into a message may have come with spaces
    const auto end = bytes.lastIndexOf('}');
    const auto document = start < 0 || end < start ? QJsonDocument() : QJsonDocument::fromJson(bytes.sliced(start, end + 1 - start));
    if (!document.isObject())
        return refuse(QT_TRANSLATE_NOOP("ResponseFile",
                                        "“%1” is damaged: its text is not whole. Ask for the file once more, or for the answers as text."),
                      fileName);
    const auto json = document.object();
    if (json[QLatin1String("format")].toString().toLatin1() != format)
        return refuse(QT_TRANSLATE_NOOP("ResponseFile", "“%1” was not saved by a form of this program."), fileName);
    if (json[QLatin1String("format_version")].toInt() > newestVersion)
        return refuse(QT_TRANSLATE_NOOP("ResponseFile",
                                        "“%1” was saved by a form of a newer version of Counterpoint. Install that version to take it in."),
                      fileName);
    return json;
}

/// Values by name. Gives the name of what no form saves; empty: all is well.
QString takeValues(const QJsonObject& json, const QString& part, std::map<QString, QString>& values)
{
    if (json.size() > mostValues)
        return part;
    for (auto each = json.begin(); each != json.end(); ++each) {
        if (each.key().isEmpty() || each.key().size() > longestName)
            return part;
        if (!each.value().isString() || each.value().toString().contains(QChar::Null))
            return each.key();
        values.emplace(each.key(), each.value().toString());
    }
    return {};
}

QString takeRepeats(const QJsonObject& json, ResponseFile& file)
{
    for (auto each = json.begin(); each != json.end(); ++each) {
        const auto rounds = each.value().toArray();
        if (!each.value().isArray() || each.key().size() > longestName || rounds.size() > mostValues)
            return each.key().left(longestName);
        auto& list = file.repeats[each.key()];
        for (const auto& round : rounds) {
            list.emplace_back();
            if (!round.isObject())
                return each.key();
            if (auto wrong = takeValues(round.toObject(), each.key(), list.back()); !wrong.isEmpty())
                return wrong;
        }
    }
    return {};
}

/// A short text of the head; none where it is no such.
std::optional<QString> word(const QJsonObject& json, const char* key)
{
    const auto value = json[QLatin1String(key)];
    const auto text = value.toString();
    const bool isFine = (value.isString() || value.isUndefined()) && text.size() <= longestName && !text.contains(QChar::Null);
    return isFine ? std::optional(text) : std::nullopt;
}

bool isTime(const QString& text) { return text.isEmpty() || QDateTime::fromString(text, Qt::ISODate).isValid(); }

} // namespace

bool isSealed(const QByteArray& bytes) { return names(bytes, sealedFormat); }

bool isResponse(const QByteArray& bytes)
{
    const auto start = head(bytes).trimmed();
    return (start.startsWith('{') || start.startsWith("\xEF\xBB\xBF{")) && (names(bytes, clearFormat) || isSealed(bytes));
}

Result<ResponseFile> read(const QByteArray& bytes, const QString& fileName)
{
    const auto json = objectIn(bytes, clearFormat, fileName);
    if (!json)
        return fail(json);
    ResponseFile file;
    const std::pair<const char*, QString*> words[] = {
        {"form", &file.form},     {"questionnaire", &file.questionnaire}, {"version", &file.version},   {"instance", &file.instance},
        {"status", &file.status}, {"language", &file.language},           {"started", &file.startedAt}, {"finished", &file.finishedAt},
        {"token", &file.token},
    };
    QString wrong; // the first part that is not as a form saves it
    const auto expect = [&](const QString& part, bool isFine) {
        if (!isFine && wrong.isEmpty())
            wrong = part;
    };
    for (const auto& [key, text] : words) {
        const auto found = word(*json, key);
        expect(QLatin1String(key), found.has_value());
        *text = found.value_or(QString());
    }
    static const QRegularExpression instance(QStringLiteral("^[A-Za-z0-9:_-]{8,80}$"));
    expect(QStringLiteral("instance"), instance.match(file.instance).hasMatch());
    expect(QStringLiteral("started"), isTime(file.startedAt));
    expect(QStringLiteral("finished"), isTime(file.finishedAt));
    const auto values = (*json)[QLatin1String("values")];
    expect(QStringLiteral("values"), values.isObject());
    for (const auto& part : {takeValues(values.toObject(), QStringLiteral("values"), file.values),
                             takeRepeats((*json)[QLatin1String("repeats")].toObject(), file)})
        expect(part, part.isEmpty());
    if (!wrong.isEmpty())
        return fail(
            Error::Kind::Format,
            translate(
                "ResponseFile",
                "“%1” is damaged or was changed by hand: “%2” in it is not as a form saves it. Nothing of it was taken in; ask for the "
                "file once more.")
                .arg(fileName, wrong));
    file.seed = (*json)[QLatin1String("seed")].toInteger();
    return file;
}

Result<SealedResponseFile> readSealed(const QByteArray& bytes, const QString& fileName)
{
    const auto json = objectIn(bytes, sealedFormat, fileName);
    if (!json)
        return fail(json);
    const auto part = [&](const char* key) {
        const auto decoded =
            QByteArray::fromBase64Encoding((*json)[QLatin1String(key)].toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? *decoded : QByteArray();
    };
    const SealedResponseFile file{word(*json, "form").value_or(QString()),
                                  word(*json, "key").value_or(QString()),
                                  part("point"),
                                  part("salt"),
                                  part("iv"),
                                  part("box")};
    if (file.point.isEmpty() || file.salt.isEmpty() || file.iv.isEmpty() || file.box.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("ResponseFile", "“%1” is damaged: parts of it are missing. Ask for the file once more."), fileName);
    return file;
}

} // namespace counterpoint::response_file

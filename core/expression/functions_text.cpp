#include "core/base/translate.h"
#include "core/expression/functions.h"
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUuid>
#include <array>
#include <cmath>

namespace counterpoint::expression {

namespace {

/// A place in the text as the functions count: characters, from the end where it is below 0.
qsizetype placeIn(const QString& text, double number)
{
    const auto length = double(text.size());
    if (std::isnan(number))
        return 0;
    const double place = std::trunc(number) < 0 ? std::trunc(number) + length : std::trunc(number);
    return qsizetype(std::clamp(place, 0.0, length));
}

Value part(Arguments& arguments)
{
    const auto text = arguments.text(0);
    const auto start = placeIn(text, arguments.number(1));
    const auto end = arguments.count() > 2 ? placeIn(text, arguments.number(2)) : text.size();
    return Value::ofText(start < end ? text.sliced(start, end - start) : QString());
}

Value partBefore(Arguments& arguments)
{
    const auto text = arguments.text(0);
    const auto found = text.indexOf(arguments.text(1));
    return Value::ofText(found < 0 ? QString() : text.first(found));
}

Value partAfter(Arguments& arguments)
{
    const auto text = arguments.text(0);
    const auto sought = arguments.text(1);
    const auto found = text.indexOf(sought);
    return Value::ofText(found < 0 ? QString() : text.sliced(found + sought.size()));
}

Value exchanged(Arguments& arguments)
{
    const auto from = arguments.text(1);
    const auto to = arguments.text(2);
    QString out;
    for (const auto unit : arguments.text(0)) {
        const auto place = from.indexOf(unit);
        if (place < 0)
            out += unit;
        else if (place < to.size())
            out += to[place];
    }
    return Value::ofText(out);
}

Value joined(const Arguments& arguments, std::size_t first, const QString& separator)
{
    QStringList parts;
    for (const auto& value : arguments.all().subspan(first))
        if (!value.isNothing())
            parts << toText(value);
    return Value::ofText(parts.join(separator));
}

Value matches(Arguments& arguments)
{
    static thread_local QRegularExpression last; // the same in each row, nearly always
    const auto pattern = QRegularExpression::anchoredPattern(arguments.text(1));
    if (last.pattern() != pattern)
        last = QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption | QRegularExpression::UseUnicodePropertiesOption);
    if (!last.isValid())
        return arguments.refuse(translate("Functions", "“%1” is no regular expression: %2.").arg(arguments.text(1), last.errorString()));
    return Value::ofBoolean(last.match(arguments.text(0)).hasMatch());
}

Value digest(Arguments& arguments)
{
    struct Method {
        const char* name;
        QCryptographicHash::Algorithm algorithm;
    };
    static constexpr std::array methods{Method{"MD5", QCryptographicHash::Md5}, Method{"SHA-1", QCryptographicHash::Sha1},
                                        Method{"SHA-256", QCryptographicHash::Sha256}, Method{"SHA-384", QCryptographicHash::Sha384},
                                        Method{"SHA-512", QCryptographicHash::Sha512}};
    const auto form = arguments.count() > 2 ? arguments.text(2) : QStringLiteral("base64");
    if (form != QLatin1String("base64") && form != QLatin1String("hex"))
        return arguments.refuse(translate("Functions", "“%1” is no form of a digest: it can be base64 or hex.").arg(form));
    for (const auto& method : methods)
        if (arguments.text(1) == QLatin1String(method.name)) {
            const auto bytes = QCryptographicHash::hash(arguments.text(0).toUtf8(), method.algorithm);
            return Value::ofText(QString::fromLatin1(form == QLatin1String("hex") ? bytes.toHex() : bytes.toBase64()));
        }
    return arguments.refuse(
        translate("Functions", "“%1” is no kind of digest: it can be MD5, SHA-1, SHA-256, SHA-384 or SHA-512.").arg(arguments.text(1)));
}

Value decoded(Arguments& arguments)
{
    const auto bytes = QByteArray::fromBase64Encoding(arguments.text(0).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? Value::ofText(QString::fromUtf8(*bytes)) : arguments.refuse(translate("Functions", "This is no text in Base64."));
}

constexpr std::array list{
    Function{"base64-decode", 1, 1, decoded, "base64-decode(text)", QT_TRANSLATE_NOOP("Functions", "The text that was written in Base64")},
    Function{"concat", 0, -1, [](Arguments& a) { return joined(a, 0, {}); }, "concat(text, …)",
             QT_TRANSLATE_NOOP("Functions", "The texts, one behind the other"), true},
    Function{"contains", 2, 2, [](Arguments& a) { return Value::ofBoolean(a.text(0).contains(a.text(1))); }, "contains(text, part)",
             QT_TRANSLATE_NOOP("Functions", "Whether the part is in the text")},
    Function{"digest", 2, 3, digest, "digest(text, 'SHA-256', 'hex')", QT_TRANSLATE_NOOP("Functions", "A fingerprint of the text")},
    Function{"ends-with", 2, 2, [](Arguments& a) { return Value::ofBoolean(a.text(0).endsWith(a.text(1))); }, "ends-with(text, end)",
             QT_TRANSLATE_NOOP("Functions", "Whether the text ends so")},
    Function{"join", 1, -1, [](Arguments& a) { return joined(a, 1, a.count() > 0 ? a.text(0) : QString()); }, "join(separator, text, …)",
             QT_TRANSLATE_NOOP("Functions", "The texts with a separator between them"), true},
    Function{"lower-case", 1, 1, [](Arguments& a) { return Value::ofText(a.text(0).toLower()); }, "lower-case(text)",
             QT_TRANSLATE_NOOP("Functions", "The text in small letters")},
    Function{"normalize-space", 1, 1, [](Arguments& a) { return Value::ofText(a.text(0).simplified()); }, "normalize-space(text)",
             QT_TRANSLATE_NOOP("Functions", "The text with single spaces, none at its ends")},
    Function{"regex", 2, 2, matches, "regex(text, pattern)", QT_TRANSLATE_NOOP("Functions", "Whether the whole text fits the pattern")},
    Function{"starts-with", 2, 2, [](Arguments& a) { return Value::ofBoolean(a.text(0).startsWith(a.text(1))); },
             "starts-with(text, beginning)", QT_TRANSLATE_NOOP("Functions", "Whether the text begins so")},
    Function{"string", 1, 1, [](Arguments& a) { return Value::ofText(a.text(0)); }, "string(value)",
             QT_TRANSLATE_NOOP("Functions", "The value as a text")},
    Function{"string-length", 1, 1, [](Arguments& a) { return Value::ofNumber(double(a.text(0).toUcs4().size())); }, "string-length(text)",
             QT_TRANSLATE_NOOP("Functions", "How many characters the text has")},
    Function{"substr", 2, 3, part, "substr(text, start, end)",
             QT_TRANSLATE_NOOP("Functions", "A part of the text, from a place (from 0) to before another")},
    Function{"substring-after", 2, 2, partAfter, "substring-after(text, part)",
             QT_TRANSLATE_NOOP("Functions", "What comes after the part")},
    Function{"substring-before", 2, 2, partBefore, "substring-before(text, part)",
             QT_TRANSLATE_NOOP("Functions", "What comes before the part")},
    Function{"translate", 3, 3, exchanged, "translate(text, from, to)",
             QT_TRANSLATE_NOOP("Functions", "The text with single characters exchanged or taken out")},
    Function{"upper-case", 1, 1, [](Arguments& a) { return Value::ofText(a.text(0).toUpper()); }, "upper-case(text)",
             QT_TRANSLATE_NOOP("Functions", "The text in capitals")},
    Function{"uuid", 0, 0, [](Arguments&) { return Value::ofText(QUuid::createUuid().toString(QUuid::WithoutBraces)); }, "uuid()",
             QT_TRANSLATE_NOOP("Functions", "A name that nothing else has"), false, false},
};

} // namespace

std::span<const Function> textFunctions() { return list; }

} // namespace counterpoint::expression

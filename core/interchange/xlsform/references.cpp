#include "core/interchange/xlsform/references.h"
#include <QRegularExpression>
#include <array>

namespace counterpoint::xlsform {

namespace {

// XML's names, as "Namespaces in XML 1.0" has them without a colon; but without À to Ö, which the converter of XLSForm refuses, so that a form
// with them could not be fielded.
const QString nameStart = QStringLiteral("[A-Z_a-z\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}"
                                         "\\x{200C}-\\x{200D}\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}"
                                         "\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}]");
const QString nameNext = QStringLiteral("(?:%1|[-.0-9\\x{B7}\\x{300}-\\x{36F}\\x{203F}-\\x{2040}])").arg(nameStart);
const QString name = QStringLiteral("%1%2*+").arg(nameStart, nameNext);
const QString nameWithPrefix = QStringLiteral("%1(?::%1)?").arg(name);

QRegularExpression expression(const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

bool mayRefer(const QString& text) { return text.size() > 2 && text.contains(QLatin1String("${")); }

References referencesIn(const QString& text, std::size_t most)
{
    static const auto any = expression(QStringLiteral("\\$\\{([^}]+)\\}|\\$\\{[^}]*$"));
    static const auto good = expression(QStringLiteral("\\A(last-saved#)?(%1)\\z").arg(name));
    References found;
    if (!mayRefer(text))
        return found;
    for (auto each = any.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        const auto inner = good.match(match.captured(1));
        if (!match.hasCaptured(1) || !inner.hasMatch()) {
            found.problem = ReferenceProblem::Malformed;
            return found;
        }
        if (found.list.size() >= most) {
            found.problem = ReferenceProblem::TooMany;
            return found;
        }
        found.list.push_back({inner.captured(2), inner.hasCaptured(1) && !inner.captured(1).isEmpty()});
    }
    return found;
}

std::optional<Reference> onlyReference(const QString& text)
{
    static const auto only = expression(QStringLiteral("\\A\\$\\{[^}]+\\}\\z"));
    if (!only.match(text).hasMatch())
        return std::nullopt;
    const auto found = referencesIn(text);
    return found.problem == ReferenceProblem::None && found.list.size() == 1 ? std::optional(found.list.front()) : std::nullopt;
}

bool isXmlName(const QString& text, bool prefixed)
{
    static const auto plain = expression(QStringLiteral("\\A%1\\z").arg(name));
    static const auto withPrefix = expression(QStringLiteral("\\A%1\\z").arg(nameWithPrefix));
    return (prefixed ? withPrefix : plain).match(text).hasMatch();
}

bool isComputed(const QString& text, const QString& type)
{
    enum class Word { Passed, Arithmetic, Computed };
    struct Pattern {
        QRegularExpression words;
        Word word;
    };
    const auto pattern = [](const QString& words, Word word) {
        return Pattern{QRegularExpression(words, QRegularExpression::DotMatchesEverythingOption), word};
    };
    // In this order: '-5' is a number and 'a-b' a name, though both hold a minus.
    static const std::array patterns{
        pattern(QStringLiteral("-?\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\s+)?(?:[+-]\\d{2}:\\d{2}|Z)?)?"), Word::Passed),
        pattern(QStringLiteral("\\d{2}:\\d{2}:\\d{2}(?:\\.\\s+)?(?:[+-]\\d{2}:\\d{2}|Z)?"), Word::Passed),
        pattern(QStringLiteral("-?\\d+\\.\\d*|-?\\.\\d+|-?\\d+"), Word::Passed),
        pattern(QStringLiteral("[*+-]| mod | div "), Word::Arithmetic),
        pattern(QStringLiteral("\\|"), Word::Computed),
        pattern(QStringLiteral("\"[^\"]*\"|'[^']*'"), Word::Passed),
        pattern(QStringLiteral("\\$\\{(?:last-saved#)?%1\\}").arg(name), Word::Computed),
        pattern(nameWithPrefix + QStringLiteral("\\("), Word::Computed),
        pattern(nameWithPrefix, Word::Passed),
        pattern(QStringLiteral("."), Word::Passed),
    };
    static const QStringList withHyphens{QStringLiteral("date"), QStringLiteral("dateTime"), QStringLiteral("geopoint"),
                                         QStringLiteral("geotrace"), QStringLiteral("geoshape")};
    for (qsizetype at = 0; at < text.size();) {
        for (const auto& each : patterns) {
            const auto found = each.words.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
            if (!found.hasMatch())
                continue;
            if (each.word == Word::Arithmetic && found.captured() == QLatin1String("-") && withHyphens.contains(type))
                return false;
            if (each.word != Word::Passed)
                return true;
            at += found.capturedLength();
            break;
        }
    }
    return false;
}

} // namespace counterpoint::xlsform

#include "core/text/search.h"
#include "core/base/translate.h"
#include "core/text/words.h"
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace counterpoint {

namespace {

// PCRE2 counts its steps: this many take some tenths of a second. Patterns such as (a+)+$ would otherwise take for ever.
const QString stepLimit = QStringLiteral("(*LIMIT_MATCH=3000000)");
constexpr qint64 timeLimitMs = 10'000;

QString anyFormOf(const QString& grapheme)
{
    if (grapheme == u"'" || grapheme == QChar(0x2019))
        return QStringLiteral("['\\x{2019}]");
    if (grapheme == u" " || grapheme == QChar::Nbsp)
        return QStringLiteral("[ \\x{A0}]");
    const auto composed = grapheme.normalized(QString::NormalizationForm_C);
    const auto decomposed = grapheme.normalized(QString::NormalizationForm_D);
    if (composed == decomposed)
        return QRegularExpression::escape(grapheme);
    return "(?:" + QRegularExpression::escape(composed) + '|' + QRegularExpression::escape(decomposed) + ')';
}

QString literalPattern(const QString& words)
{
    QString pattern;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, words);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end >= 0; start = end, end = finder.toNextBoundary())
        pattern += anyFormOf(words.sliced(start, end - start));
    return pattern + QStringLiteral("(?![\\p{Mn}\\p{Me}])"); // "e" is not found in "e" + accent
}

QRegularExpression expressionFor(const SearchQuery& query)
{
    auto pattern = query.regularExpression ? query.pattern : literalPattern(query.pattern);
    if (query.wholeWord)
        pattern = QStringLiteral("(?<![\\p{L}\\p{M}\\p{N}_])(?:") + pattern + QStringLiteral(")(?![\\p{L}\\p{M}\\p{N}_])");
    auto options = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    if (!query.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(stepLimit + pattern, options);
}

tl::unexpected<Error> tooSlow(const SearchQuery& query)
{
    return fail(
        Error::Kind::Invalid,
        translate("Search", "The search for “%1” takes too long. Repetitions inside repetitions, such as (a+)+, are the usual cause.")
            .arg(query.pattern));
}

} // namespace

Result<> checkQuery(const SearchQuery& query)
{
    if (query.pattern.isEmpty())
        return fail(Error::Kind::Invalid, translate("Search", "Type what to search for."));
    if (!query.regularExpression)
        return {};
    const QRegularExpression bare(query.pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (bare.isValid() && expressionFor(query).isValid())
        return {};
    return fail(Error::Kind::Invalid,
                translate("Search", "“%1” is not a valid search pattern: %2, at character %3.")
                    .arg(query.pattern, bare.errorString())
                    .arg(bare.patternErrorOffset() + 1));
}

Result<std::vector<TextSpan>> findInText(const QString& text, const TextIndex& index, const SearchQuery& query)
{
    if (const auto usable = checkQuery(query); !usable)
        return fail(usable);
    std::vector<TextSpan> hits;
    const auto expression = expressionFor(query);
    QElapsedTimer clock;
    clock.start();
    for (qsizetype from = 0; from <= text.size() && qsizetype(hits.size()) < query.limit;) {
        const auto match = expression.match(text, from);
        if (!match.isValid() || clock.elapsed() > timeLimitMs)
            return tooSlow(query);
        if (!match.hasMatch())
            break;
        from = match.capturedLength() > 0 ? match.capturedEnd() : match.capturedEnd() + 1;
        if (match.capturedLength() == 0)
            continue;
        const TextSpan exact{index.toCodePoint(match.capturedStart()), index.toCodePoint(match.capturedEnd())};
        const auto span = snapToGraphemes(text, index, exact);
        if (hits.empty() || hits.back().end <= span.start)
            hits.push_back(span);
    }
    return hits;
}

} // namespace counterpoint

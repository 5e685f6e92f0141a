#include "core/text/search_pattern.h"
#include "core/base/translate.h"
#include <QTextBoundaryFinder>

namespace counterpoint::search_pattern {

namespace {

// PCRE2 counts its steps: this many take some tenths of a second. Patterns such as (a+)+$ would otherwise take for ever.
const QString stepLimit = QStringLiteral("(*LIMIT_MATCH=3000000)");
const QString noWordBefore = QStringLiteral("(?<![\\p{L}\\p{M}\\p{N}_])");
const QString noWordAfter = QStringLiteral("(?![\\p{L}\\p{M}\\p{N}_])");
const QString noAccentAfter = QStringLiteral("(?![\\p{Mn}\\p{Me}])"); // "e" is not found in "e" + accent
const QString anyLetters = QStringLiteral("(?:[\\p{L}\\p{M}\\p{N}_]|['\\x{2019}](?=\\p{L}))*");

bool isApostrophe(const QString& grapheme) { return grapheme == u"'" || grapheme == QChar(0x2019); }

/// Letters that some other character becomes when its case is folded: the long s, the Kelvin sign. Only the letter is meant.
bool hasFarCases(const QString& grapheme)
{
    const auto letter = grapheme.size() == 1 ? grapheme[0].toLower() : QChar();
    return letter == u'k' || letter == u's';
}

QString anyFormOf(const QString& grapheme, bool matchCase)
{
    if (isApostrophe(grapheme))
        return QStringLiteral("['\\x{2019}]");
    if (grapheme == u" ")
        return QStringLiteral("[\\s\\x{A0}]+");
    if (!matchCase && hasFarCases(grapheme))
        return QStringLiteral("(?-i:[%1%2])").arg(grapheme.toLower(), grapheme.toUpper());
    const auto composed = grapheme.normalized(QString::NormalizationForm_C);
    const auto decomposed = grapheme.normalized(QString::NormalizationForm_D);
    if (composed == decomposed)
        return QRegularExpression::escape(grapheme);
    return "(?:" + QRegularExpression::escape(composed) + '|' + QRegularExpression::escape(decomposed) + ')';
}

template <class F>
void eachGrapheme(const QString& words, F&& take)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, words);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end >= 0; start = end, end = finder.toNextBoundary())
        take(words.sliced(start, end - start));
}

/// Whether a text has the bytes of `grapheme` wherever it has it; ASCII letters in either case.
bool hasOneForm(const QString& grapheme, bool matchCase)
{
    if (grapheme == u" " || isApostrophe(grapheme))
        return false;
    if (grapheme.size() == 1 && grapheme[0].unicode() < 0x80)
        return true;
    const auto isSame = [&](const QString& other) { return other == grapheme; };
    return isSame(grapheme.normalized(QString::NormalizationForm_C)) && isSame(grapheme.normalized(QString::NormalizationForm_D))
        && (matchCase || (isSame(grapheme.toUpper()) && isSame(grapheme.toLower()) && isSame(grapheme.toCaseFolded())));
}

QRegularExpression make(const QString& pattern, bool matchCase)
{
    const auto letters = matchCase ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(stepLimit + pattern, QRegularExpression::UseUnicodePropertiesOption | letters);
}

} // namespace

Result<QRegularExpression> ofExpression(const SearchQuery& query)
{
    if (query.pattern.isEmpty())
        return fail(Error::Kind::Invalid, translate("Search", "Type what to search for."));
    const QRegularExpression bare(query.pattern, QRegularExpression::UseUnicodePropertiesOption);
    const auto whole = query.wholeWord ? noWordBefore + QStringLiteral("(?:") + query.pattern + u')' + noWordAfter : query.pattern;
    auto expression = make(whole, query.matchCase);
    if (bare.isValid() && expression.isValid())
        return expression;
    return fail(Error::Kind::Invalid,
                translate("Search", "“%1” is not a valid search pattern: %2, at character %3.")
                    .arg(query.pattern, bare.errorString())
                    .arg(bare.patternErrorOffset() + 1));
}

QRegularExpression ofPhrase(const SearchPhrase& phrase, const SearchQuery& query)
{
    QString pattern;
    for (std::size_t i = 0; i < phrase.pieces.size(); ++i) {
        if (i > 0)
            pattern += anyLetters;
        eachGrapheme(phrase.pieces[i], [&](const QString& grapheme) { pattern += anyFormOf(grapheme, query.matchCase); });
    }
    const bool whole = query.wholeWord || phrase.hasWildcards();
    return make(whole ? noWordBefore + pattern + noWordAfter : pattern + noAccentAfter, query.matchCase);
}

std::string surelyIn(const SearchPhrase& phrase, bool matchCase)
{
    std::string longest;
    for (const auto& piece : phrase.pieces) {
        std::string run;
        const auto end = [&] {
            if (run.size() > longest.size())
                longest = run;
            run.clear();
        };
        eachGrapheme(piece, [&](const QString& grapheme) {
            if (hasOneForm(grapheme, matchCase))
                run += grapheme.toStdString();
            else
                end();
        });
        end();
    }
    return longest;
}

} // namespace counterpoint::search_pattern

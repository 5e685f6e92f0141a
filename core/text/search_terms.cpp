#include "core/text/search_terms.h"
#include "core/base/translate.h"
#include <QStringList>
#include <optional>

namespace counterpoint {

namespace {

constexpr int usualDistance = 10;
constexpr int mostDistance = 1000;

struct Token {
    QString text;
    qsizetype at = 0;
    bool quoted = false;
};

bool isQuote(QChar letter) { return letter == u'"' || letter == QChar(0x201C) || letter == QChar(0x201D) || letter == QChar(0x201E); }

/// A quotation that is still open reaches to the end: so it can be searched for while it is typed.
std::vector<Token> tokensOf(const QString& typed)
{
    std::vector<Token> tokens;
    for (qsizetype at = 0; at < typed.size();) {
        if (typed[at].isSpace()) {
            ++at;
            continue;
        }
        const bool quoted = isQuote(typed[at]);
        const auto from = quoted ? at + 1 : at;
        auto end = from;
        while (end < typed.size() && (quoted ? !isQuote(typed[end]) : !typed[end].isSpace()))
            ++end;
        tokens.push_back({quoted ? typed.sliced(from, end - from).simplified() : typed.sliced(from, end - from), at, quoted});
        at = quoted && end < typed.size() ? end + 1 : end;
    }
    return tokens;
}

tl::unexpected<Error> missing(const QString& side, const Token& token)
{
    return fail(
        Error::Kind::Invalid,
        translate("Search", "There is nothing to search for %1 %2, at character %3. To search for the word itself, put it in “quotes”.")
            .arg(side, token.text)
            .arg(token.at + 1));
}

bool isOr(const Token& token) { return !token.quoted && token.text == QLatin1String("OR"); }
bool isNear(const Token& token)
{
    return !token.quoted && (token.text == QLatin1String("NEAR") || token.text.startsWith(QLatin1String("NEAR/")));
}

Result<int> distanceOf(const Token& near)
{
    if (near.text.size() == 4)
        return usualDistance;
    bool isNumber = false;
    const int words = near.text.mid(5).toInt(&isNumber);
    if (isNumber && words >= 0 && words <= mostDistance)
        return words;
    return fail(Error::Kind::Invalid,
                translate("Search", "“%1”, at character %2, needs a number of words from 0 to %3, such as NEAR/5.")
                    .arg(near.text)
                    .arg(near.at + 1)
                    .arg(mostDistance));
}

/// Adds a token to the phrase that is being read, after a space.
Result<> append(SearchPhrase& phrase, const Token& token)
{
    if (token.text.isEmpty())
        return {};
    if (phrase.pieces.empty())
        phrase.pieces.emplace_back();
    else
        phrase.pieces.back() += u' ';
    if (token.quoted) {
        phrase.pieces.back() += token.text;
        return {};
    }
    const auto pieces = token.text.split(u'*');
    if (pieces.size() > 1 && pieces.join(QString()).isEmpty())
        return fail(
            Error::Kind::Invalid,
            translate("Search", "The * at character %1 needs letters beside it: manag* finds manager and management.").arg(token.at + 1));
    phrase.pieces.back() += pieces.front();
    for (qsizetype i = 1; i < pieces.size(); ++i)
        phrase.pieces.push_back(pieces[i]);
    return {};
}

} // namespace

Result<std::vector<SearchAlternative>> parseSearch(const QString& typed)
{
    std::vector<SearchAlternative> alternatives(1);
    SearchPhrase phrase;
    std::optional<Token> before; // the operator that the phrase follows
    const auto tokens = tokensOf(typed);
    for (const auto& token : tokens) {
        if (!isOr(token) && !isNear(token)) {
            if (const auto added = append(phrase, token); !added)
                return fail(added);
            continue;
        }
        if (phrase.pieces.empty())
            return before ? missing(translate("Search", "after"), *before) : missing(translate("Search", "before"), token);
        alternatives.back().phrases.push_back(std::exchange(phrase, {}));
        before = token;
        if (isOr(token)) {
            alternatives.emplace_back();
            continue;
        }
        const auto distance = distanceOf(token);
        if (!distance)
            return fail(distance);
        alternatives.back().between.push_back(*distance);
    }
    if (phrase.pieces.empty())
        return before ? missing(translate("Search", "after"), *before)
                      : fail(Error::Kind::Invalid, translate("Search", "Type what to search for."));
    alternatives.back().phrases.push_back(phrase);
    return alternatives;
}

QString wordsNear(const QString& typed, int between)
{
    QStringList words;
    for (const auto& token : tokensOf(typed))
        words << (token.quoted ? u'"' + token.text + u'"' : token.text);
    return words.join(QStringLiteral(" NEAR/%1 ").arg(between));
}

} // namespace counterpoint

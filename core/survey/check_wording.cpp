#include "core/base/translate.h"
#include "core/survey/check_parts.h"
#include <QRegularExpression>
#include <algorithm>

// What questions are warned of follows the usual advice of methods books: one thing at a time, nothing that suggests the answer, no double
// negation, no absolutes. The lists of words are our own and short; they give hints, never errors.

namespace counterpoint::survey_checks {

namespace {

constexpr const char* context = "SurveyChecks";
constexpr double hardestGrade = 10; ///< years of school; plain English advice is 8 or 9
constexpr double hardestLix = 50; ///< from 50 on: difficult (Björnsson 1968)
constexpr int leastWords = 8; ///< that a reading level says something about
constexpr int longestQuestion = 30; ///< words

struct Rule {
    QRegularExpression pattern;
    const char* sentence;
};

QRegularExpression anyOf(const char* words)
{
    return QRegularExpression(QStringLiteral("\\b(?:%1)\\b").arg(QString::fromUtf8(words)),
                              QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

const std::vector<Rule>& englishRules()
{
    static const std::vector<Rule> rules{
        {anyOf(
             "don['’]t you (?:think|agree|feel|believe)|wouldn['’]t you|isn['’]t it|aren['’]t they|surely|obviously|of course|as everyone "
             "knows|most people (?:think|agree|believe)|it is (?:clear|obvious) that|how (?:much "
             ")?(?:better|worse|good|bad|terrible|great)"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” may suggest an answer (“%2”).")},
        {anyOf("not un\\w+|never not|not (?:dis|un|in)(?:agree|likely|able|capable|satisfied|important)|do not disagree|cannot not"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” denies twice (“%2”), which is easily misread.")},
        {anyOf("always|never|everybody|everyone|nobody|completely|totally"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” speaks in absolutes (“%2”), which few can agree to.")},
    };
    return rules;
}

const std::vector<Rule>& germanRules()
{
    static const std::vector<Rule> rules{
        {anyOf("nicht auch|sicherlich|selbstverständlich|bekanntlich|wie jeder weiß|finden sie nicht|meinen sie nicht|offensichtlich"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” may suggest an answer (“%2”).")},
        {anyOf("nicht un\\w+|nie nicht|kein\\w* nicht"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” denies twice (“%2”), which is easily misread.")},
        {anyOf("immer|nie|niemals|jeder|niemand|völlig|vollkommen"),
         QT_TRANSLATE_NOOP("SurveyChecks", "“%1” speaks in absolutes (“%2”), which few can agree to.")},
    };
    return rules;
}

/// 'and' or 'or' between two things that are judged. Pairs that are one thing are left in peace.
QString doubleBarrel(const QString& text, const QString& code)
{
    static const QRegularExpression english = anyOf("\\w+ (?:and(?:/or)?|or|as well as) (?:the |a |an |to |your |how |my |our )*\\w+");
    static const QRegularExpression german = anyOf("\\w+ (?:und|oder|sowie) (?:der |die |das |den |dem |zu |ihre? |wie )*\\w+");
    static const QRegularExpression oneThing = anyOf(
        "more or less|one or (?:more|two|the other)|yes or no|and so on|once or twice|he or she|him or her|his or her|man or woman|men and "
        "women|"
        "health and social|research and development|pros and cons|terms and conditions|mehr oder weniger|ja oder nein|ein oder zwei|und so "
        "weiter|er oder sie|frauen und männer|männer und frauen");
    const auto& pattern = code == QLatin1String("de") ? german : english;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        if (const auto found = match.next().captured(0); !oneThing.match(found).hasMatch())
            return found;
    return {};
}

bool isJudged(ItemType type)
{
    return type == ItemType::Likert || type == ItemType::Rating || type == ItemType::Slider || type == ItemType::Single;
}

QString plain(const QString& text)
{
    static const QRegularExpression markup(QStringLiteral("<[^>]{1,200}>|\\$\\{[^}]*\\}|[*_#]{2,}"));
    return QString(text).replace(markup, QStringLiteral(" ")).simplified();
}

int syllables(const QString& word)
{
    static const QRegularExpression vowels(QStringLiteral("[aeiouyäöü]+"));
    auto lower = word.toLower();
    if (lower.size() > 3 && lower.endsWith(u'e') && !lower.endsWith(QLatin1String("le")))
        lower.chop(1); // silent
    int count = 0;
    for (auto match = vowels.globalMatch(lower); match.hasNext(); match.next())
        ++count;
    return std::max(count, 1);
}

struct Counts {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    int longWords = 0;
};

Counts countsOf(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("[\\p{L}][\\p{L}'’-]*"));
    static const QRegularExpression end(QStringLiteral("[.!?:]+(?:\\s|$)"));
    Counts counts;
    for (auto match = word.globalMatch(text); match.hasNext();) {
        const auto found = match.next().captured(0);
        ++counts.words;
        counts.syllables += syllables(found);
        counts.longWords += found.size() > 6 ? 1 : 0;
    }
    for (auto match = end.globalMatch(text); match.hasNext(); match.next())
        ++counts.sentences;
    counts.sentences = std::max(counts.sentences, 1);
    return counts;
}

class Wording {
public:
    Wording(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
        : m_questionnaire(questionnaire)
        , m_problems(problems)
    {
    }
    void look(const SurveyItem& item, const SurveyLanguage& language)
    {
        const auto text = plain(item.label(language.name));
        if (text.isEmpty())
            return;
        const auto code = language.code.isEmpty() ? QStringLiteral("en") : language.code.section(u'-', 0, 0).toLower();
        const bool isEnglish = code == QLatin1String("en");
        const bool isGerman = code == QLatin1String("de");
        if (isEnglish || isGerman) {
            for (const auto& rule : isEnglish ? englishRules() : germanRules())
                if (const auto match = rule.pattern.match(text); match.hasMatch() && isAsked(item.type))
                    say(SurveyProblem::Kind::Wording, item, language, translate(context, rule.sentence).arg(who(item), match.captured(0)));
            if (isJudged(item.type))
                if (const auto both = doubleBarrel(text, code); !both.isEmpty())
                    say(SurveyProblem::Kind::Wording, item, language,
                        translate(context, "“%1” may ask two things at once (“%2”).").arg(who(item), both));
        }
        level(item, language, text, isEnglish);
    }

private:
    QString who(const SurveyItem& item) const { return called(m_questionnaire, item); }
    void say(SurveyProblem::Kind kind, const SurveyItem& item, const SurveyLanguage& language, const QString& sentence)
    {
        auto found = problem(kind, SurveyProblem::Severity::Hint, item, sentence);
        found.language = language.name;
        m_problems.push_back(std::move(found));
    }
    void level(const SurveyItem& item, const SurveyLanguage& language, const QString& text, bool isEnglish)
    {
        const auto counts = countsOf(text);
        if (counts.words < leastWords)
            return;
        if (isAsked(item.type) && counts.words > longestQuestion * counts.sentences)
            say(SurveyProblem::Kind::ReadingLevel, item, language,
                translate(context, "“%1” has %2 words in a sentence.").arg(who(item)).arg(counts.words / counts.sentences));
        else if (const double grade = fleschKincaidGrade(text); isEnglish && grade > hardestGrade)
            say(SurveyProblem::Kind::ReadingLevel, item, language,
                translate(context, "“%1” is hard to read: about %2 years of school (Flesch-Kincaid).").arg(who(item)).arg(qRound(grade)));
        else if (const double index = lix(text); !isEnglish && index > hardestLix)
            say(SurveyProblem::Kind::ReadingLevel, item, language,
                translate(context, "“%1” is hard to read: LIX %2, and from 50 on a text is difficult.").arg(who(item)).arg(qRound(index)));
    }

    const Questionnaire& m_questionnaire;
    std::vector<SurveyProblem>& m_problems;
};

} // namespace

// Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas, Naval Technical Training Command, report 8-75.
double fleschKincaidGrade(const QString& text)
{
    const auto counts = countsOf(text);
    return counts.words == 0 ? 0 : 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59;
}

// Björnsson (1968), Läsbarhet: words a sentence, and percent of words of more than six letters.
double lix(const QString& text)
{
    const auto counts = countsOf(text);
    return counts.words == 0 ? 0 : double(counts.words) / counts.sentences + 100.0 * counts.longWords / counts.words;
}

void wording(const Questionnaire& questionnaire, std::vector<SurveyProblem>& problems)
{
    Wording look(questionnaire, problems);
    for (const auto& place : allItems(questionnaire))
        for (const auto& language : questionnaire.languages)
            look.look(*place.item, language);
}

} // namespace counterpoint::survey_checks

#include "core/transcript/recognition_pattern.h"
#include "core/base/translate.h"
#include "core/transcript/recognition_words.h"
#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

// As in text search: PCRE2 counts its steps, and (a+)+$ would otherwise take for ever.
const QString stepLimit = QStringLiteral("(*LIMIT_MATCH=1000000)");
constexpr qint64 timeLimitMs = 3'000;

struct Placeholder {
    QString expression;
    bool endsItself; ///< what follows need not say where it ends
};

const QHash<QString, Placeholder>& placeholders()
{
    static const QHash<QString, Placeholder> all{
        {QStringLiteral("speaker"), {QStringLiteral(R"((?<speaker>[^\s:：][^\n]{0,59}?))"), false}},
        {QStringLiteral("time"), {QStringLiteral(R"((?<time>\d{1,3}(?::[0-5]\d){1,2}(?:[.,]\d{1,3})?(?!\d)))"), true}},
        {QStringLiteral("number"), {QStringLiteral(R"(\d+)"), true}},
        {QStringLiteral("any"), {QStringLiteral(R"([^\n]*?)"), false}},
    };
    return all;
}

tl::unexpected<Error> invalid(const QString& sentence) { return fail(Error::Kind::Invalid, sentence); }

QString literal(const QString& words)
{
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    QStringList parts;
    for (const auto& part : words.split(spaces))
        parts << QRegularExpression::escape(part);
    return parts.join(QStringLiteral("\\h*"));
}

/// "{speaker} ({time}):" as a regular expression.
Result<QString> expressionOf(const QString& form)
{
    static const QRegularExpression braces(QStringLiteral(R"(\{(\w+)\})"));
    QString expression;
    QSet<QString> used;
    qsizetype at = 0;
    bool isOpen = false; // at the end of the line, then
    for (auto matches = braces.globalMatch(form); matches.hasNext();) {
        const auto match = matches.next();
        const auto name = match.captured(1).toLower();
        const auto known = placeholders().constFind(name);
        if (known == placeholders().constEnd())
            return invalid(
                translate("Recognition", "There is no placeholder “%1”. Use {speaker}, {time}, {number} or {any}.").arg(match.captured(0)));
        if (used.contains(name) && (name == u"speaker" || name == u"time"))
            return invalid(translate("Recognition", "“%1” can stand in a pattern only once.").arg(match.captured(0)));
        used.insert(name);
        expression += literal(form.sliced(at, match.capturedStart() - at)) + known->expression;
        at = match.capturedEnd();
        isOpen = !known->endsItself;
    }
    if (!used.contains(QStringLiteral("speaker")))
        return invalid(translate("Recognition", "The pattern needs {speaker} where the name stands, as in “{speaker} ({time}):”."));
    const auto rest = form.sliced(at).trimmed();
    if (rest.isEmpty() && isOpen)
        return expression + QStringLiteral("\\h*$");
    return expression + literal(form.sliced(at).trimmed().isEmpty() ? QString() : form.sliced(at));
}

Result<QRegularExpression> compiled(const SpeakerPattern& pattern)
{
    const auto form = pattern.text.trimmed();
    const auto expression = pattern.isExpression ? Result<QString>(form) : expressionOf(form);
    if (!expression)
        return fail(expression);
    constexpr auto options =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption;
    const QRegularExpression bare(*expression, options);
    const QRegularExpression whole(stepLimit + QStringLiteral("^\\h*(?:") + *expression + QStringLiteral(")"), options);
    if (!bare.isValid() || !whole.isValid())
        return invalid(translate("Recognition", "“%1” is not a valid pattern: %2, at character %3.")
                           .arg(form, bare.errorString())
                           .arg(bare.patternErrorOffset() + 1));
    if (whole.captureCount() == 0)
        return invalid(translate("Recognition", "The pattern needs a group for the name, such as (?<speaker>[A-Z]+\\d*)."));
    return whole;
}

} // namespace

Result<> checkPattern(const SpeakerPattern& pattern)
{
    if (pattern.isEmpty())
        return {};
    const auto expression = compiled(pattern);
    return expression ? Result<>() : fail(expression);
}

namespace recognition {

namespace {

Candidate candidateFrom(const QRegularExpressionMatch& match, const QString& text, const std::vector<FoundTime>& times)
{
    const bool named = match.regularExpression().namedCaptureGroups().contains(QStringLiteral("speaker"));
    Candidate found;
    found.form = SpeakerForm::Own;
    found.label = (named ? match.captured(QStringLiteral("speaker")) : match.captured(1)).simplified();
    found.key = keyOf(found.label);
    found.start = match.capturedStart();
    while (text[found.start].isSpace())
        ++found.start;
    found.contentStart = match.capturedEnd();
    const auto lineEnd = text.indexOf(u'\n', found.contentStart);
    found.lineEnd = lineEnd < 0 ? text.size() : lineEnd;
    auto time = std::lower_bound(times.begin(), times.end(), found.start, [](const FoundTime& t, qsizetype p) { return t.end <= p; });
    for (; time != times.end() && time->start < found.contentStart; ++time) {
        found.times.push_back(std::size_t(time - times.begin()));
        if (!found.ms)
            found.ms = time->ms;
    }
    if (const auto own = findTimes(match.captured(QStringLiteral("time"))); !own.empty())
        found.ms = own.front().ms;
    return found;
}

} // namespace

Result<std::vector<Candidate>> findByPattern(const QString& text, const std::vector<FoundTime>& times, const SpeakerPattern& pattern)
{
    const auto expression = compiled(pattern);
    if (!expression)
        return fail(expression);
    std::vector<Candidate> found;
    QElapsedTimer clock;
    clock.start();
    for (qsizetype from = 0; from < text.size();) {
        const auto match = expression->match(text, from);
        if (!match.isValid() || clock.elapsed() > timeLimitMs)
            return invalid(translate("Recognition",
                                     "The pattern “%1” takes too long on this text. Repetitions inside repetitions, such as (a+)+, "
                                     "are the usual cause.")
                               .arg(pattern.text.trimmed()));
        if (!match.hasMatch())
            break;
        if (match.capturedLength() > 0) {
            auto candidate = candidateFrom(match, text, times);
            if (!candidate.label.isEmpty())
                found.push_back(std::move(candidate));
        }
        const auto next = text.indexOf(u'\n', std::max(match.capturedEnd() - 1, match.capturedStart()));
        if (next < 0)
            break;
        from = next + 1;
    }
    return found;
}

Choice chooseAll(const std::vector<Candidate>& candidates, const RecognitionOptions& options)
{
    Choice choice;
    if (!options.speakers || candidates.empty())
        return choice;
    QHash<QString, QString> merges;
    for (auto it = options.merged.begin(); it != options.merged.end(); ++it)
        merges.insert(keyOf(it.key()), keyOf(it.value()));
    QSet<QString> ignored;
    for (const auto& label : options.ignored)
        ignored.insert(keyOf(label));
    choice.form = SpeakerForm::Own;
    for (const auto& candidate : candidates)
        if (!ignored.contains(candidate.key))
            choice.labels.push_back({&candidate, merges.value(candidate.key, candidate.key)});
    return choice;
}

} // namespace recognition

} // namespace counterpoint

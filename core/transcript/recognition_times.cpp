#include "core/transcript/recognition_times.h"
#include <QRegularExpression>

namespace counterpoint::recognition {

namespace {

// hours, minutes, seconds, then a decimal fraction or, as f4 writes it, tenths behind a hyphen
const QString timeCode = QStringLiteral(R"((?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3})|-(\d)(?=#))?)");

qint64 milliseconds(const QRegularExpressionMatch& match)
{
    const auto number = [&](int group) { return match.capturedView(group).toLongLong(); };
    const auto digits = match.captured(5).isEmpty() ? match.captured(6) : match.captured(5);
    const auto fraction = digits.isEmpty() ? 0 : digits.leftJustified(3, '0').toLongLong();
    return ((number(2) * 60 + number(3)) * 60 + number(4)) * 1000 + fraction;
}

QChar closerOf(QStringView opener)
{
    if (opener.isEmpty())
        return {};
    const auto pairs = QStringLiteral("[](){}<>##");
    return pairs[pairs.indexOf(opener.front()) + 1];
}

/// "0:0:3.490 --> 0:0:6.120", as Teams writes it into documents: one digit where others write two.
std::vector<FoundTime> findCues(const QString& text)
{
    static const QRegularExpression cue(QStringLiteral(
        R"((?<![\d:.])(\d{1,3}):(\d{1,2}):(\d{1,2})[.,](\d{1,3})[ \t]*+-->[ \t]*+\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}(?![\d:]))"));
    std::vector<FoundTime> cues;
    if (!text.contains(QLatin1String("-->")))
        return cues;
    for (auto matches = cue.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto number = [&](int group) { return match.capturedView(group).toLongLong(); };
        FoundTime time;
        time.start = match.capturedStart();
        time.end = match.capturedEnd();
        time.ms = ((number(1) * 60 + number(2)) * 60 + number(3)) * 1000 + match.captured(4).leftJustified(3, '0').toLongLong();
        time.square = time.full = time.cue = true;
        cues.push_back(time);
    }
    return cues;
}

} // namespace

std::vector<FoundTime> findTimes(const QString& text)
{
    static const auto pattern = QStringLiteral(
        R"(([\[({<#])?[ \t]*+(?<![\d:./])TIME(?![\d:])(?:\s?(?:-->|[-–—]|to|bis)\s?(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?(?![\d:]))?([ \t]*[\])}>#])?)");
    static const QRegularExpression expression(QString(pattern).replace("TIME", timeCode));
    const auto cues = findCues(text);
    auto cue = cues.begin();
    std::vector<FoundTime> times;
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        for (; cue != cues.end() && cue->start < match.capturedEnd(); ++cue)
            times.push_back(*cue);
        if (!times.empty() && match.capturedStart() < times.back().end)
            continue;
        const bool hours = match.hasCaptured(2) && !match.capturedView(2).isEmpty();
        if (hours && match.capturedView(3).toInt() > 59)
            continue;
        FoundTime time;
        const auto opener = match.capturedView(1);
        const auto closer = match.capturedView(7).trimmed();
        const bool paired = !opener.isEmpty() && !closer.isEmpty() && closer.front() == closerOf(opener);
        if (!paired && !(opener.isEmpty() && closer.isEmpty()))
            continue; // "[Cross Talk 3:00]", "(17:30 sharp)": a remark
        time.start = paired ? match.capturedStart(1) : match.capturedStart(hours ? 2 : 3);
        time.end = match.capturedEnd(0);
        time.ms = milliseconds(match);
        time.round = paired && opener == u"(";
        time.square = paired && !time.round;
        time.full = hours || !match.capturedView(5).isEmpty() || !match.capturedView(6).isEmpty();
        times.push_back(time);
    }
    times.insert(times.end(), cue, cues.end());
    return times;
}

} // namespace counterpoint::recognition

#include "core/survey/local_page.h"
#include "core/base/translate.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace counterpoint {

namespace {

constexpr const char* context = "LocalPage";
constexpr int tokenLength = 8;
constexpr const char* tokenLetters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 that nobody takes for another
constexpr int later = 15; // s until a study that could not be written is worth trying again

http::Answer inJson(int status, const QJsonObject& json)
{
    http::Answer answer;
    answer.status = status;
    answer.type = "application/json";
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return answer;
}

http::Answer refusal(int status, const QString& sentence)
{
    return inJson(status, {{QStringLiteral("received"), false}, {QStringLiteral("sentence"), sentence}});
}

http::Answer waitFor(http::Answer answer, int seconds)
{
    answer.headers.emplace_back("Retry-After", QByteArray::number(seconds));
    return answer;
}

http::Answer tooOften(int seconds)
{
    return waitFor(refusal(429, translate(context, "Too much has come from this device. Wait a moment and try again.")), seconds);
}

/// A page of somebody else may not make its readers' browsers send something here.
bool isOfOtherOrigin(const http::Request& request)
{
    const auto origin = request.header("origin");
    return !origin.isEmpty() && origin != "http://" + request.header("host");
}

} // namespace

QByteArray LocalPage::newToken()
{
    QByteArray token;
    for (int i = 0; i < tokenLength; ++i)
        token += tokenLetters[QRandomGenerator::system()->bounded(32)];
    return token;
}

http::Answer LocalPage::answer(const http::Request& request, const QString& sender, qint64 now)
{
    if (const int wait = m_requests.take(sender, now); wait > 0)
        return tooOften(wait);
    const auto path = QString::fromLatin1(request.path);
    const bool isPage = path == pathOf(m_parts.token);
    if (!isPage && path != submitPathOf(m_parts.token)) {
        const int wait = m_wrongPaths.take(sender, now);
        return wait > 0 ? tooOften(wait) : http::refusal(404);
    }
    if (!isPage && request.method == "POST")
        return receive(request, sender, now);
    if (isPage && (request.method == "GET" || request.method == "HEAD"))
        return page();
    auto wrong = http::refusal(405);
    wrong.headers.emplace_back("Allow", isPage ? "GET, HEAD" : "POST");
    return wrong;
}

http::Answer LocalPage::refuse(int status, const QString& sender, qint64 now)
{
    const int wait = m_requests.take(sender, now);
    if (wait > 0)
        return tooOften(wait);
    return status == 413
        ? refusal(status, translate(context, "That is too large for the answers of one person. Nothing of it was taken in."))
        : http::refusal(status);
}

http::Answer LocalPage::page() const
{
    http::Answer answer;
    answer.type = "text/html; charset=utf-8";
    answer.body = m_parts.html;
    answer.headers.emplace_back("Content-Security-Policy", m_parts.policy + "; frame-ancestors 'none'");
    return answer;
}

http::Answer LocalPage::receive(const http::Request& request, const QString& sender, qint64 now)
{
    if (isOfOtherOrigin(request))
        return refusal(403, translate(context, "This came from a page of another address. Nothing of it was taken in."));
    if (request.header("content-type").split(';').first().trimmed().toLower() != "application/json")
        return refusal(415, translate(context, "Responses are sent as application/json."));
    if (const int wait = m_responses.take(sender, now); wait > 0)
        return tooOften(wait);
    if (m_taken >= mostTaken)
        return waitFor(
            refusal(503, translate(context, "This page has taken in as many responses as it may. Ask for it to be started anew.")), later);
    const auto receipt = m_parts.take(request.body);
    switch (receipt.outcome) {
    case LocalReceipt::Outcome::Taken:
        ++m_taken;
        return inJson(200, {{QStringLiteral("received"), true}});
    case LocalReceipt::Outcome::Known:
        return inJson(200, {{QStringLiteral("received"), true}});
    case LocalReceipt::Outcome::Foreign:
        return refusal(409, receipt.sentence);
    case LocalReceipt::Outcome::Damaged:
        return refusal(422, receipt.sentence);
    case LocalReceipt::Outcome::Failed:
        break;
    }
    // What exactly went wrong in the study is for the one who runs it, not for the room.
    return waitFor(refusal(503, translate(context, "The study cannot take responses in at this moment. Try again.")), later);
}

} // namespace counterpoint

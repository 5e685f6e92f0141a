#pragma once
#include "core/interchange/http/http_answer.h"
#include "core/interchange/http/http_request.h"
#include "core/interchange/http/rate_limit.h"
#include <QString>
#include <functional>

namespace counterpoint {

/// What became of one response that was sent to the local page.
struct LocalReceipt {
    enum class Outcome {
        Taken,
        Known, ///< it came before; whoever sends it again may be told that it is there
        Foreign, ///< answers another questionnaire, or a version that the study does not know
        Damaged, ///< no response at all
        Failed ///< the study could not be written; later it may
    };
    Outcome outcome = Outcome::Taken;
    QString sentence; ///< what is wrong, or worth knowing of one that came in
};

/// A questionnaire for the people of one room: what the page on the local network answers to whom, without sockets and without the study.
class LocalPage {
public:
    struct Parts {
        QByteArray html;
        QByteArray policy; ///< Content Security Policy of the page
        QByteArray token; ///< first and only step of the path, so that who does not have the address finds nothing
        std::function<LocalReceipt(const QByteArray&)> take; ///< brings what was sent into the study
    };
    explicit LocalPage(Parts parts)
        : m_parts(std::move(parts))
    {
    }
    /// `sender` is whom the limits are for; `now` in milliseconds of a clock that only goes on.
    http::Answer answer(const http::Request& request, const QString& sender, qint64 now);
    /// The answer to a request that could not be read; it counts as well.
    http::Answer refuse(int status, const QString& sender, qint64 now);
    int taken() const { return m_taken; } ///< responses since the page was made

    static QByteArray newToken();
    static QString pathOf(const QByteArray& token) { return u'/' + QString::fromLatin1(token); }
    static QString submitPathOf(const QByteArray& token) { return pathOf(token) + QStringLiteral("/responses"); }

    static constexpr int mostTaken = 5000; ///< of one page; more come from no room
    static constexpr http::Rate requests{60, 60}; ///< of one address
    static constexpr http::Rate responses{10, 20}; ///< of one address: people at one tablet, or a form that tries again
    static constexpr http::Rate wrongPaths{10, 6}; ///< of one address: somebody tries out addresses

private:
    http::Answer page() const;
    http::Answer receive(const http::Request& request, const QString& sender, qint64 now);

    Parts m_parts;
    http::RateLimit m_requests{requests};
    http::RateLimit m_responses{responses};
    http::RateLimit m_wrongPaths{wrongPaths};
    int m_taken = 0;
};

} // namespace counterpoint

#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/survey/questionnaires.h"
#include "ui/network/local_page_service.h"
#include "ui/network/network_addresses.h"
#include "ui/network/qr_code.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string questionnaire;
    std::string address;
    int port = 0;
    double minutes = 0;
};

std::array<int, 2> g_wakeUp{-1, -1}; ///< a pipe: the one thing that a signal may do is write to it

/// Ctrl-C and `kill` end the event loop, so that what is being written is written whole.
class EndBySignal {
public:
    EndBySignal()
    {
        if (pipe(g_wakeUp.data()) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(g_wakeUp[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [] { QCoreApplication::quit(); });
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, [](int) {
                const char sign = 'x';
                [[maybe_unused]] const auto written = ::write(g_wakeUp[1], &sign, 1);
            });
    }

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// At once, since who reads it waits for it.
void say(const QString& line)
{
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}
void say(const QJsonObject& json) { say(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))); }

Result<QString> addressFrom(const Options& options)
{
    if (!options.address.empty())
        return text(options.address);
    const auto all = ui::networkAddresses();
    if (!all.empty() && all.front().reach == ui::NetworkAddress::Reach::Private)
        return all.front().address;
    QStringList others;
    for (const auto& each : all)
        others << each.address;
    return fail(Error::Kind::Invalid,
                translate("Cli", "This computer is on no private network. Name the address to serve at by --address; it has %1.")
                    .arg(others.join(QStringLiteral(", "))));
}

QString noQrCodes()
{
    return translate("Cli", "This program was built without libqrencode, so it draws no QR code of the address: type it in, or send it.");
}

void announce(const ui::LocalPageService& page, const QString& address, bool asJson)
{
    if (asJson) {
        say(QJsonObject{{"event", "serving"},
                        {"questionnaire", page.name()},
                        {"version", page.version()},
                        {"address", page.address()},
                        {"losses", QJsonArray::fromStringList(page.losses())}});
        return;
    }
    say(translate("Cli", "“%1”, version %2, is on the local network: %3").arg(page.name(), page.version(), page.address()));
    if (isatty(fileno(stdout)))
        say(u'\n' + (ui::hasQrCodes() ? ui::inBlocks(ui::qrCode(page.address())) : noQrCodes() + u'\n'));
    for (const auto& loss : page.losses())
        say(translate("Cli", "Lost: %1").arg(loss));
    say(translate(
        "Cli",
        "Nothing is encrypted on the way: whoever is on this network can read responses as they are sent, and whoever has the address can "
        "send some. Use it only on a network that you trust."));
    if (ui::reachOf(address) == ui::NetworkAddress::Reach::Public)
        say(translate("Cli", "This is a public address: unless a firewall stops them, people outside of this network reach it too."));
    say(translate("Cli", "Ctrl-C ends it."));
}

Result<Answer> serve(Project& project, const Options& options, const Shell& shell)
{
    const auto address = addressFrom(options);
    if (!address)
        return fail(address);
    const auto info = project.read([&](const Read& db) { return questionnaires::byName(db, text(options.questionnaire)); });
    if (!info)
        return fail(info);
    ui::LocalPageService page(project);
    if (const auto started = page.start({info->id, *address, quint16(options.port), shell.coderName()}); !started)
        return fail(started);
    announce(page, *address, shell.wantsJson());
    int received = 0;
    QString problem;
    QObject::connect(&page, &ui::LocalPageService::changed, [&] {
        if (page.received() > received) {
            received = page.received();
            if (shell.wantsJson())
                say(QJsonObject{{"event", "received"}, {"received", received}});
            else
                say(translate("Cli", "%n response(s) received.", nullptr, received));
        }
        if (page.problem() != problem) {
            problem = page.problem();
            std::fprintf(stderr, "%s\n", problem.toUtf8().constData());
        }
    });
    if (options.minutes > 0)
        QTimer::singleShot(std::chrono::milliseconds(qint64(options.minutes * 60'000)), [] { QCoreApplication::quit(); });
    const EndBySignal end;
    QCoreApplication::exec();
    if (shell.wantsJson())
        say(QJsonObject{{"event", "ended"}, {"received", page.received()}});
    else
        say(translate("Cli", "The page is no longer served. %n response(s) came in.", nullptr, page.received()));
    Answer answer;
    answer.isPrinted = true;
    return answer;
}

} // namespace

void addServe(Shell& shell)
{
    const auto command = shell.add("serve", "A questionnaire for the people of one room, as a page on the local network");
    const auto options = std::make_shared<Options>();
    command.app->add_option("QUESTIONNAIRE", options->questionnaire, "Name of the questionnaire")->required();
    command.app->add_option("--address", options->address, "Address of this computer to serve at; else that of its private network");
    command.app->add_option("--port", options->port, "Port; else 8080 or the next that is free")->check(CLI::Range(1, 65535));
    command.app->add_option("--for", options->minutes, "MINUTES after which it ends by itself")->check(CLI::Range(0.001, 10'080.0));
    if (!ui::hasQrCodes())
        command.app->footer(noQrCodes().toStdString());
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        char name[] = "counterpoint";
        char* arguments[] = {name, nullptr};
        int count = 1;
        const QCoreApplication application(count, arguments); // sockets need its event loop
        return shell.openToWrite(command).and_then([&](const auto& project) { return serve(*project, *options, shell); });
    });
}

} // namespace counterpoint::cli

#include "ui/network/local_page_service.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/project/project.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/fielded_form.h"
#include "core/survey/local_intake.h"
#include "core/survey/questionnaires.h"
#include "ui/network/local_server.h"
#include "ui/network/network_addresses.h"
#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QScopedValueRollback>
#include <QTimer>

namespace counterpoint::ui {

namespace {

constexpr int lookEvery = 5000; // ms, whether the network is still there

/// Milliseconds that only go on, whatever happens to the clock.
qint64 now()
{
    static const auto clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.elapsed();
}

} // namespace

LocalPageService::LocalPageService(Project& project, QObject* parent)
    : QObject(parent)
    , m_project(project)
    , m_watch(new QTimer(this))
{
    connect(&project, &Project::changed, this, [this] {
        if (isOn() && !m_isTaking)
            lookForUndone();
    });
    connect(m_watch, &QTimer::timeout, this, &LocalPageService::lookForNetwork);
}

LocalPageService::~LocalPageService() = default;

Result<> LocalPageService::start(const Wishes& wishes)
{
    stop();
    if (m_project.isReadOnly())
        return fail(Error::Kind::Invalid, tr("The study is open to be read only, so no responses can come in."));
    const QHostAddress at(wishes.address);
    if (at.isNull())
        return fail(Error::Kind::Invalid, tr("“%1” is no address of a computer, such as 192.168.1.20.").arg(wishes.address));
    const auto info = m_project.read([&](const Read& db) { return questionnaires::read(db, wishes.questionnaire); });
    if (!info)
        return fail(info);
    const auto fresh = LocalPage::newToken();
    // A page that is started again keeps its path, so that what hangs on the wall stays true.
    const auto token = m_token.isEmpty() || wishes.questionnaire != m_questionnaire ? fresh : m_token;
    // The address first: where nothing can be served no version is made.
    auto server = std::make_unique<LocalServer>(
        [this](const LocalServer::Asked& asked) {
            return asked.refusedWith == 0 ? m_page->answer(asked.request, asked.sender, now())
                                          : m_page->refuse(asked.refusedWith, asked.sender, now());
        },
        LocalServer::Limits());
    if (const auto started = server->start(at, wishes.port); !started)
        return started;
    const auto form = m_project.perform(tr("Field “%1” on the local network").arg(info->name), [&](Edit& db) {
        fielded_form::Wishes how;
        how.submitTo = LocalPage::submitPathOf(token);
        return fielded_form::field(db, wishes.questionnaire, wishes.by, how);
    });
    if (!form)
        return fail(form);
    m_page = std::make_unique<LocalPage>(
        LocalPage::Parts{form->html, form->policy, token, [this](const QByteArray& bytes) { return take(bytes); }});
    m_server = std::move(server);
    m_questionnaire = wishes.questionnaire;
    m_token = token;
    m_name = info->name;
    m_version = form->version;
    m_losses = form->losses;
    m_instances.clear();
    m_lastAt = {};
    m_problem.clear();
    m_watch->start(lookEvery);
    Q_EMIT changed();
    return {};
}

void LocalPageService::stop()
{
    if (!isOn())
        return;
    m_watch->stop();
    m_server.reset();
    m_page.reset();
    Q_EMIT changed();
}

QString LocalPageService::address() const
{
    return isOn() ? webAddress(m_server->serverAddress().toString(), m_server->serverPort(), LocalPage::pathOf(m_token)) : QString();
}

LocalReceipt LocalPageService::take(const QByteArray& bytes)
{
    QString instance;
    LocalReceipt receipt;
    {
        const QScopedValueRollback taking(m_isTaking, true);
        receipt = takeInLocally(m_project, m_questionnaire, bytes, &instance);
    }
    if (receipt.outcome == LocalReceipt::Outcome::Taken) {
        m_instances << instance;
        m_lastAt = Clock::now();
    }
    if (!receipt.sentence.isEmpty())
        m_problem = receipt.sentence;
    Q_EMIT changed();
    return receipt;
}

/// Undo takes back the last step, whoever took it: that may have been a response.
void LocalPageService::lookForUndone()
{
    const auto gone = m_project.read([&](const Read& db) {
        const auto dataset = fieldedDataset::of(db, m_questionnaire);
        int count = 0;
        for (auto each = m_instances.crbegin(); each != m_instances.crend(); ++each, ++count)
            if (dataset.isValid() && fieldedDataset::isKnown(db, dataset, *each))
                break;
        return count;
    });
    if (gone.value_or(0) > 0)
        setProblem(translate("LocalPageService", "%n response(s) that had come in were taken back by Undo; Redo brings them again.",
                             nullptr, *gone));
}

void LocalPageService::lookForNetwork()
{
    const auto address = m_server->serverAddress();
    const bool isThere = QNetworkInterface::allAddresses().contains(address);
    if (!isThere)
        setProblem(tr("This computer has left the network: it has no longer the address %1. Stop the page and start it again.")
                       .arg(address.toString()));
}

void LocalPageService::setProblem(const QString& sentence)
{
    if (sentence == m_problem)
        return;
    m_problem = sentence;
    Q_EMIT changed();
}

} // namespace counterpoint::ui

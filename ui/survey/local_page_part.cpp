#include "ui/survey/local_page_part.h"
#include "core/project/project.h"
#include "ui/network/local_page_service.h"
#include "ui/network/network_addresses.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/survey/qr_view.h"
#include "ui/widgets/error_line.h"
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QString inWords(const NetworkAddress& address)
{
    switch (address.reach) {
    case NetworkAddress::Reach::Private:
        return LocalPagePart::tr("%1 (%2)").arg(address.address, address.interface);
    case NetworkAddress::Reach::Public:
        return LocalPagePart::tr("%1 (%2, public)").arg(address.address, address.interface);
    case NetworkAddress::Reach::ThisComputer:
        return LocalPagePart::tr("%1 (this computer alone, to try it)").arg(address.address);
    }
    return {};
}

} // namespace

LocalPagePart::LocalPagePart(Session& session, LocalPageService& page, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_page(page)
    , m_warning(new QLabel)
    , m_reach(new QLabel)
    , m_addresses(named(new QComboBox, "localPageAddresses", tr("Address of this computer to serve the page at")))
    , m_start(named(new QPushButton(tr("Start the page")), "localPageStart", tr("Start the page on the local network")))
    , m_stop(named(new QPushButton(tr("Stop the page")), "localPageStop", tr("Stop the page on the local network")))
    , m_large(named(new QPushButton(tr("Show large")), "localPageLarge", tr("Show the address over the whole screen")))
    , m_code(new QrView)
    , m_address(named(new QLineEdit, "localPageAddress", tr("Address of the page")))
    , m_count(new QLabel)
    , m_problem(new ErrorLine("localPageProblem"))
    , m_startRow(buildStart())
    , m_running(buildRunning())
{
    named(this, "localPage", tr("Page on the local network"));
    auto* heading = new QLabel(tr("Page on the local network"));
    auto bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_warning->setObjectName(QStringLiteral("localPageWarning"));
    for (auto* each : {m_warning, m_reach, m_count}) {
        each->setWordWrap(true);
        each->setTextFormat(Qt::PlainText);
    }
    m_warning->setText(tr("People in this room fill the questionnaire in with their own phones, by an address or QR code, and their "
                          "answers come straight into the "
                          "study. Nothing is encrypted on the way: whoever is on this network can read what is sent, and whoever has the "
                          "address can send answers. "
                          "Use it only on a network that you trust. Nothing leaves that network."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addWidget(m_warning);
    column->addWidget(m_reach);
    column->addWidget(m_startRow);
    column->addWidget(m_running);
    column->addWidget(m_problem);
    connect(&page, &LocalPageService::changed, this, &LocalPagePart::show);
    show();
}

QWidget* LocalPagePart::buildStart()
{
    auto* box = new QWidget;
    m_addresses->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_addresses->setMinimumContentsLength(18);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_addresses, 1);
    row->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, &LocalPagePart::start);
    connect(m_addresses, &QComboBox::currentIndexChanged, this, &LocalPagePart::sayReach);
    return box;
}

QWidget* LocalPagePart::buildRunning()
{
    auto* box = new QWidget;
    m_address->setReadOnly(true);
    m_count->setObjectName(QStringLiteral("localPageCount"));
    auto* copy = named(new QPushButton(tr("Cop&y")), "localPageCopy", tr("Copy the address"));
    const int side = fontMetrics().height() * 9;
    m_code->setMinimumSize(side, side);
    m_code->setMaximumSize(side, side);
    auto* addressRow = new QHBoxLayout;
    addressRow->addWidget(m_address, 1);
    addressRow->addWidget(copy);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_stop);
    buttons->addWidget(m_large);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout;
    column->addLayout(addressRow);
    column->addWidget(m_count);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_code);
    row->addLayout(column, 1);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_page.stop();
        m_start->setFocus();
    });
    connect(m_large, &QPushButton::clicked, this, &LocalPagePart::showLarge);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_page.address());
        m_session.notices().say(tr("The address was copied."));
    });
    return box;
}

void LocalPagePart::setQuestionnaire(QuestionnaireId id)
{
    m_id = id;
    show();
}

void LocalPagePart::takeFocus() { (m_page.isOn() ? m_stop : m_start)->setFocus(); }

void LocalPagePart::fillAddresses()
{
    const auto chosen = m_addresses->currentData().toString();
    const auto all = networkAddresses();
    m_addresses->clear();
    for (const auto& each : all)
        m_addresses->addItem(inWords(each), each.address);
    m_addresses->setCurrentIndex(std::max(0, m_addresses->findData(chosen)));
    sayReach();
}

void LocalPagePart::sayReach()
{
    const auto reach = reachOf(m_addresses->currentData().toString());
    m_reach->setText(reach == NetworkAddress::Reach::Public
                         ? tr("This address is public: unless a firewall stops them, people outside of this network reach the page too.")
                         : reach == NetworkAddress::Reach::ThisComputer
                         ? tr("At this address the page is reached from this computer alone.")
                         : QString());
    m_reach->setVisible(!m_reach->text().isEmpty() && !m_page.isOn());
}

void LocalPagePart::start()
{
    const auto started = m_page.start({m_id, m_addresses->currentData().toString(), 0, m_session.coderName()});
    if (!m_problem->accept(started))
        return;
    if (!m_page.losses().isEmpty())
        m_problem->setSentence(tr("The page cannot ask everything: %1").arg(m_page.losses().join(u' ')));
    m_stop->setFocus();
}

void LocalPagePart::showLarge()
{
    m_screen = new QrScreen(m_page.name(), m_page.address(), window());
    m_screen->showFullScreen();
}

void LocalPagePart::show()
{
    const bool isOn = m_page.isOn();
    if (!isOn) {
        fillAddresses();
        if (m_screen)
            m_screen->close();
    }
    m_startRow->setVisible(!isOn);
    m_running->setVisible(isOn);
    m_start->setEnabled(m_id.isValid() && !m_session.project().isReadOnly() && m_addresses->count() > 0);
    sayReach();
    m_code->setText(m_page.address());
    m_code->setVisible(!m_code->isEmpty());
    m_address->setText(m_page.address());
    m_address->setCursorPosition(0);
    const auto last = m_page.lastAt();
    m_count->setText(tr("“%1”, version %2. %n response(s) received.", nullptr, m_page.received()).arg(m_page.name(), m_page.version())
                     + (last.isValid()
                            ? u' ' + tr("The last came at %1.").arg(QLocale().toString(last.toLocalTime().time(), QLocale::ShortFormat))
                            : QString()));
    if (!m_page.problem().isEmpty() || !isOn)
        m_problem->setSentence(m_page.problem());
}

} // namespace counterpoint::ui

#include "ui/survey/fielding_page.h"
#include "core/project/project.h"
#include "core/survey/fielding.h"
#include "core/survey/invitations.h"
#include "core/survey/survey_changes.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/survey/interviewees_page.h"
#include "ui/survey/local_page_part.h"
#include "ui/widgets/error_line.h"
#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

QString inWords(Invitation::Status status)
{
    switch (status) {
    case Invitation::Status::Listed:
        return FieldingPage::tr("on the list");
    case Invitation::Status::Invited:
        return FieldingPage::tr("invited");
    case Invitation::Status::Responded:
        return FieldingPage::tr("responded");
    case Invitation::Status::Declined:
        return FieldingPage::tr("declined");
    case Invitation::Status::Unreachable:
        return FieldingPage::tr("not reached");
    case Invitation::Status::Ineligible:
        return FieldingPage::tr("not eligible");
    }
    return {};
}

QString counted(const std::map<QString, qint64>& numbers)
{
    QStringList said;
    for (const auto& [name, count] : numbers)
        said << QStringLiteral("%1: %2").arg(name.isEmpty() ? FieldingPage::tr("not known") : name).arg(count);
    return said.isEmpty() ? QStringLiteral("–") : said.join(QStringLiteral(", "));
}

QTableWidget* table(const char* name, const QString& says, const QStringList& headers)
{
    auto* made = named(new QTableWidget(0, int(headers.size())), name, says);
    made->setHorizontalHeaderLabels(headers);
    made->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    made->verticalHeader()->hide();
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setTabKeyNavigation(false);
    return made;
}

/// The rates of AAPOR that are asked for more rarely; empty where there are none.
QString ratesInWords(const FieldingProgress& progress)
{
    const auto rates = progress.rates();
    if (!rates)
        return {};
    const auto percent = [](const auto& rate) {
        return rate.isDefined() ? QStringLiteral("%1 %").arg(rate.value * 100, 0, 'f', 1) : QStringLiteral("–");
    };
    const auto& [response, cooperation, refusal, contact] = *rates;
    return FieldingPage::tr("RR3 %1, RR4 %2, RR5 %3, RR6 %4; cooperation %5, refusal %6, contact %7 (AAPOR COOP1, REF1, CON1)")
        .arg(percent(response[2]), percent(response[3]), percent(response[4]), percent(response[5]), percent(cooperation[0]),
             percent(refusal[0]), percent(contact[0]));
}

} // namespace

FieldingPage::FieldingPage(Session& session, LocalPageService& localPage, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_parts(new QStackedWidget)
    , m_localPage(new LocalPagePart(session, localPage))
    , m_interviewees(new IntervieweesPage(session))
    , m_progress(named(new QLabel, "fieldingProgress", tr("Progress")))
    , m_mode(named(new QComboBox, "fieldingMode", tr("Whether respondents are known")))
    , m_invited(named(new QSpinBox, "fieldingInvited", tr("How many were invited, where there is no list")))
    , m_list(table("fieldingInvitations", tr("Invitations"), {tr("Token"), tr("Group"), tr("Status"), tr("Name"), tr("Contact")}))
    , m_people(named(new QPlainTextEdit, "fieldingPeople", tr("People to invite")))
    , m_invite(named(new QPushButton(tr("P&ut on the list")), "fieldingInvite", tr("Put on the list")))
    , m_status(named(new QComboBox, "fieldingStatus", tr("Status of the chosen invitations")))
    , m_key(named(new QPushButton(tr("Delete names and &contacts")), "fieldingDeleteKey", tr("Delete names and contacts for good")))
    , m_quotas(table("fieldingQuotas", tr("Quotas"), {tr("Quota"), tr("Reached"), tr("Wanted"), tr("Counts")}))
    , m_quotaName(named(new QLineEdit, "quotaName", tr("Name of the quota")))
    , m_quotaExpression(named(new QLineEdit, "quotaExpression", tr("Which responses count")))
    , m_quotaTarget(named(new QSpinBox, "quotaTarget", tr("Responses wanted")))
    , m_contradiction(new ErrorLine("fieldingContradiction"))
    , m_quotaProblem(new ErrorLine("quotaProblem"))
{
    named(this, "fieldingPage", tr("Fielding"));
    m_parts->addWidget(buildFielding());
    m_parts->addWidget(m_interviewees);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(buildParts());
    column->addWidget(m_parts, 1);
    const bool mayWrite = !session.project().isReadOnly();
    for (auto* each : std::initializer_list<QWidget*>{m_mode, m_invited, m_people, m_invite, m_status, m_key, m_quotaName,
                                                      m_quotaExpression, m_quotaTarget})
        each->setEnabled(mayWrite);
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (isVisible() && (touchesSurvey(changes) || changes.touchesAny(Entity::Dataset)))
            show();
    });
}

QLayout* FieldingPage::buildParts()
{
    auto* both = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    const auto add = [&](const char* name, const QString& text, QWidget* part) {
        auto* button = named(new QToolButton, name, QString(text).remove(u'&'));
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        both->addButton(button, m_parts->indexOf(part));
        row->addWidget(button);
    };
    add("fieldingGoes", tr("How it &goes"), m_parts->widget(0));
    add("fieldingWhom", tr("Whom to &interview"), m_interviewees);
    row->addStretch(1);
    both->button(0)->setChecked(true);
    connect(both, &QButtonGroup::idClicked, m_parts, &QStackedWidget::setCurrentIndex);
    connect(m_parts, &QStackedWidget::currentChanged, both, [both](int part) { both->button(part)->setChecked(true); });
    return row;
}

void FieldingPage::showLocalPage()
{
    m_parts->setCurrentIndex(0);
    m_localPage->takeFocus();
}

void FieldingPage::showInterviewees() { m_parts->setCurrentWidget(m_interviewees); }

QWidget* FieldingPage::buildFielding()
{
    auto* box = new QWidget;
    auto* left = new QVBoxLayout;
    left->addWidget(buildProgress());
    left->addWidget(buildQuotas(), 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addWidget(buildInvitations(), 1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(row, 1);
    column->addWidget(m_localPage);
    return box;
}

QWidget* FieldingPage::buildProgress()
{
    auto* box = new QWidget;
    m_progress->setWordWrap(true);
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_mode->addItem(tr("Anonymous"), false);
    m_mode->addItem(tr("Linked: respondents become Cases"), true);
    m_invited->setRange(0, 10'000'000);
    m_invited->setSpecialValueText(tr("not said"));
    auto* form = new QFormLayout;
    form->addRow(tr("Respon&dents"), m_mode);
    form->addRow(tr("Invited"), m_invited);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addWidget(m_progress);
    column->addWidget(m_contradiction);
    connect(m_mode, &QComboBox::activated, this, &FieldingPage::setMode);
    connect(m_invited, &QSpinBox::editingFinished, this, &FieldingPage::setInvited);
    return box;
}

QWidget* FieldingPage::buildInvitations()
{
    auto* box = new QWidget;
    m_people->setPlaceholderText(tr("One person a line: name, contact, group"));
    m_people->setMaximumHeight(fontMetrics().height() * 5);
    m_people->setTabChangesFocus(true);
    m_status->addItem(tr("Set the chosen to …"));
    for (const auto status : {Invitation::Status::Listed, Invitation::Status::Invited, Invitation::Status::Responded,
                              Invitation::Status::Declined, Invitation::Status::Unreachable, Invitation::Status::Ineligible})
        m_status->addItem(inWords(status), int(status));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_status);
    buttons->addStretch(1);
    buttons->addWidget(m_key);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_people);
    column->addWidget(m_invite, 0, Qt::AlignLeft);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_invite, &QPushButton::clicked, this, &FieldingPage::invite);
    connect(m_status, &QComboBox::activated, this, &FieldingPage::setStatus);
    connect(m_key, &QPushButton::clicked, this, &FieldingPage::deleteKey);
    return box;
}

QWidget* FieldingPage::buildQuotas()
{
    auto* box = new QWidget;
    m_quotaExpression->setPlaceholderText(QStringLiteral("${role} = '1'"));
    m_quotaTarget->setRange(0, 1'000'000);
    auto* add = named(new QPushButton(tr("Add quota")), "quotaAdd", tr("Add quota"));
    auto* remove = named(new QPushButton(tr("Re&move quota")), "quotaRemove", tr("Remove the chosen quota"));
    for (auto* each : {add, remove})
        each->setEnabled(!m_session.project().isReadOnly());
    m_quotas->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* form = new QFormLayout;
    form->addRow(tr("Quota &name"), m_quotaName);
    form->addRow(tr("C&ounts where"), m_quotaExpression);
    form->addRow(tr("&Wanted"), m_quotaTarget);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_quotas, 1);
    column->addLayout(form);
    column->addWidget(m_quotaProblem);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &FieldingPage::addQuota);
    connect(remove, &QPushButton::clicked, this, &FieldingPage::removeQuota);
    return box;
}

void FieldingPage::setQuestionnaire(QuestionnaireId id)
{
    m_id = id;
    m_localPage->setQuestionnaire(id);
    m_interviewees->setQuestionnaire(id);
    if (isVisible())
        show();
}

void FieldingPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    show();
}

void FieldingPage::show()
{
    showProgress();
    showInvitations();
    showQuotas();
}

void FieldingPage::showProgress()
{
    Fielding how;
    FieldingProgress progress;
    bool hasKey = false;
    const auto read = m_session.project().read([&](const Read& db) {
        how = fielding::of(db, m_id);
        progress = fielding::progressOf(db, m_id);
        hasKey = invitations::hasKey(db, m_id);
    });
    if (!m_session.notices().accept(read))
        return;
    m_mode->setCurrentIndex(how.isLinked ? 1 : 0);
    m_key->setEnabled(hasKey && !m_session.project().isReadOnly());
    m_invited->setEnabled(!progress.hasList && !m_session.project().isReadOnly());
    if (!m_invited->hasFocus()) {
        const QSignalBlocker quiet(m_invited);
        m_invited->setValue(int(progress.invited));
    }
    const auto percent = [](const std::optional<double>& rate) {
        return rate ? QStringLiteral("%1 %").arg(*rate * 100, 0, 'f', 1) : QStringLiteral("–");
    };
    m_contradiction->setSentence(progress.contradiction());
    QStringList lines{tr("Complete %1, partial %2, screened out %3").arg(progress.complete).arg(progress.partial).arg(progress.screenedOut),
                      tr("Declined %1, not reached %2, not eligible %3, not answered yet %4")
                          .arg(progress.declined)
                          .arg(progress.unreachable)
                          .arg(progress.ineligible)
                          .arg(progress.unanswered),
                      tr("Response rate %1; of complete ones alone %2 (AAPOR RR2 and RR1)")
                          .arg(percent(progress.responseRate()), percent(progress.completeRate())),
                      ratesInWords(progress),
                      tr("Versions: %1").arg(counted(progress.byVersion)),
                      tr("Channels: %1").arg(counted(progress.byChannel))};
    lines.removeAll(QString());
    m_progress->setText(lines.join(u'\n'));
}

void FieldingPage::showInvitations()
{
    const auto all =
        m_session.project().read([&](const Read& db) { return invitations::of(db, m_id); }).value_or(std::vector<Invitation>());
    m_list->setRowCount(int(all.size()));
    for (int row = 0; row < int(all.size()); ++row) {
        const auto& each = all[std::size_t(row)];
        const QStringList cells{each.token, each.label, inWords(each.status), each.name, each.contact};
        for (int column = 0; column < int(cells.size()); ++column)
            m_list->setItem(row, column, new QTableWidgetItem(cells[column]));
        m_list->item(row, 0)->setData(Qt::UserRole, qlonglong(each.id.value()));
    }
}

void FieldingPage::showQuotas()
{
    const auto all = m_session.project().read([&](const Read& db) { return quotas::of(db, m_id); }).value_or(std::vector<Quota>());
    m_quotas->setRowCount(int(all.size()));
    for (int row = 0; row < int(all.size()); ++row) {
        const auto& each = all[std::size_t(row)];
        const QStringList cells{each.name, each.problem.isEmpty() ? QString::number(each.reached) : QStringLiteral("–"),
                                QString::number(each.target), each.expression};
        for (int column = 0; column < int(cells.size()); ++column) {
            m_quotas->setItem(row, column, new QTableWidgetItem(cells[column]));
            m_quotas->item(row, column)->setToolTip(each.problem);
        }
        m_quotas->item(row, 0)->setData(Qt::UserRole, qlonglong(each.id.value()));
    }
}

void FieldingPage::setMode()
{
    auto how = m_session.project().read([&](const Read& db) { return fielding::of(db, m_id); }).value_or(Fielding());
    if (!m_id.isValid() || how.isLinked == m_mode->currentData().toBool())
        return;
    how.isLinked = !how.isLinked;
    m_session.notices().accept(
        m_session.project().perform(how.isLinked ? tr("Link respondents to Cases") : tr("Keep respondents anonymous"),
                                    [&](Edit& db) { return fielding::set(db, m_id, how); }));
}

void FieldingPage::setInvited()
{
    auto how = m_session.project().read([&](const Read& db) { return fielding::of(db, m_id); }).value_or(Fielding());
    if (!m_id.isValid() || how.invited.value_or(0) == m_invited->value())
        return;
    how.invited = m_invited->value() > 0 ? std::optional<qint64>(m_invited->value()) : std::nullopt;
    m_session.notices().accept(
        m_session.project().perform(tr("Set how many were invited"), [&](Edit& db) { return fielding::set(db, m_id, how); }));
}

void FieldingPage::invite()
{
    const auto people = invitations::inviteesIn(m_people->toPlainText());
    if (people.empty() || !m_id.isValid())
        return;
    const auto done = m_session.project().perform(tr("Put %n person(s) on the list", nullptr, int(people.size())),
                                                  [&](Edit& db) { invitations::add(db, m_id, people); });
    if (m_session.notices().accept(done))
        m_people->clear();
}

void FieldingPage::setStatus()
{
    const auto status = Invitation::Status(m_status->currentData().toInt());
    const bool isChosen = m_status->currentIndex() > 0;
    m_status->setCurrentIndex(0);
    std::vector<InvitationId> ids;
    for (int row = 0; row < m_list->rowCount(); ++row)
        if (m_list->item(row, 0)->isSelected())
            ids.emplace_back(m_list->item(row, 0)->data(Qt::UserRole).toLongLong());
    if (!isChosen || ids.empty())
        return;
    m_session.notices().accept(m_session.project().perform(tr("Set %n invitation(s): %1", nullptr, int(ids.size())).arg(inWords(status)),
                                                           [&](Edit& db) -> Result<> {
                                                               for (const auto id : ids)
                                                                   if (const auto done = invitations::setStatus(db, id, status); !done)
                                                                       return done;
                                                               return {};
                                                           }));
}

void FieldingPage::deleteKey()
{
    // No undo brings names back, so this one is asked for.
    m_session.notices().offer(tr("Names and contacts behind the tokens go for good; no undo brings them back."),
                              {{tr("Delete them"), [this, id = m_id] {
                                    const auto done = m_session.project().perform(tr("Delete names and contacts of invitations"),
                                                                                  [&](Edit& db) { invitations::deleteKey(db, id); });
                                    if (m_session.notices().accept(done))
                                        show();
                                }}});
}

void FieldingPage::addQuota()
{
    if (!m_id.isValid())
        return;
    const auto done = m_session.project().perform(tr("Add quota “%1”").arg(m_quotaName->text()), [&](Edit& db) {
        return quotas::add(db, m_id, m_quotaName->text(), m_quotaExpression->text(), m_quotaTarget->value());
    });
    if (!m_quotaProblem->accept(done))
        return;
    m_quotaName->clear();
    m_quotaExpression->clear();
}

void FieldingPage::removeQuota()
{
    const auto row = m_quotas->currentRow();
    if (row < 0)
        return;
    const QuotaId id(m_quotas->item(row, 0)->data(Qt::UserRole).toLongLong());
    m_session.notices().accept(m_session.project().perform(tr("Remove quota “%1”").arg(m_quotas->item(row, 0)->text()),
                                                           [&](Edit& db) { quotas::remove(db, id); }));
}

} // namespace counterpoint::ui

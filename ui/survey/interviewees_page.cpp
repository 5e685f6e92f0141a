#include "ui/survey/interviewees_page.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/survey_changes.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/survey/chosen_interviewees.h"
#include "ui/survey/logic_field.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <map>

namespace counterpoint::ui {

namespace {

using Method = InterviewCriteria::Method;
constexpr int untilProposed = 250; ///< ms without a key

QLabel* titleFor(QWidget* field, const QString& title)
{
    auto* label = new QLabel(title);
    label->setBuddy(field);
    return label;
}

} // namespace

IntervieweesPage::IntervieweesPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_soon(new QTimer(this))
    , m_method(named(new QComboBox, "intervieweesMethod", tr("How interviewees are found")))
    , m_where(new LogicField("intervieweesWhere", tr("&Who comes into question"), tr("all; or ${age} >= 18")))
    , m_consent(new LogicField("intervieweesConsent", tr("Who agreed to be &contacted"), tr("${contact} = '1'")))
    , m_byTitle(new QLabel(tr("B&y")))
    , m_by(named(new QListWidget, "intervieweesBy", tr("Variables by which they are found")))
    , m_number(named(new QSpinBox, "intervieweesNumber", tr("How many")))
    , m_seedTitle(new QLabel(tr("Number that chance starts from")))
    , m_seed(named(new QSpinBox, "intervieweesSeed", tr("Number that chance starts from")))
    , m_again(named(new QCheckBox(tr("Also who was chosen before")), "intervieweesAgain", tr("Also who was chosen before")))
    , m_problem(new ErrorLine("intervieweesProblem"))
    , m_summary(new QLabel)
    , m_people(named(new QTableWidget(0, 3), "intervieweesProposed", tr("People proposed")))
    , m_reason(named(new QLineEdit, "intervieweesReason", tr("Why they are chosen; it is kept with the choice")))
    , m_choose(named(new QPushButton(tr("Choose them")), "intervieweesChoose", tr("Choose the people proposed")))
    , m_chosen(new ChosenInterviewees(session))
{
    named(this, "intervieweesPage", tr("Whom to interview"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(untilProposed);
    auto* right = new QSplitter(Qt::Vertical);
    right->addWidget(buildProposal());
    right->addWidget(m_chosen);
    right->setChildrenCollapsible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(buildCriteria(), 2);
    row->addWidget(right, 3);
    connect(m_soon, &QTimer::timeout, this, &IntervieweesPage::propose);
    const auto soon = [this] { m_soon->start(); };
    for (auto* field : {m_where, m_consent})
        connect(field, &LogicField::typed, this, soon);
    for (auto* field : {m_number, m_seed})
        connect(field, &QSpinBox::valueChanged, this, soon);
    connect(m_again, &QCheckBox::toggled, this, soon);
    connect(m_by, &QListWidget::itemChanged, this, [this, soon](const QListWidgetItem* changed) {
        if (m_method->currentData().toInt() == int(Method::Extremes) && changed->checkState() == Qt::Checked) {
            const QSignalBlocker quiet(m_by); // extremes are of one variable
            for (int i = 0; i < m_by->count(); ++i)
                if (m_by->item(i) != changed)
                    m_by->item(i)->setCheckState(Qt::Unchecked);
        }
        soon();
    });
    connect(m_method, &QComboBox::currentIndexChanged, this, [this, soon] {
        showMethod();
        soon();
    });
    connect(m_choose, &QPushButton::clicked, this, &IntervieweesPage::choose);
    connect(m_reason, &QLineEdit::returnPressed, this, &IntervieweesPage::choose);
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (isVisible() && (touchesSurvey(changes) || changes.touchesAny(Entity::Dataset, Entity::Case, Entity::Variable)))
            show();
    });
    showMethod();
}

QWidget* IntervieweesPage::buildCriteria()
{
    m_method->addItem(tr("Those who fit, by chance"), int(Method::Filter));
    m_method->addItem(tr("The lowest and the highest"), int(Method::Extremes));
    m_method->addItem(tr("As different as can be"), int(Method::MaximumVariation));
    m_number->setRange(1, 10'000);
    m_number->setValue(InterviewCriteria().number);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_byTitle->setBuddy(m_by);
    m_seedTitle->setBuddy(m_seed);
    m_consent->setToolTip(tr("Nobody is ever proposed who did not agree. What an invitation says of it has the last word."));
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    grid->addWidget(titleFor(m_method, tr("Metho&d")), row, 0);
    grid->addWidget(m_method, row++, 1);
    grid->addWidget(m_consent, row++, 0, 1, 2);
    grid->addWidget(m_where, row++, 0, 1, 2);
    grid->addWidget(m_byTitle, row++, 0, 1, 2);
    grid->addWidget(m_by, row, 0, 1, 2);
    grid->setRowStretch(row++, 1);
    grid->addWidget(titleFor(m_number, tr("How &many")), row, 0);
    grid->addWidget(m_number, row++, 1);
    grid->addWidget(m_seedTitle, row, 0);
    grid->addWidget(m_seed, row++, 1);
    grid->addWidget(m_again, row++, 0, 1, 2);
    grid->setRowStretch(row, 0);
    return box;
}

QWidget* IntervieweesPage::buildProposal()
{
    m_people->setHorizontalHeaderLabels({tr("Response"), tr("Who"), tr("Why")});
    m_people->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_people->horizontalHeader()->setStretchLastSection(true);
    m_people->verticalHeader()->hide();
    m_people->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_people->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_people->setTabKeyNavigation(false);
    m_people->setWordWrap(false);
    m_summary->setObjectName(QStringLiteral("intervieweesSummary"));
    m_summary->setWordWrap(true);
    m_reason->setPlaceholderText(tr("such as: the most and the least experienced, for contrast"));
    auto* box = new QWidget;
    auto* why = new QHBoxLayout;
    why->addWidget(titleFor(m_reason, tr("Reaso&n")));
    why->addWidget(m_reason, 1);
    why->addWidget(m_choose);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_summary);
    column->addWidget(m_problem);
    column->addWidget(m_people, 1);
    column->addLayout(why);
    return box;
}

void IntervieweesPage::setQuestionnaire(QuestionnaireId id)
{
    m_id = id;
    if (isVisible())
        show();
}

void IntervieweesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    show();
}

void IntervieweesPage::show()
{
    showVariables();
    if (m_begun != m_id) { // who goes on choosing goes on as before
        m_begun = m_id;
        const auto earlier = m_session.project()
                                 .read([&](const Read& db) { return interviewees::of(db, m_id); })
                                 .value_or(std::vector<InterviewSelection>());
        m_consent->setText(earlier.empty() ? QString() : earlier.back().chosenBy().consent);
        m_where->setText({});
        m_reason->clear();
    }
    m_chosen->show(m_id);
    propose();
}

void IntervieweesPage::showVariables()
{
    auto all = m_session.project()
                   .read([&](const Read& db) { return variables::of(db, fieldedDataset::of(db, m_id)); })
                   .value_or(std::vector<Variable>());
    // What was asked comes before how the response came.
    std::stable_partition(all.begin(), all.end(), [](const Variable& each) { return !each.name.startsWith(QLatin1String("response_")); });
    m_where->setVariables(all);
    m_consent->setVariables(all);
    const auto chosen = criteria().variables;
    const QSignalBlocker quiet(m_by);
    m_by->clear();
    for (const auto& each : all) {
        auto* item =
            new QListWidgetItem(icon(iconName(each)), each.label.isEmpty() ? each.name : tr("%1 – %2").arg(each.name, each.label), m_by);
        item->setData(Qt::UserRole, each.name);
        item->setToolTip(each.label);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(each.name) ? Qt::Checked : Qt::Unchecked);
    }
}

void IntervieweesPage::showMethod()
{
    const auto method = Method(m_method->currentData().toInt());
    const bool isByVariables = method != Method::Filter;
    m_byTitle->setText(method == Method::Extremes ? tr("B&y the variable") : tr("B&y these variables"));
    m_byTitle->setVisible(isByVariables);
    m_by->setVisible(isByVariables);
    m_seedTitle->setVisible(!isByVariables);
    m_seed->setVisible(!isByVariables);
    auto* grid = qobject_cast<QGridLayout*>(m_by->parentWidget()->layout());
    grid->setRowStretch(grid->rowCount() - 1, isByVariables ? 0 : 1);
    if (method != Method::Extremes)
        return;
    const auto first = criteria().variables.value(0);
    const QSignalBlocker quiet(m_by);
    for (int i = 0; i < m_by->count(); ++i)
        m_by->item(i)->setCheckState(m_by->item(i)->data(Qt::UserRole) == first && !first.isEmpty() ? Qt::Checked : Qt::Unchecked);
}

InterviewCriteria IntervieweesPage::criteria() const
{
    InterviewCriteria criteria;
    criteria.method = Method(m_method->currentData().toInt());
    criteria.expression = m_where->text().trimmed();
    criteria.consent = m_consent->text().trimmed();
    criteria.number = m_number->value();
    criteria.seed = m_seed->value();
    criteria.isAgain = m_again->isChecked();
    if (criteria.method != Method::Filter)
        for (int i = 0; i < m_by->count(); ++i)
            if (m_by->item(i)->checkState() == Qt::Checked)
                criteria.variables << m_by->item(i)->data(Qt::UserRole).toString();
    return criteria;
}

void IntervieweesPage::propose()
{
    m_soon->stop();
    std::map<qint64, QString> names;
    const auto proposal = m_session.project().read([&](const Read& db) {
        const auto people = respondents::casesOf(db, fieldedDataset::of(db, m_id));
        std::map<CaseId, QString> nameOf;
        for (const auto& each : cases::all(db))
            nameOf[each.id] = each.name;
        for (const auto& [row, person] : people)
            names[row] = nameOf[person];
        return interviewees::propose(db, m_id, criteria());
    });
    const auto people = proposal ? proposal->people : std::vector<ProposedInterviewee>();
    m_problem->accept(proposal);
    m_summary->setVisible(proposal.has_value());
    if (proposal)
        m_summary->setText(
            tr("%1 of those who answered come into question. Left out of them: %2 chosen already, %3 who did not agree to be "
               "contacted, %4 without an answer.")
                .arg(proposal->matching)
                .arg(proposal->alreadyChosen)
                .arg(proposal->withoutConsent)
                .arg(proposal->withoutAnswer));
    m_people->setRowCount(int(people.size()));
    for (int row = 0; row < int(people.size()); ++row) {
        const auto& each = people[std::size_t(row)];
        const auto name = names.find(each.row);
        const QStringList cells{QString::number(each.row + 1), name == names.end() ? each.respondent.left(8) : name->second, each.reason};
        for (int column = 0; column < int(cells.size()); ++column)
            m_people->setItem(row, column, new QTableWidgetItem(cells[column]));
        m_people->item(row, 2)->setToolTip(each.reason);
    }
    const bool mayChoose = !people.empty() && !m_session.project().isReadOnly();
    m_reason->setEnabled(!m_session.project().isReadOnly()); // it may be written before anybody is found
    m_choose->setEnabled(mayChoose);
    m_choose->setText(people.empty() ? tr("Choose them") : tr("Choose these %n", nullptr, int(people.size())));
}

void IntervieweesPage::choose()
{
    if (m_soon->isActive())
        propose(); // who is chosen is who is seen
    const auto count = m_people->rowCount();
    if (count == 0 || !m_choose->isEnabled())
        return;
    const auto done = m_session.project().perform(tr("Choose %n interviewee(s)", nullptr, count), [&](Edit& db) {
        return interviewees::choose(db, m_id, criteria(), m_session.coderName(), m_reason->text());
    });
    if (!done) {
        m_problem->setSentence(done.error().message);
        m_reason->setFocus();
        return;
    }
    m_reason->clear();
    m_session.notices().done(tr("Chose %n interviewee(s). They are Cases of the study now.", nullptr, count));
}

} // namespace counterpoint::ui

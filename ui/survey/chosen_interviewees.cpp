#include "ui/survey/chosen_interviewees.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/survey/interviewees.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

namespace counterpoint::ui {

namespace {

enum Column { Who, State, Why };
constexpr int selectionRole = Qt::UserRole;
constexpr int rowRole = Qt::UserRole + 1;
constexpr int caseRole = Qt::UserRole + 2;

QString inWords(const QString& state)
{
    if (state == QLatin1String("chosen"))
        return ChosenInterviewees::tr("chosen");
    if (state == QLatin1String("reserve"))
        return ChosenInterviewees::tr("in reserve");
    if (state == QLatin1String("asked"))
        return ChosenInterviewees::tr("asked");
    if (state == QLatin1String("agreed"))
        return ChosenInterviewees::tr("agreed");
    return state == QLatin1String("declined") ? ChosenInterviewees::tr("declined") : state;
}

QString methodInWords(const InterviewSelection& selection)
{
    const auto by = selection.chosenBy();
    const auto variables = by.variables.join(QStringLiteral(", "));
    switch (by.method) {
    case InterviewCriteria::Method::Extremes:
        return ChosenInterviewees::tr("lowest and highest of %1").arg(variables);
    case InterviewCriteria::Method::MaximumVariation:
        return ChosenInterviewees::tr("as different as can be by %1").arg(variables);
    case InterviewCriteria::Method::Filter:
        break;
    }
    return by.expression.isEmpty() ? ChosenInterviewees::tr("by chance among all")
                                   : ChosenInterviewees::tr("those where %1").arg(by.expression);
}

/// “2 agreed, 1 declined, 3 chosen”.
QString statesOf(const InterviewSelection& selection)
{
    QStringList said;
    for (const auto& state : interviewees::states()) {
        const auto count =
            std::count_if(selection.people.begin(), selection.people.end(), [&](const auto& person) { return person.state == state; });
        if (count > 0)
            said << QStringLiteral("%1 %2").arg(count).arg(inWords(state));
    }
    return said.join(QStringLiteral(", "));
}

} // namespace

ChosenInterviewees::ChosenInterviewees(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_tree(named(new QTreeWidget, "intervieweesChosen", tr("Interviewees chosen so far")))
    , m_state(named(new QComboBox, "intervieweesState", tr("How far it has come with the selected people")))
    , m_case(named(new QPushButton(tr("Show the Case")), "intervieweesCase", tr("Show the Case of the selected person")))
{
    m_tree->setHeaderLabels({tr("Chosen so far"), tr("State"), tr("Why")});
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(Who, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(State, QHeaderView::ResizeToContents);
    m_state->addItem(tr("Set the selected to …"));
    for (const auto& state : interviewees::states())
        m_state->addItem(inWords(state), state);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_state);
    buttons->addWidget(m_case);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree, 1);
    column->addLayout(buttons);
    connect(m_state, &QComboBox::activated, this, &ChosenInterviewees::setState);
    connect(m_case, &QPushButton::clicked, this, &ChosenInterviewees::goToCase);
    connect(m_tree, &QTreeWidget::itemActivated, this, &ChosenInterviewees::goToCase);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &ChosenInterviewees::showButtons);
    showButtons();
}

void ChosenInterviewees::show(QuestionnaireId id)
{
    const auto before = selectedPeople();
    std::map<CaseId, QString> names;
    std::vector<InterviewSelection> all;
    const auto read = m_session.project().read([&](const Read& db) {
        all = interviewees::of(db, id);
        for (const auto& each : cases::all(db))
            names[each.id] = each.name;
    });
    if (!m_session.notices().accept(read))
        return;
    m_tree->clear();
    for (auto selection = all.rbegin(); selection != all.rend(); ++selection) {
        const auto when = QDateTime::fromString(selection->madeAt, Qt::ISODate).toLocalTime();
        const auto stamp = when.isValid() ? QLocale().toString(when.date(), QLocale::ShortFormat) : selection->madeAt;
        auto* head = new QTreeWidgetItem(
            m_tree, {tr("%1, %2: %3").arg(stamp, selection->madeBy, methodInWords(*selection)), statesOf(*selection), selection->reason});
        for (int column : {Who, State, Why})
            head->setToolTip(column, head->text(column));
        for (const auto& person : selection->people) {
            const auto name = names.find(person.person);
            auto* row = new QTreeWidgetItem(
                head, {name == names.end() ? tr("Response %1").arg(person.row + 1) : name->second, inWords(person.state), person.reason});
            row->setToolTip(Why, person.reason);
            row->setData(Who, selectionRole, qlonglong(selection->id.value()));
            row->setData(Who, rowRole, person.row);
            row->setData(Who, caseRole, name == names.end() ? qlonglong(0) : qlonglong(person.person.value()));
            if (std::find(before.begin(), before.end(), Person(selection->id, person.row)) != before.end())
                row->setSelected(true);
        }
        head->setExpanded(true);
    }
    showButtons();
}

std::vector<ChosenInterviewees::Person> ChosenInterviewees::selectedPeople() const
{
    std::vector<Person> people;
    const auto take = [&](const QTreeWidgetItem* item) {
        const Person person(InterviewSelectionId(item->data(Who, selectionRole).toLongLong()), item->data(Who, rowRole).toLongLong());
        if (std::find(people.begin(), people.end(), person) == people.end())
            people.push_back(person);
    };
    for (const auto* item : m_tree->selectedItems()) {
        if (item->parent())
            take(item);
        for (int child = 0; child < item->childCount(); ++child) // of a choice all
            take(item->child(child));
    }
    return people;
}

void ChosenInterviewees::setState()
{
    const auto state = m_state->currentData().toString();
    m_state->setCurrentIndex(0);
    const auto people = selectedPeople();
    if (state.isEmpty() || people.empty())
        return;
    m_session.notices().accept(m_session.project().perform(
        tr("Set %n interviewee(s): %1", nullptr, int(people.size())).arg(inWords(state)), [&](Edit& db) -> Result<> {
            for (const auto& [selection, row] : people)
                if (const auto done = interviewees::setState(db, selection, row, state); !done)
                    return done;
            return {};
        }));
}

void ChosenInterviewees::goToCase()
{
    const auto* item = m_tree->currentItem();
    if (const auto id = item ? item->data(Who, caseRole).toLongLong() : 0; id != 0)
        m_session.navigator().go({Place::Workspace::Study, Entity::Case, id, {}, {}});
}

void ChosenInterviewees::showButtons()
{
    const auto* item = m_tree->currentItem();
    m_state->setEnabled(!m_session.project().isReadOnly() && !m_tree->selectedItems().empty());
    m_case->setEnabled(item && item->data(Who, caseRole).toLongLong() != 0);
}

} // namespace counterpoint::ui

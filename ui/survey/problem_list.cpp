#include "ui/survey/problem_list.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/questionnaire_desk.h"
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

const char* iconOf(SurveyProblem::Severity severity)
{
    switch (severity) {
    case SurveyProblem::Severity::Error:
        return "dialog-error";
    case SurveyProblem::Severity::Warning:
        return "dialog-warning";
    case SurveyProblem::Severity::Hint:
        break;
    }
    return "dialog-information";
}

} // namespace

ProblemList::ProblemList(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(named(new QLabel, "surveyProblemTitle", tr("Problems")))
    , m_list(named(new QListWidget, "surveyProblems", tr("Problems of the questionnaire")))
{
    m_title->setBuddy(m_list);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 0, 4);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    const auto follow = [this](const QListWidgetItem* item) { m_desk.choose(SurveyItemId(item->data(Qt::UserRole).toLongLong())); };
    connect(m_list, &QListWidget::itemClicked, this, follow);
    connect(m_list, &QListWidget::itemActivated, this, [this, follow](const QListWidgetItem* item) {
        follow(item);
        Q_EMIT m_desk.writingWanted();
    });
    connect(&m_desk, &QuestionnaireDesk::problemsChanged, this, &ProblemList::fill);
    fill();
}

void ProblemList::fill()
{
    const int row = m_list->currentRow();
    const int scrolled = m_list->verticalScrollBar()->value();
    m_list->clear();
    for (const auto& problem : m_desk.problems()) {
        auto* item = new QListWidgetItem(icon(iconOf(problem.severity)), problem.sentence, m_list);
        item->setData(Qt::UserRole, qlonglong(problem.item.value()));
        item->setToolTip(QStringLiteral("<qt>%1</qt>").arg(problem.sentence.toHtmlEscaped()));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_list->verticalScrollBar()->setValue(scrolled);
    const int count = int(m_desk.problems().size());
    m_title->setText(count == 0 ? tr("No problems found") : tr("%n problem(s) and hint(s)", nullptr, count));
}

} // namespace counterpoint::ui

#include "ui/coding/guide_page.h"
#include "core/project/project.h"
#include "ui/coding/asker_menu.h"
#include "ui/coding/guide_questions.h"
#include "ui/coding/place_list.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/palette.h"
#include "ui/support/read_aside.h"
#include "ui/widgets/flow_layout.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int matchRole = Qt::UserRole; ///< place among the matches
constexpr int turnRole = Qt::UserRole + 1; ///< and among its asking turns
constexpr qsizetype longest = 300;
enum Column { Asked, Question };
} // namespace

GuidePage::GuidePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_questions(new GuideQuestions(session))
    , m_tree(named(new QTreeWidget, "guideMatches", tr("Where the questions are asked")))
    , m_asks(named(new QComboBox, "guideAsks", tr("What the chosen turn asks")))
    , m_hint(named(new QLabel, "guideHint", tr("What was found")))
    , m_askers(named(new QToolButton, "guideAskers", tr("Who asks the questions?")))
    , m_askerMenu(new QMenu(this))
    , m_codeOne(
          named(new QPushButton(tr("Code the answers to this question…")), "guideCodeOne", tr("Code the answers to the chosen question")))
    , m_codeAll(named(new QPushButton(tr("Code all, each question its code…")), "guideCodeAll",
                      tr("Code all answers, each question with its code")))
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper());
    splitter->addWidget(lower());
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    setFocusProxy(m_questions);
    connect(m_questions, &GuideQuestions::guideShown, this, &GuidePage::match);
    connect(m_questions, &GuideQuestions::questionChosen, this, &GuidePage::sayWhat);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &GuidePage::showCurrent);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (const auto* turn = asked(item)) {
            PlaceRow row;
            row.source = m_matches[std::size_t(item->data(Asked, matchRole).toInt())].source;
            row.span = turn->span;
            Q_EMIT chosen(row);
        }
    });
    connect(m_asks, &QComboBox::activated, this, &GuidePage::assign);
    connect(m_askerMenu, &QMenu::aboutToShow, this, [this] { fillAskers(*m_askerMenu, m_session, m_matches); });
    connect(m_codeOne, &QPushButton::clicked, this, [this] { Q_EMIT codeAnswerWanted(m_questions->currentQuestion()); });
    connect(m_codeAll, &QPushButton::clicked, this, &GuidePage::codeAllWanted);
}

QWidget* GuidePage::upper()
{
    auto* back = named(new QToolButton, "guideBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &GuidePage::left);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(back, 0, Qt::AlignTop);
    row->addWidget(m_questions, 1);
    return page;
}

QWidget* GuidePage::lower()
{
    m_tree->setHeaderLabels({tr("Asked in the text"), tr("Question")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Asked, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Question, QHeaderView::ResizeToContents);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setToolTip(tr("Enter goes to the place; what a turn asks can be changed below"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_askers->setText(tr("Who asks?"));
    m_askers->setToolTip(tr("Choose who asks the questions where nobody has the role of interviewer or moderator yet"));
    m_askers->setIcon(icon("user"));
    m_askers->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_askers->setPopupMode(QToolButton::InstantPopup);
    m_askers->setMenu(m_askerMenu);
    m_askers->hide();
    auto* found = new QHBoxLayout;
    found->addWidget(m_hint, 1);
    found->addWidget(m_askers, 0, Qt::AlignTop);
    m_asks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* label = new QLabel(tr("The chosen turn &asks"));
    label->setBuddy(m_asks);
    auto* change = new QHBoxLayout;
    change->addWidget(label);
    change->addWidget(m_asks, 1);
    auto* code = new FlowLayout;
    code->addWidget(m_codeOne);
    code->addWidget(m_codeAll);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addLayout(found);
    column->addWidget(m_tree, 1);
    column->addLayout(change);
    column->addLayout(code);
    return page;
}

const Guide& GuidePage::guide() const { return m_questions->guide(); }

QWidget* GuidePage::codeButton() const { return m_codeOne; }

void GuidePage::start()
{
    m_questions->reload();
    if (m_stale)
        match();
    m_questions->setFocus();
}

void GuidePage::refresh(const Changes& changes)
{
    if (changes.touchesAny(Entity::Guide, Entity::GuideQuestion))
        m_questions->reload();
    if (changes.touchesAny(Entity::Source, Entity::Speaker)) {
        m_stale = true;
        if (isVisible())
            match();
    }
}

std::vector<ProposedPassage> GuidePage::answersTo(int question) const
{
    std::vector<ProposedPassage> all;
    for (const auto& match : m_matches) {
        const auto some = guide_answers::answersTo(match, question);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

void GuidePage::match()
{
    m_stale = false;
    const int number = ++m_matched;
    const auto wanted = guide();
    if (wanted.questions.empty()) {
        m_matches.clear();
        showMatches();
        return;
    }
    readAside(
        m_session, this, tr("Look for the guide’s questions"), [wanted](const Read& db) { return guide_answers::match(db, wanted, {}); },
        [this, number](Result<std::vector<GuideMatch>> matches) {
            if (number != m_matched || !m_session.notices().accept(matches))
                return;
            m_matches = std::move(*matches);
            showMatches();
        });
}

void GuidePage::showMatches()
{
    m_tree->clear();
    const auto& questions = guide().questions;
    m_asks->clear();
    m_asks->addItem(tr("No question of the guide: it follows up"), -1);
    for (std::size_t i = 0; i < questions.size(); ++i)
        m_asks->addItem(QStringLiteral("%1  %2").arg(i + 1).arg(questions[i].text), int(i));
    for (std::size_t i = 0; i < m_matches.size(); ++i) {
        const auto& match = m_matches[i];
        auto* source = new QTreeWidgetItem(m_tree, {match.sourceName});
        auto bold = font();
        bold.setBold(true);
        source->setFont(Asked, bold);
        source->setData(Asked, matchRole, int(i));
        source->setData(Asked, turnRole, -1);
        for (std::size_t turn = 0; turn < match.asked.size(); ++turn) {
            auto* item = new QTreeWidgetItem(source, {match.asked[turn].text.simplified().left(longest)});
            item->setToolTip(Asked, match.asked[turn].text.left(longest * 3));
            item->setData(Asked, matchRole, int(i));
            item->setData(Asked, turnRole, int(turn));
            showAsked(item);
        }
        source->setExpanded(true);
    }
    sayWhat();
    showCurrent();
}

void GuidePage::showAsked(QTreeWidgetItem* item)
{
    const auto* turn = asked(item);
    const auto number = turn->question ? QString::number(*turn->question + 1) : QString();
    item->setText(Question, number);
    item->setForeground(Asked, turn->question ? palette().text() : QBrush(quietText(palette())));
}

AskingTurn* GuidePage::asked(const QTreeWidgetItem* item)
{
    const int turn = item ? item->data(Asked, turnRole).toInt() : -1;
    return turn < 0 ? nullptr : &m_matches[std::size_t(item->data(Asked, matchRole).toInt())].asked[std::size_t(turn)];
}

void GuidePage::showCurrent()
{
    const auto* turn = asked(m_tree->currentItem());
    m_asks->setEnabled(turn != nullptr);
    m_asks->setCurrentIndex(turn && turn->question ? *turn->question + 1 : 0);
}

void GuidePage::assign()
{
    auto* turn = asked(m_tree->currentItem());
    if (!turn)
        return;
    const int question = m_asks->currentData().toInt();
    turn->question = question < 0 ? std::nullopt : std::optional(question);
    turn->likeness = 0;
    showAsked(m_tree->currentItem());
    sayWhat();
}

void GuidePage::sayWhat()
{
    int sources = 0;
    int silent = 0;
    for (const auto& match : m_matches) {
        sources +=
            std::any_of(match.asked.begin(), match.asked.end(), [](const AskingTurn& turn) { return turn.question.has_value(); }) ? 1 : 0;
        silent += match.asked.empty() ? 1 : 0;
    }
    const int question = m_questions->currentQuestion();
    const int answers = question < 0 ? 0 : int(answersTo(question).size());
    auto words = guide().questions.empty() ? tr("Write the questions of your guide above. They are then looked for in what interviewers "
                                                "and moderators say, and the answers can be "
                                                "coded.")
                                           : tr("Questions are found in %n source(s).", nullptr, sources);
    if (question >= 0 && question < int(guide().questions.size()))
        words += u' ' + tr("Question %1: %2.").arg(question + 1).arg(tr("%n turn(s) of answers", nullptr, answers));
    if (silent > 0 && !guide().questions.empty())
        words += u' ' + tr("In %n source(s) nobody has the role of interviewer or moderator.", nullptr, silent);
    m_hint->setText(words);
    const bool writable = !m_session.project().isReadOnly();
    m_askers->setVisible(silent > 0 && writable);
    m_codeOne->setEnabled(answers > 0 && writable);
    m_codeAll->setEnabled(sources > 0 && writable);
}

void GuidePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

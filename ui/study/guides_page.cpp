#include "ui/study/guides_page.h"
#include "core/report/guide_handout.h"
#include "ui/print/report_file.h"
#include "ui/study/guide_desk.h"
#include "ui/study/guide_frame_form.h"
#include "ui/study/guide_question_form.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/when_shown.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/wrapped_column.h"
#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum Column { Number, Topic, Words, Minutes, Asked };

QScrollArea* scrolled(QWidget* page)
{
    auto* area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

GuidesPage::GuidesPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_desk(new GuideDesk(session, this))
    , m_guides(named(new QComboBox, "guidesChoice", tr("Guide")))
    , m_questions(named(new QTreeWidget, "guidesQuestions", tr("Questions of the guide")))
    , m_add(named(new QLineEdit, "guidesAddQuestion", tr("Another question of the guide")))
    , m_frame(new GuideFrameForm(*m_desk))
    , m_tabs(named(new QTabWidget, "guidesTabs", tr("Parts of the guide")))
    , m_handout(named(new QToolButton, "guidesHandout", tr("Handout")))
    , m_handoutMenu(new QMenu(this))
    , m_stack(new QStackedWidget)
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scrolled(new GuideQuestionForm(*m_desk)), tr("The question"));
    m_tabs->addTab(scrolled(m_frame), tr("The guide"));
    named(m_tabs->tabBar(), "guidesTabBar", tr("Parts of the guide"));
    auto* splitter = new QSplitter;
    splitter->addWidget(buildLeft());
    splitter->addWidget(m_tabs);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* empty =
        new EmptyPlace(tr("A guide says what is asked in interviews or focus groups: topics, questions, prompts, minutes, and which "
                          "groups are asked which. It is printed to be taken along, and later shows what was asked where."),
                       tr("New guide"), "guidesEmptyNew");
    connect(empty, &EmptyPlace::wanted, this, &GuidesPage::makeGuide);
    m_stack->addWidget(splitter);
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_desk, &GuideDesk::changed, this, &GuidesPage::fill);
    connect(m_desk, &GuideDesk::chosen, this, &GuidesPage::showChosen);
    connect(m_desk, &GuideDesk::matched, this, &GuidesPage::sayAsked);
    auto* shown = new WhenShown(this, [this] { m_desk->reload(); });
    connect(&session.project(), &Project::changed, this, [this, shown](const Changes& changes) {
        if (changes.touchesAny(Entity::Guide, Entity::GuideQuestion))
            shown->refresh();
        if (changes.touchesAny(Entity::Source, Entity::Speaker) && isVisible())
            m_desk->match();
        if (changes.touchesAny(Entity::Coding) && isVisible())
            sayAsked();
    });
    shown->refresh();
}

void GuidesPage::open(GuideId id) { m_desk->open(id); }

QWidget* GuidesPage::buildLeft()
{
    m_questions->setHeaderLabels({tr("No."), tr("Topic"), tr("Question"), tr("Min"), tr("Asked in")});
    m_questions->setRootIsDecorated(false);
    wrapColumn(m_questions, Words);
    m_questions->setFrameShape(QFrame::NoFrame);
    m_questions->header()->setStretchLastSection(false);
    for (const int column : {Number, Minutes, Asked})
        m_questions->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_questions->header()->setSectionResizeMode(Words, QHeaderView::Stretch);
    m_questions->setColumnWidth(Topic, fontMetrics().averageCharWidth() * 16);
    m_add->setPlaceholderText(tr("Another question; “Trust: Whom do you trust?” gives it a topic. Several can be pasted."));
    m_add->setReadOnly(!m_desk->isWritable());
    connect(m_questions, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem* item) { m_desk->choose(m_questions->indexOfTopLevelItem(item)); });
    connect(m_add, &QLineEdit::returnPressed, this, &GuidesPage::addTyped);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addWidget(buildBar());
    column->addWidget(m_questions, 1);
    column->addWidget(m_add);
    return page;
}

QWidget* GuidesPage::buildBar()
{
    addCommands();
    auto* page = new QWidget;
    auto* bar = new QHBoxLayout(page);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_guides, 1);
    for (auto* action : m_commands) {
        auto* button = named(new QToolButton, qPrintable(action->objectName() + QStringLiteral("Button")), action->text());
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    m_handout->setText(tr("&Handout"));
    m_handout->setIcon(icon("document-export"));
    m_handout->setToolTip(tr("Write the guide to be printed: PDF, Word, OpenDocument or a web page"));
    m_handout->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_handout->setPopupMode(QToolButton::InstantPopup);
    m_handout->setMenu(m_handoutMenu);
    bar->addWidget(m_handout);
    connect(m_handoutMenu, &QMenu::aboutToShow, this, &GuidesPage::fillHandouts);
    connect(m_guides, &QComboBox::activated, this, [this] { m_desk->open(GuideId(m_guides->currentData().toLongLong())); });
    return page;
}

void GuidesPage::addCommands()
{
    const auto add = [this](const char* name, const char* image, const QString& text, auto act) {
        auto* action = new QAction(icon(image), text, this);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(m_desk->isWritable());
        connect(action, &QAction::triggered, this, act);
        m_commands << action;
        return action;
    };
    add("newGuide", "list-add", tr("New guide"), [this] { makeGuide(); });
    add("deleteGuide", "edit-delete", tr("Delete the guide"), [this] { removeGuide(); });
    auto* up = add("guideQuestionUp", "go-up", tr("Ask the question earlier"), [this] { move(-1); });
    auto* down = add("guideQuestionDown", "go-down", tr("Ask the question later"), [this] { move(1); });
    auto* remove = add("removeGuideQuestion", "list-remove", tr("Remove the question"), [this] { removeQuestion(); });
    up->setShortcut(Qt::ALT | Qt::Key_Up);
    down->setShortcut(Qt::ALT | Qt::Key_Down);
    remove->setShortcut(Qt::Key_Delete);
    for (auto* action : {up, down, remove}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_questions->addAction(action);
    }
}

void GuidesPage::fillGuides()
{
    const QSignalBlocker quiet(m_guides);
    m_guides->clear();
    for (const auto& guide : m_desk->all())
        m_guides->addItem(guide.name, qlonglong(guide.id.value()));
    m_guides->setCurrentIndex(m_guides->findData(qlonglong(m_desk->guide().id.value())));
}

void GuidesPage::fill()
{
    fillGuides();
    m_stack->setCurrentIndex(m_desk->guide().id.isValid() ? 0 : 1);
    const auto& questions = m_desk->guide().questions;
    {
        const QSignalBlocker quiet(m_questions);
        while (m_questions->topLevelItemCount() > int(questions.size()))
            delete m_questions->takeTopLevelItem(m_questions->topLevelItemCount() - 1);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto& question = questions[i];
            auto* item = m_questions->topLevelItem(int(i));
            if (!item)
                item = new QTreeWidgetItem(m_questions);
            item->setText(Number, QString::number(i + 1));
            item->setText(Topic, question.topic);
            item->setText(Words, question.text);
            item->setText(Minutes, question.minutes > 0 ? QString::number(question.minutes) : QString());
            item->setTextAlignment(Minutes, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    const int minutes = m_desk->guide().minutes();
    m_questions->headerItem()->setText(Minutes, minutes > 0 ? tr("Min (%1)").arg(minutes) : tr("Min"));
    sayAsked();
}

void GuidesPage::sayAsked()
{
    for (int question = 0; question < m_questions->topLevelItemCount(); ++question) {
        int known = 0;
        int asked = 0;
        for (const auto& each : m_desk->asking(question)) {
            known += each.hasAsker ? 1 : 0;
            asked += each.first ? 1 : 0;
        }
        auto* item = m_questions->topLevelItem(question);
        item->setText(Asked, known > 0 ? tr("%1 of %2").arg(asked).arg(known) : QString());
        item->setToolTip(Asked, known > 0 ? tr("Sources in which an interviewer or moderator asks it") : QString());
    }
}

void GuidesPage::showChosen()
{
    const QSignalBlocker quiet(m_questions);
    m_questions->setCurrentItem(m_questions->topLevelItem(m_desk->current()));
}

void GuidesPage::makeGuide()
{
    QStringList taken;
    for (const auto& guide : m_desk->all())
        taken << guide.name.toLower();
    auto name = tr("Guide");
    for (int number = 2; taken.contains(name.toLower()); ++number)
        name = tr("Guide %1").arg(number);
    Result<GuideId> made = GuideId();
    if (!m_desk->step(tr("Add guide “%1”").arg(name), [&](Edit& db) { return made = guides::add(db, name); }))
        return;
    m_desk->open(*made);
    m_tabs->setCurrentIndex(1);
    m_frame->writeName();
}

void GuidesPage::removeGuide()
{
    const auto guide = m_desk->guide();
    if (guide.id.isValid() && m_desk->step(tr("Delete guide “%1”").arg(guide.name), [&](Edit& db) { guides::remove(db, guide.id); }))
        m_session.notices().done(tr("Deleted the guide “%1”.").arg(guide.name));
}

void GuidesPage::addTyped()
{
    const auto questions = guides::questionsIn(m_add->text());
    if (questions.empty() || !m_desk->guide().id.isValid())
        return;
    if (!m_desk->step(tr("Add %n question(s)", nullptr, int(questions.size())),
                      [&](Edit& db) { guides::addQuestions(db, m_desk->guide().id, questions); }))
        return;
    m_add->clear();
    m_desk->choose(int(m_desk->guide().questions.size()) - 1);
    m_questions->scrollToBottom();
}

void GuidesPage::move(int by)
{
    const int place = m_desk->current() + by;
    if (const auto* question = m_desk->question(); question && place >= 0 && std::size_t(place) < m_desk->guide().questions.size())
        m_desk->step(tr("Move question %1 of the guide").arg(m_desk->current() + 1),
                     [&, id = question->id](Edit& db) { guides::moveQuestion(db, id, place); });
}

void GuidesPage::removeQuestion()
{
    const auto* question = m_desk->question();
    if (question && m_desk->step(tr("Remove question %1 of the guide").arg(m_desk->current() + 1), [id = question->id](Edit& db) {
            guides::removeQuestion(db, id);
        }))
        m_session.notices().done(tr("Removed the question from the guide."));
}

void GuidesPage::fillHandouts()
{
    m_handoutMenu->clear();
    const auto& groups = m_desk->guide().groups;
    m_handoutMenu->addAction(groups.empty() ? tr("The guide…") : tr("For all groups…"), this, [this] { askForFile(0); });
    for (const auto& group : groups)
        m_handoutMenu->addAction(tr("For %1…").arg(group.name), this, [this, id = group.id] { askForFile(id); });
}

void GuidesPage::askForFile(int group)
{
    auto name = m_desk->guide().name;
    for (const auto& each : m_desk->guide().groups)
        if (each.id == group)
            name += u' ' + each.name;
    for (const auto sign : QStringLiteral("/\\:*?\"<>|"))
        name.replace(sign, u' ');
    auto* dialog = new QFileDialog(this, tr("Write the handout"), QFileInfo(m_session.project().path()).absolutePath());
    dialog->setObjectName(QStringLiteral("guideHandoutDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Word document (*.docx)"), tr("OpenDocument text (*.odt)"), tr("Web page (*.html)")});
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(name.simplified() + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto suffix = filter.section(QStringLiteral("*."), 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        if (const auto chosen = dialog->selectedFiles(); !chosen.isEmpty())
            dialog->selectFile(QFileInfo(chosen.first()).completeBaseName() + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, group](const QString& path) { write(path, group); });
    dialog->open();
}

void GuidesPage::write(const QString& path, int group)
{
    m_session.jobs().run(
        this, tr("Writing the handout"),
        [document = report::guideHandout(m_desk->guide(), group), path](const Progress&) { return writeReport(document, path); },
        [this, path](const Result<qint64>& written) {
            if (m_session.notices().accept(written))
                m_session.notices().offer(tr("The handout is in “%1”.").arg(path),
                                          {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}});
        });
}

} // namespace counterpoint::ui

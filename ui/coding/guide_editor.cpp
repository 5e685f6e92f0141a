#include "ui/coding/guide_editor.h"
#include "core/project/project.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum Column { Number, Topic, Words };

QToolButton* button(const char* name, const char* image, const QString& tip)
{
    auto* made = named(new QToolButton, name, tip);
    made->setIcon(icon(image));
    made->setToolTip(tip);
    made->setAutoRaise(true);
    return made;
}

} // namespace

GuideEditor::GuideEditor(Session& session, QuickCode& asker, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_asker(asker)
    , m_guides(named(new QComboBox, "guideChoice", tr("Guide")))
    , m_rename(button("guideRename", "edit-rename", tr("Rename the guide")))
    , m_delete(button("guideDelete", "edit-delete", tr("Delete the guide")))
    , m_questions(named(new QTreeWidget, "guideQuestions", tr("Questions of the guide")))
    , m_more(named(new QPlainTextEdit, "guideMore", tr("Questions to add, one a line")))
    , m_add(named(new QPushButton(tr("Add")), "guideAdd", tr("Add these questions")))
{
    m_questions->setHeaderLabels({tr("No."), tr("Topic"), tr("Question")});
    m_questions->setRootIsDecorated(false);
    m_questions->setWordWrap(true);
    m_questions->setFrameShape(QFrame::NoFrame);
    m_questions->header()->setSectionResizeMode(Number, QHeaderView::ResizeToContents);
    m_questions->setColumnWidth(Topic, fontMetrics().averageCharWidth() * 16);
    m_questions->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_more->setPlaceholderText(
        tr("More questions, one a line: typed, or pasted from your guide. “Trust: Whom do you trust?” gives it a topic."));
    m_more->setTabChangesFocus(true);
    m_more->setFixedHeight(fontMetrics().lineSpacing() * 3 + 12);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(guideBar());
    column->addWidget(m_questions, 1);
    column->addLayout(questionBar());
    connect(m_guides, &QComboBox::currentIndexChanged, this, &GuideEditor::showGuide);
    connect(m_questions, &QTreeWidget::itemChanged, this, &GuideEditor::edit);
    connect(m_questions, &QTreeWidget::currentItemChanged, this, &GuideEditor::questionChosen);
    connect(m_add, &QPushButton::clicked, this, &GuideEditor::addQuestions);
    connect(m_more, &QPlainTextEdit::textChanged, this,
            [this] { m_add->setEnabled(!m_more->toPlainText().trimmed().isEmpty() && !m_session.project().isReadOnly()); });
    m_add->setEnabled(false);
    setFocusProxy(m_questions);
    reload();
}

QLayout* GuideEditor::guideBar()
{
    auto* make = button("guideNew", "list-add", tr("New guide"));
    make->setEnabled(!m_session.project().isReadOnly());
    connect(make, &QToolButton::clicked, this, [this] { askForName(true); });
    connect(m_rename, &QToolButton::clicked, this, [this] { askForName(false); });
    connect(m_delete, &QToolButton::clicked, this, [this] {
        const auto name = m_guide.name;
        if (step(tr("Delete guide “%1”").arg(name), [id = m_guide.id](Edit& db) { guides::remove(db, id); }))
            m_session.notices().done(tr("Deleted the guide “%1”.").arg(name));
    });
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_guides, 1);
    bar->addWidget(make);
    bar->addWidget(m_rename);
    bar->addWidget(m_delete);
    return bar;
}

QLayout* GuideEditor::questionBar()
{
    auto* up = button("guideUp", "go-up", tr("Ask the chosen question earlier"));
    auto* down = button("guideDown", "go-down", tr("Ask the chosen question later"));
    auto* remove = button("guideRemove", "list-remove", tr("Remove the chosen question"));
    connect(up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(down, &QToolButton::clicked, this, [this] { move(1); });
    connect(remove, &QToolButton::clicked, this, &GuideEditor::remove);
    auto* buttons = new QVBoxLayout;
    auto* row = new QHBoxLayout;
    for (auto* each : {up, down, remove}) {
        each->setEnabled(!m_session.project().isReadOnly());
        row->addWidget(each);
    }
    buttons->addLayout(row);
    buttons->addWidget(m_add);
    buttons->addStretch();
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_more, 1);
    bar->addLayout(buttons);
    return bar;
}

template <class F>
bool GuideEditor::step(const QString& label, F&& body)
{
    return m_session.notices().accept(m_session.project().perform(label, body));
}

int GuideEditor::currentQuestion() const { return m_questions->indexOfTopLevelItem(m_questions->currentItem()); }

void GuideEditor::reload() { fill(m_guide.id); }

void GuideEditor::fill(GuideId wanted)
{
    const auto all = m_session.project().read([](const Read& db) { return guides::all(db); });
    if (!m_session.notices().accept(all))
        return;
    m_all = *all;
    {
        const QSignalBlocker quiet(m_guides);
        m_guides->clear();
        for (const auto& guide : m_all)
            m_guides->addItem(guide.name, qlonglong(guide.id.value()));
        m_guides->setCurrentIndex(std::max(0, m_guides->findData(qlonglong(wanted.value()))));
    }
    showGuide();
}

void GuideEditor::showGuide()
{
    const int place = m_guides->currentIndex();
    const auto chosen = place >= 0 && std::size_t(place) < m_all.size() ? m_all[std::size_t(place)] : Guide();
    const bool writable = !m_session.project().isReadOnly();
    m_rename->setEnabled(chosen.id.isValid() && writable);
    m_delete->setEnabled(chosen.id.isValid() && writable);
    if (chosen == m_guide)
        return;
    const int current = chosen.id == m_guide.id ? currentQuestion() : 0;
    m_guide = chosen;
    m_filling = true;
    m_questions->clear();
    for (std::size_t i = 0; i < m_guide.questions.size(); ++i) {
        const auto& question = m_guide.questions[i];
        auto* item = new QTreeWidgetItem(m_questions, {QString::number(i + 1), question.topic, question.text});
        if (writable)
            item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_filling = false;
    m_questions->setCurrentItem(m_questions->topLevelItem(std::clamp(current, 0, std::max(0, int(m_guide.questions.size()) - 1))));
    Q_EMIT guideShown();
}

void GuideEditor::askForName(bool isNew)
{
    const QRect beside(m_guides->mapToGlobal(QPoint(0, 0)), m_guides->size());
    m_asker.ask({isNew ? tr("Name of the guide") : tr("New name of the guide"), {}, {}, true, {}, isNew ? QString() : m_guide.name}, beside,
                [this, isNew](const CodeChoice& choice) {
                    const auto name = choice.newPath;
                    if (!isNew) {
                        step(tr("Rename guide “%1”").arg(m_guide.name), [&](Edit& db) { return guides::rename(db, m_guide.id, name); });
                        return;
                    }
                    const auto made =
                        m_session.project().perform(tr("Add guide “%1”").arg(name), [&](Edit& db) { return guides::add(db, name); });
                    if (m_session.notices().accept(made)) {
                        fill(*made);
                        m_more->setFocus();
                    }
                });
}

void GuideEditor::addQuestions()
{
    const auto questions = guides::questionsIn(m_more->toPlainText());
    const auto done = m_session.project().perform(tr("Add %n question(s)", nullptr, int(questions.size())), [&](Edit& db) -> Result<> {
        auto guide = Result<GuideId>(m_guide.id);
        if (!m_guide.id.isValid())
            guide = guides::add(db, tr("Guide"));
        if (!guide)
            return fail(guide);
        guides::addQuestions(db, *guide, questions);
        return {};
    });
    if (m_session.notices().accept(done))
        m_more->clear();
}

void GuideEditor::edit(QTreeWidgetItem* item, int column)
{
    const auto place = std::size_t(m_questions->indexOfTopLevelItem(item));
    if (m_filling || column == Number || place >= m_guide.questions.size())
        return;
    auto question = m_guide.questions[place];
    question.topic = item->text(Topic);
    question.text = item->text(Words);
    if (question == m_guide.questions[place])
        return;
    if (!step(tr("Change question %1").arg(place + 1), [&](Edit& db) { return guides::updateQuestion(db, question); })) {
        m_filling = true;
        item->setText(Words, m_guide.questions[place].text);
        m_filling = false;
    }
}

void GuideEditor::move(int by)
{
    const int place = currentQuestion();
    if (place < 0 || place + by < 0 || place + by >= int(m_guide.questions.size()))
        return;
    if (step(tr("Move question %1").arg(place + 1),
             [&](Edit& db) { guides::moveQuestion(db, m_guide.questions[std::size_t(place)].id, place + by); }))
        m_questions->setCurrentItem(m_questions->topLevelItem(place + by));
}

void GuideEditor::remove()
{
    const int place = currentQuestion();
    if (place < 0)
        return;
    if (step(tr("Remove question %1").arg(place + 1),
             [&](Edit& db) { guides::removeQuestion(db, m_guide.questions[std::size_t(place)].id); }))
        m_session.notices().done(tr("Removed the question."));
}

} // namespace counterpoint::ui

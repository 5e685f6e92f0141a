#include "ui/study/guide_question_form.h"
#include "core/coding/codebook.h"
#include "core/survey/questionnaires.h"
#include "ui/study/guide_desk.h"
#include "ui/study/link_list.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/palette.h"
#include "ui/support/when_shown.h"
#include "ui/widgets/note_field.h"
#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

namespace counterpoint::ui {

namespace {

constexpr int mostMinutes = 600;
constexpr int startRole = Qt::UserRole + 1;
constexpr int endRole = Qt::UserRole + 2;

template <class Id>
std::vector<std::int64_t> valuesOf(const std::vector<Id>& ids)
{
    std::vector<std::int64_t> values;
    for (const auto id : ids)
        values.push_back(id.value());
    return values;
}

} // namespace

GuideQuestionForm::GuideQuestionForm(GuideDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_topic(named(new QLineEdit, "guideQuestionTopic", tr("Topic of the question")))
    , m_words(named(new NoteField, "guideQuestionWords", tr("Words of the question")))
    , m_prompts(named(new NoteField, "guideQuestionPrompts", tr("Prompts, one a line")))
    , m_minutes(named(new QSpinBox, "guideQuestionMinutes", tr("Minutes planned for the question")))
    , m_groups(new QWidget)
    , m_groupColumn(new QVBoxLayout(m_groups))
    , m_items(new LinkList("guideQuestionItems", tr("Survey questions about the same"), tr("Link a survey question: type a part of it")))
    , m_codes(new LinkList("guideQuestionCodes", tr("Codes for what it brings"), tr("Link a code: type a part of its name")))
    , m_asked(named(new QTreeWidget, "guideQuestionAsked", tr("Sources in which the question was asked")))
{
    m_words->setLines(3);
    m_prompts->setLines(3);
    m_prompts->setPlaceholderText(tr("To follow up with, one a line"));
    m_minutes->setRange(0, mostMinutes);
    m_minutes->setSpecialValueText(tr("not said"));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setKeyboardTracking(false);
    m_groupColumn->setContentsMargins(0, 0, 0, 0);
    m_groupColumn->setSpacing(2);
    auto* form = new QFormLayout;
    form->addRow(tr("&Topic"), m_topic);
    form->addRow(tr("&Question"), m_words);
    form->addRow(tr("&Prompts"), m_prompts);
    form->addRow(tr("Pla&nned"), m_minutes);
    form->addRow(tr("Asked of"), m_groups);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_items);
    column->addWidget(m_codes);
    column->addWidget(buildAsked(), 1);
    const auto edit = [this](const std::function<void(GuideQuestion&)>& change) {
        if (const auto* question = m_desk.question()) {
            auto changed = *question;
            change(changed);
            m_desk.change(changed);
        }
    };
    connect(m_topic, &QLineEdit::editingFinished, this,
            [this, edit] { edit([this](GuideQuestion& question) { question.topic = m_topic->text().simplified(); }); });
    connect(m_words, &NoteField::committed, this,
            [edit](const QString& text) { edit([&](GuideQuestion& question) { question.text = text.simplified(); }); });
    connect(m_prompts, &NoteField::committed, this, [edit](const QString& text) {
        edit([&](GuideQuestion& question) { question.prompts = text.split(u'\n', Qt::SkipEmptyParts); });
    });
    connect(m_minutes, &QSpinBox::valueChanged, this,
            [edit](int minutes) { edit([&](GuideQuestion& question) { question.minutes = minutes; }); });
    connect(m_items, &LinkList::linked, this, [edit](qint64 id) {
        edit([id](GuideQuestion& question) {
            std::erase(question.items, SurveyItemId(id));
            question.items.emplace_back(id);
        });
    });
    connect(m_items, &LinkList::unlinked, this,
            [edit](qint64 id) { edit([id](GuideQuestion& question) { std::erase(question.items, SurveyItemId(id)); }); });
    connect(m_codes, &LinkList::linked, this, [edit](qint64 id) {
        edit([id](GuideQuestion& question) {
            std::erase(question.codes, CodeId(id));
            question.codes.emplace_back(id);
        });
    });
    connect(m_codes, &LinkList::unlinked, this,
            [edit](qint64 id) { edit([id](GuideQuestion& question) { std::erase(question.codes, CodeId(id)); }); });
    connect(&desk, &GuideDesk::chosen, this, &GuideQuestionForm::show);
    connect(&desk, &GuideDesk::matched, this, &GuideQuestionForm::showAsked);
    auto* targets = new WhenShown(this, [this] {
        refreshTargets();
        show();
    });
    connect(&desk.session().project(), &Project::changed, this, [targets](const Changes& changes) {
        if (changes.touchesAny(Entity::Code, Entity::Questionnaire))
            targets->refresh();
    });
    targets->refresh();
    refreshTargets();
    show();
}

QWidget* GuideQuestionForm::buildAsked()
{
    m_asked->setHeaderLabels({tr("Source"), tr("Asked"), tr("Answers"), tr("Codings")});
    m_asked->setRootIsDecorated(false);
    m_asked->setUniformRowHeights(true);
    m_asked->setToolTip(tr("Enter or a double click goes to where it is asked"));
    m_asked->header()->setStretchLastSection(false);
    m_asked->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2, 3})
        m_asked->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_asked->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    connect(m_asked, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        Place place{Place::Workspace::Code, Entity::Source, item->data(0, Qt::UserRole).toLongLong(), {}};
        if (item->data(0, startRole).isValid())
            place.span = TextSpan{item->data(0, startRole).toLongLong(), item->data(0, endRole).toLongLong()};
        m_desk.session().navigator().go(place);
    });
    auto* label = new QLabel(tr("Asked &in"));
    label->setBuddy(m_asked);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_asked, 1);
    return page;
}

void GuideQuestionForm::refreshTargets()
{
    std::vector<LinkList::Target> items;
    std::vector<LinkList::Target> codes;
    const auto read = m_desk.session().project().read([&](const Read& db) -> Result<> {
        const auto all = questionnaires::all(db);
        for (const auto& info : all)
            if (const auto whole = questionnaires::read(db, info.id))
                for (const auto* item : questionsOf(*whole)) {
                    const auto words = item->label(whole->defaultLanguage).simplified();
                    auto name = words.isEmpty() ? item->name : QStringLiteral("%1: %2").arg(item->name, words);
                    if (all.size() > 1)
                        name += QStringLiteral(" (%1)").arg(info.name);
                    items.push_back({item->id.value(), name});
                }
        for (const auto& code : codebook::uncounted(db))
            codes.push_back({code.id.value(), code.path});
        return {};
    });
    if (!m_desk.session().notices().accept(read))
        return;
    m_items->setTargets(items);
    m_codes->setTargets(codes);
}

void GuideQuestionForm::show()
{
    const auto* question = m_desk.question();
    setEnabled(question != nullptr);
    const auto shown = question ? *question : GuideQuestion();
    const bool writable = m_desk.isWritable();
    if (!m_topic->hasFocus() || !m_topic->isModified())
        m_topic->setText(shown.topic);
    m_words->setKept(shown.text);
    m_prompts->setKept(shown.prompts.join(u'\n'));
    {
        const QSignalBlocker quiet(m_minutes);
        m_minutes->setValue(shown.minutes);
    }
    m_topic->setReadOnly(!writable);
    m_words->setReadOnly(!writable);
    m_prompts->setReadOnly(!writable);
    m_minutes->setReadOnly(!writable);
    m_items->setWritable(writable);
    m_codes->setWritable(writable);
    m_items->setLinked(valuesOf(shown.items));
    m_codes->setLinked(valuesOf(shown.codes));
    showGroups();
    showAsked();
}

void GuideQuestionForm::showGroups()
{
    const auto& groups = m_desk.guide().groups;
    const auto* question = m_desk.question();
    // The boxes stay while the groups do, so that the focus stays in them.
    if (m_boxes.size() != groups.size() || m_groupColumn->count() == 0) {
        while (auto* item = m_groupColumn->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_boxes.clear();
        for (std::size_t i = 0; i < groups.size(); ++i) {
            auto* box = named(new QCheckBox, qPrintable(QStringLiteral("guideQuestionGroup%1").arg(i + 1)), groups[i].name);
            connect(box, &QCheckBox::clicked, this, &GuideQuestionForm::keepGroups);
            m_boxes.push_back(box);
            m_groupColumn->addWidget(box);
        }
        if (groups.empty())
            m_groupColumn->addWidget(new QLabel(tr("everybody. Name groups under “The guide” to ask them different questions.")));
        if (auto* label = qobject_cast<QLabel*>(m_groupColumn->itemAt(0)->widget()))
            label->setWordWrap(true);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& asked = question ? question->groups : std::vector<int>();
        m_boxes[i]->setText(groups[i].name);
        m_boxes[i]->setAccessibleName(groups[i].name);
        m_boxes[i]->setEnabled(m_desk.isWritable());
        m_boxes[i]->setChecked(asked.empty() || std::find(asked.begin(), asked.end(), groups[i].id) != asked.end());
    }
}

void GuideQuestionForm::keepGroups()
{
    const auto* question = m_desk.question();
    if (!question)
        return;
    auto changed = *question;
    changed.groups.clear();
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes[i]->isChecked())
            changed.groups.push_back(m_desk.guide().groups[i].id);
    if (changed.groups.empty()) {
        m_desk.session().notices().say(tr("Somebody has to be asked it. To ask nobody, remove the question."));
        showGroups();
        return;
    }
    if (changed.groups.size() == m_boxes.size())
        changed.groups.clear(); // all, also those that come later
    std::sort(changed.groups.begin(), changed.groups.end());
    m_desk.change(changed);
}

void GuideQuestionForm::showAsked()
{
    m_asked->clear();
    for (const auto& each : m_desk.asking(m_desk.current())) {
        auto* item = new QTreeWidgetItem(m_asked,
                                         {each.sourceName,
                                          !each.hasAsker   ? tr("not known")
                                              : each.first ? tr("yes")
                                                           : tr("no"),
                                          QString::number(each.answers), QString::number(each.coded)});
        item->setData(0, Qt::UserRole, qlonglong(each.source.value()));
        if (each.first) {
            item->setData(0, startRole, qlonglong(each.first->start));
            item->setData(0, endRole, qlonglong(each.first->end));
        } else {
            for (int column = 0; column < m_asked->columnCount(); ++column)
                item->setForeground(column, quietText(palette()));
        }
        if (!each.hasAsker)
            item->setToolTip(1, tr("Nobody in this source has the role of interviewer or moderator"));
        for (const int column : {2, 3})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace counterpoint::ui

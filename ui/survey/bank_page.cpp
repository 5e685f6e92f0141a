#include "ui/survey/bank_page.h"
#include "core/survey/question_bank.h"
#include "core/survey/survey_items.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/item_words.h"
#include "ui/survey/questionnaire_desk.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

/// What an entry asks, to be read before it is taken.
QString textOf(const BankEntry& entry)
{
    const auto language = QLocale().name().left(2);
    const auto words = [&](const RoleTexts& texts) {
        return plainWords(textOrOther(texts, role::label, language, QStringLiteral("en"))).toHtmlEscaped();
    };
    auto html = QStringLiteral("<b>%1</b>").arg(entry.title.toHtmlEscaped());
    if (!entry.note.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(entry.note.toHtmlEscaped());
    const std::function<void(const std::vector<SurveyItem>&)> add = [&](const std::vector<SurveyItem>& items) {
        for (const auto& item : items) {
            html += QStringLiteral("<p>%1<br><i>%2</i></p>").arg(words(item.texts), typeName(item.type).toHtmlEscaped());
            add(item.items);
        }
    };
    add(entry.items);
    for (const auto& list : entry.lists) {
        html += QStringLiteral("<ul>");
        for (const auto& choice : list.choices)
            html += QStringLiteral("<li>%1</li>").arg(words(choice.texts));
        html += QStringLiteral("</ul>");
    }
    return html;
}

} // namespace

BankPage::BankPage(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_filter(named(new QLineEdit, "bankFilter", tr("Filter the question bank")))
    , m_tree(named(new QTreeWidget, "questionBank", tr("Question bank")))
    , m_text(new QLabel)
    , m_insert(named(new QPushButton(icon("list-add"), tr("&Insert after the chosen question")), "bankInsert",
                     tr("Insert into the questionnaire")))
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_text->setMargin(8);
    auto* area = named(new QScrollArea, "bankEntry", tr("The chosen entry"));
    area->setWidget(m_text);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* left = new QVBoxLayout;
    left->addWidget(m_filter);
    left->addWidget(m_tree, 1);
    auto* both = new QHBoxLayout;
    both->addLayout(left, 1);
    both->addWidget(area, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_insert);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(both, 1);
    column->addLayout(foot);
    setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, &BankPage::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &BankPage::showEntry);
    connect(m_tree, &QTreeWidget::itemActivated, this, &BankPage::insert);
    connect(m_insert, &QPushButton::clicked, this, &BankPage::insert);
    fill();
}

void BankPage::fill()
{
    QTreeWidgetItem* group = nullptr;
    for (const auto& entry : questionBank::all()) {
        if (!group || group->text(0) != entry.group) {
            group = new QTreeWidgetItem(m_tree, {entry.group});
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto* row = new QTreeWidgetItem(group, {entry.title});
        row->setData(0, Qt::UserRole, entry.key);
    }
    m_tree->expandAll();
    if (auto* first = m_tree->topLevelItem(0); first && first->childCount() > 0)
        m_tree->setCurrentItem(first->child(0));
}

void BankPage::filter(const QString& words)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        auto* group = m_tree->topLevelItem(i);
        bool isAnyShown = false;
        for (int j = 0; j < group->childCount(); ++j) {
            const auto* entry = questionBank::entry(group->child(j)->data(0, Qt::UserRole).toString());
            const bool isShown = entry && textOf(*entry).contains(words.trimmed(), Qt::CaseInsensitive);
            group->child(j)->setHidden(!isShown);
            isAnyShown = isAnyShown || isShown;
        }
        group->setHidden(!isAnyShown);
    }
}

const BankEntry* BankPage::current() const
{
    const auto* row = m_tree->currentItem();
    return row ? questionBank::entry(row->data(0, Qt::UserRole).toString()) : nullptr;
}

void BankPage::showEntry()
{
    const auto* entry = current();
    m_text->setText(entry ? textOf(*entry) : QString());
    m_insert->setText(entry && entry->items.empty() ? tr("Add these choices to the lists") : tr("&Insert after the chosen question"));
    m_insert->setEnabled(entry && !m_desk.isReadOnly());
}

void BankPage::insert()
{
    const auto* entry = current();
    if (!entry || m_desk.isReadOnly() || !m_desk.questionnaire().id.isValid())
        return;
    m_desk.keepTyping();
    Result<SurveyItemId> made = SurveyItemId();
    if (!m_desk.step(tr("Insert “%1”").arg(entry->title), [&](Edit& db) {
            made = questionBank::insert(db, m_desk.questionnaire().id, m_desk.current(), *entry);
            return made;
        }))
        return;
    if (made->isValid())
        m_desk.choose(*made);
    m_desk.session().notices().done(made->isValid()
                                        ? tr("Inserted “%1”.").arg(entry->title)
                                        : tr("Added “%1” to the lists: a question takes it in its “Choices”.").arg(entry->title));
    Q_EMIT inserted();
}

} // namespace counterpoint::ui

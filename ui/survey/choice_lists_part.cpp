#include "ui/survey/choice_lists_part.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/item_words.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/widgets/error_line.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum Column { Name, Choices, UsedBy };
constexpr int mostRows = 10; ///< without scrolling

} // namespace

ChoiceListsPart::ChoiceListsPart(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lists(named(new QTreeWidget, "choiceLists", tr("Lists of choices")))
    , m_remove(named(new QToolButton, "choiceListRemove", tr("Remove the list of choices")))
    , m_error(new ErrorLine("choiceListError"))
{
    m_lists->setHeaderLabels({tr("List"), tr("Choices"), tr("Questions answered from it")});
    m_lists->setRootIsDecorated(false);
    m_lists->setUniformRowHeights(true);
    m_lists->setEditTriggers(QAbstractItemView::NoEditTriggers); // see write()
    m_lists->setToolTip(tr("F2: another name, for all its questions. Delete: remove it, where no question is answered from it."));
    m_lists->header()->setSectionResizeMode(Choices, QHeaderView::Stretch);
    m_remove->setIcon(icon("edit-delete"));
    m_remove->setToolTip(m_remove->accessibleName());
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    auto* title = new QLabel(tr("Lists of &choices"));
    title->setBuddy(m_lists);
    auto* row = new QHBoxLayout;
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_error); // above: the list stands at the end of what is scrolled
    column->addWidget(m_lists);
    const auto onKey = [this](Qt::Key key, auto member) {
        auto* shortcut = new QShortcut(QKeySequence(key), m_lists, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, member);
    };
    onKey(Qt::Key_Delete, &ChoiceListsPart::remove);
    onKey(Qt::Key_F2, &ChoiceListsPart::write);
    connect(m_lists, &QTreeWidget::itemActivated, this, &ChoiceListsPart::write);
    connect(m_remove, &QToolButton::clicked, this, &ChoiceListsPart::remove);
    connect(m_lists, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem* item) { rename(*item); });
    connect(m_lists, &QTreeWidget::currentItemChanged, this, [this] {
        m_error->setSentence({});
        showButton();
    });
    connect(&m_desk, &QuestionnaireDesk::changed, this, [this] {
        if (!m_isRenaming)
            show();
    });
    show();
}

void ChoiceListsPart::choose(const QString& name)
{
    for (int i = 0; i < m_lists->topLevelItemCount(); ++i)
        if (m_lists->topLevelItem(i)->text(Name) == name)
            m_lists->setCurrentItem(m_lists->topLevelItem(i));
    m_lists->setFocus();
}

void ChoiceListsPart::write()
{
    if (auto* row = m_lists->currentItem(); row && !m_desk.isReadOnly())
        m_lists->editItem(row, Name);
}

void ChoiceListsPart::show()
{
    const auto& all = m_desk.questionnaire();
    const auto* before = m_lists->currentItem();
    const auto chosen = before ? before->data(Name, Qt::UserRole) : QVariant();
    const QSignalBlocker quiet(m_lists);
    m_lists->clear();
    for (const auto& list : all.lists) {
        QStringList words;
        for (const auto& choice : list.choices)
            words << plainWords(textOrOther(choice.texts, role::label, all.defaultLanguage));
        const auto users = choiceLists::usedBy(all, list.name);
        auto* row = new QTreeWidgetItem(
            m_lists, {list.name, words.join(QStringLiteral(", ")), users.isEmpty() ? tr("none") : users.join(QStringLiteral(", "))});
        row->setFlags(row->flags() | Qt::ItemIsEditable);
        row->setData(Name, Qt::UserRole, qlonglong(list.id.value()));
        for (const auto column : {Choices, UsedBy})
            row->setToolTip(column, row->text(column));
        if (row->data(Name, Qt::UserRole) == chosen)
            m_lists->setCurrentItem(row);
    }
    m_lists->resizeColumnToContents(Name);
    m_lists->setColumnWidth(UsedBy, fontMetrics().averageCharWidth() * 28);
    const int rows = std::clamp(m_lists->topLevelItemCount(), 2, mostRows);
    m_lists->setFixedHeight(m_lists->header()->sizeHint().height() + rows * (fontMetrics().height() + 8) + 4);
    showButton();
}

void ChoiceListsPart::showButton() { m_remove->setEnabled(m_lists->currentItem() && !m_desk.isReadOnly()); }

void ChoiceListsPart::rename(const QTreeWidgetItem& row)
{
    const ChoiceListId id(row.data(Name, Qt::UserRole).toLongLong());
    const auto& lists = m_desk.questionnaire().lists;
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const ChoiceList& each) { return each.id == id; });
    const auto name = row.text(Name);
    if (list == lists.end() || list->name == name)
        return;
    m_isRenaming = true;
    m_desk.keepTyping();
    const auto done = m_desk.session().project().perform(tr("Rename the choices “%1” to “%2”").arg(list->name, name),
                                                         [&](Edit& db) { return choiceLists::rename(db, id, name); });
    m_error->accept(done);
    QMetaObject::invokeMethod(this, &ChoiceListsPart::show, Qt::QueuedConnection);
    m_isRenaming = false;
}

void ChoiceListsPart::remove()
{
    const auto* row = m_lists->currentItem();
    if (!row || m_desk.isReadOnly())
        return;
    const ChoiceListId id(row->data(Name, Qt::UserRole).toLongLong());
    const auto name = row->text(Name);
    m_desk.keepTyping();
    const auto done =
        m_desk.session().project().perform(tr("Remove the choices “%1”").arg(name), [&](Edit& db) { return choiceLists::remove(db, id); });
    if (m_error->accept(done))
        m_desk.session().notices().done(tr("Removed the choices “%1”.").arg(name));
}

} // namespace counterpoint::ui

#include "ui/study/groups_page.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTreeWidget>

namespace counterpoint::ui {

GroupsPage::GroupsPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_attribute(named(new QComboBox, "groupsAttribute", tr("Attribute that makes the groups")))
    , m_tree(named(new QTreeWidget, "groupsTree", tr("Groups and their cases")))
    , m_stack(new QStackedWidget)
{
    m_tree->setHeaderLabels({tr("Group"), tr("Cases")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setMaximumWidth(fontMetrics().averageCharWidth() * 90);
    auto* label = new QLabel(tr("&Groups by"));
    label->setBuddy(m_attribute);
    auto* choice = new QHBoxLayout;
    choice->addWidget(label);
    choice->addWidget(m_attribute);
    choice->addStretch();
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addLayout(choice);
    column->addWidget(m_tree);
    m_stack->addWidget(page);
    m_stack->addWidget(new EmptyPlace(
        tr("Groups are cases that share an attribute: managers and carers, north and south. Give your cases an attribute under "
           "“Cases”, and its groups appear here."),
        {}, ""));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    connect(m_attribute, &QComboBox::currentIndexChanged, this, &GroupsPage::reload);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const CaseId id(item->data(0, Qt::UserRole).toLongLong()); id.isValid())
            Q_EMIT caseChosen(id);
    });
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (changes.touchesAny(Entity::Case, Entity::Attribute))
            reload();
    });
    reload();
}

void GroupsPage::reload()
{
    const auto& project = m_session.project();
    const auto attributes = project.read([](const Read& db) { return attributes::all(db); });
    const auto cases = project.read([](const Read& db) { return cases::all(db); });
    if (!attributes || !cases)
        return;
    offer(*attributes);
    fill(*cases);
    m_stack->setCurrentIndex(attributes->empty() || cases->empty() ? 1 : 0);
}

void GroupsPage::offer(const std::vector<Attribute>& attributes)
{
    const QSignalBlocker quiet(m_attribute);
    const auto chosen = m_attribute->currentData();
    m_attribute->clear();
    int group = 0; // an attribute called "Group" is what one looks for first
    for (const auto& attribute : attributes) {
        if (attribute.name.contains(tr("group"), Qt::CaseInsensitive) && group == 0)
            group = m_attribute->count();
        m_attribute->addItem(attribute.name, qlonglong(attribute.id.value()));
    }
    const int before = chosen.isValid() ? m_attribute->findData(chosen) : -1;
    m_attribute->setCurrentIndex(before >= 0 ? before : group);
}

void GroupsPage::fill(const std::vector<Case>& cases)
{
    QSet<QString> open;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->isExpanded())
            open.insert(m_tree->topLevelItem(i)->text(0));
    m_tree->clear();
    const AttributeId attribute(m_attribute->currentData().toLongLong());
    std::map<QString, std::vector<const Case*>> groups;
    for (const auto& each : cases)
        groups[each.value(attribute)].push_back(&each);
    for (const auto& [value, members] : groups) {
        auto* group = new QTreeWidgetItem(m_tree, {value.isEmpty() ? tr("(no value)") : value, QString::number(members.size())});
        group->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        for (const auto* each : members)
            (new QTreeWidgetItem(group, {each->name}))->setData(0, Qt::UserRole, qlonglong(each->id.value()));
        group->setExpanded(open.contains(group->text(0)));
    }
}

} // namespace counterpoint::ui

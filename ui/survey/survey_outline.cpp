#include "ui/survey/survey_outline.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/item_words.h"
#include "ui/survey/outline_model.h"
#include "ui/survey/questionnaire_desk.h"
#include <QAction>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSet>
#include <QShortcut>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <initializer_list>
#include <vector>

namespace counterpoint::ui {

namespace {

/// Gives each of the texts a letter of its own as its key in a menu, as far as there are letters: an earlier one moves to another of its letters
/// where a later one has no other.
class MenuKeys {
public:
    explicit MenuKeys(const QStringList& texts)
        : m_texts(texts)
    {
        for (int i = 0; i < int(texts.size()); ++i) {
            QSet<QChar> tried;
            give(i, tried);
        }
    }
    QString marked(int text) const
    {
        for (auto each = m_owners.begin(); each != m_owners.end(); ++each)
            if (*each == text) {
                const auto at = m_texts[text].indexOf(each.key(), 0, Qt::CaseInsensitive);
                return m_texts[text].left(at) + u'&' + m_texts[text].mid(at);
            }
        return m_texts[text];
    }

private:
    bool give(int text, QSet<QChar>& tried)
    {
        for (const bool mayDisplace : {false, true})
            for (const auto each : m_texts[text]) {
                const auto letter = each.toLower();
                if (!letter.isLetter() || tried.contains(letter) || (!mayDisplace && m_owners.contains(letter)))
                    continue;
                tried.insert(letter);
                if (mayDisplace && !give(m_owners.value(letter), tried))
                    continue;
                m_owners.insert(letter, text);
                return true;
            }
        return false;
    }

    const QStringList& m_texts;
    QHash<QChar, int> m_owners;
};

} // namespace

SurveyOutline::SurveyOutline(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new OutlineModel(this))
    , m_tree(named(new QTreeView, "surveyOutline", tr("Sections and questions")))
{
    m_model->setReadOnly(desk.isReadOnly());
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setIndentation(fontMetrics().averageCharWidth() * 2);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDragEnabled(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(OutlineModel::Words, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(OutlineModel::Mark, QHeaderView::Fixed);
    m_tree->header()->setMinimumSectionSize(8);
    m_tree->header()->resizeSection(OutlineModel::Mark, 28);
    m_tree->installEventFilter(this);
    addActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_tree, 1);
    column->addLayout(buildBar());
    setFocusProxy(m_tree);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (!m_showing && current.isValid())
            m_desk.choose(m_model->idAt(current));
    });
    connect(m_tree, &QTreeView::doubleClicked, &m_desk, [this] { Q_EMIT m_desk.writingWanted(); });
    connect(m_model, &OutlineModel::moveWanted, &m_desk, &QuestionnaireDesk::move, Qt::QueuedConnection); // after the drag is over
    connect(&m_desk, &QuestionnaireDesk::changed, this, &SurveyOutline::showQuestionnaire);
    connect(&m_desk, &QuestionnaireDesk::chosen, this, &SurveyOutline::showChosen);
    connect(&m_desk, &QuestionnaireDesk::problemsChanged, this, [this] { m_model->setProblems(m_desk.problems()); });
    showQuestionnaire();
}

void SurveyOutline::addActions()
{
    const auto add = [this](const char* name, const char* image, const QString& text, const char* keys, auto act) {
        auto* action = new QAction(icon(image), text, m_tree);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(!m_desk.isReadOnly());
        connect(action, &QAction::triggered, this, act);
        m_tree->addAction(action);
    };
    add("surveyItemUp", "go-up", tr("Ask earlier"), "Alt+Up", [this] { m_desk.shift(chosen(), -1); });
    add("surveyItemDown", "go-down", tr("Ask later"), "Alt+Down", [this] { m_desk.shift(chosen(), 1); });
    add("surveyItemDuplicate", "edit-copy", tr("Duplicate"), "Ctrl+D", [this] { m_desk.duplicate(m_desk.current()); });
    add("surveyItemDelete", "edit-delete", tr("Delete"), "Del", [this] { m_desk.remove(chosen()); });
}

QLayout* SurveyOutline::buildBar()
{
    auto* add = named(new QToolButton, "surveyAdd", tr("Add a question, page or section"));
    add->setText(tr("Add"));
    add->setIcon(icon("list-add"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setToolTip(tr("Add after the chosen question (Ctrl+Enter, then a letter; Enter alone adds the next one of its kind)"));
    add->setEnabled(!m_desk.isReadOnly());
    auto* menu = new QMenu(add);
    menu->setObjectName(QStringLiteral("surveyAddMenu"));
    const std::vector<std::vector<ItemType>> groups{
        {ItemType::Single, ItemType::Multiple, ItemType::Likert, ItemType::Rating, ItemType::Ranking, ItemType::Grid},
        {ItemType::ShortText, ItemType::LongText, ItemType::Integer, ItemType::Decimal, ItemType::Slider, ItemType::ConstantSum},
        {ItemType::Date, ItemType::Time, ItemType::DateTime},
        {ItemType::Consent, ItemType::Note, ItemType::Calculate, ItemType::Hidden},
        {ItemType::Page, ItemType::Section, ItemType::Repeat}};
    QStringList names;
    for (const auto& group : groups)
        for (const auto type : group)
            names << typeName(type);
    const MenuKeys keys(names);
    int number = 0;
    for (const auto& group : groups) {
        for (const auto type : group) {
            auto* action = menu->addAction(icon(iconName(type)), keys.marked(number++));
            action->setObjectName(QStringLiteral("surveyAdd %1").arg(toText(type)));
            connect(action, &QAction::triggered, &m_desk, [this, type] { m_desk.add(type); });
        }
        menu->addSeparator();
    }
    add->setMenu(menu);
    for (const auto* sequence : {"Ctrl+Return", "Ctrl+Enter"}) // from wherever one writes
        connect(new QShortcut(QKeySequence(QLatin1String(sequence)), this), &QShortcut::activated, menu, [add, menu] {
            if (!add->isEnabled())
                return;
            menu->popup(add->mapToGlobal(QPoint(0, 0)) - QPoint(0, menu->sizeHint().height()));
            menu->setActiveAction(menu->actions().front());
        });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->addWidget(add);
    bar->addStretch(1);
    for (auto* action : m_tree->actions()) {
        auto* button = named(new QToolButton, qPrintable(action->objectName() + QStringLiteral("Button")), action->text());
        button->setIcon(action->icon());
        button->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        button->setAutoRaise(true);
        button->setEnabled(action->isEnabled());
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        bar->addWidget(button);
    }
    return bar;
}

std::vector<SurveyItemId> SurveyOutline::chosen() const
{
    std::vector<SurveyItemId> ids;
    for (const auto& place : allItems(m_desk.questionnaire()))
        if (m_tree->selectionModel()->isSelected(m_model->indexOf(place.item->id)))
            ids.push_back(place.item->id);
    return ids;
}

void SurveyOutline::showQuestionnaire()
{
    const bool isOther = m_model->rowCount() == 0;
    m_showing = true;
    m_model->setQuestionnaire(m_desk.questionnaire());
    if (isOther)
        m_tree->expandAll();
    m_showing = false;
    showChosen();
}

void SurveyOutline::showChosen()
{
    const auto index = m_model->indexOf(m_desk.current());
    if (index == m_tree->currentIndex() || !index.isValid())
        return;
    m_showing = true;
    for (auto above = index.parent(); above.isValid(); above = above.parent())
        m_tree->expand(above);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_showing = false;
}

bool SurveyOutline::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_desk.addNext();
            return true;
        }
        if (key == Qt::Key_F2) {
            Q_EMIT m_desk.writingWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui

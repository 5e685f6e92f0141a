#include "ui/survey/scales_page.h"
#include "core/survey/survey_items.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/when_shown.h"
#include "ui/survey/item_words.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum Column { Item, Reversed };

bool mayBeItem(ItemType type)
{
    return type == ItemType::Likert || type == ItemType::Single || type == ItemType::Rating || type == ItemType::Integer
        || type == ItemType::Slider;
}

} // namespace

ScalesPage::ScalesPage(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_empty(buildEmpty())
    , m_list(named(new QListWidget, "surveyScales", tr("Scales")))
    , m_name(named(new QLineEdit, "scaleName", tr("Name of the scale")))
    , m_label(named(new QLineEdit, "scaleLabel", tr("What the scale measures")))
    , m_error(new ErrorLine("scaleError"))
    , m_method(named(new QComboBox, "scaleMethod", tr("How the score is computed")))
    , m_least(named(new QSpinBox, "scaleLeast", tr("Answered items that a score needs")))
    , m_items(named(new QTreeWidget, "scaleItems", tr("Items of the scale")))
{
    auto* add = named(new QPushButton(icon("list-add"), tr("New scale")), "scaleAdd", tr("New scale"));
    auto* remove = named(new QToolButton, "scaleRemove", tr("Remove the scale; its questions stay"));
    remove->setIcon(icon("edit-delete"));
    remove->setToolTip(remove->accessibleName());
    remove->setAutoRaise(true);
    for (auto* each : std::initializer_list<QWidget*>{add, remove})
        each->setEnabled(!desk.isReadOnly());
    m_list->setMaximumHeight(fontMetrics().height() * 7);
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto* top = new QHBoxLayout;
    top->addWidget(m_list, 1);
    top->addLayout(buttons);
    m_chosen = new QWidget;
    m_chosen->hide(); // until there is a scale
    auto* chosen = new QVBoxLayout(m_chosen);
    chosen->setContentsMargins(0, 0, 0, 0);
    chosen->setSpacing(8);
    chosen->addLayout(top);
    chosen->addWidget(buildScale(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(m_chosen, 1);
    column->addWidget(m_empty, 1);
    connect(add, &QPushButton::clicked, this, &ScalesPage::add);
    connect(remove, &QToolButton::clicked, this, &ScalesPage::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, &ScalesPage::showScale);
    connect(m_items, &QTreeWidget::itemChanged, this, &ScalesPage::takeTick);
    connect(m_name, &QLineEdit::editingFinished, this, &ScalesPage::commit);
    connect(m_label, &QLineEdit::editingFinished, this, &ScalesPage::commit);
    connect(m_method, &QComboBox::activated, this, &ScalesPage::commit);
    connect(m_least, &QSpinBox::editingFinished, this, &ScalesPage::commit);
    connect(&m_desk, &QuestionnaireDesk::leaving, this, &ScalesPage::commit);
    auto* whenShown = new WhenShown(this, [this] { show(); });
    connect(&m_desk, &QuestionnaireDesk::changed, whenShown, [whenShown] { whenShown->refresh(); });
    whenShown->refresh();
}

QWidget* ScalesPage::buildEmpty()
{
    auto* empty = new EmptyPlace(
        tr("Questions that measure one thing together are the items of a scale: which they are, which are reversed, and how the "
           "score comes about is said here, and goes on to the statistics."),
        m_desk.isReadOnly() ? QString() : tr("New scale"), "scaleFirst");
    connect(empty, &EmptyPlace::wanted, this, &ScalesPage::add);
    return empty;
}

QWidget* ScalesPage::buildScale()
{
    m_method->addItem(tr("Mean of its items"), false);
    m_method->addItem(tr("Sum of its items"), true);
    m_least->setSpecialValueText(tr("all"));
    m_least->setMaximum(200);
    m_items->setHeaderLabels({tr("Item"), tr("Reversed")});
    m_items->setRootIsDecorated(false);
    m_items->setUniformRowHeights(true);
    m_items->header()->setStretchLastSection(false);
    m_items->header()->setSectionResizeMode(Item, QHeaderView::Stretch);
    m_items->header()->setSectionResizeMode(Reversed, QHeaderView::ResizeToContents);
    m_scale = new QWidget;
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Measures"), m_label);
    form->addRow(tr("Sc&ore"), m_method);
    form->addRow(tr("Answered items it nee&ds"), m_least);
    auto* column = new QVBoxLayout(m_scale);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_error);
    column->addWidget(m_items, 1);
    for (auto* each : std::initializer_list<QWidget*>{m_name, m_label, m_method, m_least})
        each->setEnabled(!m_desk.isReadOnly());
    return m_scale;
}

const SurveyScale* ScalesPage::current() const
{
    const auto* row = m_list->currentItem();
    const SurveyScaleId id(row ? row->data(Qt::UserRole).toLongLong() : 0);
    for (const auto& scale : m_desk.questionnaire().scales)
        if (scale.id == id)
            return &scale;
    return nullptr;
}

void ScalesPage::show()
{
    const auto* row = m_list->currentItem();
    const auto before = row ? row->data(Qt::UserRole).toLongLong() : 0;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        int chosen = m_desk.questionnaire().scales.empty() ? -1 : 0;
        for (const auto& scale : m_desk.questionnaire().scales) {
            auto* item =
                new QListWidgetItem(scale.label.isEmpty() ? scale.name : QStringLiteral("%1: %2").arg(scale.name, scale.label), m_list);
            item->setData(Qt::UserRole, qlonglong(scale.id.value()));
            if (scale.id.value() == before)
                chosen = m_list->count() - 1;
        }
        m_list->setCurrentRow(chosen);
    }
    showScale();
}

void ScalesPage::showScale()
{
    const auto* scale = current();
    m_empty->setVisible(!scale);
    m_chosen->setVisible(scale);
    if (!scale)
        return;
    m_showing = true;
    m_error->setSentence({});
    if (!m_name->isModified())
        m_name->setText(scale->name);
    if (!m_label->isModified())
        m_label->setText(scale->label);
    m_method->setCurrentIndex(scale->isSum ? 1 : 0);
    m_least->setValue(scale->leastValid);
    const auto* chosen = m_items->currentItem();
    const auto before = chosen ? chosen->data(Item, Qt::UserRole).toLongLong() : 0;
    m_items->clear();
    for (const auto* item : questionsOf(m_desk.questionnaire())) {
        if (!mayBeItem(item->type))
            continue;
        auto* row = new QTreeWidgetItem(m_items, {titleOf(*item, m_desk.language()), QString()});
        const bool isItem = item->scale == scale->name;
        row->setData(Item, Qt::UserRole, qlonglong(item->id.value()));
        row->setToolTip(Item, item->name);
        row->setCheckState(Item, isItem ? Qt::Checked : Qt::Unchecked);
        if (isItem)
            row->setCheckState(Reversed, item->isReversed ? Qt::Checked : Qt::Unchecked);
        else if (!item->scale.isEmpty())
            row->setText(Reversed, tr("of %1").arg(item->scale));
        if (m_desk.isReadOnly())
            row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (item->id.value() == before)
            m_items->setCurrentItem(row);
    }
    m_showing = false;
}

void ScalesPage::takeTick(QTreeWidgetItem* row, int column)
{
    const auto* scale = current();
    if (m_showing || !scale)
        return;
    const SurveyItemId id(row->data(Item, Qt::UserRole).toLongLong());
    const bool isItem = row->checkState(Item) == Qt::Checked;
    const bool isReversed = isItem && column == Reversed ? row->checkState(Reversed) == Qt::Checked : false;
    const auto name = isItem ? scale->name : QString();
    // The rows are made anew by the step: not before the tree has done with this one.
    QMetaObject::invokeMethod(
        this,
        [this, id, name, isReversed] {
            m_desk.step(name.isEmpty() ? tr("Take an item out of a scale") : tr("Change an item of “%1”").arg(name),
                        [&](Edit& db) { return surveyItems::setScale(db, id, name, isReversed); });
        },
        Qt::QueuedConnection);
}

void ScalesPage::add()
{
    m_desk.keepTyping();
    SurveyScale scale;
    const auto& all = m_desk.questionnaire().scales;
    for (int number = 1; scale.name.isEmpty(); ++number) {
        const auto wanted = QStringLiteral("scale_%1").arg(number);
        if (std::none_of(all.begin(), all.end(), [&](const SurveyScale& each) { return each.name == wanted; }))
            scale.name = wanted;
    }
    if (!m_desk.step(tr("New scale"), [&](Edit& db) { return surveyScales::add(db, m_desk.questionnaire().id, scale); }))
        return;
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
}

void ScalesPage::remove()
{
    const auto* scale = current();
    if (!scale)
        return;
    m_desk.keepTyping();
    const auto name = scale->name;
    if (m_desk.step(tr("Remove scale “%1”").arg(name), [&](Edit& db) { surveyScales::remove(db, current()->id); }))
        m_desk.session().notices().done(tr("Removed the scale “%1”. Its questions stay.").arg(name));
}

void ScalesPage::commit()
{
    const auto* scale = current();
    if (!scale || m_showing || m_desk.isReadOnly())
        return;
    auto changed = *scale;
    changed.name = m_name->text().trimmed();
    changed.label = m_label->text().trimmed();
    changed.isSum = m_method->currentData().toBool();
    changed.leastValid = m_least->value();
    m_name->setModified(false);
    m_label->setModified(false);
    if (changed == *scale)
        return;
    const auto done = m_desk.session().project().perform(tr("Change scale “%1”").arg(scale->name),
                                                         [&](Edit& db) { return surveyScales::update(db, changed); });
    m_error->accept(done);
}

} // namespace counterpoint::ui

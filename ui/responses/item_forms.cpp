#include "ui/responses/definition_form.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/widgets/variable_words.h"
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

enum ScoreColumn { Item, Turned };

QTreeWidget* newList(const char* objectName, const QString& accessibleName, const QStringList& headers)
{
    auto* list = named(new QTreeWidget, objectName, accessibleName);
    list->setHeaderLabels(headers);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->header()->setStretchLastSection(headers.size() == 1);
    list->setMinimumHeight(list->fontMetrics().lineSpacing() * 8);
    return list;
}

class DummiesForm : public DefinitionForm {
public:
    DummiesForm()
        : m_of(named(new VariableBox, "dummiesOf", DefinitionForm::tr("Variable with the values")))
        , m_values(newList("dummiesValues", DefinitionForm::tr("Values that get a variable"), {DefinitionForm::tr("Value")}))
    {
        auto* form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->addRow(DefinitionForm::tr("&Variable"), m_of);
        auto* hint = new QLabel(
            DefinitionForm::tr("Each ticked value gets a variable that is 1 for it, 0 for the others and missing where the answer "
                               "is. For a regression, leave out the value that the others are compared with."));
        hint->setWordWrap(true);
        hint->setForegroundRole(QPalette::PlaceholderText);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addLayout(form);
        column->addWidget(m_values, 1);
        column->addWidget(hint);
        connect(m_of, &QComboBox::currentIndexChanged, this, [this] {
            listValues();
            Q_EMIT changed();
        });
        connect(m_values, &QTreeWidget::itemChanged, this, [this] { Q_EMIT changed(); });
        setFocusProxy(m_of);
    }
    void setVariables(const std::vector<Variable>& variables) override
    {
        m_of->setVariables(variables, [](const Variable& variable) { return !variable.labels.empty(); });
        listValues();
    }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Dummy>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& dummy = std::get<Dummy>(definition);
        m_of->setName(dummy.of);
        listValues();
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            m_values->topLevelItem(int(i))->setCheckState(0, m_shown[i].value == dummy.value ? Qt::Checked : Qt::Unchecked);
    }
    Result<Definition> definition() const override
    {
        const auto ticked = chosen();
        if (!m_of->variable())
            return fail(Error::Kind::Invalid,
                        m_of->count() > 0
                            ? DefinitionForm::tr("Choose a variable.")
                            : DefinitionForm::tr("No variable has value labels. Write some in the table of variables first."));
        if (ticked.empty())
            return fail(Error::Kind::Invalid, DefinitionForm::tr("Tick at least one value."));
        return Dummy{m_of->name(), ticked.front().value};
    }
    Result<std::vector<NewVariable>> wanted(const QString& name, const QString& label) const override
    {
        const auto first = definition();
        if (!first)
            return fail(first);
        const auto ticked = chosen();
        if (ticked.size() == 1)
            return std::vector{NewVariable{name, label, *first}};
        std::vector<NewVariable> all;
        for (const auto& each : ticked)
            all.push_back(
                {QStringLiteral("%1_%2").arg(name, valueText(m_of->variable()->type, each.value)), {}, Dummy{m_of->name(), each.value}});
        return all;
    }
    bool makesSeveral() const override { return chosen().size() > 1; }
    void startWith(const Variable& variable) override { m_of->setName(variable.name); }
    QString proposedName() const override { return m_of->name(); }

private:
    void listValues()
    {
        const QSignalBlocker quiet(m_values);
        m_values->clear();
        m_shown.clear();
        if (const auto* variable = m_of->variable())
            for (const auto& label : variable->labels) {
                const auto* number = std::get_if<double>(&label.value);
                if (number ? variable->isMissing(*number) : variable->isMissing(std::get<QString>(label.value)))
                    continue;
                auto* item = new QTreeWidgetItem({QStringLiteral("%1   %2").arg(valueText(variable->type, label.value), label.label)});
                item->setCheckState(0, Qt::Checked);
                m_values->addTopLevelItem(item);
                m_shown.push_back(label);
            }
    }
    std::vector<ValueLabel> chosen() const
    {
        std::vector<ValueLabel> ticked;
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            if (m_values->topLevelItem(int(i))->checkState(0) == Qt::Checked)
                ticked.push_back(m_shown[i]);
        return ticked;
    }

    VariableBox* m_of;
    QTreeWidget* m_values;
    std::vector<ValueLabel> m_shown;
};

class ScoreForm : public DefinitionForm {
public:
    ScoreForm()
        : m_scale(named(new QComboBox, "scoreScale", DefinitionForm::tr("Scale")))
        , m_items(newList("scoreItems", DefinitionForm::tr("Items"), {DefinitionForm::tr("Item"), DefinitionForm::tr("Turned round")}))
        , m_method(named(new QComboBox, "scoreMethod", DefinitionForm::tr("Mean or sum")))
        , m_least(named(new QSpinBox, "scoreLeast", DefinitionForm::tr("Items that must be valid")))
    {
        m_items->header()->setSectionResizeMode(Item, QHeaderView::Stretch);
        m_items->header()->setStretchLastSection(false);
        m_method->addItems({DefinitionForm::tr("Mean"), DefinitionForm::tr("Sum")});
        m_least->setRange(0, 1000);
        m_least->setSpecialValueText(DefinitionForm::tr("all"));
        auto* row = new QHBoxLayout;
        row->addWidget(m_method);
        auto* least = new QLabel(DefinitionForm::tr("of the valid items; &needed:"));
        least->setBuddy(m_least);
        row->addWidget(least);
        row->addWidget(m_least);
        row->addStretch(1);
        auto* form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->addRow(DefinitionForm::tr("S&cale"), m_scale);
        form->addRow(DefinitionForm::tr("Sc&ore"), row);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addLayout(form);
        column->addWidget(m_items, 1);
        connect(m_scale, &QComboBox::activated, this, &ScoreForm::tickScale);
        connect(m_items, &QTreeWidget::itemChanged, this, [this] { Q_EMIT changed(); });
        connect(m_method, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT changed(); });
        connect(m_least, &QSpinBox::valueChanged, this, [this] { Q_EMIT changed(); });
        setFocusProxy(m_items);
    }
    void setVariables(const std::vector<Variable>& variables) override
    {
        const auto before = ticked(Item);
        const auto turned = ticked(Turned);
        const QSignalBlocker quiet(m_items);
        m_items->clear();
        m_shown.clear();
        QStringList scales;
        for (const auto& variable : variables) {
            if (variable.type != VariableType::Number)
                continue;
            m_shown.push_back(variable);
            auto* item = new QTreeWidgetItem(
                {variable.label.isEmpty() ? variable.name : QStringLiteral("%1   %2").arg(variable.name, variable.label), QString()});
            item->setIcon(Item, icon(iconName(variable)));
            item->setCheckState(Item, before.contains(variable.name) ? Qt::Checked : Qt::Unchecked);
            item->setCheckState(Turned, turned.contains(variable.name) ? Qt::Checked : Qt::Unchecked);
            m_items->addTopLevelItem(item);
            if (!variable.scale.isEmpty() && !scales.contains(variable.scale))
                scales << variable.scale;
        }
        m_scale->clear();
        m_scale->addItem(scales.isEmpty() ? DefinitionForm::tr("No scale is declared: tick its items")
                                          : DefinitionForm::tr("Choose, or tick items"));
        m_scale->addItems(scales);
        m_scale->setEnabled(!scales.isEmpty());
    }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Score>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& score = std::get<Score>(definition);
        tick(score.of, score.reversed);
        m_method->setCurrentIndex(score.isSum ? 1 : 0);
        m_least->setValue(score.leastValid);
    }
    Result<Definition> definition() const override
    {
        const auto items = ticked(Item);
        if (items.isEmpty())
            return fail(Error::Kind::Invalid, DefinitionForm::tr("Tick the items of the scale."));
        QStringList turned;
        for (const auto& name : ticked(Turned))
            if (items.contains(name))
                turned << name;
        return Score{items, turned, m_method->currentIndex() == 1, m_least->value()};
    }
    void startWith(const Variable& variable) override
    {
        const auto place = variable.scale.isEmpty() ? -1 : m_scale->findText(variable.scale);
        if (place > 0) {
            m_scale->setCurrentIndex(place);
            tickScale(place);
        }
    }
    QString proposedName() const override { return m_scale->currentIndex() > 0 ? m_scale->currentText() : QString(); }

private:
    void tickScale(int place)
    {
        if (place < 1)
            return;
        QStringList items;
        QStringList turned;
        for (const auto& variable : m_shown)
            if (variable.scale == m_scale->itemText(place)) {
                items << variable.name;
                if (variable.reversed)
                    turned << variable.name;
            }
        tick(items, turned);
        Q_EMIT changed();
    }
    void tick(const QStringList& items, const QStringList& turned)
    {
        const QSignalBlocker quiet(m_items);
        for (std::size_t i = 0; i < m_shown.size(); ++i) {
            auto* item = m_items->topLevelItem(int(i));
            item->setCheckState(Item, items.contains(m_shown[i].name) ? Qt::Checked : Qt::Unchecked);
            item->setCheckState(Turned, turned.contains(m_shown[i].name) ? Qt::Checked : Qt::Unchecked);
        }
        m_items->viewport()->update();
    }
    QStringList ticked(int column) const
    {
        QStringList names;
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            if (m_items->topLevelItem(int(i))->checkState(column) == Qt::Checked)
                names << m_shown[i].name;
        return names;
    }

    QComboBox* m_scale;
    QTreeWidget* m_items;
    QComboBox* m_method;
    QSpinBox* m_least;
    std::vector<Variable> m_shown;
};

} // namespace

DefinitionForm* newDummiesForm() { return new DummiesForm; }
DefinitionForm* newScoreForm() { return new ScoreForm; }

} // namespace counterpoint::ui

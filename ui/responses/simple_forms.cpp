#include "ui/responses/definition_form.h"
#include "ui/support/named.h"
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <cmath>

namespace counterpoint::ui {

namespace {

bool isNumber(const Variable& variable) { return variable.type == VariableType::Number; }
bool isDate(const Variable& variable) { return variable.type == VariableType::Date; }

QLabel* quiet(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QFormLayout* formOf(QWidget* widget)
{
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

tl::unexpected<Error> notChosen() { return fail(Error::Kind::Invalid, DefinitionForm::tr("Choose a variable.")); }

class ReverseForm : public DefinitionForm {
public:
    ReverseForm()
        : m_of(named(new VariableBox, "reverseOf", DefinitionForm::tr("Item to turn round")))
        , m_low(named(new QLineEdit, "reverseLow", DefinitionForm::tr("Lowest answer there can be")))
        , m_high(named(new QLineEdit, "reverseHigh", DefinitionForm::tr("Highest answer there can be")))
    {
        auto* ends = new QHBoxLayout;
        ends->addWidget(m_low);
        ends->addWidget(new QLabel(DefinitionForm::tr("to")));
        ends->addWidget(m_high);
        auto* form = formOf(this);
        form->addRow(DefinitionForm::tr("&Variable"), m_of);
        form->addRow(DefinitionForm::tr("&Answers run from"), ends);
        form->addRow(QString(),
                     quiet(DefinitionForm::tr("The new value is lowest + highest − old value. Without numbers here, the range of the "
                                              "variable or of its value labels counts, never the answers that were given.")));
        connect(m_of, &QComboBox::currentIndexChanged, this, [this] {
            showRange();
            Q_EMIT changed();
        });
        for (auto* field : {m_low, m_high})
            connect(field, &QLineEdit::textChanged, this, [this] { Q_EMIT changed(); });
        setFocusProxy(m_of);
    }
    void setVariables(const std::vector<Variable>& variables) override
    {
        m_of->setVariables(variables, isNumber);
        showRange();
    }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Reverse>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& reverse = std::get<Reverse>(definition);
        m_of->setName(reverse.of);
        m_low->setText(reverse.range ? numberText(reverse.range->low) : QString());
        m_high->setText(reverse.range ? numberText(reverse.range->high) : QString());
    }
    Result<Definition> definition() const override
    {
        if (!m_of->variable())
            return notChosen();
        if (m_low->text().trimmed().isEmpty() && m_high->text().trimmed().isEmpty())
            return Reverse{m_of->name()};
        bool lowIsNumber = false;
        bool highIsNumber = false;
        const NumberRange range{m_low->text().trimmed().toDouble(&lowIsNumber), m_high->text().trimmed().toDouble(&highIsNumber)};
        if (!lowIsNumber || !highIsNumber || !(range.low < range.high) || !std::isfinite(range.high - range.low))
            return fail(Error::Kind::Invalid, DefinitionForm::tr("The range needs two numbers, the lower one first."));
        return Reverse{m_of->name(), range};
    }
    void startWith(const Variable& variable) override { m_of->setName(variable.name); }
    QString proposedName() const override { return m_of->name().isEmpty() ? QString() : m_of->name() + QStringLiteral("_r"); }

private:
    void showRange()
    {
        const auto range = m_of->variable() ? answerRange(*m_of->variable()) : std::nullopt;
        m_low->setPlaceholderText(range ? numberText(range->low) : QString());
        m_high->setPlaceholderText(range ? numberText(range->high) : QString());
    }

    VariableBox* m_of;
    QLineEdit* m_low;
    QLineEdit* m_high;
};

class BinForm : public DefinitionForm {
public:
    BinForm()
        : m_of(named(new VariableBox, "binOf", DefinitionForm::tr("Variable to put into classes")))
        , m_method(named(new QComboBox, "binMethod", DefinitionForm::tr("Kind of classes")))
        , m_bins(named(new QSpinBox, "binCount", DefinitionForm::tr("Number of classes")))
        , m_cuts(named(new QLineEdit, "binCuts", DefinitionForm::tr("Cut points")))
        , m_form(formOf(this))
    {
        m_method->addItems(
            {DefinitionForm::tr("Equal width"), DefinitionForm::tr("Equal numbers of responses"), DefinitionForm::tr("At cut points")});
        m_bins->setRange(2, 1000);
        m_bins->setValue(4);
        m_cuts->setPlaceholderText(QStringLiteral("18, 30, 65"));
        m_form->addRow(DefinitionForm::tr("&Variable"), m_of);
        m_form->addRow(DefinitionForm::tr("&Classes"), m_method);
        m_form->addRow(DefinitionForm::tr("How &many"), m_bins);
        m_form->addRow(DefinitionForm::tr("Cut &points"), m_cuts);
        m_form->addRow(QString(), quiet(DefinitionForm::tr("A class holds its lower end and not its upper one.")));
        connect(m_of, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT changed(); });
        connect(m_method, &QComboBox::currentIndexChanged, this, [this] {
            showFields();
            Q_EMIT changed();
        });
        connect(m_bins, &QSpinBox::valueChanged, this, [this] { Q_EMIT changed(); });
        connect(m_cuts, &QLineEdit::textChanged, this, [this] { Q_EMIT changed(); });
        showFields();
        setFocusProxy(m_of);
    }
    void setVariables(const std::vector<Variable>& variables) override { m_of->setVariables(variables, isNumber); }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<Bin>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& bin = std::get<Bin>(definition);
        m_of->setName(bin.of);
        m_method->setCurrentIndex(int(bin.method));
        if (bin.method != Bin::Method::CutPoints)
            m_bins->setValue(bin.bins);
        QStringList cuts;
        for (const double cut : bin.cuts)
            cuts << numberText(cut);
        m_cuts->setText(cuts.join(QStringLiteral(", ")));
    }
    Result<Definition> definition() const override
    {
        if (!m_of->variable())
            return notChosen();
        Bin bin{m_of->name(), Bin::Method(m_method->currentIndex()), m_bins->value(), {}};
        if (bin.method != Bin::Method::CutPoints)
            return bin;
        for (const auto& part : m_cuts->text().split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts)) {
            bool isCut = false;
            bin.cuts.push_back(part.toDouble(&isCut));
            if (!isCut)
                return fail(Error::Kind::Invalid, DefinitionForm::tr("“%1” is not a number.").arg(part));
        }
        return bin;
    }
    void startWith(const Variable& variable) override { m_of->setName(variable.name); }
    QString proposedName() const override { return m_of->name().isEmpty() ? QString() : m_of->name() + QStringLiteral("_group"); }

private:
    void showFields()
    {
        const bool cuts = m_method->currentIndex() == int(Bin::Method::CutPoints);
        for (auto* field : {static_cast<QWidget*>(m_bins), static_cast<QWidget*>(m_cuts)}) {
            const bool shown = (field == m_cuts) == cuts;
            field->setVisible(shown);
            m_form->labelForField(field)->setVisible(shown);
        }
    }

    VariableBox* m_of;
    QComboBox* m_method;
    QSpinBox* m_bins;
    QLineEdit* m_cuts;
    QFormLayout* m_form;
};

class DateDifferenceForm : public DefinitionForm {
public:
    DateDifferenceForm()
        : m_from(named(new VariableBox, "differenceFrom", DefinitionForm::tr("Earlier date")))
        , m_to(named(new VariableBox, "differenceTo", DefinitionForm::tr("Later date")))
        , m_unit(named(new QComboBox, "differenceUnit", DefinitionForm::tr("Unit of time")))
    {
        m_unit->addItems({DefinitionForm::tr("Seconds"), DefinitionForm::tr("Minutes"), DefinitionForm::tr("Hours"),
                          DefinitionForm::tr("Days"), DefinitionForm::tr("Weeks"), DefinitionForm::tr("Months"),
                          DefinitionForm::tr("Years")});
        m_unit->setCurrentIndex(int(DateDifference::Unit::Days));
        auto* form = formOf(this);
        form->addRow(DefinitionForm::tr("&From"), m_from);
        form->addRow(DefinitionForm::tr("&To"), m_to);
        form->addRow(DefinitionForm::tr("&In"), m_unit);
        form->addRow(QString(), quiet(DefinitionForm::tr("Months and years are whole ones, as ages are counted.")));
        for (auto* box : {static_cast<QComboBox*>(m_from), static_cast<QComboBox*>(m_to), m_unit})
            connect(box, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT changed(); });
        setFocusProxy(m_from);
    }
    void setVariables(const std::vector<Variable>& variables) override
    {
        m_from->setVariables(variables, isDate);
        m_to->setVariables(variables, isDate);
    }
    bool isFor(const Definition& definition) const override { return std::holds_alternative<DateDifference>(definition); }
    void setDefinition(const Definition& definition) override
    {
        const auto& difference = std::get<DateDifference>(definition);
        m_from->setName(difference.from);
        m_to->setName(difference.to);
        m_unit->setCurrentIndex(int(difference.unit));
    }
    Result<Definition> definition() const override
    {
        if (m_from->count() == 0)
            return fail(Error::Kind::Invalid,
                        DefinitionForm::tr("This dataset has no dates. Compute one from a text first, with date(${name})."));
        if (!m_from->variable() || !m_to->variable())
            return fail(Error::Kind::Invalid, DefinitionForm::tr("Choose two dates."));
        return DateDifference{m_from->name(), m_to->name(), DateDifference::Unit(m_unit->currentIndex())};
    }
    void startWith(const Variable& variable) override { m_from->setName(variable.name); }

private:
    VariableBox* m_from;
    VariableBox* m_to;
    QComboBox* m_unit;
};

} // namespace

DefinitionForm* newReverseForm() { return new ReverseForm; }
DefinitionForm* newBinForm() { return new BinForm; }
DefinitionForm* newDateDifferenceForm() { return new DateDifferenceForm; }

} // namespace counterpoint::ui

#include "ui/responses/weight_bar.h"
#include "core/project/project.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

void choose(QComboBox* among, VariableId variable) { among->setCurrentIndex(std::max(0, among->findData(qint64(variable.value())))); }

VariableId chosenIn(const QComboBox* among) { return VariableId(among->currentData().toLongLong()); }

QComboBox* variableBox(const char* name, const QString& title, const QString& toolTip)
{
    auto* box = named(new QComboBox, name, title);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    box->setToolTip(toolTip);
    return box;
}

} // namespace

WeightBar::WeightBar(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_weight(new QLabel)
    , m_strata(variableBox("weightStrata", tr("Strata"), tr("The variable that says which stratum of the sample a response is of")))
    , m_population(
          variableBox("weightPopulation", tr("Population"), tr("The variable that says how large that stratum is in the population")))
    , m_error(new ErrorLine("weightError"))
{
    m_weight->setObjectName(QStringLiteral("weightVariable"));
    m_weight->setTextFormat(Qt::PlainText);
    auto* closing = named(new QPushButton(tr("Close")), "weightClose", tr("Close"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_weight, 1);
    for (const auto& [title, box] : {std::pair(tr("Strata:"), m_strata), std::pair(tr("Population:"), m_population)}) {
        auto* label = new QLabel(title);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        connect(box, &QComboBox::activated, this, &WeightBar::keep);
    }
    row->addWidget(closing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_error);
    connect(closing, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

std::optional<Weighting> WeightBar::weighting() const
{
    return m_session.project().read([this](const Read& db) { return weightings::of(db, m_dataset); }).value_or(std::nullopt);
}

void WeightBar::setDataset(DatasetId dataset)
{
    if (dataset != m_dataset)
        hide();
    m_dataset = dataset;
}

void WeightBar::setVariables(const std::vector<Variable>& variables)
{
    const auto now = weighting();
    m_isSampling = now && now->kind == Weighting::Kind::Sampling;
    if (!m_isSampling) {
        hide();
        return;
    }
    m_error->setSentence({});
    for (auto* box : {m_strata, m_population}) {
        box->clear();
        box->addItem(tr("None"), qint64(0));
    }
    for (const auto& variable : variables) {
        if (variable.id == now->variable) {
            m_weight->setText(tr("Sampling weights: %1").arg(variable.name));
            continue;
        }
        m_strata->addItem(variable.name, qint64(variable.id.value()));
        if (variable.type == VariableType::Number)
            m_population->addItem(variable.name, qint64(variable.id.value()));
    }
    choose(m_strata, now->strata);
    choose(m_population, now->population);
}

void WeightBar::ask()
{
    if (!m_isSampling)
        return;
    show();
    m_strata->setFocus();
}

void WeightBar::keep()
{
    auto now = weighting();
    if (!now)
        return;
    now->strata = chosenIn(m_strata);
    now->population = chosenIn(m_population);
    m_error->accept(
        m_session.project().perform(tr("Choose the strata of the sample"), [&](Edit& db) { return weightings::set(db, m_dataset, now); }));
}

} // namespace counterpoint::ui

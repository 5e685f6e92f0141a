#include "ui/widgets/selection_bar.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "core/responses/weighting.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace counterpoint::ui {

namespace {

QString nameOf(const Read& db, VariableId id)
{
    const auto variable = variables::byId(db, id);
    return variable ? variable->name : QString();
}

} // namespace

SelectionBar::SelectionBar(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_weight(new QLabel)
    , m_weightOff(addButton("switchWeightOff", tr("No weights")))
    , m_filter(new QLabel)
    , m_filterOff(addButton("switchFilterOff", tr("All responses")))
{
    m_weight->setObjectName(QStringLiteral("activeWeight"));
    m_filter->setObjectName(QStringLiteral("activeFilter"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    const auto addLine = [&](const char* image, QLabel* words, QToolButton* off) {
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* picture = new QLabel;
        picture->setPixmap(icon(image).pixmap(16));
        row->addWidget(picture);
        row->addWidget(words, 1);
        row->addWidget(off);
        line->hide();
        lines->addWidget(line);
    };
    addLine("taxes-finances", m_weight, m_weightOff);
    addLine("view-filter", m_filter, m_filterOff);
    connect(m_weightOff, &QToolButton::clicked, this, &SelectionBar::switchWeightOff);
    connect(m_filterOff, &QToolButton::clicked, this, &SelectionBar::allResponsesWanted);
}

QToolButton* SelectionBar::addButton(const char* name, const QString& text)
{
    auto* button = named(new QToolButton, name, text);
    button->setText(text);
    button->setEnabled(!m_session.project().isReadOnly());
    return button;
}

void SelectionBar::showWeight(DatasetId dataset, VariableId own)
{
    m_dataset = dataset;
    m_isOwnWeight = own.isValid();
    const auto words = m_session.project().read([&](const Read& db) {
        const auto weighting = weightings::of(db, dataset);
        if (!m_isOwnWeight && !weighting)
            return QString();
        const auto name = nameOf(db, m_isOwnWeight ? own : weighting->variable);
        if (m_isOwnWeight)
            return tr("Weighted by “%1”, in this analysis").arg(name);
        if (weighting->kind == Weighting::Kind::Sampling && weighting->strata.isValid())
            return tr("Weighted by “%1” (sampling weights of the dataset, strata “%2”)").arg(name, nameOf(db, weighting->strata));
        return weighting->kind == Weighting::Kind::Frequency ? tr("Weighted by “%1” (frequency weights of the dataset)").arg(name)
                                                             : tr("Weighted by “%1” (sampling weights of the dataset)").arg(name);
    });
    m_weight->setText(words.value_or(QString()));
    m_weight->parentWidget()->setVisible(!m_weight->text().isEmpty());
}

void SelectionBar::showFilter(const QString& words)
{
    m_filter->setText(words.isEmpty() ? QString() : tr("Only responses where %1").arg(words));
    m_filter->parentWidget()->setVisible(!words.isEmpty());
}

std::vector<QWidget*> SelectionBar::buttons() const { return {m_weightOff, m_filterOff}; }

void SelectionBar::switchWeightOff()
{
    if (m_isOwnWeight) {
        Q_EMIT ownWeightNotWanted();
        return;
    }
    const auto done =
        m_session.project().perform(tr("Weigh no responses"), [this](Edit& db) { return weightings::set(db, m_dataset, std::nullopt); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("The responses are not weighted."));
}

} // namespace counterpoint::ui

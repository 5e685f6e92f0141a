#include "ui/coding/settle_bar.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace counterpoint::ui {

namespace {
constexpr int giverRole = Qt::UserRole + 1;
}

SettleBar::SettleBar(bool writable, QWidget* parent)
    : QWidget(parent)
    , m_writable(writable)
    , m_outcome(named(new QComboBox, "settleOutcome", tr("How it is settled")))
    , m_code(named(new QComboBox, "settleCode", tr("The other code")))
    , m_reason(named(new QLineEdit, "settleReason", tr("Why")))
    , m_settle(named(new QPushButton(tr("Settle")), "settle", tr("Settle the disagreement")))
{
    m_code->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_reason->setPlaceholderText(tr("Why? The reason is kept with the decision"));
    m_settle->setToolTip(tr("Codes the passage in the layer of the consensus; what each coder coded stays as it is"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_outcome);
    row->addWidget(m_code);
    row->addWidget(m_reason, 1);
    row->addWidget(m_settle);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &SettleBar::showParts);
    connect(m_reason, &QLineEdit::textChanged, this, &SettleBar::showParts);
    connect(m_settle, &QPushButton::clicked, this, &SettleBar::settled);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] {
        if (m_settle->isEnabled())
            Q_EMIT settled();
    });
    setGivers({});
}

void SettleBar::setCodes(const std::vector<Code>& codes)
{
    const auto before = m_code->currentData();
    m_code->clear();
    for (const auto& code : codes)
        m_code->addItem(code.path, qint64(code.id.value()));
    m_code->setCurrentIndex(std::max(0, m_code->findData(before)));
}

void SettleBar::setGivers(const std::vector<Giver>& givers)
{
    m_hasPassage = !givers.empty();
    const auto before = m_outcome->currentIndex();
    m_outcome->clear();
    m_outcome->addItem(tr("It has the code"), int(ConsensusOutcome::Code));
    m_outcome->addItem(tr("It has not"), int(ConsensusOutcome::NoCode));
    m_outcome->addItem(tr("It has another code"), int(ConsensusOutcome::AnotherCode));
    for (const auto& giver : givers) {
        m_outcome->addItem(tr("From and to as %1 has it").arg(giver.name), int(ConsensusOutcome::OtherBorders));
        m_outcome->setItemData(m_outcome->count() - 1, qint64(giver.id.value()), giverRole);
    }
    m_outcome->setCurrentIndex(before > 0 && before < m_outcome->count() ? before : 0);
    showParts();
}

void SettleBar::showParts()
{
    m_code->setVisible(outcome() == ConsensusOutcome::AnotherCode);
    m_outcome->setEnabled(m_writable && m_hasPassage);
    m_reason->setEnabled(m_writable && m_hasPassage);
    m_settle->setEnabled(m_writable && m_hasPassage && !reason().isEmpty());
}

ConsensusOutcome SettleBar::outcome() const { return ConsensusOutcome(m_outcome->currentData().toInt()); }
CodeId SettleBar::otherCode() const
{
    return outcome() == ConsensusOutcome::AnotherCode ? CodeId(m_code->currentData().toLongLong()) : CodeId();
}
CoderId SettleBar::bordersOf() const { return CoderId(m_outcome->currentData(giverRole).toLongLong()); }
QString SettleBar::reason() const { return m_reason->text().trimmed(); }
void SettleBar::clear() { m_reason->clear(); }

} // namespace counterpoint::ui

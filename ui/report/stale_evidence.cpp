#include "ui/report/stale_evidence.h"
#include "ui/report/finding_acts.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int idRole = Qt::UserRole;
constexpr int rowsShown = 4;
constexpr qsizetype longestPart = 36; ///< characters of a claim or quote in a line

QString claimOf(const std::vector<Finding>& findings, FindingId id)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [id](const Finding& finding) { return finding.id == id; });
    return found == findings.end() ? QString() : inShort(found->claim, longestPart);
}

QString lineOf(const Evidence& piece, const QString& claim)
{
    const bool isPassage = piece.kind == Evidence::Kind::Passage;
    const auto what = isPassage        ? StaleEvidence::tr("“%1”").arg(inShort(piece.seen, longestPart))
        : piece.analysisName.isEmpty() ? StaleEvidence::tr("A result")
                                       : piece.analysisName;
    const auto line =
        piece.state == Evidence::State::Gone ? StaleEvidence::tr("Gone: %1 in “%2”") : StaleEvidence::tr("Changed: %1 in “%2”");
    return line.arg(what, claim);
}

QString lineOf(const StaleFigure& figure, const QString& claim)
{
    return figure.now.isEmpty() ? StaleEvidence::tr("Gone: figure “%1” in “%2”").arg(figure.shown, claim)
                                : StaleEvidence::tr("Changed: figure “%1”, now “%2”, in “%3”").arg(figure.shown, figure.now, claim);
}

} // namespace

StaleEvidence::StaleEvidence(QWidget* parent)
    : QFrame(parent)
    , m_list(named(new QListWidget, "staleEvidence", tr("Evidence that no longer holds")))
{
    setObjectName(QStringLiteral("staleEvidencePanel"));
    setAutoFillBackground(true);
    auto* words =
        new QLabel(tr("Some evidence, or figures in texts, are no longer what they were. Look at them first, or write the report all the "
                      "same: it says so at each place."));
    words->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* write = named(new QPushButton(tr("Write all the same…")), "writeAllTheSame", tr("Write the report all the same"));
    auto* later = named(new QPushButton(tr("Not now")), "writeNotNow", tr("Write the report another time"));
    for (auto* button : {write, later})
        button->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(write);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(words);
    column->addWidget(m_list);
    column->addLayout(row);
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
    connect(write, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT writeWanted();
    });
    const auto open = [this](const QListWidgetItem* item) { Q_EMIT findingWanted(FindingId(item->data(idRole).toLongLong())); };
    connect(m_list, &QListWidget::itemClicked, this, open);
    connect(m_list, &QListWidget::itemActivated, this, open);
    setColours();
    hide();
}

void StaleEvidence::setEvidence(const Chain& chain, const std::vector<StaleFigure>& figures)
{
    const int before = m_list->currentRow();
    m_list->clear();
    const auto add = [this](FindingId finding, const QString& line, const QString& tip) {
        auto* item = new QListWidgetItem(icon("dialog-warning"), line, m_list);
        item->setToolTip(QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped()));
        item->setData(idRole, qlonglong(finding.value()));
    };
    for (const auto& piece : chain.evidence)
        if (piece.state != Evidence::State::Holds)
            add(piece.finding, lineOf(piece, claimOf(chain.findings, piece.finding)), piece.seen);
    for (const auto& figure : figures)
        add(figure.finding, lineOf(figure, claimOf(chain.findings, figure.finding)), figure.shown);
    m_list->setCurrentRow(std::min(before, m_list->count() - 1));
    if (m_list->count() == 0) {
        hide();
        return;
    }
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * std::min(rowsShown, m_list->count()) + 2 * m_list->frameWidth() + 4);
}

int StaleEvidence::count() const { return m_list->count(); }

void StaleEvidence::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        setColours();
}

void StaleEvidence::setColours()
{
    QPalette colours;
    colours.setColor(QPalette::Window, warningBackground(colours));
    setPalette(colours);
}

} // namespace counterpoint::ui

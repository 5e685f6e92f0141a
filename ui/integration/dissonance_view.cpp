#include "ui/integration/dissonance_view.h"
#include "ui/integration/convergence_models.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPixmap>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum What { DissonanceOnly, SilenceOnly, Both };

constexpr int swatch = 12;

bool isWanted(Judgement judgement, int what)
{
    return (judgement == Judgement::Dissonance && what != SilenceOnly) || (judgement == Judgement::Silence && what != DissonanceOnly);
}

bool isOf(const ShownJudgement& row, int side) { return side == 0 || row.sides.one == side || row.sides.other == side; }

QPixmap swatchOf(Judgement judgement)
{
    QPixmap pixmap(swatch, swatch);
    pixmap.fill(colourOf(judgement));
    return pixmap;
}

/// A table in which Enter opens the row.
class OpeningTable : public QTableView {
public:
    using QTableView::QTableView;

private:
    void keyPressEvent(QKeyEvent* event) override
    {
        if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
            Q_EMIT activated(currentIndex());
        else
            QTableView::keyPressEvent(event);
    }
};

std::vector<RowColumn<ShownJudgement>> columns()
{
    std::vector<RowColumn<ShownJudgement>> all;
    const auto add = [&](const QString& title, std::function<QVariant(const ShownJudgement&)> text) {
        RowColumn<ShownJudgement> column;
        column.title = title;
        column.text = std::move(text);
        column.alignment = Qt::AlignLeft | Qt::AlignVCenter;
        all.push_back(std::move(column));
    };
    add(DissonanceView::tr("On what"), [](const ShownJudgement& row) { return row.themeName; });
    add(DissonanceView::tr("Between whom"), [](const ShownJudgement& row) { return row.between; });
    add(DissonanceView::tr("Judged"), [](const ShownJudgement& row) {
        const auto judged = titleOf(row.judgement);
        return row.isStale ? DissonanceView::tr("%1 (evidence changed)").arg(judged) : judged;
    });
    all.back().more = [](const ShownJudgement& row, int role) {
        return role == Qt::DecorationRole ? QVariant(swatchOf(row.judgement)) : QVariant();
    };
    add(DissonanceView::tr("Why"), [](const ShownJudgement& row) { return row.reason; });
    add(DissonanceView::tr("By"), [](const ShownJudgement& row) { return row.coder; });
    add(DissonanceView::tr("In findings"), [](const ShownJudgement& row) { return row.findings; });
    return all;
}

} // namespace

class DissonanceView::Model : public RowModel<ShownJudgement> {
public:
    using RowModel::RowModel;
};

DissonanceView::DissonanceView(QWidget* parent)
    : QWidget(parent)
    , m_what(named(new QComboBox, "dissonanceWhat", tr("What is shown")))
    , m_whom(named(new QComboBox, "dissonanceWhom", tr("Between whom")))
    , m_view(named(new OpeningTable, "dissonanceTable", tr("Where voices disagree or are silent")))
    , m_model(new Model(columns(), this))
    , m_none(new QLabel)
{
    m_what->addItems({tr("Dissonance"), tr("Silence"), tr("Dissonance and silence")});
    m_what->setCurrentIndex(Both);
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(true);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const int letter = fontMetrics().averageCharWidth();
    int column = 0;
    for (const int letters : {18, 22, 15, 40, 10, 10})
        m_view->setColumnWidth(column++, letter * letters);
    m_view->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(m_what);
    bar->addWidget(m_whom);
    bar->addStretch(1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(bar);
    page->addWidget(m_none, 1);
    page->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_what, &QComboBox::activated, this, &DissonanceView::fill);
    connect(m_whom, &QComboBox::activated, this, &DissonanceView::fill);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DissonanceView::currentChanged);
    connect(m_view, &QTableView::activated, this, &DissonanceView::opened);
}

DissonanceView::~DissonanceView() = default;

void DissonanceView::show(const ConvergenceTable& table, const std::map<AssessmentId, QString>& findings)
{
    fillSides(table);
    m_all.clear();
    for (const auto& row : table.rows)
        for (const auto& judged : row.judged) {
            const auto& assessment = judged.assessment;
            const auto numbers = findings.find(assessment.id);
            m_all.push_back({assessment.id, row.theme.id, assessment.sides, row.theme.name, table.title(assessment.sides),
                             assessment.judgement, assessment.reason, assessment.coderName,
                             numbers == findings.end() ? QString() : numbers->second, judged.isStale()});
        }
    fill();
}

void DissonanceView::fillSides(const ConvergenceTable& table)
{
    const auto chosen = m_whom->currentData();
    m_whom->clear();
    m_whom->addItem(tr("Between anybody"), 0);
    for (std::size_t i = 0; i < table.sides.size(); ++i)
        m_whom->addItem(tr("With %1").arg(table.sides[i].title), table.matrix.of[i].id);
    m_whom->setCurrentIndex(std::max(0, m_whom->findData(chosen)));
}

void DissonanceView::fill()
{
    auto rows = m_all;
    std::erase_if(rows, [this](const ShownJudgement& row) {
        return !isWanted(row.judgement, m_what->currentIndex()) || !isOf(row, m_whom->currentData().toInt());
    });
    // Disagreement first, then silence; within them the order of the themes.
    std::stable_partition(rows.begin(), rows.end(), [](const ShownJudgement& row) { return row.judgement == Judgement::Dissonance; });
    const bool isEmpty = rows.empty();
    m_model->setRows(std::move(rows));
    m_none->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    m_none->setText(m_all.empty() ? tr("Nothing is judged yet. Choose a theme and two sides in the matrix, and judge them.")
                                  : tr("Nothing was judged so."));
    if (!m_view->currentIndex().isValid() && !isEmpty)
        m_view->setCurrentIndex(m_model->index(0, 0));
    Q_EMIT currentChanged();
}

const ShownJudgement* DissonanceView::current() const { return m_model->at(m_view->currentIndex()); }

} // namespace counterpoint::ui

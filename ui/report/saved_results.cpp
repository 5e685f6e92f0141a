#include "ui/report/saved_results.h"
#include "core/analysis/kind.h"
#include "core/project/project.h"
#include "ui/report/glances.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/figure_view.h"
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int idRole = Qt::UserRole;

/// A list whose rows are dragged as evidence.
class ResultList : public QListWidget {
public:
    using QListWidget::QListWidget;

private:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override
    {
        std::vector<EvidenceChoice> choices;
        for (const auto* item : items)
            choices.push_back({.analysis = AnalysisId(item->data(idRole).toLongLong())});
        return toMimeData(choices);
    }
    QStringList mimeTypes() const override { return {QLatin1String(evidenceMimeType)}; }
};

const char* iconFor(const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    return kind ? kind->icon : "office-chart-bar";
}

} // namespace

SavedResults::SavedResults(Session& session, Glances& glances, QWidget* parent)
    : ChooserPage(parent)
    , m_session(session)
    , m_glances(glances)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_hint(new QLabel(tr("Results come from the survey. Save an analysis in the workspace Analyse, and it can be chosen here.")))
    , m_list(named(new ResultList, "evidenceResults", tr("Saved analyses")))
    , m_title(new QLabel)
    , m_figure(named(new FigureView, "resultFigure", tr("Figure of the chosen analysis")))
    , m_words(new QLabel)
{
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    for (auto* label : {m_hint, m_title, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* preview = new QWidget;
    auto* inside = new QVBoxLayout(preview);
    inside->setContentsMargins(8, 8, 8, 8);
    inside->setSpacing(8);
    inside->addWidget(m_title);
    inside->addWidget(m_figure);
    inside->addWidget(m_words);
    inside->addStretch(1);
    auto* scroll = named(new QScrollArea, "resultPreview", tr("What the chosen analysis says"));
    scroll->setWidgetResizable(true);
    scroll->setWidget(preview);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(scroll);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_hint);
    column->addWidget(m_splitter, 1);
    connect(m_list, &QListWidget::currentItemChanged, this, &SavedResults::showPreview);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ChooserPage::selectionTouched);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { Q_EMIT wanted(false); });
    connect(&glances, &Glances::came, this, &SavedResults::showPreview);
    readAnalyses();
}

std::vector<EvidenceChoice> SavedResults::chosen() const
{
    std::vector<EvidenceChoice> choices;
    for (const auto* item : m_list->selectedItems())
        choices.push_back({.analysis = AnalysisId(item->data(idRole).toLongLong())});
    return choices;
}

void SavedResults::setEvidence(const std::vector<Evidence>& pieces)
{
    if (m_evidence == pieces)
        return;
    m_evidence = pieces;
    fill();
}

void SavedResults::reread(const Changes& changes)
{
    if (changes.touchesAny(Entity::Analysis, Entity::Dataset, Entity::Variable))
        readAnalyses();
}

void SavedResults::readAnalyses()
{
    if (const auto all = m_session.project().read([](const Read& db) { return analyses::all(db); }); m_session.notices().accept(all))
        m_analyses = *all;
    fill();
    showPreview();
}

void SavedResults::fill()
{
    const auto* current = m_list->currentItem();
    const auto before = current ? current->data(idRole) : QVariant();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto& analysis : m_analyses) {
        const bool isChosen =
            std::any_of(m_evidence.begin(), m_evidence.end(), [&](const Evidence& piece) { return piece.analysis == analysis.id; });
        auto* item = new QListWidgetItem(icon(isChosen ? "checkmark" : iconFor(analysis)), analysis.name, m_list);
        item->setData(idRole, qlonglong(analysis.id.value()));
        item->setData(Qt::AccessibleTextRole, isChosen ? tr("%1. Evidence already.").arg(analysis.name) : analysis.name);
        if (item->data(idRole) == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_hint->setVisible(m_analyses.empty());
    m_splitter->setVisible(!m_analyses.empty());
}

void SavedResults::showPreview()
{
    const auto* item = m_list->currentItem();
    ResultGlance glance;
    if (item && isVisible()) {
        const auto* known = m_glances.of(AnalysisId(item->data(idRole).toLongLong()));
        glance = known ? *known : ResultGlance{{}, tr("Being computed …")};
    }
    m_title->setText(item ? item->text() : QString());
    m_figure->setVisible(glance.drawing.has_value());
    if (glance.drawing)
        m_figure->setDrawing(*glance.drawing);
    m_words->setText(glance.words);
    m_words->setVisible(!glance.words.isEmpty());
}

void SavedResults::showEvent(QShowEvent* event)
{
    ChooserPage::showEvent(event);
    showPreview();
}

bool SavedResults::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !chosen().empty()) {
            Q_EMIT wanted(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return ChooserPage::eventFilter(watched, event);
}

} // namespace counterpoint::ui

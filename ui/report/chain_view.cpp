#include "ui/report/chain_view.h"
#include "ui/report/chain_words.h"
#include "ui/report/finding_places.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/widgets/wrapped_column.h"
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int placeRole = Qt::UserRole;

QTreeWidgetItem* addTo(QTreeWidgetItem* parent, const QString& words, const char* iconName, const std::optional<Place>& place)
{
    auto* item = new QTreeWidgetItem(parent, {words});
    item->setIcon(0, icon(iconName));
    item->setToolTip(0, QStringLiteral("<qt>%1</qt>").arg(words.toHtmlEscaped()));
    if (place)
        item->setData(0, placeRole, QVariant::fromValue(*place));
    return item;
}

const char* iconFor(const Evidence& piece)
{
    if (piece.state != Evidence::State::Holds)
        return "dialog-warning";
    switch (piece.kind) {
    case Evidence::Kind::Passage:
        return "view-conversation-balloon";
    case Evidence::Kind::Result:
        return "office-chart-bar";
    default:
        return "merge";
    }
}

void addFinding(QTreeWidgetItem* parent, const Chain& chain, const Finding& finding)
{
    auto* item = addTo(parent, chain_words::of(chain, finding), "office-report", placeOf(finding.id));
    for (const auto* piece : chain.evidenceOf(finding.id)) {
        const auto words = chain_words::of(*piece);
        addTo(item, piece->stance == Evidence::Stance::Contradicts ? ChainView::tr("Against: %1").arg(words) : words, iconFor(*piece),
              placeOf(*piece));
    }
}

void addImplication(QTreeWidgetItem* parent, const Chain& chain, const Implication& implication)
{
    auto* item = addTo(parent, chain_words::of(chain, implication), "go-next", placeOf(implication.id));
    for (const auto* finding : chain.findingsOf(implication))
        addFinding(item, chain, *finding);
}

QTreeWidgetItem* addElement(QTreeWidgetItem* parent, const FrameworkElement& element)
{
    return addTo(parent, element.title, "flag", placeOf(element.id));
}

/// All words and places below an item, by which it is seen whether anything is otherwise.
QString wordsOf(const QTreeWidgetItem& item)
{
    const auto place = item.data(0, placeRole).value<Place>();
    auto words = QStringLiteral("%1\n%2 %3(").arg(item.text(0)).arg(int(place.entity)).arg(place.id);
    for (int i = 0; i < item.childCount(); ++i)
        words += wordsOf(*item.child(i));
    return words + u')';
}

} // namespace

ChainView::ChainView(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_title(new QLabel)
    , m_tree(named(new QTreeWidget, "chainTree", tr("What it rests on, and what rests on it")))
{
    setObjectName(QStringLiteral("chainView"));
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setCursor(Qt::PointingHandCursor);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    wrapColumn(m_tree, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_tree, 1);
    connect(m_tree, &QTreeWidget::itemClicked, this, &ChainView::follow);
    connect(m_tree, &QTreeWidget::itemActivated, this, &ChainView::follow);
}

void ChainView::follow(QTreeWidgetItem* item)
{
    const auto place = item->data(0, placeRole);
    if (place.isValid())
        m_navigator.go(place.value<Place>());
}

QTreeWidgetItem* ChainView::begin(const QString& heading)
{
    auto* item = new QTreeWidgetItem({heading});
    item->setFlags(Qt::ItemIsEnabled);
    m_fresh.push_back(item);
    return item;
}

void ChainView::finish(const QString& title)
{
    m_title->setText(title);
    m_tree->show();
    QString words;
    for (const auto* item : m_fresh)
        words += wordsOf(*item);
    if (words == std::exchange(m_shown, words)) {
        qDeleteAll(m_fresh);
    } else {
        m_tree->clear();
        m_tree->addTopLevelItems(m_fresh);
        m_tree->expandAll();
    }
    m_fresh.clear();
}

void ChainView::showElement(const Chain& chain, ElementId id)
{
    const auto* element = chain.element(id);
    if (!element)
        return;
    auto* down = begin(element->implications.empty() ? tr("It rests on nothing yet") : tr("It rests on"));
    for (const auto* implication : chain.implicationsOf(*element))
        addImplication(down, chain, *implication);
    finish(tr("What stands behind “%1”").arg(element->title));
}

void ChainView::showImplication(const Chain& chain, ImplicationId id)
{
    const auto* implication = chain.implication(id);
    if (!implication)
        return;
    const auto elements = chain.elementsFrom(id);
    auto* up = begin(elements.empty() ? tr("No element rests on it yet") : tr("Elements that rest on it"));
    for (const auto* element : elements)
        addElement(up, *element);
    auto* down = begin(implication->findings.empty() ? tr("It follows from no finding yet") : tr("It follows from"));
    for (const auto* finding : chain.findingsOf(*implication))
        addFinding(down, chain, *finding);
    finish(tr("Where implication %1 stands").arg(chain.numberOf(id)));
}

void ChainView::showWhole(const Chain& chain)
{
    auto* up = begin(tr("From findings to elements"));
    for (const auto& finding : chain.findings) {
        auto* item = addTo(up, chain_words::of(chain, finding), "office-report", placeOf(finding.id));
        for (const auto* implication : chain.implicationsFrom(finding.id)) {
            auto* by = addTo(item, chain_words::of(chain, *implication), "go-next", placeOf(implication->id));
            for (const auto* element : chain.elementsFrom(implication->id))
                addElement(by, *element);
        }
    }
    finish(tr("What follows from the findings"));
}

void ChainView::clear()
{
    m_title->clear();
    m_tree->clear();
    m_tree->hide();
    m_shown.clear();
}

} // namespace counterpoint::ui

#include "ui/report/element_list.h"
#include "ui/report/finding_look.h"
#include "ui/report/finding_names.h"
#include "ui/support/row_model.h"
#include <algorithm>

namespace counterpoint::ui {

namespace {

using Kind = FrameworkRow::Kind;

FrameworkRow rowOf(Kind kind, std::int64_t of, const QString& text, const QString& about)
{
    constexpr std::int64_t kinds = 4;
    return {Id<FrameworkRowTag>(of * kinds + int(kind) + 1), kind, of, text, about};
}

QString aboutOf(const FrameworkElement& element)
{
    QStringList parts;
    for (const auto& words : {element.audience, element.mode})
        if (!words.isEmpty())
            parts << words;
    if (element.priority != FrameworkElement::Priority::None)
        parts << ElementList::tr("priority %1").arg(nameOf(element.priority).toLower());
    if (element.implications.empty())
        parts << ElementList::tr("rests on nothing yet");
    return ElementList::tr("Element · %1").arg(parts.join(QStringLiteral(" · ")));
}

QString aboutOf(const Chain& chain, const Implication& implication)
{
    QStringList numbers;
    for (const auto* finding : chain.findingsOf(implication))
        numbers << QString::number(chain.numberOf(finding->id));
    const auto from = numbers.isEmpty()
        ? ElementList::tr("rests on nothing yet")
        : ElementList::tr("from finding(s) %1", nullptr, int(numbers.size())).arg(numbers.join(QStringLiteral(", ")));
    return ElementList::tr("Implication %1 · %2").arg(chain.numberOf(implication.id)).arg(from);
}

QVariant moreOf(const FrameworkRow& row, int role)
{
    switch (role) {
    case FindingLook::statusRole:
        return row.about;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2").arg(row.text, row.about);
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(row.text, row.about);
    default:
        return {};
    }
}

} // namespace

class ElementList::Model : public RowModel<FrameworkRow> {
public:
    using RowModel::RowModel;
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        const auto* row = at(index);
        const auto usual = RowModel::flags(index);
        return !row ? usual | Qt::ItemIsDropEnabled : row->kind == Kind::Whole ? usual : usual | Qt::ItemIsDragEnabled;
    }
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
};

ElementList::ElementList(QWidget* parent)
    : OrderedList(parent)
    , m_model(
          new Model({{tr("Framework"), [](const FrameworkRow& row) { return row.text; }, Qt::AlignLeft | Qt::AlignVCenter, moreOf}}, this))
{
    setModel(m_model);
    setItemDelegate(new FindingLook(this));
    connect(this, &OrderedList::currentRowChanged, this, &ElementList::currentThingChanged);
    connect(this, &OrderedList::rowMoveWanted, this, &ElementList::wantMove);
    connect(this, &OrderedList::rowRemoveWanted, this, [this] {
        if (current().kind != Kind::Whole)
            Q_EMIT removeWanted();
    });
    connect(this, &OrderedList::rowOpened, this, &ElementList::opened);
}

ElementList::~ElementList() = default;

void ElementList::setChain(const Chain& chain)
{
    std::vector<FrameworkRow> rows;
    rows.push_back(rowOf(Kind::Whole, 0, tr("The framework as a whole"),
                         tr("%1 · %2").arg(tr("%n element(s)", nullptr, int(chain.elements.size())),
                                           tr("%n implication(s)", nullptr, int(chain.implications.size())))));
    for (const auto& element : chain.elements)
        rows.push_back(rowOf(Kind::Element, element.id.value(), element.title, aboutOf(element)));
    for (const auto& implication : chain.implications)
        rows.push_back(rowOf(Kind::Implication, implication.id.value(), implication.text, aboutOf(chain, implication)));
    const auto before = m_model->idAt(currentIndex());
    const int place = currentIndex().row();
    const bool isFirst = m_model->rowCount() == 0;
    setFilling(true);
    m_model->setRows(std::move(rows));
    if (isFirst || (before.isValid() && !m_model->indexOf(before).isValid()))
        setCurrentIndex(m_model->index(std::clamp(place, 0, m_model->rowCount() - 1), 0));
    setFilling(false);
    if (m_model->idAt(currentIndex()) != before)
        Q_EMIT currentThingChanged();
    scheduleDelayedItemsLayout();
}

FrameworkRow ElementList::current() const
{
    const auto* row = m_model->at(currentIndex());
    return row ? *row : FrameworkRow();
}

void ElementList::setCurrent(ElementId id) { setCurrentRow(Kind::Element, id.value()); }
void ElementList::setCurrent(ImplicationId id) { setCurrentRow(Kind::Implication, id.value()); }

void ElementList::setNone()
{
    setFilling(true);
    clearSelection();
    setCurrentIndex({});
    setFilling(false);
}

void ElementList::setCurrentRow(Kind kind, std::int64_t of)
{
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const FrameworkRow& row) { return row.kind == kind && row.of == of; });
    if (found == rows.end())
        return;
    setCurrentIndex(m_model->indexOf(found->id));
    scrollTo(currentIndex());
}

int ElementList::firstOf(Kind kind) const
{
    const auto& rows = m_model->rows();
    return int(std::find_if(rows.begin(), rows.end(), [kind](const FrameworkRow& row) { return row.kind == kind; }) - rows.begin());
}

/// Within its kind: an element dropped among the implications becomes the last element.
void ElementList::wantMove(int from, int to)
{
    const auto row = m_model->rows()[std::size_t(from)];
    const auto& rows = m_model->rows();
    const int first = firstOf(row.kind);
    const auto count = int(std::count_if(rows.begin(), rows.end(), [&](const FrameworkRow& one) { return one.kind == row.kind; }));
    const int position = std::clamp(to - first, 0, count - 1);
    if (position == from - first)
        return;
    if (row.kind == Kind::Element)
        Q_EMIT elementMoveWanted(row.element(), position);
    else if (row.kind == Kind::Implication)
        Q_EMIT implicationMoveWanted(row.implication(), position);
}

} // namespace counterpoint::ui

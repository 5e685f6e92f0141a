#include "ui/pseudonyms/pseudonym_table.h"
#include "core/project/project.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace counterpoint::ui {

namespace {

constexpr std::array kinds{Pseudonym::Kind::Person, Pseudonym::Kind::Place, Pseudonym::Kind::Organisation, Pseudonym::Kind::Other};
constexpr int kindColumn = 2;

void fill(QComboBox& box)
{
    for (const auto kind : kinds)
        box.addItem(kindName(kind), toText(kind));
}

/// Kinds are chosen, not typed.
class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* box = new QComboBox(parent);
        fill(*box);
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        auto* box = static_cast<QComboBox*>(editor);
        box->setCurrentIndex(std::max(0, box->findText(index.data().toString())));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentData());
    }
};

} // namespace

QString kindName(Pseudonym::Kind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("PseudonymTable", text); };
    switch (kind) {
    case Pseudonym::Kind::Person:
        return tr("Person");
    case Pseudonym::Kind::Place:
        return tr("Place");
    case Pseudonym::Kind::Organisation:
        return tr("Organisation");
    case Pseudonym::Kind::Other:
        break;
    }
    return tr("Other");
}

PseudonymTable::PseudonymTable(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(named(new QLineEdit, "pseudonymName", tr("Name to be replaced")))
    , m_pseudonym(named(new QLineEdit, "pseudonymReplacement", tr("Pseudonym")))
    , m_kind(named(new QComboBox, "pseudonymKind", tr("Kind of name")))
    , m_add(named(new QPushButton(tr("Add")), "pseudonymAdd", tr("Add the pseudonym")))
    , m_error(new ErrorLine("pseudonymError"))
    , m_model(new RowModel<Pseudonym>(columns(), this))
    , m_view(named(new QTableView, "pseudonymTable", tr("Names and their pseudonyms")))
{
    m_name->setPlaceholderText(tr("Name"));
    m_pseudonym->setPlaceholderText(tr("Pseudonym; empty: a neutral one"));
    fill(*m_kind);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(8, 4, 8, 4);
    line->addWidget(m_name, 1);
    line->addWidget(m_pseudonym, 1);
    line->addWidget(m_kind);
    line->addWidget(m_add);
    for (QWidget* each : std::initializer_list<QWidget*>{m_name, m_pseudonym, m_kind, m_add})
        each->setEnabled(!session.project().isReadOnly());
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(kindColumn, new KindDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    growRowsWithText(m_view, 10);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(false);
    for (const int column : {0, 1, 3})
        m_view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(line);
    all->addWidget(m_error);
    all->addWidget(m_view, 1);
    connect(m_add, &QPushButton::clicked, this, &PseudonymTable::add);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_pseudonym->setFocus(); });
    connect(m_pseudonym, &QLineEdit::returnPressed, this, &PseudonymTable::add);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PseudonymTable::selectionChanged);
}

std::vector<RowColumn<Pseudonym>> PseudonymTable::columns()
{
    const bool writable = !m_session.project().isReadOnly();
    std::vector<RowColumn<Pseudonym>> columns{
        {tr("Name"), [](const Pseudonym& row) { return row.original; }},
        {tr("Pseudonym"), [](const Pseudonym& row) { return row.replacement; }},
        {tr("Kind"), [](const Pseudonym& row) { return kindName(row.kind); }},
        {tr("Note"), [](const Pseudonym& row) { return row.note; }},
        {tr("Replaced"), [](const Pseudonym& row) { return row.places; }, Qt::AlignRight | Qt::AlignVCenter}};
    columns.back().toolTip = tr("In how many places the pseudonym stands and can be taken back");
    if (!writable)
        return columns;
    const auto editing = [this](QString Pseudonym::*part) {
        return [this, part](const Pseudonym& row, const QVariant& value) {
            auto fresh = row;
            fresh.*part = value.toString();
            return change(fresh);
        };
    };
    columns[0].edit = editing(&Pseudonym::original);
    columns[1].edit = editing(&Pseudonym::replacement);
    columns[2].edit = [this](const Pseudonym& row, const QVariant& value) {
        auto fresh = row;
        fresh.kind = pseudonymKindFrom(value.toString()).value_or(row.kind);
        return change(fresh);
    };
    columns[3].edit = editing(&Pseudonym::note);
    return columns;
}

bool PseudonymTable::change(const Pseudonym& row) const
{
    const auto* before = m_model->at(m_model->indexOf(row.id));
    if (!before || *before == row)
        return false;
    return m_error->accept(m_session.project().perform(tr("Change the pseudonym of “%1”").arg(before->original),
                                                       [&](Edit& db) { return pseudonyms::update(db, row); }));
}

void PseudonymTable::setRows(const std::vector<Pseudonym>& rows)
{
    if (rows != m_model->rows())
        m_error->setSentence({});
    m_model->setRows(rows);
    m_view->resizeColumnToContents(kindColumn);
}

std::vector<Pseudonym> PseudonymTable::selected() const
{
    std::vector<Pseudonym> rows;
    for (const auto& index : m_view->selectionModel()->selectedRows())
        rows.push_back(*m_model->at(index));
    return rows;
}

void PseudonymTable::begin(const QString& name)
{
    m_name->setText(name.simplified());
    (name.isEmpty() ? m_name : m_pseudonym)->setFocus();
}

void PseudonymTable::add()
{
    Pseudonym fresh;
    fresh.kind = pseudonymKindFrom(m_kind->currentData().toString()).value_or(Pseudonym::Kind::Person);
    fresh.original = m_name->text();
    fresh.replacement = m_pseudonym->text().trimmed().isEmpty() ? pseudonyms::neutral(m_model->rows(), fresh.kind) : m_pseudonym->text();
    const auto added = m_session.project().perform(tr("Add a pseudonym for “%1”").arg(fresh.original.simplified()),
                                                   [&](Edit& db) { return pseudonyms::add(db, fresh); });
    if (!m_error->accept(added))
        return;
    m_name->clear();
    m_pseudonym->clear();
    m_name->setFocus();
    m_view->selectRow(m_model->indexOf(*added).row());
}

void PseudonymTable::removeSelected()
{
    const auto rows = selected();
    if (rows.empty() || m_session.project().isReadOnly())
        return;
    const auto what = rows.size() == 1 ? tr("“%1”").arg(rows.front().original) : tr("%n name(s)", nullptr, int(rows.size()));
    const auto done = m_session.project().perform(tr("Remove %1 from the pseudonyms").arg(what), [&](Edit& db) {
        for (const auto& row : rows)
            pseudonyms::remove(db, row.id);
    });
    const bool stands = std::any_of(rows.begin(), rows.end(), [](const Pseudonym& row) { return row.places > 0; });
    if (m_session.notices().accept(done))
        m_session.notices().done(stands ? tr("Removed %1. Where a pseudonym stands, it stays, and can no longer be taken back.").arg(what)
                                        : tr("Removed %1.").arg(what));
}

} // namespace counterpoint::ui

#include "ui/integration/convergence_form.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/integration/sides.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_keys.h"
#include "ui/widgets/tick_list.h"
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

namespace counterpoint::ui {

namespace {

constexpr int letters = 70; ///< that the form is wide
constexpr qlonglong strands = 0; ///< in the place of an attribute

/// The values that there are for the sides: strands that have sources, or the values that Cases have of an attribute.
QStringList valuesIn(const Read& db, AttributeId attribute)
{
    QStringList values;
    if (attribute.isValid()) {
        for (const auto& person : cases::all(db))
            if (const auto value = person.value(attribute); !value.isEmpty())
                values << value;
        values.removeDuplicates();
        values.sort(Qt::CaseInsensitive);
        return values;
    }
    std::set<Strand> used;
    for (const auto& source : sources::uncounted(db))
        used.insert(source.strand);
    for (const auto strand : {Strand::Interviews, Strand::Survey, Strand::FocusGroups, Strand::Documents})
        if (used.count(strand) > 0)
            values << toText(strand);
    return values;
}

QString titleOf(const QString& value, bool isStrand)
{
    const auto strand = strandFrom(value);
    return isStrand && strand ? Side::of(*strand).title : value;
}

} // namespace

ConvergenceForm::ConvergenceForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_name(named(new QLineEdit, "convergenceName", tr("Name of the convergence matrix")))
    , m_kind(named(new QComboBox, "convergenceSidesAre", tr("What is compared")))
    , m_sides(named(new QListWidget, "convergenceSides", tr("Sides that are compared, in order")))
    , m_respondentsLabel(new QLabel(tr("Respondents:")))
    , m_respondents(new QWidget)
    , m_codes(new TickList("convergenceCodes", tr("Codes that are its themes")))
    , m_keep(named(new QPushButton, "convergenceKeep", tr("Keep the matrix")))
{
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_title->setFont(large);
    m_sides->setDragDropMode(QAbstractItemView::InternalMove);
    m_sides->setToolTip(tr("Drag to put them in order"));
    m_sides->setMaximumHeight(fontMetrics().lineSpacing() * 8);
    m_keep->setIcon(icon("dialog-ok-apply"));
    auto* cancel = named(new QPushButton(icon("dialog-cancel"), tr("Cancel")), "convergenceCancel", tr("Leave without keeping"));
    auto* rows = new QVBoxLayout(m_respondents);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Compare:"), m_kind);
    form->addRow(tr("&Sides:"), m_sides);
    form->addRow(m_respondentsLabel, m_respondents);
    auto* codesLabel = new QLabel(tr("&Themes:"));
    codesLabel->setBuddy(m_codes);
    form->addRow(codesLabel, m_codes);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_keep);
    buttons->addWidget(cancel);
    auto* page = new QWidget;
    page->setMaximumWidth(fontMetrics().averageCharWidth() * letters);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(m_title);
    column->addLayout(form, 1);
    column->addLayout(buttons);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(page, 1);
    whole->addStretch(0);
    connect(m_name, &QLineEdit::textChanged, this, &ConvergenceForm::refresh);
    connect(m_kind, &QComboBox::activated, this, &ConvergenceForm::fillSides);
    connect(m_sides, &QListWidget::itemChanged, this, &ConvergenceForm::refresh);
    connect(m_codes, &TickList::wanted, this, &ConvergenceForm::refresh);
    connect(m_keep, &QPushButton::clicked, this, &ConvergenceForm::keep);
    connect(cancel, &QPushButton::clicked, this, &ConvergenceForm::left);
}

void ConvergenceForm::begin(const ConvergenceMatrix& matrix)
{
    m_matrix = matrix;
    const bool isNew = !matrix.id.isValid();
    m_title->setText(isNew ? tr("New convergence matrix") : tr("Name, sides and themes"));
    m_keep->setText(isNew ? tr("&Make the matrix") : tr("&Keep"));
    m_name->setText(matrix.name);
    fillKinds();
    fillSides();
    std::vector<CodeId> codes;
    for (const auto& theme : matrix.themes)
        if (theme.code.isValid())
            codes.push_back(theme.code);
    const auto items = m_session.project().read(tick_keys::codes);
    if (m_session.notices().accept(items))
        m_codes->setItems(*items);
    m_codes->setTicked(tick_keys::of(codes));
    refresh();
    m_name->setFocus();
}

bool ConvergenceForm::isOfStrands() const { return m_kind->currentData().toLongLong() == strands; }

AttributeId ConvergenceForm::attribute() const { return AttributeId(m_kind->currentData().toLongLong()); }

void ConvergenceForm::fillKinds()
{
    m_kind->clear();
    m_kind->addItem(tr("Strands"), strands);
    const auto attributes = m_session.project().read([](const Read& db) { return attributes::all(db); });
    if (attributes)
        for (const auto& attribute : *attributes)
            m_kind->addItem(tr("Groups by %1").arg(attribute.name), qlonglong(attribute.id.value()));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(qlonglong(m_matrix.attribute.value()))));
    m_kind->setEnabled(!m_matrix.id.isValid()); // what was judged of groups cannot become judgements of strands
}

void ConvergenceForm::fillSides()
{
    const QSignalBlocker quiet(m_sides);
    m_sides->clear();
    const auto found = m_session.project().read([id = attribute()](const Read& db) { return valuesIn(db, id); });
    if (!m_session.notices().accept(found))
        return;
    QStringList values;
    for (const auto& side : m_matrix.of)
        values << side.value;
    const auto chosen = values;
    values += *found;
    values.removeDuplicates();
    for (const auto& value : values) {
        auto* item = new QListWidgetItem(titleOf(value, isOfStrands()), m_sides);
        item->setData(Qt::UserRole, value);
        item->setFlags((item->flags() | Qt::ItemIsUserCheckable) & ~Qt::ItemIsDropEnabled);
        item->setCheckState(!m_matrix.id.isValid() || chosen.contains(value) ? Qt::Checked : Qt::Unchecked);
    }
    fillRespondents();
    refresh();
}

/// Who answered a survey without being a Case can be given to a group as a whole.
void ConvergenceForm::fillRespondents()
{
    for (const auto& [dataset, box] : m_datasets)
        delete box->parentWidget();
    m_datasets.clear();
    const auto all = m_session.project().read([](const Read& db) { return datasets::all(db); });
    const bool isShown = !isOfStrands() && all && !all->empty();
    m_respondents->setVisible(isShown);
    m_respondentsLabel->setVisible(isShown);
    if (!isShown)
        return;
    for (const auto& dataset : *all) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* box = named(new QComboBox, "convergenceRespondents", tr("Side of the respondents of %1 who are no Cases").arg(dataset.name));
        box->addItem(tr("On no side"), QString());
        for (int i = 0; i < m_sides->count(); ++i)
            box->addItem(m_sides->item(i)->text(), m_sides->item(i)->data(Qt::UserRole));
        for (const auto& side : m_matrix.of)
            if (side.dataset == dataset.id)
                box->setCurrentIndex(std::max(0, box->findData(side.value)));
        row->addWidget(new QLabel(tr("Those of %1 who are no Cases:").arg(dataset.name)));
        row->addWidget(box, 1);
        m_respondents->layout()->addWidget(line);
        m_datasets.emplace_back(dataset.id, box);
    }
}

std::vector<ConvergenceSide> ConvergenceForm::sides() const
{
    std::vector<ConvergenceSide> sides;
    for (int i = 0; i < m_sides->count(); ++i) {
        const auto* item = m_sides->item(i);
        if (item->checkState() != Qt::Checked)
            continue;
        ConvergenceSide side{0, item->data(Qt::UserRole).toString(), {}};
        for (const auto& before : m_matrix.of)
            if (before.value == side.value)
                side.id = before.id;
        for (const auto& [dataset, box] : m_datasets)
            if (!isOfStrands() && box->currentData().toString() == side.value)
                side.dataset = dataset;
        sides.push_back(side);
    }
    return sides;
}

std::vector<CodeId> ConvergenceForm::ticked() const { return tick_keys::idsOf<CodeId>(m_codes->ticked()); }

void ConvergenceForm::refresh()
{
    m_keep->setEnabled(!m_name->text().trimmed().isEmpty() && sides().size() >= 2 && !ticked().empty()
                       && !m_session.project().isReadOnly());
}

Result<> ConvergenceForm::writeThemes(Edit& db, ConvergenceId id) const
{
    const auto codes = ticked();
    const auto isTicked = [&](CodeId code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
    for (const auto& theme : m_matrix.themes)
        if (theme.code.isValid() && !isTicked(theme.code))
            convergence::removeTheme(db, theme.id);
    for (const auto code : codes) {
        const bool isThere =
            std::any_of(m_matrix.themes.begin(), m_matrix.themes.end(), [&](const ConvergenceTheme& theme) { return theme.code == code; });
        const auto named = codebook::byId(db, code);
        if (isThere || !named)
            continue;
        if (const auto added = convergence::addTheme(db, id, named->name, code); !added)
            return fail(added);
    }
    return {};
}

Result<ConvergenceId> ConvergenceForm::write(Edit& db) const
{
    auto id = Result<ConvergenceId>(m_matrix.id);
    if (!m_matrix.id.isValid())
        id = isOfStrands() ? convergence::addOfStrands(db, m_name->text()) : convergence::addOfGroups(db, m_name->text(), attribute());
    else if (const auto renamed = convergence::rename(db, m_matrix.id, m_name->text()); !renamed)
        return fail(renamed);
    if (!id)
        return id;
    auto wanted = sides();
    if (!m_matrix.id.isValid()) // those that were made with it keep their numbers
        if (const auto made = convergence::byId(db, *id))
            for (auto& side : wanted)
                for (const auto& known : made->of)
                    if (known.value == side.value)
                        side.id = known.id;
    if (const auto set = convergence::setSides(db, *id, std::move(wanted)); !set)
        return fail(set);
    const auto done = writeThemes(db, *id);
    return done ? id : fail(done);
}

void ConvergenceForm::keep()
{
    const auto name = m_name->text().trimmed();
    const auto label = m_matrix.id.isValid() ? tr("Name, sides and themes of “%1”").arg(name) : tr("New convergence matrix “%1”").arg(name);
    const auto done = m_session.project().perform(label, [&](Edit& db) { return write(db); });
    if (m_session.notices().accept(done))
        Q_EMIT kept(*done);
}

void ConvergenceForm::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (isEnter && m_keep->isEnabled())
        keep();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui

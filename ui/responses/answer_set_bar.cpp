#include "ui/responses/answer_set_bar.h"
#include "core/project/project.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// What the names begin with alike, without the mark that parts it from the rest: 'media' of media_1 and media_2.
QString commonBeginning(const std::vector<Variable>& variables)
{
    if (variables.empty())
        return {};
    auto common = variables.front().name;
    for (const auto& variable : variables)
        while (!variable.name.startsWith(common))
            common.chop(1);
    while (!common.isEmpty() && !common.back().isLetterOrNumber())
        common.chop(1);
    return common;
}

} // namespace

AnswerSetBar::AnswerSetBar(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_which(named(new QComboBox, "answerSetWhich", tr("Set of answers")))
    , m_name(named(new QLineEdit, "answerSetName", tr("Name of the set")))
    , m_counted(named(new QLineEdit, "answerSetCounted", tr("Values that say chosen")))
    , m_members(named(new QLabel, "answerSetMembers", tr("Variables of the set")))
    , m_remove(named(new QPushButton(tr("Remove set")), "answerSetRemove", tr("Remove set")))
    , m_error(new ErrorLine("answerSetError"))
{
    m_name->setPlaceholderText(tr("Name"));
    m_counted->setPlaceholderText(tr("such as 1; empty: each value is an answer of its own"));
    m_counted->setToolTip(tr("The values that say “chosen”, parted by commas. Empty where the variables hold the first, second, … choice"));
    m_members->setWordWrap(true);
    m_members->setForegroundRole(QPalette::PlaceholderText);
    auto* kept = named(new QPushButton(tr("Keep set")), "answerSetKeep", tr("Keep set"));
    auto* closing = named(new QPushButton(tr("Close")), "answerSetClose", tr("Close"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_which);
    row->addWidget(m_name, 1);
    row->addWidget(kept);
    row->addWidget(m_remove);
    row->addWidget(closing);
    auto* label = new QLabel(tr("Values that say “chosen”:"));
    label->setBuddy(m_counted);
    auto* values = new QHBoxLayout;
    values->addWidget(label);
    values->addWidget(m_counted, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addLayout(values);
    column->addWidget(m_members);
    column->addWidget(m_error);
    connect(m_which, &QComboBox::activated, this, &AnswerSetBar::choose);
    connect(m_name, &QLineEdit::returnPressed, this, &AnswerSetBar::keep);
    connect(m_counted, &QLineEdit::returnPressed, this, &AnswerSetBar::keep);
    connect(kept, &QPushButton::clicked, this, &AnswerSetBar::keep);
    connect(m_remove, &QPushButton::clicked, this, &AnswerSetBar::removeChosen);
    connect(closing, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void AnswerSetBar::setDataset(DatasetId dataset)
{
    if (dataset == m_dataset)
        return;
    m_dataset = dataset;
    hide();
    reload();
}

void AnswerSetBar::reload()
{
    m_sets = m_session.project().read([&](const Read& db) { return answerSets::of(db, m_dataset); }).value_or(std::vector<AnswerSet>());
    m_which->clear();
    m_which->addItem(tr("New set"));
    for (const auto& set : m_sets)
        m_which->addItem(set.name);
    const auto place = std::find_if(m_sets.begin(), m_sets.end(), [&](const AnswerSet& each) { return each.id == m_edited.id; });
    if (place != m_sets.end())
        m_which->setCurrentIndex(int(place - m_sets.begin()) + 1);
    m_remove->setEnabled(m_which->currentIndex() > 0);
}

void AnswerSetBar::begin(const std::vector<Variable>& variables)
{
    m_selected = variables;
    m_edited = AnswerSet();
    reload();
    choose(0);
    show();
    m_name->setFocus();
    m_name->selectAll();
}

void AnswerSetBar::setSelected(const std::vector<Variable>& variables)
{
    m_selected = variables;
    if (isVisible() && !m_edited.id.isValid())
        showMembers();
}

void AnswerSetBar::choose(int place)
{
    m_error->setSentence({});
    m_edited = place > 0 ? m_sets[std::size_t(place - 1)] : AnswerSet();
    m_edited.dataset = m_dataset;
    QStringList counted;
    for (const auto& value : m_edited.counted) {
        const auto* text = std::get_if<QString>(&value);
        counted << (text ? *text : numberText(std::get<double>(value)));
    }
    m_name->setText(place > 0 ? m_edited.name : commonBeginning(m_selected));
    m_counted->setText(counted.join(QStringLiteral(", ")));
    m_remove->setEnabled(place > 0);
    showMembers();
}

void AnswerSetBar::showMembers()
{
    QStringList names;
    if (m_edited.id.isValid())
        for (const auto id : m_edited.variables)
            names << m_session.project().read([&](const Read& db) { return variables::byId(db, id); }).value_or(Variable()).name;
    else
        for (const auto& variable : m_selected)
            names << variable.name;
    m_members->setText(m_edited.id.isValid() ? tr("Variables: %1").arg(names.join(QStringLiteral(", ")))
                                             : tr("Of the selected variables: %1").arg(names.join(QStringLiteral(", "))));
}

Result<std::vector<Value>> AnswerSetBar::counted() const
{
    auto model = m_selected.empty() ? Variable() : m_selected.front();
    if (m_edited.id.isValid() && !m_edited.variables.empty())
        model = m_session.project().read([&](const Read& db) { return variables::byId(db, m_edited.variables.front()); }).value_or(model);
    std::vector<Value> values;
    for (const auto& part : m_counted->text().split(u',', Qt::SkipEmptyParts)) {
        const auto value = variables::valueFrom(model, part.trimmed());
        if (!value)
            return fail(value);
        values.push_back(*value);
    }
    return values;
}

void AnswerSetBar::keep()
{
    const auto values = counted();
    if (!m_error->accept(values))
        return;
    auto set = m_edited;
    set.name = m_name->text();
    set.counted = *values;
    if (!set.id.isValid())
        for (const auto& variable : m_selected)
            set.variables.push_back(variable.id);
    const auto done = m_session.project().perform(tr("Keep set of answers “%1”").arg(set.name.trimmed()), [&](Edit& db) -> Result<> {
        if (set.id.isValid())
            return answerSets::update(db, set);
        return answerSets::add(db, set).map([](AnswerSetId) {});
    });
    if (m_error->accept(done)) {
        m_session.notices().done(tr("Kept the set “%1”.").arg(set.name.trimmed()));
        hide();
    }
}

void AnswerSetBar::removeChosen()
{
    const auto name = m_edited.name;
    const auto id = m_edited.id;
    if (!id.isValid())
        return;
    const auto done =
        m_session.project().perform(tr("Remove set of answers “%1”").arg(name), [&](Edit& db) { answerSets::remove(db, id); });
    if (m_session.notices().accept(done)) {
        m_session.notices().done(tr("Removed the set “%1”; its variables stay.").arg(name));
        hide();
    }
}

} // namespace counterpoint::ui

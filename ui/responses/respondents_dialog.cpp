#include "ui/responses/respondents_dialog.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr std::size_t mostToTry = 40; ///< variables, of
constexpr qint64 mostRowsToTry = 2'000; ///< responses, so that the dialog opens at once
constexpr std::size_t mostNamed = 12;
} // namespace

RespondentsDialog::RespondentsDialog(Session& session, const Dataset& dataset, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_dataset(dataset)
    , m_variable(named(new QComboBox, "respondentsVariable", tr("Question that says who answers")))
    , m_compared(named(new QComboBox, "respondentsCompared", tr("What its answers are compared with")))
    , m_makes(
          named(new QCheckBox(tr("&Make a Case of each who is none yet")), "respondentsMake", tr("Make a Case of each who is none yet")))
    , m_found(named(new QLabel, "respondentsFound", tr("Who is found")))
    , m_error(new ErrorLine("respondentsError"))
{
    setObjectName(QStringLiteral("respondentsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Respondents of %1 who are Cases").arg(dataset.name));
    const auto variables =
        session.project().read([&](const Read& db) { return variables::of(db, dataset.id); }).value_or(std::vector<Variable>());
    for (const auto& variable : variables)
        m_variable->addItem(variable.label.isEmpty() ? variable.name : tr("%1: %2").arg(variable.name, variable.label.left(80)),
                            QVariant::fromValue(qlonglong(variable.id.value())));
    m_compared->addItem(tr("the names of Cases"), QVariant::fromValue(qlonglong(0)));
    for (const auto& attribute :
         session.project().read([](const Read& db) { return attributes::all(db); }).value_or(std::vector<Attribute>()))
        m_compared->addItem(tr("what Cases have as “%1”").arg(attribute.name), QVariant::fromValue(qlonglong(attribute.id.value())));
    for (auto* box : {m_variable, m_compared}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(40);
    }
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_found->setMinimumHeight(fontMetrics().height() * 5);
    auto* why = new QLabel(tr("What a respondent answers and what the same person says in an interview or group then count together."));
    why->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_link = named(buttons->addButton(tr("&Link"), QDialogButtonBox::ActionRole), "respondentsLink", tr("Link respondents and Cases"));
    m_link->setDefault(true);
    named(buttons->button(QDialogButtonBox::Cancel), "respondentsCancel", tr("Cancel"))->setAutoDefault(false);
    auto* form = new QFormLayout;
    form->addRow(tr("&Who answers is said by"), m_variable);
    form->addRow(tr("&Compare with"), m_compared);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(why);
    column->addLayout(form);
    column->addWidget(m_found, 1);
    column->addWidget(m_makes);
    column->addWidget(m_error);
    column->addWidget(buttons);
    chooseLikeliest();
    connect(m_variable, &QComboBox::currentIndexChanged, this, &RespondentsDialog::match);
    connect(m_compared, &QComboBox::currentIndexChanged, this, &RespondentsDialog::match);
    connect(m_makes, &QCheckBox::toggled, this, &RespondentsDialog::match);
    connect(m_link, &QPushButton::clicked, this, &RespondentsDialog::link);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    match();
}

/// The question, compared with names or with an attribute, whose answers most Cases are called by.
void RespondentsDialog::chooseLikeliest()
{
    if (m_dataset.rows > mostRowsToTry)
        return;
    qint64 most = 0;
    for (int i = 0; i < std::min(m_variable->count(), int(mostToTry)); ++i)
        for (int j = 0; j < m_compared->count(); ++j) {
            const auto known = m_session.project().read([&](const Read& db) {
                return respondents::match(db, VariableId(m_variable->itemData(i).toLongLong()),
                                          AttributeId(m_compared->itemData(j).toLongLong()))
                    .map([](const RespondentMatching& matching) { return matching.known(); });
            });
            if (known.value_or(0) <= most)
                continue;
            most = *known;
            m_variable->setCurrentIndex(i);
            m_compared->setCurrentIndex(j);
        }
}

void RespondentsDialog::match()
{
    const auto found = m_session.project().read([&](const Read& db) {
        return respondents::match(db, VariableId(m_variable->currentData().toLongLong()),
                                  AttributeId(m_compared->currentData().toLongLong()));
    });
    m_matching = found.value_or(RespondentMatching());
    const auto unknown = m_matching.unknown();
    m_makes->setEnabled(m_matching.byName && !unknown.empty());
    const bool makes = m_makes->isEnabled() && m_makes->isChecked();
    m_link->setEnabled(m_error->accept(found) && (m_matching.known() > 0 || makes));
    QStringList said{tr("%1 of %2 responses are by Cases that are known.").arg(m_matching.known()).arg(m_dataset.rows)};
    if (m_matching.silent > 0)
        said << tr("%n response(s) without an answer.", nullptr, int(m_matching.silent));
    if (!unknown.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(unknown.size(), mostNamed); ++i)
            names << tr("“%1”").arg(unknown[i].left(60));
        const auto list = names.join(QStringLiteral(", ")) + (unknown.size() > mostNamed ? QStringLiteral(" …") : QString());
        said << (makes ? tr("New Cases: %1.").arg(list) : tr("No Case, or more than one, is called %1.").arg(list));
    }
    m_found->setText(said.join(u'\n'));
}

void RespondentsDialog::link()
{
    const bool makes = m_makes->isEnabled() && m_makes->isChecked();
    const auto linked = m_session.project().perform(tr("Respondents of “%1” are Cases").arg(m_dataset.name),
                                                    [&](Edit& db) { return respondents::linkAll(db, m_matching, makes); });
    if (m_error->accept(linked))
        accept();
}

} // namespace counterpoint::ui

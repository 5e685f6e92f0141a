#include "ui/survey/paper_agreement.h"
#include "core/project/project.h"
#include "core/survey/questionnaires.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

enum Column { Question, First, Second, Settled };

QString shown(const PaperValue& value)
{
    switch (value.state) {
    case PaperValue::State::Answer:
        return value.value.isEmpty() ? PaperAgreement::tr("not ticked") : value.value;
    case PaperValue::State::Blank:
        return PaperAgreement::tr("(blank)");
    case PaperValue::State::Illegible:
        return PaperAgreement::tr("(illegible)");
    case PaperValue::State::NotAsked:
        return PaperAgreement::tr("(not to be answered)");
    }
    return {};
}

} // namespace

PaperAgreement::PaperAgreement(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "agreementTitle", tr("Form")))
    , m_table(named(new QTableWidget(0, 4), "agreementTable", tr("Fields that differ")))
    , m_answer(named(new QLineEdit, "agreementAnswer", tr("What the form says")))
    , m_problem(new ErrorLine("agreementProblem"))
    , m_save(named(new QPushButton(tr("&Settle the form")), "agreementSave", tr("Settle the form")))
{
    auto* first = named(new QPushButton(tr("Take the &first")), "agreementFirst", tr("Take the first entry"));
    auto* second = named(new QPushButton(tr("Take the se&cond")), "agreementSecond", tr("Take the second entry"));
    m_title->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(Question, QHeaderView::Stretch);
    m_answer->setPlaceholderText(tr("or type what the form says, . blank, ? illegible"));
    auto* row = new QHBoxLayout;
    row->addWidget(first);
    row->addWidget(second);
    row->addWidget(m_answer, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    const auto current = [this]() -> const PaperDifference* {
        const auto at = m_table->currentRow();
        return at < 0 ? nullptr : &m_differences[std::size_t(at)];
    };
    connect(first, &QPushButton::clicked, this, [this, current] {
        if (const auto* each = current())
            settle(each->first);
    });
    connect(second, &QPushButton::clicked, this, [this, current] {
        if (const auto* each = current())
            settle(each->second);
    });
    connect(m_answer, &QLineEdit::returnPressed, this, &PaperAgreement::takeTyped);
    connect(m_save, &QPushButton::clicked, this, &PaperAgreement::save);
}

void PaperAgreement::show(QuestionnaireId id, const PaperForm& form)
{
    auto questionnaire = m_session.project().read([&](const Read& db) { return questionnaires::read(db, id); });
    if (!m_session.notices().accept(questionnaire))
        return;
    m_id = id;
    m_form = form.id;
    m_questionnaire = std::make_unique<Questionnaire>(std::move(*questionnaire));
    m_settled.clear();
    m_differences = m_session.project()
                        .read([&](const Read& db) { return paperEntry::differences(db, *m_questionnaire, form.id); })
                        .value_or(std::vector<PaperDifference>());
    const auto by = [&](int pass) {
        const auto found = form.passes.find(pass);
        return found == form.passes.end() ? QString() : found->second.by;
    };
    m_title->setText(
        tr("Form %1 differs in %n field(s). Look at the form and choose what it says.", nullptr, int(m_differences.size())).arg(form.number));
    m_table->setHorizontalHeaderLabels({tr("Question"), tr("First:\n%1").arg(by(1)), tr("Second:\n%1").arg(by(2)), tr("Right is")});
    m_table->setRowCount(int(m_differences.size()));
    const auto fields = paperFields(*m_questionnaire);
    for (int i = 0; i < int(m_differences.size()); ++i) {
        const auto& each = m_differences[std::size_t(i)];
        QString words = each.key;
        for (const auto& field : fields)
            if (field.key == each.key)
                words = QStringLiteral("%1  %2").arg(field.number,
                                                     textOrOther(field.item->texts, role::label, m_questionnaire->defaultLanguage));
        m_table->setItem(i, Question, new QTableWidgetItem(words));
        m_table->setItem(i, First, new QTableWidgetItem(shown(each.first)));
        m_table->setItem(i, Second, new QTableWidgetItem(shown(each.second)));
        m_table->setItem(i, Settled, new QTableWidgetItem);
    }
    m_problem->setSentence({});
    m_save->setEnabled(false);
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, 0);
    m_table->setFocus();
}

void PaperAgreement::settle(const PaperValue& value)
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_settled[m_differences[std::size_t(row)].key] = value;
    m_table->item(row, Settled)->setText(shown(value));
    m_answer->clear();
    m_problem->setSentence({});
    if (row + 1 < m_table->rowCount())
        m_table->setCurrentCell(row + 1, 0);
    m_save->setEnabled(m_settled.size() == m_differences.size());
    if (m_save->isEnabled())
        m_save->setFocus();
}

void PaperAgreement::takeTyped()
{
    const int row = m_table->currentRow();
    const auto text = m_answer->text().trimmed();
    if (row < 0 || text.isEmpty())
        return;
    if (text == QLatin1String(".") || text == QLatin1String("?")) {
        settle({text == QLatin1String(".") ? PaperValue::State::Blank : PaperValue::State::Illegible, {}});
        return;
    }
    for (const auto& field : paperFields(*m_questionnaire)) {
        if (field.key != m_differences[std::size_t(row)].key)
            continue;
        const auto answer = readTyped(*m_questionnaire, field, text);
        m_problem->setSentence(answer.problem);
        if (answer.problem.isEmpty())
            settle({PaperValue::State::Answer, answer.value});
        return;
    }
}

void PaperAgreement::save()
{
    const auto done = m_session.project().perform(
        tr("Settle a paper form"), [&](Edit& db) { return paperEntry::agree(db, m_id, m_form, m_session.coderName(), m_settled); });
    if (m_session.notices().accept(done))
        Q_EMIT settled();
}

} // namespace counterpoint::ui
